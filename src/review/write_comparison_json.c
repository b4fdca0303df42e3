#include "io/json.h"
#include "review/amounts.h"
#include "review/comparison.h"

static void write_amounts(FILE *out, figure f, int128 old, int128 now)
{
    json_text(out, "figure", text_of(figure_key(f)));
    amount_json(out, "old", old);
    amount_json(out, "new", now);
    amount_json(out, "difference", now - old);
}

static void write_text_pair(FILE *out, const char *old_name, const char *new_name, text old,
                            text now)
{
    if (text_equal(old, now))
        return;
    json_text(out, old_name, old);
    json_text(out, new_name, now);
}

static void write_person(const person_change *change, FILE *out)
{
    const paid_person *old = change->old, *now = change->now, *known = now ? now : old;
    json_begin(out, "diff_person");
    json_text(out, "employee_id", known->id);
    json_text(out, "name", known->name);
    json_text(out, "change", text_of(!old ? "came" : !now ? "went" : "changed"));
    if (old && now) {
        write_text_pair(out, "old_name", "new_name", old->name, now->name);
        write_text_pair(out, "old_department", "new_department", old->department, now->department);
        write_text_pair(out, "old_grade", "new_grade", old->grade, now->grade);
    }
    json_end(out);
    for (figure f = 0; f < FIGURE_COUNT; f++) {
        if (!person_figure_changed(change, f))
            continue;
        json_begin(out, "diff_figure");
        json_text(out, "employee_id", known->id);
        write_amounts(out, f, paid_figure(old, f).fen, paid_figure(now, f).fen);
        json_end(out);
    }
}

static void write_row(const person_rows *rows, const changed_row *row, FILE *out)
{
    json_begin(out, "diff_row");
    json_text(out, "employee_id", rows->id);
    json_text(out, "side", text_of(row->side == ROW_OLD ? "old" : "new"));
    json_text(out, "kind", text_of(row->kind));
    json_text(out, "file", row->file);
    json_number(out, "line", (int64_t)row->line);
    json_text(out, "text", row->words);
    if (row->all)
        json_boolean(out, "all", true);
    else
        json_money(out, "amount", row->amount);
    json_end(out);
}

static void write_rows(const comparison *c, const person_rows *rows, FILE *out)
{
    if (!c->one_month && rows->payments[ROW_OLD] + rows->payments[ROW_NEW] > 0) {
        json_begin(out, "diff_payments");
        json_text(out, "employee_id", rows->id);
        json_number(out, "old_rows", (int64_t)rows->payments[ROW_OLD]);
        amount_json(out, "old_sum", rows->payment_fen[ROW_OLD]);
        json_number(out, "new_rows", (int64_t)rows->payments[ROW_NEW]);
        amount_json(out, "new_sum", rows->payment_fen[ROW_NEW]);
        json_end(out);
    }
    for (const changed_row *row = rows->first; row; row = row->next)
        write_row(rows, row, out);
}

static void write_entry(const rules *r, const rule_entry *entry, const char *value,
                        const char *file, const char *line, FILE *out)
{
    if (!entry)
        return;
    json_text(out, value, entry->value);
    json_text(out, file, r->source_name);
    json_number(out, line, (int64_t)entry->at.line);
}

static void write_rule(const rule_changes *changes, const rule_change *change, FILE *out)
{
    const rule_entry *named = change->now ? change->now : change->old;
    json_begin(out, "diff_rule");
    json_text(out, "section", named->section);
    json_text(out, "key", named->key);
    write_entry(changes->old, change->old, "old", "old_file", "old_line", out);
    write_entry(changes->now, change->now, "new", "new_file", "new_line", out);
    json_end(out);
}

void compared_sums_write_json(const compared_sums *sums, const char *type, text months, FILE *out)
{
    for (figure f = 0; f < FIGURE_COUNT; f++) {
        if (sums->old[f] == sums->now[f])
            continue;
        json_begin(out, type);
        if (months.size > 0)
            json_text(out, "months", months);
        write_amounts(out, f, sums->old[f], sums->now[f]);
        json_end(out);
    }
}

static void write_heading(const comparison *c, FILE *out)
{
    const payslip_changes *p = &c->people;
    json_begin(out, "diff");
    json_text(out, "old", c->old->label);
    json_text(out, "new", c->now->label);
    json_boolean(out, "differs", comparison_differs(c));
    json_number(out, "old_persons", (int64_t)p->old_persons);
    json_number(out, "new_persons", (int64_t)p->new_persons);
    json_number(out, "came", (int64_t)p->came);
    json_number(out, "went", (int64_t)p->went);
    json_end(out);
}

void comparison_write_json(const comparison *c, FILE *out)
{
    compared_sums sums = {0};
    write_heading(c, out);
    for (size_t i = 0; i < c->rules.count; i++)
        write_rule(&c->rules, &c->rules.items[i], out);
    for (size_t i = 0; i < c->people.count; i++) {
        const person_change *change = &c->people.people[i];
        const person_rows *rows =
            row_changes_of(&c->rows, change->now ? change->now->id : change->old->id);
        write_person(change, out);
        if (rows)
            write_rows(c, rows, out);
    }
    compared_sums_add(&sums, c);
    compared_sums_write_json(&sums, "diff_total", TEXT_EMPTY, out);
}
