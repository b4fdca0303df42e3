#include "model/export_rules.h"

static const struct {
    const char *name, *chinese;
    unsigned places;
} fields[EXPORT_FIELD_COUNT] = {
#define EXPORT_FIELD(id, name, chinese, places) {name, chinese, places},
#include "model/export_fields.def"
#undef EXPORT_FIELD
};

const char *export_field_name(export_field field, language lang)
{
    return lang == LANGUAGE_CHINESE ? fields[field].chinese : fields[field].name;
}

bool export_field_stands_in(export_field field, unsigned places)
{
    if (field == EXPORT_FIELD_FIGURE)
        return places & FIELD_OF_PEOPLE;
    return field > EXPORT_FIELD_COUNT || (fields[field].places & places);
}

export_field export_field_by_name(text name)
{
    export_field field = 0;
    while (field < EXPORT_FIELD_COUNT && !text_is(name, fields[field].name) &&
           !text_is(name, fields[field].chinese))
        field++;
    return field;
}
