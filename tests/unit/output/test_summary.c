#include "unit.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "a_month.h"
#include "io/show.h"
#include "output/summary.h"

static a_month m;

static const char *summary_in(language lang)
{
    FILE *out = memory_begin();
    ck_assert(summary_write(&m.result, lang, out));
    return memory_end(out, NULL);
}

/* A month whose figures add up, as settle makes them. */
static void sound_month(void)
{
    a_month_init(&m);
    for (size_t i = 0; i < 3; i++) {
        money *f = m.payslips[i].figures;
        memset(f, 0, sizeof m.payslips[i].figures);
        f[FIGURE_REGULAR].fen = 5000000, f[FIGURE_EXCESS].fen = 2500000, f[FIGURE_COLLECTED].fen = 7500000;
        f[FIGURE_BASE_COMMISSION].fen = 150000, f[FIGURE_EXCESS_COMMISSION].fen = 250000;
        f[FIGURE_LATE_DEDUCTION].fen = 10000, f[FIGURE_RISK_FUND_WITHHELD].fen = 39000;
        f[FIGURE_COMMISSION_PAID].fen = 351000, f[FIGURE_BASE_SALARY].fen = 200000;
        f[FIGURE_BASE_FORFEIT].fen = 50000, f[FIGURE_RISK_FUND_RELEASED].fen = 1100;
        f[FIGURE_ALLOWANCES].fen = 1000, f[FIGURE_PROFIT_SHARE].fen = 7, f[FIGURE_BONUS].fen = 11;
        f[FIGURE_ADDITIONS].fen = 13, f[FIGURE_GROSS_PAY].fen = 503131, f[FIGURE_SOCIAL_INSURANCE].fen = 17;
        f[FIGURE_HOUSING_FUND].fen = 19, f[FIGURE_TAX].fen = 23, f[FIGURE_DEDUCTIONS].fen = 600000;
        f[FIGURE_CARRIED_IN].fen = 29, f[FIGURE_CARRIED_WRITTEN_OFF].fen = 5, f[FIGURE_CARRIED_OUT].fen = 96952;
        f[FIGURE_NET_PAY].fen = 0, f[FIGURE_RISK_FUND_OPENING].fen = 100000, f[FIGURE_RISK_FUND_DRAWN].fen = 31;
        f[FIGURE_RISK_FUND_BALANCE].fen = 137869;
    }
}

/* Holds each block's "=" line against the lines above it; returns how many blocks there are. */
static int check_blocks(const char *summary)
{
    int64_t sum = 0;
    int blocks = 0;
    char *copy = strdup(summary), *rest = copy, *line;
    while ((line = strsep(&rest, "\n")) != NULL) {
        const char *point = strrchr(line, '.'), *blank = strrchr(line, ' ');
        if (strlen(line) == 0)
            sum = 0;
        if (point == NULL || blank == NULL || point < blank)
            continue;
        int64_t fen = strtoll(blank + 1, NULL, 10) * 100 + strtoll(point + 1, NULL, 10);
        if (line[2] == '=') {
            ck_assert_msg(sum == fen, "%s", line);
            blocks++;
        }
        sum += line[2] == '-' ? -fen : fen;
    }
    free(copy);
    return blocks;
}

// The clerk would add the parts up and not get the sum below them.
START_TEST(every_block_adds_up)
{
    sound_month();
    ck_assert_int_eq(check_blocks(summary_in(LANGUAGE_ENGLISH)), 5);
    ck_assert_int_eq(check_blocks(summary_in(LANGUAGE_CHINESE)), 5);
}
END_TEST

// A pay part would be missing from the summary, and its cause be looked for in the wrong place.
START_TEST(everything_asked_for_is_there)
{
    sound_month();
    const char *content = summary_in(LANGUAGE_ENGLISH);
    static const char *const parts[] = {"Summary of 2026-07\n", "persons ", "payment rows read ", "payment rows used ",
                                        "empty rows passed over ", "collected payments ", "base salary ",
                                        "base commission ", "excess commission ", "allowances ", "profit share ",
                                        "bonus ", "gross pay ", "net pay ", "risk fund balance "};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        ck_assert_msg(strstr(content, parts[i]) != NULL, "%s", parts[i]);
    ck_assert(strstr(summary_in(LANGUAGE_CHINESE), "2026-07 汇总\n") != NULL);
    ck_assert(strstr(summary_in(LANGUAGE_CHINESE), "实发工资") != NULL);
}
END_TEST

// The amounts would not stand in a column under Chinese words, and be misread.
START_TEST(values_end_in_one_column)
{
    sound_month();
    for (language lang = LANGUAGE_ENGLISH; lang <= LANGUAGE_CHINESE; lang++) {
        char *copy = strdup(summary_in(lang)), *rest = copy, *line;
        size_t width = 0;
        strsep(&rest, "\n"); /* the heading */
        while ((line = strsep(&rest, "\n")) != NULL) {
            if (line[0] == '\0')
                continue;
            if (width == 0)
                width = show_width(text_of(line));
            ck_assert_msg(show_width(text_of(line)) == width, "%s", line);
        }
        free(copy);
    }
}
END_TEST

// A script would not find a sum, or read money as a number and lose its fen.
START_TEST(programs_get_one_line_of_json)
{
    sound_month();
    FILE *out = memory_begin();
    ck_assert(summary_write_json(&m.result, out));
    const char *content = memory_end(out, NULL);
    static const char start[] = "{\"type\":\"summary\",\"v\":1,\"month\":\"2026-07\",\"persons\":2,\"payments_read\":5,"
                                "\"payments_used\":5,\"rows_passed_over\":2,\"sales\":\"0.00\",\"collected\":\"150000.00\"";
    ck_assert_msg(strncmp(content, start, sizeof start - 1) == 0, "%s", content);
    ck_assert(strstr(content, ",\"risk_fund_balance\":\"2757.38\"}\n") != NULL);
    ck_assert_uint_eq(strcspn(content, "\n") + 1, strlen(content));
}
END_TEST

Suite *suite(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    return suite_of("summary", every_block_adds_up, everything_asked_for_is_there, values_end_in_one_column,
                    programs_get_one_line_of_json);
}
