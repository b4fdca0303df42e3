/*
 * Whether bytes are strict UTF-8 through and through, looked at many at a time: io/byte_scan's is_utf8, for the processors
 * that can do better than base/text's utf8_valid_size. Like there, such code stands in these files alone.
 */
#ifndef SALESPAY_IO_UTF8_SCAN_H
#define SALESPAY_IO_UTF8_SCAN_H

#include <stdbool.h>

#include "base/text.h"

/* Any processor: utf8_valid_size takes them all. */
bool utf8_scan_plain(text bytes);

#if defined(__x86_64__)
/* Only where the processor has AVX2. */
bool utf8_scan_avx2(text bytes);
#endif

#endif
