#include <string.h>

#include "base/i18n.h"
#include "data/cell-number.h"
#include "data/cell-unit.h"
#include "data/fold.h"
#include "data/metrics-private.h"
#include "data/remark.h"

#define RAW_LENGTH 40 /* characters of a cell quoted in a finding */

#define SAMPLE_WORDS "示例数据"

static const struct {
    const char *word; /* folded */
    unsigned flag;
} flag_words[] = {
    {"p", RP_FLAG_PROVISIONAL},      {"初步", RP_FLAG_PROVISIONAL},
    {"初步数", RP_FLAG_PROVISIONAL}, {"provisional", RP_FLAG_PROVISIONAL},
    {"快报", RP_FLAG_PROVISIONAL},   {"r", RP_FLAG_REVISED},
    {"修订", RP_FLAG_REVISED},       {"修订数", RP_FLAG_REVISED},
    {"revised", RP_FLAG_REVISED},    {"b", RP_FLAG_BREAK},
    {"断点", RP_FLAG_BREAK},         {"口径调整", RP_FLAG_BREAK},
    {"口径变化", RP_FLAG_BREAK},     {"break", RP_FLAG_BREAK},
    {"e", RP_FLAG_ESTIMATE},         {"估计", RP_FLAG_ESTIMATE},
    {"估计数", RP_FLAG_ESTIMATE},    {"预计", RP_FLAG_ESTIMATE},
    {"estimate", RP_FLAG_ESTIMATE},  {"约", RP_FLAG_APPROXIMATE},
    {"approx", RP_FLAG_APPROXIMATE}, {"示例", RP_FLAG_SAMPLE},
    {"示例数据", RP_FLAG_SAMPLE},    {"sample", RP_FLAG_SAMPLE},
    {"存疑", RP_FLAG_DOUBTFUL},      {"doubtful", RP_FLAG_DOUBTFUL},
};

/* The value cell at hand. */
typedef struct {
    RpMetricsReader *reader;
    const RpRowKeys *keys;
    unsigned field;
    const char *raw; /* text of the cell */
    RpCell cell;
} Value;

static RpWhere
where(const Value *value)
{
    return rp_csv_where(value->reader->csv, value->field);
}

/* Returns: (borrowed until the next row) the text of a column in the current row, "" when there is
 * none. Most rows have the text of the row before. */
static const char *
column_text(RpMetricsReader *reader, int column)
{
    int field = reader->header->field[column];

    if (field < 0 || (unsigned)field >= reader->row->n || reader->row->fields[field].length == 0)
        return "";
    const char *text = reader->row->fields[field].text;
    gsize length = reader->row->fields[field].length;
    GString *last = reader->text[column];
    rp_trim(&text, &length);
    if (last == NULL)
        last = reader->text[column] = g_string_new(NULL);
    if (last->len != length || memcmp(last->str, text, length) != 0)
        g_string_overwrite_len(g_string_truncate(last, 0), 0, text, (gssize)length);
    return last->str;
}

static void
report_bad(const Value *value)
{
    RpDiags *diags = value->reader->diags;

    if (rp_metric_replaced(value->reader, value->raw))
        return;
    g_autofree char *quoted = rp_quote_raw(value->raw, -1, RAW_LENGTH);
    rp_diags_add(diags, RP_FAULT, rp_cell_code(value->cell.kind), where(value), "'%s': %s", quoted,
                 rp_cell_problem(value->cell.kind));
    rp_csv_mark(value->reader->csv, value->field);
    rp_diags_hint(diags, "%s", rp_cell_hint(value->cell.kind));
}

static void
warn(const Value *value, unsigned remarks, const char *raw)
{
    if (remarks == 0)
        return;
    g_autofree char *read_as =
        value->cell.kind == RP_CELL_NUMBER ? rp_decimal_to_string(value->cell.value) : g_strdup("");

    RpCellPlace place = {where(value), (int)value->field + 1, value->reader->row->row};
    rp_remarks_report(remarks, raw, read_as, place, value->reader->diags);
}

/* A flag nobody knows must not vanish. */
static void
report_flag(const RpMetricsReader *reader, const char *word)
{
    unsigned field = (unsigned)reader->header->field[MET_FLAG];
    g_autofree char *quoted = rp_quote_raw(word, -1, RAW_LENGTH);

    rp_diags_add(reader->diags, RP_WARNING, "unknown-flag", rp_csv_where(reader->csv, field),
                 _("unknown flag '%s'"), quoted);
    rp_csv_mark(reader->csv, field);
    rp_diags_hint(reader->diags, "%s",
                  _("use p (provisional), r (revised), b (break), e (estimate) or sample"));
}

/* "p", "初步|修订", "p,b" */
static unsigned
read_flags(const RpMetricsReader *reader, const char *text)
{
    unsigned flags = 0;

    if (*text == '\0')
        return 0;
    g_auto(GStrv) words = g_regex_split_simple("[|,;/\\s]+|，|；|、", text, 0, 0);
    for (char **word = words; *word != NULL; word++) {
        g_autofree char *folded = rp_fold_name(*word, NULL);
        size_t i = 0;

        if (*folded == '\0')
            continue;
        while (i < G_N_ELEMENTS(flag_words) && strcmp(flag_words[i].word, folded) != 0)
            i++;
        if (i < G_N_ELEMENTS(flag_words))
            flags |= flag_words[i].flag;
        else
            report_flag(reader, *word);
    }
    return flags;
}

/* The unit of the value: beside the number, else in the unit column, the heading, the indicator's
 * cell, the lines above the table. */
static const char *
unit_of(const Value *value, const char *column_unit, const char *heading_unit)
{
    const char *units[] = {value->cell.unit, column_unit, heading_unit, value->keys->unit,
                           value->reader->unit};

    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (*units[i] != '\0')
            return units[i];
    return "";
}

/* 85% under 单位 项, or 1.2万 under 万项: two units that cannot both be right. */
static bool
check_two_units(const Value *value, const char *column_unit)
{
    RpDecimal ignored;
    bool twice = value->cell.scaled &&
                 (g_str_has_prefix(column_unit, "万") || g_str_has_prefix(column_unit, "亿") ||
                  g_str_has_prefix(column_unit, "千") || g_str_has_prefix(column_unit, "百万"));
    bool other = *value->cell.unit != '\0' && *column_unit != '\0' &&
                 rp_unit_convert((RpDecimal){1, 0}, value->cell.unit, column_unit, &ignored) ==
                     RP_UNIT_CONTRADICTS;

    if (!twice && !other)
        return true;
    g_autofree char *quoted = rp_quote_raw(value->raw, -1, RAW_LENGTH);
    g_autofree char *unit = rp_quote_raw(column_unit, -1, RAW_LENGTH);
    rp_diags_add(value->reader->diags, RP_FAULT, "two-units", where(value),
                 _("'%s' has a unit of its own beside the unit '%s'"), quoted, unit);
    rp_csv_mark(value->reader->csv, value->field);
    rp_diags_hint(value->reader->diags, "%s", _("write the number alone"));
    return false;
}

/* Bring the value into the indicator's unit. False after a fault. */
static bool
convert(Value *value, const char *unit)
{
    const char *wanted = value->keys->indicator->unit;
    RpUnitMatch match = RP_UNIT_SAME;

    if (*unit == '\0' || strcmp(unit, wanted) == 0)
        return true;
    match = rp_unit_convert(value->cell.value, unit, wanted, &value->cell.value);
    if (match == RP_UNIT_SAME)
        return true;
    if (match == RP_UNIT_MEASURE_WORD) {
        warn(value, RP_REMARK_MEASURE_WORD, unit);
        return true;
    }
    g_autofree char *quoted = rp_quote_raw(unit, -1, RAW_LENGTH);
    rp_diags_add(value->reader->diags, RP_FAULT,
                 match == RP_UNIT_INEXACT ? "unit-inexact" : "unit-contradicts", where(value),
                 match == RP_UNIT_INEXACT
                     ? _("this value in '%s' has no exact value in '%s', the unit of '%s'")
                     : _("the unit '%s' contradicts '%s', the unit of '%s'"),
                 quoted, wanted, value->keys->indicator->name);
    rp_csv_mark(value->reader->csv, value->field);
    if (g_ascii_isdigit(*unit))
        rp_diags_hint(value->reader->diags, "%s",
                      _("put a field that contains a comma in quotes, e.g. \"12,345\""));
    else
        rp_diags_hint(value->reader->diags, _("write the value in '%s'"), wanted);
    return false;
}

/* 0.889 under % is most likely 88.9 %. */
static void
check_share(const Value *value)
{
    const RpDecimal one = {1, 0}, minus_one = {-1, 0};
    RpDecimal number = value->cell.value;

    if (strcmp(value->keys->indicator->unit, "%") != 0 || value->cell.unit[0] != '\0' ||
        number.coefficient == 0 || rp_decimal_compare(number, one) >= 0 ||
        rp_decimal_compare(number, minus_one) <= 0)
        return;
    g_autofree char *quoted = rp_quote_raw(value->raw, -1, RAW_LENGTH);
    rp_diags_add(value->reader->diags, RP_WARNING, "ratio-under-percent", where(value),
                 _("'%s' stands under %%, but looks like a ratio"), quoted);
    rp_csv_mark(value->reader->csv, value->field);
    rp_diags_hint(value->reader->diags, "%s", _("write 88.9 for 88.9 %, not 0.889"));
}

/* A unit column without a unit. */
static void
check_missing_unit(const Value *value, const char *unit)
{
    int field = value->reader->header->field[MET_UNIT];

    if (field < 0 || *unit != '\0' || *value->keys->indicator->unit == '\0')
        return;
    rp_diags_add(value->reader->diags, RP_WARNING, "missing-unit",
                 rp_csv_where(value->reader->csv, (unsigned)field), _("no unit; taken as '%s'"),
                 value->keys->indicator->unit);
    rp_csv_mark(value->reader->csv, (unsigned)field);
    rp_diags_hint(value->reader->diags, _("write '%s'"), value->keys->indicator->unit);
}

/* False after a fault. */
static bool
settle_unit(Value *value, const char *column_unit, const char *heading_unit)
{
    const char *unit = unit_of(value, column_unit, heading_unit);

    if (value->cell.kind != RP_CELL_NUMBER)
        return true;
    check_missing_unit(value, unit);
    if (!check_two_units(value, *column_unit != '\0' ? column_unit : heading_unit))
        return false;
    if (!convert(value, unit))
        return false;
    check_share(value);
    return true;
}

static bool
out_of_bounds(const RpIndicator *indicator, RpDecimal number)
{
    return (indicator->has_low && rp_decimal_compare(number, indicator->low) < 0) ||
           (indicator->has_high && rp_decimal_compare(number, indicator->high) > 0);
}

static void
check_bounds(const Value *value)
{
    const RpIndicator *indicator = value->keys->indicator;

    if (value->cell.kind != RP_CELL_NUMBER || !out_of_bounds(indicator, value->cell.value))
        return;
    g_autofree char *number = rp_decimal_to_string(value->cell.value);
    g_autofree char *low = indicator->has_low ? rp_decimal_to_string(indicator->low) : NULL;
    g_autofree char *high = indicator->has_high ? rp_decimal_to_string(indicator->high) : NULL;

    rp_diags_add(value->reader->diags, RP_FAULT, "out-of-bounds", where(value),
                 _("%s lies outside the bounds %s..%s of '%s'"), number, low != NULL ? low : "",
                 high != NULL ? high : "", indicator->name);
    rp_csv_mark(value->reader->csv, value->field);
    rp_diags_hint(value->reader->diags, "%s",
                  _("check value and unit, or mend 'bounds' in indicators.csv"));
}

/* A value whose publication contradicts another one stays visible. */
static void
report_doubt(const Value *value, const RpObservation *row)
{
    if ((row->flags & RP_FLAG_DOUBTFUL) == 0)
        return;
    g_autofree char *note = rp_quote_raw(row->note, -1, RAW_LENGTH);
    if (*note == '\0')
        rp_diags_add(value->reader->diags, RP_WARNING, "doubtful-value", row->where,
                     _("this value of '%s' is marked as doubtful"), row->indicator->name);
    else
        rp_diags_add(value->reader->diags, RP_WARNING, "doubtful-value", row->where,
                     _("this value of '%s' is marked as doubtful: %s"), row->indicator->name, note);
    rp_csv_mark(value->reader->csv, value->field);
    rp_diags_hint(value->reader->diags, "%s", _("settle which publication is right"));
}

static void
add_observation(Value *value, const char *column_unit)
{
    RpMetricsReader *reader = value->reader;
    RpObservation row = {
        .indicator = value->keys->indicator,
        .region = value->keys->region,
        .period = value->keys->period,
        .has_value = value->cell.kind == RP_CELL_NUMBER,
        .value = value->cell.value,
        .unit = value->cell.unit[0] != '\0' ? value->cell.unit : column_unit,
        .source = column_text(reader, MET_SOURCE),
        .note = column_text(reader, MET_NOTE),
        .vintage = column_text(reader, MET_VINTAGE),
        .where = where(value),
        .sheet_column = (int)value->field + 1,
        .sheet_row = reader->row->row,
        .flags = value->cell.flags | read_flags(reader, column_text(reader, MET_FLAG)),
    };

    if (strstr(row.source, SAMPLE_WORDS) != NULL || strstr(row.note, SAMPLE_WORDS) != NULL)
        row.flags |= RP_FLAG_SAMPLE;
    report_doubt(value, &row);
    if (!reader->stopped)
        reader->stopped = !reader->sink(&row, reader->sink_user);
}

void
rp_metric_value_read(RpMetricsReader *reader, const RpRowKeys *keys, unsigned field,
                     const char *heading_unit)
{
    bool present = field < reader->row->n;
    Value value = {.reader = reader, .keys = keys, .field = field};

    value.raw = present ? reader->row->fields[field].text : "";
    value.cell = rp_cell_read(value.raw, present ? reader->row->fields[field].length : 0);
    if (value.cell.kind != RP_CELL_NUMBER && value.cell.kind != RP_CELL_MISSING) {
        report_bad(&value);
        return;
    }
    const char *column_unit = column_text(reader, MET_UNIT);
    bool usable =
        keys->sound && keys->indicator != NULL && settle_unit(&value, column_unit, heading_unit);
    warn(&value, value.cell.remarks, value.raw);
    if (!usable)
        return;
    check_bounds(&value);
    add_observation(&value, column_unit);
}
