/*
 * Encodings of input files: UTF-8 (with or without BOM) and GB18030; UTF-16 and workbooks are told apart and refused.
 *
 * A BOM settles it, even against --encoding; else --encoding; else strict UTF-8; bytes that are not UTF-8 are read as
 * strict GB18030 and a note says so, unless a valid three-byte UTF-8 character stands before the first bad byte: then
 * the file is damaged UTF-8 (two-byte ones are common inside GB18030 text). Nothing is ever replaced by "?".
 */
#ifndef SALESPAY_IO_ENCODING_H
#define SALESPAY_IO_ENCODING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "io/input_file.h"

typedef enum { ENCODING_AUTO, ENCODING_UTF8, ENCODING_GB18030 } encoding;

/* "utf-8", "gb18030" (also "utf8", "gbk", "gb2312": read as GB18030); case is ignored. False when unknown. */
bool encoding_by_name(text name, encoding *out);
const char *encoding_name(encoding e);

/* What stands at the front of a file and how to read it. */
typedef struct {
    encoding encoding; /* UTF8 or GB18030; AUTO: open, and nobody need know before a byte comes that is not ASCII */
    uint32_t bom_size; /* bytes to pass over */
    bool guessed;      /* from the bytes alone: neither a BOM nor --encoding said so */
} encoding_choice;

/*
 * Reads the file as far as needed and chooses. wanted: --encoding, or AUTO. False and reported where it is UTF-16
 * (utf16-file) or a workbook (workbook-file: zip or OLE), or cannot be read. Bytes that are bad in the encoding chosen
 * are left to the line_reader, which knows their line and column.
 */
bool encoding_detect(const input_file *file, encoding wanted, encoding_choice *out, diagnostics *d);

/*
 * The same in two steps, so that a large file is not read twice: from its first bytes alone, which may leave the choice
 * open (AUTO), and then from its first byte that is not ASCII, at `offset`, on. Says nothing of GB18030: whoever reads
 * the file does (read-as-gb18030).
 */
bool encoding_detect_front(const input_file *file, encoding wanted, encoding_choice *out, diagnostics *d);
bool encoding_settle(const input_file *file, uint64_t offset, encoding_choice *out, diagnostics *d);

#endif
