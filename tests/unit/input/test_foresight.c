#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "fixture.h"
#include "input/foresight.h"

#define MANY 3000

static char names[MANY][48];

/* Ids of many lengths; every third is longer than a slot holds. */
static void fill_index(name_index *index, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t stored;
        snprintf(names[i], sizeof names[i], i % 3 == 0 ? "E%u-with-a-name-that-is-long" : i % 3 == 1 ? "%u" : "E%08u", i);
        ck_assert(name_index_put(index, text_of(names[i]), i, &stored));
    }
}

/* A file of rows with an id in the second of three cells; among them ids unknown, blank or quoted, rows of another width. */
static char *make_file(uint32_t count)
{
    char *bytes = malloc(MANY * 80), *to = bytes;
    uint32_t state = 7;
    for (size_t row = 0; row < MANY; row++) {
        state = state * 1103515245 + 12345;
        const uint32_t i = state / 65536 % count;
        switch (state / 7 % 23) {
        case 0:
            to += sprintf(to, "1,nobody%u,x\n", i);
            break;
        case 1:
            to += sprintf(to, "1,,x\n");
            break;
        case 2:
            to += sprintf(to, "1,\"%s\",x\n", names[i]);
            break;
        case 3:
            to += sprintf(to, "%s,%s\n", names[i], names[(i + 1) % count]);
            break;
        case 4:
            to += sprintf(to, "1, %s ,x,y,z\r\n", names[i]);
            break;
        default:
            to += sprintf(to, "1,%s,x\n", names[i]);
        }
    }
    return bytes;
}

/* Reads the file, taking steps as they should be taken, or missing some and taking some twice; gives how many were foreseen. */
static size_t read_ids(fixture *f, const name_index *index, const char *path, size_t misstep)
{
    input_file file;
    csv_record record;
    foresight ahead;
    size_t foreseen = 0;
    ck_assert(input_file_open(&file, path, &f->diagnostics));
    csv_reader *reader = csv_reader_open(&file, (encoding_choice){.encoding = ENCODING_UTF8}, 5000, &f->diagnostics);
    foresight_init(&ahead, index);
    for (size_t row = 1; csv_reader_next(reader, &record) == RECORD_READ; row++) {
        const size_t steps = misstep > 0 && row % misstep == 0 ? row / misstep % 3 : 1;
        for (size_t i = 0; i < steps; i++) {
            const uint32_t who = foresight_step(&ahead, reader, record.count, 1);
            ck_assert(who == NAME_NONE || who < index->count);
            foreseen += who != NAME_NONE;
        }
        for (size_t cell = 0; cell < record.count; cell++) /* the foreseen one, and others */
            if (record.cells[cell].size > 0 &&
                foresight_find(&ahead, record.cells[cell]) != name_index_find(index, record.cells[cell]))
                ck_abort_msg("row %zu: [%.*s] is somebody else", row, (int)record.cells[cell].size, record.cells[cell].bytes);
    }
    csv_reader_close(reader);
    input_file_close(&file);
    return foreseen;
}

static void check(uint32_t count, bool foresees)
{
    fixture f;
    name_index index = NAME_INDEX_EMPTY;
    fixture_begin(&f);
    fill_index(&index, count);
    char *const bytes = make_file(count);
    const char *const path = fixture_file(&f, "ids.csv", bytes);
    for (size_t misstep = 0; misstep < 5; misstep++) {
        const size_t foreseen = read_ids(&f, &index, path, misstep);
        ck_assert(foresees ? foreseen > MANY / 3 : foreseen == 0);
    }
    free(bytes);
    name_index_release(&index);
    fixture_end(&f);
}

// Money would be credited to the person of a row further down.
START_TEST(what_is_foreseen_changes_no_answer)
{
    check(MANY, true);
    check(20, false);
}
END_TEST

// Before the first row, and where there is no staff, an id would be found that nobody has.
START_TEST(nothing_is_foreseen_of_nothing)
{
    foresight ahead;
    name_index index = NAME_INDEX_EMPTY;
    foresight_init(&ahead, &index);
    ck_assert(!ahead.wanted);
    ck_assert_uint_eq(foresight_find(&ahead, text_of("E1")), NAME_NONE);
    foresight_init(&ahead, NULL);
    ck_assert(!ahead.wanted);
    fill_index(&index, MANY);
    foresight_init(&ahead, &index);
    ck_assert(ahead.wanted);
    ck_assert_uint_eq(foresight_find(&ahead, text_of("E1")), NAME_NONE);
    ck_assert_uint_eq(foresight_find(&ahead, text_of("1")), 1);
    ck_assert_uint_eq(foresight_find(&ahead, TEXT_EMPTY), NAME_NONE);
    name_index_release(&index);
}
END_TEST

Suite *suite(void)
{
    return suite_of("foresight", what_is_foreseen_changes_no_answer, nothing_is_foreseen_of_nothing);
}
