#include "clerk.h"

#include "desk.h"

static const char *const rules_paths[] = {"rules.ini"}, *const payment_paths[] = {
                                                            "payments/2026-06.csv"};

void clerk_desk(void)
{
    desk_book();
    desk_write("adjustments.csv", "month,employee_id,kind,amount,note\n"
                                  "2026-06,E1,bonus,10,for the fair\n"
                                  "2026-06,E2,bonus,5,\n");
}

month_paths clerk_june(void)
{
    return (month_paths){
        .month = JUNE,
        .rules = {rules_paths, 1},
        .staff = "staff.csv",
        .payments = {payment_paths, 1},
        .contracts = "contracts.csv",
        .instalments = "instalments.csv",
        .adjustments = "adjustments.csv",
    };
}

bool clerk_open(clerk *c, unsigned needs, const char *asked, language lang)
{
    const month_paths paths = clerk_june();
    diagnostics_init(&c->diagnostics, false);
    clerk_desk();
    return report_open(&c->data, 1, needs, &c->diagnostics) &&
           report_compute(&c->data, 0, &paths, asked, &c->diagnostics) &&
           report_finish(&c->data, lang, &c->diagnostics);
}

void clerk_close(clerk *c)
{
    report_release(&c->data);
    diagnostics_release(&c->diagnostics);
}
