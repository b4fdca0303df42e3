/*
 * Formats whose libraries are large are modules, loaded only when such a report is asked for: shared objects beside the
 * program, salespay-xlsx.so. They are looked for where the program itself lies (modules/ in a build folder, the library
 * folder of an installed one), never in the folder it is run in or by the system's search path.
 *
 * A module links what it calls of the rooms below it into itself, so that it needs no symbol of the program; data and
 * functions of both come from one source, which the handshake sees to. It exports one name:
 *
 *     REPORT_MODULE(report_write_xlsx)
 */
#ifndef SALESPAY_REPORT_MODULE_H
#define SALESPAY_REPORT_MODULE_H

#include "output/version.h"
#include "report/formats.h"

typedef struct {
    const char *(*version)(void); /* program_version, as the module was built with */
    size_t data_size, month_size; /* of report_data and report_month */
    int figures, messages;        /* how many there were */
    report_writer *write;
} report_module;

#define REPORT_MODULE_NAME  "salespay_report_module"
#define REPORT_MODULE_SIZES sizeof(report_data), sizeof(report_month), FIGURE_COUNT, MESSAGE_COUNT

#define REPORT_MODULE(writer)                                                                      \
    extern const report_module salespay_report_module;                                             \
    __attribute__((visibility("default")))                                                         \
    const report_module salespay_report_module = {program_version, REPORT_MODULE_SIZES, writer}

/* Whether the module was built with this program. */
bool report_module_fits(const report_module *module);

/*
 * The writer of a format's module, which stays loaded to the end. NULL and reported: it is not there (with the option to
 * build it by), its library cannot be loaded (with the package), or it belongs to another build.
 */
report_writer *report_module_writer(const report_format *format, diagnostics *d);

#endif
