#include "pdf/slip.h"

/* A part, or a sum of those above it. */
typedef struct {
    figure shown;
    const char *sign;
    bool always; /* shown although it is 0 */
    telling told;
} part;

#define SUM          "="
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const part commission[] = {
    {FIGURE_BASE_COMMISSION, "", true, TOLD_FORMULA},
    {FIGURE_EXCESS_COMMISSION, "+", false, TOLD_FORMULA},
    {FIGURE_COMMISSION, SUM, false, TOLD_NOT},
    {FIGURE_LATE_DEDUCTION, "−", false, TOLD_FORMULA},
    {FIGURE_COMMISSION_DUE, SUM, false, TOLD_NOT},
    {FIGURE_RISK_FUND_WITHHELD, "−", false, TOLD_FORMULA},
    {FIGURE_COMMISSION_PAID, SUM, true, TOLD_NOT},
};
static const part pay[] = {
    {FIGURE_BASE_SALARY, "", true, TOLD_FORMULA},
    {FIGURE_BASE_FORFEIT, "−", false, TOLD_NOTES},
    {FIGURE_COMMISSION_PAID, "+", true, TOLD_NOT},
    {FIGURE_RISK_FUND_RELEASED, "+", false, TOLD_NOTES},
    {FIGURE_ALLOWANCES, "+", false, TOLD_ALLOWANCES},
    {FIGURE_PROFIT_SHARE, "+", false, TOLD_FORMULA},
    {FIGURE_BONUS, "+", false, TOLD_NOTES},
    {FIGURE_ADDITIONS, "+", false, TOLD_NOTES},
    {FIGURE_GROSS_PAY, SUM, true, TOLD_NOT},
};
static const part taken[] = {
    {FIGURE_SOCIAL_INSURANCE, "+", false, TOLD_NOTES},
    {FIGURE_HOUSING_FUND, "+", false, TOLD_NOTES},
    {FIGURE_TAX, "+", false, TOLD_NOTES},
    {FIGURE_DEDUCTIONS, "+", false, TOLD_NOTES},
    {FIGURE_CARRIED_IN, "+", false, TOLD_NOT},
    {FIGURE_CARRIED_WRITTEN_OFF, "−", false, TOLD_NOTES},
};

static bool is_sum(const part *p)
{
    return p->sign[0] == SUM[0];
}

/* Whether a part that stands lies between the i-th and the next sum. */
static bool goes_on(const slip *s, const part *parts, size_t i, size_t count)
{
    for (i++; i < count && !is_sum(&parts[i]); i++)
        if (parts[i].always || slip_figure(s, parts[i].shown) != 0)
            return true;
    return false;
}

/* A sum on the way stands where it adds up two rows at the least, and is taken further. */
static bool stands(const slip *s, const part *parts, size_t i, size_t count, size_t rows_before)
{
    if (parts[i].always)
        return true;
    if (is_sum(&parts[i]))
        return rows_before > 1 && goes_on(s, parts, i, count);
    return slip_figure(s, parts[i].shown) != 0;
}

/* The first row bears no plus: nothing stands before it. */
static void write_parts(const slip *s, const part *parts, size_t count)
{
    size_t rows = 0; /* that the next sum adds up */
    for (size_t i = 0; i < count; i++) {
        if (!stands(s, parts, i, count, rows))
            continue;
        const figure f = parts[i].shown;
        slip_row(s, &(slip_row_of){
                        .sign = rows == 0 && parts[i].sign[0] == '+' ? "" : parts[i].sign,
                        .name = slip_label(s, figure_label(f, s->data->lang)),
                        .fen = slip_figure(s, f),
                        .how = slip_how(s, f, parts[i].told),
                        .sum = is_sum(&parts[i]),
                    });
        rows = is_sum(&parts[i]) ? 1 : rows + 1;
    }
}

/* "Collected payments 85,000.00" */
static text named_amount(const slip *s, figure f)
{
    const text name = slip_label(s, figure_label(f, s->data->lang));
    const text amount = slip_amount(s, slip_figure(s, f));
    const text both = arena_format(s->memory, "%s  %s", name.bytes, amount.bytes);
    if (!both.bytes)
        s->sheet->failed = true;
    return both.bytes ? both : TEXT_EMPTY;
}

/* What is taken off in all; its rows are parts of net pay, so that the sum follows from both. */
static void write_taken(const slip *s)
{
    bool any = false;
    for (size_t i = 0; i < COUNT(taken); i++)
        any = any || slip_figure(s, taken[i].shown) != 0;
    if (!any)
        return;
    slip_heading(s, slip_word(s, REPORT_WORD_TAKEN), TEXT_EMPTY);
    write_parts(s, taken, COUNT(taken));
    slip_row(s, &(slip_row_of){
                    .sign = SUM,
                    .name = slip_word(s, REPORT_WORD_TAKEN_TOTAL),
                    .fen = (int128)slip_figure(s, FIGURE_GROSS_PAY) -
                           slip_figure(s, FIGURE_NET_BEFORE_CARRY),
                    .sum = true,
                });
}

void slip_parts(const slip *s)
{
    const bool contracted = s->month->now.computed.rules->measure == MEASURE_CONTRACTED;
    slip_heading(s, slip_word(s, REPORT_WORD_COMMISSION), named_amount(s, FIGURE_COLLECTED));
    write_parts(s, commission, COUNT(commission));
    slip_heading(s, slip_word(s, REPORT_WORD_PAY_PARTS),
                 contracted ? named_amount(s, FIGURE_SALES) : TEXT_EMPTY);
    write_parts(s, pay, COUNT(pay));
    write_taken(s);
}
