#include "calc/credit.h"

#include "base/round.h"

static bool has_excess(const rules *r, const payment *p)
{
    if (!p->has_prices)
        return false;
    return p->contract_price.micros > p->list_price.micros || r->below_list == BELOW_LIST_DEDUCT;
}

static int128 excess_of(const payment *p)
{
    const int128 above = (int128)p->contract_price.micros - p->list_price.micros;
    return round_half_away(p->amount.fen * above, p->contract_price.micros);
}

bool credit_payment(const rules *r, const payment *p, credited *out)
{
    const int128 excess = has_excess(r, p) ? excess_of(p) : 0;
    credited line;
    if (!int128_narrow(excess, &line.excess.fen) ||
        !int128_narrow(p->amount.fen - excess, &line.regular.fen))
        return false;
    *out = line;
    return true;
}

int128 credit_base_commission(const rules *r, credited line)
{
    return (int128)line.regular.fen * r->base_rate.millionths;
}

int128 credit_excess_commission(const rules *r, credited line)
{
    return (int128)line.excess.fen * r->excess_rate.millionths;
}
