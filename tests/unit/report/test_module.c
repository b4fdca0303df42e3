/* Without this a module of another build would read the report by other offsets, and print wrong amounts. */
#include "report/module.h"

#include "desk.h"
#include "unit.h"

static const char *other_version(void)
{
    return "0.0.0";
}

START_TEST(a_module_of_another_build_does_not_fit)
{
    const report_module own = {program_version, REPORT_MODULE_SIZES, report_write_text};
    ck_assert(report_module_fits(&own));
    report_module other = own;
    other.version = other_version;
    ck_assert(!report_module_fits(&other));
    other = own;
    other.data_size++;
    ck_assert(!report_module_fits(&other));
    other = own;
    other.month_size--;
    ck_assert(!report_module_fits(&other));
    other = own;
    other.figures++;
    ck_assert(!report_module_fits(&other));
    other = own;
    other.messages++;
    ck_assert(!report_module_fits(&other));
}
END_TEST

/* Beside this test lies none: it is not looked for anywhere else, the folder it runs in least of all. */
START_TEST(a_module_that_is_not_there_is_named)
{
    diagnostics d;
    diagnostics_init(&d, false);
    desk_clear();
    desk_write("modules/salespay-xlsx.so", "");
    desk_write("salespay-xlsx.so", "");
    ck_assert(!report_module_writer(report_format_for("june.xlsx"), &d));
    ck_assert_str_eq(said(&d), "module-missing");
    diagnostics_release(&d);
}
END_TEST

Suite *suite(void)
{
    return suite_of("module", a_module_of_another_build_does_not_fit,
                    a_module_that_is_not_there_is_named);
}
