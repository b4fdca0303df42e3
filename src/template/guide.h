/*
 * The guide of a new book (README.md, 说明.md): a clerk's first month, step by step. Its text stands in guide.en.md and
 * guide.zh.md; what the tables of columns and of adjustments say goes in where {{columns}}, {{kinds}} and
 * {{kinds that take all}} stand there.
 */
#ifndef SALESPAY_TEMPLATE_GUIDE_H
#define SALESPAY_TEMPLATE_GUIDE_H

#include <stdio.h>

#include "base/messages.h"

/* Writes the guide; a failure of the stream is left to its owner. */
void guide_write(FILE *out, language lang);

#endif
