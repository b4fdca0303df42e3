#include "book/seal.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "io/file_content.h"
#include "io/folder.h"

enum { HASH_SIZE = HASH_TEXT_SIZE - 1 };

/* What seal_folder gathers. */
typedef struct {
    const char *folder;
    arena *memory;
    seal_line *lines;
    size_t count, capacity;
    diagnostics *diagnostics;
} gathering;

/* What it leads to can change without the folder. */
static bool is_link(const char *path)
{
    struct stat state;
    return lstat(path, &state) == 0 && S_ISLNK(state.st_mode);
}

/* path NULL: a line without a hash. */
static bool add_line(gathering *g, const char *shown, const char *path)
{
    seal_line *lines = array_reserve(g->lines, &g->capacity, g->count + 1, sizeof *lines);
    if (!lines)
        return diagnostics_out_of_memory(g->diagnostics);
    g->lines = lines;
    seal_line *line = &lines[g->count++];
    *line = (seal_line){.path = text_of(shown)};
    return !path || file_hash(path, line->hash, g->diagnostics);
}

/* Every file under folder/inner ("" for the folder itself), depth first in byte order of names. */
static bool gather(gathering *g, const char *inner)
{
    folder_names names;
    const char *here = *inner ? path_join(g->memory, g->folder, inner) : g->folder;
    if (!here)
        return diagnostics_out_of_memory(g->diagnostics);
    if (!folder_list(here, g->memory, &names, g->diagnostics))
        return false;
    for (size_t i = 0; i < names.count; i++) {
        const char *shown = *inner ? path_join(g->memory, inner, names.names[i].bytes) : names.names[i].bytes;
        const char *path = path_join(g->memory, here, names.names[i].bytes);
        if (!shown || !path)
            return diagnostics_out_of_memory(g->diagnostics);
        const bool link = is_link(path);
        if (text_is(text_of(shown), SEAL_FILE_NAME) && !link)
            continue;
        if (path_kind_of(path) == PATH_FOLDER && !link ? !gather(g, shown) : !add_line(g, shown, link ? NULL : path))
            return false;
    }
    return true;
}

static int by_path(const void *left, const void *right)
{
    return text_compare(((const seal_line *)left)->path, ((const seal_line *)right)->path);
}

/* "../2026-06/SHA256SUMS" of ".../months/2026-06/SHA256SUMS". */
static const char *beside(arena *memory, const char *previous)
{
    const char *name = previous + strlen(previous);
    for (int slashes = 0; name > previous; name--)
        if (name[-1] == '/' && ++slashes == 2)
            break;
    return arena_format(memory, "../%s", name).bytes;
}

bool seal_folder(const char *folder, const char *previous, arena *memory, seal_lines *out, diagnostics *d)
{
    gathering g = {.folder = folder, .memory = memory, .diagnostics = d};
    bool done = gather(&g, "");
    if (done && g.count > 1)
        qsort(g.lines, g.count, sizeof *g.lines, by_path);
    if (done && previous) {
        const char *shown = beside(memory, previous);
        done = shown ? add_line(&g, shown, previous) : diagnostics_out_of_memory(d);
    }
    *out = (seal_lines){.lines = arena_allocate(memory, g.count * sizeof *g.lines), .count = g.count};
    if (out->lines && g.count > 0)
        memcpy(out->lines, g.lines, g.count * sizeof *g.lines);
    free(g.lines);
    return done && (out->lines || diagnostics_out_of_memory(d));
}

/* sha256sum marks a line whose name holds a backslash or a line end, and escapes them. */
static bool needs_escape(text path)
{
    return memchr(path.bytes, '\\', path.size) || memchr(path.bytes, '\n', path.size);
}

static void write_path(text path, FILE *out)
{
    for (size_t i = 0; i < path.size; i++) {
        if (path.bytes[i] == '\\')
            fputs("\\\\", out);
        else if (path.bytes[i] == '\n')
            fputs("\\n", out);
        else
            fputc(path.bytes[i], out);
    }
}

bool seal_write(const seal_lines *lines, FILE *out)
{
    for (size_t i = 0; i < lines->count; i++) {
        fprintf(out, "%s%s  ", needs_escape(lines->lines[i].path) ? "\\" : "", lines->lines[i].hash);
        write_path(lines->lines[i].path, out);
        fputc('\n', out);
    }
    return !ferror(out);
}

/* ---- reading ---- */

static bool is_hash(text t)
{
    for (size_t i = 0; i < t.size; i++)
        if (!(t.bytes[i] >= '0' && t.bytes[i] <= '9') && !(t.bytes[i] >= 'a' && t.bytes[i] <= 'f'))
            return false;
    return t.size == HASH_SIZE;
}

/* The path as it is; false where an escape is none, and bytes NULL when memory is out. */
static bool unescape(text written, arena *memory, text *path)
{
    char *bytes = arena_allocate(memory, written.size + 1);
    size_t size = 0;
    for (size_t i = 0; bytes && i < written.size; i++) {
        if (written.bytes[i] != '\\') {
            bytes[size++] = written.bytes[i];
            continue;
        }
        if (++i == written.size || (written.bytes[i] != '\\' && written.bytes[i] != 'n'))
            return false;
        bytes[size++] = written.bytes[i] == 'n' ? '\n' : '\\';
    }
    *path = (text){bytes, size};
    return true;
}

/* "hash  path"; false where it is not that. */
static bool read_line(text line, arena *memory, seal_line *out)
{
    const bool escaped = line.size > 0 && line.bytes[0] == '\\';
    if (escaped)
        line = text_from(line.bytes + 1, line.size - 1);
    if (line.size < HASH_SIZE + 3 || memcmp(line.bytes + HASH_SIZE, "  ", 2) != 0 ||
        !is_hash(text_from(line.bytes, HASH_SIZE)))
        return false;
    memcpy(out->hash, line.bytes, HASH_SIZE);
    out->hash[HASH_SIZE] = '\0';
    const text written = text_from(line.bytes + HASH_SIZE + 2, line.size - HASH_SIZE - 2);
    if (escaped)
        return unescape(written, memory, &out->path);
    out->path = arena_copy(memory, written);
    return true;
}

bool seal_read(const char *path, arena *memory, seal_lines *out, diagnostics *d)
{
    text content;
    source_id source;
    *out = (seal_lines){0};
    if (!file_content(path, memory, &content, &source, d))
        return false;
    size_t count = 0, line = 0;
    for (size_t i = 0; i < content.size; i++)
        count += content.bytes[i] == '\n';
    out->lines = arena_allocate(memory, count * sizeof *out->lines);
    if (!out->lines)
        return diagnostics_out_of_memory(d);
    for (size_t from = 0; from < content.size; line++) {
        const char *end = memchr(content.bytes + from, '\n', content.size - from);
        const size_t size = end ? (size_t)(end - content.bytes) - from : 0;
        if (!end || !read_line(text_from(content.bytes + from, size), memory, &out->lines[line])) {
            REPORT(d, SEAL_DAMAGED, ((location){.source = source, .line = line + 1}));
            return false;
        }
        if (!out->lines[line].path.bytes)
            return diagnostics_out_of_memory(d);
        from += size + 1;
    }
    out->count = count;
    return true;
}
