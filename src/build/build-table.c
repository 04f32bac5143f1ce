#include <string.h>

#include "base/i18n.h"
#include "build/build-private.h"
#include "build/wording.h"

static const char *const default_columns[] = {"序号", "指标",   "单位",     "基期值", "目标值",
                                              "现值", "完成率", "时序进度", "状态",   NULL};

static gconstpointer
lookup_column(const char *key)
{
    return rp_column_lookup(key);
}

static const char *
column_key(gsize i)
{
    return rp_columns[i].key;
}

static void
add_columns(RpTableSpec *table, const RpColumnInput *input, const GPtrArray *kinds)
{
    for (guint i = 0; i < kinds->len; i++) {
        const RpColumnKind *kind = g_ptr_array_index(kinds, i);
        char *second = kind->second != NULL ? kind->second(input) : g_strdup(kind->unit);
        RpColumn column = {
            .key = g_strdup(kind->key),
            .head = g_strdup(kind->head),
            .head2 = second,
            .align = kind->align,
            .share = kind->share,
            .gap_before = kind->gap * RP_MM,
            .quiet = kind->quiet,
        };

        g_array_append_val(table->columns, column);
    }
}

/* The value leads to where it comes from; in a table without values the first column does. */
static guint
value_column(const GPtrArray *kinds)
{
    for (guint c = 0; c < kinds->len; c++)
        if (strcmp(((const RpColumnKind *)g_ptr_array_index(kinds, c))->key, "现值") == 0)
            return c;
    return 0;
}

static void
add_rows(RpTableSpec *table, const RpColumnInput *input, const GPtrArray *kinds)
{
    for (guint r = 0; r < input->rows->len; r++) {
        const RpProgress *item = g_ptr_array_index(input->rows, r);
        RpRow row = rp_row_new(kinds->len);

        for (guint c = 0; c < kinds->len; c++) {
            const RpColumnKind *kind = g_ptr_array_index(kinds, c);
            RpCell cell = {.where = item->target->where};

            kind->fill(input, item, r, &cell);
            g_array_append_val(row.cells, cell);
        }
        row.place = g_strconcat(RP_PLACE_CELL, item->target->id, NULL);
        row.link = g_strconcat("#", RP_PLACE_SOURCE, item->target->id, NULL);
        g_array_append_val(table->rows, row);
    }
    table->link_column = value_column(kinds);
}

/* 10项目标进展：6项达到预期进度，2项未达到 */
static char *
default_title(const GPtrArray *rows)
{
    RpTally tally = rp_rows_tally(rows);

    if (tally.judged == 0)
        return g_strdup_printf("%u项目标进展", tally.total);
    if (tally.expected == tally.total)
        return g_strdup_printf("%u项目标进展：%s达到预期进度", tally.total,
                               tally.total == 1 ? "" : "全部");
    if (tally.expected == 0)
        return g_strdup_printf("%u项目标进展：%u项未达到预期进度", tally.total, tally.lagging);
    if (tally.lagging == 0)
        return g_strdup_printf("%u项目标进展：%u项达到预期进度", tally.total, tally.expected);
    return g_strdup_printf("%u项目标进展：%u项达到预期进度，%u项未达到", tally.total,
                           tally.expected, tally.lagging);
}

static const struct {
    RpLayoutSort sort;
    const char *rising, *falling;
} orders[] = {
    {RP_SORT_DEFAULT, "按规划顺序排列", "按规划顺序排列"},
    {RP_SORT_PLAN, "按规划顺序排列", "按规划顺序倒排"},
    {RP_SORT_COMPLETION, "按完成率由低到高排列", "按完成率由高到低排列"},
    {RP_SORT_GAP, "差距大的在前", "快于时序进度多的在前"},
    {RP_SORT_STATUS, "按状态由好到差排列", "按状态由差到好排列"},
    {RP_SORT_NATURE, "约束性目标在前，其余按完成率由高到低排列",
     "约束性目标在前，其余按完成率由低到高排列"},
};

static char *
default_subtitle(const RpBuilder *builder, const RpLayoutBlock *from)
{
    g_autofree char *date = rp_wording_date_line(builder->set);

    for (gsize i = 0; i < G_N_ELEMENTS(orders); i++)
        if (orders[i].sort == from->sort)
            return g_strconcat(date, "，", from->descending ? orders[i].falling : orders[i].rising,
                               NULL);
    return g_steal_pointer(&date);
}

static char *
default_note(const RpBuilder *builder, const GPtrArray *rows)
{
    g_autofree char *note = rp_wording_note(builder->set, rows);
    g_autofree char *source = rp_wording_source_line(builder->set, rows);

    if (*source == '\0')
        return g_strconcat("注：", note, NULL);
    return g_strconcat("注：", note, "来源：", source, "。", NULL);
}

void
rp_build_table(RpBuilder *builder, const RpLayoutBlock *from)
{
    g_autoptr(GPtrArray) rows =
        rp_rows_select(builder->set, from, RP_SORT_PLAN, false, builder->diags);
    const RpColumnRegister known = {lookup_column, column_key, rp_n_columns, default_columns};
    g_autoptr(GPtrArray) kinds = rp_builder_columns(builder, from, &known);
    RpColumnInput input = {builder->set, &builder->document->sheet, rows, from->where};

    if (rows->len == 0) {
        rp_builder_add_plain(builder, from, "没有符合条件的目标。", RP_STYLE_BODY);
        return;
    }
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_TABLE, from);
    RpTableSpec *table = block->u.table;
    g_autofree char *title = rp_builder_expand_or(builder, &from->title, default_title(rows));

    g_free(table->title);
    g_free(table->subtitle);
    g_free(table->note);
    table->title = rp_one_line(title);
    table->subtitle =
        rp_builder_expand_or(builder, &from->subtitle, default_subtitle(builder, from));
    table->note = rp_builder_expand_or(builder, &from->note, default_note(builder, rows));
    table->number = ++builder->tables;
    table->elapsed = builder->set->elapsed;
    table->where = from->where;
    add_columns(table, &input, kinds);
    add_rows(table, &input, kinds);
}
