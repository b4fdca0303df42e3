#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/messages.h"

/* How many arguments a template names. */
static int arguments_of(const char *words)
{
    unsigned named = 0;
    for (const char *at = strchr(words, '{'); at != NULL; at = strchr(at + 1, '{'))
        if (at[1] >= '0' && at[1] < '0' + MESSAGE_ARGUMENTS_MAX && at[2] == '}')
            named |= 1u << (at[1] - '0');
    return __builtin_popcount(named);
}

// A message in one language would leave out what the other tells, such as the value that is wrong.
START_TEST(both_languages_tell_as_much)
{
    /* Not always the same ones: the name of a column is an argument in each language. */
    for (message_code code = 0; code < MESSAGE_COUNT; code++)
        ck_assert_msg(arguments_of(message_template(code, LANGUAGE_ENGLISH)) ==
                          arguments_of(message_template(code, LANGUAGE_CHINESE)),
                      "%s", message_name(code));
}
END_TEST

// A script that looks for a code would find two different messages under it, or none.
START_TEST(codes_are_kebab_case)
{
    for (message_code code = 0; code < MESSAGE_COUNT; code++) {
        const char *name = message_name(code);
        ck_assert_msg(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name), "%s", name);
        ck_assert_msg(name[0] != '-' && name[strlen(name) - 1] != '-' && strstr(name, "--") == NULL, "%s", name);
    }
}
END_TEST

// Somebody who set the language to Chinese would read English, or a message that stops in the middle.
START_TEST(words_are_in_their_language)
{
    for (message_code code = 0; code < MESSAGE_COUNT; code++) {
        const char *english = message_template(code, LANGUAGE_ENGLISH);
        const char *chinese = message_template(code, LANGUAGE_CHINESE);
        size_t beyond_ascii = 0;
        for (const char *c = chinese; *c != '\0'; c++)
            beyond_ascii += (unsigned char)*c >= 0xE0;
        ck_assert_msg(beyond_ascii > 0, "%s has no Chinese", message_name(code));
        ck_assert_msg(english[strlen(english) - 1] != '.', "%s ends in a full stop", message_name(code));
        ck_assert_msg(strchr(english, '\n') == NULL && strchr(chinese, '\n') == NULL, "%s", message_name(code));
    }
}
END_TEST

// A month with errors would exit 0, and a cron script pay it out.
START_TEST(every_severity_has_names_and_the_order_of_exit_states)
{
    ck_assert_int_lt(SEVERITY_NOTE, SEVERITY_WARNING);
    ck_assert_int_lt(SEVERITY_WARNING, SEVERITY_ERROR);
    for (severity s = SEVERITY_NOTE; s <= SEVERITY_SYSTEM; s++) {
        ck_assert_ptr_nonnull(severity_name(s, LANGUAGE_ENGLISH));
        ck_assert_ptr_nonnull(severity_name(s, LANGUAGE_CHINESE));
    }
    ck_assert_str_eq(severity_name(SEVERITY_ERROR, LANGUAGE_ENGLISH), "error");
    ck_assert_str_eq(severity_name(SEVERITY_ERROR, LANGUAGE_CHINESE), "错误");
    for (message_code code = 0; code < MESSAGE_COUNT; code++)
        ck_assert(message_severity(code) <= SEVERITY_SYSTEM);
    ck_assert_int_eq(message_severity(MESSAGE_OUT_OF_MEMORY), SEVERITY_SYSTEM);
}
END_TEST

Suite *suite(void)
{
    return suite_of("messages", both_languages_tell_as_much, codes_are_kebab_case,
                    words_are_in_their_language, every_severity_has_names_and_the_order_of_exit_states);
}
