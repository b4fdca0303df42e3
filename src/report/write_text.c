/* A report as text: tables that stand right under wide characters too, for a terminal, a printer or a mail. */
#include "io/show.h"
#include "report/formats.h"
#include "report/text_tables.h"
#include "report/words.h"

/* "2026-06  draft", below the name of the scheme. */
static void write_head(const report_data *data, const report_month *m, FILE *out)
{
    char written[MONTH_TEXT_SIZE];
    const text scheme = m->now.computed.rules->scheme_name;
    month_format(m->month, written);
    if (scheme.size > 0) {
        show_text(out, scheme);
        fputs("  ", out);
    }
    fprintf(out, "%s  %s\n", written, report_state_text(m->state, data->lang));
}

static bool write_month(const report_data *data, const report_month *m, FILE *out)
{
    write_head(data, m, out);
    if (m->person_count == 0) {
        fprintf(out, "\n%s\n", report_text(REPORT_WORD_NOBODY, data->lang));
        return true;
    }
    return text_pay(data, m, out) && text_commission(data, m, out) && text_fund(data, m, out) &&
           text_collection(data, m, out) && text_adjustments(data, m, out);
}

bool report_write_text(const report_data *data, FILE *out, diagnostics *d)
{
    bool written = true;
    for (size_t i = 0; written && i < data->month_count; i++) {
        if (i > 0)
            putc('\n', out);
        written = write_month(data, &data->months[i], out);
    }
    if (written && data->month_count > 1)
        written = text_months(data, out);
    if (!written && !ferror(out))
        diagnostics_out_of_memory(d);
    return written && !ferror(out);
}
