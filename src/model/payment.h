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
} payment;

/* What the note column of commission_lines.csv says of a row, as bits; the message codes are in model/payment.c. */
enum {
    PAYMENT_NOTE_LATE_ENTRY = 1u << 0,     /* dated before the month, taken by late_entries = accept */
    PAYMENT_NOTE_BELOW_LIST = 1u << 1,     /* contract price below list price */
    PAYMENT_NOTE_REFUND = 1u << 2,         /* negative amount */
    PAYMENT_NOTE_OTHER_PERSON = 1u << 3,   /* credited to somebody other than the contract's owner */
    PAYMENT_NOTE_PRICES_DIFFER = 1u << 4,  /* prices other than the contract's */
    PAYMENT_NOTE_NOT_ACTIVE = 1u << 5,     /* credited to a person who is not active in the month */
    PAYMENT_NOTE_ZERO = 1u << 6            /* amount 0 */
};

/* "late-entry;refund" into buffer (at least PAYMENT_NOTES_SIZE bytes, NUL included). Returns the length. */
#define PAYMENT_NOTES_SIZE 160
size_t payment_notes_format(unsigned notes, char buffer[PAYMENT_NOTES_SIZE]);

/* A payment split by credit: what the person's figures add up. */
typedef struct {
    money excess;  /* 超额: what was collected above the company's price; negative under below_list = deduct or for a refund */
    money regular; /* 正价回款 = amount − excess */
} credited;

#endif
