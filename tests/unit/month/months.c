#include "months.h"

#include <check.h>
#include <stdio.h>

#include "desk.h"
#include "month/write_files.h"

static const char *if_there(const char *name)
{
    return desk_holds(name) ? name : NULL;
}

void add_payments(month_on_desk *m, const char *path)
{
    m->payments[m->paths.payments.count++] = path;
    m->paths.payments.items = m->payments;
}

void first_month(month_on_desk *m, const char *written)
{
    *m = (month_on_desk){.rules = {"rules.ini"}};
    ck_assert(month_parse(text_of(written), &m->paths.month));
    m->paths.rules = (path_list){m->rules, 1};
    m->paths.staff = "staff.csv";
    m->paths.contracts = if_there("contracts.csv");
    m->paths.instalments = if_there("instalments.csv");
    m->paths.adjustments = if_there("adjustments.csv");
    m->paths.company = if_there("company.csv");
    snprintf(m->own_payments, sizeof m->own_payments, "payments/%s.csv", written);
    add_payments(m, m->own_payments);
}

void add_earlier(month_on_desk *m, const char *earlier)
{
    const size_t i = m->paths.earlier_count++;
    snprintf(m->keys[i], sizeof m->keys[i], "months/%s/payment_ids.bin", earlier);
    snprintf(m->paid[i], sizeof m->paid[i], "payments/%s.csv", earlier);
    m->earlier_payments[i][0] = m->paid[i];
    m->earlier[i] = (earlier_month){.keys_path = m->keys[i], .payment_paths = {m->earlier_payments[i], 1}};
    ck_assert(month_parse(text_of(earlier), &m->earlier[i].month));
    m->paths.earlier = m->earlier;
}

void next_month(month_on_desk *m, const char *written, const char *before)
{
    first_month(m, written);
    snprintf(m->balances, sizeof m->balances, "months/%s/balances.csv", before);
    snprintf(m->receivables, sizeof m->receivables, "months/%s/receivables.csv", before);
    m->paths.balances = m->balances;
    m->paths.receivables = if_there(m->receivables);
    add_earlier(m, before);
}

bool write_month(const month_paths *paths, const char *folder, diagnostics *d)
{
    computed_month computed;
    files_sink state;
    const month_sink sink = files_sink_open(&state, folder, false, false);
    const bool done = month_compute(&computed, paths, &sink, d);
    const bool closed = files_sink_close(&state, done);
    month_release(&computed);
    return done && closed;
}

void written_first_month(const char *written)
{
    month_on_desk m;
    char folder[32];
    diagnostics d;
    diagnostics_init(&d, false);
    first_month(&m, written);
    snprintf(folder, sizeof folder, "months/%s", written);
    ck_assert_msg(write_month(&m.paths, folder, &d), "%s", said(&d));
    diagnostics_release(&d);
}

const char *said_of(const month_paths *paths)
{
    computed_month computed;
    diagnostics d;
    diagnostics_init(&d, false);
    const bool done = month_compute(&computed, paths, &month_sink_none, &d);
    ck_assert_int_eq(done, !diagnostics_failed(&d) && !paths->inputs_only);
    const char *told = said(&d);
    month_release(&computed);
    diagnostics_release(&d);
    return told;
}
