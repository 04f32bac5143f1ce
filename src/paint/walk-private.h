/* walk-private.h - the one walk over the boxes of a page, in painting and reading order */
#pragma once

#include "box/page.h"

/* What happens on the way. Each entry may be NULL. */
typedef struct {
    void (*enter)(const RpBox *box, void *data);
    void (*item)(const RpItem *item, RpPoint origin,
                 void *data); /* origin of the box on the page */
    void (*leave)(const RpBox *box, void *data);
    /* From here (`begins`) to the end of the placed box everything is turned to the right by a
     * quarter about `at`. */
    void (*turn)(bool begins, RpPoint at, void *data);
} RpVisitor;

/* Items of a box come before its children, which lie on top of them. */
void rp_walk_page(const RpPage *page, const RpVisitor *visitor, void *data);
