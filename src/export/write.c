#include "export/write.h"

#include <stdlib.h>

#include "base/digits.h"
#include "export/parts.h"

static void write_control(sheet *s, export_tally payroll)
{
    const export_columns *cells = &s->format->control_cells;
    for (size_t i = 0; i < cells->count; i++) {
        if (cells->items[i].field == EXPORT_FIELD_ROW_COUNT)
            sheet_count(s, payroll.rows);
        else if (cells->items[i].field == EXPORT_FIELD_ROW_TOTAL)
            sheet_money(s, payroll.total);
        else
            (void)sheet_common_cell(s, &cells->items[i], 0);
    }
    sheet_end_row(s);
}

static void write_header(sheet *s)
{
    const export_columns *columns = &s->format->columns;
    for (size_t i = 0; i < columns->count; i++)
        sheet_text(s, columns->items[i].header, columns->items[i].at);
    sheet_end_row(s);
}

static void write_table(sheet *s, const month_result *result, export_tally payroll,
                        export_tally *written)
{
    const export_rules *format = s->format;
    if (format->control == EXPORT_CONTROL_FIRST)
        write_control(s, payroll);
    if (format->header)
        write_header(s);
    if (format->rows == EXPORT_VOUCHER)
        voucher_write(s, result, written);
    else
        people_rows_write(s, result, written);
    if (format->control == EXPORT_CONTROL_LAST)
        write_control(s, payroll);
}

bool export_tally_holds(export_tally written, export_tally payroll, diagnostics *d)
{
    if (written.rows == payroll.rows && written.total == payroll.total)
        return true;
    char rows[2][DIGITS_TEXT_SIZE], totals[2][DIGITS_TEXT_SIZE];
    digits_format(written.rows, 0, 0, rows[0]);
    digits_format(written.total, 2, 2, totals[0]);
    digits_format(payroll.rows, 0, 0, rows[1]);
    digits_format(payroll.total, 2, 2, totals[1]);
    REPORT(d, DOES_NOT_ADD_UP, LOCATION_NONE, text_of(rows[0]), text_of(totals[0]),
           text_of(rows[1]), text_of(totals[1]));
    return false;
}

static export_tally payroll_tally(const export_rules *format, const month_result *result)
{
    if (format->rows == EXPORT_VOUCHER || format->rows == EXPORT_JOURNAL)
        return voucher_tally(result, format->rows == EXPORT_JOURNAL);
    return people_rows_tally(format, result);
}

/* The whole file onto the sheet. */
static bool write_all(sheet *s, const month_result *result, export_tally *written, diagnostics *d)
{
    const export_tally payroll = payroll_tally(s->format, result);
    if (s->format->rows == EXPORT_JOURNAL)
        journal_write(s, result, written);
    else
        write_table(s, result, payroll, written);
    return export_tally_holds(*written, payroll, d);
}

bool export_write(const export_rules *format, const month_result *result, arena *memory,
                  exported *out, diagnostics *d)
{
    char *bytes = NULL;
    size_t size = 0;
    sheet s;
    *out = (exported){.bytes = TEXT_EMPTY};
    FILE *stream = open_memstream(&bytes, &size);
    if (!stream)
        return diagnostics_out_of_memory(d);
    bool good = sheet_begin(&s, stream, format, result->facts->month, memory, d) &&
                write_all(&s, result, &out->tally, d);
    bool whole =
        fflush(stream) == 0 && !ferror(stream); /* such a stream loses bytes and closes well */
    whole &= fclose(stream) == 0 && bytes;
    if (!whole)
        good = diagnostics_out_of_memory(d);
    if (good && !diagnostics_failed(d)) {
        const text kept = arena_copy(memory, text_from(bytes, size));
        out->bytes = kept.bytes ? sheet_encode(&s, kept) : kept;
        if (!kept.bytes)
            diagnostics_out_of_memory(d);
    }
    sheet_end(&s);
    free(bytes);
    return good && !diagnostics_failed(d);
}
