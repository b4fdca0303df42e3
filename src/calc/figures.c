#include "calc/figures.h"

typedef struct {
    figure_rounding rounding;
    const char *formula;
} formula_row;

static const formula_row formulas[FIGURE_COUNT] = {
#define FORMULA(id, rounding, formula) [FIGURE_##id] = {ROUNDING_##rounding, formula},
#include "calc/figures.def"
#undef FORMULA
};

static const formula_row contract_formulas[CONTRACT_FIGURE_COUNT] = {
#define CONTRACT_FORMULA(id, rounding, formula) [CONTRACT_##id] = {ROUNDING_##rounding, formula},
#include "calc/contract_figures.def"
#undef CONTRACT_FORMULA
};

static const formula_row line_formulas[LINE_FIGURE_COUNT] = {
#define LINE_FIGURE(id, key, english, chinese, rounding, formula)                                  \
    [LINE_##id] = {ROUNDING_##rounding, formula},
#include "calc/line_figures.def"
#undef LINE_FIGURE
};

static const struct {
    const char *key, *english, *chinese;
} line_names[LINE_FIGURE_COUNT] = {
#define LINE_FIGURE(id, key, english, chinese, rounding, formula)                                  \
    [LINE_##id] = {key, english, chinese},
#include "calc/line_figures.def"
#undef LINE_FIGURE
};

const char *figure_formula(figure f)
{
    return formulas[f].formula;
}

figure_rounding figure_rounding_of(figure f)
{
    return formulas[f].rounding;
}

const char *contract_figure_formula(contract_figure f)
{
    return contract_formulas[f].formula;
}

figure_rounding contract_figure_rounding_of(contract_figure f)
{
    return contract_formulas[f].rounding;
}

const char *line_figure_key(line_figure f)
{
    return line_names[f].key;
}

const char *line_figure_label(line_figure f, language lang)
{
    return lang == LANGUAGE_CHINESE ? line_names[f].chinese : line_names[f].english;
}

const char *line_figure_formula(line_figure f)
{
    return line_formulas[f].formula;
}

figure_rounding line_figure_rounding_of(line_figure f)
{
    return line_formulas[f].rounding;
}

const char *figure_rounding_name(figure_rounding rounding, language lang)
{
    static const char *const names[][2] = {
        [ROUNDING_NONE] = {"none", "不取整"},
        [ROUNDING_HALF_AWAY] = {"half away from zero", "四舍五入"},
        [ROUNDING_LARGEST_REMAINDER] = {"largest remainder", "最大余数法"},
    };
    return names[rounding][lang == LANGUAGE_CHINESE];
}
