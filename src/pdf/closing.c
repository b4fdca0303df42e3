/*
 * How a payslip ends. All of it stays on one page: nobody signs a page that does not say what for.
 */
#include "base/capitals.h"
#include "pdf/slip.h"
#include "review/words.h"

#define CAPITALS_WIDTH (SLIP_WIDTH - POINTS(80))

/* The amount as banks read it, in Chinese whatever the language is; gives the lower edge. */
static length write_capitals(const slip *s, int64_t fen, length y)
{
    static const paragraph_style style = {
        .size = POINTS(10), .width = CAPITALS_WIDTH, .side = SIDE_RIGHT};
    char written[MONEY_CAPITALS_SIZE];
    const size_t size = money_capitals(money_of_fen(fen), written);
    const text_mark name = slip_line(s, slip_word(s, REPORT_WORD_CAPITALS), TYPE_SMALL);
    const text_mark capitals = sheet_set(s->sheet, text_from(written, size), &style);
    const length line = y + sheet_baseline(s->sheet, capitals);
    sheet_place(s->sheet, name, 0, line - sheet_baseline(s->sheet, name), INK_QUIET);
    sheet_place(s->sheet, capitals, SLIP_WIDTH - CAPITALS_WIDTH, y, INK_TEXT);
    return y + sheet_height(s->sheet, capitals);
}

/* Net pay, in figures and in capitals, between two lines. */
static void write_net_pay(const slip *s)
{
    const int64_t net = slip_figure(s, FIGURE_NET_PAY);
    const length top = POINTS(14);
    sheet_begin(s->sheet, BLOCK_LEADS, POINTS(3));
    sheet_bar(s->sheet, 0, POINTS(9), SLIP_WIDTH, SLIP_LINE, INK_TEXT);
    const text_mark name =
        slip_line(s, slip_label(s, figure_label(FIGURE_NET_PAY, s->data->lang)), POINTS(11));
    const text_mark amount = slip_line(s, slip_amount(s, net), TYPE_TITLE);
    const length line = top + sheet_baseline(s->sheet, amount);
    sheet_place(s->sheet, name, 0, line - sheet_baseline(s->sheet, name), INK_TEXT);
    sheet_place_right(s->sheet, amount, SLIP_WIDTH, top, INK_TEXT);
    const length end = write_capitals(s, net, top + sheet_height(s->sheet, amount) + POINTS(2));
    sheet_bar(s->sheet, 0, end + POINTS(5), SLIP_WIDTH, SLIP_LINE, INK_TEXT);
}

/* What the pay did not cover is taken off the next one's. */
static void write_carried_out(const slip *s)
{
    if (slip_figure(s, FIGURE_CARRIED_OUT) != 0)
        slip_row(s, &(slip_row_of){
                        .sign = "",
                        .name = slip_label(s, figure_label(FIGURE_CARRIED_OUT, s->data->lang)),
                        .fen = slip_figure(s, FIGURE_CARRIED_OUT),
                        .leads = true,
                    });
}

/* ---- the risk fund ---- */

static const struct {
    figure shown;
    review_word name; /* with its sign */
} fund[] = {
    {FIGURE_RISK_FUND_OPENING, REVIEW_OPENING}, {FIGURE_RISK_FUND_WITHHELD, REVIEW_WITHHELD},
    {FIGURE_RISK_FUND_DRAWN, REVIEW_DRAWN},     {FIGURE_RISK_FUND_RELEASED, REVIEW_RELEASED},
    {FIGURE_RISK_FUND_BALANCE, REVIEW_CLOSING},
};
#define FUND_COUNT      (sizeof fund / sizeof *fund)
#define FUND_COLUMN     (SLIP_WIDTH / (length)FUND_COUNT)
#define FUND_DIGITS_MAX strlen("9,999,999.99") /* that a column takes */

static bool has_fund(const slip *s)
{
    bool any = s->month->now.computed.rules->has_risk_fund;
    for (size_t i = 0; i < FUND_COUNT; i++)
        any = any || slip_figure(s, fund[i].shown) != 0;
    return any;
}

static bool fits_columns(const slip *s)
{
    for (size_t i = 0; i < FUND_COUNT; i++)
        if (slip_amount(s, slip_figure(s, fund[i].shown)).size > FUND_DIGITS_MAX)
            return false;
    return true;
}

static text fund_name(const slip *s, size_t i)
{
    return slip_label(s, review_text(fund[i].name, s->data->lang));
}

static void write_fund_columns(const slip *s)
{
    sheet_begin(s->sheet, BLOCK_LEADS, 0);
    for (size_t i = 0; i < FUND_COUNT; i++) {
        const length right = i + 1 < FUND_COUNT ? (length)(i + 1) * FUND_COLUMN : SLIP_WIDTH;
        const text_mark name = slip_line(s, fund_name(s, i), TYPE_SMALL);
        const text_mark amount =
            slip_line(s, slip_amount(s, slip_figure(s, fund[i].shown)), TYPE_BODY);
        sheet_place_right(s->sheet, name, right, POINTS(4), INK_QUIET);
        sheet_place_right(s->sheet, amount, right, POINTS(4) + sheet_height(s->sheet, name),
                          INK_TEXT);
    }
}

/* Amounts too large for columns stand below each other. */
static void write_fund_rows(const slip *s)
{
    for (size_t i = 0; i < FUND_COUNT; i++)
        slip_row(s, &(slip_row_of){
                        .sign = "",
                        .name = fund_name(s, i),
                        .fen = slip_figure(s, fund[i].shown),
                        .sum = i + 1 == FUND_COUNT,
                        .leads = true,
                    });
}

static void write_fund(const slip *s)
{
    if (!has_fund(s))
        return;
    slip_heading(s, slip_word(s, REPORT_WORD_FUND), TEXT_EMPTY);
    if (fits_columns(s))
        write_fund_columns(s);
    else
        write_fund_rows(s);
}

/* ---- signature and date ---- */

static void write_signed(const slip *s, report_word w, length left, length right)
{
    const text_mark name = slip_line(s, slip_word(s, w), TYPE_SMALL);
    const length line = POINTS(28);
    const length begin = left + sheet_width(s->sheet, name) + POINTS(6);
    sheet_place(s->sheet, name, left, line - sheet_baseline(s->sheet, name), INK_QUIET);
    sheet_bar(s->sheet, begin, line + POINTS(2), right - begin, SLIP_HAIR, INK_QUIET);
}

void slip_closing(const slip *s)
{
    write_net_pay(s);
    write_carried_out(s);
    write_fund(s);
    sheet_begin(s->sheet, BLOCK_FOOT, POINTS(10));
    write_signed(s, REPORT_WORD_SIGNED, 0, SLIP_WIDTH / 2);
    write_signed(s, REPORT_WORD_SIGNED_ON, SLIP_WIDTH / 2 + POINTS(18), SLIP_WIDTH);
}
