#include "input/aliases.h"

static bool is_ignore(const column_alias *alias)
{
    return text_is(alias->key, "ignore");
}

static size_t column_of_key(const column_table *table, text key)
{
    size_t column = 0;
    while (column < table->count && !text_is(key, table->columns[column].key))
        column++;
    return column;
}

static bool check(const column_alias *alias, diagnostics *d)
{
    const column_table *table = columns_by_kind(alias->file);
    if (table == NULL || is_ignore(alias) || column_of_key(table, alias->key) < table->count)
        return true; /* a FILE that does not exist was told of when the rules were read */
    const char *near = columns_nearest(table, alias->key);
    if (near != NULL)
        REPORT(d, UNKNOWN_ALIAS_NEAR, alias->key_at, alias->key, alias->file,
               text_of(table->columns[columns_find(table, text_of(near))].key));
    else
        REPORT(d, UNKNOWN_ALIAS, alias->key_at, alias->key, alias->file);
    return false;
}

bool aliases_check(const rules *r, diagnostics *d)
{
    bool good = true;
    for (size_t i = 0; i < r->alias_count; i++)
        good &= check(&r->aliases[i], d);
    return good;
}

size_t aliases_column(const rules *r, const column_table *table, text header)
{
    size_t column = columns_find(table, header);
    if (column == table->count)
        column = COLUMN_UNKNOWN;
    for (size_t i = 0; r != NULL && i < r->alias_count; i++) {
        const column_alias *alias = &r->aliases[i];
        if (!text_is(alias->file, table->kind) || !text_equal(alias->header, header))
            continue;
        if (is_ignore(alias))
            return COLUMN_IGNORED;
        size_t own = column_of_key(table, alias->key);
        if (own < table->count)
            column = own;
    }
    return column;
}
