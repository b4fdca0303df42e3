/*
 * The names that `help` knows, gathered from the tables, so that a misspelt one is answered with the nearest.
 */
#ifndef SALESPAY_MANUAL_NAMES_H
#define SALESPAY_MANUAL_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct {
    arena memory; /* of the names that stand in no table as they are: risk_fund.cap */
    const char **items;
    size_t count, capacity;
    bool failed; /* memory is out: some are missing */
} topic_names;

void topic_names_add(topic_names *names, const char *name); /* a string that outlives names */
void topic_names_add_joined(topic_names *names, const char *front, const char *back); /* front.back */
void topic_names_release(topic_names *names);

#endif
