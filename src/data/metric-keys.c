#include <string.h>

#include "base/i18n.h"
#include "data/fold.h"
#include "data/metrics-private.h"
#include "data/period-text.h"
#include "data/remark.h"

#define RAW_LENGTH 40                       /* characters of a cell quoted in a finding */
#define MAX_TEXTS  ((gsize)4 * 1024 * 1024) /* bytes of texts kept for a column */

void
rp_key_text_free(gpointer data)
{
    RpKeyText *key = data;

    g_free(key->unit);
    g_free(key);
}

/* 国家标准总数（项）is looked up with and then without what stands in brackets. */
static void
read_indicator_text(const RpMetricsReader *reader, const char *text, RpKeyText *key)
{
    bool ambiguous = false;

    key->indicator =
        rp_indicator_set_match(reader->dataset->indicators, text, &key->remarks, &ambiguous);
    if (key->indicator == NULL && !ambiguous) {
        g_autofree char *name = NULL;

        g_free(key->unit);
        rp_split_unit(text, &name, &key->unit);
        key->indicator =
            rp_indicator_set_match(reader->dataset->indicators, name, &key->remarks, &ambiguous);
    }
    key->detail = ambiguous;
    key->known = key->indicator != NULL;
}

static void
read_region_text(const RpMetricsReader *reader, const char *text, RpKeyText *key)
{
    RpRegionMatch match = RP_REGION_BY_NAME;
    const char *bare = *text == '\'' ? text + 1 : text;
    const RpRegion *region =
        rp_region_set_match(reader->dataset->regions, bare, &match, &key->remarks);

    if (bare != text)
        key->remarks |= RP_REMARK_APOSTROPHE;
    key->known = region != NULL;
    key->region = region != NULL ? region->code : NULL;
    key->detail = (int)match;
}

static void
read_period_text(const char *text, RpKeyText *key)
{
    RpPeriodReading reading = rp_period_text_read(text, &key->period, &key->remarks);

    key->known = reading == RP_PERIOD_TEXT_READ;
    key->detail = (int)reading;
}

/* A file may have another text in every row; not all of them can be kept. */
static void
forget_texts(RpMetricsReader *reader, int column, gsize length)
{
    if (reader->texts_size[column] > MAX_TEXTS) {
        reader->last[column] = NULL;
        g_hash_table_remove_all(reader->texts[column]);
        reader->texts_size[column] = 0;
    }
    reader->texts_size[column] += 2 * length + sizeof(RpKeyText);
}

const RpKeyText *
rp_metric_key_text(RpMetricsReader *reader, int column, const char *text)
{
    RpKeyText *key = g_hash_table_lookup(reader->texts[column], text);

    if (key != NULL)
        return key;
    forget_texts(reader, column, strlen(text));
    g_autofree char *trimmed = rp_trimmed(text);
    key = g_new0(RpKeyText, 1);
    key->unit = g_strdup("");
    if (column == MET_INDICATOR)
        read_indicator_text(reader, trimmed, key);
    else if (column == MET_REGION)
        read_region_text(reader, trimmed, key);
    else
        read_period_text(trimmed, key);
    g_hash_table_insert(reader->texts[column], g_strdup(text), key);
    return key;
}

bool
rp_metric_replaced(const RpMetricsReader *reader, const char *text)
{
    return strstr(text, "\xEF\xBF\xBD") != NULL && rp_csv_is_broken(reader->csv);
}

/* A text that names no indicator or region. The nearest name is looked for only where the finding
 * is kept: a file may have 100,000 of them. */
static void
report_unknown(RpMetricsReader *reader, int column, unsigned field, const RpKeyText *key,
               const char *text)
{
    bool region = column == MET_REGION;
    bool ambiguous = !region && key->detail != 0;
    g_autofree char *quoted = rp_quote_raw(text, -1, RAW_LENGTH);

    if (region && rp_is_total(text)) {
        rp_diags_add(reader->diags, RP_NOTE, "row-below-table", rp_csv_where(reader->csv, field),
                     _("this row is %s and is not read as data"), _("a total"));
        rp_csv_mark(reader->csv, field);
        return;
    }
    rp_diags_add(reader->diags, RP_FAULT,
                 region      ? "unknown-region"
                 : ambiguous ? "ambiguous-indicator"
                             : "unknown-indicator",
                 rp_csv_where(reader->csv, field), "%s: '%s'",
                 region      ? _("unknown region")
                 : ambiguous ? _("names more than one indicator")
                             : _("unknown indicator"),
                 quoted);
    rp_csv_mark(reader->csv, field);
    if (!rp_diags_kept(reader->diags))
        return;
    const char *near = region ? rp_region_set_nearest(reader->dataset->regions, text)
                              : rp_indicator_set_nearest(reader->dataset->indicators, text);
    if (near != NULL)
        rp_diags_hint(reader->diags, _("did you mean '%s'?"), near);
    else
        rp_diags_hint(reader->diags, "%s",
                      region ? _("add it to data/regions.csv of the project")
                             : _("add it to data/indicators.csv of the project"));
}

static void
report_period(RpMetricsReader *reader, unsigned field, const RpKeyText *key, const char *quoted)
{
    static const struct {
        const char *code;
        const char *text;
        const char *hint;
    } faults[] = {
        [RP_PERIOD_TEXT_UNREADABLE] = {"bad-period", N_("not a period"),
                                       N_("write e.g. 2018, 2018Q2, 2018-06 or 2018年1—6月")},
        [RP_PERIOD_TEXT_IMPOSSIBLE] = {"impossible-period", N_("no such period"),
                                       N_("check year, month and day")},
        [RP_PERIOD_TEXT_WITHOUT_YEAR] = {"period-without-year", N_("a period without a year"),
                                         N_("write the year too, e.g. 2018年1—6月")},
    };

    rp_diags_add(reader->diags, RP_FAULT, faults[key->detail].code,
                 rp_csv_where(reader->csv, field), "'%s': %s", quoted, _(faults[key->detail].text));
    rp_csv_mark(reader->csv, field);
    rp_diags_hint(reader->diags, "%s", _(faults[key->detail].hint));
}

static void
report_unread(RpMetricsReader *reader, int column, unsigned field, const RpKeyText *key,
              const char *text)
{
    if (rp_metric_replaced(reader, text))
        return;
    if (column != MET_PERIOD && column != MET_PART) {
        report_unknown(reader, column, field, key, text);
        return;
    }
    g_autofree char *quoted = rp_quote_raw(text, -1, RAW_LENGTH);
    report_period(reader, field, key, quoted);
}

/* Warn about a region that was named by an alias, or by a name that a city shares. */
static void
warn_region(RpMetricsReader *reader, unsigned field, const RpKeyText *key, const char *text)
{
    if (key->detail == RP_REGION_BY_CODE || key->detail == RP_REGION_BY_NAME)
        return;
    bool alias = key->detail == RP_REGION_BY_ALIAS;
    const RpRegion *region = rp_region_set_lookup(reader->dataset->regions, key->region);
    g_autofree char *quoted = rp_quote_raw(text, -1, RAW_LENGTH);

    rp_diags_add(reader->diags, RP_WARNING, alias ? "region-alias" : "ambiguous-region",
                 rp_csv_where(reader->csv, field),
                 alias ? _("'%s' is a short form; read as %s (%s)")
                       : _("'%s' could also be a city; read as %s (%s)"),
                 quoted, region->name, key->region);
    rp_csv_mark(reader->csv, field);
    rp_diags_hint(reader->diags, _("write the name '%s' or the code %s"), region->name,
                  key->region);
}

static void
warn_text(RpMetricsReader *reader, int column, unsigned field, const RpKeyText *key,
          const char *text)
{
    g_autofree char *read_as = column == MET_INDICATOR ? g_strdup(key->indicator->id)
                               : column == MET_REGION  ? g_strdup(key->region)
                                                       : rp_period_to_string(key->period);

    RpCellPlace place = {rp_csv_where(reader->csv, field), (int)field + 1, reader->row->row};
    rp_remarks_report(key->remarks, text, read_as, place, reader->diags);
    if (column == MET_REGION)
        warn_region(reader, field, key, text);
}

static bool
is_empty(const RpCsvField *field)
{
    const char *text = field->text;
    gsize length = field->length;

    rp_trim(&text, &length);
    return length == 0;
}

/* A blank key cell comes from a merged cell above, if there is one. Returns: (nullable) the text.
 */
static const char *
fill_down(RpMetricsReader *reader, int column, unsigned field)
{
    const char *above = reader->above[column]->str;

    if (*above == '\0') {
        rp_diags_add(reader->diags, RP_FAULT, "empty-cell", rp_csv_where(reader->csv, field),
                     _("the column '%s' is empty"), rp_metric_columns[column].key);
        rp_csv_mark(reader->csv, field);
        rp_diags_hint(reader->diags, "%s", _("every row needs it"));
        return NULL;
    }
    g_autofree char *quoted = rp_quote_raw(above, -1, RAW_LENGTH);
    rp_diags_add(reader->diags, RP_WARNING, "filled-down", rp_csv_where(reader->csv, field),
                 _("the column '%s' is empty; filled down with '%s'"),
                 rp_metric_columns[column].key, quoted);
    rp_csv_mark(reader->csv, field);
    rp_diags_hint(reader->diags, "%s", _("merged cells are lost in CSV: repeat the value"));
    return above;
}

/* Returns: (nullable) the text of a key column in the current row; NULL after a fault. */
static const char *
key_cell(RpMetricsReader *reader, int column, unsigned field)
{
    static const RpCsvField none = {"", 0, 0};
    const RpCsvField *cell = field < reader->row->n ? &reader->row->fields[field] : &none;

    if (is_empty(cell))
        return fill_down(reader, column, field);
    if (strcmp(reader->above[column]->str, cell->text) != 0) {
        g_string_assign(reader->above[column], cell->text);
        reader->last[column] = NULL;
    }
    return reader->above[column]->str;
}

/* Read a key column that the table has. Returns: (nullable); NULL after a fault. */
static const RpKeyText *
read_key(RpMetricsReader *reader, int column)
{
    unsigned field = (unsigned)reader->header->field[column];
    const char *text = key_cell(reader, column, field);

    if (text == NULL)
        return NULL;
    if (reader->last[column] == NULL)
        reader->last[column] = rp_metric_key_text(reader, column, text);
    const RpKeyText *key = reader->last[column];
    if (!key->known) {
        report_unread(reader, column, field, key, text);
        return NULL;
    }
    if (key->remarks != 0 || key->detail != 0)
        warn_text(reader, column, field, key, text);
    return key;
}

/* Year and month (or quarter) in two columns: 2018 and 6月. */
static const RpKeyText *
read_split_period(RpMetricsReader *reader)
{
    unsigned year_field = (unsigned)reader->header->field[MET_PERIOD];
    unsigned part_field = (unsigned)reader->header->field[MET_PART];
    const char *year = key_cell(reader, MET_PERIOD, year_field);
    const char *part = key_cell(reader, MET_PART, part_field);

    if (year == NULL || part == NULL)
        return NULL;
    g_autofree char *year_text = rp_trimmed(year);
    g_autofree char *part_text = rp_trimmed(part);
    bool bare_year = strlen(year_text) == 4;
    bool bare_month = strspn(part_text, "0123456789") == strlen(part_text);
    g_autofree char *text =
        g_strconcat(year_text, bare_year ? "年" : "", part_text, bare_month ? "月" : "", NULL);
    const RpKeyText *key = rp_metric_key_text(reader, MET_PART, text);

    if (!key->known) {
        report_unread(reader, MET_PART, part_field, key, text);
        return NULL;
    }
    warn_text(reader, MET_PART, part_field, key, text);
    return key;
}

static const RpKeyText *
read_period(RpMetricsReader *reader)
{
    const int *field = reader->header->field;

    if (field[MET_PERIOD] >= 0 && field[MET_PART] >= 0)
        return read_split_period(reader);
    return read_key(reader, field[MET_PERIOD] >= 0 ? MET_PERIOD : MET_PART);
}

RpRowKeys
rp_metric_keys_read(RpMetricsReader *reader)
{
    const int *field = reader->header->field;
    RpRowKeys keys = {reader->indicator, reader->region, reader->period, "", true};

    if (field[MET_INDICATOR] >= 0) {
        const RpKeyText *key = read_key(reader, MET_INDICATOR);
        keys.sound = keys.sound && key != NULL;
        if (key != NULL) {
            keys.indicator = key->indicator;
            keys.unit = key->unit;
        }
    }
    if (field[MET_REGION] >= 0) {
        const RpKeyText *key = read_key(reader, MET_REGION);
        keys.sound = keys.sound && key != NULL;
        if (key != NULL)
            keys.region = key->region;
    }
    if (field[MET_PERIOD] >= 0 || field[MET_PART] >= 0) {
        const RpKeyText *key = read_period(reader);
        keys.sound = keys.sound && key != NULL;
        if (key != NULL)
            keys.period = key->period;
    }
    return keys;
}
