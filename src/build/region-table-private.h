/* region-table-private.h - `rows: regions`: regions ranked by the mean completion of the targets */
#pragma once

#include "build/build-private.h"

void rp_build_region_table(RpBuilder *builder, const RpLayoutBlock *from);

/* Returns: (owned) what such a table finds: 17个地区快于时序，2个地区滞后. "" where it is empty. */
char *rp_region_table_finding(RpBuilder *builder, const RpLayoutBlock *from);
