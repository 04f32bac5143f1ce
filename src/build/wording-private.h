/* wording-private.h - what the files of the wording bank share */
#pragma once

#include "build/phrase.h"
#include "build/rows.h"
#include "build/wording.h"

#define RP_MAX_EXAMPLES 3 /* targets named in one sentence */

/* Returns: (owned) of owned char *: names of the rows, the short ones for headlines. */
GPtrArray *rp_wording_names(const RpProgressSet *set, const GPtrArray *rows, bool brief);

/* Returns: (owned) A、B和C, or A、B、C等5项 when there are more than `most`. */
char *rp_wording_join(const RpProgressSet *set, const GPtrArray *rows, guint most);

/* Returns: (owned) the rows that have a pace, the worst first. */
GPtrArray *rp_wording_by_gap(const GPtrArray *rows);

/* The plan's period has passed: there is no pace any more, only what was done. */
bool rp_wording_is_over(const RpProgressSet *set);

/* Why there is nothing to judge by. */
bool rp_wording_is_stale(const RpProgress *item);
bool rp_wording_is_unreported(const RpProgress *item);
