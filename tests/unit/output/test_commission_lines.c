#include "unit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "sweep.h"
#include "a_month.h"
#include "base/digits.h"
#include "calc/credit.h"
#include "output/commission_lines.h"
#include "output/csv_cell.h"
#include "output/csv_writer.h"

static a_month m;

/* ---- a row by the plainest means ---- */

static void write_decimal(csv_writer *w, int128 value, int places)
{
    char digits[DIGITS_TEXT_SIZE];
    csv_writer_text(w, text_from(digits, digits_format(value, places, 2, digits)));
}

static void write_guarded(csv_writer *w, text cell)
{
    const bool quotes = csv_cell_needs_quotes(cell);
    if (w->has_cells)
        fputc(',', w->out);
    w->has_cells = true;
    fputs(quotes ? "\"" : "", w->out);
    fputs(csv_cell_is_run(cell) ? "'" : "", w->out);
    for (size_t i = 0; i < cell.size; i++)
        fputs(cell.bytes[i] == '"' ? "\"\"" : (char[2]){cell.bytes[i]}, w->out);
    fputs(quotes ? "\"" : "", w->out);
}

static void write_row(const payment *row, credited line, FILE *out)
{
    char words[PAYMENT_NOTES_SIZE];
    csv_writer w = csv_writer_resume(out, m.rules.csv_excel);
    csv_writer_text(&w, text_from(words, month_format(m.facts.month, words)));
    write_guarded(&w, row->payment_id);
    write_guarded(&w, row->source_name);
    csv_writer_count(&w, row->line);
    csv_writer_text(&w, text_from(words, date_format(row->on, words)));
    write_guarded(&w, m.persons[row->person].id);
    write_guarded(&w, row->contract_id);
    write_guarded(&w, row->customer);
    write_guarded(&w, row->product);
    write_decimal(&w, row->amount.fen, 2);
    write_decimal(&w, line.regular.fen, 2);
    write_decimal(&w, line.excess.fen, 2);
    write_decimal(&w, credit_base_commission(&m.rules, line), 8);
    write_decimal(&w, credit_excess_commission(&m.rules, line), 8);
    csv_writer_text(&w, text_from(words, row->notes != 0 ? payment_notes_format(row->notes, words) : 0));
    csv_writer_end_row(&w);
}

/* ---- rows of all kinds ---- */

static uint64_t state = 7;

/* Of any length up to 40, or now and then far more. */
static text some_text(char *bytes, bool plain)
{
    static const char *const pieces[] = {"a", "Z9", "空调", "-", "x.", "KFR-35G", "=", "＝", "é y", "。", ",", "\"", " ", "\t"};
    const size_t kinds = plain ? 10 : sizeof pieces / sizeof *pieces;
    const size_t wanted = random_next(&state) % 3 == 0 ? 0 : random_next(&state) % (random_next(&state) % 50 == 0 ? 600 : 40);
    size_t size = 0;
    while (size < wanted) {
        const char *piece = pieces[random_next(&state) % kinds];
        memcpy(bytes + size, piece, strlen(piece));
        size += strlen(piece);
    }
    return text_from(bytes, size);
}

static int64_t some_fen(void)
{
    static const int64_t edges[] = {0, 1, 99, 100, 99999, 100000, 99999999, 100000000, INT64_MAX, INT64_MIN};
    const size_t kind = random_next(&state) % 40;
    return kind < sizeof edges / sizeof *edges ? edges[kind] : random_signed(&state, kind < 30 ? 26 : 63);
}

static void some_row(payment *row, credited *line, char texts[4][1024])
{
    static const char *const names[] = {"2026-07.csv", "2026-07-上海.csv", "a, \"b\".csv",
                                        "2026-07-with-a-name-so-long-that-nobody-keeps-it-at-hand.csv"};
    const bool plain = random_next(&state) % 2 == 0;
    const size_t source = random_next(&state) % 8 == 0 ? random_next(&state) % 4 : row->source % 4;
    *row = (payment){.payment_id = some_text(texts[0], plain),
                     .contract_id = some_text(texts[1], plain),
                     .customer = some_text(texts[2], plain),
                     .product = some_text(texts[3], plain),
                     .on = {month_first_day(m.facts.month).days + (int32_t)(random_next(&state) % 40) - 4},
                     .person = (uint32_t)(random_next(&state) % (plain ? 2 : 3)),
                     .amount = {some_fen()},
                     .source = (source_id)source,
                     .source_name = text_of(names[source]),
                     .line = random_next(&state) >> random_next(&state) % 64,
                     .notes = random_next(&state) % 4 == 0 ? (unsigned)random_next(&state) % 16 : 0,
                     .plain_texts = plain};
    if (plain || random_next(&state) % 2 == 0)
        row->person_id = m.persons[row->person].id;
    *line = (credited){.excess = {random_next(&state) % 2 == 0 ? 0 : some_fen()}, .regular = {some_fen()}};
}

// Of millions of lines one would have another amount than its payment, or a cell more than its header.
START_TEST(rows_are_what_plainer_means_write)
{
    static char texts[4][1024];
    payment row = {0};
    credited line;
    a_month_init(&m);
    m.persons[1].id = TEXT_LITERAL("XS-02-北京");
    m.persons[2].id = TEXT_LITERAL("XS,03");
    for (int excel = 0; excel < 2; excel++) {
        byte_buffer made = BYTE_BUFFER_EMPTY;
        line_maker maker = line_maker_of(&m.facts);
        m.rules.csv_excel = excel != 0;
        for (int i = 0; i < 20000; i++) {
            m.rules.base_rate.millionths = (int32_t)(random_next(&state) % (i % 2 == 0 ? 1000001 : 2)) * (i % 2 == 0 ? 1 : 30000);
            m.rules.excess_rate.millionths = 100000;
            some_row(&row, &line, texts);
            FILE *out = memory_begin();
            size_t size;
            write_row(&row, line, out);
            const char *expected = memory_end(out, &size);
            byte_buffer_clear(&made);
            commission_lines_add(&maker, &row, line, &made);
            if (made.size != size || memcmp(made.bytes, expected, size) != 0)
                ck_abort_msg("row %d: %.*s\nexpected: %s", i, (int)made.size, made.bytes, expected);
        }
        byte_buffer_release(&made);
    }
}
END_TEST

Suite *suite(void)
{
    return suite_of("commission_lines", rows_are_what_plainer_means_write);
}
