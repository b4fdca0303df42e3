/*
 * The scan of a rule file's text: every line is a heading, an entry, a comment, or an error at its column.
 */
#ifndef SALESPAY_RULES_INI_SCAN_H
#define SALESPAY_RULES_INI_SCAN_H

#include "rules/ini.h"

/*
 * Fills file's sections and entries from the bytes, which live in `memory`, and reports every line that is wrong.
 * False only when memory is out, which is reported too.
 */
bool ini_scan(ini *file, text bytes, arena *memory, diagnostics *d);

#endif
