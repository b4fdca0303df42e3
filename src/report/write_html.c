/*
 * A report as one page for a browser and for paper: no script, and nothing that is loaded; its policy forbids both, so
 * that a name cannot bring about either. It follows the reader's light or dark theme.
 */
#include "report/formats.h"
#include "report/html_page.h"
#include "report/page_style.h"

static void write_period(const html_page *p)
{
    const report_data *data = p->data;
    html_month(p, data->months[0].month);
    if (data->month_count > 1) {
        fputs(" – ", p->out);
        html_month(p, data->months[data->month_count - 1].month);
    }
}

static void write_title(const html_page *p)
{
    html_word(p, REPORT_WORD_PAY_REPORT);
    putc(' ', p->out);
    write_period(p);
    if (p->data->scheme.size > 0) {
        fputs(" · ", p->out);
        html_text(p, p->data->scheme);
    }
}

static void write_head(const html_page *p)
{
    fprintf(p->out,
            "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "style-src 'unsafe-inline'\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
            "<meta name=\"robots\" content=\"noindex\"/>\n<title>",
            p->lang == LANGUAGE_CHINESE ? "zh-CN" : "en");
    write_title(p);
    fputs("</title>\n<style>\n", p->out);
    (void)fwrite(page_style.bytes, 1, page_style.size, p->out);
    fputs("</style>\n</head>\n", p->out);
}

/* How the month stands, so that nobody takes a draft for what was paid. */
static void write_state(const html_page *p, report_state state)
{
    static const char *const classes[REPORT_STATES] = {"open", "open", "open", "closed"};
    fprintf(p->out, "<span class=\"state %s\">", classes[state]);
    html_text(p, text_of(report_state_text(state, p->lang)));
    fputs("</span>", p->out);
}

/* Of a report on one person: who that is, by the name of the last month that knows it. */
static void write_only(const html_page *p)
{
    const report_data *data = p->data;
    text name = TEXT_EMPTY;
    for (size_t i = 0; i < data->month_count; i++)
        if (data->months[i].person_count > 0)
            name = data->months[i].persons[0].who->name;
    fputs("<b>", p->out);
    html_text(p, name);
    putc(' ', p->out);
    html_text(p, data->only);
    fputs("</b>", p->out);
}

static void write_banner(const html_page *p)
{
    const report_data *data = p->data;
    fputs("<header>\n", p->out);
    if (data->scheme.size > 0) {
        fputs("<p class=\"scheme\">", p->out);
        html_text(p, data->scheme);
        fputs("</p>\n", p->out);
    }
    fputs("<h1>", p->out);
    html_word(p, REPORT_WORD_PAY_REPORT);
    fputs(" <span class=\"period\">", p->out);
    write_period(p);
    fputs("</span></h1>\n<p class=\"facts\">", p->out);
    if (data->month_count == 1)
        write_state(p, data->months[0].state);
    if (data->only.bytes)
        write_only(p);
    fputs("<span>", p->out);
    html_word(p, REPORT_WORD_IN_YUAN);
    fputs("</span></p>\n</header>\n", p->out);
}

static bool write_month(html_page *p, const report_month *m)
{
    if (m->person_count == 0) {
        html_note(p, REPORT_WORD_NOBODY);
        return html_changes(p, m) && html_collection(p, m);
    }
    html_totals(p, m);
    if (!html_changes(p, m) || !html_bars(p, m))
        return false;
    if (p->data->month_count == 1)
        html_year(p);
    html_fund(p, m);
    if (!html_collection(p, m))
        return false;
    html_payroll(p, m); /* the longest, and the only one on broad paper */
    return true;
}

static bool write_months(html_page *p)
{
    const report_data *data = p->data;
    bool good = true;
    html_months(p);
    html_year(p);
    p->level = 3;
    for (size_t i = 0; i < data->month_count && good; i++) {
        const report_month *m = &data->months[i];
        char written[MONTH_TEXT_SIZE];
        month_format(m->month, written);
        fprintf(p->out, "<article aria-labelledby=\"month-%s\">\n<h2 id=\"month-%s\">%s ", written,
                written, written);
        write_state(p, m->state);
        fputs("</h2>\n", p->out);
        good = write_month(p, m);
        fputs("</article>\n", p->out);
    }
    return good;
}

bool report_write_html(const report_data *data, FILE *out, diagnostics *d)
{
    html_page p = {.data = data, .out = out, .lang = data->lang, .level = 2};
    (void)d; /* what fails is memory or the stream, which the caller tells */
    write_head(&p);
    fputs("<body>\n", out);
    write_banner(&p);
    fputs("<main>\n", out);
    const bool good = data->month_count > 1 ? write_months(&p) : write_month(&p, &data->months[0]);
    fputs("</main>\n</body>\n</html>\n", out);
    arena_release(&p.scratch);
    return good && !ferror(out);
}
