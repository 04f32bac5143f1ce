/* scale.h - values to positions, linearly */
#pragma once

/* Value `lo` stands at `from`, value `hi` at `to` (points). */
typedef struct {
    double lo, hi;
    double from, to;
} RpScale;

double rp_scale_at(const RpScale *scale, double value);

/* Returns: points for one unit of value, signed. */
double rp_scale_unit(const RpScale *scale);
