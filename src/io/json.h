/*
 * Writing JSON: an object a line, strings escaped, money as strings. Whoever owns the stream checks it for errors.
 */
#ifndef SALESPAY_IO_JSON_H
#define SALESPAY_IO_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/money.h"
#include "base/text.h"

/* A quoted, escaped string. Bytes that are not UTF-8 (a file name may hold any) become U+FFFD: JSON has no others. */
void json_string(FILE *out, text value);

/* {"type":"<type>","v":1 */
void json_begin(FILE *out, const char *type);

/* ,"name":"value" and its kin; names are ours and need no escaping */
void json_text(FILE *out, const char *name, text value);
void json_number(FILE *out, const char *name, int64_t value);
void json_boolean(FILE *out, const char *name, bool value);
void json_money(FILE *out, const char *name, money value); /* ,"name":"1234.50" */
void json_texts(FILE *out, const char *name, const text *values, size_t count); /* ,"name":["a","b"] */

/* }\n */
void json_end(FILE *out);

#endif
