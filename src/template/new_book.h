/*
 * A new book: a folder that runs as it is, for `init`. Rules, a guide, and every input file with the rows of one
 * made-up month, all in one language.
 */
#ifndef SALESPAY_TEMPLATE_NEW_BOOK_H
#define SALESPAY_TEMPLATE_NEW_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "io/file_set.h"

/* Its files, the guide first: "README.md", "rules.ini", … "payments/2026-01.csv". */
extern const size_t new_book_file_count; /* at most NEW_BOOK_FILES_MAX */
#define NEW_BOOK_FILES_MAX 16
const char *new_book_file_name(size_t i, language lang);

/*
 * Stages all files of a book that is to stand in `folder`, which must be absent or empty; sync as in file_set_options.
 * The caller commits or abandons the set. NULL and reported: the folder holds something (folder-not-empty) or is none,
 * or the system failed; nothing is written then.
 */
file_set *new_book_stage(const char *folder, language lang, bool sync, diagnostics *d);

#endif
