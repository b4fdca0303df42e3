/*
 * rows = journal: the voucher as a journal for hledger, the fund and the carried amounts in accounts of each person.
 *
 * The opening sets each balance to what the month opened with, so that a journal holds alone, and behind that of the
 * month before. At the end every balance is asserted. Liabilities are below zero, as hledger has them.
 */
#include "base/digits.h"
#include "calc/voucher.h"
#include "export/parts.h"

typedef struct {
    sheet *s;
    const month_result *result;
    export_tally *written;
    int128 *balance; /* of all postings so far */
} journal;

#define COMMODITY "CNY"

static void end_line(const journal *j)
{
    fputs(j->s->format->crlf ? "\r\n" : "\n", j->s->out);
}

static void write_text(const journal *j, text t, location at)
{
    (void)sheet_holds(j->s, t, at);
    fwrite(t.bytes, 1, t.size, j->s->out);
}

static void write_amount(const journal *j, int128 fen)
{
    char digits[DIGITS_TEXT_SIZE];
    digits_format(fen, 2, 2, digits);
    fprintf(j->s->out, "%s " COMMODITY, digits);
}

/* "assets:carried over" or "liabilities:risk fund:XS01"; NOBODY: the account itself. */
#define NOBODY SIZE_MAX
static void write_account(const journal *j, voucher_account account, size_t who)
{
    write_text(j, j->s->format->accounts[account], j->s->format->at);
    if (who != NOBODY) {
        putc(':', j->s->out);
        write_text(j, j->result->facts->people->items[who].id, export_staff_row(j->result, who));
    }
}

static void begin_posting(const journal *j, voucher_account account, size_t who)
{
    fputs("    ", j->s->out);
    write_account(j, account, who);
    fputs("  ", j->s->out);
}

static void begin_transaction(const journal *j, date day, voucher_part part)
{
    char written[DATE_TEXT_SIZE];
    date_format(day, written);
    end_line(j);
    fprintf(j->s->out, "%s ", written);
    write_text(j, sheet_words(j->s, j->s->format->summaries[part]), j->s->format->at);
    end_line(j);
}

/* What the account of a person holds at the month's beginning or end, as hledger has it. */
static int128 balance_of(const journal *j, voucher_account account, size_t who, bool at_start)
{
    const payslip *slip = &j->result->settlement->payslips[who];
    if (account == ACCOUNT_FUND)
        return -(int128)slip
                    ->figures[at_start ? FIGURE_RISK_FUND_OPENING : FIGURE_RISK_FUND_BALANCE]
                    .fen;
    return slip->figures[at_start ? FIGURE_CARRIED_IN : FIGURE_CARRIED_OUT].fen;
}

static const voucher_account by_person[] = {ACCOUNT_FUND, ACCOUNT_CARRIED};
#define BY_PERSON (sizeof by_person / sizeof *by_person)

/* Whether the account of a person is in use in the month. */
static bool is_used(const journal *j, voucher_account account, size_t who)
{
    const payslip *slip = &j->result->settlement->payslips[who];
    if (!slip->issued)
        return false;
    bool used = balance_of(j, account, who, true) != 0;
    for (size_t i = 0; i < voucher_line_count; i++)
        used |= voucher_lines[i].account == account && voucher_amount(&voucher_lines[i], slip) != 0;
    return used;
}

static void write_declarations(const journal *j)
{
    fputs("commodity 1000.00 " COMMODITY, j->s->out);
    end_line(j);
    end_line(j);
    for (voucher_account account = 0; account < ACCOUNT_COUNT; account++) {
        fputs("account ", j->s->out);
        write_account(j, account, NOBODY);
        end_line(j);
        for (size_t who = 0; voucher_is_by_person(account) && who < j->result->facts->people->count;
             who++) {
            if (!is_used(j, account, who))
                continue;
            fputs("account ", j->s->out);
            write_account(j, account, who);
            end_line(j);
        }
    }
}

static void write_balances(const journal *j, bool at_start)
{
    for (size_t i = 0; i < BY_PERSON; i++) {
        for (size_t who = 0; who < j->result->facts->people->count; who++) {
            const int128 balance = balance_of(j, by_person[i], who, at_start);
            if (!is_used(j, by_person[i], who) || (at_start && balance == 0))
                continue;
            begin_posting(j, by_person[i], who);
            fputs(at_start ? "= " : "0.00 " COMMODITY " = ", j->s->out);
            write_amount(j, balance);
            end_line(j);
        }
    }
}

static void write_posting(const journal *j, voucher_account account, size_t who, int128 amount)
{
    if (amount == 0)
        return;
    begin_posting(j, account, who);
    write_amount(j, amount);
    end_line(j);
    j->written->rows++;
    j->written->total += amount > 0 ? amount : 0;
    *j->balance += amount;
}

static void write_line(const journal *j, const voucher_line *line)
{
    const payslip *slips = j->result->settlement->payslips;
    const size_t count = j->result->facts->people->count;
    if (!voucher_is_by_person(line->account)) {
        write_posting(j, line->account, NOBODY, voucher_sum(line, slips, count));
        return;
    }
    for (size_t who = 0; who < count; who++)
        if (slips[who].issued)
            write_posting(j, line->account, who, voucher_amount(line, &slips[who]));
}

static void write_part(const journal *j, voucher_part part)
{
    begin_transaction(j, month_last_day(j->s->month), part);
    for (size_t i = 0; i < voucher_line_count; i++)
        if (voucher_lines[i].part == part)
            write_line(j, &voucher_lines[i]);
}

static bool has_opening(const journal *j)
{
    for (size_t i = 0; i < BY_PERSON; i++)
        for (size_t who = 0; who < j->result->facts->people->count; who++)
            if (is_used(j, by_person[i], who) && balance_of(j, by_person[i], who, true) != 0)
                return true;
    return false;
}

/* Ids become the last part of an account's name, which two blanks would end. */
static void check_ids(const journal *j)
{
    for (size_t who = 0; who < j->result->facts->people->count; who++) {
        const text id = j->result->facts->people->items[who].id;
        const bool used = is_used(j, ACCOUNT_FUND, who) || is_used(j, ACCOUNT_CARRIED, who);
        if (used && memmem(id.bytes, id.size, "  ", 2))
            REPORT(j->s->d, BAD_JOURNAL_ID, export_staff_row(j->result, who), id);
    }
}

void journal_write(sheet *s, const month_result *result, export_tally *written)
{
    int128 balance = 0;
    const journal j = {s, result, written, &balance};
    check_ids(&j);
    write_declarations(&j);
    if (has_opening(&j)) {
        begin_transaction(&j, month_first_day(s->month), VOUCHER_OPENING);
        write_balances(&j, true);
        fputs("    ", s->out);
        write_account(&j, ACCOUNT_OPENING, NOBODY);
        end_line(&j);
    }
    write_part(&j, VOUCHER_ACCRUAL);
    write_part(&j, VOUCHER_PAYMENT);
    write_balances(&j, false);
    written->total += balance; /* 0, or the file is refused: debits equal credits */
}
