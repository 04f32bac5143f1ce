#include "text/justify-private.h"

#define NEARLY_FULL  0.5   /* em that a last line lacks at most to be set like the others */
#define TRACK_NORMAL 0.115 /* em; between Han characters, where anything else is left to grow */
#define RAGGED_FROM  2.0   /* em; a line that lacks more is left as it is */
#define TRACK_MAX    0.249 /* em; between Han characters */

/* One level of gaps gives up to what it has, all places in the same proportion.
 * Returns: what is still to be taken away. */
static double
shrink_level(const RpCells *cells, const RpLine *line, RpShrinkLevel level, double excess,
             double *gaps)
{
    const guint n = line->visible - line->first;
    double available = 0.0;

    for (guint i = 0; i + 1 < n; i++) {
        const RpGap *gap = &rp_cells_at(cells, line->first + i)->gap;

        available += gap->shrink_level == level ? gap->shrink : 0.0;
    }
    if (available <= 0.0)
        return excess;
    const double taken = MIN(excess, available);

    for (guint i = 0; i + 1 < n; i++) {
        const RpGap *gap = &rp_cells_at(cells, line->first + i)->gap;

        if (gap->shrink_level == level)
            gaps[i] -= gap->shrink * taken / available;
    }
    return excess - taken;
}

static double
stretch_level(const RpCells *cells, const RpLine *line, RpStretchLevel level, double slack,
              double *gaps)
{
    const guint n = line->visible - line->first;
    double available = 0.0;

    for (guint i = 0; i + 1 < n; i++) {
        const RpGap *gap = &rp_cells_at(cells, line->first + i)->gap;

        available += gap->stretch_level == level ? gap->stretch : 0.0;
    }
    if (available <= 0.0)
        return slack;
    const double added = MIN(slack, available);

    for (guint i = 0; i + 1 < n; i++) {
        const RpGap *gap = &rp_cells_at(cells, line->first + i)->gap;

        if (gap->stretch_level == level)
            gaps[i] += gap->stretch * added / available;
    }
    return slack - added;
}

/* Move up to `limit` points of *rest into each of `n` gaps. Returns: how much to each. */
static double
spread(double *rest, guint n, double limit)
{
    const double each = n == 0 ? 0.0 : MIN(*rest / n, limit);

    *rest = MAX(0.0, *rest - each * n);
    return each;
}

RpTracking
rp_justify_track(const RpLineMetrics *m, double rest, double em)
{
    const guint n = m->han > 0 ? m->tracks : m->other;
    RpTracking t = {.lack = rest};

    if (m->han > 0)
        t.track = spread(&t.lack, n, TRACK_NORMAL * em);
    if (m->wide > 0.0 && t.lack > 0.0) {
        t.wide = MIN(1.0, t.lack / m->wide);
        t.lack = MAX(0.0, t.lack - m->wide);
    }
    t.track += spread(&t.lack, n, TRACK_MAX * em - t.track);
    /* A line that stays very short is better read unspaced. */
    return t.lack > RAGGED_FROM * em ? (RpTracking){.lack = rest} : t;
}

/* Returns: what could not be placed because gaps may not grow further. */
static double
track(const RpCells *cells, const RpLine *line, const RpLineMetrics *m, double slack, double em,
      double *gaps)
{
    const RpTracking t = rp_justify_track(m, slack, em);

    for (guint i = 0; i + 1 < line->visible - line->first; i++) {
        const RpGap *gap = &rp_cells_at(cells, line->first + i)->gap;

        gaps[i] += gap->wide * t.wide;
        if (gap->track == RP_TRACK_OTHER || (m->han > 0 && gap->track != RP_TRACK_NONE))
            gaps[i] += t.track;
    }
    return t.lack;
}

double
rp_justify(const RpCells *cells, const RpLine *line, const RpJustifyParams *params,
           double *ret_gaps)
{
    const guint n = line->visible - line->first;
    const RpLineMetrics m = rp_cells_measure(cells, line);
    double slack = params->measure - m.natural;

    for (guint i = 0; i < n; i++)
        ret_gaps[i] = i + 1 < n ? rp_cells_at(cells, line->first + i)->gap.natural : 0.0;
    if (slack < 0.0) {
        double excess = -slack;

        for (RpShrinkLevel level = RP_SHRINK_WORD; level < RP_N_SHRINK && excess > 0.0; level++)
            excess = shrink_level(cells, line, level, excess, ret_gaps);
        return params->measure + excess;
    }
    if (!params->justify && !(params->last && slack < NEARLY_FULL * params->em))
        return m.natural;
    for (RpStretchLevel level = RP_STRETCH_WORD; level < RP_N_STRETCH && slack > 0.0; level++)
        slack = stretch_level(cells, line, level, slack, ret_gaps);
    if (slack > 0.0)
        slack = track(cells, line, &m, slack, params->em, ret_gaps);
    return params->measure - slack;
}
