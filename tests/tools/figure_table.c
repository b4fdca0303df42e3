/*
 * Prints the table of figures, a tab-separated line each: key, English, Chinese, rounding, formula.
 * The key of a contract's figure begins with "contract.", that of a payment line's with "line.".
 * The tests evaluate the formulas against what the program works out.
 */
#include <stdio.h>

#include "calc/figures.h"

static void print(const char *scope, const char *key, const char *english, const char *chinese,
                  figure_rounding rounding, const char *formula)
{
    printf("%s%s\t%s\t%s\t%s\t%s\n", scope, key, english, chinese,
           figure_rounding_name(rounding, LANGUAGE_ENGLISH), formula);
}

int main(void)
{
    puts("key\tenglish\tchinese\trounding\tformula");
    for (figure f = 0; f < FIGURE_COUNT; f++)
        print("", figure_key(f), figure_label(f, LANGUAGE_ENGLISH),
              figure_label(f, LANGUAGE_CHINESE), figure_rounding_of(f), figure_formula(f));
    for (contract_figure f = 0; f < CONTRACT_FIGURE_COUNT; f++)
        print("contract.", contract_figure_key(f), contract_figure_label(f, LANGUAGE_ENGLISH),
              contract_figure_label(f, LANGUAGE_CHINESE), contract_figure_rounding_of(f),
              contract_figure_formula(f));
    for (line_figure f = 0; f < LINE_FIGURE_COUNT; f++)
        print("line.", line_figure_key(f), line_figure_label(f, LANGUAGE_ENGLISH),
              line_figure_label(f, LANGUAGE_CHINESE), line_figure_rounding_of(f),
              line_figure_formula(f));
    return fflush(stdout) == 0 ? 0 : 1;
}
