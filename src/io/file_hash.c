#include "io/file_hash.h"

#include <nettle/sha2.h>
#include <nettle/version.h>
#include <stdio.h>
#include <stdlib.h>

#include "io/input_file.h"

enum { READ_AT_ONCE = 256 * 1024 };

static void to_hexadecimal(const unsigned char *bytes, size_t count, char hash[HASH_TEXT_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < count; i++) {
        hash[2 * i] = digits[bytes[i] >> 4];
        hash[2 * i + 1] = digits[bytes[i] & 15];
    }
    hash[2 * count] = '\0';
}

static void finish(struct sha256_ctx *context, char hash[HASH_TEXT_SIZE])
{
    unsigned char digest[SHA256_DIGEST_SIZE];
    sha256_digest(context, sizeof digest, digest);
    to_hexadecimal(digest, sizeof digest, hash);
}

static bool take_file(struct sha256_ctx *context, const input_file *file, char *buffer, diagnostics *d)
{
    uint64_t offset = 0;
    for (size_t got = 1; got > 0; offset += got) {
        if (!input_file_read(file, offset, buffer, READ_AT_ONCE, &got, d))
            return false;
        sha256_update(context, got, (const uint8_t *)buffer);
    }
    return input_file_unchanged(file, d);
}

bool file_hash(const char *path, char hash[HASH_TEXT_SIZE], diagnostics *d)
{
    input_file file;
    struct sha256_ctx context;
    if (!input_file_open(&file, path, d))
        return false;
    char *buffer = malloc(READ_AT_ONCE);
    if (!buffer)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    sha256_init(&context);
    const bool hashed = buffer && take_file(&context, &file, buffer, d);
    if (hashed)
        finish(&context, hash);
    free(buffer);
    input_file_close(&file);
    return hashed;
}

void text_hash_sha256(const text *parts, size_t count, char hash[HASH_TEXT_SIZE])
{
    struct sha256_ctx context;
    sha256_init(&context);
    for (size_t i = 0; i < count; i++) {
        if (parts[i].size > 0)
            sha256_update(&context, parts[i].size, (const uint8_t *)parts[i].bytes);
    }
    finish(&context, hash);
}

void hash_library_version(char version[HASH_VERSION_SIZE])
{
    snprintf(version, HASH_VERSION_SIZE, "%d.%d", nettle_version_major(), nettle_version_minor());
}
