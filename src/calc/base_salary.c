#include "calc/base_salary.h"

#include "base/round.h"
#include "calc/amount.h"
#include "calc/entered.h"

static int128 fixed_part(const settle_facts *facts, const grade_rules *grade, int days_active)
{
    if (facts->rules->prorate == PRORATE_NONE)
        return grade->base_fixed.fen;
    return round_half_away((int128)grade->base_fixed.fen * days_active, month_days(facts->month));
}

static int128 earned_part(const grade_rules *grade, int128 sales)
{
    const int128 counted = amount_max(sales, 0);
    if (grade->mode == BASE_PROPORTIONAL)
        return round_half_away(counted * grade->base_per_step.fen, grade->base_step.fen);
    return counted / grade->base_step.fen * grade->base_per_step.fen;
}

static void forfeit(const settle_facts *facts, size_t who, payslip *slip)
{
    const adjustment_sum *rows = entered_sum(facts, who, ADJUSTMENT_BASE_FORFEIT);
    bool cut;
    payslip_set(slip, FIGURE_BASE_FORFEIT,
                entered_at_most(rows, payslip_fen(slip, FIGURE_BASE_SALARY), &cut));
    if (cut)
        slip->findings |= FINDING_FORFEIT_CUT;
}

void base_salary_settle(const settle_facts *facts, size_t who, payslip *slip)
{
    if (slip->active) {
        const grade_rules *grade = &facts->rules->grades[facts->people->items[who].grade];
        const int128 fixed = fixed_part(facts, grade, slip->days_active);
        const int128 earned = earned_part(grade, payslip_fen(slip, FIGURE_SALES));
        payslip_set(slip, FIGURE_BASE_FIXED, fixed);
        payslip_set(slip, FIGURE_BASE_SALARY, amount_min(grade->base_cap.fen, fixed + earned));
    }
    forfeit(facts, who, slip);
}
