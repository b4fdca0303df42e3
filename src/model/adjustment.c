#include "model/adjustment.h"

typedef struct {
    const char *english, *chinese;
    bool takes_all;
} kind_row;

static const kind_row kinds[ADJUSTMENT_KIND_COUNT] = {
#define KIND(id, name, chinese, all) [ADJUSTMENT_##id] = {name, chinese, all},
    ADJUSTMENT_KINDS(KIND)
#undef KIND
};

const char *adjustment_kind_name(adjustment_kind kind, language lang)
{
    return lang == LANGUAGE_CHINESE ? kinds[kind].chinese : kinds[kind].english;
}

bool adjustment_kind_takes_all(adjustment_kind kind)
{
    return kinds[kind].takes_all;
}

adjustment_kind adjustment_kind_by_name(text name)
{
    adjustment_kind kind = 0;
    while (kind < ADJUSTMENT_KIND_COUNT && !text_is(name, kinds[kind].english) && !text_is(name, kinds[kind].chinese))
        kind++;
    return kind;
}
