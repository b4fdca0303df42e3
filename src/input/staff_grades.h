/*
 * Grades (职级) that the rules do not have.
 */
#ifndef SALESPAY_INPUT_STAFF_GRADES_H
#define SALESPAY_INPUT_STAFF_GRADES_H

#include "input/context.h"

/* Tells of it with the nearest grade, or with all of them. context->rules is there. */
void grade_report_unknown(const input_context *context, location at, text written);

#endif
