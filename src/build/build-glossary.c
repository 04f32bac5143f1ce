#include <math.h>

#include "build/build-private.h"
#include "build/phrase.h"

/* Which way is good. */
static const char *const directions[] = {
    [RP_DIRECTION_UP] = "升", [RP_DIRECTION_DOWN] = "降", [RP_DIRECTION_NONE] = ""};

static const struct {
    const char *head;
    double share, gap; /* gap: millimetres */
} heads[] = {{"指标", 0.6, 0}, {"单位", 0, 2}, {"方向", 0, 0}, {"含义", 1, 2}};

static void
add_row(const RpBuilder *builder, RpTableSpec *table, const RpTarget *target)
{
    const RpIndicator *indicator = target->indicator;
    g_autofree char *name = rp_phrase_name(builder->set, indicator);
    RpRow row = rp_row_new(table->columns->len);
    const char *cells[] = {indicator->unit, directions[indicator->direction],
                           indicator->definition};

    rp_cells_add_text(builder, &row, name, RP_STYLE_TABLE_NAME, indicator->where);
    for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
        if (*cells[i] == '\0')
            rp_cells_add_missing(&row, 1, indicator->where);
        else
            rp_cells_add_text(builder, &row, cells[i], RP_STYLE_TABLE_CELL, indicator->where);
    g_array_append_val(table->rows, row);
}

/* One row for each indicator that has a target, in plan order. */
void
rp_build_glossary(RpBuilder *builder, const RpLayoutBlock *from)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    const GArray *items = builder->set->items;

    if (items->len == 0)
        return;
    RpTableSpec *table = rp_cells_new_table(
        builder, from, g_strdup("指标解释"), g_strdup(""),
        g_strdup("注：方向为“升”的越高越好，为“降”的越低越好。含义取自指标目录。"));
    for (gsize i = 0; i < G_N_ELEMENTS(heads); i++)
        rp_cells_add_column(table, heads[i].head, RP_COLUMN_LEFT, heads[i].share, heads[i].gap);
    for (guint i = 0; i < items->len; i++) {
        const RpTarget *target = g_array_index(items, RpProgress, i).target;

        if (g_hash_table_add(seen, (gpointer)target->indicator))
            add_row(builder, table, target);
    }
}
