#include "data/row-write.h"

#include <string.h>

#include "base/json.h"
#include "data/csv-write.h"

/* Append without a call when there is room: this is what a large file spends its time on. */
static inline void
append(GString *out, const char *text, gsize length)
{
    if (out->len + length < out->allocated_len) {
        memcpy(out->str + out->len, text, length);
        out->len += length;
        out->str[out->len] = '\0';
    } else {
        g_string_append_len(out, text, (gssize)length);
    }
}

/* A field as it was written last; neighbouring rows have most of their texts in common. */
typedef struct {
    const char *text; /* borrowed, nullable; compared by address */
    GString *csv;     /* owned; the same with the comma behind it, quoted if need be */
} LastField;

enum { FIELD_FILE, FIELD_INDICATOR, FIELD_REGION, FIELD_UNIT, FIELD_N };

struct RpRowWriter {
    bool json;

    /* maintained while writing CSV */
    LastField fields[FIELD_N];
    RpPeriod period;
    char *period_text; /* owned, nullable; with a comma */
    gsize period_length;
};

void
rp_row_writer_free(RpRowWriter *writer)
{
    if (writer == NULL)
        return;
    for (int i = 0; i < FIELD_N; i++)
        g_string_free(writer->fields[i].csv, TRUE);
    g_free(writer->period_text);
    g_free(writer);
}

RpRowWriter *
rp_row_writer_new(bool json)
{
    RpRowWriter *writer = g_new0(RpRowWriter, 1);

    writer->json = json;
    for (int i = 0; i < FIELD_N; i++)
        writer->fields[i].csv = g_string_new(NULL);
    return writer;
}

static void
append_field(RpRowWriter *writer, int field, const char *text, GString *out)
{
    LastField *last = &writer->fields[field];

    if (last->text != text) {
        last->text = text;
        g_string_truncate(last->csv, 0);
        rp_csv_append_field(last->csv, text);
        g_string_append_c(last->csv, ',');
    }
    append(out, last->csv->str, last->csv->len);
}

static void
append_period(RpRowWriter *writer, RpPeriod period, GString *out)
{
    if (writer->period_text == NULL || !rp_period_equal(period, writer->period)) {
        g_autofree char *text = rp_period_to_string(period);

        g_free(writer->period_text);
        writer->period_text = g_strconcat(text, ",", NULL);
        writer->period_length = strlen(writer->period_text);
        writer->period = period;
    }
    append(out, writer->period_text, writer->period_length);
}

/* Append the decimal digits of `number`, at least `width` of them. */
static void
append_digits(GString *out, guint64 number, int width)
{
    char digits[24];
    int at = (int)sizeof digits;

    while (number > 0 || width > 0) {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
        width--;
    }
    append(out, digits + at, sizeof digits - (gsize)at);
}

/* Append a value as rp_decimal_to_string() writes it, without its allocation. */
static void
append_value(GString *out, RpDecimal value)
{
    guint64 magnitude =
        value.coefficient < 0 ? -(guint64)value.coefficient : (guint64)value.coefficient;
    guint64 unit = 1;

    for (int i = 0; i < value.scale; i++)
        unit *= 10;
    if (value.coefficient < 0)
        g_string_append_c(out, '-');
    append_digits(out, magnitude / unit, 1);
    if (value.scale == 0)
        return;
    g_string_append_c(out, '.');
    append_digits(out, magnitude % unit, value.scale);
}

static void
csv_head(RpRowWriter *writer, const RpObservation *row, GString *out)
{
    append_field(writer, FIELD_FILE, row->where.file, out);
    append_digits(out, (guint64)row->where.line, 1);
    g_string_append_c(out, ',');
    append_digits(out, (guint64)row->where.column, 1);
    g_string_append_c(out, ',');
    append_field(writer, FIELD_INDICATOR, row->indicator->id, out);
    append_field(writer, FIELD_REGION, row->region, out);
    append_period(writer, row->period, out);
    if (row->has_value)
        append_value(out, row->value);
    g_string_append_c(out, ',');
    append_field(writer, FIELD_UNIT, row->indicator->unit, out);
}

/* Append "key": "text", escaped as JSON wants it. */
static void
append_json_text(GString *out, const char *key, const char *text)
{
    g_string_append_printf(out, "\"%s\": ", key);
    rp_json_append(out, text);
}

static void
json_head(const RpObservation *row, GString *out)
{
    g_autofree char *period = rp_period_to_string(row->period);
    g_autofree char *value = row->has_value ? rp_decimal_to_string(row->value) : g_strdup("null");

    g_string_append(out, "  {");
    append_json_text(out, "file", row->where.file);
    g_string_append_printf(out, ", \"line\": %d, \"column\": %d, ", row->where.line,
                           row->where.column);
    append_json_text(out, "indicator", row->indicator->id);
    g_string_append(out, ", ");
    append_json_text(out, "region", row->region);
    g_string_append(out, ", ");
    append_json_text(out, "period", period);
    g_string_append_printf(out, ", \"value\": %s, ", value);
    append_json_text(out, "unit", row->indicator->unit);
    g_string_append(out, ", ");
}

void
rp_row_writer_begin(const RpRowWriter *writer, GString *out)
{
    g_string_append(
        out, writer->json ? "[\n" : "file,line,column,indicator,region,period,value,unit,flag\n");
}

void
rp_row_writer_end(const RpRowWriter *writer, GString *out)
{
    if (writer->json)
        g_string_append(out, "]\n");
}

void
rp_row_writer_head(RpRowWriter *writer, const RpObservation *row, GString *out)
{
    if (writer->json)
        json_head(row, out);
    else
        csv_head(writer, row, out);
}

void
rp_row_writer_flags(const RpRowWriter *writer, unsigned flags, bool last, GString *out)
{
    g_autofree char *text = flags != 0 ? rp_flags_to_string(flags) : NULL;

    if (!writer->json) {
        if (text != NULL)
            g_string_append(out, text);
        g_string_append_c(out, '\n');
        return;
    }
    append_json_text(out, "flag", text != NULL ? text : "");
    g_string_append(out, last ? "}\n" : "},\n");
}
