/*
 * The sink that a report's month is computed into, and the rows kept from it. All that a report takes from the stream of
 * payment rows is taken here.
 */
#ifndef SALESPAY_REPORT_MONTH_ROWS_H
#define SALESPAY_REPORT_MONTH_ROWS_H

#include "month/sink.h"
#include "report/report_data.h"

typedef struct {
    report_data *data;
    report_month *month;
    const char *asked; /* PERSON; NULL: everybody */
    uint32_t who;      /* whom that is; PERSON_NONE: everybody */
} month_rows;

/* Finds out who is asked about (usage, where nobody is), then keeps the lines that the report needs. */
month_sink month_rows_sink(month_rows *rows);

#endif
