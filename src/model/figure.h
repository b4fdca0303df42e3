/*
 * The names of the figures: every amount that salespay works out for a person and a month.
 */
#ifndef SALESPAY_MODEL_FIGURE_H
#define SALESPAY_MODEL_FIGURE_H

#include <stdbool.h>

#include "base/messages.h"
#include "base/text.h"

typedef enum {
#define FIGURE(id, key, english, chinese, payslip) FIGURE_##id,
#include "model/figures.def"
#undef FIGURE
    FIGURE_COUNT
} figure;

const char *figure_key(figure f); /* "base_salary": the column of payslips.csv */
const char *figure_header(figure f, language lang); /* the column's header: the key, or 底薪 */
const char *figure_label(figure f, language lang); /* the name for people: "base salary", or 底薪 */
bool figure_is_payslip_column(figure f);

/* The figure of that key (or Chinese name), or FIGURE_COUNT. */
figure figure_by_name(text name);

#endif
