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
    uint32_t earlier; /* the person's row above it, or NO_ROW */
    uint64_t line;
} staff_row;

/* What is to be known of a person only while the file is read. */
typedef struct {
    uint64_t fund_line;
    location *grade_at; /* of a grade that the rules do not have; else NULL */
    month from;         /* of the row in force so far */
    uint32_t last_row;
    bool in_force;
    bool has_fund;
} progress;

/* A person, as far as the file has been read. */
typedef struct {
    person *facts; /* of the row in force so far */
    progress *state;
} entry;

typedef struct {
    table table;
    person *people; /* everybody, in force or not; handed over in the end */
    size_t person_count, person_capacity;
    progress *states; /* of each of them */
    size_t state_capacity;
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

static entry entry_at(const staff_reader *reader, uint32_t which)
{
    return (entry){&reader->people[which], &reader->states[which]};
}

/* Room for another person; false and reported when memory is out. */
static bool grow(staff_reader *reader)
{
    const size_t needed = reader->person_count + 1;
    person *grown = array_reserve(reader->people, &reader->person_capacity, needed, sizeof *grown);
    if (grown != NULL)
        reader->people = grown;
    progress *states = array_reserve(reader->states, &reader->state_capacity, needed, sizeof *states);
    if (states != NULL)
        reader->states = states;
    return (grown != NULL && states != NULL) || out_of_memory(reader);
}

/* The entry of the person, new where the id was not seen before; false and reported when memory is out. */
static bool find_entry(staff_reader *reader, text id, entry *out)
{
    uint32_t found = name_index_find(&reader->ids, id);
    if (found == NAME_NONE) {
        const text kept = table_keep(&reader->table, id);
        if (!grow(reader))
            return false;
        if (!name_index_put(&reader->ids, kept, (uint32_t)reader->person_count, &found))
            return out_of_memory(reader);
        reader->people[reader->person_count] = (person){.id = kept};
        reader->states[reader->person_count++] = (progress){.from = MONTH_NONE, .last_row = NO_ROW};
    }
    *out = entry_at(reader, found);
    return true;
}

static text number_text(char buffer[24], uint64_t number)
{
    int size = snprintf(buffer, 24, "%llu", (unsigned long long)number);
    return text_from(buffer, (size_t)size);
}

static bool check_dates(const table *t, const entry *who, const cell_value *cells)
{
    const cell_value *hired = &cells[STAFF_HIRED], *left = &cells[STAFF_LEFT];
    char left_text[DATE_TEXT_SIZE], hired_text[DATE_TEXT_SIZE];
    if (!cell_is_good(hired) || !cell_is_good(left) || left->day.days >= hired->day.days)
        return true;
    TABLE_REPORT(t, STAFF_LEFT, LEFT_BEFORE_HIRED, who->facts->id, cell_text(&cells[STAFF_NAME]),
                 text_from(left_text, date_format(left->day, left_text)),
                 text_from(hired_text, date_format(hired->day, hired_text)));
    return false;
}

/* Adds the row to the person's; one from the same month on is an error. */
static bool add_row(staff_reader *reader, const entry *who, month from)
{
    const table *t = &reader->table;
    char line[24];
    for (uint32_t i = who->state->last_row; i != NO_ROW; i = reader->rows[i].earlier) {
        if (reader->rows[i].from.index != from.index)
            continue;
        TABLE_REPORT(t, STAFF_EMPLOYEE_ID, SAME_PERSON_TWICE, who->facts->id,
                     number_text(line, reader->rows[i].line));
        return false;
    }
    staff_row *rows = array_reserve(reader->rows, &reader->row_capacity, reader->row_count + 1, sizeof *rows);
    if (rows == NULL)
        return out_of_memory(reader);
    reader->rows = rows;
    rows[reader->row_count] = (staff_row){.from = from, .earlier = who->state->last_row, .line = t->record.line};
    who->state->last_row = (uint32_t)reader->row_count++;
    return true;
}

/* risk_fund_opening may stand on any one of the person's rows, or be the same on several. */
static void take_fund(const table *t, const entry *who, const cell_value *fund)
{
    char here[MONEY_TEXT_SIZE], there[MONEY_TEXT_SIZE], line[24];
    if (!cell_is_good(fund))
        return;
    if (!who->state->has_fund) {
        who->state->has_fund = true;
        who->facts->fund_opening = fund->amount;
        who->state->fund_line = t->record.line;
    } else if (money_compare(who->facts->fund_opening, fund->amount) != 0) {
        money before = who->facts->fund_opening;
        TABLE_REPORT(t, STAFF_RISK_FUND_OPENING, FUND_OPENINGS_DIFFER, who->facts->id,
                     text_from(here, money_format(fund->amount, here)),
                     text_from(there, money_format(before, there)), number_text(line, who->state->fund_line));
    }
}

/* A grade's name or label, whichever was written: the rules' own text of it. */
static text as_written(const rules *r, uint32_t grade, text written)
{
    return text_equal(written, r->grades[grade].name) ? r->grades[grade].name : r->grades[grade].label;
}

/* Remembers where a grade stands that the rules do not have: it is wrong only if the person turns out to be active. */
static void take_grade(staff_reader *reader, const entry *who, const cell_value *cell)
{
    table *t = &reader->table;
    const rules *r = t->context->rules;
    person *facts = who->facts;
    who->state->grade_at = NULL;
    const text written = cell_text(cell);
    facts->grade = r == NULL ? GRADE_UNKNOWN : rules_find_grade(r, written);
    facts->grade_written = facts->grade == GRADE_UNKNOWN ? table_keep(t, written) : as_written(r, facts->grade, written);
    if (r == NULL || facts->grade != GRADE_UNKNOWN || !cell_is_good(cell))
        return;
    who->state->grade_at = arena_allocate(t->context->memory, sizeof *who->state->grade_at);
    if (who->state->grade_at == NULL) {
        out_of_memory(reader);
        return;
    }
    *who->state->grade_at = table_locate(t, STAFF_GRADE);
    who->state->grade_at->excerpt = table_keep(t, who->state->grade_at->excerpt);
}

/* Only books that export them have any: kept apart, they cost the others nothing. */
static void take_papers(staff_reader *reader, person *facts, const cell_value *cells)
{
    table *t = &reader->table;
    const person_papers written = {.bank_name = cell_text(&cells[STAFF_BANK_NAME]),
                                   .bank_account = cell_text(&cells[STAFF_BANK_ACCOUNT]),
                                   .account_name = cell_text(&cells[STAFF_ACCOUNT_NAME]),
                                   .id_type = cell_text(&cells[STAFF_ID_TYPE]),
                                   .id_number = cell_text(&cells[STAFF_ID_NUMBER])};
    facts->papers = NULL;
    if (written.bank_name.size + written.bank_account.size + written.account_name.size + written.id_type.size +
            written.id_number.size == 0)
        return;
    person_papers *kept = arena_allocate(t->context->memory, sizeof *kept);
    if (kept == NULL) {
        out_of_memory(reader);
        return;
    }
    *kept = (person_papers){.bank_name = table_keep(t, written.bank_name),
                            .bank_account = table_keep(t, written.bank_account),
                            .account_name = table_keep(t, written.account_name),
                            .id_type = table_keep(t, written.id_type),
                            .id_number = table_keep(t, written.id_number)};
    facts->papers = kept;
}

/* The row is the one in force, as far as has been read. */
static void take_facts(staff_reader *reader, const entry *who, const cell_value *cells, month from)
{
    table *t = &reader->table;
    person *facts = who->facts;
    who->state->in_force = true;
    who->state->from = from;
    facts->name = table_keep(t, cell_text(&cells[STAFF_NAME]));
    facts->department = table_keep(t, cell_text(&cells[STAFF_DEPARTMENT]));
    facts->hired = cell_is_good(&cells[STAFF_HIRED]) ? cells[STAFF_HIRED].day : DATE_NONE;
    facts->left = cell_is_good(&cells[STAFF_LEFT]) ? cells[STAFF_LEFT].day : DATE_NONE;
    take_papers(reader, facts, cells);
    facts->line = t->record.line;
    take_grade(reader, who, &cells[STAFF_GRADE]);
}

/* With many people each look-up waits for memory: that of the next row is asked for while this one is read. */
static void expect_next(const staff_reader *reader)
{
    name_key key;
    name_key_make(table_foresee(&reader->table, STAFF_EMPLOYEE_ID), &key);
    name_index_expect(&reader->ids, &key);
}

static void take_row(staff_reader *reader)
{
    cell_value cells[COLUMNS_MAX];
    const table *t = &reader->table;
    expect_next(reader);
    cells_parse(t, cells);
    if (!cell_is_good(&cells[STAFF_EMPLOYEE_ID]))
        return;
    entry who = {0};
    if (!find_entry(reader, cells[STAFF_EMPLOYEE_ID].text, &who))
        return;
    check_dates(t, &who, cells);
    take_fund(t, &who, &cells[STAFF_RISK_FUND_OPENING]);
    const cell_value *from_cell = &cells[STAFF_EFFECTIVE_FROM];
    month from = cell_is_good(from_cell) ? from_cell->month : MONTH_NONE;
    if (from_cell->state != CELL_BAD && !add_row(reader, &who, from))
        return;
    bool is_later = !who.state->in_force || from.index > who.state->from.index;
    if (from.index <= t->context->month.index && is_later) /* MONTH_NONE lies before every month */
        take_facts(reader, &who, cells, from);
}

static int compare_ids(const void *left, const void *right)
{
    return text_compare(*(const text *)left, *(const text *)right);
}

/* Complains of a grade that the rules do not have. */
static void check_grade(const input_context *context, const entry *who)
{
    if (who->state->grade_at != NULL && person_is_active(who->facts, context->month))
        grade_report_unknown(context, *who->state->grade_at, who->facts->grade_written);
}

/* Counts those in force. */
static size_t count_in_force(const staff_reader *reader)
{
    size_t count = 0;
    for (size_t i = 0; i < reader->person_count; i++)
        count += reader->states[i].in_force;
    return count;
}

/* Puts those who are not in force yet aside, and numbers the others anew; false when memory is out. */
static bool set_aside(staff_reader *reader, size_t in_force, people *out)
{
    uint32_t ignored;
    out->waiting = arena_allocate(reader->table.context->memory, (reader->person_count - in_force) * sizeof *out->waiting);
    name_index_release(&reader->ids);
    if (out->waiting == NULL)
        return false;
    for (size_t i = 0; i < reader->person_count; i++) {
        const person *one = &reader->people[i];
        if (!reader->states[i].in_force)
            out->waiting[out->waiting_count++] = one->id;
        else if (name_index_put(&reader->ids, one->id, (uint32_t)out->count, &ignored))
            reader->people[out->count++] = *one;
        else
            return false;
    }
    qsort(out->waiting, out->waiting_count, sizeof *out->waiting, compare_ids);
    return true;
}

/* Those in force, in the order of each one's first row; the ids of the others. */
static bool hand_out(staff_reader *reader, people *out)
{
    const size_t in_force = count_in_force(reader);
    out->source = reader->table.file.source;
    for (uint32_t i = 0; i < reader->person_count; i++) {
        const entry who = entry_at(reader, i);
        if (who.state->in_force)
            check_grade(reader->table.context, &who);
    }
    if (in_force < reader->person_count && !set_aside(reader, in_force, out)) {
        *out = PEOPLE_EMPTY;
        return out_of_memory(reader);
    }
    out->count = in_force;
    out->items = reader->people;
    out->by_id = reader->ids;
    reader->people = NULL;
    reader->ids = NAME_INDEX_EMPTY;
    return true;
}

bool staff_read(const input_context *context, const char *path, people *out)
{
    staff_reader reader = {.ids = NAME_INDEX_EMPTY};
    *out = PEOPLE_EMPTY;
    if (!table_open(&reader.table, context, path, &staff_columns))
        return false;
    while (table_next(&reader.table))
        take_row(&reader);
    bool handed_out = !reader.table.failed && hand_out(&reader, out);
    bool read = table_close(&reader.table);
    name_index_release(&reader.ids);
    free(reader.people);
    free(reader.states);
    free(reader.rows);
    return read && handed_out;
}
