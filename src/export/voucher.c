/*
 * rows = voucher: a row a line of the voucher, company-wide; lines of 0 are left out.
 */
#include "calc/voucher.h"

#include "export/parts.h"

static int128 sum_of(const month_result *result, size_t line)
{
    return voucher_sum(&voucher_lines[line], result->settlement->payslips,
                       result->facts->people->count);
}

static void count(export_tally *sum, int128 amount)
{
    sum->rows += amount != 0;
    sum->total += amount > 0 ? amount : 0;
}

export_tally voucher_tally(const month_result *result, bool by_person)
{
    export_tally sum = {0, 0};
    const payslip *slips = result->settlement->payslips;
    for (size_t i = 0; i < voucher_line_count; i++) {
        const bool split = by_person && voucher_is_by_person(voucher_lines[i].account);
        for (size_t who = 0; split && who < result->facts->people->count; who++)
            if (slips[who].issued)
                count(&sum, voucher_amount(&voucher_lines[i], &slips[who]));
        if (!split)
            count(&sum, sum_of(result, i));
    }
    return sum;
}

static void write_cell(sheet *s, const export_column *column, const voucher_line *line, int128 sum)
{
    const export_rules *format = s->format;
    switch (column->field) {
    case EXPORT_FIELD_SUMMARY:
        sheet_text(s, sheet_words(s, format->summaries[line->part]), format->at);
        break;
    case EXPORT_FIELD_ACCOUNT:
        sheet_text(s, format->accounts[line->account], format->at);
        break;
    case EXPORT_FIELD_DEBIT:
    case EXPORT_FIELD_CREDIT:
        if ((sum > 0) == (column->field == EXPORT_FIELD_DEBIT))
            sheet_money(s, sum > 0 ? sum : -sum);
        else
            sheet_blank(s);
        break;
    default:
        sheet_blank(s);
    }
}

static void write_row(sheet *s, const voucher_line *line, int128 sum, uint64_t row)
{
    for (size_t i = 0; i < s->format->columns.count; i++) {
        const export_column *column = &s->format->columns.items[i];
        if (!sheet_common_cell(s, column, row))
            write_cell(s, column, line, sum);
    }
    sheet_end_row(s);
}

void voucher_write(sheet *s, const month_result *result, export_tally *written)
{
    int128 balance = 0;
    for (size_t i = 0; i < voucher_line_count; i++) {
        const int128 sum = sum_of(result, i);
        if (sum == 0)
            continue;
        balance += sum;
        count(written, sum);
        write_row(s, &voucher_lines[i], sum, written->rows);
    }
    written->total += balance; /* 0, or the file is refused: debits equal credits */
}
