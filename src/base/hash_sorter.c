#include "base/hash_sorter.h"

#include <stdlib.h>
#include <string.h>

#define INSERTION_MAX 32 /* so few are sorted one by one */

/* Hashes whose bits above `shift` + the bits of `mask` are alike; those at `shift` under `mask` are their digit. */
typedef struct {
    unsigned shift;
    size_t mask;
} digit;

/* Such that one or two hashes have the same, where they are spread evenly. */
static digit digit_for(size_t count, unsigned bits_left)
{
    unsigned bits = 1;
    while (bits < HASH_SORTER_DIGIT_BITS && bits < bits_left && (count >> bits) > 2)
        bits++;
    return (digit){.shift = bits_left - bits, .mask = ((size_t)1 << bits) - 1};
}

static void count_digits(hash_sorter *s, digit by, const uint64_t *hashes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        s->places[hashes[i] >> by.shift & by.mask]++;
}

/* Turns the counts into places; returns the largest count. */
static uint32_t place_digits(hash_sorter *s, digit by)
{
    uint32_t largest = 0, place = 0;
    for (size_t i = 0; i <= by.mask; i++) {
        const uint32_t here = s->places[i];
        s->places[i] = place;
        place += here;
        largest = here > largest ? here : largest;
    }
    return largest;
}

static void scatter(hash_sorter *s, digit by, const uint64_t *hashes, size_t count, uint64_t *to)
{
    for (size_t i = 0; i < count; i++)
        to[s->places[hashes[i] >> by.shift & by.mask]++] = hashes[i];
}

/* Carries the larger of each two on: most hashes that are near their place come to it, without a branch to mispredict. */
static void carry_on(uint64_t *hashes, size_t count)
{
    uint64_t carried = hashes[0];
    for (size_t i = 1; i < count; i++) {
        const uint64_t hash = hashes[i];
        hashes[i - 1] = hash < carried ? hash : carried;
        carried = hash < carried ? carried : hash;
    }
    hashes[count - 1] = carried;
}

/* Quick where each hash is near its place. */
static void insert_all(uint64_t *hashes, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const uint64_t hash = hashes[i];
        size_t at = i;
        for (; at > 0 && hashes[at - 1] > hash; at--)
            hashes[at] = hashes[at - 1];
        hashes[at] = hash;
    }
}

/* Room for so many; somewhat more, so that as many again and a few beside find room as well. */
static bool room_reserve(hash_room *room, size_t count)
{
    if (count <= room->capacity)
        return true;
    free(room->hashes);
    room->capacity = count + count / 8;
    room->hashes = malloc(room->capacity * sizeof *room->hashes);
    if (room->hashes == NULL)
        room->capacity = 0;
    return room->hashes != NULL;
}

static bool sort_digits(hash_sorter *s, digit sorted, uint64_t *hashes, size_t count);

/* Sorts hashes that are alike above their lowest bits_left bits and stand side by side. False when memory is out. */
static bool sort_alike(hash_sorter *s, uint64_t *hashes, size_t count, unsigned bits_left)
{
    if (bits_left == 0)
        return true; /* all are the same */
    if (count <= INSERTION_MAX) {
        insert_all(hashes, count);
        return true;
    }
    if (!room_reserve(&s->again, count))
        return false;
    const digit by = digit_for(count, bits_left);
    memcpy(s->again.hashes, hashes, count * sizeof *hashes);
    memset(s->places, 0, (by.mask + 1) * sizeof *s->places);
    count_digits(s, by, s->again.hashes, count);
    (void)place_digits(s, by);
    scatter(s, by, s->again.hashes, count, hashes);
    return sort_digits(s, by, hashes, count);
}

/* Sorts those of each digit, which stand together already, among themselves. False when memory is out. */
static bool sort_digits(hash_sorter *s, digit sorted, uint64_t *hashes, size_t count)
{
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin + 1; end < count && hashes[end] >> sorted.shift == hashes[begin] >> sorted.shift;)
            end++;
        if (!sort_alike(s, hashes + begin, end - begin, sorted.shift))
            return false;
    }
    return true;
}

static bool any_repeats(const uint64_t *sorted, size_t count)
{
    bool repeats = false;
    for (size_t i = 1; i < count; i++)
        repeats |= sorted[i] == sorted[i - 1];
    return repeats;
}

/* Gathers the hashes in s->order, sorted by their first digit; returns how many share one at the most. */
static uint32_t gather(hash_sorter *s, digit by, const hash_span *spans, size_t span_count)
{
    memset(s->places, 0, (by.mask + 1) * sizeof *s->places);
    for (size_t i = 0; i < span_count; i++)
        count_digits(s, by, spans[i].hashes, spans[i].count);
    const uint32_t largest = place_digits(s, by);
    for (size_t i = 0; i < span_count; i++)
        scatter(s, by, spans[i].hashes, spans[i].count, s->order.hashes);
    return largest;
}

static bool sort_order(hash_sorter *s, digit sorted, uint32_t largest, size_t count)
{
    if (largest > INSERTION_MAX)
        return sort_digits(s, sorted, s->order.hashes, count);
    carry_on(s->order.hashes, count);
    insert_all(s->order.hashes, count);
    return true;
}

static void copy_back(const uint64_t *from, const hash_span *spans, size_t span_count)
{
    for (size_t i = 0; i < span_count; from += spans[i++].count)
        memcpy(spans[i].hashes, from, spans[i].count * sizeof *from);
}

bool hash_sorter_sort(hash_sorter *s, const hash_span *spans, size_t span_count, unsigned bits, bool *repeats)
{
    size_t count = 0;
    for (size_t i = 0; i < span_count; i++)
        count += spans[i].count;
    s->count = 0;
    if (count == 0)
        return true;
    if (count > UINT32_MAX || !room_reserve(&s->order, count))
        return false;
    const digit by = digit_for(count, bits);
    const uint32_t largest = gather(s, by, spans, span_count);
    if (!sort_order(s, by, largest, count))
        return false;
    *repeats |= any_repeats(s->order.hashes, count);
    copy_back(s->order.hashes, spans, span_count);
    s->count = count;
    return true;
}

void hash_sorter_release(hash_sorter *s)
{
    free(s->order.hashes);
    free(s->again.hashes);
    s->order = s->again = (hash_room){0};
}
