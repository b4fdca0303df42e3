#include "rules/export_checks.h"

/* Whether rows of that kind cannot do without the key. */
static bool is_needed(const rule_key *key, const export_rules *format)
{
    const bool books = format->rows == EXPORT_VOUCHER || format->rows == EXPORT_JOURNAL;
    if (key->offset == offsetof(export_rules, columns))
        return format->rows != EXPORT_JOURNAL;
    if (key->offset == offsetof(export_rules, control_cells))
        return format->control != EXPORT_CONTROL_NONE;
    if (key->offset == offsetof(export_rules, accounts[ACCOUNT_OPENING]) ||
        key->offset == offsetof(export_rules, summaries[VOUCHER_OPENING]))
        return format->rows == EXPORT_JOURNAL;
    return key->type == KEY_TEXT && books;
}

static void check_needed(const rules_draft *draft, const section_use *use, text section)
{
    const export_rules *format = use->fields;
    for (size_t i = 0; i < rule_key_count; i++) {
        const rule_key *key = &rule_keys[i];
        if (key->section == SECTION_EXPORT && is_needed(key, format) &&
            !(use->seen & UINT64_C(1) << i))
            REPORT(draft->d, MISSING_KEY, format->at, section, text_of(key->key),
                   text_of(key->example));
    }
}

static void check_places(const rules_draft *draft, const export_columns *columns, unsigned places,
                         text rows)
{
    for (size_t i = 0; i < columns->count; i++) {
        const export_column *column = &columns->items[i];
        if (export_field_stands_in(column->field, places))
            continue;
        const char *name = column->field == EXPORT_FIELD_FIGURE
                               ? figure_key(column->figure)
                               : export_field_name(column->field, LANGUAGE_ENGLISH);
        REPORT(draft->d, FIELD_NOT_HERE, column->at, text_of(name), rows);
    }
}

/* hledger ends an account at two blanks, and takes brackets around one for a posting that need not balance. */
static bool is_journal_account(text name)
{
    for (size_t i = 0; i + 1 < name.size; i++)
        if (name.bytes[i] == ' ' && name.bytes[i + 1] == ' ')
            return false;
    return name.size == 0 ||
           (!strchr("([*!;=~", name.bytes[0]) && name.bytes[name.size - 1] != ':');
}

static void check_accounts(const rules_draft *draft, const section_use *use)
{
    const export_rules *format = use->fields;
    for (size_t i = 0; i < draft->file->entry_count; i++) {
        const ini_entry *entry = &draft->file->entries[i];
        if (draft->uses[entry->section].fields == format &&
            text_starts_with(entry->key, TEXT_LITERAL("account_")) &&
            !is_journal_account(entry->value))
            REPORT(draft->d, BAD_JOURNAL_ACCOUNT, entry->value_at, entry->key, entry->value);
    }
}

void check_exports(const rules_draft *draft)
{
    for (size_t i = 0; i < draft->file->section_count; i++) {
        const section_use *use = &draft->uses[i];
        if (use->kind != SECTION_EXPORT)
            continue;
        const export_rules *format = use->fields;
        const bool voucher = format->rows == EXPORT_VOUCHER;
        if (!draft->file->lines_lost)
            check_needed(draft, use, draft->file->sections[i].name);
        check_places(draft, &format->columns, voucher ? FIELD_OF_VOUCHER : FIELD_OF_PEOPLE,
                     voucher ? TEXT_LITERAL("rows = voucher") : TEXT_LITERAL("rows = paid, all"));
        check_places(draft, &format->control_cells, FIELD_OF_CONTROL,
                     TEXT_LITERAL("control_cells"));
        if (format->rows == EXPORT_JOURNAL)
            check_accounts(draft, use);
    }
}
