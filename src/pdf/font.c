#include "pdf/font.h"

/* The file that the system has the font in; the caller frees the set. NULL: none, or memory is out. */
static FcFontSet *look_up(FcConfig *system)
{
    FcPattern *named = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, FONT_NAME, (char *)NULL);
    FcObjectSet *asked = FcObjectSetBuild(FC_FILE, (char *)NULL);
    FcFontSet *found = named && asked ? FcFontList(system, named, asked) : NULL;
    if (asked)
        FcObjectSetDestroy(asked);
    if (named)
        FcPatternDestroy(named);
    return found;
}

static FcConfig *only(const FcChar8 *file)
{
    FcConfig *config = FcConfigCreate();
    if (config && FcConfigAppFontAddFile(config, file))
        return config;
    if (config)
        FcConfigDestroy(config);
    return NULL;
}

FcConfig *font_alone(diagnostics *d)
{
    FcConfig *system = FcInitLoadConfigAndFonts(), *alone = NULL;
    FcFontSet *found = system ? look_up(system) : NULL;
    FcChar8 *file;
    for (int i = 0; found && i < found->nfont && !alone; i++)
        if (FcPatternGetString(found->fonts[i], FC_FILE, 0, &file) == FcResultMatch)
            alone = only(file);
    if (found)
        FcFontSetDestroy(found);
    if (system)
        FcConfigDestroy(system);
    if (!alone)
        REPORT(d, FONT_MISSING, LOCATION_NONE, TEXT_LITERAL(".pdf"), TEXT_LITERAL(FONT_NAME),
               TEXT_LITERAL(FONT_PACKAGE));
    return alone;
}
