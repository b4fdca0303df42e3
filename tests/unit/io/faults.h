/*
 * System calls that fail when a test says so. They stand in for those of the C library in the program that links this.
 */
#ifndef SALESPAY_TESTS_IO_FAULTS_H
#define SALESPAY_TESTS_IO_FAULTS_H

#include <stdbool.h>

typedef struct {
    int fail_call;     /* the how-manieth of all counted calls fails, from 1; 0: none */
    int error;         /* with this errno */
    int die_at;        /* the how-manieth call ends the process before it is done; 0: none */
    int calls;         /* so far */
    bool no_exchange;  /* renameat2 knows no flags, as on old file systems */
    bool short_writes; /* every write writes one byte, and every second one is interrupted */
    void (*before_exchange)(void); /* what somebody else does just before the folders change places */
} fault_plan;

extern fault_plan faults;

#endif
