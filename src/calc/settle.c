#include "calc/settle.h"

#include "base/parallel.h"
#include "calc/allowances.h"
#include "calc/amount.h"
#include "calc/base_salary.h"
#include "calc/commission.h"
#include "calc/entered.h"
#include "calc/issue.h"
#include "calc/late.h"
#include "calc/net_pay.h"
#include "calc/receivable.h"
#include "calc/risk_fund.h"
#include "calc/sales.h"

static void open_payslip(const settle_facts *facts, size_t who, payslip *slip)
{
    const person *p = &facts->people->items[who];
    *slip = (payslip){
        .active = person_is_active(p, facts->month),
        .days_active = person_days_active(p, facts->month),
    };
}

static void settle_contract(const settle_facts *facts, size_t which, contract_account *account)
{
    *account = (contract_account){0};
    receivable_settle(facts, which, account);
    late_settle_contract(facts, which, account);
    sales_settle_contract(facts, which, account);
}

/* The owner's sales, due and late; amounts that nobody known owns are an error. */
static void add_to_owner(const settle_facts *facts, size_t which, settlement *out)
{
    contract_account *account = &out->accounts[which];
    const uint32_t owner = facts->contracts->items[which].owner;
    if (account->due.fen == 0 && account->sale.fen == 0)
        return;
    if (owner == PERSON_NONE) {
        account->findings |= FINDING_OWNER_UNKNOWN;
        return;
    }
    payslip_add(&out->payslips[owner], FIGURE_DUE, account->due.fen);
    payslip_add(&out->payslips[owner], FIGURE_LATE, account->late.fen);
    payslip_add(&out->payslips[owner], FIGURE_SALES, account->sale.fen);
}

/* What the parts of a settlement have at hand. */
typedef struct {
    const settle_facts *facts;
    settlement *out;
} settling;

static void open_part(void *closure, size_t from, size_t to)
{
    const settling *work = closure;
    for (size_t i = from; i < to; i++)
        open_payslip(work->facts, i, &work->out->payslips[i]);
}

static void settle_commission(const settle_facts *facts, size_t who, payslip *slip)
{
    sales_settle(facts, who, slip);
    base_salary_settle(facts, who, slip);
    commission_settle(facts, slip);
    late_settle(facts, slip);
    risk_fund_settle(facts, who, slip);
    allowances_settle(facts, slip);
}

static void commission_part(void *closure, size_t from, size_t to)
{
    const settling *work = closure;
    for (size_t i = from; i < to; i++)
        settle_commission(work->facts, i, &work->out->payslips[i]);
}

/* After the profit is shared. */
static void settle_pay(const settle_facts *facts, size_t who, payslip *slip)
{
    entered_settle(facts, who, slip);
    net_pay_settle(facts, who, slip);
    slip->issued = payslip_is_issued(facts, who, slip);
}

static void pay_part(void *closure, size_t from, size_t to)
{
    const settling *work = closure;
    for (size_t i = from; i < to; i++)
        settle_pay(work->facts, i, &work->out->payslips[i]);
}

void settle(const settle_facts *facts, const profit_share_scratch *scratch, size_t threads, settlement *out)
{
    settling work = {facts, out};
    const size_t count = facts->people->count;
    out->pool = MONEY_ZERO;
    out->findings = 0;
    parallel_each(threads, count, open_part, &work);
    for (size_t i = 0; i < facts->contracts->count; i++) {
        settle_contract(facts, i, &out->accounts[i]);
        add_to_owner(facts, i, out);
    }
    parallel_each(threads, count, commission_part, &work);
    profit_share_settle(facts, scratch, out);
    parallel_each(threads, count, pay_part, &work);
}
