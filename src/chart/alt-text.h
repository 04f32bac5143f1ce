/* alt-text.h - a chart in words, computed from its data
 *
 * Pure. For readers who cannot see the figure: kind, measure, main fact, extremes, what is missing;
 * 200 characters at the most.
 */
#pragma once

#include "document/chart-spec.h"

/* Returns: (owned). */
char *rp_chart_alt_text(const RpChartSpec *spec);
