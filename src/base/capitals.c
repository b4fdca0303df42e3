#include "base/capitals.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#define TEN_THOUSAND    UINT64_C(10000)
#define HUNDRED_MILLION UINT64_C(100000000)

static const char *const digits[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};

typedef struct {
    char *buffer;
    size_t size;
} writing;

static void put(writing *w, const char *word)
{
    const size_t size = strlen(word);
    assert(w->size + size < MONEY_CAPITALS_SIZE);
    memcpy(w->buffer + w->size, word, size + 1);
    w->size += size;
}

static void put_digit(writing *w, uint64_t digit, const char *unit)
{
    put(w, digits[digit]);
    put(w, unit);
}

/* 1 to 9999. */
static void put_group(writing *w, uint64_t value)
{
    static const char *const units[] = {"仟", "佰", "拾", ""};
    bool begun = false, gap = false;
    for (uint64_t weight = 1000, i = 0; weight > 0; weight /= 10, i++) {
        const uint64_t digit = value / weight % 10;
        if (digit > 0) {
            if (gap)
                put(w, digits[0]);
            put_digit(w, digit, units[i]);
        }
        begun = begun || digit > 0;
        gap = begun && digit == 0;
    }
}

static void put_whole(writing *w, uint64_t value);

/* value = high × unit + low: what is high, its unit, and what follows. */
static void put_over(writing *w, uint64_t value, uint64_t unit, const char *name)
{
    const uint64_t low = value % unit;
    put_whole(w, value / unit);
    put(w, name);
    if (low > 0 && low < unit / 10)
        put(w, digits[0]);
    if (low > 0)
        put_whole(w, low);
}

/* 1 and more. At most as deep as there are units: 亿 over 亿 over 万. */
static void put_whole(writing *w, uint64_t value)
{
    if (value >= HUNDRED_MILLION)
        put_over(w, value, HUNDRED_MILLION, "亿");
    else if (value >= TEN_THOUSAND)
        put_over(w, value, TEN_THOUSAND, "万");
    else
        put_group(w, value);
}

static void put_part(writing *w, uint64_t yuan, uint64_t jiao, uint64_t fen)
{
    if (yuan > 0 && ((jiao > 0 && yuan % 10 == 0) || (jiao == 0 && fen > 0)))
        put(w, digits[0]);
    if (jiao > 0)
        put_digit(w, jiao, "角");
    if (fen > 0)
        put_digit(w, fen, "分");
    else
        put(w, "整");
}

size_t money_capitals(money amount, char buffer[MONEY_CAPITALS_SIZE])
{
    const uint64_t fen = amount.fen < 0 ? UINT64_C(0) - (uint64_t)amount.fen : (uint64_t)amount.fen;
    const uint64_t yuan = fen / 100;
    writing w = {buffer, 0};
    buffer[0] = '\0';
    put(&w, "人民币");
    if (amount.fen < 0)
        put(&w, "负");
    if (yuan > 0)
        put_whole(&w, yuan);
    else if (fen == 0)
        put(&w, digits[0]);
    if (yuan > 0 || fen == 0)
        put(&w, "元");
    put_part(&w, yuan, fen / 10 % 10, fen % 10);
    return w.size;
}
