#include "a_month.h"

#include <stdlib.h>

#include "unit.h"

static char *collected;
static size_t collected_size;

FILE *memory_begin(void)
{
    free(collected);
    collected = NULL;
    FILE *out = open_memstream(&collected, &collected_size);
    ck_assert_ptr_nonnull(out);
    return out;
}

const char *memory_end(FILE *out, size_t *size)
{
    ck_assert_int_eq(fclose(out), 0);
    if (size != NULL)
        *size = collected_size;
    return collected;
}

const char *written(bool (*write)(const month_result *result, FILE *out), const month_result *result)
{
    FILE *out = memory_begin();
    ck_assert(write(result, out));
    return memory_end(out, NULL);
}

static void init_people(a_month *m)
{
    m->persons[0] = (person){.id = TEXT_LITERAL("XS01"), .name = TEXT_LITERAL("张伟"),
                             .department = TEXT_LITERAL("一部, 北"), .grade_written = TEXT_LITERAL("初级"), .grade = 0};
    m->persons[1] = (person){.id = TEXT_LITERAL("XS02"), .name = TEXT_LITERAL("=cmd|' /C calc'!A0"),
                             .department = TEXT_LITERAL(""), .grade_written = TEXT_LITERAL("＋gone"),
                             .grade = GRADE_UNKNOWN};
    m->persons[2] = (person){.id = TEXT_LITERAL("XS03"), .name = TEXT_LITERAL("Li \"Na\""),
                             .department = TEXT_LITERAL(""), .grade_written = TEXT_LITERAL("junior"), .grade = 0};
    m->people = (people){.items = m->persons, .count = 3};
    m->person_openings[2].listed = true; /* last month's, without a payslip now */
    m->payslips[0].issued = m->payslips[1].issued = true;
    for (figure f = 0; f < FIGURE_COUNT; f++) {
        m->payslips[0].figures[f] = money_of_fen(100 * (int64_t)f + 1);
        m->payslips[1].figures[f] = money_of_fen(-7 * (int64_t)f);
    }
}

static void init_contracts(a_month *m)
{
    static const char *const ids[] = {"HT1", "HT2", "HT 3 "};
    for (size_t i = 0; i < 3; i++)
        m->contract_items[i] = (contract){.id = text_of(ids[i]), .owner_id = text_of(i == 2 ? "XS03" : "XS01")};
    m->contracts = (contracts){.given = true, .items = m->contract_items, .count = 3};
    m->accounts[0].listed = m->accounts[2].listed = true;
    m->accounts[0].due_to_date = money_of_fen(1000000);
    m->accounts[0].collected_to_date = money_of_fen(400000);
    m->accounts[0].overdue = money_of_fen(600000);
}

static void init_opening(a_month *m)
{
    m->vanished_person = (vanished_row){.id = TEXT_LITERAL("XS99")};
    m->vanished_contract = (vanished_row){.id = TEXT_LITERAL("HT99"), .owner_id = TEXT_LITERAL("XS99"),
                                          .due_to_date = {5000}, .collected_to_date = {5000}};
    m->opening = (opening){
        .people = m->person_openings,
        .contracts = m->contract_openings,
        .vanished_people = &m->vanished_person,
        .vanished_person_count = 1,
        .vanished_contracts = &m->vanished_contract,
        .vanished_contract_count = 1,
    };
}

void a_month_init(a_month *m)
{
    *m = (a_month){0};
    m->grades[0] = (grade_rules){.name = TEXT_LITERAL("junior"), .label = TEXT_LITERAL("初级")};
    m->rules = (rules){.grades = m->grades, .grade_count = 1, .calculation = 1,
                       .source_name = TEXT_LITERAL("/home/clerk/book/rules/2026-01.ini"),
                       .base_rate = {30000}, .excess_rate = {123456}};
    init_people(m);
    init_contracts(m);
    init_opening(m);
    m->settlement = (settlement){.payslips = m->payslips, .accounts = m->accounts};
    m->facts = (settle_facts){.rules = &m->rules, .people = &m->people, .contracts = &m->contracts,
                              .opening = &m->opening};
    ck_assert(month_of(2026, 7, &m->facts.month));
    m->input_items[0] = (input_file_facts){.name = TEXT_LITERAL("/home/clerk/book/staff.csv"), .kind = "staff",
                                           .bytes = 120, .rows = 3};
    m->input_items[1] = (input_file_facts){.name = TEXT_LITERAL("2026-07-a,b.csv"), .kind = "payments", .bytes = 99,
                                           .rows = 5};
    m->inputs = (input_log){.items = m->input_items, .count = 2};
    m->keys[0] = 1, m->keys[1] = UINT64_C(0x0123456789ABCDEF), m->keys[2] = UINT64_MAX;
    m->key_spans[0] = (hash_span){m->keys, 2};
    m->key_spans[1] = (hash_span){0};
    m->key_spans[2] = (hash_span){&m->keys[2], 1};
    m->result = (month_result){.facts = &m->facts, .settlement = &m->settlement, .inputs = &m->inputs,
                               .payments_read = 5, .payments_used = 5, .rows_passed_over = 2,
                               .payment_keys = {.items = m->key_spans, .span_count = 3, .count = 3}};
}
