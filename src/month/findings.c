#include "month/findings.h"

#include "base/digits.h"
#include "calc/notices.h"

/* A finding of a person: its message, and the adjustment whose row it points at (COUNT: the staff row). */
typedef struct {
    unsigned bit;
    message_code code;
    adjustment_kind kind;
    figure shown; /* the figure that the message quotes */
} person_finding;

static const person_finding person_findings[] = {
    {FINDING_FUND_OVERDRAWN, MESSAGE_FUND_OVERDRAWN, ADJUSTMENT_RISK_FUND_DRAW, FIGURE_RISK_FUND_BALANCE},
    {FINDING_FORFEIT_CUT, MESSAGE_FORFEIT_CUT, ADJUSTMENT_BASE_FORFEIT, FIGURE_BASE_SALARY},
    {FINDING_WRITE_OFF_CUT, MESSAGE_WRITE_OFF_CUT, ADJUSTMENT_CARRY_WRITE_OFF, FIGURE_CARRIED_IN},
    {FINDING_COLLECTS_NOT_ACTIVE, MESSAGE_COLLECTS_NOT_ACTIVE, ADJUSTMENT_KIND_COUNT, FIGURE_COLLECTED},
};

typedef struct {
    unsigned bit;
    message_code code;
} contract_finding;

static const contract_finding contract_findings[] = {
    {FINDING_ABOVE_CONTRACT, MESSAGE_ABOVE_CONTRACT},
    {FINDING_INSTALMENTS_CHANGED, MESSAGE_INSTALMENTS_CHANGED},
    {FINDING_OWNER_UNKNOWN, MESSAGE_OWNER_UNKNOWN},
    {FINDING_LATE_SIGNED, MESSAGE_LATE_SIGNED},
    {FINDING_CONTRACT_OVERFLOW, MESSAGE_CONTRACT_OVERFLOW},
};

static const message_code notice_messages[NOTICE_COUNT] = {
    [NOTICE_MINIMUM_WAGE] = MESSAGE_BELOW_MINIMUM_WAGE,
    [NOTICE_CUTS] = MESSAGE_CUTS_ABOVE_FIFTH,
    [NOTICE_LEAVERS_FUND] = MESSAGE_LEAVERS_FUND_HELD,
    [NOTICE_TAX] = MESSAGE_NO_TAX_ROW,
};

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static location staff_row(const settle_facts *facts, uint32_t who)
{
    return (location){.source = facts->people->source, .line = facts->people->items[who].line};
}

/* The first adjustment row of the kind, or of the other fund kind, or the person's staff row. */
static location adjustment_row(const settle_facts *facts, uint32_t who, adjustment_kind kind)
{
    if (kind == ADJUSTMENT_KIND_COUNT || !facts->adjustments->sums)
        return staff_row(facts, who);
    const adjustment_sum *sums = facts->adjustments->sums[who];
    uint64_t row = sums[kind].first_line;
    if (!row && kind == ADJUSTMENT_RISK_FUND_DRAW)
        row = sums[ADJUSTMENT_RISK_FUND_RELEASE].first_line;
    return row ? (location){.source = facts->adjustments->source, .line = row} : staff_row(facts, who);
}

static text money_words(money amount, char buffer[MONEY_TEXT_SIZE])
{
    return text_from(buffer, money_format(amount, buffer));
}

static void report_person(const settle_facts *facts, uint32_t who, const payslip *slip, diagnostics *d)
{
    const person *p = &facts->people->items[who];
    if (slip->findings & FINDING_OVERFLOW)
        REPORT(d, FIGURE_OVERFLOW, staff_row(facts, who), text_of(figure_key(slip->failed_figure)), p->id);
    for (size_t i = 0; i < COUNT_OF(person_findings); i++) {
        const person_finding *f = &person_findings[i];
        char amount[MONEY_TEXT_SIZE];
        if (slip->findings & f->bit)
            diagnostics_add(d, f->code, adjustment_row(facts, who, f->kind),
                            (const text[]){p->id, p->name, money_words(slip->figures[f->shown], amount)}, 3);
    }
}

static void report_notices(const settle_facts *facts, uint32_t who, const payslip *slip, diagnostics *d)
{
    const person *p = &facts->people->items[who];
    for (notice which = 0; which < NOTICE_COUNT; which++) {
        notice_amounts amounts;
        char found[DIGITS_TEXT_SIZE], against[DIGITS_TEXT_SIZE];
        if (!notice_applies(which, facts, who, slip, &amounts))
            continue;
        digits_format(amounts.found, 2, 2, found);
        digits_format(amounts.against, 2, 2, against);
        diagnostics_add(d, notice_messages[which], staff_row(facts, who),
                        (const text[]){p->id, p->name, text_of(found), text_of(against)}, 4);
    }
}

static void report_contract(const settle_facts *facts, uint32_t which, const contract_account *account, diagnostics *d)
{
    const contract *c = &facts->contracts->items[which];
    const location at = {.source = facts->contracts->source, .line = c->line};
    const contract_opening *opened = &facts->opening->contracts[which];
    for (size_t i = 0; i < COUNT_OF(contract_findings); i++) {
        if (!(account->findings & contract_findings[i].bit))
            continue;
        char collected[MONEY_TEXT_SIZE], said[MONEY_TEXT_SIZE];
        diagnostics_add(d, contract_findings[i].code, at,
                        (const text[]){c->id, c->owner_id, money_words(account->collected_to_date, collected),
                                       money_words(opened->due_to_date_before, said)},
                        4);
    }
}

static void report_month(const settle_facts *facts, const settlement *settled, diagnostics *d)
{
    const location at = {.source = facts->rules->source};
    char written[MONTH_TEXT_SIZE];
    const text when = text_from(written, month_format(facts->month, written));
    if (settled->findings & FINDING_NO_PROFIT_ROW)
        REPORT(d, NO_PROFIT_ROW, at, when);
    if (settled->findings & FINDING_NO_WEIGHT)
        REPORT(d, NO_WEIGHT, at, when);
}

void findings_report(const settle_facts *facts, const settlement *settled, diagnostics *d)
{
    for (uint32_t i = 0; i < facts->people->count; i++) {
        report_person(facts, i, &settled->payslips[i], d);
        if (!(settled->payslips[i].findings & FINDING_OVERFLOW))
            report_notices(facts, i, &settled->payslips[i], d);
    }
    for (uint32_t i = 0; i < facts->contracts->count; i++)
        report_contract(facts, i, &settled->accounts[i], d);
    report_month(facts, settled, d);
}
