#include "input/csv_spans.h"

#include "input/csv.h"

static bool is_plain_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Offset behind the closing quote of the cell that opens at `at`, or raw.size where it is not closed. */
static size_t behind_quotes(text raw, size_t at)
{
    for (at++; at < raw.size; at++) {
        if (raw.bytes[at] != '"')
            continue;
        if (at + 1 == raw.size || raw.bytes[at + 1] != '"')
            return at + 1;
        at++;
    }
    return raw.size;
}

csv_span csv_span_at(text raw, size_t at)
{
    size_t start = at;
    while (start < raw.size && is_plain_blank(raw.bytes[start]))
        start++;
    bool quoted = start < raw.size && raw.bytes[start] == '"';
    size_t end = quoted ? behind_quotes(raw, start) : start;
    size_t comma = end;
    while (comma < raw.size && raw.bytes[comma] != ',')
        comma++;
    if (!quoted) {
        text trimmed = text_trim(text_from(raw.bytes + at, comma - at));
        start = trimmed.size == 0 ? at : (size_t)(trimmed.bytes - raw.bytes);
        end = start + trimmed.size;
    }
    return (csv_span){.start = start, .end = end, .next = comma + 1, .quoted = quoted};
}

location csv_location_of(text raw, uint64_t line, source_id source, size_t start, size_t end)
{
    size_t begin = 0;
    for (size_t i = 0; i < start; i++) {
        if (raw.bytes[i] == '\n') {
            begin = i + 1;
            line++;
        }
    }
    size_t line_end = begin;
    while (line_end < raw.size && raw.bytes[line_end] != '\n')
        line_end++;
    if (line_end > begin && line_end < raw.size && raw.bytes[line_end - 1] == '\r')
        line_end--;
    if (end > line_end)
        end = line_end;
    if (start > line_end)
        start = line_end; /* between CR and LF */
    size_t column = utf8_length(text_from(raw.bytes + begin, start - begin)) + 1;
    size_t length = end > start ? utf8_length(text_from(raw.bytes + start, end - start)) : 0;
    return (location){.source = source,
                      .line = line,
                      .column = (uint32_t)column,
                      .excerpt = text_from(raw.bytes + begin, line_end - begin),
                      .length = (uint32_t)length};
}

location csv_locate(const csv_record *record, source_id source, size_t cell)
{
    text raw = record->raw;
    csv_span span = csv_span_at(raw, 0);
    for (size_t i = 0; i < cell; i++) {
        if (span.next > raw.size) {
            span = (csv_span){.start = raw.size, .end = raw.size};
            break;
        }
        span = csv_span_at(raw, span.next);
    }
    return csv_location_of(raw, record->line, source, span.start, span.end);
}

location csv_locate_row(const csv_record *record, source_id source)
{
    location at = csv_location_of(record->raw, record->line, source, 0, 0);
    at.column = 0;
    return at;
}
