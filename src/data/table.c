#include "data/table.h"

#include <string.h>

#include "base/i18n.h"
#include "data/cell-number.h"
#include "data/fold.h"
#include "data/period-text.h"
#include "data/remark.h"

void
rp_table_free(RpTable *table)
{
    if (table == NULL)
        return;
    rp_header_free(table->header);
    rp_csv_free(table->csv);
    rp_source_free(table->source);
    g_free(table);
}

RpTable *
rp_table_open(RpSource *source, const RpColumn *columns, size_t n, RpDiags *diags)
{
    RpTable *table = g_new0(RpTable, 1);

    table->source = source;
    table->columns = columns;
    table->n_columns = n;
    table->diags = diags;
    table->csv = rp_csv_open(source, 0, diags);
    table->header = rp_header_read(table->csv, columns, n, NULL, NULL);
    if (table->header != NULL && rp_header_require(table->header, table->csv, columns, n))
        return table;
    rp_table_free(table);
    return NULL;
}

/* A row longer than the header may hide an unquoted comma. */
static void
check_length(const RpTable *table)
{
    for (unsigned i = table->header->headings->len; i < table->row->n; i++) {
        g_autofree char *text = rp_trimmed(table->row->fields[i].text);

        if (*text == '\0')
            continue;
        rp_diags_add(table->diags, RP_FAULT, "long-row", rp_csv_where(table->csv, i),
                     _("this row has more fields than the header"));
        rp_csv_mark(table->csv, i);
        rp_diags_hint(table->diags, "%s", _("put a field that contains a comma in quotes"));
        return;
    }
}

bool
rp_table_next(RpTable *table)
{
    while ((table->row = rp_csv_next(table->csv)) != NULL) {
        if (table->row->blank)
            continue;
        unsigned field = 0;
        const char *footer = rp_footer_kind(table->row, false, &field);
        if (footer != NULL) {
            rp_diags_add(table->diags, RP_NOTE, "row-below-table", rp_csv_where(table->csv, field),
                         _("this row is %s and is not read as data"), _(footer));
            rp_csv_mark(table->csv, field);
            continue;
        }
        check_length(table);
        return true;
    }
    return false;
}

/* Returns: (borrowed, nullable) the field of a column. */
static const RpCsvField *
field_of(const RpTable *table, int column)
{
    int i = table->header->field[column];

    return i >= 0 && (unsigned)i < table->row->n ? &table->row->fields[i] : NULL;
}

char *
rp_table_text(const RpTable *table, int column)
{
    const RpCsvField *field = field_of(table, column);

    return field != NULL ? rp_trimmed(field->text) : g_strdup("");
}

GPtrArray *
rp_table_list(const RpTable *table, int column)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *text = rp_table_text(table, column);
    g_auto(GStrv) parts = g_strsplit(text, "|", -1);

    for (char **part = parts; *part != NULL; part++) {
        g_autofree char *trimmed = rp_trimmed(*part);

        if (*trimmed != '\0')
            g_ptr_array_add(list, g_steal_pointer(&trimmed));
    }
    return list;
}

RpWhere
rp_table_where(const RpTable *table, int column)
{
    int i = table->header->field[column];

    return rp_csv_where(table->csv, i >= 0 ? (unsigned)i : 0);
}

RpCellPlace
rp_table_place(const RpTable *table, int column)
{
    return (RpCellPlace){rp_table_where(table, column), table->header->field[column] + 1,
                         table->row->row};
}

void
rp_table_report(const RpTable *table, int column, RpSeverity severity, const char *code,
                const char *format, ...)
{
    va_list arguments;
    int i = table->header->field[column];

    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    rp_diags_add(table->diags, severity, code, rp_table_where(table, column), "%s", text);
    rp_csv_mark(table->csv, i >= 0 ? (unsigned)i : 0);
}

bool
rp_table_period(const RpTable *table, int column, RpPeriod *ret)
{
    g_autofree char *text = rp_table_text(table, column);
    unsigned remarks = 0;

    *ret = (RpPeriod){RP_PERIOD_NONE, 0, 0, 0};
    if (*text == '\0')
        return true;
    if (rp_period_text_read(text, ret, &remarks) != RP_PERIOD_TEXT_READ) {
        g_autofree char *quoted = rp_quote_raw(text, -1, 40);
        rp_table_report(table, column, RP_FAULT, "bad-period", _("'%s' is not a period"), quoted);
        rp_diags_hint(table->diags, "%s", _("write e.g. 2018, 2018Q2, 2018-06 or 2018年6月"));
        return false;
    }
    g_autofree char *read_as = rp_period_to_string(*ret);
    rp_remarks_report(remarks, text, read_as, rp_table_place(table, column), table->diags);
    return true;
}

void
rp_table_weight(const RpTable *table, int column, double *ret)
{
    g_autofree char *text = rp_table_text(table, column);
    RpDecimal value;

    if (*text == '\0')
        return;
    if (rp_decimal_parse(text, strlen(text), &value) && value.coefficient >= 0) {
        *ret = rp_decimal_to_double(value);
        return;
    }
    g_autofree char *quoted = rp_quote_raw(text, -1, 40);
    rp_table_report(table, column, RP_FAULT, "bad-weight", _("'%s' is not a weight"), quoted);
    rp_diags_hint(table->diags, "%s", _("write a number that is not negative, e.g. 1.5"));
}

bool
rp_table_word(const RpTable *table, int column, const RpWord *words, size_t n, int *ret)
{
    g_autofree char *text = rp_table_text(table, column);
    g_autoptr(GPtrArray) known = g_ptr_array_new();

    for (size_t i = 0; i < n; i++) {
        if (g_ascii_strcasecmp(words[i].word, text) == 0) {
            *ret = words[i].value;
            return true;
        }
        g_ptr_array_add(known, (gpointer)words[i].word);
    }
    g_autofree char *quoted = rp_quote_raw(text, -1, 40);
    const char *near = rp_nearest(text, (const char *const *)known->pdata, known->len);
    rp_table_report(table, column, RP_FAULT, "unknown-word", _("'%s' is not a word for '%s'"),
                    quoted, table->columns[column].key);
    if (near != NULL)
        rp_diags_hint(table->diags, _("did you mean '%s'?"), near);
    else
        rp_diags_hint(table->diags, _("use one of: %s ..."), words[0].word);
    return false;
}
