/*
 * Texts that stand in the program byte for byte as they stand in the tree; the build writes embedded.c from their
 * files (config/cmake/Embed.cmake).
 */
#ifndef SALESPAY_TEMPLATE_EMBEDDED_H
#define SALESPAY_TEMPLATE_EMBEDDED_H

#include "base/text.h"

extern const text embedded_shipped_rules; /* config/rules.ini */
extern const text embedded_guide_english; /* src/template/guide.en.md */
extern const text embedded_guide_chinese; /* src/template/guide.zh.md */

#endif
