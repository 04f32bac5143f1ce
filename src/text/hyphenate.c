#include "text/hyphenate.h"

#include <hyphen.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define DICTIONARY  "/usr/share/hyphen/hyph_en_US.dic"
#define MIN_BEFORE  2
#define MIN_AFTER   3
#define MAX_LETTERS 64 /* longer ones are no words */

struct RpHyphenator {
    HyphenDict *dictionary; /* owned, nullable */
    bool tried;             /* loading takes some ms: only when a word asks */
};

RpHyphenator *
rp_hyphenator_new(void)
{
    return g_new0(RpHyphenator, 1);
}

void
rp_hyphenator_free(RpHyphenator *hyphenator)
{
    if (hyphenator == NULL)
        return;
    if (hyphenator->dictionary != NULL)
        hnj_hyphen_free(hyphenator->dictionary);
    g_free(hyphenator);
}

static HyphenDict *
dictionary(RpHyphenator *hyphenator)
{
    if (!hyphenator->tried) {
        hyphenator->tried = true;
        if (g_file_test(DICTIONARY, G_FILE_TEST_IS_REGULAR))
            hyphenator->dictionary = hnj_hyphen_load(DICTIONARY);
    }
    return hyphenator->dictionary;
}

void
rp_hyphenator_points(RpHyphenator *hyphenator, const char *word, gsize length, char *ret_points)
{
    char lower[MAX_LETTERS + 1];
    char marks[MAX_LETTERS + 6] = {0}; /* libhyphen writes up to five more than the word has */
    char **replacements = NULL;
    int *positions = NULL;
    int *cuts = NULL;

    memset(ret_points, 0, length);
    if (length < MIN_BEFORE + MIN_AFTER || length > MAX_LETTERS || dictionary(hyphenator) == NULL)
        return;
    for (gsize i = 0; i < length; i++)
        lower[i] = g_ascii_tolower(word[i]);
    lower[length] = '\0';
    if (hnj_hyphen_hyphenate2(dictionary(hyphenator), lower, (int)length, marks, NULL,
                              &replacements, &positions, &cuts) != 0)
        return;
    for (gsize i = MIN_BEFORE - 1; i + MIN_AFTER < length; i++)
        ret_points[i] = (char)((marks[i] & 1) != 0);
    /* Spelling changes at the hyphen are not followed; the lists for them are ours to free. */
    for (gsize i = 0; replacements != NULL && i < length; i++)
        free(replacements[i]);
    free(replacements);
    free(positions);
    free(cuts);
}
