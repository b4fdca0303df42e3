/* Without these, a seal would not be what sha256sum says, and an auditor would call a good book false. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "io/file_hash.h"
#include "scratch.h"

#define OF_NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define OF_ABC     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define OF_MILLION                                                                                 \
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" /* a million times "a" */

static diagnostics d;
static const char *grows; /* a file that somebody writes to while it is read */

/* Stands in for that of the C library. */
ssize_t pread(int descriptor, void *bytes, size_t size, off_t offset)
{
    if (grows != NULL) {
        FILE *file = fopen(grows, "a");
        fputs("late", file);
        fclose(file);
        grows = NULL;
    }
    return syscall(SYS_pread64, descriptor, bytes, size, offset);
}

static const char *hash_of(const char *path)
{
    static char hash[HASH_TEXT_SIZE];
    diagnostics_init(&d, false);
    ck_assert(file_hash(path, hash, &d));
    ck_assert_uint_eq(d.count, 0);
    diagnostics_release(&d);
    return hash;
}

/* An empty file, which has no byte to take, would have no hash. */
START_TEST(small_files_have_the_published_hashes)
{
    ck_assert_str_eq(hash_of(scratch_file("empty", "", 0)), OF_NOTHING);
    ck_assert_str_eq(hash_of(scratch_file("abc", "abc", 3)), OF_ABC);
    ck_assert_str_ne(hash_of(scratch_file("nul", "abc\0", 4)), OF_ABC);
}
END_TEST

/* Only the front of a large file would be sealed: the rest could be changed unseen. */
START_TEST(a_file_over_one_buffer_counts_whole)
{
    char *bytes = malloc(1000000);
    memset(bytes, 'a', 1000000);
    ck_assert_str_eq(hash_of(scratch_file("million", bytes, 1000000)), OF_MILLION);
    bytes[999999] = 'b';
    ck_assert_str_ne(hash_of(scratch_file("million", bytes, 1000000)), OF_MILLION);
    free(bytes);
}
END_TEST

/* A file saved while it is hashed would get a hash that it never had. */
START_TEST(a_file_that_changes_meanwhile_has_no_hash)
{
    char hash[HASH_TEXT_SIZE];
    diagnostics_init(&d, false);
    grows = scratch_file("grows", "abc", 3);
    ck_assert(!file_hash(scratch("grows"), hash, &d));
    ck_assert_str_eq(codes(&d), "input-changed");
    diagnostics_release(&d);
}
END_TEST

/* What is not there, or is no file, would pass for an empty file. */
START_TEST(what_cannot_be_read_has_no_hash)
{
    char hash[HASH_TEXT_SIZE];
    diagnostics_init(&d, false);
    ck_assert(!file_hash(scratch("nowhere"), hash, &d));
    ck_assert(!file_hash(scratch(""), hash, &d));
    ck_assert_str_eq(codes(&d), "file-not-found not-a-file");
    diagnostics_release(&d);
}
END_TEST

/* A line of the journal would not hold to the one before it. */
START_TEST(texts_are_hashed_one_after_the_other)
{
    const text parts[] = {TEXT_LITERAL("a"), TEXT_EMPTY, {NULL, 0}, TEXT_LITERAL("bc")};
    char hash[HASH_TEXT_SIZE];
    text_hash_sha256(parts, 4, hash);
    ck_assert_str_eq(hash, OF_ABC);
    text_hash_sha256(parts, 0, hash);
    ck_assert_str_eq(hash, OF_NOTHING);
}
END_TEST

/* `--version` would not tell which library hashed. */
START_TEST(the_library_says_its_version)
{
    char version[HASH_VERSION_SIZE];
    hash_library_version(version);
    ck_assert_uint_gt(strspn(version, "0123456789."), 2);
    ck_assert_uint_eq(strspn(version, "0123456789."), strlen(version));
}
END_TEST

Suite *suite(void)
{
    return suite_of("file_hash", small_files_have_the_published_hashes,
                    a_file_over_one_buffer_counts_whole, a_file_that_changes_meanwhile_has_no_hash,
                    what_cannot_be_read_has_no_hash, texts_are_hashed_one_after_the_other,
                    the_library_says_its_version);
}
