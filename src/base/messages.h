/*
 * The one table of messages: every word that salespay says about an input, a rule, the system or its own use.
 *
 * A row: its code (what a golden test, a script and the manual know it by), its severity, its English and its Chinese.
 * A missing Chinese text does not compile. {0} to {5} are the arguments, in any order and number.
 */
#ifndef SALESPAY_BASE_MESSAGES_H
#define SALESPAY_BASE_MESSAGES_H

#include "base/text.h"

/* Ordered by what it means for the exit status of a run: the worst seen counts. */
typedef enum {
    SEVERITY_NOTE,         /* said for the record */
    SEVERITY_WARNING,      /* odd, but computed; --strict makes it an error */
    SEVERITY_ERROR,        /* an input or a rule is wrong: exit 1 */
    SEVERITY_VERIFICATION, /* a sealed book does not hold: exit 5 */
    SEVERITY_REFUSED,      /* month closed, out of order, not ready, book held by another run: exit 4 */
    SEVERITY_USAGE,        /* the command line is wrong: exit 2 */
    SEVERITY_SYSTEM        /* disk, memory, output failed: exit 3 */
} severity;

typedef enum {
#define MESSAGE(id, code, severity, english, chinese) MESSAGE_##id,
#include "base/messages.def"
#undef MESSAGE
    MESSAGE_COUNT
} message_code;

typedef enum { LANGUAGE_ENGLISH, LANGUAGE_CHINESE } language;

const char *message_name(message_code code); /* "bad-amount" */
severity message_severity(message_code code);
const char *message_template(message_code code, language lang);
const char *severity_name(severity s, language lang); /* "note", "warning", "error"; "错误" */

#define MESSAGE_ARGUMENTS_MAX 6

#endif
