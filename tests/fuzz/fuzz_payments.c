/*
 * Any bytes as a payments file. Without it, some odd row could be neither paid nor told of, be found in one
 * reading and not in the next, or be another payment where it is read quickly.
 */
#include "fuzz.h"

#include "input/payments.h"

#define FOUND_MAX 4096

typedef struct {
    uint64_t handed;
    uint64_t keys;
    uint64_t seen; /* everything handed on */
    uint64_t hashes[FOUND_MAX];
    size_t hash_count;
} taken;

static void take(taken *all, const payment *row)
{
    REQUIRE(row->person < 2);
    REQUIRE(row->contract == CONTRACT_NONE || row->contract < 1);
    REQUIRE(month_of_date(row->on).index <= 2026 * 12 + 6);
    REQUIRE(!row->has_prices || (row->list_price.micros > 0 && row->contract_price.micros > 0));
    REQUIRE(row->amount.fen <= MONEY_INPUT_LIMIT_FEN && row->amount.fen >= -MONEY_INPUT_LIMIT_FEN);
    all->handed++;
    all->seen = fuzz_mix(all->seen, row->payment_id) + (uint64_t)row->amount.fen + row->line;
    all->seen = fuzz_mix(fuzz_mix(all->seen, row->customer), row->product) + row->person;
    all->seen = fuzz_mix(all->seen, row->contract_id) + row->contract + (uint64_t)row->on.days + row->notes;
    if (row->has_prices)
        all->seen = all->seen * 3 + (uint64_t)row->list_price.micros * 5 + (uint64_t)row->contract_price.micros;
    if (row->has_quantity)
        all->seen = all->seen * 7 + (uint64_t)row->count.micros;
}

static void take_rows(void *closure, const payment *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        take(closure, &rows[i]);
}

static void take_keys(void *closure, const uint64_t *hashes, size_t count)
{
    taken *all = closure;
    for (size_t i = 0; i < count && all->hash_count < FOUND_MAX; i++)
        all->hashes[all->hash_count++] = hashes[i];
    all->keys += count;
}

static int ascending(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

typedef struct {
    uint64_t count;
    source_id source;
} found_rows;

static void take_found(void *closure, const payment_key_row *row)
{
    found_rows *found = closure;
    REQUIRE(row->hash == text_hash(row->key) && row->at.line > 0 && row->at.source == found->source);
    found->count++;
}

static person staff[2];
static contract agreed[1];

static people known_people(void)
{
    people known = {.items = staff, .count = 2};
    uint32_t stored;
    staff[0] = (person){.id = TEXT_LITERAL("1"), .name = TEXT_LITERAL("A"), .hired = DATE_NONE, .left = DATE_NONE};
    staff[1] = (person){.id = TEXT_LITERAL("2"), .name = TEXT_LITERAL("B"), .hired = DATE_NONE, .left = DATE_NONE};
    REQUIRE(name_index_put(&known.by_id, staff[0].id, 0, &stored));
    REQUIRE(name_index_put(&known.by_id, staff[1].id, 1, &stored));
    return known;
}

static contracts known_contracts(void)
{
    contracts known = {.given = true, .items = agreed, .count = 1};
    uint32_t stored;
    agreed[0] = (contract){.id = TEXT_LITERAL("C"),
                           .owner_id = TEXT_LITERAL("1"),
                           .list_price = {1000000},
                           .contract_price = {2000000}};
    REQUIRE(name_index_put(&known.by_id, agreed[0].id, 0, &stored));
    return known;
}

/* One reading; every row is handed on, or something is told that makes the run fail. */
static taken read_payments(const char *path, size_t chunk_size, const rules *r, const people *known,
                           const contracts *all_contracts, bool slowly)
{
    taken all = {.handed = 0};
    diagnostics d;
    arena memory = ARENA_EMPTY;
    input_log log = {0};
    diagnostics_init(&d, false);
    input_context context = {
        .diagnostics = &d, .memory = &memory, .rules = r, .chunk_size = chunk_size, .log = &log};
    REQUIRE(month_of(2026, 7, &context.month));
    const payments_request request = {.paths = &path,
                                      .path_count = 1,
                                      .people = known,
                                      .contracts = all_contracts,
                                      .handle_keys = take_keys,
                                      .handle = take_rows,
                                      .closure = &all,
                                      .slowly = slowly};
    bool read = payments_read(&context, &request);
    REQUIRE(read == (log.count == 1));
    REQUIRE(read || diagnostics_failed(&d));
    if (!diagnostics_failed(&d))
        REQUIRE(log.items[0].rows == all.handed);
    if (read)
        REQUIRE(all.handed + d.count >= log.items[0].rows && all.keys <= log.items[0].rows);
    size_t told = d.count;
    qsort(all.hashes, all.hash_count, sizeof *all.hashes, ascending);
    found_rows found = {0, diagnostics_source(&d, text_of(path))};
    REQUIRE(payments_find_keys(&context, &request, all.hashes, all.hash_count, take_found, &found));
    REQUIRE(found.count == all.keys || all.keys > FOUND_MAX);
    REQUIRE(d.count == told);
    require_readable(&d);
    all.seen += fuzz_said(&d);
    input_log_release(&log);
    arena_release(&memory);
    diagnostics_release(&d);
    return all;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const char *path = fuzz_file(data + 2, size - 2);
    rules r = {.payment_id = data[0] % 2 == 0 ? PAYMENT_ID_UNIQUE : PAYMENT_ID_LINE,
               .late_entries = data[0] / 2 % 2 == 0 ? LATE_ENTRIES_REJECT : LATE_ENTRIES_ACCEPT,
               .below_list = data[0] / 4 % 2 == 0 ? BELOW_LIST_IGNORE : BELOW_LIST_REJECT};
    people known = known_people();
    contracts all_contracts = known_contracts();
    taken whole = read_payments(path, 0, &r, &known, &all_contracts, false);
    taken pieces = read_payments(path, 1 + data[1], &r, &known, &all_contracts, false);
    taken slow = read_payments(path, 0, &r, &known, &all_contracts, true);
    REQUIRE(whole.seen == pieces.seen && whole.handed == pieces.handed && whole.keys == pieces.keys);
    REQUIRE(whole.seen == slow.seen && whole.handed == slow.handed && whole.keys == slow.keys);
    name_index_release(&known.by_id);
    name_index_release(&all_contracts.by_id);
    return 0;
}
