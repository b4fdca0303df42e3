/* totals.csv: the counts and sums that a payslip file must add up to. */
#include "output/formats.h"

#include "output/csv_writer.h"
#include "output/file_columns.h"

static void write_count(csv_writer *w, size_t item, uint64_t count)
{
    csv_writer_text(w, text_of(totals_items.columns[item].key));
    csv_writer_count(w, count);
    csv_writer_end_row(w);
}

bool totals_write(const month_result *result, FILE *out)
{
    int128 sums[FIGURE_COUNT];
    csv_writer w = csv_writer_begin(out, false);
    month_result_sums(result, sums);
    csv_writer_text(&w, text_of(totals_columns.columns[TOTALS_ITEM].key));
    csv_writer_text(&w, text_of(totals_columns.columns[TOTALS_VALUE].key));
    csv_writer_end_row(&w);
    write_count(&w, TOTALS_READ, result->payments_read);
    write_count(&w, TOTALS_USED, result->payments_used);
    write_count(&w, TOTALS_PASSED_OVER, result->rows_passed_over);
    write_count(&w, TOTALS_PERSONS, month_result_persons(result));
    for (figure f = 0; f < FIGURE_COUNT; f++) {
        if (!figure_is_payslip_column(f))
            continue;
        csv_writer_text(&w, text_of(figure_key(f)));
        csv_writer_sum(&w, sums[f]);
        csv_writer_end_row(&w);
    }
    return csv_writer_done(&w);
}
