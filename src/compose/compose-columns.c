#include "compose/composer-private.h"

#define GUTTER      (8 * RP_MM)
#define SPACE       (6 * RP_MM) /* above and below */
#define MOST_WIDTHS 6

/* Where the columns stand, points. */
typedef struct {
    guint n;
    double x[MOST_WIDTHS], width[MOST_WIDTHS];
} ColumnPlan;

/* As the layout says, smaller in proportion where the page is narrower. */
static ColumnPlan
plan_columns(const RpBlock *block, double measure)
{
    const GArray *widths = block->u.columns.widths;
    double gutter = block->u.columns.gutter > 0 ? block->u.columns.gutter : GUTTER;
    ColumnPlan plan = {.n = widths->len == 0 ? 2 : MIN(widths->len, MOST_WIDTHS)};
    double sum = gutter * (plan.n - 1);

    for (guint c = 0; c < plan.n; c++) {
        plan.width[c] =
            widths->len == 0 ? (measure - gutter) / 2 : g_array_index(widths, double, c);
        sum += plan.width[c];
    }
    double factor = MIN(measure / sum, 1), x = 0;
    for (guint c = 0; c < plan.n; c++) {
        plan.x[c] = x;
        plan.width[c] *= factor;
        x += plan.width[c] + gutter * factor;
    }
    return plan;
}

RpBox *
rp_compose_columns(const RpComposer *composer, guint first, guint end)
{
    const GPtrArray *blocks = composer->document->blocks;
    const RpPageSetup *page = &composer->page;
    ColumnPlan plan = plan_columns(g_ptr_array_index(blocks, first), composer->measure);
    RpBox *columns[MOST_WIDTHS];
    g_autoptr(RpBox) group = rp_box_new(RP_BOX_GROUP, composer->measure, 0);

    g_assert(plan.n > 0);
    for (guint c = 0; c < plan.n; c++)
        columns[c] = rp_box_new(RP_BOX_COLUMN, plan.width[c], 0);
    for (guint i = first + 1; i < end; i++) {
        const RpBlock *block = g_ptr_array_index(blocks, i);
        guint c = CLAMP((guint)block->column, 1, plan.n) - 1;
        RpComposer inner = *composer;

        inner.measure = plan.width[c];
        inner.used = composer->used + columns[c]->height;
        if (block->kind != RP_BLOCK_PAGE_BREAK && block->kind != RP_BLOCK_COLUMNS)
            rp_box_append(columns[c], rp_composer_flatten(rp_compose_block(&inner, block)));
    }
    for (guint c = 0; c < plan.n; c++) {
        group->height = MAX(group->height, columns[c]->height);
        rp_box_place(group, columns[c], plan.x[c], 0);
    }
    if (group->height > page->size.height - page->margins.top - page->margins.bottom)
        return NULL;
    group->before = group->after = SPACE;
    return g_steal_pointer(&group);
}
