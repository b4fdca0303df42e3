#include "cli/draft_state.h"

#include "io/folder.h"

draft_state judge_draft(request *r, const month_result *result, diagnostics *d)
{
    const month m = result->facts->month;
    char written[MONTH_TEXT_SIZE];
    const text when = text_from(written, month_format(m, written));
    if (r->plain)
        return DRAFT_ABSENT;
    const char *folder = book_month_folder(&r->book, m, d);
    const char *path = folder ? path_join(&r->book.memory, folder, "payslips.csv") : NULL;
    if (!path) {
        diagnostics_out_of_memory(d);
        return DRAFT_UNREADABLE;
    }
    const draft_state state = draft_compare(path, result, d);
    if (state == DRAFT_ABSENT)
        REPORT(d, NOT_RUN_YET, LOCATION_NONE, when);
    else if (state == DRAFT_STALE)
        REPORT(d, DRAFT_STALE, LOCATION_NONE, when);
    return state;
}
