/* A desk's book whose months are run, closed and tampered with. Months are named "2026-07". */
#ifndef SALESPAY_TESTS_BOOK_CLOSING_H
#define SALESPAY_TESTS_BOOK_CLOSING_H

#include <stdbool.h>

#include "book/chain.h"
#include "book/closed_month.h"
#include "book/layout.h"
#include "desk.h"

/* The book as one command has it: opened, its months listed. */
typedef struct {
    book book;
    chain chain;
    diagnostics diagnostics;
} command;

void command_begin(command *c);
void command_end(command *c);

month month_named(const char *written);

/* The inputs of a month of the book, and what it opens with. */
month_paths paths_of(command *c, const char *written);

/* Each as one command. */
void run_month(const char *written);
void close_month(const char *written, char seal[SEAL_TEXT_SIZE]);
void reopen_month(const char *written, const char *reason);

/* Clears the desk, and has a book on it with June and July 2026 closed. */
void closed_book(void);

/* Puts another file in place of one that may be read-only. */
void spoil(const char *name, const char *content);

/* Writes the seal file of a month anew, as it lies there: what somebody would do to hide a change. */
void seal_again(const char *written, const char *before);

#endif
