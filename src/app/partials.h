/* partials.h - the texts that other texts name: {{> opening}} is layouts/opening.md
 *
 * Looked up like layouts: next to the report, in the folders above, in what ships with the
 * program; never outside a folder layouts/.
 */
#pragma once

#include "build/mustache.h"
#include "project/report.h"
#include "source/source.h"

typedef struct RpPartials RpPartials;

/* Returns: (owned) the partials of `report` (borrowed). */
RpPartials *rp_partials_new(const RpReport *report);
void rp_partials_free(RpPartials *partials);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpPartials, rp_partials_free)

/* For RpPartialFinder; `partials` is an RpPartials, which keeps the text. */
bool rp_partials_find(gpointer partials, const char *name, RpWhere where, RpDiags *diags,
                      RpPartial *ret);

/* Returns: (borrowed) of RpSource: the files read so far, in order. */
const GPtrArray *rp_partials_sources(const RpPartials *partials);
