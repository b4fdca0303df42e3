/*
 * The style sheet of the page, byte for byte as it stands in the tree; the build writes page_style.c from it
 * (config/cmake/Embed.cmake).
 */
#ifndef SALESPAY_REPORT_PAGE_STYLE_H
#define SALESPAY_REPORT_PAGE_STYLE_H

#include "base/text.h"

extern const text page_style; /* src/report/page.css */

#endif
