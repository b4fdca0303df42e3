/* Each reader of columns of numbers against plain_number_read, cell by cell. */
#include "unit.h"

#include <stdio.h>

#include "base/number_column.h"
#include "base/plain_number.h"
#include "base/processor.h"
#include "sweep.h"

#define WIDTH 3

/* Some cells of every form: plain, with other decimals, long, empty, spoilt in one byte. */
static size_t make_cell(uint64_t *state, char cell[32])
{
    static const char odd[] = "./:,+-eE \"\x80\xFFx";
    const unsigned whole = (unsigned)(random_next(state) % 1000000000) >> random_next(state) % 30;
    const unsigned form = (unsigned)(random_next(state) % 16),
                   cents = (unsigned)(random_next(state) % 100);
    int size = snprintf(cell, 32, "%u.%02u", whole, cents);
    if (form == 0)
        size = 0;
    if (form == 1)
        size = snprintf(cell, 32, "%u.%u", whole, cents % 10);
    if (form >= 2 && form < 5)
        size = snprintf(cell, 32, "%u", whole);
    if (form == 5)
        size = snprintf(cell, 32, ".%02u", cents);
    if (form == 6)
        cell[random_next(state) % (size_t)size] = odd[random_next(state) % (sizeof odd - 1)];
    return (size_t)size;
}

/* Lines of three cells, the middle one of which is a number, behind some bytes. */
typedef struct {
    char bytes[8 + CELL_COLUMN_MAX * 64];
    uint32_t ends[1 + CELL_COLUMN_MAX * WIDTH];
    size_t size, count;
} lines;

static void end_cell(lines *made, char separator)
{
    made->ends[made->count++] = (uint32_t)made->size;
    made->bytes[made->size++] = separator;
}

/* What stands before a number may look like a part of one. */
static void make_lines(lines *made, size_t rows, const char *behind, uint64_t *state)
{
    static const char *const before[] = {"", "5", "1.", "x.5", "12345678"};
    made->size = 8;
    made->count = 0;
    memset(made->bytes, '7', made->size);
    end_cell(made, '\n');
    for (size_t row = 0; row < rows; row++) {
        const char *const first = before[random_next(state) % 5];
        memcpy(made->bytes + made->size, first, strlen(first));
        made->size += strlen(first);
        end_cell(made, ',');
        made->size += make_cell(state, made->bytes + made->size);
        memcpy(made->bytes + made->size, behind, strlen(behind));
        made->size += strlen(behind);
        end_cell(made, ',');
        end_cell(made, '\n');
    }
}

static void check(const number_reader *reader, const lines *made, size_t rows, uint32_t cut)
{
    int64_t read[CELL_COLUMN_MAX], expected = 0;
    const cell_column cells = {made->bytes, made->ends + 2, WIDTH, cut};
    const uint64_t good = reader->read(&cells, rows, read);
    ck_assert(rows == CELL_COLUMN_MAX || good >> rows == 0);
    for (size_t row = 0; row < rows; row++) {
        const uint32_t from = made->ends[1 + row * WIDTH] + 1,
                       to = made->ends[2 + row * WIDTH] - cut;
        const char *const cell = made->bytes + from;
        const bool plain = plain_number_read(cell, to - from, &expected),
                   taken = (good >> row & 1) != 0;
        if (taken && (!plain || expected != read[row]))
            ck_abort_msg("%s: [%.*s] is %lld", reader->name, (int)(to - from), cell,
                         (long long)read[row]);
        if (!taken && plain && to - from <= 8 && (to - from < 2 || cell[to - from - 2] != '.'))
            ck_abort_msg("%s: [%.*s] is not taken", reader->name, (int)(to - from), cell);
    }
}

// A price or an amount would be another one, on machines of one kind only.
START_TEST(all_readers_read_the_same)
{
    const number_reader *const readers[] = {&number_reader_plain, number_reader_best()};
    uint64_t state = 5;
    lines made;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        for (size_t round = 0; round < 4000; round++) {
            const size_t rows = 1 + random_next(&state) % CELL_COLUMN_MAX;
            const uint32_t cut = (uint32_t)(round & 1);
            make_lines(&made, rows, cut > 0 ? "\r" : "", &state);
            check(readers[i], &made, rows, cut);
        }
}
END_TEST

// The best reader of the machine would not be used, or one that it cannot run.
START_TEST(the_best_is_what_the_processor_can)
{
    ck_assert_str_eq(number_reader_best()->name, processor_has_avx2() ? "avx2" : "plain");
    ck_assert_str_eq(number_reader_plain.name, "plain");
}
END_TEST

Suite *suite(void)
{
    return suite_of("number_column", all_readers_read_the_same, the_best_is_what_the_processor_can);
}
