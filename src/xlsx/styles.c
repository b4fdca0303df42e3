#include "xlsx/styles.h"

#include "xlsx/cells.h"

#define EXACT "#,##0.00######_ ;-#,##0.00######_ ;\"-\"??_ "
/* A blank behind the digits, a dash for nothing. */
#define MONEY "#,##0.00_ ;-#,##0.00_ ;\"-\"??_ "

static const struct look {
    const char *numbers; /* NULL: general */
    bool bold, wrapped, framed, shaded, large, indented;
    uint8_t across, border_below;
} looks[STYLES] = {
    [STYLE_TITLE] = {.bold = true, .large = true},
    [STYLE_NOTE] = {0},
    [STYLE_HEADING] =
        {.bold = true, .wrapped = true, .framed = true, .shaded = true, .across = LXW_ALIGN_CENTER},
    [STYLE_LABEL] =
        {.bold = true, .indented = true, .wrapped = true, .framed = true, .shaded = true},
    [STYLE_TEXT] = {.wrapped = true, .framed = true, .indented = true},
    [STYLE_COUNT] = {.numbers = "#,##0", .framed = true, .across = LXW_ALIGN_CENTER},
    [STYLE_MONEY] = {.numbers = MONEY, .framed = true, .across = LXW_ALIGN_RIGHT},
    [STYLE_EXACT] = {.numbers = EXACT, .framed = true, .across = LXW_ALIGN_RIGHT},
    [STYLE_DATE] = {.numbers = "yyyy-mm-dd", .framed = true, .across = LXW_ALIGN_CENTER},
    [STYLE_TOTAL_TEXT] = {.bold = true, .indented = true, .framed = true, .shaded = true},
    [STYLE_TOTAL_MONEY] =
        {.numbers = MONEY, .bold = true, .framed = true, .shaded = true, .across = LXW_ALIGN_RIGHT},
    [STYLE_TOTAL_EXACT] =
        {.numbers = EXACT, .bold = true, .framed = true, .shaded = true, .across = LXW_ALIGN_RIGHT},
    [STYLE_CUT] = {.border_below = LXW_BORDER_DASHED},
};

enum { LETTERS = 10, LARGE_LETTERS = 14 };

static void set_letters(lxw_format *of)
{
    format_set_font_name(of, "Arial");
    cell_set_size(of, LETTERS);
}

static void apply(lxw_format *to, const struct look *look)
{
    set_letters(to);
    if (look->numbers)
        format_set_num_format(to, look->numbers);
    if (look->bold)
        format_set_bold(to);
    if (look->wrapped)
        format_set_text_wrap(to);
    if (look->framed)
        format_set_border(to, LXW_BORDER_THIN);
    if (look->shaded)
        format_set_bg_color(to, 0xEDEDED);
    if (look->large)
        cell_set_size(to, LARGE_LETTERS);
    if (look->across)
        format_set_align(to, look->across);
    if (look->indented)
        format_set_indent(to, 1);
    if (look->border_below)
        format_set_bottom(to, look->border_below);
    format_set_align(to, LXW_ALIGN_VERTICAL_CENTER);
}

lxw_error styles_make(lxw_workbook *workbook, lxw_format *made[STYLES])
{
    set_letters(STAILQ_FIRST(workbook->formats)); /* what a column's width counts */
    for (cell_style s = 0; s < STYLES; s++) {
        made[s] = workbook_add_format(workbook);
        if (!made[s])
            return LXW_ERROR_MEMORY_MALLOC_FAILED;
        apply(made[s], &looks[s]);
    }
    return LXW_NO_ERROR;
}
