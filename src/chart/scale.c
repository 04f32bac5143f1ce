#include "chart/scale.h"

double
rp_scale_unit(const RpScale *scale)
{
    return (scale->to - scale->from) / (scale->hi - scale->lo);
}

double
rp_scale_at(const RpScale *scale, double value)
{
    return scale->from + (value - scale->lo) * rp_scale_unit(scale);
}
