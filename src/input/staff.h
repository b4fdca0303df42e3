/*
 * staff.csv (员工): the people, each by the row in force in the month.
 */
#ifndef SALESPAY_INPUT_STAFF_H
#define SALESPAY_INPUT_STAFF_H

#include <stdbool.h>

#include "input/context.h"
#include "model/person.h"

/*
 * Several rows for a person are told apart by effective_from: the latest not after the month is in force; a person none
 * of whose rows is yet in force is not among `out`. A person with a wrong row is among them all the same, so that nobody
 * complains of an unknown one.
 *
 * False when the file could not be read to its end or its header failed (then nobody should complain of unknown persons);
 * wrong rows are reported and leave true. Texts lie in context->memory or are the rules'; the caller calls people_release, in
 * either case.
 */
bool staff_read(const input_context *context, const char *path, people *out);

#endif
