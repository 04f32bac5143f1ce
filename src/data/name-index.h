/* name-index.h - words that name things: ids, names, aliases
 *
 * A word of a better rank (smaller number) wins over the same word of a worse one; two things with
 * one word of the same rank make it ambiguous. Comparison is exact, else after folding
 * (data/fold.h); never fuzzy.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct RpNameIndex RpNameIndex;

typedef struct {
    gconstpointer item; /* NULL: unknown or ambiguous */
    int rank;
    bool ambiguous;
    unsigned remarks; /* what folding had to undo */
} RpNameMatch;

RpNameIndex *rp_name_index_new(void);
void rp_name_index_free(RpNameIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpNameIndex, rp_name_index_free)

/* `item` must outlive the index; an empty word is ignored. */
void rp_name_index_add(RpNameIndex *index, const char *word, int rank, gconstpointer item);
RpNameMatch rp_name_index_match(const RpNameIndex *index, const char *word);

/* Returns: (borrowed, nullable) the word nearest to `word`. */
const char *rp_name_index_nearest(const RpNameIndex *index, const char *word);
