#include "chart/labels.h"

#include <math.h>

bool
rp_rects_meet(RpRect a, RpRect b)
{
    double across = fmin(a.x + a.width, b.x + b.width) - fmax(a.x, b.x);
    double down = fmin(a.y + a.height, b.y + b.height) - fmax(a.y, b.y);

    return across > RP_LABEL_SLACK && down > RP_LABEL_SLACK;
}

bool
rp_rect_inside(RpRect inner, RpRect outer)
{
    return inner.x >= outer.x - RP_LABEL_SLACK && inner.y >= outer.y - RP_LABEL_SLACK &&
           inner.x + inner.width <= outer.x + outer.width + RP_LABEL_SLACK &&
           inner.y + inner.height <= outer.y + outer.height + RP_LABEL_SLACK;
}

RpTaken *
rp_taken_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(RpRect));
}

void
rp_taken_add(RpTaken *taken, RpRect rect)
{
    g_array_append_val(taken, rect);
}

bool
rp_taken_meets(const RpTaken *taken, RpRect rect)
{
    for (guint i = 0; i < taken->len; i++)
        if (rp_rects_meet(g_array_index(taken, RpRect, i), rect))
            return true;
    return false;
}

RpSlots *
rp_slots_new(double lo, double hi, double gap)
{
    RpSlots *slots = g_new0(RpSlots, 1);

    slots->taken = g_array_new(FALSE, FALSE, sizeof(RpStretch));
    slots->lo = lo;
    slots->hi = hi;
    slots->gap = gap;
    return slots;
}

void
rp_slots_free(RpSlots *slots)
{
    if (slots == NULL)
        return;
    g_array_unref(slots->taken);
    g_free(slots);
}

static bool
slot_is_free(const RpSlots *slots, double left, double width)
{
    if (left < slots->lo - 1e-6 || left + width > slots->hi + 1e-6)
        return false;
    for (guint i = 0; i < slots->taken->len; i++) {
        const RpStretch *t = &g_array_index(slots->taken, RpStretch, i);
        if (left < t->to + slots->gap - 1e-6 && left + width > t->from - slots->gap + 1e-6)
            return false;
    }
    return true;
}

double
rp_slots_take(RpSlots *slots, double centre, double width, double reach)
{
    double wanted = centre - width / 2, best = NAN;
    g_autoptr(GArray) tries = g_array_new(FALSE, FALSE, sizeof(double));
    double edges[] = {wanted, slots->lo, slots->hi - width};

    g_array_append_vals(tries, edges, G_N_ELEMENTS(edges));
    for (guint i = 0; i < slots->taken->len; i++) {
        const RpStretch *t = &g_array_index(slots->taken, RpStretch, i);
        double beside[] = {t->to + slots->gap, t->from - slots->gap - width};
        g_array_append_vals(tries, beside, G_N_ELEMENTS(beside));
    }
    for (guint i = 0; i < tries->len; i++) {
        double left = g_array_index(tries, double, i);
        if (!slot_is_free(slots, left, width) || fabs(left - wanted) > reach)
            continue;
        if (isnan(best) || fabs(left - wanted) < fabs(best - wanted))
            best = left;
    }
    if (!isnan(best)) {
        RpStretch t = {best, best + width};
        g_array_append_val(slots->taken, t);
    }
    return best;
}

/* A run of labels that touch: its first centre is the mean of what its members would like. */
typedef struct {
    double sum; /* of wanted first centres */
    guint n;
} Run;

static double
run_start(const Run *run, double gap, double lo, double hi)
{
    return fmax(lo, fmin(run->sum / run->n, hi - gap * (run->n - 1)));
}

void
rp_labels_spread(double *centres, guint n, double gap, double lo, double hi)
{
    g_autoptr(GArray) pool = g_array_sized_new(FALSE, FALSE, sizeof(Run), n);
    guint n_runs = 0, k = 0;

    g_array_set_size(pool, n);
    Run *runs = (Run *)(gpointer)pool->data;

    if (n > 1 && gap * (n - 1) > hi - lo)
        gap = fmax((hi - lo) / (n - 1), 0);
    for (guint i = 0; i < n; i++) {
        runs[n_runs++] = (Run){centres[i], 1};
        /* Pool with the run before for as long as the two would touch. */
        while (n_runs > 1) {
            Run *a = &runs[n_runs - 2], *b = &runs[n_runs - 1];
            if (run_start(a, gap, lo, hi) + gap * a->n <= run_start(b, gap, lo, hi) + 1e-9)
                break;
            a->sum += b->sum - gap * a->n * b->n;
            a->n += b->n;
            n_runs--;
        }
    }
    for (guint r = 0; r < n_runs; r++) {
        double at = run_start(&runs[r], gap, lo, hi);
        for (guint i = 0; i < runs[r].n; i++)
            centres[k++] = at + gap * i;
    }
}
