/*
 * Rule files. Without it, some line could be taken for another rule than the one that stands there, or
 * end the program on the night before pay-day.
 */
#include "fuzz.h"

#include "rules/read.h"

/* Reads the file; NULL exactly where it is said why. */
static rules *read_rules(const char *path, bool dated)
{
    diagnostics d;
    diagnostics_init(&d, false);
    rules *read = rules_read(path, dated, &d);
    /* Rules are in force, or it is said why not; never both. */
    REQUIRE((read == NULL) == diagnostics_failed(&d));
    require_readable(&d);
    diagnostics_release(&d);
    return read;
}

/* What calc relies on. */
static void require_in_range(const rules *r)
{
    REQUIRE(r->grade_count > 0);
    for (size_t i = 0; i < r->grade_count; i++) {
        const grade_rules *grade = &r->grades[i];
        REQUIRE(grade->base_step.fen > 0);
        REQUIRE(grade->base_fixed.fen >= 0 && grade->base_per_step.fen >= 0 && grade->base_cap.fen >= 0);
        REQUIRE(rules_find_grade(r, grade->name) == i);
        REQUIRE(grade->label.size == 0 || rules_find_grade(r, grade->label) == i);
    }
    const rate rates[] = {r->base_rate, r->excess_rate, r->holdback, r->max_cut, r->pool_rate};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        REQUIRE(rates[i].millionths >= 0 && rates[i].millionths <= RATE_ONE_MILLIONTHS);
    for (size_t i = 0; i < r->allowance_count; i++)
        REQUIRE(r->allowances[i].amount.fen >= 0 && r->allowances[i].months > 0 && r->allowances[i].months < 1 << 12);
    for (size_t i = 0; i < r->export_count; i++) {
        const export_rules *format = &r->exports[i];
        REQUIRE(format->amount < FIGURE_COUNT && format->columns.count <= EXPORT_COLUMNS_MAX);
        REQUIRE(format->columns.count > 0 || format->rows == EXPORT_JOURNAL);
        for (size_t j = 0; j < format->columns.count; j++)
            REQUIRE(format->columns.items[j].field != EXPORT_FIELD_FIGURE ||
                    format->columns.items[j].figure < FIGURE_COUNT);
    }
    REQUIRE(r->fund_cap.fen >= 0 && r->grace_days >= 0 && r->calculation == 1);
}

/* The entries written afresh, without comments and blanks; free the bytes. */
static text write_again(const rules *r)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    REQUIRE(out != NULL);
    for (size_t i = 0; i < r->entry_count; i++) {
        const rule_entry *e = &r->entries[i];
        if (i == 0 || !text_equal(e->section, r->entries[i - 1].section))
            fprintf(out, "[%.*s]\n", (int)e->section.size, e->section.bytes);
        fprintf(out, "%.*s = %.*s\n", (int)e->key.size, e->key.bytes, (int)e->value.size, e->value.bytes);
    }
    REQUIRE(fclose(out) == 0);
    return text_from(bytes, size);
}

static void require_same_grades(const rules *a, const rules *b)
{
    REQUIRE(a->grade_count == b->grade_count && a->allowance_count == b->allowance_count);
    for (size_t i = 0; i < a->grade_count; i++) {
        const grade_rules *x = &a->grades[i], *y = &b->grades[i];
        REQUIRE(text_equal(x->name, y->name) && text_equal(x->label, y->label) && x->mode == y->mode);
        REQUIRE(x->base_fixed.fen == y->base_fixed.fen && x->base_step.fen == y->base_step.fen);
        REQUIRE(x->base_per_step.fen == y->base_per_step.fen && x->base_cap.fen == y->base_cap.fen);
    }
    for (size_t i = 0; i < a->allowance_count; i++) {
        const allowance_rules *x = &a->allowances[i], *y = &b->allowances[i];
        REQUIRE(text_equal(x->name, y->name) && text_equal(x->label, y->label));
        REQUIRE(x->months == y->months && x->amount.fen == y->amount.fen);
    }
}

static void require_same_aliases(const rules *a, const rules *b)
{
    REQUIRE(a->alias_count == b->alias_count);
    for (size_t i = 0; i < a->alias_count; i++) {
        const column_alias *x = &a->aliases[i], *y = &b->aliases[i];
        REQUIRE(text_equal(x->file, y->file) && text_equal(x->key, y->key) && text_equal(x->header, y->header));
        REQUIRE(x->header.size > 0);
    }
}

/* Sections without an entry do not come again; they hold nothing that is not the default. */
static void require_same(const rules *a, const rules *b)
{
    require_same_grades(a, b);
    require_same_aliases(a, b);
    REQUIRE(text_equal(a->scheme_name, b->scheme_name) && a->effective_from.index == b->effective_from.index);
    REQUIRE(a->measure == b->measure && a->prorate == b->prorate && a->below_list == b->below_list);
    REQUIRE(a->base_rate.millionths == b->base_rate.millionths &&
            a->excess_rate.millionths == b->excess_rate.millionths);
    REQUIRE(a->has_risk_fund == b->has_risk_fund && a->holdback.millionths == b->holdback.millionths);
    REQUIRE(a->fund_cap.fen == b->fund_cap.fen);
    REQUIRE(a->late == b->late && a->grace_days == b->grace_days && a->max_cut.millionths == b->max_cut.millionths);
    REQUIRE(a->against == b->against);
    REQUIRE(a->has_bonus == b->has_bonus && a->pool_rate.millionths == b->pool_rate.millionths && a->share == b->share);
    REQUIRE(a->late_entries == b->late_entries && a->payment_id == b->payment_id);
    REQUIRE(a->csv_excel == b->csv_excel && a->headers_chinese == b->headers_chinese);
    REQUIRE(a->lines == b->lines && a->share_group == b->share_group);
    REQUIRE(a->entry_count == b->entry_count);
}

static void try_rules(const char *path, bool dated)
{
    rules *read = read_rules(path, dated);
    if (read == NULL)
        return;
    require_in_range(read);
    text written = write_again(read);
    rules *again = read_rules(fuzz_file((const uint8_t *)written.bytes, written.size), dated);
    REQUIRE(again != NULL);
    require_same(read, again);
    rules_free(again);
    rules_free(read);
    free((void *)(uintptr_t)written.bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    try_rules(fuzz_file(data, size), false);
    try_rules(fuzz_file(data, size), true);
    return 0;
}
