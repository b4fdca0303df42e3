#include "odd_rows.h"

#include <stdio.h>
#include <string.h>

enum { ID, DAY, WHO, CONTRACT, CUSTOMER, PRODUCT, QUANTITY, LIST, SOLD, AMOUNT, MEMO, CELLS };

static const char *const headers[2][CELLS] = {
    {"payment_id", "date", "employee_id", "contract_id", "customer", "product", "quantity",
     "list_price", "contract_price", "amount", "memo"},
    {"回款单号", "回款日期", "工号", "合同号", "客户", "产品", "数量", "公司定价", "合同价",
     "回款金额", "memo"},
};

static const char *const odd_ids[] = {
    "1E5",
    "1.2E+17",
    "0E0",
    "12345678901234567000",
    "123456789012345",
    "1234567890123456",
    "=x",
    "+1",
    "-1",
    "@a",
    "a/b",
    "a\\b",
    "#N/A",
    "#REF!",
    "",
    "  ",
    "E0001 ",
    " E0001",
    "\xC2\xA0"
    "E0001",
    "E0001\xE3\x80\x80",
    "\tE0001",
    "张三",
    "e0001",
    "E00011",
    "E9999",
    "C9999",
    "\"E0001\"",
    "\" E0001\"",
    "\"C0001\" ",
    "\"A,B\"",
    "E0\x7F"
    "1",
    "E\x01",
    "1-2",
    "2026-07-01",
    "TRUE",
    "0",
    "00",
    "１２３",
    "-",
    "9-",
    "合计",
    "total",
    "Total:",
    "T o t a l",
    "Sum",
    "S",
    "grand total",
    "小计1",
    "E0001,",
    "P\xC2\x80",
    "E",
    "AAAAAAAAAAAAAAAA",
    "AAAAAAAAAAAAAAAAA",
    "AAAAAAAABBBBBBBBCCCCCCCCDDDDDDDDAAAAAAAABBBBBBBBCCCCCCCCDDDDDDDD",
    "AAAAAAAABBBBBBBBCCCCCCCCDDDDDDDDAAAAAAAABBBBBBBBCCCCCCCCDDDDDDDDE",
    "\xEF\xBB\xBF"
    "E0001",
    "E0001\x0B",
    "'E0001"};
static const char *const odd_days[] = {
    "2026-7-3",       "2026/7/3",         "2026/07/03",     "2026.7.3",   "20260703",
    "2026年7月3日",   "2026-07-00",       "2026-07-32",     "2026-07-31", "2026-07-3a",
    "2026-08-01",     "2026-06-30",       "2026-02-30",     "",           "2026-07-1",
    "２０２６-07-03", " 2026-07-03 ",     "\"2026-07-03\"", "46206",      "2026-07-03 10:00",
    "2026-07-:1",     "2026-07-1/",       "2026-07- 1",     "0000-00-00", "2026-07-031",
    "07-03",          "2026-07-0\xC2\xA0"};
static const char *const odd_amounts[] = {"-5",
                                          "-1234.50",
                                          "(5)",
                                          "(5.00)",
                                          "5.",
                                          "5.5",
                                          ".5",
                                          "1,234.50",
                                          "\"1,234.50\"",
                                          "\"1,23\"",
                                          "￥5",
                                          "¥5.00元",
                                          "1.234",
                                          "1E3",
                                          "12345678",
                                          "123456789",
                                          "12345678.99",
                                          "123456789.01",
                                          "99999999999999",
                                          "10000000000000.01",
                                          "0",
                                          "0.00",
                                          "00012.30",
                                          "+7",
                                          "５.００",
                                          "−5",
                                          "5-",
                                          "",
                                          " ",
                                          "#VALUE!",
                                          "#N/A",
                                          "1.5万",
                                          "1 000",
                                          "5 ",
                                          " 5",
                                          "\xC2\xA0"
                                          "5",
                                          "5\xE3\x80\x80",
                                          "12,3x",
                                          "x",
                                          "1/2",
                                          "0x5",
                                          "1.",
                                          "..",
                                          "5.5.5",
                                          "5:00",
                                          "１２３.５",
                                          "9223372036854775807",
                                          "\"5\"",
                                          "\"\"",
                                          "1;2",
                                          "5.000000",
                                          "0.0000001",
                                          "10",
                                          "10.0",
                                          "15",
                                          "15.00",
                                          "9.99",
                                          "1000000000000",
                                          "999999999999.999999",
                                          "16",
                                          "9"};
static const char *const odd_names[] = {"客户",
                                        "张 三",
                                        "#N/A",
                                        "#DIV/0!",
                                        "#1",
                                        "a b",
                                        " a",
                                        "a ",
                                        "=cmd",
                                        "it's",
                                        "x\ty",
                                        "\"q\"\"q\"",
                                        "\"a\nb\"",
                                        "\"a\r\n\r\nb\"",
                                        "\"\"",
                                        "\" \"",
                                        "\"x,y\"",
                                        "\x7F",
                                        "é",
                                        "\xE3\x80\x80",
                                        "a/b",
                                        "\\",
                                        "合计",
                                        "+86",
                                        "\xC2\xA0",
                                        "\"\xE3\x80\x80\"",
                                        "a\xE3\x80\x80",
                                        "",
                                        "𠀀",
                                        "x\x1F"};
static const char *const odd_rows_whole[] = {"",
                                             " ",
                                             ",",
                                             ",,,,,,,,,",
                                             ",,,,,,,,,,,,,",
                                             "\t, ,\xC2\xA0,,,,,,,",
                                             "合计,,,,,,,,,100",
                                             "total:,,,",
                                             "\" 合 计 ：\",,,,1",
                                             ",,合计,,",
                                             "Totals,1,2,3",
                                             "a,b",
                                             "1",
                                             "1,2,3,4,5,6,7,8,9,10,11,12,13",
                                             "x,,,,,,,,,,,,,y",
                                             "\"\"",
                                             "\"\",\"\"",
                                             "#",
                                             "P1,2026-07-01",
                                             "sum",
                                             "grandtotal,,,,,,,,,5"};
static const char *const fatal_rows[] = {
    "a\"b,c",         "\"a\"b,c",     "=\"001\",x",   "\"never closed,1,2",
    "lone\rreturn,1", "\xFF\xFE,1,2", "x,\xE4\xB8,1", "\xC0\x80",
    "\xED\xA0\x80,1", "\r",           "a,\"b\rc\"",   "\xF4\x90\x80\x80"};

/* What is plain but for one thing: half of all odd cells. */
static const char *const near_ids[] = {"1E5",
                                       "a/b",
                                       "a\\b",
                                       "E0001 ",
                                       "P1 ",
                                       "-9",
                                       "9-",
                                       "total",
                                       "S",
                                       "E0002",
                                       "C0003",
                                       "e0001",
                                       "E00011",
                                       "#1",
                                       "12345678901234567000",
                                       "E0001\t",
                                       "1234567890123456",
                                       "AAAAAAAAAAAAAAAA"};
static const char *const near_days[] = {"2026-07-00", "2026-07-32", "2026-07-31",
                                        "2026-08-01", "2026-06-30", "2026-07-3a",
                                        "2026-07-:1", "2026-07-1",  "2026-07-1 "};
static const char *const near_amounts[] = {"0",         "0.00", "5.5",      "-5", "12345678.99",
                                           "123456789", "1.",   "00012.30", "10", "15",
                                           "5 ",        "5.",   ""};
static const char *const near_names[] = {"#N/A", "#1",  " a", "a ", "a/b",
                                         "\x7F", "x\t", "'a", "=a"};

#define PICK(odd, list) (list)[odd_below((odd), sizeof(list) / sizeof *(list))]

uint32_t odd_below(odd_rows *odd, uint32_t limit)
{
    odd->state ^= odd->state << 13;
    odd->state ^= odd->state >> 7;
    odd->state ^= odd->state << 17;
    return (uint32_t)(odd->state >> 33) % limit;
}

static void put(byte_buffer *out, const char *piece)
{
    byte_buffer_put(out, piece, strlen(piece));
}

/* What the rows of one file have in common. */
typedef struct {
    size_t order[CELLS], count;
    const char *const *names;
    const char *line_end;
    uint32_t oddness;
    bool fatal;
} file_form;

/* One row's cells, that fit together unless something is odd. */
typedef struct {
    char plain[CELLS][32];
    const char *cells[CELLS];
} row_cells;

static void make_numbers(odd_rows *odd, row_cells *row)
{
    static const char *const forms[] = {"%u.%02u", "%u.%02u", "%u", "%u.%01u"};
    const uint32_t form = odd_below(odd, 4), shift = odd_below(odd, 24);
    const uint32_t yuan = odd_below(odd, 99999999) >> shift,
                   cents = odd_below(odd, form == 3 ? 10 : 100);
    snprintf(row->plain[AMOUNT], sizeof row->plain[AMOUNT], forms[form], yuan, cents);
    if (odd_below(odd, 2))
        snprintf(row->plain[QUANTITY], sizeof row->plain[QUANTITY], "%u", 1 + odd_below(odd, 500));
    if (odd_below(odd, 3) > 0)
        return;
    strcpy(row->plain[LIST], odd_below(odd, 2) ? "10" : "10.00");
    strcpy(row->plain[SOLD], odd_below(odd, 2) ? "15" : "15.0");
    if (row->plain[CONTRACT][0] == '\0')
        snprintf(row->plain[SOLD], sizeof row->plain[SOLD], "%u.5", 1 + odd_below(odd, 40));
}

static void make_plain(odd_rows *odd, row_cells *row)
{
    const uint32_t contract = odd_below(odd, 3) > 0 ? 1 + odd_below(odd, odd->contracts) : 0;
    const uint32_t who = contract > 0 ? contract : 1 + odd_below(odd, odd->people);
    *row = (row_cells){.plain = {""}};
    snprintf(row->plain[ID], sizeof row->plain[ID], odd_below(odd, 2) ? "P%u" : "%u-1",
             odd_below(odd, 5000000));
    snprintf(row->plain[DAY], sizeof row->plain[DAY], "2026-07-%02u", 1 + odd_below(odd, 31));
    if (contract > 0)
        snprintf(row->plain[CONTRACT], sizeof row->plain[CONTRACT], "C%04u", contract);
    if (contract == 0 || odd_below(odd, 2))
        snprintf(row->plain[WHO], sizeof row->plain[WHO], "E%04u", who);
    snprintf(row->plain[CUSTOMER], sizeof row->plain[CUSTOMER], odd_below(odd, 2) ? "Shop %u" : "",
             odd_below(odd, 90));
    strcpy(row->plain[PRODUCT], odd_below(odd, 2) ? "AC-3" : "");
    make_numbers(odd, row);
    for (size_t cell = 0; cell < CELLS; cell++)
        row->cells[cell] = row->plain[cell];
}

static const char *odd_cell(odd_rows *odd, size_t cell)
{
    switch (cell) {
    case ID:
    case WHO:
    case CONTRACT:
        return odd_below(odd, 2) ? PICK(odd, near_ids) : PICK(odd, odd_ids);
    case DAY:
        return odd_below(odd, 2) ? PICK(odd, near_days) : PICK(odd, odd_days);
    case QUANTITY:
    case LIST:
    case SOLD:
    case AMOUNT:
        return odd_below(odd, 2) ? PICK(odd, near_amounts) : PICK(odd, odd_amounts);
    default:
        return odd_below(odd, 2) ? PICK(odd, near_names) : PICK(odd, odd_names);
    }
}

/* Most odd rows are odd in one cell: that alone must be seen. */
static void spoil_cells(odd_rows *odd, const file_form *form, row_cells *row)
{
    const uint32_t one = odd_below(odd, 200) < form->oddness ? odd_below(odd, CELLS) : CELLS;
    if (one < CELLS)
        row->cells[one] = odd_cell(odd, one);
    if (one < CELLS || odd_below(odd, 4) > 0)
        return;
    for (size_t cell = 0; cell < CELLS; cell++)
        if (odd_below(odd, 1000) < form->oddness)
            row->cells[cell] = odd_cell(odd, cell);
    if (odd_below(odd, 1000) < form->oddness)
        row->cells[ID] = "";
}

static void put_row(odd_rows *odd, const file_form *form, const row_cells *row, byte_buffer *out)
{
    const bool spoilt = odd_below(odd, 5000) < form->oddness;
    const size_t count = spoilt ? odd_below(odd, (uint32_t)form->count + 1) : form->count;
    for (size_t i = 0; i < count; i++) {
        put(out, i == 0 ? "" : ",");
        put(out, row->cells[form->order[i]]);
    }
    for (uint32_t more = spoilt ? odd_below(odd, 3) : 0; more > 0; more--)
        put(out, odd_below(odd, 2) ? "," : ", x");
    put(out, odd_below(odd, 5000) < form->oddness ? (odd_below(odd, 2) ? "\r\n" : "\n")
                                                  : form->line_end);
}

static void put_header(const file_form *form, byte_buffer *out)
{
    for (size_t i = 0; i < form->count; i++) {
        put(out, i == 0 ? "" : ",");
        put(out, form->names[form->order[i]]);
    }
    put(out, form->line_end);
}

/* A cell that is longer than any may be, or just not. */
static void put_large(odd_rows *odd, byte_buffer *out)
{
    const size_t size = 65536 - 20 + odd_below(odd, 40);
    put(out, "P1,2026-07-01,");
    char *const room = byte_buffer_room(out, size);
    memset(room, 'x', size);
    out->size += size;
}

static void put_odd_row(odd_rows *odd, const file_form *form, byte_buffer *out)
{
    const uint32_t kind = odd_below(odd, 100);
    if (kind < 4)
        put_header(form, out);
    else if (kind < 5 && form->fatal)
        put_large(odd, out);
    else if (kind < 6 && form->fatal)
        byte_buffer_put(out, "nul\0here,1", 10);
    else if (kind < 10 && form->fatal)
        put(out, PICK(odd, fatal_rows));
    else
        put(out, PICK(odd, odd_rows_whole));
    put(out, form->line_end);
}

/* All columns in some order, or some of them; date and amount always. */
static file_form make_form(odd_rows *odd, uint32_t oddness, bool fatal)
{
    file_form form = {.count = 0,
                      .names = headers[odd_below(odd, 6) == 0],
                      .line_end = odd_below(odd, 4) == 0 ? "\r\n" : "\n",
                      .oddness = oddness,
                      .fatal = fatal};
    const bool all = odd_below(odd, 2) == 0, in_order = odd_below(odd, 2) == 0;
    for (size_t cell = 0; cell < CELLS; cell++) {
        const bool needed = cell == DAY || cell == AMOUNT || (cell == ID && odd_below(odd, 8) > 0);
        if (!needed &&
            ((!all && odd_below(odd, 5) == 0) || (cell == MEMO && odd_below(odd, 3) > 0)))
            continue;
        const size_t at = in_order ? form.count : odd_below(odd, (uint32_t)form.count + 1);
        memmove(form.order + at + 1, form.order + at, (form.count - at) * sizeof *form.order);
        form.order[at] = cell;
        form.count++;
    }
    return form;
}

void odd_file(odd_rows *odd, size_t rows, uint32_t oddness, bool fatal, byte_buffer *out)
{
    const file_form form = make_form(odd, oddness, fatal);
    put_header(&form, out);
    row_cells row;
    make_plain(odd, &row);
    for (size_t i = 0; i < rows; i++) {
        if (odd_below(odd, 5000) < oddness) {
            put_odd_row(odd, &form, out);
            continue;
        }
        if (odd_below(odd, 2000) >= oddness) /* else the row before once more */
            make_plain(odd, &row);
        spoil_cells(odd, &form, &row);
        put_row(odd, &form, &row, out);
    }
    if (oddness > 0 && odd_below(odd, 5) == 0)
        out->size--; /* the file ends without a line end */
}
