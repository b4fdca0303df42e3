/*
 * The one font that payslips are set in, by its name: the same characters on paper, whatever else is installed.
 *
 * Left to itself, a library of text takes another font where the named one is missing or lacks a character, by the
 * machine's and the user's settings. So the font is looked up first, and then stands alone in a configuration of its own.
 */
#ifndef SALESPAY_PDF_FONT_H
#define SALESPAY_PDF_FONT_H

#include <fontconfig/fontconfig.h>

#include "base/diagnostics.h"

#define FONT_NAME    "WenQuanYi Micro Hei"
#define FONT_PACKAGE "fonts-wqy-microhei"

/* The configuration; the caller's, by FcConfigDestroy. NULL and reported: the font is not installed. */
FcConfig *font_alone(diagnostics *d);

#endif
