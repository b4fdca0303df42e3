/*
 * Of salespay-files(5): every figure with its formula, rounding and names, from the tables of calc/figures.h.
 */
#ifndef SALESPAY_MANUAL_FIGURES_PAGE_H
#define SALESPAY_MANUAL_FIGURES_PAGE_H

#include "base/text.h"
#include "manual/names.h"
#include "manual/page.h"

void figures_page(page *p);

/* Writes the figures of that name, in either language; contract.late and line.excess tell the three kinds apart. */
bool figures_topic(page *p, text name);

void figures_names(topic_names *names);

#endif
