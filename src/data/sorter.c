#include "data/sorter.h"

#include <string.h>

#define DEFAULT_MEMORY ((gsize)16 * 1024 * 1024) /* bytes of records sorted at a time */
#define MAX_RUNS       64u                       /* merged at a time */
#define CURSOR_PIECE   ((gsize)64 * 1024)        /* bytes of a run read at a time */
#define KEY_BYTES      12                        /* of RpSortKey: `high` and `low` */

/* A record in memory, for sorting. */
typedef struct {
    guint64 high;
    guint32 low;
    guint32 at; /* offset of the record's key in `records`, in units of ALIGNMENT */
} Entry;

#define ALIGNMENT 8u

/* A part of the spool that is in order. */
typedef struct {
    guint64 start, end;
} Run;

/* Where the reading of a run is. */
typedef struct {
    guint64 next, end;  /* of the spool, not yet in the buffer */
    GByteArray *buffer; /* owned */
    gsize at;           /* of the current record in `buffer` */
    guint rank;         /* of the run; earlier ones hold earlier records */
    RpSortKey key;
} Cursor;

struct RpSorter {
    RpSortTie tie;
    gsize memory;
    GByteArray *records; /* owned; keys, each with its payload behind it */
    GArray *entries;     /* owned; of Entry, one for each record */
    bool ascending;      /* `entries` are in order of their keys already */
    RpSpool *spool;      /* owned; runs */
    GArray *runs;        /* owned; of Run */
    bool finished;
    guint next;      /* of `entries`, when nothing had to be spooled */
    Cursor *cursors; /* owned */
    guint *heap;     /* owned; indices of cursors, the least first */
    guint n_heap;    /* of them, those that have a record */
    guint n_cursors;
    bool begun; /* the record of the first cursor was given out */
};

RpSorter *
rp_sorter_new(const RpSpooling *spooling, RpSortTie tie)
{
    RpSorter *sorter = g_new0(RpSorter, 1);

    sorter->tie = tie;
    sorter->memory = spooling->memory != 0 ? spooling->memory : DEFAULT_MEMORY;
    sorter->records = g_byte_array_new();
    sorter->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    sorter->ascending = true;
    sorter->spool = rp_spool_new(spooling->folder, 0);
    sorter->runs = g_array_new(FALSE, FALSE, sizeof(Run));
    return sorter;
}

static void
close_cursors(RpSorter *sorter)
{
    for (guint i = 0; i < sorter->n_cursors; i++)
        g_byte_array_unref(sorter->cursors[i].buffer);
    g_clear_pointer(&sorter->cursors, g_free);
    g_clear_pointer(&sorter->heap, g_free);
    sorter->n_cursors = sorter->n_heap = 0;
}

void
rp_sorter_free(RpSorter *sorter)
{
    if (sorter == NULL)
        return;
    close_cursors(sorter);
    g_array_unref(sorter->runs);
    rp_spool_free(sorter->spool);
    g_array_unref(sorter->entries);
    g_byte_array_unref(sorter->records);
    g_free(sorter);
}

/* Bytes of a record with its key, so that the next one is aligned. */
static gsize
record_size(RpSortKey key)
{
    return sizeof key + (key.size + (gsize)ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static int
compare_keys(guint64 a_high, guint32 a_low, guint64 b_high, guint32 b_low)
{
    if (a_high != b_high)
        return a_high < b_high ? -1 : 1;
    return (a_low > b_low) - (a_low < b_low);
}

static const RpSortKey *
record_at(const RpSorter *sorter, const Entry *entry)
{
    return (const RpSortKey *)(gconstpointer)(sorter->records->data + (gsize)entry->at * ALIGNMENT);
}

static gint
compare_ties(gconstpointer a, gconstpointer b, gpointer user)
{
    const RpSorter *sorter = user;
    const RpSortKey *x = record_at(sorter, a), *y = record_at(sorter, b);

    return sorter->tie(x + 1, x->size, y + 1, y->size);
}

/* Byte `i` of the key, the least significant first. */
static inline guint
key_byte(const Entry *entry, int i)
{
    return (guint)(i < 4 ? entry->low >> (8 * i) : entry->high >> (8 * (i - 4))) & 0xFFu;
}

/* Sort by one byte of the key, keeping the order of equal ones. */
static void
sort_by_byte(const Entry *from, Entry *to, guint n, int byte, const guint *counts)
{
    guint places[256];

    for (guint i = 0, at = 0; i < 256; at += counts[i++])
        places[i] = at;
    for (guint i = 0; i < n; i++)
        to[places[key_byte(&from[i], byte)]++] = from[i];
}

/* Radix sort, byte by byte; bytes that all keys have in common, which is most of them, cost
 * nothing. */
static void
sort_keys(RpSorter *sorter)
{
    guint n = sorter->entries->len;
    g_autofree Entry *other = g_new(Entry, n);
    g_autofree guint(*counts)[256] = g_malloc0(KEY_BYTES * sizeof *counts);
    Entry *from = (Entry *)(gpointer)sorter->entries->data, *to = other;

    for (guint i = 0; i < n; i++)
        for (int byte = 0; byte < KEY_BYTES; byte++)
            counts[byte][key_byte(&from[i], byte)]++;
    for (int byte = 0; byte < KEY_BYTES; byte++) {
        if (counts[byte][key_byte(&from[0], byte)] == n)
            continue;
        sort_by_byte(from, to, n, byte, counts[byte]);
        Entry *swapped = from;
        from = to;
        to = swapped;
    }
    if (from == other)
        memcpy(sorter->entries->data, other, n * sizeof *other);
}

/* Equal keys are sorted by what the caller says. */
static void
sort_ties(RpSorter *sorter)
{
    Entry *entries = (Entry *)(gpointer)sorter->entries->data;
    guint n = sorter->entries->len;

    for (guint i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && compare_keys(entries[i].high, entries[i].low,
                                                  entries[end].high, entries[end].low) == 0;)
            end++;
        if (end - i > 1) /* a stable sort */
            g_qsort_with_data(entries + i, (gint)(end - i), sizeof *entries, compare_ties, sorter);
    }
}

static void
sort_entries(RpSorter *sorter)
{
    if (!sorter->ascending)
        sort_keys(sorter);
    if (sorter->tie != NULL)
        sort_ties(sorter);
}

/* Write what is in memory as a run. */
static bool
flush_run(RpSorter *sorter, GError **error)
{
    Run run = {.start = rp_spool_length(sorter->spool)};

    sort_entries(sorter);
    for (guint i = 0; i < sorter->entries->len; i++) {
        const RpSortKey *key = record_at(sorter, &g_array_index(sorter->entries, Entry, i));

        if (!rp_spool_append(sorter->spool, key, record_size(*key), error))
            return false;
    }
    run.end = rp_spool_length(sorter->spool);
    g_array_append_val(sorter->runs, run);
    g_array_set_size(sorter->entries, 0);
    g_byte_array_set_size(sorter->records, 0);
    sorter->ascending = true;
    return true;
}

bool
rp_sorter_add(RpSorter *sorter, RpSortKey key, const void *payload, GError **error)
{
    static const guint8 padding[ALIGNMENT] = {0};
    gsize size = record_size(key);

    if (sorter->records->len > 0 && sorter->records->len + size > sorter->memory &&
        !flush_run(sorter, error))
        return false;
    Entry entry = {key.high, key.low, sorter->records->len / ALIGNMENT};
    if (sorter->entries->len > 0) {
        const Entry *last = &g_array_index(sorter->entries, Entry, sorter->entries->len - 1);
        sorter->ascending =
            sorter->ascending && compare_keys(last->high, last->low, key.high, key.low) <= 0;
    }
    g_array_append_val(sorter->entries, entry);
    g_byte_array_append(sorter->records, (const guint8 *)&key, sizeof key);
    g_byte_array_append(sorter->records, payload, key.size);
    g_byte_array_append(sorter->records, padding, (guint)(size - sizeof key - key.size));
    return true;
}

/* Have at least `wanted` bytes from the current place on in the buffer, unless the run ends. */
static bool
fill(RpSorter *sorter, Cursor *cursor, gsize wanted, GError **error)
{
    gsize had = cursor->buffer->len - cursor->at;

    if (had >= wanted || cursor->next == cursor->end)
        return true;
    g_byte_array_remove_range(cursor->buffer, 0, (guint)cursor->at);
    gsize more = (gsize)MIN(MAX((guint64)CURSOR_PIECE, wanted - had), cursor->end - cursor->next);
    g_byte_array_set_size(cursor->buffer, (guint)(had + more));
    cursor->at = 0;
    if (!rp_spool_read(sorter->spool, cursor->next, cursor->buffer->data + had, more, error))
        return false;
    cursor->next += more;
    return true;
}

/* Have the record at the current place in the buffer as a whole. False at the end of the run, and
 * with `error`. */
static bool
load_record(RpSorter *sorter, Cursor *cursor, GError **error)
{
    if (!fill(sorter, cursor, sizeof cursor->key, error) ||
        cursor->buffer->len - cursor->at < sizeof cursor->key)
        return false;
    memcpy(&cursor->key, cursor->buffer->data + cursor->at, sizeof cursor->key);
    return fill(sorter, cursor, record_size(cursor->key), error);
}

static const void *
cursor_payload(const Cursor *cursor)
{
    return cursor->buffer->data + cursor->at + sizeof cursor->key;
}

static bool
is_before(const RpSorter *sorter, const Cursor *a, const Cursor *b)
{
    int order = compare_keys(a->key.high, a->key.low, b->key.high, b->key.low);

    if (order == 0 && sorter->tie != NULL)
        order = sorter->tie(cursor_payload(a), a->key.size, cursor_payload(b), b->key.size);
    return order != 0 ? order < 0 : a->rank < b->rank;
}

/* Let the cursor at `i` sink to its place in the heap. */
static void
sink(RpSorter *sorter, guint i)
{
    for (guint child; (child = 2 * i + 1) < sorter->n_heap; i = child) {
        guint *heap = sorter->heap;

        if (child + 1 < sorter->n_heap &&
            is_before(sorter, &sorter->cursors[heap[child + 1]], &sorter->cursors[heap[child]]))
            child++;
        if (!is_before(sorter, &sorter->cursors[heap[child]], &sorter->cursors[heap[i]]))
            return;
        guint swapped = heap[i];
        heap[i] = heap[child];
        heap[child] = swapped;
    }
}

/* Begin to merge `n` runs from run `first` on. */
static bool
open_cursors(RpSorter *sorter, guint first, guint n, GError **error)
{
    close_cursors(sorter);
    sorter->cursors = g_new0(Cursor, n);
    sorter->heap = g_new0(guint, n);
    sorter->begun = false;
    for (guint i = 0; i < n; i++) {
        const Run *run = &g_array_index(sorter->runs, Run, first + i);
        Cursor *cursor = &sorter->cursors[sorter->n_cursors++];

        *cursor = (Cursor){.next = run->start, .end = run->end, .rank = i};
        cursor->buffer = g_byte_array_new();
        if (!load_record(sorter, cursor, error))
            return false; /* a run is never empty */
        sorter->heap[sorter->n_heap++] = i;
    }
    for (guint i = n / 2; i-- > 0;)
        sink(sorter, i);
    return true;
}

/* Returns: (nullable) the cursor with the next record; NULL at the end, and with `error`. */
static const Cursor *
next_cursor(RpSorter *sorter, GError **error)
{
    GError *failed = NULL;

    if (sorter->begun && sorter->n_heap > 0) {
        Cursor *given = &sorter->cursors[sorter->heap[0]];

        given->at += record_size(given->key);
        if (!load_record(sorter, given, &failed)) {
            if (failed != NULL) {
                g_propagate_error(error, failed);
                return NULL;
            }
            sorter->heap[0] = sorter->heap[--sorter->n_heap];
        }
        sink(sorter, 0);
    }
    sorter->begun = true;
    return sorter->n_heap > 0 ? &sorter->cursors[sorter->heap[0]] : NULL;
}

/* Make one run of `n` runs from `first` on. */
static bool
merge_runs(RpSorter *sorter, guint first, guint n, GArray *merged, GError **error)
{
    Run run = {.start = rp_spool_length(sorter->spool)};
    GError *failed = NULL;
    const Cursor *cursor;

    if (!open_cursors(sorter, first, n, error))
        return false;
    while ((cursor = next_cursor(sorter, &failed)) != NULL)
        if (!rp_spool_append(sorter->spool, cursor->buffer->data + cursor->at,
                             record_size(cursor->key), error))
            return false;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return false;
    }
    run.end = rp_spool_length(sorter->spool);
    g_array_append_val(merged, run);
    return true;
}

/* Bring the runs down to as many as are merged at a time. */
static bool
reduce_runs(RpSorter *sorter, GError **error)
{
    while (sorter->runs->len > MAX_RUNS) {
        g_autoptr(GArray) merged = g_array_new(FALSE, FALSE, sizeof(Run));

        for (guint i = 0; i < sorter->runs->len; i += MAX_RUNS)
            if (!merge_runs(sorter, i, MIN(MAX_RUNS, sorter->runs->len - i), merged, error))
                return false;
        g_array_unref(sorter->runs);
        sorter->runs = g_steal_pointer(&merged);
    }
    return true;
}

static bool
finish(RpSorter *sorter, GError **error)
{
    if (sorter->finished)
        return true;
    sorter->finished = true;
    if (sorter->runs->len == 0) {
        sort_entries(sorter);
        return true;
    }
    if (sorter->entries->len > 0 && !flush_run(sorter, error))
        return false;
    g_clear_pointer(&sorter->records, g_byte_array_unref);
    sorter->records = g_byte_array_new();
    return reduce_runs(sorter, error);
}

bool
rp_sorter_rewind(RpSorter *sorter, GError **error)
{
    if (!finish(sorter, error))
        return false;
    sorter->next = 0;
    return sorter->runs->len == 0 || open_cursors(sorter, 0, sorter->runs->len, error);
}

const void *
rp_sorter_next(RpSorter *sorter, RpSortKey *ret_key, GError **error)
{
    if (sorter->runs->len > 0) {
        const Cursor *cursor = next_cursor(sorter, error);

        if (cursor == NULL)
            return NULL;
        *ret_key = cursor->key;
        return cursor_payload(cursor);
    }
    if (sorter->next == sorter->entries->len)
        return NULL;
    const RpSortKey *key =
        record_at(sorter, &g_array_index(sorter->entries, Entry, sorter->next++));
    *ret_key = *key;
    return key + 1;
}
