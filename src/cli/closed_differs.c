#include "cli/closed_differs.h"

#include <stdio.h>

#include "cli/diff_side.h"
#include "review/words.h"

/* The month as it was closed, computed from its archive, whatever inputs are named by option. */
static bool open_closed(request *r, month m, compared_side *side, diagnostics *d)
{
    const options *asked = r->options;
    const bool reads_archive = r->reads_archive;
    options plain = *asked;
    plain.paths =
        (month_paths){.encoding = asked->paths.encoding, .chunk_size = asked->paths.chunk_size, .threads = asked->paths.threads};
    r->options = &plain;
    request_only_reads(r);
    const bool done = diff_side_of_month(side, r, m, d);
    r->options = asked;
    r->reads_archive = reads_archive;
    return done;
}

static bool print(const options *o, const compared_side *closed, const compared_side *now,
                  diagnostics *d)
{
    comparison c;
    bool done = comparison_make(&c, closed, now, o->lang, d);
    if (done && o->json) {
        comparison_write_json(&c, stdout);
    } else if (done && !comparison_write_text(&c, o->lang, stdout)) {
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
        done = false;
    }
    comparison_release(&c);
    return done;
}

/* "2026-07 (the inputs as they are now)" */
static text now_label(request *r, month m, diagnostics *d)
{
    char written[MONTH_TEXT_SIZE];
    month_format(m, written);
    const text label = arena_format(&r->book.memory, "%s (%s)", written,
                                    review_text(REVIEW_INPUTS_NOW, r->options->lang));
    if (!label.bytes)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    return label;
}

bool closed_differs_print(request *r, const month_paths *paths, diagnostics *d)
{
    compared_side closed, now = {.month = MONTH_NONE};
    memory_files files = {0};
    diagnostics own; /* d holds an error already: that the month differs */
    diagnostics_init(&own, false);
    const text label = now_label(r, paths->month, &own);
    const bool done = open_closed(r, paths->month, &closed, &own) && label.bytes &&
                      diff_side_compute(&now, &files, true, paths, label, &own) &&
                      print(r->options, &closed, &now, &own);
    diagnostics_take_failures(d, &own);
    diagnostics_release(&own);
    compared_side_release(&closed);
    compared_side_release(&now);
    memory_files_release(&files);
    return done;
}
