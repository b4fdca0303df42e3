#include "xlsx/pay_figures.h"

/* What adds up to the net pay, and what the commission is of, is for paper; the fund has a sheet of its own. */
static people_showing showing_of(figure f)
{
    switch (f) {
    case FIGURE_COLLECTED:
    case FIGURE_BASE_SALARY:
    case FIGURE_COMMISSION_PAID:
    case FIGURE_GROSS_PAY:
    case FIGURE_NET_PAY:
        return PEOPLE_ALWAYS;
    case FIGURE_SALES:
    case FIGURE_EXCESS:
    case FIGURE_REGULAR:
    case FIGURE_COMMISSION:
    case FIGURE_DUE:
    case FIGURE_LATE:
    case FIGURE_COMMISSION_DUE:
    case FIGURE_RISK_FUND_OPENING:
    case FIGURE_RISK_FUND_DRAWN:
    case FIGURE_RISK_FUND_BALANCE:
        return PEOPLE_STEP;
    default:
        return PEOPLE_NOT_ZERO;
    }
}

/* Sales count by contracts signed in some months: then the base salary is not of what was collected. */
static bool sales_differ(const report_data *data)
{
    for (size_t i = 0; i < data->month_count; i++)
        if (data->months[i].now.computed.rules->measure == MEASURE_CONTRACTED)
            return true;
    return false;
}

void pay_table_measure(people_table *table, people_figure figures[FIGURE_COUNT],
                       const report_data *data, bool to_sign)
{
    size_t count = 0;
    for (figure f = 0; f < FIGURE_COUNT; f++)
        if (figure_is_payslip_column(f))
            figures[count++] = (people_figure){f, showing_of(f), NULL};
    if (sales_differ(data))
        figures[0].showing = PEOPLE_ALWAYS;
    people_table_measure(table, data, figures, count, to_sign);
}
