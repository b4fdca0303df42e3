#include "pdf/slip.h"

#include "review/amounts.h"

/* ---- texts ---- */

/* What was copied, or "" and the slip fails. */
static text kept(const slip *s, text copy)
{
    if (!copy.bytes)
        s->sheet->failed = true;
    return copy.bytes ? copy : TEXT_EMPTY;
}

text slip_capitalized(const char *name, language lang, arena *memory)
{
    const size_t signs = strspn(name, "+-= ");
    const char letter = name[signs];
    if (lang != LANGUAGE_ENGLISH || letter < 'a' || letter > 'z')
        return arena_copy(memory, text_of(name));
    return arena_format(memory, "%.*s%c%s", (int)signs, name, letter - 'a' + 'A', name + signs + 1);
}

text slip_label(const slip *s, const char *name)
{
    return kept(s, slip_capitalized(name, s->data->lang, s->memory));
}

text slip_word(const slip *s, report_word w)
{
    return slip_label(s, report_text(w, s->data->lang));
}

text slip_amount(const slip *s, int128 fen)
{
    char shown[SHOWN_AMOUNT_SIZE];
    return kept(s, arena_copy(s->memory, text_of(amount_shown(fen, shown))));
}

text slip_month_name(month m, language lang, arena *memory)
{
    static const char *const english[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
    const int year = month_year(m), number = month_of_year(m);
    if (lang == LANGUAGE_CHINESE)
        return arena_format(memory, "%d年%d月", year, number);
    return arena_format(memory, "%s %d", english[number - 1], year);
}

/* ---- what blocks are made of ---- */

text_mark slip_line(const slip *s, text t, length size)
{
    return sheet_set(s->sheet, t, &(paragraph_style){.size = size});
}

void slip_heading(const slip *s, text name, text context)
{
    sheet_begin(s->sheet, BLOCK_LEADS, POINTS(4));
    const length top = POINTS(10);
    const text_mark left = slip_line(s, name, TYPE_BODY);
    const length line = top + sheet_baseline(s->sheet, left);
    sheet_place(s->sheet, left, 0, top, INK_TEXT);
    if (context.size > 0) {
        const text_mark right = slip_line(s, context, TYPE_SMALL);
        sheet_place_right(s->sheet, right, SLIP_WIDTH, line - sheet_baseline(s->sheet, right),
                          INK_QUIET);
    }
    sheet_bar(s->sheet, 0, top + sheet_height(s->sheet, left) + POINTS(2), SLIP_WIDTH, SLIP_HAIR,
              INK_QUIET);
}

#define ROW_INDENT POINTS(12)
#define ROW_GAP    POINTS(10)
#define ROW_AMOUNT POINTS(60) /* an ordinary one's, so that texts break alike in all rows */
#define ROW_LINES  8

#define ONE_LINE_BYTES 200 /* more than a line ever takes, in either language */

/* In words and numbers where that takes a line, else in numbers. */
static void write_how(const slip *s, const slip_row_of *row, const paragraph_style *style, length y)
{
    const text whole = row->how.whole, brief = row->how.brief;
    if (whole.size == 0)
        return;
    const bool fits = brief.size == 0 || whole.size <= ONE_LINE_BYTES;
    text_mark how = sheet_set(s->sheet, fits ? whole : brief, style);
    if (fits && brief.size > 0 && sheet_lines(s->sheet, how) > 1)
        how = sheet_set(s->sheet, brief, style);
    sheet_place(s->sheet, how, ROW_INDENT, y, INK_QUIET);
}

void slip_row(const slip *s, const slip_row_of *row)
{
    const length top = POINTS(3);
    sheet_begin(s->sheet, row->leads ? BLOCK_LEADS : BLOCK_PLAIN, TENTH_POINTS(15));
    const text_mark amount = slip_line(s, slip_amount(s, row->fen), TYPE_BODY);
    const length needed = sheet_width(s->sheet, amount);
    const length column = needed > ROW_AMOUNT ? needed : ROW_AMOUNT;
    const paragraph_style detail = {
        .size = TYPE_DETAIL,
        .width = SLIP_WIDTH - ROW_INDENT - ROW_GAP - column,
        .lines = ROW_LINES,
    };
    const text_mark sign = slip_line(s, text_of(row->sign), TYPE_BODY);
    const text_mark name = slip_line(s, row->name, TYPE_BODY);
    sheet_place(s->sheet, sign, 0, top, INK_QUIET);
    sheet_place(s->sheet, name, ROW_INDENT, top, INK_TEXT);
    sheet_place_right(s->sheet, amount, SLIP_WIDTH, top, INK_TEXT);
    if (row->sum)
        sheet_bar(s->sheet, SLIP_WIDTH - column, POINTS(2), column, SLIP_HAIR, INK_HAIR);
    write_how(s, row, &detail, top + sheet_height(s->sheet, name));
}

/* ---- the head ---- */

/* "Draft" in a frame: nobody is paid by what may still change. */
static void write_mark(const slip *s, length left, length line)
{
    if (s->month->state == REPORT_CLOSED)
        return;
    const text_mark mark = slip_line(s, slip_word(s, REPORT_WORD_DRAFT), TYPE_BODY);
    const length y = line - sheet_baseline(s->sheet, mark), pad = POINTS(6), thin = TENTH_POINTS(8);
    const length width = sheet_width(s->sheet, mark) + 2 * pad;
    const length top = y - POINTS(2), height = sheet_height(s->sheet, mark) + POINTS(4);
    sheet_place(s->sheet, mark, left + pad, y, INK_MARK);
    sheet_bar(s->sheet, left, top, width, thin, INK_MARK);
    sheet_bar(s->sheet, left, top + height - thin, width, thin, INK_MARK);
    sheet_bar(s->sheet, left, top, thin, height, INK_MARK);
    sheet_bar(s->sheet, left + width - thin, top, thin, height, INK_MARK);
}

static void write_head(const slip *s)
{
    static const paragraph_style company = {.size = TYPE_BODY, .width = SLIP_WIDTH, .lines = 2};
    const text scheme = s->month->now.computed.rules->scheme_name;
    sheet_begin(s->sheet, BLOCK_LEADS, 0);
    length y = 0;
    if (scheme.size > 0) {
        const text_mark above = sheet_set(s->sheet, scheme, &company);
        sheet_place(s->sheet, above, 0, 0, INK_QUIET);
        y = sheet_height(s->sheet, above) + POINTS(3);
    }
    const text_mark title = slip_line(s, slip_word(s, REPORT_WORD_PAYSLIP), TYPE_TITLE);
    const text_mark when = slip_line(
        s, kept(s, slip_month_name(s->month->month, s->data->lang, s->memory)), TYPE_NAME);
    const length line = y + sheet_baseline(s->sheet, title);
    sheet_place(s->sheet, title, 0, y, INK_TEXT);
    sheet_place_right(s->sheet, when, SLIP_WIDTH, line - sheet_baseline(s->sheet, when), INK_TEXT);
    write_mark(s, sheet_width(s->sheet, title) + POINTS(12), line);
    sheet_bar(s->sheet, 0, y + sheet_height(s->sheet, title) + POINTS(5), SLIP_WIDTH, SLIP_LINE,
              INK_TEXT);
}

#define FACT_GAP   POINTS(10)
#define FACT_WIDTH ((SLIP_WIDTH - 2 * FACT_GAP) / 3)

static void write_fact(const slip *s, report_word w, text value, length x, length y)
{
    static const paragraph_style style = {.size = TYPE_BODY, .width = FACT_WIDTH, .lines = 4};
    const text_mark name = slip_line(s, slip_word(s, w), TYPE_DETAIL);
    sheet_place(s->sheet, name, x, y, INK_QUIET);
    if (value.size > 0)
        sheet_place(s->sheet, sheet_set(s->sheet, value, &style), x,
                    y + sheet_height(s->sheet, name), INK_TEXT);
}

static void write_person(const slip *s)
{
    static const paragraph_style style = {.size = TYPE_NAME, .width = SLIP_WIDTH, .lines = 4};
    const person *who = s->person->who;
    sheet_begin(s->sheet, BLOCK_LEADS, POINTS(3));
    const text_mark name = sheet_set(s->sheet, who->name, &style);
    const length below = POINTS(8) + sheet_height(s->sheet, name) + POINTS(4);
    sheet_place(s->sheet, name, 0, POINTS(8), INK_TEXT);
    write_fact(s, REPORT_WORD_EMPLOYEE, who->id, 0, below);
    write_fact(s, REPORT_WORD_DEPARTMENT, who->department, FACT_WIDTH + FACT_GAP, below);
    write_fact(s, REPORT_WORD_GRADE, s->person->grade, 2 * (FACT_WIDTH + FACT_GAP), below);
}

/* ---- pages ---- */

static void show(const slip *s, text t, length size, side at, length y)
{
    const paragraph_style style = {.size = size, .width = SLIP_WIDTH, .lines = 1, .side = at};
    paragraph *p = s->sheet->failed ? NULL : canvas_set(s->canvas, t, &style);
    if (p) {
        canvas_show(s->canvas, p, SLIP_MARGIN, y, INK_QUIET);
        paragraph_free(p);
    } else {
        s->sheet->failed = true;
    }
}

/* Whose page it is, where a payslip has several. */
static void show_margins(const slip *s, int page, int count)
{
    const person *who = s->person->who;
    const text when = kept(s, slip_month_name(s->month->month, s->data->lang, s->memory));
    const text number = kept(s, arena_format(s->memory, "%d / %d", page, count));
    const text whose =
        kept(s, arena_format(s->memory, "%.*s  %.*s  %s  (%s)", (int)who->id.size, who->id.bytes,
                             (int)who->name.size, who->name.bytes, when.bytes,
                             report_text(REPORT_WORD_CONTINUED, s->data->lang)));
    show(s, number, TYPE_SMALL, SIDE_RIGHT, SLIP_BOTTOM + POINTS(10));
    if (page > 1) {
        show(s, whose, TYPE_SMALL, SIDE_LEFT, SLIP_TOP);
        canvas_bar(s->canvas, SLIP_MARGIN, SLIP_TOP + POINTS(13), SLIP_WIDTH, SLIP_HAIR, INK_QUIET);
    }
}

static void add_bookmark(const slip *s)
{
    const person *who = s->person->who;
    char when[MONTH_TEXT_SIZE];
    month_format(s->month->month, when);
    const text title = kept(s, arena_format(s->memory, "%s  %.*s  %.*s", when, (int)who->id.size,
                                            who->id.bytes, (int)who->name.size, who->name.bytes));
    canvas_bookmark(s->canvas, title.bytes);
}

bool slip_draw(const slip *s)
{
    write_head(s);
    write_person(s);
    slip_parts(s);
    slip_closing(s);
    const int count = sheet_pages(s->sheet);
    add_bookmark(s);
    for (int page = 1; page <= count && !s->sheet->failed; page++) {
        if (page > 1)
            canvas_next_page(s->canvas);
        if (count > 1)
            show_margins(s, page, count);
        sheet_draw(s->sheet, page);
    }
    sheet_clear(s->sheet);
    return !s->sheet->failed;
}
