/* Without these, `sha256sum -c SHA256SUMS` would fail on a good month, or a changed month pass. */
#include "book/seal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "desk.h"
#include "unit.h"

#define OF_NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define OF_ABC     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static diagnostics d;
static arena memory;

static void begin(void)
{
    diagnostics_init(&d, false);
    memory = ARENA_EMPTY;
    desk_clear();
}

static void end(void)
{
    diagnostics_release(&d);
    arena_release(&memory);
}

/* The seal file that gives these lines. The caller frees. */
static char *written(const seal_lines *lines)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    ck_assert(seal_write(lines, out));
    fclose(out);
    return bytes;
}

/* A file of the archive would not be sealed, or the seal file seal itself. */
START_TEST(every_file_is_sealed_in_byte_order_but_the_seal)
{
    seal_lines lines;
    begin();
    desk_write("m/b.csv", "abc");
    desk_write("m/B.csv", "");
    desk_write("m/.hidden", "");
    desk_write("m/inputs/payments/2026-07.csv", "abc");
    desk_write("m/inputs/a.csv", "");
    desk_write("m/inputs.csv", "");        /* before the folder's files: . comes before / */
    desk_write("m/inputs/SHA256SUMS", ""); /* in an inner folder it is a file like others */
    desk_write("m/SHA256SUMS", "old");
    ck_assert(seal_folder("m", NULL, &memory, &lines, &d));
    char *bytes = written(&lines);
    ck_assert_str_eq(bytes,
                     OF_NOTHING "  .hidden\n" OF_NOTHING "  B.csv\n" OF_ABC "  b.csv\n" OF_NOTHING
                                "  inputs.csv\n" OF_NOTHING "  inputs/SHA256SUMS\n" OF_NOTHING
                                "  inputs/a.csv\n" OF_ABC "  inputs/payments/2026-07.csv\n");
    free(bytes);
    ck_assert_uint_eq(d.count, 0);
    end();
}
END_TEST

/* An earlier month could be written anew, seal and all, and the later ones would not tell. */
START_TEST(the_month_before_stands_in_the_last_line)
{
    seal_lines lines;
    begin();
    desk_write("months/2026-06/SHA256SUMS", "abc");
    desk_write("months/2026-07/z", "");
    ck_assert(seal_folder("months/2026-07", "months/2026-06/SHA256SUMS", &memory, &lines, &d));
    char *bytes = written(&lines);
    ck_assert_str_eq(bytes, OF_NOTHING "  z\n" OF_ABC "  ../2026-06/SHA256SUMS\n");
    free(bytes);
    end();
}
END_TEST

/* A payment file with an odd name would break the seal of its month. */
START_TEST(names_are_escaped_as_sha256sum_does_and_read_back)
{
    static const char *const names[] = {"m/a\\nb", "m/c\nd", "m/e  f", "m/广州"};
    seal_lines lines, again;
    begin();
    for (size_t i = 0; i < 4; i++)
        desk_write(names[i], "");
    ck_assert(seal_folder("m", NULL, &memory, &lines, &d));
    char *bytes = written(&lines);
    ck_assert_str_eq(bytes, "\\" OF_NOTHING "  a\\\\nb\n\\" OF_NOTHING "  c\\nd\n" OF_NOTHING
                            "  e  f\n" OF_NOTHING "  广州\n");
    desk_write("m/SHA256SUMS", bytes);
    free(bytes);
    ck_assert(seal_read("m/SHA256SUMS", &memory, &again, &d));
    ck_assert_uint_eq(again.count, 4);
    for (size_t i = 0; i < 4; i++) {
        ck_assert_str_eq(again.lines[i].path.bytes, names[i] + 2);
        ck_assert_str_eq(again.lines[i].hash, OF_NOTHING);
    }
    end();
}
END_TEST

/* A seal file that was cut or written by hand would be believed as far as it goes. */
START_TEST(a_damaged_line_is_found_and_named)
{
    static const char *const bad[] = {
        "",           /* an empty line */
        OF_ABC,       /* no name */
        OF_ABC "  ",  /* an empty one */
        OF_ABC " a",  /* one space */
        OF_ABC " *a", /* binary mode, which is never written */
        " " OF_ABC "  a",
        "\\" OF_ABC "  a\\t", /* no escape of sha256sum's */
        "\\" OF_ABC "  a\\",
        "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD  a",
        "ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a",
        "a7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        seal_lines lines;
        char content[512];
        begin();
        snprintf(content, sizeof content, "%s  first\n%s\n%s  last\n", OF_ABC, bad[i], OF_ABC);
        desk_write("SHA256SUMS", content);
        ck_assert_msg(!seal_read("SHA256SUMS", &memory, &lines, &d), "%s", bad[i]);
        ck_assert_msg(strcmp(said(&d), "SHA256SUMS:2 seal-damaged") == 0, "%s: %s", bad[i],
                      said(&d));
        ck_assert_int_eq(diagnostics_worst(&d), SEVERITY_VERIFICATION);
        end();
    }
}
END_TEST

/* A last line that was cut in its name would name another file. */
START_TEST(the_last_line_must_end)
{
    seal_lines lines;
    begin();
    desk_write("SHA256SUMS", OF_ABC "  first\n" OF_ABC "  sec");
    ck_assert(!seal_read("SHA256SUMS", &memory, &lines, &d));
    ck_assert_str_eq(said(&d), "SHA256SUMS:2 seal-damaged");
    end();
}
END_TEST

/* A month of which a file cannot be read would be sealed without it. */
START_TEST(what_cannot_be_read_is_not_sealed)
{
    seal_lines lines;
    begin();
    desk_write("m/a.csv", "");
    ck_assert_int_eq(mkfifo("m/pipe", 0600), 0);
    ck_assert(!seal_folder("m", NULL, &memory, &lines, &d));
    ck_assert_str_eq(said(&d), "m/pipe not-a-file");
    ck_assert(!seal_folder("m", "nowhere/SHA256SUMS", &memory, &lines, &d));
    ck_assert(!seal_read("m/SHA256SUMS", &memory, &lines, &d));
    end();
}
END_TEST

Suite *suite(void)
{
    return suite_of("seal", every_file_is_sealed_in_byte_order_but_the_seal,
                    the_month_before_stands_in_the_last_line,
                    names_are_escaped_as_sha256sum_does_and_read_back,
                    a_damaged_line_is_found_and_named, the_last_line_must_end,
                    what_cannot_be_read_is_not_sealed);
}
