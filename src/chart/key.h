/* key.h - the line under the subtitle that explains marks which cannot be named in place */
#pragma once

#include "chart/pen.h"

typedef struct RpKeyItem RpKeyItem;

struct RpKeyItem {
    /* Draw the sample in `rect`. */
    void (*draw)(RpPen *pen, RpRect rect, const RpKeyItem *item);
    double width;     /* of the sample */
    RpStatus status;  /* for samples of a status */
    RpFill fill;      /* for swatches */
    const char *text; /* borrowed */
};

typedef GArray RpKey; /* of RpKeyItem */

RpKey *rp_key_new(void);

/* Add light and word of every status that `present` names (RP_N_STATUS flags), with its fill in
 * mono or when `fills` is set. Statuses that look the same share an item only when they share the
 * word too. */
void rp_key_add_statuses(RpKey *key, const RpPen *pen, const bool *present, bool fills);
void rp_key_add_target(RpKey *key, const char *text);
void rp_key_add_time(RpKey *key, const char *text);
void rp_key_add_swatch(RpKey *key, RpFill fill, const char *text);

/* A thin bar. */
void rp_key_add_bar(RpKey *key, RpFill fill, const char *text);

/* Draw the key in as many lines as it needs and move the pen below it. An empty key draws
 * nothing. */
void rp_key_draw(RpKey *key, RpPen *pen);
