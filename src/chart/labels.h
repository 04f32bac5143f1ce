/* labels.h - where labels may stand
 *
 * Pure geometry: boxes that must not meet, places on a line, labels pushed apart.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/geom.h"

#define RP_LABEL_SLACK 0.2 /* points two boxes may share before they count as meeting */

/* True when the boxes share more than RP_LABEL_SLACK in both directions. */
bool rp_rects_meet(RpRect a, RpRect b);

/* True when `inner` lies within `outer`, RP_LABEL_SLACK allowed. */
bool rp_rect_inside(RpRect inner, RpRect outer);

/* Boxes already placed. */
typedef GArray RpTaken; /* of RpRect */

RpTaken *rp_taken_new(void);
void rp_taken_add(RpTaken *taken, RpRect rect);
bool rp_taken_meets(const RpTaken *taken, RpRect rect);

/* Occupied stretches of a line of labels. */
typedef struct {
    double from, to;
} RpStretch;

typedef struct {
    GArray *taken; /* owned; of RpStretch */
    double lo, hi; /* ends of the line */
    double gap;    /* kept between neighbours */
} RpSlots;

RpSlots *rp_slots_new(double lo, double hi, double gap);
void rp_slots_free(RpSlots *slots);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpSlots, rp_slots_free)

/* Take `width` points, centred as near to `centre` as there is room, at most `reach` away.
 * Returns: the left edge, or NAN when there is no room. */
double rp_slots_take(RpSlots *slots, double centre, double width, double reach);

/* Move `n` centres (in ascending order) as little as possible so that neighbours are at least `gap`
 * apart and all lie in lo..hi. When they cannot, they are spread evenly. Order is kept. */
void rp_labels_spread(double *centres, guint n, double gap, double lo, double hi);
