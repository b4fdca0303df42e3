#include "report/html.h"

#include "review/amounts.h"

/* ---- texts ---- */

/* What HTML does not allow, and marks that reorder or hide what stands around them. */
static bool is_forbidden(int32_t c)
{
    return c < 0 || (c >= 0x80 && c <= 0x9F) || (c & 0xFFFE) == 0xFFFE ||
           (c >= 0xFDD0 && c <= 0xFDEF) || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

/* NULL: the character stands as it is. */
static const char *entity_of(int32_t c)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return is_forbidden(c) ? "\xef\xbf\xbd" : NULL;
    }
}

void html_text(const html_page *p, text t)
{
    while (t.size > 0) {
        size_t size;
        const int32_t c = utf8_decode(t, &size);
        const char *entity = entity_of(c);
        if (entity)
            fputs(entity, p->out);
        else if (c < 0x20 || c == 0x7F) /* U+2400 to U+2421: the pictures of the controls */
            fprintf(p->out, "\xe2\x90%c", 0x80 | (c == 0x7F ? 0x21 : c));
        else
            (void)fwrite(t.bytes, 1, size, p->out);
        t = text_from(t.bytes + size, t.size - size);
    }
}

void html_word(const html_page *p, report_word w)
{
    html_text(p, text_of(report_text(w, p->lang)));
}

void html_amount(const html_page *p, int128 fen)
{
    char buffer[SHOWN_AMOUNT_SIZE];
    fputs(amount_shown(fen, buffer), p->out);
}

void html_difference(const html_page *p, int128 fen)
{
    char buffer[SHOWN_AMOUNT_SIZE];
    fprintf(p->out, fen < 0 ? "<span class=\"minus\">%s</span>" : "%s",
            difference_shown(fen, buffer));
}

void html_month(const html_page *p, month m)
{
    char buffer[MONTH_TEXT_SIZE];
    month_format(m, buffer);
    fputs(buffer, p->out);
}

/* ---- sections ---- */

void html_heading(const html_page *p, int level, report_word w)
{
    fprintf(p->out, "<h%d>", level);
    html_word(p, w);
    fprintf(p->out, "</h%d>\n", level);
}

void html_section_begin(const html_page *p, month m, const char *key, report_word heading)
{
    char written[MONTH_TEXT_SIZE];
    month_format(m, written);
    fprintf(p->out, "<section class=\"%s\" aria-labelledby=\"%s-%s\">\n<h%d id=\"%s-%s\">", key,
            key, written, p->level, key, written);
    html_word(p, heading);
    fprintf(p->out, "</h%d>\n", p->level);
}

void html_section_end(const html_page *p)
{
    fputs("</section>\n", p->out);
}

void html_note(const html_page *p, report_word w)
{
    fputs("<p class=\"note\">", p->out);
    html_word(p, w);
    fputs("</p>\n", p->out);
}

/* ---- tables ---- */

void html_table_begin(const html_page *p, month m, const char *key, report_word caption,
                      const char *type)
{
    char written[MONTH_TEXT_SIZE];
    month_format(m, written);
    fprintf(
        p->out,
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"%s-table-%s\">\n"
        "<table%s%s%s>\n<caption id=\"%s-table-%s\"><span>",
        key, written, *type ? " class=\"" : "", type, *type ? "\"" : "", key, written);
    html_word(p, caption);
    fputs("</span></caption>\n<thead>\n<tr>", p->out);
}

void html_table_column(const html_page *p, text heading, bool amounts)
{
    fprintf(p->out, "<th scope=\"col\"%s>", amounts ? "" : " class=\"t\"");
    html_text(p, heading);
    fputs("</th>", p->out);
}

void html_table_body(const html_page *p)
{
    fputs("</tr>\n</thead>\n<tbody>\n", p->out);
}

void html_table_total(const html_page *p)
{
    fputs("</tbody>\n<tfoot>\n", p->out);
}

void html_table_end(const html_page *p)
{
    fputs("</tfoot>\n</table>\n</div>\n", p->out);
}

void html_row_begin(const html_page *p, text heading)
{
    fputs("<tr><th scope=\"row\">", p->out);
    html_text(p, heading);
    fputs("</th>", p->out);
}

void html_row_person(const html_page *p, text name, text id)
{
    fputs("<tr><th scope=\"row\">", p->out);
    html_text(p, name);
    fputs(" <small>", p->out);
    html_text(p, id);
    fputs("</small></th>", p->out);
}

void html_row_end(const html_page *p)
{
    fputs("</tr>\n", p->out);
}

void html_cell_amount(const html_page *p, int128 fen)
{
    fputs(fen < 0 ? "<td class=\"minus\">" : "<td>", p->out);
    html_amount(p, fen);
    fputs("</td>", p->out);
}

void html_cell_difference(const html_page *p, int128 fen)
{
    char buffer[SHOWN_AMOUNT_SIZE];
    fprintf(p->out, "<td%s>%s</td>", fen < 0 ? " class=\"minus\"" : "",
            difference_shown(fen, buffer));
}

void html_cell_text(const html_page *p, text t)
{
    fputs("<td class=\"t\">", p->out);
    html_text(p, t);
    fputs("</td>", p->out);
}
