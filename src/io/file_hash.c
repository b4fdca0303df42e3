#include "io/file_hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
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

/* The library fails only when memory is out. */
static bool begin(EVP_MD_CTX **context, diagnostics *d)
{
    *context = EVP_MD_CTX_new();
    if (*context && EVP_DigestInit_ex(*context, EVP_sha256(), NULL) == 1)
        return true;
    REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return false;
}

static bool finish(EVP_MD_CTX *context, char hash[HASH_TEXT_SIZE], diagnostics *d)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (EVP_DigestFinal_ex(context, digest, &size) != 1 || 2 * size + 1 != HASH_TEXT_SIZE) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        return false;
    }
    to_hexadecimal(digest, size, hash);
    return true;
}

static bool take(EVP_MD_CTX *context, const char *bytes, size_t size, diagnostics *d)
{
    if (size == 0 || EVP_DigestUpdate(context, bytes, size) == 1)
        return true;
    REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return false;
}

static bool take_file(EVP_MD_CTX *context, const input_file *file, char *buffer, diagnostics *d)
{
    uint64_t offset = 0;
    for (size_t got = 1; got > 0; offset += got) {
        if (!input_file_read(file, offset, buffer, READ_AT_ONCE, &got, d) || !take(context, buffer, got, d))
            return false;
    }
    return input_file_unchanged(file, d);
}

bool file_hash(const char *path, char hash[HASH_TEXT_SIZE], diagnostics *d)
{
    input_file file;
    EVP_MD_CTX *context = NULL;
    if (!input_file_open(&file, path, d))
        return false;
    char *buffer = malloc(READ_AT_ONCE);
    if (!buffer)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    const bool hashed = buffer && begin(&context, d) && take_file(context, &file, buffer, d) && finish(context, hash, d);
    EVP_MD_CTX_free(context);
    free(buffer);
    input_file_close(&file);
    return hashed;
}

bool text_hash_sha256(const text *parts, size_t count, char hash[HASH_TEXT_SIZE], diagnostics *d)
{
    EVP_MD_CTX *context;
    bool hashed = begin(&context, d);
    for (size_t i = 0; i < count && hashed; i++)
        hashed = take(context, parts[i].bytes, parts[i].size, d);
    hashed = hashed && finish(context, hash, d);
    EVP_MD_CTX_free(context);
    return hashed;
}

const char *hash_library_version(void)
{
    return OpenSSL_version(OPENSSL_VERSION_STRING);
}
