/* wide.c - tables with one column per year, region or indicator
 *
 *   指标,2021年,2022年          地区,2021年,2022年         指标,期间,北京,天津
 *   国家标准总数(项),1,2        北京市,1,2                 国家标准总数,2022,1,2
 *
 * Each such column becomes rows of its own. What neither a column nor the headings say (the region
 * of the first table, the indicator of the second) comes from a line above the header, as in the
 * download form of the National Bureau of Statistics: 指标：国家标准总数(项).
 */
#include <string.h>

#include "base/i18n.h"
#include "data/fold.h"
#include "data/metrics-private.h"
#include "data/remark.h"

#define RAW_LENGTH 40

/* Keys that a line above the header may give. */
static const struct {
    const char *word;
    int column;
} above_words[] = {
    {"指标", MET_INDICATOR},  {"指标名称", MET_INDICATOR}, {"地区", MET_REGION},
    {"地区名称", MET_REGION}, {"填报地区", MET_REGION},    {"时间", MET_PERIOD},
    {"期间", MET_PERIOD},     {"统计期", MET_PERIOD},      {"报告期", MET_PERIOD},
    {"统计时间", MET_PERIOD}, {"单位", MET_UNIT},          {"计量单位", MET_UNIT},
};

/* Words that head sums of the other columns. */
static const char *const total_headings[] = {"合计", "总计", "小计", "共计", "平均", "total"};

static RpWideHeads
heads_of(RpMetricsReader *reader, const char *heading, const RpKeyText **ret)
{
    static const struct {
        RpWideHeads heads;
        int column;
    } tries[] = {{RP_HEADS_PERIOD, MET_PERIOD},
                 {RP_HEADS_REGION, MET_REGION},
                 {RP_HEADS_INDICATOR, MET_INDICATOR}};

    for (size_t i = 0; i < G_N_ELEMENTS(tries); i++) {
        const RpKeyText *key = rp_metric_key_text(reader, tries[i].column, heading);

        if (key->known) {
            *ret = key;
            return tries[i].heads;
        }
    }
    return RP_HEADS_NOTHING;
}

bool
rp_wide_is_value_heading(const char *heading, gpointer user)
{
    const RpKeyText *key;

    return heads_of(user, heading, &key) != RP_HEADS_NOTHING;
}

/* "指标：国家标准总数" said something for the whole table. */
static void
take_fact(RpMetricsReader *reader, int column, const char *text)
{
    if (column == MET_UNIT) {
        g_free(reader->unit);
        reader->unit = rp_trimmed(text);
        return;
    }
    const RpKeyText *key = rp_metric_key_text(reader, column, text);
    if (!key->known)
        return;
    if (column == MET_INDICATOR) {
        reader->indicator = key->indicator;
        if (*key->unit != '\0' && *reader->unit == '\0') {
            g_free(reader->unit);
            reader->unit = g_strdup(key->unit);
        }
    } else if (column == MET_REGION) {
        reader->region = key->region;
    } else {
        reader->period = key->period;
    }
}

/* Returns: index into above_words, or -1. */
static int
find_above_word(const char *word)
{
    for (int i = 0; i < (int)G_N_ELEMENTS(above_words); i++)
        if (strcmp(above_words[i].word, word) == 0)
            return i;
    return -1;
}

/* Look for "word：fact" in a cell above the header, or the word and the fact in two cells. */
static void
read_above(RpMetricsReader *reader)
{
    const GPtrArray *above = reader->header->above;

    for (guint i = 0; i < above->len; i++) {
        const char *cell = g_ptr_array_index(above, i);
        g_autofree char *bare = g_strdup(cell);
        g_strdelimit(bare, "()", ' ');
        g_autofree char *folded = rp_trimmed(bare);
        g_auto(GStrv) parts = g_regex_split_simple("：|:", folded, 0, 0);
        guint n = g_strv_length(parts);
        int word = n > 0 ? find_above_word(g_strstrip(parts[0])) : -1;

        if (word < 0)
            continue;
        if (n >= 2 && *parts[1] != '\0') {
            const char *fact = strstr(cell, "：") != NULL ? strstr(cell, "：") + strlen("：")
                                                          : strchr(cell, ':') + 1;
            g_autofree char *text =
                above_words[word].column == MET_UNIT ? g_strdup(parts[1]) : g_strdup(fact);
            take_fact(reader, above_words[word].column, text);
        } else if (i + 1 < above->len) {
            take_fact(reader, above_words[word].column, g_ptr_array_index(above, i + 1));
        }
    }
}

static void
report_heading(RpMetricsReader *reader, const RpHeading *heading, guint i, RpSeverity severity,
               const char *code, const char *text)
{
    g_autofree char *quoted = rp_quote_raw(heading->text, -1, RAW_LENGTH);

    rp_diags_add(reader->diags, severity, code, heading->where, "'%s': %s", quoted, text);
    rp_diags_cell(reader->diags, (int)i + 1, reader->header->row);
}

/* A heading of a wide table that heads no values. */
static void
report_other_heading(RpMetricsReader *reader, const RpHeading *heading, guint i)
{
    for (size_t k = 0; k < G_N_ELEMENTS(total_headings); k++) {
        if (g_str_has_prefix(heading->text, total_headings[k])) {
            report_heading(reader, heading, i, RP_NOTE, "total-column",
                           _("a column of totals is not read as data"));
            return;
        }
    }
    report_heading(reader, heading, i, RP_WARNING, "unknown-heading",
                   _("neither a column nor a period, region or indicator; not read"));
    rp_diags_hint(reader->diags, "%s", _("mend the heading if the column has data"));
}

/* Two headings for the same period, region or indicator. */
static bool
repeated(const GArray *values, const RpValueColumn *column)
{
    for (guint i = 0; i < values->len; i++) {
        const RpValueColumn *other = &g_array_index(values, RpValueColumn, i);

        if (other->indicator == column->indicator && other->region == column->region &&
            rp_period_equal(other->period, column->period))
            return true;
    }
    return false;
}

static void
add_value_column(RpMetricsReader *reader, guint i, RpWideHeads heads, const RpKeyText *key)
{
    const RpHeading *heading = &g_array_index(reader->header->headings, RpHeading, i);
    RpValueColumn column = {.field = i, .unit = heading->unit};

    if (heads == RP_HEADS_PERIOD)
        column.period = key->period;
    else if (heads == RP_HEADS_REGION)
        column.region = key->region;
    else
        column.indicator = key->indicator;
    if (repeated(reader->values, &column)) {
        report_heading(reader, heading, i, RP_FAULT, "duplicate-column",
                       _("a column before has the same meaning"));
        rp_diags_hint(reader->diags, "%s", _("keep one of them"));
    }
    RpCellPlace place = {heading->where, (int)i + 1, reader->header->row};
    rp_remarks_report(key->remarks, heading->text, "", place, reader->diags);
    g_array_append_val(reader->values, column);
}

/* Find the columns of values; all must head the same kind of thing. */
static RpWideHeads
find_value_columns(RpMetricsReader *reader)
{
    RpWideHeads heads = RP_HEADS_NOTHING;

    for (guint i = 0; i < reader->header->headings->len; i++) {
        const RpHeading *heading = &g_array_index(reader->header->headings, RpHeading, i);
        const RpKeyText *key = NULL;

        if (heading->column >= 0 || *heading->text == '\0')
            continue;
        RpWideHeads own = heads_of(reader, heading->text, &key);
        if (own == RP_HEADS_NOTHING) {
            report_other_heading(reader, heading, i);
        } else if (heads != RP_HEADS_NOTHING && own != heads) {
            report_heading(reader, heading, i, RP_FAULT, "mixed-headings",
                           _("periods, regions and indicators head columns side by side"));
            rp_diags_hint(reader->diags, "%s", _("use one kind of heading for the values"));
        } else {
            heads = own;
            add_value_column(reader, i, own, key);
        }
    }
    return heads;
}

static void
report_missing(RpMetricsReader *reader, int column)
{
    const RpHeading *first = &g_array_index(reader->header->headings, RpHeading, 0);

    rp_diags_add(reader->diags, RP_FAULT, "missing-column", first->where,
                 _("the header has no column '%s'"), rp_metric_columns[column].key);
    rp_diags_cell(reader->diags, 1, reader->header->row);
    rp_diags_hint(reader->diags, _("it may also be called: %s"), rp_metric_columns[column].names);
}

bool
rp_wide_require(RpMetricsReader *reader)
{
    unsigned before = rp_diags_count(reader->diags, RP_FAULT);
    const int *field = reader->header->field;

    if (field[MET_INDICATOR] < 0 && reader->heads != RP_HEADS_INDICATOR &&
        reader->indicator == NULL)
        report_missing(reader, MET_INDICATOR);
    if (field[MET_PERIOD] < 0 && field[MET_PART] < 0 && reader->heads != RP_HEADS_PERIOD &&
        reader->period.kind == RP_PERIOD_NONE)
        report_missing(reader, MET_PERIOD);
    if (field[MET_VALUE] < 0 && reader->heads == RP_HEADS_NOTHING)
        report_missing(reader, MET_VALUE);
    return rp_diags_count(reader->diags, RP_FAULT) == before;
}

/* A heading and a column must not give the same key. */
static void
refuse_double_keys(RpMetricsReader *reader, RpWideHeads heads)
{
    static const int column_of[] = {[RP_HEADS_PERIOD] = MET_PERIOD,
                                    [RP_HEADS_REGION] = MET_REGION,
                                    [RP_HEADS_INDICATOR] = MET_INDICATOR};
    if (heads == RP_HEADS_NOTHING || reader->header->field[column_of[heads]] < 0)
        return;
    int field = reader->header->field[column_of[heads]];
    const RpHeading *heading = &g_array_index(reader->header->headings, RpHeading, (guint)field);

    report_heading(reader, heading, (guint)field, RP_FAULT, "mixed-headings",
                   _("this column and the headings of the values give the same"));
    rp_diags_hint(reader->diags, "%s", _("remove the column, or write one value per row"));
}

bool
rp_wide_prepare(RpMetricsReader *reader)
{
    unsigned before = rp_diags_count(reader->diags, RP_FAULT);

    read_above(reader);
    if (reader->header->field[MET_VALUE] < 0) {
        reader->heads = find_value_columns(reader);
        refuse_double_keys(reader, reader->heads);
    }
    return rp_diags_count(reader->diags, RP_FAULT) == before;
}

void
rp_wide_read_row(RpMetricsReader *reader, const RpRowKeys *keys)
{
    for (guint i = 0; i < reader->values->len; i++) {
        const RpValueColumn *column = &g_array_index(reader->values, RpValueColumn, i);
        RpRowKeys own = *keys;

        if (column->indicator != NULL)
            own.indicator = column->indicator;
        if (column->region != NULL)
            own.region = column->region;
        if (column->period.kind != RP_PERIOD_NONE)
            own.period = column->period;
        rp_metric_value_read(reader, &own, column->field, column->unit);
    }
}
