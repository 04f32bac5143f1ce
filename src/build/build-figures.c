#include <math.h>

#include "build/build-private.h"
#include "build/phrase.h"

#define PER_ROW   3
#define MOST      6
#define MAX_LABEL 11 /* Han characters beside a status word */

static char *
figure_label(const RpProgressSet *set, const RpIndicator *indicator)
{
    g_autofree char *name = rp_phrase_name(set, indicator);

    return g_utf8_strlen(name, -1) <= MAX_LABEL ? g_steal_pointer(&name)
                                                : rp_phrase_short_name(set, indicator);
}

static char *
left_detail(const RpProgressSet *set, const RpProgress *item)
{
    g_autofree char *percent = rp_phrase_percent(set, item->completion);
    g_autofree char *reason = rp_phrase_no_completion(item);

    return *reason != '\0' ? g_steal_pointer(&reason) : g_strdup_printf("完成率%s%%", percent);
}

static char *
right_detail(const RpProgressSet *set, const RpProgress *item)
{
    g_autofree char *gap = rp_phrase_gap(set, rp_phrase_gap_pp(item));

    return isnan(item->gap_pp) ? g_strdup("") : g_strdup_printf("较时序%s百分点", gap);
}

static void
add_figure(GArray *figures, const RpProgressSet *set, const RpProgress *item)
{
    const RpTarget *target = item->target;
    g_autofree char *goal = rp_phrase_target_plain(target);
    RpFigure figure = {
        .label = figure_label(set, target->indicator),
        .value = rp_phrase_value(set, item),
        .unit = g_strdup(item->has_value ? rp_phrase_measure(target) : ""),
        .target = g_strconcat("目标 ", rp_phrase_comparator(target->comparator), goal, NULL),
        .left = left_detail(set, item),
        .right = right_detail(set, item),
        .status = item->status,
        .word = rp_phrase_is_stale(item) ? g_strdup(RP_WORD_STALE) : NULL,
        .completion = item->has_value ? item->completion : NAN,
        .elapsed = fmin(item->has_value ? item->elapsed : item->elapsed_report, 1),
    };

    g_array_append_val(figures, figure);
}

/* Whole rows only. Unless the author has chosen, targets whose progress is known go first. */
static GPtrArray *
choose(const RpBuilder *builder, const RpLayoutBlock *from)
{
    RpLayoutBlock all = *from;
    GPtrArray *chosen = g_ptr_array_new();
    guint most = from->limit > 0 ? (guint)from->limit : MOST;

    all.limit = 0; /* the limit is for what is chosen, not for what is looked at */
    g_autoptr(GPtrArray) rows =
        rp_rows_select(builder->set, &all, RP_SORT_PLAN, false, builder->diags);

    for (int pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < rows->len; i++) {
            const RpProgress *item = g_ptr_array_index(rows, i);
            bool later = from->sort == RP_SORT_DEFAULT && isnan(item->completion);

            if (later == (pass == 1))
                g_ptr_array_add(chosen, (gpointer)item);
        }
    }
    if (chosen->len > most)
        g_ptr_array_set_size(chosen, (int)most);
    if (chosen->len > PER_ROW)
        g_ptr_array_set_size(chosen, (int)(chosen->len - chosen->len % PER_ROW));
    return chosen;
}

void
rp_build_figures(RpBuilder *builder, const RpLayoutBlock *from)
{
    if (from->numbers != NULL) {
        rp_build_numbers(builder, from);
        return;
    }
    g_autoptr(GPtrArray) chosen = choose(builder, from);

    if (chosen->len == 0)
        return;
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_FIGURES, from);
    block->u.figures.gutter = from->gutter;
    for (guint i = 0; i < chosen->len; i++)
        add_figure(block->u.figures.items, builder->set, g_ptr_array_index(chosen, i));
}
