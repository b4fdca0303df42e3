#include "manual/messages_page.h"

#include <string.h>

#include "manual/prose.h"

/* What a message of that severity means for a script. */
static prose_id severity_words(severity s)
{
    switch (s) {
    case SEVERITY_NOTE: return PROSE_SEVERITY_NOTE;
    case SEVERITY_WARNING: return PROSE_SEVERITY_WARNING;
    case SEVERITY_ERROR: return PROSE_SEVERITY_ERROR;
    case SEVERITY_VERIFICATION: return PROSE_SEVERITY_VERIFICATION;
    case SEVERITY_REFUSED: return PROSE_SEVERITY_REFUSED;
    case SEVERITY_USAGE: return PROSE_SEVERITY_USAGE;
    case SEVERITY_SYSTEM: return PROSE_SEVERITY_SYSTEM;
    }
    return PROSE_SEVERITY_ERROR;
}

static bool same_code(message_code a, message_code b)
{
    return strcmp(message_name(a), message_name(b)) == 0;
}

/* Several rows may share a code: the first of them stands for all. */
static bool is_first_of_code(message_code code)
{
    for (message_code earlier = 0; earlier < code; earlier++)
        if (same_code(earlier, code))
            return false;
    return true;
}

static void write_code(page *p, message_code first)
{
    page_term(p, message_name(first), prose(severity_words(message_severity(first)), p->lang));
    for (message_code code = first; code < MESSAGE_COUNT; code++)
        if (same_code(first, code))
            page_text(p, "%s", message_template(code, p->lang));
}

void messages_page(page *p)
{
    page_heading(p, prose(PROSE_HEAD_MESSAGES, p->lang));
    page_paragraph(p, "%s", prose(PROSE_MESSAGES, p->lang));
    page_paragraph(p, "%s", prose(PROSE_MESSAGE_WORDS, p->lang));
    for (message_code code = 0; code < MESSAGE_COUNT; code++)
        if (is_first_of_code(code))
            write_code(p, code);
}

bool messages_topic(page *p, text name)
{
    for (message_code code = 0; code < MESSAGE_COUNT; code++) {
        if (!text_is(name, message_name(code)))
            continue;
        page_subheading(p, prose(PROSE_HEAD_MESSAGES, p->lang));
        write_code(p, code);
        return true;
    }
    return false;
}

void messages_names(topic_names *names)
{
    for (message_code code = 0; code < MESSAGE_COUNT; code++)
        if (is_first_of_code(code))
            topic_names_add(names, message_name(code));
}
