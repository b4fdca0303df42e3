#include "model/figure.h"

typedef struct {
    const char *key, *english, *chinese;
    bool payslip;
} figure_row;

static const figure_row rows[FIGURE_COUNT] = {
#define FIGURE(id, key, english, chinese, payslip) [FIGURE_##id] = {key, english, chinese, payslip},
#include "model/figures.def"
#undef FIGURE
};

/* A figure without a name in one of the languages does not compile. */
#define FIGURE(id, key, english, chinese, payslip)                                                                     \
    _Static_assert(sizeof(key) > 1 && sizeof(english) > 1 && sizeof(chinese) > 1, #id " lacks a name");
#include "model/figures.def"
#undef FIGURE

const char *figure_key(figure f)
{
    return rows[f].key;
}

const char *figure_header(figure f, language lang)
{
    return lang == LANGUAGE_CHINESE ? rows[f].chinese : rows[f].key;
}

const char *figure_label(figure f, language lang)
{
    return lang == LANGUAGE_CHINESE ? rows[f].chinese : rows[f].english;
}

bool figure_is_payslip_column(figure f)
{
    return rows[f].payslip;
}

figure figure_by_name(text name)
{
    figure f = 0;
    while (f < FIGURE_COUNT && !text_is(name, rows[f].key) && !text_is(name, rows[f].chinese))
        f++;
    return f;
}
