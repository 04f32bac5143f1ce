/* chart-export.h - the charts of a document on their own, for slides and web pages */
#pragma once

#include <glib.h>

#include "app/run.h"
#include "box/page.h"

/* Set the chart that the layout calls `id` on a page of its own size, `width` points wide, or as
 * wide as on the page of the report when that is 0. The run has come to RP_STAGE_COMPOSE. Returns:
 * (owned, nullable) NULL with RP_ERROR_USAGE when there is no such chart. */
RpPages *rp_chart_export(const RpRun *run, const char *id, double width, GError **error);

/* Append what stands where on each chart, with its values. */
void rp_chart_dump_all(const RpRun *run, GString *out);
