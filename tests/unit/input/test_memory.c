/* Memory that runs out at every allocation in turn. */
#include "unit.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "fixture.h"
#include "input/adjustments.h"
#include "input/contracts.h"
#include "input/openings.h"
#include "input/payments.h"
#include "input/staff.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

static long left = -1; /* allocations that succeed; below 0: all */
static long live;      /* pieces of memory not given back */

#ifndef SANITIZED /* a sanitizer has allocators of its own */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void __libc_free(void *old);

static bool refused(void)
{
    if (left < 0)
        return false;
    if (left > 0) {
        left--;
        return false;
    }
    errno = ENOMEM;
    return true;
}

static void *counted(void *made)
{
    live += made != NULL;
    return made;
}

void *malloc(size_t size)
{
    return refused() ? NULL : counted(__libc_malloc(size));
}
void *calloc(size_t count, size_t size)
{
    return refused() ? NULL : counted(__libc_calloc(count, size));
}
void *realloc(void *old, size_t size)
{
    void *made = refused() ? NULL : __libc_realloc(old, size);
    live += old == NULL && made != NULL;
    return made;
}
void free(void *old)
{
    live -= old != NULL;
    __libc_free(old);
}
#endif

/* Files with something of everything, mistakes among it. */
typedef struct {
    const char *staff, *contracts, *instalments, *adjustments, *company, *balances, *receivables, *payments[2];
} month_files;

static void write_files(fixture *f, month_files *files)
{
    files->staff = fixture_file(f, "m-staff.csv",
                                "employee_id,name,grade,effective_from,risk_fund_opening\n1,甲,junior,,5\n2,乙,senior,,\n"
                                "2,乙,junoir,2026-05,\n3,丙,senior,2027-01,\n1,甲,junior,2026-02,6\n");
    files->contracts = fixture_file(f, "m-contracts.csv",
                                    "contract_id,employee_id,list_price,contract_price\nC1,1,10,15\nC2,2,10,10\nC2,2,1,1\n");
    files->instalments = fixture_file(f, "m-instalments.csv", "contract_id,due_date,amount\nC1,2026-07-01,5\nC9,2026-07-01,5\n");
    files->adjustments = fixture_file(f, "m-adjustments.csv",
                                      "month,employee_id,kind,amount,note\n2026-07,1,bonus,5,\n2026-07,4,bonsu,x,\n2026-07,甲,个税,1,\n");
    files->company = fixture_file(f, "m-company.csv", "month,profit\n2026-07,5\n2026-07,6\n");
    files->balances = fixture_file(f, "m-balances.csv",
                                   "month,employee_id,risk_fund_closing,carried_out\n2026-06,1,5,0\n2026-06,8,0,0\n2026-06,9,1,0\n");
    files->receivables = fixture_file(f, "m-receivables.csv",
                                      "month,contract_id,due_to_date,collected_to_date\n2026-06,C1,5,0\n2026-06,C8,5,5\n2026-06,C9,5,6\n");
    files->payments[0] = fixture_file(f, "2026-07-a.csv",
                                      "payment_id,date,employee_id,contract_id,memo,amount\nP1,2026-07-01,,C1,\"a\nb\",5\n"
                                      ",2026-07-02,1,,x,6\n,2026-07-02,1,,x,6\nP2,2026-07-01,7,C7,,x\n\n合计,,,,,9\n");
    files->payments[1] = fixture_bytes(f, "2026-07-b.csv",
                                       "date,employee_id,amount,payment_id,\xBF\xCD\xBB\xA7\n2026-07-03,2,7,P1,\xD5\xC5\n", 53);
}

static void ignore_rows(void *closure, const payment *rows, size_t count)
{
    (void)closure, (void)rows, (void)count;
}
static void keep_last_key(void *closure, const uint64_t *hashes, size_t count)
{
    *(uint64_t *)closure = hashes[count - 1];
}
static void ignore_key_row(void *closure, const payment_key_row *row)
{
    (void)closure, (void)row;
}
static void ignore_instalment(void *closure, const instalment *due)
{
    (void)closure, (void)due;
}

static bool read_payments(fixture *f, const month_files *files)
{
    uint64_t last = 0;
    payments_request request = {.paths = files->payments,
                                .path_count = 2,
                                .people = &f->people,
                                .contracts = &f->contracts,
                                .handle_keys = keep_last_key,
                                .handle = ignore_rows,
                                .closure = &last};
    return payments_read(&f->context, &request) &&
           payments_find_keys(&f->context, &request, &last, 1, ignore_key_row, NULL);
}

static bool read_all(fixture *f, const month_files *files)
{
    opening opened;
    adjustments by_hand;
    company_month company;
    return staff_read(&f->context, files->staff, &f->people) &&
           contracts_read(&f->context, files->contracts, &f->people, &f->contracts) &&
           opening_init(&f->context, &f->people, &f->contracts, &opened) &&
           instalments_read(&f->context, files->instalments, &f->contracts, ignore_instalment, NULL) &&
           adjustments_read(&f->context, files->adjustments, &f->people, &by_hand) &&
           company_read(&f->context, files->company, &company) &&
           balances_read(&f->context, files->balances, &f->people, &opened) &&
           receivables_read(&f->context, files->receivables, &f->contracts, &opened) && read_payments(f, files);
}

/* What everything that was read gives back. */
static void release_read(fixture *f)
{
    people_release(&f->people);
    name_index_release(&f->contracts.by_id);
    input_log_release(&f->log);
    arena_release(f->context.memory);
    diagnostics_release(&f->diagnostics);
}

/* Reads everything with so many allocations; false once they were enough. */
static bool fails_with(long allocations, const char *whole)
{
    fixture f;
    month_files files;
    arena memory = ARENA_EMPTY;
    static char said[4096];
    fixture_begin(&f);
    fixture_alias(&f, "payments", "ignore", "memo");
    write_files(&f, &files);
    diagnostics_release(&f.diagnostics);
    diagnostics_init(&f.diagnostics, false);
    f.context.memory = &memory;
    long live_before = live;
    left = allocations;
    bool read = read_all(&f, &files);
    bool enough = left != 0 || allocations < 0;
    left = -1;
    severity worst = diagnostics_worst(&f.diagnostics);
    strcpy(said, fixture_said(&f));
    release_read(&f);
    long live_after = live;
    ck_assert_int_eq(live_after, live_before);
    ck_assert(read || worst == SEVERITY_SYSTEM);
    if (read && worst < SEVERITY_SYSTEM)
        ck_assert_str_eq(said, whole); /* what ran short cost a hint at most */
    fixture_end(&f);
    return !enough;
}

// Without this a month read when memory is short could end in a crash, or in pay from half its rows.
START_TEST(every_allocation_may_fail)
{
    static char whole[4096];
    fixture f;
    month_files files;
    fixture_begin(&f);
    fixture_alias(&f, "payments", "ignore", "memo");
    write_files(&f, &files);
    ck_assert(read_all(&f, &files));
    strcpy(whole, fixture_said(&f));
    ck_assert_ptr_nonnull(strstr(whole, "alike-rows"));
    fixture_end(&f);
#ifndef SANITIZED
    long allocations = 0;
    while (fails_with(allocations, whole))
        allocations++;
    ck_assert_int_gt(allocations, 100);
#else
    ck_assert(!fails_with(-1, whole));
#endif
}
END_TEST

Suite *suite(void)
{
    return suite_of("memory", every_allocation_may_fail);
}
