#include "input/staff.h"

#include <stdio.h>
#include <stdlib.h>

#include "input/cells.h"
#include "input/staff_grades.h"
#include "input/table.h"

#define NO_ROW UINT32_MAX

/* A row of a person: what tells it from the others. */
typedef struct {
    month from;
    uint64_t line;
    uint32_t earlier; /* the person's row above it, or NO_ROW */
} staff_row;

/* A person, as far as the file has been read. */
typedef struct {
    person facts; /* of the row in force so far */
    month from;   /* of that row */
    bool in_force;
    bool has_fund;
    uint64_t fund_line;
    uint32_t last_row;
    location *grade_at; /* of a grade that the rules do not have; else NULL */
} entry;

typedef struct {
    table table;
    entry *entries;
    size_t entry_count, entry_capacity;
    staff_row *rows;
    size_t row_count, row_capacity;
    name_index ids;
} staff_reader;

static bool out_of_memory(staff_reader *reader)
{
    REPORT(reader->table.context->diagnostics, OUT_OF_MEMORY, LOCATION_NONE);
    reader->table.failed = true;
    return false;
}

/* The entry of the person, new where the id was not seen before; NULL and reported when memory is out. */
static entry *entry_of(staff_reader *reader, text id)
{
    uint32_t found = name_index_find(&reader->ids, id);
    if (found != NAME_NONE)
        return &reader->entries[found];
    entry *entries =
        array_reserve(reader->entries, &reader->entry_capacity, reader->entry_count + 1, sizeof *entries);
    text kept = table_keep(&reader->table, id);
    if (entries != NULL)
        reader->entries = entries;
    if (entries == NULL || !name_index_put(&reader->ids, kept, (uint32_t)reader->entry_count, &found)) {
        out_of_memory(reader);
        return NULL;
    }
    entry *made = &entries[reader->entry_count++];
    *made = (entry){.facts = {.id = kept}, .from = MONTH_NONE, .last_row = NO_ROW};
    return made;
}

static text number_text(char buffer[24], uint64_t number)
{
    int size = snprintf(buffer, 24, "%llu", (unsigned long long)number);
    return text_from(buffer, (size_t)size);
}

static bool check_dates(const table *t, const entry *person_entry, const cell_value *cells)
{
    const cell_value *hired = &cells[STAFF_HIRED], *left = &cells[STAFF_LEFT];
    char left_text[DATE_TEXT_SIZE], hired_text[DATE_TEXT_SIZE];
    if (!cell_is_good(hired) || !cell_is_good(left) || left->day.days >= hired->day.days)
        return true;
    TABLE_REPORT(t, STAFF_LEFT, LEFT_BEFORE_HIRED, person_entry->facts.id, cell_text(&cells[STAFF_NAME]),
                 text_from(left_text, date_format(left->day, left_text)),
                 text_from(hired_text, date_format(hired->day, hired_text)));
    return false;
}

/* Adds the row to the person's; one from the same month on is an error. */
static bool add_row(staff_reader *reader, entry *person_entry, month from)
{
    const table *t = &reader->table;
    char line[24];
    for (uint32_t i = person_entry->last_row; i != NO_ROW; i = reader->rows[i].earlier) {
        if (reader->rows[i].from.index != from.index)
            continue;
        TABLE_REPORT(t, STAFF_EMPLOYEE_ID, SAME_PERSON_TWICE, person_entry->facts.id,
                     number_text(line, reader->rows[i].line));
        return false;
    }
    staff_row *rows = array_reserve(reader->rows, &reader->row_capacity, reader->row_count + 1, sizeof *rows);
    if (rows == NULL)
        return out_of_memory(reader);
    reader->rows = rows;
    rows[reader->row_count] = (staff_row){from, t->record.line, person_entry->last_row};
    person_entry->last_row = (uint32_t)reader->row_count++;
    return true;
}

/* risk_fund_opening may stand on any one of the person's rows, or be the same on several. */
static void take_fund(const table *t, entry *person_entry, const cell_value *fund)
{
    char here[MONEY_TEXT_SIZE], there[MONEY_TEXT_SIZE], line[24];
    if (!cell_is_good(fund))
        return;
    if (!person_entry->has_fund) {
        person_entry->has_fund = true;
        person_entry->facts.fund_opening = fund->amount;
        person_entry->fund_line = t->record.line;
    } else if (money_compare(person_entry->facts.fund_opening, fund->amount) != 0) {
        money before = person_entry->facts.fund_opening;
        TABLE_REPORT(t, STAFF_RISK_FUND_OPENING, FUND_OPENINGS_DIFFER, person_entry->facts.id,
                     text_from(here, money_format(fund->amount, here)),
                     text_from(there, money_format(before, there)), number_text(line, person_entry->fund_line));
    }
}

/* Remembers where a grade stands that the rules do not have: it is wrong only if the person turns out to be active. */
static void take_grade(staff_reader *reader, entry *person_entry, const cell_value *cell)
{
    table *t = &reader->table;
    const rules *r = t->context->rules;
    person *facts = &person_entry->facts;
    person_entry->grade_at = NULL;
    facts->grade_written = table_keep(t, cell_text(cell));
    facts->grade = r == NULL ? GRADE_UNKNOWN : rules_find_grade(r, facts->grade_written);
    if (r == NULL || facts->grade != GRADE_UNKNOWN || !cell_is_good(cell))
        return;
    person_entry->grade_at = arena_allocate(t->context->memory, sizeof *person_entry->grade_at);
    if (person_entry->grade_at == NULL) {
        out_of_memory(reader);
        return;
    }
    *person_entry->grade_at = table_locate(t, STAFF_GRADE);
    person_entry->grade_at->excerpt = table_keep(t, person_entry->grade_at->excerpt);
}

/* The row is the one in force, as far as has been read. */
static void take_facts(staff_reader *reader, entry *person_entry, const cell_value *cells, month from)
{
    table *t = &reader->table;
    person *facts = &person_entry->facts;
    person_entry->in_force = true;
    person_entry->from = from;
    facts->name = table_keep(t, cell_text(&cells[STAFF_NAME]));
    facts->department = table_keep(t, cell_text(&cells[STAFF_DEPARTMENT]));
    facts->hired = cell_is_good(&cells[STAFF_HIRED]) ? cells[STAFF_HIRED].day : DATE_NONE;
    facts->left = cell_is_good(&cells[STAFF_LEFT]) ? cells[STAFF_LEFT].day : DATE_NONE;
    facts->bank_name = table_keep(t, cell_text(&cells[STAFF_BANK_NAME]));
    facts->bank_account = table_keep(t, cell_text(&cells[STAFF_BANK_ACCOUNT]));
    facts->account_name = table_keep(t, cell_text(&cells[STAFF_ACCOUNT_NAME]));
    facts->id_type = table_keep(t, cell_text(&cells[STAFF_ID_TYPE]));
    facts->id_number = table_keep(t, cell_text(&cells[STAFF_ID_NUMBER]));
    facts->line = t->record.line;
    take_grade(reader, person_entry, &cells[STAFF_GRADE]);
}

static void take_row(staff_reader *reader)
{
    cell_value cells[COLUMNS_MAX];
    const table *t = &reader->table;
    cells_parse(t, cells);
    if (!cell_is_good(&cells[STAFF_EMPLOYEE_ID]))
        return;
    entry *person_entry = entry_of(reader, cells[STAFF_EMPLOYEE_ID].text);
    if (person_entry == NULL)
        return;
    check_dates(t, person_entry, cells);
    take_fund(t, person_entry, &cells[STAFF_RISK_FUND_OPENING]);
    const cell_value *from_cell = &cells[STAFF_EFFECTIVE_FROM];
    month from = cell_is_good(from_cell) ? from_cell->month : MONTH_NONE;
    if (from_cell->state != CELL_BAD && !add_row(reader, person_entry, from))
        return;
    bool is_later = !person_entry->in_force || from.index > person_entry->from.index;
    if (from.index <= t->context->month.index && is_later) /* MONTH_NONE lies before every month */
        take_facts(reader, person_entry, cells, from);
}

static int compare_ids(const void *left, const void *right)
{
    return text_compare(*(const text *)left, *(const text *)right);
}

/* A person in force in the month joins the others; false when memory is out. */
static bool add_person(const input_context *context, const entry *person_entry, people *out)
{
    uint32_t ignored;
    if (person_entry->grade_at != NULL && person_is_active(&person_entry->facts, context->month))
        grade_report_unknown(context, *person_entry->grade_at, person_entry->facts.grade_written);
    if (!name_index_put(&out->by_id, person_entry->facts.id, (uint32_t)out->count, &ignored))
        return false;
    out->items[out->count++] = person_entry->facts;
    return true;
}

/* Those in force, in the order of each one's first row; the ids of the others. */
static bool hand_out(staff_reader *reader, people *out)
{
    const input_context *context = reader->table.context;
    out->source = reader->table.file.source;
    out->items = arena_allocate(context->memory, reader->entry_count * sizeof *out->items);
    out->waiting = arena_allocate(context->memory, reader->entry_count * sizeof *out->waiting);
    if (out->items == NULL || out->waiting == NULL)
        return out_of_memory(reader);
    for (size_t i = 0; i < reader->entry_count; i++) {
        const entry *person_entry = &reader->entries[i];
        if (!person_entry->in_force)
            out->waiting[out->waiting_count++] = person_entry->facts.id;
        else if (!add_person(context, person_entry, out))
            return out_of_memory(reader);
    }
    if (out->waiting_count > 1)
        qsort(out->waiting, out->waiting_count, sizeof *out->waiting, compare_ids);
    return true;
}

bool staff_read(const input_context *context, const char *path, people *out)
{
    staff_reader reader = {.ids = NAME_INDEX_EMPTY};
    *out = (people){.by_id = NAME_INDEX_EMPTY};
    if (!table_open(&reader.table, context, path, &staff_columns))
        return false;
    while (table_next(&reader.table))
        take_row(&reader);
    bool handed_out = !reader.table.failed && hand_out(&reader, out);
    bool read = table_close(&reader.table);
    name_index_release(&reader.ids);
    free(reader.entries);
    free(reader.rows);
    return read && handed_out;
}
