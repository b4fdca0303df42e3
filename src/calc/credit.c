#include "calc/credit.h"

#include "base/round.h"

/* What was charged above the company's price; below it nothing, unless that is deducted. Prices are above 0: it fits. */
static inline int64_t charged_above(const rules *r, const payment *p)
{
    const int64_t above = p->contract_price.micros - p->list_price.micros;
    return above < 0 && r->below_list != BELOW_LIST_DEDUCT ? 0 : above;
}

/* False when it does not fit 64 bits. Nearly every product does, and is then divided in 64 bits: many times faster. */
static inline bool excess_of(const rules *r, const payment *p, int64_t *excess_fen)
{
    const int64_t above = charged_above(r, p);
    int64_t product;
    if (!__builtin_mul_overflow(p->amount.fen, above, &product)) {
        *excess_fen = round_narrow(product, p->contract_price.micros);
        return true;
    }
    return int128_narrow(round_half_away((int128)p->amount.fen * above, p->contract_price.micros),
                         excess_fen);
}

static inline bool credit(const rules *r, const payment *p, credited *out)
{
    credited line = {.excess = {0}};
    if ((p->has_prices && !excess_of(r, p, &line.excess.fen)) ||
        __builtin_sub_overflow(p->amount.fen, line.excess.fen, &line.regular.fen))
        return false;
    *out = line;
    return true;
}

bool credit_payment(const rules *r, const payment *p, credited *out)
{
    return credit(r, p, out);
}

size_t credit_payments(const rules *r, const payment *rows, size_t count, credited *lines)
{
    size_t done = 0;
    while (done < count && credit(r, &rows[done], &lines[done]))
        done++;
    return done;
}
