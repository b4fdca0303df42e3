/*
 * Reading rule files: INI text in UTF-8, every section and key known, every value in range, all errors of a file told
 * in one run, each at its line and column.
 *
 *     bytes ─► ini (sections and entries, still text) ─► read (the table of keys, typed values) ─► checks ─► rules
 */
#ifndef SALESPAY_RULES_READ_H
#define SALESPAY_RULES_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "model/rules.h"

/*
 * One file. `dated`: it lies in rules/ (or is one of several), so [scheme] needs effective_from (生效月份).
 * NULL and reported when anything is wrong. The caller frees with rules_free.
 */
rules *rules_read(const char *path, bool dated, diagnostics *d);

/* A file of [export.NAME] sections alone, such as those that are installed. As rules_read; only its exports count. */
rules *rules_read_exports(const char *path, diagnostics *d);

/*
 * All rule files of a book, at least one, sorted by effective_from; two with one effective_from are an error.
 * `dated`: they lie in rules/; several files are always dated. False and reported when any is wrong: history then
 * holds those that were read well, sorted too. The caller releases it with rules_history_release in either case.
 */
bool rules_history_read(const char *const *paths, size_t count, bool dated, rules_history *history, diagnostics *d);

#endif
