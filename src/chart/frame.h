/* frame.h - what stands around every plot: rule and tag, title, subtitle, note and source */
#pragma once

#include "chart/pen.h"
#include "document/chart-spec.h"

/* Draw rule, tag, title and subtitle; the pen then stands below them. */
void rp_frame_open(RpPen *pen, const RpChartSpec *spec);

/* Draw note, source and closing rule. `more` (nullable) is appended to the note. */
void rp_frame_close(RpPen *pen, const RpChartSpec *spec, const char *more);

/* The one line of a chart without any value. */
void rp_frame_empty(RpPen *pen);
