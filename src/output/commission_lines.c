#include "output/commission_lines.h"

#include "calc/credit.h"
#include "output/csv_writer.h"
#include "output/file_columns.h"

static void write_header(const rules *r, csv_writer *w)
{
    language lang = r->headers_chinese ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH;
    for (size_t i = 0; i < COMMISSION_LINES_COLUMNS; i++)
        csv_writer_text(w, text_of(column_header(&commission_lines_columns.columns[i], lang)));
    csv_writer_end_row(w);
}

static void write_row(const settle_facts *facts, const payment *row, credited line, csv_writer *w)
{
    char month_text[MONTH_TEXT_SIZE], date_text[DATE_TEXT_SIZE], notes[PAYMENT_NOTES_SIZE];
    csv_writer_text(w, text_from(month_text, month_format(facts->month, month_text)));
    csv_writer_guarded(w, row->payment_id);
    csv_writer_guarded(w, row->source_name);
    csv_writer_count(w, row->line);
    csv_writer_text(w, text_from(date_text, date_format(row->on, date_text)));
    csv_writer_guarded(w, facts->people->items[row->person].id);
    csv_writer_guarded(w, row->contract_id);
    csv_writer_guarded(w, row->customer);
    csv_writer_guarded(w, row->product);
    csv_writer_money(w, row->amount);
    csv_writer_money(w, line.regular);
    csv_writer_money(w, line.excess);
    csv_writer_exact(w, credit_base_commission(facts->rules, line));
    csv_writer_exact(w, credit_excess_commission(facts->rules, line));
    csv_writer_text(w, text_from(notes, payment_notes_format(row->notes, notes)));
    csv_writer_end_row(w);
}

bool commission_lines_begin(const rules *r, FILE *out)
{
    csv_writer w = csv_writer_begin(out, r->csv_excel);
    write_header(r, &w);
    return csv_writer_done(&w);
}

bool commission_lines_write(const settle_facts *facts, const payment *row, credited line, FILE *out)
{
    csv_writer w = csv_writer_resume(out, facts->rules->csv_excel);
    write_row(facts, row, line, &w);
    return csv_writer_done(&w);
}

void commission_lines_begin_text(const rules *r, byte_buffer *out)
{
    csv_writer w = csv_writer_into(out, r->csv_excel);
    if (r->csv_excel)
        byte_buffer_put(out, CSV_BYTE_ORDER_MARK, sizeof CSV_BYTE_ORDER_MARK - 1);
    write_header(r, &w);
}

void commission_lines_text(const settle_facts *facts, const payment *row, credited line, byte_buffer *out)
{
    csv_writer w = csv_writer_into(out, facts->rules->csv_excel);
    write_row(facts, row, line, &w);
}
