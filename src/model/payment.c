#include "model/payment.h"

#include <string.h>

#include "base/messages.h"

static const struct {
    unsigned bit;
    message_code code;
} notes_told[] = {
    {PAYMENT_NOTE_LATE_ENTRY, MESSAGE_LATE_ENTRY},
    {PAYMENT_NOTE_NOT_OWNER, MESSAGE_NOT_OWNER},
    {PAYMENT_NOTE_PRICE_DIFFERS, MESSAGE_PRICE_DIFFERS},
    {PAYMENT_NOTE_NOT_ACTIVE, MESSAGE_COLLECTS_NOT_ACTIVE},
};

size_t payment_notes_format(unsigned notes, char buffer[PAYMENT_NOTES_SIZE])
{
    size_t length = 0;
    for (size_t i = 0; i < sizeof notes_told / sizeof *notes_told; i++) {
        if ((notes & notes_told[i].bit) == 0)
            continue;
        if (length > 0)
            buffer[length++] = ';';
        const char *code = message_name(notes_told[i].code);
        size_t size = strlen(code);
        memcpy(buffer + length, code, size);
        length += size;
    }
    buffer[length] = '\0';
    return length;
}
