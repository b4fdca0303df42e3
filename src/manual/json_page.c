#include "manual/json_page.h"

#include <string.h>

#include "manual/prose.h"

const json_object_row json_object_rows[] = {
#define OBJECT(name, nested, english, chinese) {name, nested, english, chinese},
#define FIELD(object, name, type, of, always, english, chinese)
#include "manual/json_fields.def"
#undef OBJECT
#undef FIELD
};
const size_t json_object_count = sizeof json_object_rows / sizeof *json_object_rows;

const json_field_row json_field_rows[] = {
#define OBJECT(name, nested, english, chinese)
#define FIELD(object, name, type, of, always, english, chinese)                                                        \
    {object, name, JSON_##type, of, always, english, chinese},
#include "manual/json_fields.def"
#undef OBJECT
#undef FIELD
};
const size_t json_field_count = sizeof json_field_rows / sizeof *json_field_rows;

const char *json_type_name(json_type type, language lang)
{
    static const char *const names[][2] = {
        [JSON_TEXT] = {"text", "文本"},
        [JSON_NUMBER] = {"whole number", "整数"},
        [JSON_FLAG] = {"true or false", "true 或 false"},
        [JSON_MONEY] = {"money, as text: \"1234.50\"", "金额，文本形式：\"1234.50\""},
        [JSON_EXACT] = {"exact number, as text: \"0.5\" or \"1/3\"", "精确数，文本形式：\"0.5\" 或 \"1/3\""},
        [JSON_DAY] = {"date, as text: \"2026-07-03\"", "日期，文本形式：\"2026-07-03\""},
        [JSON_MONTH] = {"month, as text: \"2026-07\"", "月份，文本形式：\"2026-07\""},
        [JSON_TEXTS] = {"list of texts", "文本列表"},
        [JSON_OBJECT] = {"object", "对象"},
        [JSON_OBJECTS] = {"list of objects", "对象列表"},
    };
    return names[type][lang == LANGUAGE_CHINESE];
}

static void write_field(page *p, const json_field_row *field)
{
    page_term(p, field->name, json_type_name(field->type, p->lang));
    if (field->of)
        page_text(p, "%s%s`%s`", page_words(p, field->english, field->chinese), page_words(p, ": ", "："), field->of);
    else
        page_text(p, "%s", page_words(p, field->english, field->chinese));
    if (!field->always)
        page_text(p, "%s", prose(PROSE_JSON_NOT_ALWAYS, p->lang));
}

static void write_object(page *p, const json_object_row *object)
{
    page_subheading(p, object->name);
    page_paragraph(p, "%s", page_words(p, object->english, object->chinese));
    for (size_t i = 0; i < json_field_count; i++)
        if (strcmp(json_field_rows[i].object, object->name) == 0)
            write_field(p, &json_field_rows[i]);
}

void json_page(page *p)
{
    page_heading(p, "JSON");
    page_paragraph(p, "%s", prose(PROSE_JSON, p->lang));
    for (size_t i = 0; i < json_object_count; i++)
        write_object(p, &json_object_rows[i]);
}

bool json_topic(page *p, text name)
{
    if (!text_starts_with(name, TEXT_LITERAL("json.")))
        return false;
    const text object = text_from(name.bytes + 5, name.size - 5);
    for (size_t i = 0; i < json_object_count; i++) {
        if (!text_is(object, json_object_rows[i].name))
            continue;
        write_object(p, &json_object_rows[i]);
        return true;
    }
    return false;
}

void json_names(topic_names *names)
{
    for (size_t i = 0; i < json_object_count; i++)
        topic_names_add_joined(names, "json", json_object_rows[i].name);
}
