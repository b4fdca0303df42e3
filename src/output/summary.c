#include "output/summary.h"

#include "base/digits.h"
#include "io/json.h"
#include "io/show.h"

/* Signs tell how a block adds up: = stands before the sum of the lines above it. A sign of 0 begins a new block. */
static const struct {
    char sign;
    figure shown;
} sums[] = {
    {0, FIGURE_COUNT},
    {' ', FIGURE_REGULAR},
    {'+', FIGURE_EXCESS},
    {'=', FIGURE_COLLECTED},
    {0, FIGURE_COUNT},
    {' ', FIGURE_BASE_COMMISSION},
    {'+', FIGURE_EXCESS_COMMISSION},
    {'-', FIGURE_LATE_DEDUCTION},
    {'-', FIGURE_RISK_FUND_WITHHELD},
    {'=', FIGURE_COMMISSION_PAID},
    {0, FIGURE_COUNT},
    {' ', FIGURE_BASE_SALARY},
    {'-', FIGURE_BASE_FORFEIT},
    {'+', FIGURE_COMMISSION_PAID},
    {'+', FIGURE_RISK_FUND_RELEASED},
    {'+', FIGURE_ALLOWANCES},
    {'+', FIGURE_PROFIT_SHARE},
    {'+', FIGURE_BONUS},
    {'+', FIGURE_ADDITIONS},
    {'=', FIGURE_GROSS_PAY},
    {0, FIGURE_COUNT},
    {' ', FIGURE_GROSS_PAY},
    {'-', FIGURE_SOCIAL_INSURANCE},
    {'-', FIGURE_HOUSING_FUND},
    {'-', FIGURE_TAX},
    {'-', FIGURE_DEDUCTIONS},
    {'-', FIGURE_CARRIED_IN},
    {'+', FIGURE_CARRIED_WRITTEN_OFF},
    {'+', FIGURE_CARRIED_OUT},
    {'=', FIGURE_NET_PAY},
    {0, FIGURE_COUNT},
    {' ', FIGURE_RISK_FUND_OPENING},
    {'+', FIGURE_RISK_FUND_WITHHELD},
    {'-', FIGURE_RISK_FUND_DRAWN},
    {'-', FIGURE_RISK_FUND_RELEASED},
    {'=', FIGURE_RISK_FUND_BALANCE},
};
#define SUM_COUNT (sizeof sums / sizeof *sums)

/* What is counted: key in JSON, then the words. */
typedef struct {
    const char *key, *words[2];
    uint64_t count;
} counted;

#define COUNTED 4

static void count_all(const month_result *result, counted counts[COUNTED])
{
    counts[0] = (counted){"persons", {"persons", "人数"}, month_result_persons(result)};
    counts[1] = (counted){"payments_read", {"payment rows read", "读取的回款行"}, result->payments_read};
    counts[2] = (counted){"payments_used", {"payment rows used", "计入的回款行"}, result->payments_used};
    counts[3] = (counted){"rows_passed_over", {"empty rows passed over", "跳过的空行"}, result->rows_passed_over};
}

typedef struct {
    FILE *out;
    int label_width, value_width;
} layout;

static int wider(int width, const char *words)
{
    int needed = (int)show_width(text_of(words));
    return needed > width ? needed : width;
}

static layout layout_of(const month_result *result, const counted counts[COUNTED], language lang, FILE *out)
{
    layout l = {.out = out};
    char digits[DIGITS_TEXT_SIZE];
    for (size_t i = 0; i < COUNTED; i++) {
        l.label_width = wider(l.label_width, counts[i].words[lang]);
        digits_format(counts[i].count, 0, 0, digits);
        l.value_width = wider(l.value_width, digits);
    }
    for (size_t i = 0; i < SUM_COUNT; i++) {
        if (sums[i].sign == 0)
            continue;
        l.label_width = wider(l.label_width, figure_label(sums[i].shown, lang));
        digits_format(month_result_sum(result, sums[i].shown), 2, 2, digits);
        l.value_width = wider(l.value_width, digits);
    }
    return l;
}

/* printf pads by bytes, so the blanks after a label are counted here. */
static void write_line(const layout *l, char sign, const char *label, const char *value)
{
    int blanks = l->label_width - (int)show_width(text_of(label));
    fprintf(l->out, "  %c %s%*s  %*s\n", sign, label, blanks, "", l->value_width, value);
}

bool summary_write(const month_result *result, language lang, FILE *out)
{
    char month_text[MONTH_TEXT_SIZE], digits[DIGITS_TEXT_SIZE];
    counted counts[COUNTED];
    count_all(result, counts);
    layout l = layout_of(result, counts, lang, out);

    month_format(result->facts->month, month_text);
    fprintf(out, lang == LANGUAGE_CHINESE ? "%s 汇总\n\n" : "Summary of %s\n\n", month_text);
    for (size_t i = 0; i < COUNTED; i++) {
        digits_format(counts[i].count, 0, 0, digits);
        write_line(&l, ' ', counts[i].words[lang], digits);
    }
    for (size_t i = 0; i < SUM_COUNT; i++) {
        if (sums[i].sign == 0) {
            putc('\n', out);
            continue;
        }
        digits_format(month_result_sum(result, sums[i].shown), 2, 2, digits);
        write_line(&l, sums[i].sign, figure_label(sums[i].shown, lang), digits);
    }
    return !ferror(out);
}

bool summary_write_json(const month_result *result, FILE *out)
{
    char month_text[MONTH_TEXT_SIZE], digits[DIGITS_TEXT_SIZE];
    counted counts[COUNTED];
    count_all(result, counts);

    json_begin(out, "summary");
    json_text(out, "month", text_from(month_text, month_format(result->facts->month, month_text)));
    for (size_t i = 0; i < COUNTED; i++)
        json_number(out, counts[i].key, (int64_t)counts[i].count);
    for (figure f = 0; f < FIGURE_COUNT; f++) {
        if (!figure_is_payslip_column(f))
            continue;
        size_t length = digits_format(month_result_sum(result, f), 2, 2, digits);
        json_text(out, figure_key(f), text_from(digits, length));
    }
    json_end(out);
    return !ferror(out);
}
