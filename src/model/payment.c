#include "model/payment.h"

#include <string.h>

static const struct {
    unsigned bit;
    const char *code;
} note_codes[] = {
    {PAYMENT_NOTE_LATE_ENTRY, "late-entry"},       {PAYMENT_NOTE_BELOW_LIST, "below-list"},
    {PAYMENT_NOTE_REFUND, "refund"},               {PAYMENT_NOTE_OTHER_PERSON, "other-person"},
    {PAYMENT_NOTE_PRICES_DIFFER, "prices-differ"}, {PAYMENT_NOTE_NOT_ACTIVE, "not-active"},
    {PAYMENT_NOTE_ZERO, "zero-amount"},
};

size_t payment_notes_format(unsigned notes, char buffer[PAYMENT_NOTES_SIZE])
{
    size_t length = 0;
    for (size_t i = 0; i < sizeof note_codes / sizeof *note_codes; i++) {
        if ((notes & note_codes[i].bit) == 0)
            continue;
        if (length > 0)
            buffer[length++] = ';';
        size_t size = strlen(note_codes[i].code);
        memcpy(buffer + length, note_codes[i].code, size);
        length += size;
    }
    buffer[length] = '\0';
    return length;
}
