#include <stdlib.h>

#include "explain/piece.h"
#include "explain/words.h"
#include "pdf/slip.h"

/*
 * Without the rounding that is around the whole: an amount on paper is of whole fen. "round(50,000.00 × 3%)" is
 * "50,000.00 × 3%"; "round(a) - round(b)" stays.
 */
static text unrounded(const slip *s, text formula)
{
    const text round = text_of(words_say(SAY_ROUND, s->data->lang));
    const size_t begin = round.size + 1;
    size_t depth = 1, at = begin;
    if (!text_starts_with(formula, round) || formula.size <= begin ||
        formula.bytes[round.size] != '(')
        return formula;
    for (; at < formula.size && depth > 0; at++)
        depth += (formula.bytes[at] == '(') - (size_t)(formula.bytes[at] == ')');
    return at == formula.size && depth == 0 ? text_from(formula.bytes + begin, at - begin - 1)
                                            : formula;
}

/* "regular collected × rate of base commission = 50,000.00 × 3%" */
static slip_telling formula_told(const slip *s, figure f)
{
    const report_formula *formula = &s->person->formulas[f];
    const text words = unrounded(s, formula->words), numbers = unrounded(s, formula->numbers);
    if (numbers.size == 0)
        return (slip_telling){words, TEXT_EMPTY};
    const text both = arena_format(s->memory, "%.*s = %.*s", (int)words.size, words.bytes,
                                   (int)numbers.size, numbers.bytes);
    if (!both.bytes)
        s->sheet->failed = true;
    return (slip_telling){both.bytes ? both : TEXT_EMPTY, numbers};
}

static adjustment_kind kind_of(figure f)
{
    switch (f) {
    case FIGURE_BASE_FORFEIT:
        return ADJUSTMENT_BASE_FORFEIT;
    case FIGURE_RISK_FUND_RELEASED:
        return ADJUSTMENT_RISK_FUND_RELEASE;
    case FIGURE_BONUS:
        return ADJUSTMENT_BONUS;
    case FIGURE_ADDITIONS:
        return ADJUSTMENT_ADDITION;
    case FIGURE_SOCIAL_INSURANCE:
        return ADJUSTMENT_SOCIAL_INSURANCE;
    case FIGURE_HOUSING_FUND:
        return ADJUSTMENT_HOUSING_FUND;
    case FIGURE_TAX:
        return ADJUSTMENT_TAX;
    case FIGURE_DEDUCTIONS:
        return ADJUSTMENT_DEDUCTION;
    case FIGURE_CARRIED_WRITTEN_OFF:
        return ADJUSTMENT_CARRY_WRITE_OFF;
    case FIGURE_RISK_FUND_DRAWN:
        return ADJUSTMENT_RISK_FUND_DRAW;
    default:
        return ADJUSTMENT_KIND_COUNT;
    }
}

/* "200.00 for the fair + 100.00", or the note alone of a single row: its amount is that of the part. */
static void write_notes(const slip *s, figure f, FILE *out)
{
    const adjustment_kind kind = kind_of(f);
    size_t rows = 0, written = 0;
    for (size_t i = 0; i < s->entered_count; i++)
        rows += s->entered[i]->kind == kind;
    for (size_t i = 0; i < s->entered_count; i++) {
        const adjustment *row = s->entered[i];
        if (row->kind != kind || (rows == 1 && row->note.size == 0))
            continue;
        const text amount = row->all ? text_of(report_text(REPORT_WORD_ALL, s->data->lang))
                                     : slip_amount(s, row->amount.fen);
        fputs(written++ > 0 ? " + " : "", out);
        if (rows > 1)
            fwrite(amount.bytes, 1, amount.size, out);
        fputs(rows > 1 && row->note.size > 0 ? " " : "", out);
        fwrite(row->note.bytes, 1, row->note.size, out);
    }
}

/* "cooling 10.00 + meals 200.00": those that add up to the part. */
static void write_allowances(const slip *s, FILE *out)
{
    const rules *r = s->month->now.computed.rules;
    const unsigned this_month = 1u << (month_of_year(s->month->month) - 1);
    size_t written = 0;
    for (size_t i = 0; i < r->allowance_count; i++) {
        const allowance_rules *a = &r->allowances[i];
        const text name = a->label.size > 0 ? a->label : a->name;
        const text amount = slip_amount(s, a->amount.fen);
        if (!(a->months & this_month) || a->amount.fen == 0)
            continue;
        fputs(written++ > 0 ? " + " : "", out);
        fprintf(out, "%.*s %.*s", (int)name.size, name.bytes, (int)amount.size, amount.bytes);
    }
}

static text entered_or_allowed(const slip *s, figure f, telling told)
{
    piece p;
    if (piece_open(&p)) {
        if (told == TOLD_NOTES)
            write_notes(s, f, p.out);
        else
            write_allowances(s, p.out);
    }
    const text how =
        piece_close(&p) ? arena_copy(s->memory, text_from(p.bytes, p.size)) : (text){NULL, 0};
    free(p.bytes);
    if (!how.bytes)
        s->sheet->failed = true;
    return how.bytes ? how : TEXT_EMPTY;
}

slip_telling slip_how(const slip *s, figure f, telling told)
{
    if (told == TOLD_NOT || slip_figure(s, f) == 0)
        return (slip_telling){TEXT_EMPTY, TEXT_EMPTY};
    if (told == TOLD_FORMULA)
        return formula_told(s, f);
    return (slip_telling){entered_or_allowed(s, f, told), TEXT_EMPTY};
}
