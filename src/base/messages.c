#include "base/messages.h"

typedef struct {
    const char *code;
    severity severity;
    const char *words[2]; /* by language */
} message_row;

static const message_row messages[MESSAGE_COUNT] = {
#define MESSAGE(id, code, severity, english, chinese) [MESSAGE_##id] = {code, severity, {english, chinese}},
#include "base/messages.def"
#undef MESSAGE
};

/* A row without words in one of the languages does not compile. */
#define MESSAGE(id, code, severity, english, chinese)                                                                  \
    _Static_assert(sizeof(code) > 1 && sizeof(english) > 1 && sizeof(chinese) > 1, #id " lacks a code or words");
#include "base/messages.def"
#undef MESSAGE

const char *message_name(message_code code)
{
    return messages[code].code;
}

severity message_severity(message_code code)
{
    return messages[code].severity;
}

const char *message_template(message_code code, language lang)
{
    return messages[code].words[lang];
}

const char *severity_name(severity s, language lang)
{
    static const char *const names[][2] = {
        [SEVERITY_NOTE] = {"note", "提示"},
        [SEVERITY_WARNING] = {"warning", "警告"},
        [SEVERITY_ERROR] = {"error", "错误"},
    };
    /* Which kind of error it is, the exit status tells. */
    return names[s > SEVERITY_ERROR ? SEVERITY_ERROR : s][lang];
}
