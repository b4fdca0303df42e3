#include "model/contract_figure.h"

typedef struct {
    const char *key, *english, *chinese;
} contract_figure_row;

static const contract_figure_row rows[CONTRACT_FIGURE_COUNT] = {
#define CONTRACT_FIGURE(id, name, english, chinese) [CONTRACT_##id] = {#name, english, chinese},
#include "model/contract_figures.def"
#undef CONTRACT_FIGURE
};

const char *contract_figure_key(contract_figure f)
{
    return rows[f].key;
}

const char *contract_figure_label(contract_figure f, language lang)
{
    return lang == LANGUAGE_CHINESE ? rows[f].chinese : rows[f].english;
}
