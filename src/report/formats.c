#include "report/formats.h"

#include "report/module.h"

const report_format report_formats[] = {
    {".xlsx", REPORT_LINES, NULL, "xlsx", "SALESPAY_XLSX", "libxlsxwriter-dev"},
    {".pdf", REPORT_FORMULAS, NULL, "pdf", "SALESPAY_PDF", "libpangocairo-1.0-0"},
    {".html", REPORT_BEFORE | REPORT_YEAR, report_write_html, NULL, NULL, NULL},
    {".txt", 0, report_write_text, NULL, NULL, NULL},
};
const size_t report_format_count = sizeof report_formats / sizeof *report_formats;

const report_format *report_format_for(const char *path)
{
    const text name = text_of(strcmp(path, "-") == 0 ? "-.txt" : path);
    for (size_t i = 0; i < report_format_count; i++) {
        const text ending = text_of(report_formats[i].ending);
        if (name.size > ending.size &&
            text_equal_ignoring_case(text_from(name.bytes + name.size - ending.size, ending.size),
                                     ending))
            return &report_formats[i];
    }
    return NULL;
}

const char *report_endings(arena *memory)
{
    text list = TEXT_EMPTY;
    for (size_t i = 0; i < report_format_count && list.bytes; i++)
        list =
            arena_format(memory, "%s%s%s", list.bytes, i > 0 ? ", " : "", report_formats[i].ending);
    return list.bytes;
}

bool report_format_write(const report_format *format, const report_data *data, FILE *out,
                         diagnostics *d)
{
    report_writer *write = format->write ? format->write : report_module_writer(format, d);
    return write && write(data, out, d);
}
