/*
 * Of salespay-files(5): every message code with its severity, the exit status it stands for, and its texts, from the
 * table of base/messages.h. A message added there is documented by that.
 */
#ifndef SALESPAY_MANUAL_MESSAGES_PAGE_H
#define SALESPAY_MANUAL_MESSAGES_PAGE_H

#include "base/text.h"
#include "manual/names.h"
#include "manual/page.h"

void messages_page(page *p);
bool messages_topic(page *p, text code);
void messages_names(topic_names *names);

#endif
