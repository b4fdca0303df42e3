/*
 * Who is meant by PERSON on a command line: an id, or a name that only one person bears.
 */
#ifndef SALESPAY_EXPLAIN_PERSON_H
#define SALESPAY_EXPLAIN_PERSON_H

#include <stdint.h>

#include "base/date.h"
#include "base/diagnostics.h"
#include "model/person.h"

/*
 * The index of the person among those known in the month, an id going before a name. PERSON_NONE and reported (usage)
 * when nobody is called so, with the nearest id or name, or when several bear the name, with their ids.
 */
uint32_t person_asked(const people *all, month m, text asked, diagnostics *d);

#endif
