/* places-private.h - named places and the outline, collected from finished pages */
#pragma once

#include "box/page.h"

void rp_places_collect(RpPages *pages);
