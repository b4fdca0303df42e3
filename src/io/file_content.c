#include "io/file_content.h"

#include "io/input_file.h"

bool file_content(const char *path, arena *memory, text *content, source_id *source, diagnostics *d)
{
    input_file file;
    if (!input_file_open(&file, path, d))
        return false;
    *source = file.source;
    size_t got = 0;
    char *bytes = arena_allocate(memory, (size_t)file.size + 1);
    if (!bytes)
        REPORT(d, OUT_OF_MEMORY, LOCATION_NONE);
    const bool read = bytes && input_file_read(&file, 0, bytes, (size_t)file.size, &got, d) &&
                      input_file_unchanged(&file, d);
    input_file_close(&file);
    *content = text_from(bytes, got);
    return read;
}
