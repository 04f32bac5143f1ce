/* region-table-private.h - `rows: regions`: regions ranked by the mean completion of the targets */
#pragma once

#include "build/build-private.h"

void rp_build_region_table(RpBuilder *builder, const RpLayoutBlock *from);
