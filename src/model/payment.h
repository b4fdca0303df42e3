/*
 * A payment row (回款), its references resolved. The texts are views into the reader's buffers, valid until the next row.
 */
#ifndef SALESPAY_MODEL_PAYMENT_H
#define SALESPAY_MODEL_PAYMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/diagnostics.h"
#include "base/money.h"
#include "base/price.h"
#include "base/text.h"

typedef struct {
    text payment_id; /* 回款单号; may be empty */
    text customer, product;
    date on;           /* 回款日期 */
    uint32_t person;   /* who is credited: index into people */
    text person_id;    /* that person's id, at hand; empty where nobody has looked it up */
    uint32_t contract; /* index into contracts, or CONTRACT_NONE */
    text contract_id;  /* as written, also where contracts.csv does not exist */
    bool has_quantity;
    quantity count;
    bool has_prices; /* both are known: the row's own, else the contract's */
    price list_price, contract_price;
    money amount; /* 回款金额; negative for a refund (退款) */
    source_id source;
    text source_name; /* the file's base name */
    uint64_t line;
    unsigned notes; /* PAYMENT_NOTE_… */
    /*
     * Known: person_id is there, and no text but source_name holds a comma, a quote or a control character, or has a blank
     * at an end. Whoever writes them as cells need not look for those.
     */
    bool plain_texts;
} payment;

/*
 * What is odd about a row, as bits. Each bit is a message that is told of the row, too; the note column of
 * commission_lines.csv holds the messages' codes.
 */
enum {
    PAYMENT_NOTE_LATE_ENTRY = 1u << 0,    /* dated before the month, taken by late_entries = accept */
    PAYMENT_NOTE_NOT_OWNER = 1u << 1,     /* credited to somebody other than the contract's owner */
    PAYMENT_NOTE_PRICE_DIFFERS = 1u << 2, /* prices other than the contract's */
    PAYMENT_NOTE_NOT_ACTIVE = 1u << 3     /* credited to a person who is not active in the month */
};

/* "late-entry;not-owner" into buffer, in the order of the bits. Returns the length. */
#define PAYMENT_NOTES_SIZE 96
size_t payment_notes_format(unsigned notes, char buffer[PAYMENT_NOTES_SIZE]);

/* A payment split by credit: what the person's figures add up. */
typedef struct {
    money excess;  /* 超额: collected above the company's price; negative under below_list = deduct or for a refund */
    money regular; /* 正价回款 = amount − excess */
} credited;

#endif
