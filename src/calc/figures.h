/*
 * The table of figures: how each amount is worked out, as a formula over other figures, rule keys
 * and input rows. Explanations and the manual show these texts; a test evaluates each of them
 * against settle, so that none can go stale. The names stand in model/figures.def and
 * model/contract_figures.def, the formulas in figures.def, contract_figures.def and
 * line_figures.def here.
 *
 * Grammar
 *
 *   formula   = sum
 *   sum       = product { (+ | -) product }
 *   product   = factor { (* | /) factor }
 *   factor    = NUMBER | NAME | call | - factor | ( sum )
 *   call      = if ( condition , sum , sum )   only the branch taken is looked at
 *             | min ( sum , sum ) | max ( sum , sum )
 *             | round ( sum )                  half away from zero, to the fen
 *             | floor ( sum )                  down to a whole number
 *             | FUNCTION ( NAME { , NAME } )   below
 *   condition = both { or both }
 *   both      = test { and test }              what stands left is looked at first, the rest only
 *                                              where it still matters
 *   test      = not test | sum > sum | KEY is WORD | FLAG | given ( SECTION ) | all ( KIND )
 *             | ( condition )
 *
 * A number is exact: money and prices are yuan, rates are parts of one (3% is 0.03), quantities and
 * days are counts. Where a formula rounds, the text says round; nothing else does.
 *
 * Everywhere
 *   SECTION.KEY       the value of a key in the rules in force, by default where it is left out:
 *                     base.measure, base.prorate, commission.base_rate, commission.excess_rate,
 *                     commission.below_list, risk_fund.holdback, risk_fund.cap,
 *                     late_collection.mode (off without the section), late_collection.max_cut,
 *                     late_collection.against, bonus.pool_rate, bonus.share_by; and of the
 *                     person's grade grade.base_fixed, .base_step, .base_per_step, .base_cap,
 *                     .base_mode
 *   KEY is WORD       the key's value is that word: base.measure is contracted
 *   given(SECTION)    the section stands in the rules: given(risk_fund), given(bonus)
 *
 * In the formula of a person's figure
 *   a figure's key    that figure of the same person and month
 *   active            flag: the person is active in the month
 *   days_active, days_in_month
 *   profit            the company's profit of the month, 0 without a row
 *   lines(amount), lines(excess), lines(regular)
 *                     Σ over the person's payment lines
 *   contracts(due), contracts(late), contracts(sale)
 *                     Σ of that figure over the contracts that the person owns
 *   adjustments(KIND) Σ of the person's rows of that kind in the month; `all` rows count 0
 *   all(KIND)         whether one of them says `all`
 *   opening(risk_fund), opening(carried)
 *                     what the month opens with
 *   allowances(month) Σ of the amounts of the [allowance.NAME] whose months hold this one
 *   share(profit_pool, profit_share_weight)
 *                     the person's part of the first in proportion to everybody's second, by
 *                     largest remainders in fen, ties to the earlier person; 0 without any weight
 *
 * In the formula of a contract's figure
 *   a figure's key    that figure of the same contract and month
 *   quantity, contract_price
 *   signed_in_month   flag: signed on a day of the month
 *   lines(amount)     Σ over the month's payment lines on the contract, whoever is credited
 *   instalments(earlier), instalments(month)
 *                     Σ of the instalments that fall in earlier months, and in this one
 *   opening(collected)
 *                     collected to date at the month's start
 *
 * In the formula of a line's figure
 *   a figure's key    that figure of the same payment line
 *   amount, list_price, contract_price
 *   priced            flag: both prices are known
 */
#ifndef SALESPAY_CALC_FIGURES_H
#define SALESPAY_CALC_FIGURES_H

#include "base/messages.h"
#include "model/contract_figure.h"
#include "model/figure.h"

typedef enum { ROUNDING_NONE, ROUNDING_HALF_AWAY, ROUNDING_LARGEST_REMAINDER } figure_rounding;

const char *figure_formula(figure f);
figure_rounding figure_rounding_of(figure f);

const char *contract_figure_formula(contract_figure f);
figure_rounding contract_figure_rounding_of(contract_figure f);

/* What credit works out for one payment line. The two commissions are exact, not rounded. */
typedef enum {
#define LINE_FIGURE(id, key, english, chinese, rounding, formula) LINE_##id,
#include "calc/line_figures.def"
#undef LINE_FIGURE
    LINE_FIGURE_COUNT
} line_figure;

const char *line_figure_key(line_figure f);
const char *line_figure_label(line_figure f, language lang); /* the name for people */
const char *line_figure_formula(line_figure f);
figure_rounding line_figure_rounding_of(line_figure f);

/* "none", "half away from zero", "largest remainder"; 不取整, 四舍五入, 最大余数法. */
const char *figure_rounding_name(figure_rounding rounding, language lang);

#endif
