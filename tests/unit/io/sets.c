#include "sets.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const own_names[] = {"a.csv", "b.csv", NULL};
const file_set_options synced = {.sync = true, .own_names = own_names};
diagnostics told;

void begin_sets(void)
{
    faults = (fault_plan){0};
    diagnostics_init(&told, false);
}

void end_sets(const char *expected_codes)
{
    ck_assert_str_eq(codes(&told), expected_codes);
    diagnostics_release(&told);
}

const char *fresh_folder(const char *name)
{
    const char *path = scratch(name);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    return path;
}

const char *path_in(const char *folder, const char *name)
{
    char path[512];
    snprintf(path, sizeof(path), "%s/%s", strstr(folder, "unit-") + sizeof("unit-XXXXXX"), name);
    return scratch(path);
}

void expect_file(const char *folder, const char *name, const char *expected)
{
    char *bytes = bytes_of(path_in(folder, name));
    if (expected == NULL)
        ck_assert_ptr_null(bytes);
    else
        ck_assert_str_eq(bytes, expected);
    free(bytes);
}

bool put_set(const char *path, const file_set_options *options, const char *a_bytes, const char *b_bytes)
{
    file_set *set = file_set_begin(path, options, &told);
    if (set == NULL)
        return false;
    FILE *a = file_set_add(set, "a.csv");
    FILE *b = a != NULL && b_bytes != NULL ? file_set_add(set, "b.csv") : NULL;
    if (a == NULL || (b_bytes != NULL && b == NULL)) {
        file_set_abandon(set);
        return false;
    }
    fputs(a_bytes, a);
    if (b != NULL)
        fputs(b_bytes, b);
    return file_set_commit(set);
}

void expect_at(bool held, const char *what, int at)
{
    ck_assert_msg(held, "%s, at call %d", what, at);
}
