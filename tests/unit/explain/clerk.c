#include "clerk.h"

#include <locale.h>
#include <string.h>

#define BOOK SALESPAY_SOURCE_DIR "/tests/golden/_books/small/"

static const char *const rule_paths[] = {BOOK "rules.ini"};
static const char *const payment_paths[] = {BOOK "payments/2026-03.csv"};

bool clerk_open(clerk *d, const char *person)
{
    *d = (clerk){0};
    setlocale(LC_CTYPE, "C.UTF-8");
    diagnostics_init(&d->diagnostics, false);
    d->paths = (month_paths){
        .rules = {rule_paths, 1},
        .payments = {payment_paths, 1},
        .staff = BOOK "staff.csv",
        .contracts = BOOK "contracts.csv",
        .instalments = BOOK "instalments.csv",
        .adjustments = BOOK "adjustments.csv",
        .encoding = ENCODING_AUTO,
    };
    ck_assert(month_parse(TEXT_LITERAL("2026-03"), &d->paths.month));
    const bool made = explanation_make(&d->e, &d->paths, text_of(person), &d->diagnostics);
    d->person = explanation_person_scope(&d->e);
    return made;
}

void clerk_close(clerk *d)
{
    explanation_release(&d->e);
    arena_release(&d->memory);
    diagnostics_release(&d->diagnostics);
}

const step *clerk_steps(clerk *d, const char *source)
{
    const formula *f = formula_read(&d->memory, source);
    ck_assert_msg(f != NULL, "%s cannot be read", source);
    const step *steps;
    ck_assert(step_evaluate(&d->memory, &d->person, f, &steps));
    return steps;
}

teller clerk_teller(clerk *d, language lang)
{
    return (teller){&d->memory, &d->person, lang, &d->failed};
}

const char *clerk_write(clerk *d, language lang, const step *s, clerk_writer *write)
{
    const teller t = clerk_teller(d, lang);
    memset(d->written, 0, sizeof d->written);
    FILE *out = fmemopen(d->written, sizeof d->written - 1, "w");
    ck_assert_ptr_nonnull(out);
    write(&t, s, out);
    ck_assert_int_eq(fclose(out), 0);
    ck_assert(!d->failed);
    return d->written;
}

const char *clerk_value(clerk *d, const step *s)
{
    ck_assert_ptr_nonnull(s);
    fraction_format(s->value, 0, d->written);
    return d->written;
}
