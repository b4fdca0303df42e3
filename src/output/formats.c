#include "output/formats.h"

#include "output/payment_ids.h"

#define MONTH_FILES(ROW)                                                                                               \
    ROW("payslips.csv", NULL, payslips_write)                                                                          \
    ROW("balances.csv", NULL, balances_write)                                                                          \
    ROW("receivables.csv", receivables_wanted, receivables_write)                                                      \
    ROW("totals.csv", NULL, totals_write)                                                                              \
    ROW(MANIFEST_NAME, NULL, manifest_write)                                                                           \
    ROW(PAYMENT_IDS_NAME, payment_ids_wanted, payment_ids_write)

const month_file month_files[] = {
#define ROW(name, wanted, write) {name, wanted, write},
    MONTH_FILES(ROW)
#undef ROW
};
const size_t month_file_count = sizeof month_files / sizeof *month_files;

bool month_file_write(const month_file *file, const month_result *result, FILE *out, diagnostics *d)
{
    return file->write(result, out) || ferror(out) || diagnostics_out_of_memory(d);
}

const char *const month_file_names[] = {
#define ROW(name, wanted, write) name,
    MONTH_FILES(ROW)
#undef ROW
    COMMISSION_LINES_NAME,
    NULL,
};

const char *const closed_month_names[] = {
#define ROW(name, wanted, write) name,
    MONTH_FILES(ROW)
#undef ROW
    COMMISSION_LINES_NAME,
    SEAL_FILE_NAME,
    ARCHIVE_NAME "/",
    NULL,
};

const char *const reopened_month_names[] = {
#define ROW(name, wanted, write) name,
    MONTH_FILES(ROW)
#undef ROW
    COMMISSION_LINES_NAME,
    SEAL_FILE_NAME,
    ARCHIVE_NAME "/",
    REOPEN_REASON_NAME,
    NULL,
};
