/*
 * rows = paid, all: a row a person.
 */
#include "export/account_number.h"
#include "export/parts.h"

location export_staff_row(const month_result *result, size_t who)
{
    const people *all = result->facts->people;
    return (location){.source = all->source, .line = all->items[who].line};
}

static money amount_of(const export_rules *format, const payslip *slip)
{
    return slip->figures[format->amount];
}

static bool is_listed(const export_rules *format, const payslip *slip)
{
    return slip->issued && (format->rows == EXPORT_ALL || amount_of(format, slip).fen != 0);
}

export_tally people_rows_tally(const export_rules *format, const month_result *result)
{
    export_tally sum = {0, month_result_sum(result, format->amount)};
    for (size_t i = 0; i < result->facts->people->count; i++)
        sum.rows += is_listed(format, &result->settlement->payslips[i]);
    return sum;
}

static bool shows_account(const export_rules *format)
{
    for (size_t i = 0; i < format->columns.count; i++)
        if (format->columns.items[i].field == EXPORT_FIELD_BANK_ACCOUNT)
            return true;
    return false;
}

static void check_account(const export_rules *format, const person *who, location at, money pay,
                          diagnostics *d)
{
    char amount[MONEY_TEXT_SIZE];
    const text account = person_papers_of(who)->bank_account;
    if (account.size == 0) {
        REPORT(d, ACCOUNT_MISSING, at, who->id, who->name,
               text_from(amount, money_format(pay, amount)));
        return;
    }
    switch (account_number_check(account, format->account_check)) {
    case ACCOUNT_NOT_DIGITS:
        REPORT(d, BAD_ACCOUNT, at, who->id, who->name, account,
               text_of(account_number_digits(format->account_check)));
        break;
    case ACCOUNT_CHECK_DIGIT:
        REPORT(d, BAD_CHECK_DIGIT, at, who->id, who->name, account);
        break;
    case ACCOUNT_GOOD:
        break;
    }
}

static void check_person(const export_rules *format, const month_result *result, size_t who,
                         diagnostics *d)
{
    const person *p = &result->facts->people->items[who];
    const money pay = amount_of(format, &result->settlement->payslips[who]);
    const location at = export_staff_row(result, who);
    char amount[MONEY_TEXT_SIZE];
    if (pay.fen < 0)
        REPORT(d, NEGATIVE_PAY, at, p->id, p->name, text_of(figure_key(format->amount)),
               text_from(amount, money_format(pay, amount)));
    else if (shows_account(format))
        check_account(format, p, at, pay, d);
}

static text grade_name(const month_result *result, const person *p)
{
    return p->grade == GRADE_UNKNOWN ? p->grade_written
                                     : result->facts->rules->grades[p->grade].name;
}

static text text_of_field(const month_result *result, const person *p, export_field field)
{
    switch (field) {
    case EXPORT_FIELD_EMPLOYEE_ID:
        return p->id;
    case EXPORT_FIELD_NAME:
        return p->name;
    case EXPORT_FIELD_DEPARTMENT:
        return p->department;
    case EXPORT_FIELD_GRADE:
        return grade_name(result, p);
    case EXPORT_FIELD_BANK_NAME:
        return person_papers_of(p)->bank_name;
    case EXPORT_FIELD_BANK_ACCOUNT:
        return person_papers_of(p)->bank_account;
    case EXPORT_FIELD_ACCOUNT_NAME:
        return person_papers_of(p)->account_name.size > 0 ? person_papers_of(p)->account_name : p->name;
    case EXPORT_FIELD_ID_TYPE:
        return person_papers_of(p)->id_type;
    case EXPORT_FIELD_ID_NUMBER:
        return person_papers_of(p)->id_number;
    default:
        return TEXT_EMPTY;
    }
}

static void write_cell(sheet *s, const month_result *result, size_t who,
                       const export_column *column)
{
    const person *p = &result->facts->people->items[who];
    switch (column->field) {
    case EXPORT_FIELD_FIGURE:
        sheet_money(s, result->settlement->payslips[who].figures[column->figure].fen);
        break;
    case EXPORT_FIELD_HIRED:
        sheet_date(s, p->hired);
        break;
    case EXPORT_FIELD_LEFT:
        sheet_date(s, p->left);
        break;
    default:
        sheet_text(s, text_of_field(result, p, column->field), export_staff_row(result, who));
    }
}

static void write_row(sheet *s, const month_result *result, size_t who, uint64_t row)
{
    for (size_t i = 0; i < s->format->columns.count; i++) {
        const export_column *column = &s->format->columns.items[i];
        if (!sheet_common_cell(s, column, row))
            write_cell(s, result, who, column);
    }
    sheet_end_row(s);
}

void people_rows_write(sheet *s, const month_result *result, export_tally *written)
{
    const export_rules *format = s->format;
    for (size_t who = 0; who < result->facts->people->count; who++) {
        const payslip *slip = &result->settlement->payslips[who];
        const person *p = &result->facts->people->items[who];
        if (slip->issued && !is_listed(format, slip))
            REPORT(s->d, ZERO_PAY, export_staff_row(result, who), p->id, p->name);
        if (!is_listed(format, slip))
            continue;
        check_person(format, result, who, s->d);
        written->rows++;
        written->total += amount_of(format, slip).fen;
        write_row(s, result, who, written->rows);
    }
}
