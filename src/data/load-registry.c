#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "data/cell-number.h"
#include "data/fold.h"
#include "data/load-private.h"
#include "data/load.h"
#include "data/table.h"

enum {
    IND_ID,
    IND_NAME,
    IND_ALIASES,
    IND_UNIT,
    IND_KIND,
    IND_DIRECTION,
    IND_AGGREGATE,
    IND_NATURE,
    IND_BOUNDS,
    IND_DECIMALS,
    IND_DEFINITION,
    IND_SOURCE,
};

static const RpColumn indicator_columns[] = {
    [IND_ID] = {"id", "编号|标识|代码", true},
    [IND_NAME] = {"name", "名称|指标|指标名称", true},
    [IND_ALIASES] = {"aliases", "别名", false},
    [IND_UNIT] = {"unit", "单位|计量单位", false},
    [IND_KIND] = {"kind", "类型|类别", false},
    [IND_DIRECTION] = {"direction", "方向", false},
    [IND_AGGREGATE] = {"aggregate", "汇总|汇总方式", false},
    [IND_NATURE] = {"nature", "属性|性质", false},
    [IND_BOUNDS] = {"bounds", "界限|取值范围", false},
    [IND_DECIMALS] = {"decimals", "小数位|小数位数", false},
    [IND_DEFINITION] = {"definition", "定义|释义|说明", false},
    [IND_SOURCE] = {"source", "来源|数据来源", false},
};

static const RpWord kinds[] = {
    {"stock", RP_KIND_STOCK},
    {"flow", RP_KIND_FLOW},
    {"ratio", RP_KIND_RATIO},
    {"duration", RP_KIND_DURATION},
    {"存量", RP_KIND_STOCK},
    {"流量", RP_KIND_FLOW},
    {"比率", RP_KIND_RATIO},
    {"水平", RP_KIND_RATIO},
    {"时长", RP_KIND_DURATION},
    {"", RP_KIND_STOCK},
    {"cumulative", RP_KIND_CUMULATIVE},
    {"累计", RP_KIND_CUMULATIVE},
    {"规划期累计", RP_KIND_CUMULATIVE},
    {"per-period", RP_KIND_PER_PERIOD},
    {"当期", RP_KIND_PER_PERIOD},
};

static const RpWord directions[] = {
    {"up", RP_DIRECTION_UP},       {"down", RP_DIRECTION_DOWN},     {"none", RP_DIRECTION_NONE},
    {"升", RP_DIRECTION_UP},       {"降", RP_DIRECTION_DOWN},       {"中性", RP_DIRECTION_NONE},
    {"高", RP_DIRECTION_UP},       {"低", RP_DIRECTION_DOWN},       {"", RP_DIRECTION_NONE},
    {"越高越好", RP_DIRECTION_UP}, {"越低越好", RP_DIRECTION_DOWN},
};

static const RpWord aggregates[] = {
    {"given", RP_AGGREGATE_GIVEN}, {"sum", RP_AGGREGATE_SUM},        {"mean", RP_AGGREGATE_MEAN},
    {"max", RP_AGGREGATE_MAX},     {"min", RP_AGGREGATE_MIN},        {"", RP_AGGREGATE_GIVEN},
    {"合计", RP_AGGREGATE_SUM},    {"平均", RP_AGGREGATE_MEAN},      {"最大", RP_AGGREGATE_MAX},
    {"最小", RP_AGGREGATE_MIN},    {"直接给出", RP_AGGREGATE_GIVEN},
};

static const RpWord natures[] = {{"约束性", 0}, {"预期性", 1}, {"", 2}};

static const char *const nature_names[] = {"约束性", "预期性", ""};

/* "weighted:ID" or one of the words. False after a fault. */
static bool
read_aggregate(const RpTable *table, RpIndicator *indicator)
{
    static const char weighted[] = "weighted:";
    g_autofree char *text = rp_table_text(table, IND_AGGREGATE);
    int value = RP_AGGREGATE_GIVEN;

    if (g_str_has_prefix(text, weighted) && text[strlen(weighted)] != '\0') {
        indicator->aggregate = RP_AGGREGATE_WEIGHTED;
        indicator->aggregate_weight = g_strdup(text + strlen(weighted));
        return true;
    }
    if (!rp_table_word(table, IND_AGGREGATE, aggregates, G_N_ELEMENTS(aggregates), &value))
        return false;
    indicator->aggregate = (RpAggregate)value;
    return true;
}

/* One side of "low..high"; empty is no bound. */
static bool
read_bound(const char *text, bool *has, RpDecimal *value)
{
    g_autofree char *trimmed = rp_trimmed(text);

    *has = *trimmed != '\0';
    return !*has || rp_decimal_parse(trimmed, strlen(trimmed), value);
}

static bool
read_bounds(const RpTable *table, RpIndicator *indicator)
{
    g_autofree char *text = rp_table_text(table, IND_BOUNDS);
    char *dots = strstr(text, "..");

    if (*text == '\0')
        return true;
    if (dots != NULL) {
        *dots = '\0';
        if (read_bound(text, &indicator->has_low, &indicator->low) &&
            read_bound(dots + 2, &indicator->has_high, &indicator->high))
            return true;
        *dots = '.';
    }
    g_autofree char *quoted = rp_quote_raw(text, -1, 40);
    rp_table_report(table, IND_BOUNDS, RP_FAULT, "bad-bounds", _("'%s' is not a pair of bounds"),
                    quoted);
    rp_diags_hint(table->diags, "%s", _("write low..high, e.g. 0..100 or 0.."));
    return false;
}

static bool
read_decimals(const RpTable *table, RpIndicator *indicator)
{
    g_autofree char *text = rp_table_text(table, IND_DECIMALS);

    if (*text == '\0')
        return true;
    if (strlen(text) == 1 && g_ascii_isdigit(*text)) {
        indicator->decimals = *text - '0';
        return true;
    }
    g_autofree char *quoted = rp_quote_raw(text, -1, 40);
    rp_table_report(table, IND_DECIMALS, RP_FAULT, "bad-decimals",
                    _("'%s' is not a number of decimals"), quoted);
    rp_diags_hint(table->diags, "%s", _("write 0 to 9"));
    return false;
}

/* All three are looked at, so that all faults are found. */
static void
read_words(const RpTable *table, RpIndicator *indicator)
{
    int kind = 0, direction = 0, nature = 0;

    rp_table_word(table, IND_KIND, kinds, G_N_ELEMENTS(kinds), &kind);
    rp_table_word(table, IND_DIRECTION, directions, G_N_ELEMENTS(directions), &direction);
    rp_table_word(table, IND_NATURE, natures, G_N_ELEMENTS(natures), &nature);
    indicator->kind = (RpKind)kind;
    indicator->direction = (RpDirection)direction;
    indicator->nature = g_strdup(nature_names[nature]);
}

/* Every key of a registry must be there. */
static bool
require_text(const RpTable *table, int column, const char *text)
{
    if (*text != '\0')
        return true;
    rp_table_report(table, column, RP_FAULT, "empty-cell", _("the column '%s' must not be empty"),
                    table->columns[column].key);
    return false;
}

static void
read_indicator(RpDataset *dataset, const RpTable *table, GHashTable *seen)
{
    RpIndicator *indicator = g_new0(RpIndicator, 1);

    indicator->id = rp_table_text(table, IND_ID);
    indicator->name = rp_table_text(table, IND_NAME);
    indicator->aliases = rp_table_list(table, IND_ALIASES);
    indicator->unit = rp_table_text(table, IND_UNIT);
    indicator->definition = rp_table_text(table, IND_DEFINITION);
    indicator->source = rp_table_text(table, IND_SOURCE);
    indicator->where = rp_table_where(table, IND_ID);
    read_words(table, indicator);
    read_aggregate(table, indicator);
    read_bounds(table, indicator);
    read_decimals(table, indicator);
    require_text(table, IND_ID, indicator->id);
    require_text(table, IND_NAME, indicator->name);
    if (!rp_load_once(table, IND_ID, indicator->id, seen))
        rp_diags_hint(table->diags, "%s", _("give each indicator an id of its own"));
    rp_indicator_set_take(dataset->indicators, indicator);
}

static bool
load_registry(RpDataset *dataset, const GPtrArray *files, const RpRowReader *reader, RpDiags *diags,
              GError **error)
{
    for (guint i = 0; i < files->len; i++)
        if (!rp_load_rows(dataset, g_ptr_array_index(files, i), reader, diags, error))
            return false;
    return true;
}

/* The weights of weighted means must exist, once all files are read. */
static void
check_weights(const RpDataset *dataset, RpDiags *diags)
{
    const GPtrArray *all = rp_indicator_set_all(dataset->indicators);

    for (guint i = 0; i < all->len; i++) {
        const RpIndicator *indicator = g_ptr_array_index(all, i);
        const char *weight = indicator->aggregate_weight;

        if (weight == NULL || rp_indicator_set_lookup(dataset->indicators, weight) != NULL)
            continue;
        const char *near = rp_indicator_set_nearest(dataset->indicators, weight);
        rp_diags_add(diags, RP_FAULT, "unknown-indicator", indicator->where,
                     _("the weight '%s' is not the id of an indicator"), weight);
        if (near != NULL)
            rp_diags_hint(diags, _("did you mean '%s'?"), near);
    }
}

static void
report_shared(const char *word, const RpIndicator *first, const RpIndicator *second, RpDiags *diags)
{
    /* what is shipped is read last and cannot be changed by who reads the finding */
    bool same_file = first->where.file == second->where.file;
    g_autofree char *quoted = rp_quote_raw(word, -1, 40);

    rp_diags_add(diags, RP_WARNING, "shared-name", same_file ? second->where : first->where,
                 _("the indicators '%s' and '%s' are both called '%s'"), first->id, second->id,
                 quoted);
    rp_diags_hint(diags, "%s",
                  _("call one of them otherwise; until then they are found by their ids alone"));
}

/* A name or alias of two indicators names neither. A name goes before an alias, so that the two
 * are kept apart: `seen` is of char * -> RpIndicator *, the words of one of them. */
static void
check_word(GHashTable *seen, const char *word, const RpIndicator *indicator, RpDiags *diags)
{
    g_autofree char *folded = rp_fold_name(word, NULL);
    const RpIndicator *before = g_hash_table_lookup(seen, folded);

    if (*folded == '\0' || before == indicator)
        return;
    if (before != NULL)
        report_shared(word, before, indicator, diags);
    else
        g_hash_table_insert(seen, g_steal_pointer(&folded), (gpointer)indicator);
}

static void
check_names(const RpDataset *dataset, RpDiags *diags)
{
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) aliases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const GPtrArray *all = rp_indicator_set_all(dataset->indicators);

    for (guint i = 0; i < all->len; i++) {
        const RpIndicator *indicator = g_ptr_array_index(all, i);

        check_word(names, indicator->name, indicator, diags);
        for (guint k = 0; k < indicator->aliases->len; k++)
            check_word(aliases, g_ptr_array_index(indicator->aliases, k), indicator, diags);
    }
}

bool
rp_load_indicators(RpDataset *dataset, const GPtrArray *files, RpDiags *diags, GError **error)
{
    static const RpRowReader reader = {indicator_columns, G_N_ELEMENTS(indicator_columns),
                                       read_indicator};

    if (!load_registry(dataset, files, &reader, diags, error))
        return false;
    check_weights(dataset, diags);
    check_names(dataset, diags);
    return true;
}

enum {
    REG_CODE,
    REG_NAME,
    REG_SHORT,
    REG_LEVEL,
    REG_PARENT,
    REG_ORDER,
    REG_ALIASES,
    REG_TILE_COLUMN,
    REG_TILE_ROW,
};

static const RpColumn region_columns[] = {
    [REG_CODE] = {"code", "代码|编码|行政区划代码", true},
    [REG_NAME] = {"name", "名称|地区|地区名称", true},
    [REG_SHORT] = {"short_name", "简称", false},
    [REG_LEVEL] = {"level", "级别|层级", true},
    [REG_PARENT] = {"parent", "上级|上级代码", false},
    [REG_ORDER] = {"order", "顺序|排序", false},
    [REG_ALIASES] = {"aliases", "别名", false},
    [REG_TILE_COLUMN] = {"tile_column", "方格列", false},
    [REG_TILE_ROW] = {"tile_row", "方格行", false},
};

static const RpWord levels[] = {
    {"nation", 0}, {"province", 1}, {"city", 2}, {"unit", 3},   {"hmt", 4},
    {"国家", 0},   {"全国", 0},     {"省", 1},   {"省级", 1},   {"市", 2},
    {"地市", 2},   {"市州", 2},     {"单位", 3}, {"港澳台", 4},
};

static const char *const level_names[] = {"nation", "province", "city", "unit", "hmt"};

static int
read_place(const RpTable *table, int column)
{
    g_autofree char *text = rp_table_text(table, column);

    if (*text == '\0')
        return 0;
    if (strspn(text, "0123456789") == strlen(text) && strlen(text) < 7)
        return (int)g_ascii_strtoll(text, NULL, 10);
    g_autofree char *quoted = rp_quote_raw(text, -1, 40);
    rp_table_report(table, column, RP_FAULT, "bad-order", _("'%s' is not a place in an order"),
                    quoted);
    rp_diags_hint(table->diags, "%s", _("write a whole number"));
    return 0;
}

static void
read_region(RpDataset *dataset, const RpTable *table, GHashTable *seen)
{
    g_autofree char *code = rp_table_text(table, REG_CODE);
    g_autofree char *parent = rp_table_text(table, REG_PARENT);
    RpRegion *region = g_new0(RpRegion, 1);
    int level = 1;

    region->code = g_intern_string(code);
    region->parent = g_intern_string(parent);
    region->name = rp_table_text(table, REG_NAME);
    region->short_name = rp_table_text(table, REG_SHORT);
    region->aliases = rp_table_list(table, REG_ALIASES);
    region->where = rp_table_where(table, REG_CODE);
    region->order = read_place(table, REG_ORDER);
    region->tile_column = read_place(table, REG_TILE_COLUMN);
    region->tile_row = read_place(table, REG_TILE_ROW);
    rp_table_word(table, REG_LEVEL, levels, G_N_ELEMENTS(levels), &level);
    region->level = g_strdup(level_names[level]);
    if (*region->short_name == '\0') {
        g_free(region->short_name);
        region->short_name = g_strdup(region->name);
    }
    require_text(table, REG_CODE, code);
    require_text(table, REG_NAME, region->name);
    if (!rp_load_once(table, REG_CODE, code, seen))
        rp_diags_hint(table->diags, "%s", _("give each region a code of its own"));
    rp_region_set_take(dataset->regions, region);
}

bool
rp_load_regions(RpDataset *dataset, const GPtrArray *files, RpDiags *diags, GError **error)
{
    static const RpRowReader reader = {region_columns, G_N_ELEMENTS(region_columns), read_region};

    return load_registry(dataset, files, &reader, diags, error);
}
