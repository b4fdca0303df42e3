/* The workbook (.xlsx), by libxlsxwriter. The same data, the same bytes: it bears the last day of its last month. */
#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "report/module.h"
#include "xlsx/limits.h"
#include "xlsx/sheets.h"
#include "xlsx/temporary.h"

static sheet_writer *const sheets[] = {sheet_payslips, sheet_strips, sheet_lines, sheet_fund,
                                       sheet_totals};

static bool not_made(const char *why, diagnostics *d)
{
    REPORT(d, REPORT_NOT_MADE, LOCATION_NONE, TEXT_LITERAL(".xlsx"), text_of(why));
    return false;
}

/* Without a date of its own the library would take the clock's. */
static lxw_error describe(const report_data *data, lxw_workbook *workbook)
{
    const date last = month_last_day(data->months[data->month_count - 1].month);
    lxw_doc_properties properties = {.created = (time_t)last.days * 86400};
    return workbook_set_properties(workbook, &properties);
}

static lxw_error fill(const report_data *data, lxw_workbook *workbook)
{
    xlsx_book book = {.data = data, .workbook = workbook};
    lxw_error error = styles_make(workbook, book.styles);
    if (!error)
        error = describe(data, workbook);
    for (size_t i = 0; !error && i < sizeof sheets / sizeof *sheets; i++)
        error = sheets[i](&book);
    return error;
}

/* The library writes to a name alone: this one is of memory. */
static bool write_into(int descriptor, const report_data *data, diagnostics *d)
{
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    temporary_begin();
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *workbook = workbook_new_opt(path, &options);
    if (!workbook)
        return diagnostics_out_of_memory(d);
    lxw_error error = fill(data, workbook);
    if (error)
        lxw_workbook_free(workbook);
    else
        error = workbook_close(workbook); /* frees it, too */
    if (temporary_failure())
        return not_made(strerror(temporary_failure()), d);
    return !error || not_made(lxw_strerror(error), d);
}

static bool copy_out(int descriptor, FILE *out, diagnostics *d)
{
    char chunk[65536];
    off_t at = 0;
    ssize_t size;
    while ((size = pread(descriptor, chunk, sizeof chunk, at)) > 0) {
        if (fwrite(chunk, 1, (size_t)size, out) != (size_t)size)
            return false;
        at += size;
    }
    return size == 0 || not_made(strerror(errno), d);
}

static bool report_write_xlsx(const report_data *data, FILE *out, diagnostics *d)
{
    if (!limits_hold(data, d))
        return false;
    const int descriptor = memfd_create("report.xlsx", MFD_CLOEXEC);
    if (descriptor < 0)
        return not_made(strerror(errno), d);
    const bool written = write_into(descriptor, data, d) && copy_out(descriptor, out, d);
    (void)close(descriptor); /* memory alone, copied by now */
    return written;
}

REPORT_MODULE(report_write_xlsx);
