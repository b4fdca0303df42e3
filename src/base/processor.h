/*
 * What this processor can do beyond the plainest of its kind, asked when the program runs.
 */
#ifndef SALESPAY_BASE_PROCESSOR_H
#define SALESPAY_BASE_PROCESSOR_H

#include <stdbool.h>

/* Whole numbers 32 bytes at a time (AVX2), and the instructions on single bits that came with it. */
static inline bool processor_has_avx2(void)
{
#if defined(__x86_64__)
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
#else
    return false;
#endif
}

#endif
