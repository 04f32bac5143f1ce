#include "text/justify-private.h"

#define TRACK_MAX 0.25 /* em; between Han characters */
#define WORDS_MAX 0.5  /* em; over the 1/2 em of a word space, where a line has only such */

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

/* Returns: how far each gap of the line may grow, points. */
static double
limit_of(const RpCells *cells, const RpLine *line, double em)
{
    for (guint i = line->first; i + 1 < line->visible; i++) {
        const RpCell *cell = rp_cells_at(cells, i);

        if (cell->gap.track && cell->cls != RP_CJK_SPACE)
            return TRACK_MAX * em;
    }
    return WORDS_MAX * em;
}

/* Returns: what could not be placed because gaps may not grow further. */
static double
track(const RpCells *cells, const RpLine *line, double slack, double em, double *gaps)
{
    const guint n = line->visible - line->first;
    const guint tracks = cells->tracks[line->visible - 1] - cells->tracks[line->first];

    if (tracks == 0)
        return slack;
    const double added = MIN(slack / tracks, limit_of(cells, line, em));

    for (guint i = 0; i + 1 < n; i++)
        if (rp_cells_at(cells, line->first + i)->gap.track)
            gaps[i] += added;
    return slack - added * tracks;
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
    if (!params->justify)
        return m.natural;
    for (RpStretchLevel level = RP_STRETCH_WORD; level < RP_N_STRETCH && slack > 0.0; level++)
        slack = stretch_level(cells, line, level, slack, ret_gaps);
    if (slack > 0.0)
        slack = track(cells, line, slack, params->em, ret_gaps);
    return params->measure - slack;
}
