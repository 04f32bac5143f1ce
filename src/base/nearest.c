#include <string.h>

#include "base/diag.h"

#define MAX_WORD  64  /* characters; longer words have no near match worth naming */
#define MAX_BYTES 256 /* of as many characters */

/* A word made comparable: compatibility forms and case folded. */
typedef struct {
    gunichar chars[MAX_WORD];
    int length;
} Folded;

/* False when `word` is not UTF-8 or too long. */
static bool
fold(const char *word, Folded *ret)
{
    if (strlen(word) > MAX_BYTES || !g_utf8_validate(word, -1, NULL))
        return false;
    g_autofree char *normal = g_utf8_normalize(word, -1, G_NORMALIZE_ALL_COMPOSE);
    g_autofree char *folded = g_utf8_casefold(normal, -1);
    if (g_utf8_strlen(folded, -1) > MAX_WORD)
        return false;
    ret->length = 0;
    for (const char *p = folded; *p != '\0'; p = g_utf8_next_char(p))
        ret->chars[ret->length++] = g_utf8_get_char(p);
    return true;
}

/* One cell of the table below: the cheapest way to the first `i` characters of `a` and the first
 * `j` of `b`, when the rows before are filled. */
static int
cheapest(const Folded *a, const Folded *b, int i, int j, int *const row[3])
{
    int best = row[1][j - 1] + (a->chars[i - 1] != b->chars[j - 1]);

    best = MIN(best, row[1][j] + 1);
    best = MIN(best, row[2][j - 1] + 1);
    if (i > 1 && j > 1 && a->chars[i - 1] == b->chars[j - 2] && a->chars[i - 2] == b->chars[j - 1])
        best = MIN(best, row[0][j - 2] + 1);
    return best;
}

/* Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`.
 *
 *   row[0] the line before the last, row[1] the last, row[2] this one of the usual table
 */
static int
edit_distance(const Folded *a, const Folded *b)
{
    int rows[3][MAX_WORD + 1];
    int *row[3] = {rows[0], rows[1], rows[2]};

    for (int j = 0; j <= b->length; j++) {
        row[0][j] = j;
        row[1][j] = j;
    }
    for (int i = 1; i <= a->length; i++) {
        row[2][0] = i;
        for (int j = 1; j <= b->length; j++)
            row[2][j] = cheapest(a, b, i, j, row);
        int *oldest = row[0];
        row[0] = row[1];
        row[1] = row[2];
        row[2] = oldest;
    }
    return row[1][b->length];
}

const char *
rp_nearest(const char *word, const char *const *words, size_t n)
{
    Folded wanted, candidate;
    const char *nearest = NULL;

    if (!fold(word, &wanted))
        return NULL;
    /* in short words one edit is allowed, but not the replacement of the whole word */
    int best = MIN(MAX(1, wanted.length / 3), wanted.length - 1) + 1;
    for (size_t i = 0; i < n; i++) {
        if (!fold(words[i], &candidate) || ABS(candidate.length - wanted.length) >= best)
            continue;
        int distance = edit_distance(&wanted, &candidate);
        if (distance < best) {
            best = distance;
            nearest = words[i];
        }
    }
    return nearest;
}
