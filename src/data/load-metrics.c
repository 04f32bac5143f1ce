#include <string.h>

#include "base/i18n.h"
#include "data/cell-number.h"
#include "data/fold.h"
#include "data/load-private.h"
#include "data/metrics-private.h"
#include "data/period-text.h"

const RpColumn rp_metric_columns[MET_N] = {
    [MET_INDICATOR] = {"indicator",
                       "指标|指标名称|指标id|指标代码|指标编号|统计指标|监测指标|项目|indicator_id",
                       false},
    [MET_REGION] = {"region",
                    "地区|地区名称|地区代码|区域|省份|省市|省区市|市州|地市|行政区划|行政区划代码|"
                    "区划代码|填报地区|填报单位|报送单位|region_code",
                    false},
    [MET_PERIOD] =
        {"period",
         "期间|时间|日期|年份|年度|年|年月|统计期|统计时间|报告期|时期|数据时间|year|date", false},
    [MET_PART] = {"month", "月份|月|季度|季|quarter", false},
    [MET_VALUE] =
        {"value",
         "数值|值|数据|数据值|指标值|统计值|现值|本期值|实际值|完成值|当期值|累计值|本期数", false},
    [MET_UNIT] = {"unit", "单位|计量单位", false},
    [MET_SOURCE] = {"source", "来源|数据来源|资料来源|出处|source_title", false},
    [MET_NOTE] = {"note", "备注|说明|注|注释|remark|remarks", false},
    [MET_FLAG] = {"flag", "标记|标志|标识|数据标记|flags", false},
    [MET_VINTAGE] = {"vintage", "版本|数据版本|发布日期|发布时间|更新日期", false},
};

static RpMetricsReader *
reader_new(const RpDataset *dataset, const RpMetricsOptions *options, RpDiags *diags)
{
    RpMetricsReader *reader = g_new0(RpMetricsReader, 1);

    reader->dataset = dataset;
    reader->options = options;
    reader->diags = diags;
    reader->values = g_array_new(FALSE, FALSE, sizeof(RpValueColumn));
    reader->unit = g_strdup("");
    for (int i = 0; i < MET_VALUE; i++) {
        reader->texts[i] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, rp_key_text_free);
        reader->above[i] = g_string_new(NULL);
    }
    return reader;
}

static void
reader_free(RpMetricsReader *reader)
{
    rp_header_free(reader->header);
    rp_csv_free(reader->csv);
    g_array_unref(reader->values);
    g_free(reader->unit);
    for (int i = 0; i < MET_VALUE; i++) {
        g_hash_table_unref(reader->texts[i]);
        g_string_free(reader->above[i], TRUE);
    }
    for (int i = 0; i < MET_N; i++)
        if (reader->text[i] != NULL)
            g_string_free(reader->text[i], TRUE);
    g_free(reader);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpMetricsReader, reader_free)

/* Returns: how many fields a full row has; empty headings at the end do not count. */
static unsigned
full_length(const RpHeader *header)
{
    unsigned n = header->headings->len;

    while (n > 0 && *g_array_index(header->headings, RpHeading, n - 1).text == '\0')
        n--;
    return n;
}

static bool
field_filled(const RpCsvRow *row, unsigned i)
{
    const char *text = row->fields[i].text;
    gsize length = row->fields[i].length;

    rp_trim(&text, &length);
    return length > 0;
}

/* Fields behind the last heading: most likely a comma that should have been quoted. */
static bool
check_long(const RpMetricsReader *reader)
{
    for (unsigned i = reader->header->headings->len; i < reader->row->n; i++) {
        if (!field_filled(reader->row, i))
            continue;
        rp_diags_add(reader->diags, RP_FAULT, "long-row", rp_csv_where(reader->csv, i),
                     _("this row has more fields than the header"));
        rp_csv_mark(reader->csv, i);
        rp_diags_hint(reader->diags, "%s",
                      _("put a field that contains a comma in quotes, e.g. \"12,345\""));
        return false;
    }
    return true;
}

static void
check_short(const RpMetricsReader *reader)
{
    unsigned full = full_length(reader->header);

    if (reader->row->n >= full)
        return;
    rp_diags_add(reader->diags, RP_WARNING, "short-row", rp_csv_where(reader->csv, reader->row->n),
                 _("this row has %u fields, the header has %u"), reader->row->n, full);
    rp_csv_mark(reader->csv, reader->row->n - 1);
    rp_diags_hint(reader->diags, "%s", _("the fields that are not there count as empty"));
}

/* 数量 or 6月, which could be six months only by itself, can head a column. */
static bool
is_heading(const RpCsvField *field)
{
    RpCell cell = rp_cell_read(field->text, field->length);
    RpPeriod period;
    unsigned remarks = 0;

    if (cell.kind == RP_CELL_MISSING)
        return false;
    return cell.kind != RP_CELL_NUMBER ||
           (cell.unit[0] != '\0' &&
            rp_period_text_read(field->text, &period, &remarks) != RP_PERIOD_TEXT_UNREADABLE);
}

/* A first row under blank headings that is itself made of headings. */
static bool
is_second_level(const RpMetricsReader *reader)
{
    unsigned n = MIN(reader->row->n, reader->header->headings->len);

    for (unsigned i = 0; i < n; i++) {
        const RpHeading *heading = &g_array_index(reader->header->headings, RpHeading, i);

        if (*heading->text != '\0' || !field_filled(reader->row, i))
            continue;
        if (is_heading(&reader->row->fields[i]))
            return true;
    }
    return false;
}

static void
report_second_level(const RpMetricsReader *reader)
{
    rp_diags_add(reader->diags, RP_FAULT, "two-level-header", rp_csv_where(reader->csv, 0),
                 _("the header has two levels; a value would not know which heading it has"));
    rp_csv_mark(reader->csv, 0);
    rp_diags_hint(reader->diags, "%s",
                  _("write one header row, e.g. indicator,region,period,value"));
}

/* Data under a blank heading is not read; say so once. */
static void
check_unheaded(const RpMetricsReader *reader)
{
    unsigned n = MIN(reader->row->n, reader->header->headings->len);

    for (unsigned i = 0; i < n; i++) {
        const RpHeading *heading = &g_array_index(reader->header->headings, RpHeading, i);

        if (*heading->text != '\0' || !field_filled(reader->row, i))
            continue;
        rp_diags_add(reader->diags, RP_WARNING, "column-without-heading", heading->where,
                     _("this column has data but no heading; it is not read"));
        rp_diags_cell(reader->diags, (int)i + 1, reader->header->row);
        rp_diags_hint(reader->diags, "%s", _("give it a heading"));
    }
}

/* An indicator or region may be called like a total. */
static bool
names_a_key(RpMetricsReader *reader, unsigned field)
{
    static const int columns[] = {MET_INDICATOR, MET_REGION};

    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
        if (reader->header->field[columns[i]] == (int)field)
            return rp_metric_key_text(reader, columns[i], reader->row->fields[field].text)->known;
    return false;
}

/* A note may go on in the rows below it, each with nothing but a text in one field. */
static bool
continues_note(const RpMetricsReader *reader)
{
    unsigned filled = 0;

    for (unsigned i = 0; reader->below && i < reader->row->n; i++)
        filled += field_filled(reader->row, i);
    return filled == 1;
}

/* The row begins with the indicator of the row before, as most rows of large files do. */
static bool
goes_on(const RpMetricsReader *reader)
{
    const RpKeyText *last = reader->last[MET_INDICATOR];

    return reader->header->field[MET_INDICATOR] == 0 && last != NULL && last->known &&
           strcmp(reader->above[MET_INDICATOR]->str, reader->row->fields[0].text) == 0;
}

/* Rows below the table: totals, notes, sources. */
static bool
is_footer(RpMetricsReader *reader)
{
    unsigned field = 0;

    if (goes_on(reader))
        return false;
    const char *kind = rp_footer_kind(reader->row, true, &field);

    if (kind == NULL && continues_note(reader))
        kind = N_("a note");
    if (kind == NULL || names_a_key(reader, field))
        return false;
    reader->below = strcmp(kind, N_("a total")) != 0;
    rp_diags_add(reader->diags, RP_NOTE, "row-below-table", rp_csv_where(reader->csv, field),
                 _("this row is %s and is not read as data"), _(kind));
    rp_csv_mark(reader->csv, field);
    return true;
}

/* A row in one piece that another character would cut into as many fields as the header has; such
 * rows are reported once. */
static bool
is_cut_otherwise(RpMetricsReader *reader)
{
    static const char *const delimiters[] = {";", "；", ",", "，", "\t", "|"};
    unsigned full = full_length(reader->header);

    if (reader->row->n != 1 || full < 3)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(delimiters); i++) {
        g_auto(GStrv) parts =
            g_strsplit(reader->row->fields[0].text, delimiters[i], (gint)full + 1);

        if (g_strv_length(parts) + 1 < full)
            continue;
        if (!reader->cut_otherwise)
            rp_diags_add(reader->diags, RP_FAULT, "other-delimiter", rp_csv_where(reader->csv, 0),
                         _("from here on fields are separated by '%s', unlike in the header"),
                         delimiters[i]);
        if (!reader->cut_otherwise)
            rp_diags_hint(reader->diags, "%s", _("use one character in the whole file"));
        reader->cut_otherwise = true;
        return true;
    }
    return false;
}

static void
read_row(RpMetricsReader *reader)
{
    if (reader->row->blank || is_footer(reader) || is_cut_otherwise(reader))
        return;
    reader->below = false;
    if (!check_long(reader))
        return;
    check_short(reader);
    RpRowKeys keys = rp_metric_keys_read(reader);
    if (reader->values->len > 0) {
        rp_wide_read_row(reader, &keys);
        return;
    }
    unsigned field = (unsigned)reader->header->field[MET_VALUE];
    const RpHeading *heading = &g_array_index(reader->header->headings, RpHeading, field);
    rp_metric_value_read(reader, &keys, field, heading->unit);
}

/* Look at header and first row together. False when the file makes no sense. */
static bool
prepare(RpMetricsReader *reader)
{
    if (!rp_wide_prepare(reader))
        return false;
    do {
        reader->row = rp_csv_next(reader->csv);
    } while (reader->row != NULL && reader->row->blank);
    if (reader->row != NULL && is_second_level(reader)) {
        report_second_level(reader);
        return false;
    }
    if (!rp_wide_require(reader))
        return false;
    if (reader->row != NULL)
        check_unheaded(reader);
    return true;
}

static void
report_no_rows(const RpMetricsReader *reader)
{
    const RpHeading *first = &g_array_index(reader->header->headings, RpHeading, 0);

    rp_diags_add(reader->diags, RP_WARNING, "no-rows", first->where,
                 _("no row stands below the header"));
    rp_diags_hint(reader->diags, "%s", _("fill in the file, or remove it from the report"));
}

/* Read the table from its beginning on, as far as it can be understood. */
static void
read_table(RpMetricsReader *reader)
{
    reader->header =
        rp_header_read(reader->csv, rp_metric_columns, MET_N, rp_wide_is_value_heading, reader);
    if (reader->header == NULL || !prepare(reader))
        return;
    /* rows that are broken were reported */
    if (reader->row == NULL && rp_csv_faults(reader->csv) == 0)
        report_no_rows(reader);
    for (; reader->row != NULL && !reader->stopped; reader->row = rp_csv_next(reader->csv))
        read_row(reader);
}

void
rp_metrics_read_source(const RpDataset *dataset, RpSource *source, const RpMetricsOptions *options,
                       RpRowSink sink, gpointer user, RpDiags *diags)
{
    g_autoptr(RpMetricsReader) reader = reader_new(dataset, options, diags);

    reader->sink = sink;
    reader->sink_user = user;
    reader->csv = rp_csv_open(source, options != NULL ? options->delimiter : 0, diags);
    reader->region = g_intern_static_string("");
    read_table(reader);
    /* a table that makes no sense may have broken bytes further on, which are to be reported, too
     */
    while (!source->complete && !reader->stopped)
        rp_source_more(source, source->length);
}

bool
rp_metric_set_sink(const RpObservation *row, gpointer user)
{
    rp_metric_set_add(user, row);
    return true;
}

/* What takes the rows of a file that a cut-off leaves. */
typedef struct {
    RpMetricSet *metrics;
    RpPeriod cutoff;
    guint late;
    char *undated;         /* owned, nullable: the first vintage that is no date */
    RpWhere undated_where; /* of its row */
} Keeper;

/* Whether the row is from after the cut-off, as far as its vintage can be told. */
static bool
is_late(Keeper *keeper, const RpObservation *row)
{
    RpPeriod published;
    bool warn = false;

    if (rp_period_begins_after(row->period, keeper->cutoff))
        return true;
    if (*row->vintage == '\0')
        return false;
    if (rp_period_read(row->vintage, &published, &warn))
        return rp_period_begins_after(published, keeper->cutoff);
    if (keeper->undated == NULL) {
        keeper->undated = g_strdup(row->vintage);
        keeper->undated_where = row->where;
    }
    return false;
}

static bool
keep_row(const RpObservation *row, gpointer user)
{
    Keeper *keeper = user;

    if (keeper->cutoff.kind != RP_PERIOD_NONE && is_late(keeper, row)) {
        keeper->late++;
        return true;
    }
    return rp_metric_set_sink(row, keeper->metrics);
}

/* Once for each file. */
static void
report_kept(Keeper *keeper, const char *file, RpDiags *diags)
{
    g_autofree char *day = rp_period_to_string(keeper->cutoff);

    rp_load_report_late(file, keeper->late, keeper->cutoff, diags);
    if (keeper->undated != NULL) {
        rp_diags_add(
            diags, RP_WARNING, "undated-vintage", keeper->undated_where,
            _("the version '%s' is no date, so whether it is later than the data cut-off %s "
              "cannot be told; it counts"),
            keeper->undated, day);
        rp_diags_hint(diags, "%s",
                      _("write the day of publication as the vintage, e.g. 2018-07-10"));
    }
    g_free(keeper->undated);
}

bool
rp_load_metrics(RpDataset *dataset, const GPtrArray *files, const RpMetricsOptions *options,
                RpDiags *diags, GError **error)
{
    for (guint i = 0; i < files->len; i++) {
        g_autoptr(GError) refused = NULL;
        g_autoptr(RpSource) source =
            rp_load_source(dataset, g_ptr_array_index(files, i), diags, &refused);

        if (refused != NULL) {
            g_propagate_error(error, g_steal_pointer(&refused));
            return false;
        }
        if (source == NULL)
            continue;
        Keeper keeper = {.metrics = dataset->metrics};
        if (options != NULL)
            keeper.cutoff = options->cutoff;
        rp_metrics_read_source(dataset, source, options, keep_row, &keeper, diags);
        report_kept(&keeper, source->file, diags);
    }
    rp_across_check(dataset->metrics, options, diags);
    return true;
}
