/* The risk fund (风险金) as a ledger: what a person's opened with, what went in and out, what it holds. */
#include "review/words.h"
#include "xlsx/people_sheet.h"

lxw_error sheet_fund(const xlsx_book *book)
{
    const language lang = book->data->lang;
    const people_figure figures[] = {
        {FIGURE_RISK_FUND_OPENING, PEOPLE_ALWAYS, review_text(REVIEW_OPENING, lang)},
        {FIGURE_RISK_FUND_WITHHELD, PEOPLE_ALWAYS, review_text(REVIEW_WITHHELD, lang)},
        {FIGURE_RISK_FUND_DRAWN, PEOPLE_ALWAYS, review_text(REVIEW_DRAWN, lang)},
        {FIGURE_RISK_FUND_RELEASED, PEOPLE_ALWAYS, review_text(REVIEW_RELEASED, lang)},
        {FIGURE_RISK_FUND_BALANCE, PEOPLE_ALWAYS, review_text(REVIEW_CLOSING, lang)},
    };
    people_table table = {0};
    people_table_measure(&table, book->data, figures, sizeof figures / sizeof *figures, false);
    return people_sheet_write(book, &table, REPORT_WORD_FUND, "");
}
