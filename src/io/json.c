#include "io/json.h"

#include <inttypes.h>

/* One character of a string; bytes: as it stands, `c` its code point or -1. */
static void put_character(FILE *out, text bytes, int32_t c)
{
    if (c == '"' || c == '\\')
        fprintf(out, "\\%c", (char)c);
    else if (c == '\n')
        fputs("\\n", out);
    else if (c == '\t')
        fputs("\\t", out);
    else if (c < 0)
        fputs("\\ufffd", out);
    else if (utf8_is_control(c))
        fprintf(out, "\\u%04" PRIx32, (uint32_t)c);
    else
        fwrite(bytes.bytes, 1, bytes.size, out);
}

void json_string(FILE *out, text value)
{
    putc('"', out);
    while (value.size > 0) {
        size_t size;
        int32_t c = utf8_decode(value, &size);
        put_character(out, text_from(value.bytes, size), c);
        value = text_from(value.bytes + size, value.size - size);
    }
    putc('"', out);
}

void json_begin(FILE *out, const char *type)
{
    fprintf(out, "{\"type\":\"%s\",\"v\":1", type);
}

void json_text(FILE *out, const char *name, text value)
{
    fprintf(out, ",\"%s\":", name);
    json_string(out, value);
}

void json_number(FILE *out, const char *name, int64_t value)
{
    fprintf(out, ",\"%s\":%" PRId64, name, value);
}

void json_boolean(FILE *out, const char *name, bool value)
{
    fprintf(out, ",\"%s\":%s", name, value ? "true" : "false");
}

void json_money(FILE *out, const char *name, money value)
{
    char buffer[MONEY_TEXT_SIZE];
    json_text(out, name, text_from(buffer, money_format(value, buffer)));
}

void json_texts(FILE *out, const char *name, const text *values, size_t count)
{
    fprintf(out, ",\"%s\":[", name);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            putc(',', out);
        json_string(out, values[i]);
    }
    putc(']', out);
}

void json_end(FILE *out)
{
    fputs("}\n", out);
}
