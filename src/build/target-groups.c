#include "build/target-groups-private.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "build/wording.h"

/* Worst first. */
static const int urgency[RP_N_STATUS] = {
    [RP_STATUS_REGRESS] = 0,  [RP_STATUS_MISSED] = 1,   [RP_STATUS_BEHIND] = 2,
    [RP_STATUS_SLOW] = 3,     [RP_STATUS_NO_DATA] = 4,  [RP_STATUS_NO_BASELINE] = 5,
    [RP_STATUS_STARTING] = 6, [RP_STATUS_ON_TRACK] = 7, [RP_STATUS_MET] = 8,
};

static void
clear_group(gpointer data)
{
    RpTargetGroup *group = data;

    g_free(group->title);
    g_free(group->counts);
    g_ptr_array_unref(group->rows);
}

/* What thresholds are compared with, in words. */
static const struct {
    const char *name, *unit;
    double factor;
    int decimals;
} measure_words[RP_N_MEASURES] = {
    [RP_MEASURE_PACE] = {"进度比", "", 1, 2},
    [RP_MEASURE_GAP] = {"较时序", "个百分点", 1, 1},
    [RP_MEASURE_CAGR] = {"增速比", "", 1, 2},
    [RP_MEASURE_SCORE] = {"得分", "分", 1, 0},
};

static char *
bound_text(const RpScheme *rules, double value)
{
    return rp_scheme_format(rules, value * measure_words[rules->measure].factor,
                            measure_words[rules->measure].decimals);
}

/* （进度比0.60—0.95）, of the lowest band that has a bound below （进度比低于0.60）. "" where the
 * scheme says nothing of the status. */
static char *
band_words(const RpScheme *rules, RpStatus status)
{
    const char *name = rules == NULL ? "" : measure_words[rules->measure].name;

    if (status == RP_STATUS_REGRESS)
        return g_strdup("（低于基期水平）");
    for (guint i = 0; rules != NULL && i < rules->thresholds->len; i++) {
        const RpThreshold *band = &g_array_index(rules->thresholds, RpThreshold, i);

        if (band->status != status)
            continue;
        const char *unit = measure_words[rules->measure].unit;
        g_autofree char *from = bound_text(rules, band->from);
        if (i == 0)
            return g_strdup_printf("（%s%s%s%s）", name, band->exclusive ? "高于" : "不低于", from,
                                   unit);
        double above = g_array_index(rules->thresholds, RpThreshold, i - 1).from;
        g_autofree char *to = bound_text(rules, above);
        if (!isfinite(band->from) || band->from == 0)
            return g_strdup_printf("（%s低于%s%s）", name, to, unit);
        return g_strdup_printf("（%s%s—%s%s）", name, from, to, unit);
    }
    return g_strdup("");
}

static char *
group_name(const RpProgressSet *set, const RpProgress *item, RpLayoutGroup by)
{
    const RpTarget *target = item->target;

    switch (by) {
    case RP_GROUP_STATE: {
        g_autofree char *band = band_words(set->rules, item->status);
        return g_strconcat(rp_phrase_status(set, item->status), band, NULL);
    }
    case RP_GROUP_OWNER: {
        g_autofree char *lead = rp_phrase_owner(target, true);
        return g_strdup(*lead == '\0' ? "未明确牵头单位" : lead);
    }
    case RP_GROUP_DOMAIN:
        return g_strdup(*target->domain == '\0' ? "未分领域" : target->domain);
    case RP_GROUP_NATURE:
        return g_strdup(*target->nature == '\0' ? "未标明属性" : target->nature);
    case RP_GROUP_CHAPTER:
    case RP_GROUP_NONE:
        break;
    }
    return g_strdup("");
}

static void
add_to_group(const RpProgressSet *set, GArray *groups, GHashTable *index, const RpProgress *item,
             RpLayoutGroup by)
{
    g_autofree char *name = group_name(set, item, by);
    gpointer at;

    if (g_hash_table_lookup_extended(index, name, NULL, &at)) {
        RpTargetGroup *group = &g_array_index(groups, RpTargetGroup, GPOINTER_TO_UINT(at));
        g_ptr_array_add(group->rows, (gpointer)item);
        return;
    }
    RpTargetGroup group = {.title = g_strdup(name),
                           .by_status = by == RP_GROUP_STATE,
                           .status = item->status,
                           .rows = g_ptr_array_new()};
    g_ptr_array_add(group.rows, (gpointer)item);
    g_hash_table_insert(index, g_steal_pointer(&name), GUINT_TO_POINTER(groups->len));
    g_array_append_val(groups, group);
}

static gint
by_urgency(gconstpointer a, gconstpointer b)
{
    const RpTargetGroup *x = a, *y = b;

    return urgency[x->status] - urgency[y->status];
}

static gint
binding_first(gconstpointer a, gconstpointer b)
{
    const RpTargetGroup *x = a, *y = b;

    return (strcmp(y->title, "约束性") == 0) - (strcmp(x->title, "约束性") == 0);
}

/* 4项：达标1项、滞后3项 */
static char *
counts_text(const RpProgressSet *set, const GPtrArray *rows)
{
    RpTally tally = rp_rows_tally(rows);
    g_autoptr(GString) out = g_string_new(NULL);

    g_string_append_printf(out, "%u项", tally.total);
    for (int s = 0, n = 0; s < RP_N_STATUS; s++)
        if (tally.counts[s] > 0)
            g_string_append_printf(out, "%s%s%u项", n++ == 0 ? "：" : "、",
                                   rp_phrase_status(set, (RpStatus)s), tally.counts[s]);
    return g_strdup(out->str);
}

static void
number_groups(const RpProgressSet *set, GArray *groups)
{
    for (guint g = 0; g < groups->len; g++) {
        RpTargetGroup *group = &g_array_index(groups, RpTargetGroup, g);
        g_autofree char *plain = group->title;
        g_autofree char *ordinal = rp_number_chinese(g + 1);

        group->title = g_strconcat(ordinal, "、", plain, NULL);
        group->counts = group->by_status ? g_strdup_printf("%u项", group->rows->len)
                                         : counts_text(set, group->rows);
    }
}

GArray *
rp_target_groups(const RpProgressSet *set, const GPtrArray *rows, RpLayoutGroup group)
{
    GArray *groups = g_array_new(FALSE, TRUE, sizeof(RpTargetGroup));
    g_autoptr(GHashTable) index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    g_array_set_clear_func(groups, clear_group);
    for (guint i = 0; i < rows->len; i++)
        add_to_group(set, groups, index, g_ptr_array_index(rows, i), group);
    if (group == RP_GROUP_STATE)
        g_array_sort(groups, by_urgency);
    if (group == RP_GROUP_NATURE)
        g_array_sort(groups, binding_first);
    if (group != RP_GROUP_NONE)
        number_groups(set, groups);
    return groups;
}

/* Means over the targets that have a completion. */
typedef struct {
    double completion, elapsed; /* NAN without any */
    unsigned known;
} Means;

static Means
means_of(const GPtrArray *rows)
{
    Means means = {0, 0, 0};

    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);

        if (!item->has_value || isnan(item->completion))
            continue;
        means.completion += item->completion;
        means.elapsed += fmin(item->elapsed, 1);
        means.known++;
    }
    means.completion = means.known == 0 ? NAN : means.completion / means.known;
    means.elapsed = means.known == 0 ? NAN : means.elapsed / means.known;
    return means;
}

/* Takes `number`. */
static void
set_number(RpCell *cell, char *number)
{
    cell->kind = strcmp(number, RP_DASH) == 0 ? RP_CELL_MISSING : RP_CELL_NUMBER;
    cell->strong = cell->kind == RP_CELL_NUMBER;
    if (cell->strong)
        cell->number = number;
    else
        g_free(number);
}

/* The sum over the rows; marks that are not known make it unknown, for they are not zero.
 * Returns: NAN then. */
static double
sum_of(const RpProgressSet *set, const GPtrArray *rows,
       double (*part)(const RpProgressSet *set, const RpProgress *item))
{
    double sum = 0;

    for (guint i = 0; i < rows->len; i++)
        sum += part(set, g_ptr_array_index(rows, i));
    return sum;
}

static void
fill_total(const RpTableFiller *filler, const char *key, const GPtrArray *rows, RpCell *cell)
{
    const RpProgressSet *set = filler->builder->set;
    Means means = means_of(rows);
    RpTally tally = rp_rows_tally(rows);

    cell->kind = RP_CELL_BLANK;
    if (strcmp(key, "完成率") == 0)
        set_number(cell, rp_phrase_percent(set, means.completion));
    else if (strcmp(key, "时序进度") == 0)
        set_number(cell, rp_phrase_percent(set, means.elapsed));
    else if (strcmp(key, "较时序") == 0 || strcmp(key, "进度差") == 0)
        set_number(cell, rp_phrase_gap(set, 100 * (means.completion - means.elapsed)));
    else if (strcmp(key, "分值") == 0)
        set_number(cell, rp_phrase_marks(set, sum_of(set, rows, rp_column_full_marks)));
    else if (strcmp(key, "得分") == 0)
        set_number(cell, rp_phrase_marks(set, sum_of(set, rows, rp_column_marks)));
    else if (strcmp(key, "状态") == 0 || strcmp(key, "灯") == 0) {
        cell->kind = RP_CELL_STRIP;
        memcpy(rp_cell_extra(cell)->counts, tally.counts, sizeof tally.counts);
    }
}

void
rp_target_group_add_total(const RpTableFiller *filler, const GPtrArray *rows, const char *word)
{
    const GArray *columns = filler->table->columns;
    RpRow row = rp_row_new(columns->len);
    g_autofree char *label = g_strdup_printf("%s（%u项）", word, rows->len);
    RpTextStyle style = filler->builder->document->sheet.styles[RP_STYLE_TABLE_CELL].text;
    guint span = 0;

    style.weight = 700;
    row.total = true;
    for (guint c = 0; c < columns->len; c++) {
        RpCell cell = {.where = filler->from->where};

        fill_total(filler, g_array_index(columns, RpColumn, c).key, rows, &cell);
        span += span == c && cell.kind == RP_CELL_BLANK ? 1 : 0;
        g_array_append_val(row.cells, cell);
    }
    if (span > 0) {
        RpCell *first = &g_array_index(row.cells, RpCell, 0);

        first->kind = RP_CELL_TEXT;
        first->text = rp_richtext_new_plain(label, style, filler->from->where);
        first->span = (guint16)span;
    }
    g_array_append_val(filler->table->rows, row);
}
