#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "build/region-table-private.h"
#include "build/table-filler-private.h"
#include "build/target-groups-private.h"
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

static RpColumn
column_head(gconstpointer data, gconstpointer input)
{
    const RpColumnKind *kind = data;
    char *second = kind->second != NULL ? kind->second(input) : g_strdup(kind->unit);

    return (RpColumn){
        .key = g_strdup(kind->key),
        .head = g_strdup(kind->head),
        .head2 = second,
        .align = kind->align,
        .share = kind->share,
        .gap_before = kind->gap * RP_MM,
        .quiet = kind->quiet,
    };
}

static void
fill_column(gconstpointer kind, gconstpointer input, gconstpointer row, guint index, RpCell *ret)
{
    ((const RpColumnKind *)kind)->fill(input, row, index, ret);
}

static void
add_item(const RpTableFiller *filler, const RpProgress *item, guint index)
{
    RpTableItem about = {item, index, item->status, item->target->where};
    RpRow *row = rp_table_add_row(filler, &about);

    row->place = g_strconcat(RP_PLACE_CELL, item->target->id, NULL);
    row->link = g_strconcat("#", RP_PLACE_SOURCE, item->target->id, NULL);
}

/* The value leads to where it comes from; in a table without values the first column does. */
static guint
value_column(const GArray *choices)
{
    for (guint c = 0; c < choices->len; c++) {
        const RpColumnKind *kind = g_array_index(choices, RpColumnChoice, c).kind;

        if (kind->fill == rp_column_lookup("现值")->fill)
            return c;
    }
    return 0;
}

static void
add_groups(const RpTableFiller *filler, const GArray *groups)
{
    guint index = 0;

    for (guint g = 0; g < groups->len; g++) {
        const RpTargetGroup *group = &g_array_index(groups, RpTargetGroup, g);

        if (*group->title != '\0') {
            RpRow head = {.group = g_strdup(group->title),
                          .group2 = g_strdup(group->counts),
                          .light = group->by_status,
                          .status = group->status};
            g_array_append_val(filler->table->rows, head);
        }
        for (guint i = 0; i < group->rows->len; i++)
            add_item(filler, g_ptr_array_index(group->rows, i), index++);
        if (filler->from->table.subtotals && *group->title != '\0')
            rp_target_group_add_total(filler, group->rows, "小计");
    }
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
    {RP_SORT_PLAN, "按规划顺序排列", "按规划顺序倒排"},
    {RP_SORT_COMPLETION, "按完成率由低到高排列", "按完成率由高到低排列"},
    {RP_SORT_GAP, "差距大的在前", "快于时序进度多的在前"},
    {RP_SORT_STATUS, "按状态由好到差排列", "按状态由差到好排列"},
    {RP_SORT_NATURE, "约束性目标在前，其余按完成率由高到低排列",
     "约束性目标在前，其余按完成率由高到低排列"},
};

static const char *const group_words[] = {
    [RP_GROUP_NONE] = "",
    [RP_GROUP_STATE] = "按状态分组，",
    [RP_GROUP_OWNER] = "按牵头单位分组，",
    [RP_GROUP_DOMAIN] = "按领域分组，",
    [RP_GROUP_NATURE] = "按属性分组，",
    [RP_GROUP_CHAPTER] = "",
};

static const char *
order_words(const RpLayoutBlock *from, const GPtrArray *rows)
{
    for (gsize i = 0; i < G_N_ELEMENTS(orders); i++)
        if (orders[i].sort == from->sort)
            return from->descending ? orders[i].falling : orders[i].rising;
    return rp_rows_mix_natures(rows) && from->group != RP_GROUP_NATURE
               ? "约束性目标在前，其余按规划顺序排列"
               : "按规划顺序排列";
}

static char *
default_subtitle(const RpBuilder *builder, const RpLayoutBlock *from, const GPtrArray *rows)
{
    g_autofree char *date = rp_wording_date_line(builder->set);

    return g_strconcat(date, "，", group_words[from->group],
                       from->group == RP_GROUP_NONE ? "" : "组内", order_words(from, rows), NULL);
}

static char *
default_note(const RpBuilder *builder, const RpLayoutBlock *from, const GPtrArray *rows)
{
    g_autofree char *note = rp_wording_note(builder->set, rows);
    g_autofree char *source = rp_wording_source_line(builder->set, rows);
    const char *totals =
        from->table.subtotals ? "小计、合计的完成率和时序进度为各项已知数的算术平均。" : "";

    if (*source == '\0')
        return g_strconcat("注：", note, totals, NULL);
    return g_strconcat("注：", note, totals, "来源：", source, "。", NULL);
}

/* Tables of targets know nothing of chapters, which tasks have. */
static RpLayoutGroup
checked_group(const RpBuilder *builder, const RpLayoutBlock *from)
{
    if (from->group != RP_GROUP_CHAPTER)
        return from->group;
    rp_diags_add(builder->diags, RP_FAULT, "group-not-for-table", from->where,
                 _("targets cannot be grouped by chapter"));
    rp_diags_hint(builder->diags, _("one of: %s"), "domain, status, owner, nature");
    return RP_GROUP_NONE;
}

static void
build_target_table(RpBuilder *builder, const RpLayoutBlock *from)
{
    static const RpColumnRegister known = {lookup_column,   column_key,  0,
                                           default_columns, column_head, fill_column};
    RpColumnRegister all = known;
    all.n = rp_n_columns;
    g_autoptr(GPtrArray) rows =
        rp_rows_select(builder->set, from, RP_SORT_DEFAULT, false, builder->diags);
    g_autoptr(GArray) choices = rp_builder_columns(builder, from, &all);
    g_autoptr(GArray) groups = rp_target_groups(builder->set, rows, checked_group(builder, from));
    RpColumnInput input = {builder->set, &builder->document->sheet, rows, from->where};

    if (rows->len == 0) {
        rp_builder_add_plain(builder, from, "没有符合条件的目标。", RP_STYLE_BODY);
        return;
    }
    RpTableSpec *table = rp_builder_add(builder, RP_BLOCK_TABLE, from)->u.table;
    RpTableFiller filler = {builder, from, &all, choices, &input, table};

    rp_table_set_texts(builder, from, table, default_title(rows),
                       default_subtitle(builder, from, rows), default_note(builder, from, rows));
    if (table->number > 0 || *table->subtitle != '\0')
        table->elapsed = builder->set->elapsed;
    table->link_column = value_column(choices);
    rp_table_add_columns(&filler);
    add_groups(&filler, groups);
    if (from->table.subtotals)
        rp_target_group_add_total(&filler, rows, "合计");
    rp_table_merge(&filler);
}

void
rp_build_table(RpBuilder *builder, const RpLayoutBlock *from)
{
    if (from->table.rows == RP_ROWS_REGIONS)
        rp_build_region_table(builder, from);
    else
        build_target_table(builder, from);
}
