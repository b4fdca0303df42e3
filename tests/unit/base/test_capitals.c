/* Without these a bank would send a payslip or voucher back, or a digit could be added to an amount on paper. */
#include "unit.h"

#include <string.h>

#include "base/capitals.h"

static const struct {
    int64_t fen;
    const char *written; /* after 人民币 */
} known[] = {
    /* nothing, and less than a yuan */
    {0, "零元整"},
    {1, "壹分"},
    {5, "伍分"},
    {10, "壹角整"},
    {11, "壹角壹分"},
    {50, "伍角整"},
    {99, "玖角玖分"},
    /* one group */
    {100, "壹元整"},
    {101, "壹元零壹分"},
    {110, "壹元壹角整"},
    {123, "壹元贰角叁分"},
    {1000, "壹拾元整"},
    {1005, "壹拾元零伍分"},
    {1050, "壹拾元零伍角整"},
    {1055, "壹拾元零伍角伍分"},
    {1100, "壹拾壹元整"},
    {2000, "贰拾元整"},
    {10000, "壹佰元整"},
    {10050, "壹佰元零伍角整"},
    {10100, "壹佰零壹元整"},
    {11000, "壹佰壹拾元整"},
    {100000, "壹仟元整"},
    {100100, "壹仟零壹元整"},
    {101000, "壹仟零壹拾元整"},
    {110000, "壹仟壹佰元整"},
    {501000, "伍仟零壹拾元整"},
    {140950, "壹仟肆佰零玖元伍角整"},
    {168032, "壹仟陆佰捌拾元零叁角贰分"},
    {295000, "贰仟玖佰伍拾元整"},
    {600714, "陆仟零柒元壹角肆分"},
    {32504, "叁佰贰拾伍元零肆分"},
    {999999, "玖仟玖佰玖拾玖元玖角玖分"},
    /* over 万 */
    {1000000, "壹万元整"},
    {1000100, "壹万零壹元整"},
    {1001007, "壹万零壹拾元零柒分"},
    {1100000, "壹万壹仟元整"},
    {1640902, "壹万陆仟肆佰零玖元零贰分"},
    {10000000, "壹拾万元整"},
    {10700053, "壹拾万柒仟元零伍角叁分"},
    {100000000, "壹佰万元整"},
    {100050000, "壹佰万零伍佰元整"},
    {1000500000, "壹仟万伍仟元整"},
    {1001001000, "壹仟零壹万零壹拾元整"},
    /* over 亿 */
    {10000000000, "壹亿元整"},
    {10000000001, "壹亿元零壹分"},
    {10000000100, "壹亿零壹元整"},
    {10001000000, "壹亿零壹万元整"},
    {10010000000, "壹亿零壹拾万元整"},
    {11000000000, "壹亿壹仟万元整"},
    {100000000001, "壹拾亿元零壹分"},
    {1000000000001, "壹佰亿元零壹分"},
    {100000000000000, "壹万亿元整"},
    {100000000000001, "壹万亿元零壹分"},
    {100000000000100, "壹万亿零壹元整"},
    {100010000000000, "壹万零壹亿元整"},
    {123456789012345, "壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元肆角伍分"},
    {MONEY_INPUT_LIMIT_FEN, "壹拾万亿元整"},
    {1000000000000000000, "壹亿亿元整"},
    {1000000000000000100, "壹亿亿零壹元整"},
    {INT64_MAX, "玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分"},
    /* below nothing */
    {-1, "负壹分"},
    {-10, "负壹角整"},
    {-16560, "负壹佰陆拾伍元陆角整"},
    {-501000, "负伍仟零壹拾元整"},
    {INT64_MIN, "负玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零捌分"},
};

START_TEST(known_amounts_are_written_as_banks_read_them)
{
    char written[MONEY_CAPITALS_SIZE];
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        ck_assert_uint_eq(money_capitals(money_of_fen(known[i].fen), written), strlen(written));
        ck_assert(strncmp(written, "人民币", strlen("人民币")) == 0);
        ck_assert_str_eq(written + strlen("人民币"), known[i].written);
    }
}
END_TEST

/* What a reader makes of it: the digits times their units, added up. */
static unsigned read_digit(const char **at)
{
    static const char *const digits[] = {"零", "壹", "贰", "叁", "肆",
                                         "伍", "陆", "柒", "捌", "玖"};
    for (unsigned i = 0; i < 10; i++)
        if (strncmp(*at, digits[i], 3) == 0) {
            *at += 3;
            return i;
        }
    return 10;
}

static uint64_t unit_of(const char *at)
{
    static const struct {
        const char *name;
        uint64_t worth;
    } units[] = {{"拾", 10}, {"佰", 100}, {"仟", 1000}, {"万", 10000}, {"亿", 100000000}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strncmp(at, units[i].name, 3) == 0)
            return units[i].worth;
    return 0;
}

static uint64_t read_back(const char *at)
{
    uint64_t total = 0, upper = 0, group = 0, digit = 0, fen = 0;
    for (at += strlen("人民币"); *at;) {
        const unsigned found = read_digit(&at);
        if (found < 10) {
            digit = found;
            continue;
        }
        const uint64_t unit = unit_of(at);
        if (unit == 0 && strncmp(at, "元", 3) == 0) {
            total = upper + group + digit;
            digit = 0;
        } else if (unit == 0 && strncmp(at, "角", 3) == 0) {
            fen += digit * 10;
            digit = 0;
        } else if (unit == 0 && strncmp(at, "分", 3) == 0) {
            fen += digit;
        } else if (unit == 100000000) {
            upper = (upper + group + digit) * unit;
            group = digit = 0;
        } else if (unit == 10000) {
            upper += (group + digit) * unit;
            group = digit = 0;
        } else {
            group += digit * unit;
            digit = 0;
        }
        at += 3;
    }
    return total * 100 + fen;
}

START_TEST(every_amount_reads_back_as_itself)
{
    char written[MONEY_CAPITALS_SIZE];
    for (uint64_t fen = 0; fen < 2000000; fen += 41) {
        money_capitals(money_of_fen((int64_t)fen), written);
        ck_assert_uint_eq(read_back(written), fen);
    }
    uint64_t seed = 88172645463325252u;
    for (int i = 0; i < 100000; i++) {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        const uint64_t fen = (seed >> 1) >> (seed % 60);
        const uint64_t holed = i % 2 ? fen : fen / 10000000 * 10000000 + fen % 100;
        money_capitals(money_of_fen((int64_t)holed), written);
        ck_assert_uint_eq(read_back(written), holed);
        ck_assert(!strstr(written, "零零") && !strstr(written, "零元零"));
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("capitals", known_amounts_are_written_as_banks_read_them,
                    every_amount_reads_back_as_itself);
}
