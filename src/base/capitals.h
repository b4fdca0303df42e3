/*
 * Amounts in Chinese capitals (大写金额), as payslips, vouchers and banks want them: 人民币伍仟零壹拾元整.
 *
 * The rules are those for filling in bills and settlement vouchers (正确填写票据和结算凭证的基本规定). Where they leave a
 * choice, the form that they name first is written, always the same:
 *
 *   人民币     stands first, with nothing between it and the amount
 *   digits     零壹贰叁肆伍陆柒捌玖, units 拾佰仟万亿 元角分; ten is 壹拾, never 拾 alone
 *   零         one for any run of zeros between two digits of the yuan, where the part after 万 or 亿 begins with one:
 *              1,001 壹仟零壹元整, 100,010,000 壹亿零壹万元整; none where it begins with a 仟: 107,000 壹拾万柒仟元整
 *              also before 角 where the yuan end in 0, and before 分 where there are yuan and no 角:
 *              1,680.32 壹仟陆佰捌拾元零叁角贰分, 16,409.02 壹万陆仟肆佰零玖元零贰分
 *   整         after 元 and after 角, so that nothing can be written behind them; never after 分
 *   below 1    without 元: 0.50 伍角整, 0.05 伍分; nothing at all is 零元整
 *   from 10^8  what stands before 亿 is itself read as a number: 10^12 壹万亿, 10^16 壹亿亿
 *   below 0    人民币负伍元整
 */
#ifndef SALESPAY_BASE_CAPITALS_H
#define SALESPAY_BASE_CAPITALS_H

#include "base/money.h"

/* Writes the amount, any of 64 bits, as UTF-8 with the NUL; returns its length in bytes. */
#define MONEY_CAPITALS_SIZE 256
size_t money_capitals(money amount, char buffer[MONEY_CAPITALS_SIZE]);

#endif
