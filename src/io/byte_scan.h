/*
 * Looking through bytes many at a time: what a block of input holds, and where its cells and lines end.
 *
 * One scanner a kind of processor, all with the same answers (a test holds them equal); the best that this machine has is
 * chosen when the program runs. The vector registers that they use are the reason why this file and utf8_scan alone may hold
 * such code.
 */
#ifndef SALESPAY_IO_BYTE_SCAN_H
#define SALESPAY_IO_BYTE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

typedef struct {
    uint64_t feeds;   /* line feeds */
    bool quote;       /* a double quote */
    bool high;        /* a byte of 0x80 or above: not ASCII */
    bool nul;
    bool hidden;      /* a control character but CR and LF: below 0x20, or 0x7F; NUL is one */
    bool slash;       /* a / or a backslash */
    bool lone_return; /* a CR that no LF follows */
    bool may_hide;    /* 0xC2, 0xC3, 0xE2 or 0xE3: all wide blanks and controls beyond ASCII begin so (or U+C0 to U+FF) */
} byte_summary;

/* Adds what was seen of other bytes. */
static inline void byte_summary_add(byte_summary *all, const byte_summary *more)
{
    all->feeds += more->feeds;
    all->quote |= more->quote;
    all->high |= more->high;
    all->nul |= more->nul;
    all->hidden |= more->hidden;
    all->slash |= more->slash;
    all->lone_return |= more->lone_return;
    all->may_hide |= more->may_hide;
}

/* Positions written beyond those found, as scratch. */
#define SEPARATORS_SLACK 64

typedef struct {
    const char *name; /* "avx2" */
    void (*summarize)(text bytes, byte_summary *out);
    /*
     * Writes the offset of every comma, LF and double quote, upwards; returns how many. positions has room for
     * bytes.size + SEPARATORS_SLACK of them; bytes.size is below 4 GiB.
     */
    size_t (*find_separators)(text bytes, uint32_t *positions);
    bool (*is_utf8)(text bytes); /* whether all of them are: utf8_valid_size(bytes) == bytes.size */
} byte_scanner;

/* The best of this processor. */
const byte_scanner *byte_scanner_best(void);

/* All that this processor can run, the plainest first; NULL from the end on. */
const byte_scanner *byte_scanner_at(size_t index);

#endif
