#include "pdf/canvas.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>

#include "pdf/font.h"

struct paragraph {
    PangoLayout *layout;
    length width, height;
    size_t users;
};

/* A text that was set, for the next time: names of parts, headings and signs are alike on all payslips. */
typedef struct {
    char *text;
    paragraph_style style;
    paragraph *p;
} kept_paragraph;
#define KEPT_COUNT 1024

struct canvas {
    FILE *out;
    diagnostics *diagnostics;
    FcConfig *fonts;
    PangoFontMap *map;
    PangoContext *context;
    PangoFontDescription *font;
    PangoAttrList *unhyphenated;
    cairo_surface_t *surface;
    cairo_t *page;
    int pages;
    kept_paragraph kept[KEPT_COUNT]; /* by hash; a newcomer takes the place of what was there */
};

/* Cairo takes points as a double; lengths are whole numbers everywhere else. */
static double points(length l)
{
    return (double)l / PANGO_SCALE;
}

static cairo_status_t write_out(void *closure, const unsigned char *bytes, unsigned size)
{
    const canvas *c = closure;
    return fwrite(bytes, 1, size, c->out) == size ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* ---- opening and closing ---- */

static void describe(const canvas *c, const canvas_about *about)
{
    char day[DATE_TEXT_SIZE], instant[DATE_TEXT_SIZE + sizeof "T00:00:00Z"];
    date_format(about->day, day);
    snprintf(instant, sizeof instant, "%sT00:00:00Z", day);
    cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_TITLE, about->title);
    if (about->author[0])
        cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_AUTHOR, about->author);
    cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_CREATOR, "salespay");
    /* Without a date of its own the library would take the clock's. */
    cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_CREATE_DATE, instant);
}

/* A context that knows one font, one language and one direction, whatever the user's settings are. */
static void open_text(canvas *c)
{
    c->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(c->map), c->fonts);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(c->map), 72);
    c->context = pango_font_map_create_context(c->map);
    pango_context_set_language(c->context, pango_language_from_string("zh-cn"));
    pango_context_set_base_dir(c->context, PANGO_DIRECTION_LTR);
    pango_cairo_update_context(c->page, c->context);
    pango_context_set_round_glyph_positions(c->context, FALSE);
    /* A hyphen in the middle of an id would make it another one. */
    c->unhyphenated = pango_attr_list_new();
    pango_attr_list_insert(c->unhyphenated, pango_attr_insert_hyphens_new(FALSE));
    c->font = pango_font_description_new();
    pango_font_description_set_family_static(c->font, FONT_NAME);
}

canvas *canvas_open(FILE *out, const canvas_about *about, diagnostics *d)
{
    canvas *c = calloc(1, sizeof *c);
    if (!c) {
        diagnostics_out_of_memory(d);
        return NULL;
    }
    *c = (canvas){.out = out, .diagnostics = d, .pages = 1, .fonts = font_alone(d)};
    if (!c->fonts) {
        free(c);
        return NULL;
    }
    c->surface = cairo_pdf_surface_create_for_stream(write_out, c, points(PAPER_WIDTH),
                                                     points(PAPER_HEIGHT));
    cairo_pdf_surface_restrict_to_version(c->surface, CAIRO_PDF_VERSION_1_5);
    c->page = cairo_create(c->surface);
    describe(c, about);
    open_text(c);
    return c;
}

static bool told(const canvas *c, cairo_status_t status)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    if (status == CAIRO_STATUS_NO_MEMORY)
        diagnostics_out_of_memory(c->diagnostics);
    else if (!ferror(c->out))
        REPORT(c->diagnostics, REPORT_NOT_MADE, LOCATION_NONE, TEXT_LITERAL(".pdf"),
               text_of(cairo_status_to_string(status)));
    return false;
}

static void forget(kept_paragraph *kept)
{
    if (kept->p)
        paragraph_free(kept->p);
    free(kept->text);
    *kept = (kept_paragraph){0};
}

bool canvas_close(canvas *c)
{
    cairo_status_t status = cairo_status(c->page);
    cairo_destroy(c->page);
    cairo_surface_finish(c->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(c->surface);
    const bool whole = told(c, status);
    cairo_surface_destroy(c->surface);
    for (size_t i = 0; i < KEPT_COUNT; i++)
        forget(&c->kept[i]);
    pango_attr_list_unref(c->unhyphenated);
    pango_font_description_free(c->font);
    g_object_unref(c->context);
    g_object_unref(c->map);
    FcConfigDestroy(c->fonts);
    free(c);
    return whole;
}

/* ---- pages ---- */

int canvas_page(const canvas *c)
{
    return c->pages;
}

void canvas_next_page(canvas *c)
{
    cairo_show_page(c->page);
    c->pages++;
}

void canvas_bookmark(canvas *c, const char *title)
{
    char target[64];
    snprintf(target, sizeof target, "page=%d pos=[0 0]", c->pages);
    cairo_pdf_surface_add_outline(c->surface, CAIRO_PDF_OUTLINE_ROOT, title, target, 0);
}

/* ---- paragraphs ---- */

/* A copy without what breaks lines; the caller's. NULL: memory is out. */
static char *unbroken(text t)
{
    char *copy = malloc(t.size + 1);
    size_t size, kept = 0;
    for (size_t i = 0; copy && i < t.size; i += size) {
        const int32_t character = utf8_decode(text_from(t.bytes + i, t.size - i), &size);
        if (character < 0 || utf8_is_control(character)) {
            copy[kept++] = ' ';
        } else {
            memcpy(copy + kept, t.bytes + i, size);
            kept += size;
        }
    }
    if (copy)
        copy[kept] = '\0';
    return copy;
}

static const PangoAlignment alignments[] = {[SIDE_LEFT] = PANGO_ALIGN_LEFT,
                                            [SIDE_RIGHT] = PANGO_ALIGN_RIGHT,
                                            [SIDE_MIDDLE] = PANGO_ALIGN_CENTER};

static PangoLayout *lay_out(const canvas *c, const char *words, const paragraph_style *style)
{
    PangoLayout *layout = pango_layout_new(c->context);
    pango_font_description_set_absolute_size(c->font, style->size);
    pango_layout_set_font_description(layout, c->font);
    pango_layout_set_attributes(layout, c->unhyphenated);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_alignment(layout, alignments[style->side]);
    if (style->width > 0) {
        pango_layout_set_width(layout, style->width);
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    }
    if (style->lines > 0) {
        pango_layout_set_height(layout, -style->lines);
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    }
    pango_layout_set_text(layout, words, -1);
    return layout;
}

/* NULL: memory is out. */
static paragraph *set_anew(const canvas *c, const char *words, const paragraph_style *style)
{
    paragraph *p = malloc(sizeof *p);
    PangoRectangle box;
    if (!p)
        return NULL;
    p->layout = lay_out(c, words, style);
    pango_layout_get_extents(p->layout, NULL, &box);
    p->width = box.width;
    p->height = box.height;
    p->users = 1;
    if (pango_layout_get_unknown_glyphs_count(p->layout) > 0)
        REPORT(c->diagnostics, CHARACTER_NOT_IN_FONT, LOCATION_NONE, TEXT_LITERAL(FONT_NAME),
               text_of(words));
    return p;
}

static bool is_set(const kept_paragraph *kept, const char *words, const paragraph_style *style)
{
    return kept->p && kept->style.size == style->size && kept->style.width == style->width &&
           kept->style.lines == style->lines && kept->style.side == style->side &&
           strcmp(kept->text, words) == 0;
}

paragraph *canvas_set(canvas *c, text t, const paragraph_style *style)
{
    char *words = unbroken(t);
    if (!words)
        return NULL;
    kept_paragraph *kept =
        &c->kept[(text_hash(text_of(words)) + (uint64_t)style->size) % KEPT_COUNT];
    if (is_set(kept, words, style)) {
        free(words);
    } else {
        forget(kept);
        *kept = (kept_paragraph){words, *style, set_anew(c, words, style)};
    }
    if (kept->p)
        kept->p->users++;
    return kept->p;
}

length paragraph_width(const paragraph *p)
{
    return p->width;
}

length paragraph_height(const paragraph *p)
{
    return p->height;
}

int paragraph_lines(const paragraph *p)
{
    return pango_layout_get_line_count(p->layout);
}

length paragraph_baseline(const paragraph *p)
{
    return pango_layout_get_baseline(p->layout);
}

void paragraph_free(paragraph *p)
{
    if (--p->users > 0)
        return;
    g_object_unref(p->layout);
    free(p);
}

/* ---- drawing ---- */

static void dip(const canvas *c, ink colour)
{
    static const unsigned char colours[][3] = {[INK_TEXT] = {28, 32, 38},
                                               [INK_QUIET] = {108, 114, 124},
                                               [INK_HAIR] = {205, 209, 215},
                                               [INK_MARK] = {176, 58, 46}};
    const unsigned char *rgb = colours[colour];
    cairo_set_source_rgb(c->page, rgb[0] / 255.0, rgb[1] / 255.0, rgb[2] / 255.0);
}

void canvas_show(canvas *c, const paragraph *p, length x, length y, ink colour)
{
    dip(c, colour);
    cairo_move_to(c->page, points(x), points(y));
    pango_cairo_show_layout(c->page, p->layout);
}

void canvas_bar(canvas *c, length x, length y, length width, length height, ink colour)
{
    dip(c, colour);
    cairo_rectangle(c->page, points(x), points(y), points(width), points(height));
    cairo_fill(c->page);
}

void canvas_frame(canvas *c, length x, length y, length width, length height, length thickness,
                  ink colour)
{
    dip(c, colour);
    cairo_set_line_width(c->page, points(thickness));
    cairo_rectangle(c->page, points(x), points(y), points(width), points(height));
    cairo_stroke(c->page);
}
