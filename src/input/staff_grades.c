#include "input/staff_grades.h"

/* The grades' names and labels, terminated, for text_nearest; *count gets their number. NULL when memory is out. */
static const char **grade_names(const rules *r, arena *memory, size_t *count)
{
    *count = 0;
    const char **names = arena_allocate(memory, 2 * r->grade_count * sizeof *names);
    for (size_t i = 0; names != NULL && i < r->grade_count; i++) {
        const text both[] = {r->grades[i].name, r->grades[i].label};
        for (size_t k = 0; k < 2; k++) {
            text copy = both[k].size == 0 ? TEXT_EMPTY : arena_copy(memory, both[k]);
            if (copy.bytes != NULL && copy.size > 0)
                names[(*count)++] = copy.bytes;
        }
    }
    return names;
}

/* "junior (初级), senior (资深)" */
static text grade_list(const rules *r, arena *memory)
{
    text list = TEXT_EMPTY;
    for (size_t i = 0; i < r->grade_count && list.bytes != NULL; i++) {
        const grade_rules *grade = &r->grades[i];
        list = arena_format(memory, "%.*s%s%.*s%s%.*s%s", (int)list.size, list.bytes, i == 0 ? "" : ", ",
                            (int)grade->name.size, grade->name.bytes, grade->label.size == 0 ? "" : " (",
                            (int)grade->label.size, grade->label.bytes, grade->label.size == 0 ? "" : ")");
    }
    return list.bytes == NULL ? TEXT_EMPTY : list;
}

void grade_report_unknown(const input_context *context, location at, text written)
{
    size_t count;
    arena memory = ARENA_EMPTY;
    const char **names = grade_names(context->rules, &memory, &count);
    const char *near = names == NULL ? NULL : text_nearest(written, names, count);
    if (near != NULL)
        REPORT(context->diagnostics, UNKNOWN_GRADE_NEAR, at, written, text_of(near));
    else
        REPORT(context->diagnostics, UNKNOWN_GRADE, at, written, grade_list(context->rules, &memory));
    arena_release(&memory);
}
