#include "data/header.h"

#include <string.h>

#include "base/i18n.h"
#include "data/fold.h"

#define MAX_ROWS_ABOVE 40

static void
clear_heading(gpointer data)
{
    RpHeading *heading = data;

    g_free(heading->text);
    g_free(heading->unit);
}

static RpHeader *
header_new(void)
{
    RpHeader *header = g_new0(RpHeader, 1);

    header->headings = g_array_new(FALSE, TRUE, sizeof(RpHeading));
    g_array_set_clear_func(header->headings, clear_heading);
    header->above = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < RP_MAX_COLUMNS; i++)
        header->field[i] = -1;
    return header;
}

void
rp_header_free(RpHeader *header)
{
    if (header == NULL)
        return;
    g_array_unref(header->headings);
    g_ptr_array_unref(header->above);
    g_free(header);
}

/* True when `word` is one of the words of `list`, which | separates. */
static bool
listed(const char *list, const char *word)
{
    size_t length = strlen(word);

    for (const char *p = list; p != NULL; p = strchr(p, '|')) {
        p += *p == '|';
        if (strncmp(p, word, length) == 0 && (p[length] == '|' || p[length] == '\0'))
            return true;
    }
    return false;
}

int
rp_column_find(const RpColumn *columns, size_t n, const char *heading)
{
    g_autofree char *folded = rp_fold_name(heading, NULL);

    if (*folded == '\0')
        return -1;
    for (size_t i = 0; i < n; i++)
        if (strcmp(columns[i].key, folded) == 0 || listed(columns[i].names, folded))
            return (int)i;
    return -1;
}

void
rp_split_unit(const char *heading, char **text, char **unit)
{
    static const char *const brackets[][2] = {{"(", ")"}, {"（", "）"}, {"[", "]"}};
    g_autofree char *trimmed = rp_trimmed(heading);

    for (size_t i = 0; i < G_N_ELEMENTS(brackets); i++) {
        char *open =
            strrchr(trimmed, brackets[i][0][0]) == NULL ? NULL : g_strrstr(trimmed, brackets[i][0]);

        if (open == NULL || open == trimmed || !g_str_has_suffix(open, brackets[i][1]))
            continue;
        const char *inside = open + strlen(brackets[i][0]);
        g_autofree char *raw = g_strndup(inside, strlen(inside) - strlen(brackets[i][1]));
        const char *named = g_str_has_prefix(raw, "单位：") ? raw + strlen("单位：") : raw;
        *unit = rp_trimmed(named);
        *open = '\0';
        *text = rp_trimmed(trimmed);
        return;
    }
    *text = g_steal_pointer(&trimmed);
    *unit = g_strdup("");
}

/* A row that was looked at as a header. */
typedef struct {
    unsigned filled; /* fields with text */
    unsigned known;  /* of them, names of columns */
    unsigned values; /* of them, headings of values */
} Census;

static Census
census(const RpCsvRow *row, const RpColumn *columns, size_t n, RpValueHeading is_value,
       gpointer user)
{
    Census count = {0, 0, 0};

    for (unsigned i = 0; i < row->n; i++) {
        g_autofree char *text = NULL;
        g_autofree char *unit = NULL;

        rp_split_unit(row->fields[i].text, &text, &unit);
        if (*text == '\0')
            continue;
        count.filled++;
        if (rp_column_find(columns, n, text) >= 0 ||
            rp_column_find(columns, n, row->fields[i].text) >= 0)
            count.known++;
        else if (is_value != NULL && is_value(row->fields[i].text, user))
            count.values++;
    }
    return count;
}

static bool
is_header(const Census *count)
{
    return count->known >= 2 || (count->known == 1 && count->values >= 1);
}

/* Take heading `i` of the current row. */
static void
take_heading(RpHeader *header, RpCsv *csv, const RpCsvField *field, const RpColumn *columns,
             size_t n)
{
    RpHeading heading = {.where = rp_csv_where(csv, header->headings->len)};

    heading.column = rp_column_find(columns, n, field->text);
    if (heading.column >= 0) {
        heading.text = rp_trimmed(field->text);
        heading.unit = g_strdup("");
    } else {
        rp_split_unit(field->text, &heading.text, &heading.unit);
        heading.column = rp_column_find(columns, n, heading.text);
    }
    g_array_append_val(header->headings, heading);
}

/* Two fields for one column. */
static void
report_twice(RpCsv *csv, const RpHeader *header, guint i, int first)
{
    const RpHeading *again = &g_array_index(header->headings, RpHeading, i);
    const RpHeading *before = &g_array_index(header->headings, RpHeading, (guint)first);
    g_autofree char *a = rp_quote_raw(again->text, -1, 40);
    g_autofree char *b = rp_quote_raw(before->text, -1, 40);

    rp_diags_add(rp_csv_diags(csv), RP_FAULT, "duplicate-column", again->where,
                 _("the columns '%s' and '%s' (column %d) have the same meaning"), a, b, first + 1);
    rp_csv_mark(csv, i);
    rp_diags_hint(rp_csv_diags(csv), "%s",
                  _("keep one of them; two value columns belong into two rows"));
}

/* Map the headings to columns. False when two say the same. */
static bool
map_columns(RpHeader *header, RpCsv *csv)
{
    bool sound = true;

    for (guint i = 0; i < header->headings->len; i++) {
        int column = g_array_index(header->headings, RpHeading, i).column;

        if (column < 0)
            continue;
        if (header->field[column] >= 0) {
            report_twice(csv, header, i, header->field[column]);
            sound = false;
        } else {
            header->field[column] = (int)i;
        }
    }
    return sound;
}

/* Returns: index of the first field with text; the row is not blank. */
static unsigned
first_filled(const RpCsvRow *row)
{
    for (unsigned i = 0; i < row->n; i++) {
        g_autofree char *text = rp_trimmed(row->fields[i].text);

        if (*text != '\0')
            return i;
    }
    return 0;
}

/* A row that stands above the header, if one is found. */
typedef struct {
    RpWhere where;
    char *text; /* owned; quoted */
    int column; /* of the cell, from 1 */
    int row;
    RpSeverity severity;
} Above;

static void
clear_above(gpointer data)
{
    g_free(((Above *)data)->text);
}

/* Keep a row above the header; it is noted when the header is found. */
static void
take_above(RpHeader *header, GArray *rows, RpCsv *csv, const RpCsvRow *row, const Census *count)
{
    unsigned first = first_filled(row);
    Above above = {
        .where = rp_csv_where(csv, first),
        .text = rp_quote_raw(row->fields[first].text, -1, 40),
        .column = (int)first + 1,
        .row = row->row,
        .severity = count->filled > 2 ? RP_WARNING : RP_NOTE,
    };

    g_array_append_val(rows, above);
    for (unsigned i = first; i < row->n; i++) {
        g_autofree char *text = rp_trimmed(row->fields[i].text);

        if (*text != '\0')
            g_ptr_array_add(header->above, g_steal_pointer(&text));
    }
}

static void
report_above(const GArray *rows, RpDiags *diags)
{
    for (guint i = 0; i < rows->len; i++) {
        const Above *above = &g_array_index(rows, Above, i);

        rp_diags_add(diags, above->severity, "row-above-header", above->where,
                     _("the row '%s' stands above the header and is not read as data"),
                     above->text);
        rp_diags_cell(diags, above->column, above->row);
    }
}

/* The first row that looks like a table, for want of a header. */
typedef struct {
    bool found;
    RpWhere where;
    char *text;            /* owned */
    const char *separator; /* nullable; what stands between names of columns in one field */
} Candidate;

static void
candidate_clear(Candidate *candidate)
{
    g_free(candidate->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Candidate, candidate_clear)

/* Returns: (nullable) what stands between two or more names of columns in one text. */
static const char *
find_separator(const char *text, const RpColumn *columns, size_t n)
{
    static const char *const separators[] = {"，", "|", "、", " ", "\t", ";", ","};

    for (size_t i = 0; i < G_N_ELEMENTS(separators); i++) {
        g_auto(GStrv) parts = g_strsplit(text, separators[i], 64);
        unsigned known = 0;

        for (char **part = parts; *part != NULL; part++)
            known += rp_column_find(columns, n, *part) >= 0;
        if (known >= 2)
            return separators[i];
    }
    return NULL;
}

static void
consider(Candidate *candidate, RpCsv *csv, const RpCsvRow *row, const Census *count,
         const RpColumn *columns, size_t n)
{
    const char *first = row->fields[first_filled(row)].text;
    const char *separator = count->filled == 1 ? find_separator(first, columns, n) : NULL;

    if (candidate->separator != NULL ||
        (separator == NULL && (candidate->found || count->filled < 2)))
        return;
    g_free(candidate->text);
    *candidate = (Candidate){true, rp_csv_where(csv, 0), rp_quote_raw(first, -1, 40), separator};
}

/* Returns: (owned) the keys of the columns that a table needs; where none is needed by itself, of
 * all. */
static char *
wanted_columns(const RpColumn *columns, size_t n)
{
    GString *wanted = g_string_new(NULL);
    bool any = false;

    for (size_t i = 0; i < n; i++)
        any = any || columns[i].required;
    for (size_t i = 0; i < n; i++)
        if (columns[i].required || !any)
            g_string_append_printf(wanted, "%s%s", wanted->len > 0 ? ", " : "", columns[i].key);
    return g_string_free(wanted, FALSE);
}

static void
report_no_header(RpCsv *csv, const Candidate *candidate, const RpColumn *columns, size_t n)
{
    RpDiags *diags = rp_csv_diags(csv);
    g_autofree char *wanted = wanted_columns(columns, n);

    rp_diags_add(diags, RP_FAULT, "no-header", rp_where(rp_csv_source(csv)->file, 1, 1),
                 _("no header row was found"));
    if (candidate->separator != NULL)
        rp_diags_hint(diags,
                      _("line %d has '%s' between the columns: use commas in the whole file"),
                      candidate->where.line, candidate->separator);
    else if (candidate->found)
        rp_diags_hint(diags, _("line %d begins with '%s'; a header names columns such as %s"),
                      candidate->where.line, candidate->text, wanted);
    else
        rp_diags_hint(diags, _("a header names columns such as %s"), wanted);
}

/* Two rows of headings, the upper one with years or regions. */
static bool
refuse_two_levels(RpCsv *csv, const Census *upper, RpWhere upper_where)
{
    if (upper->values < 2)
        return false;
    rp_diags_add(rp_csv_diags(csv), RP_FAULT, "two-level-header", upper_where,
                 _("the header has two levels; a value would not know which heading it has"));
    rp_diags_hint(rp_csv_diags(csv), "%s",
                  _("write one header row, e.g. indicator,region,period,value"));
    return true;
}

static RpHeader *
finish_header(RpHeader *header, RpCsv *csv, const RpCsvRow *row, const RpColumn *columns, size_t n)
{
    header->row = row->row;
    for (unsigned i = 0; i < row->n; i++)
        take_heading(header, csv, &row->fields[i], columns, n);
    if (map_columns(header, csv))
        return header;
    rp_header_free(header);
    return NULL;
}

RpHeader *
rp_header_read(RpCsv *csv, const RpColumn *columns, size_t n, RpValueHeading is_value,
               gpointer user)
{
    g_autoptr(RpHeader) header = header_new();
    g_autoptr(GArray) rows_above = g_array_new(FALSE, FALSE, sizeof(Above));
    g_auto(Candidate) candidate = {false, {NULL, 0, 0}, NULL, NULL};
    Census upper = {0, 0, 0};
    RpWhere upper_where = {NULL, 0, 0};
    const RpCsvRow *row;
    int above = 0;

    g_array_set_clear_func(rows_above, clear_above);
    while (above++ < MAX_ROWS_ABOVE && (row = rp_csv_next(csv)) != NULL) {
        if (row->blank)
            continue;
        Census count = census(row, columns, n, is_value, user);
        if (is_header(&count)) {
            if (refuse_two_levels(csv, &upper, upper_where))
                return NULL;
            report_above(rows_above, rp_csv_diags(csv));
            return finish_header(g_steal_pointer(&header), csv, row, columns, n);
        }
        consider(&candidate, csv, row, &count, columns, n);
        upper = count;
        upper_where = rp_csv_where(csv, first_filled(row));
        take_above(header, rows_above, csv, row, &count);
    }
    report_no_header(csv, &candidate, columns, n);
    return NULL;
}

/* A heading that comes near to a column's name. */
static const char *
nearest_heading(const RpHeader *header, const RpColumn *column)
{
    g_autoptr(GPtrArray) headings = g_ptr_array_new();

    for (guint i = 0; i < header->headings->len; i++) {
        const RpHeading *heading = &g_array_index(header->headings, RpHeading, i);

        if (heading->column < 0)
            g_ptr_array_add(headings, heading->text);
    }
    return rp_nearest(column->key, (const char *const *)headings->pdata, headings->len);
}

bool
rp_header_require(const RpHeader *header, RpCsv *csv, const RpColumn *columns, size_t n)
{
    bool complete = true;

    for (size_t i = 0; i < n; i++) {
        if (!columns[i].required || header->field[i] >= 0)
            continue;
        const RpHeading *first = &g_array_index(header->headings, RpHeading, 0);
        const char *near = nearest_heading(header, &columns[i]);

        complete = false;
        rp_diags_add(rp_csv_diags(csv), RP_FAULT, "missing-column", first->where,
                     _("the header has no column '%s'"), columns[i].key);
        rp_diags_cell(rp_csv_diags(csv), 1, header->row);
        if (near != NULL)
            rp_diags_hint(rp_csv_diags(csv), _("is the heading '%s' meant?"), near);
        else
            rp_diags_hint(rp_csv_diags(csv), _("it may also be called: %s"), columns[i].names);
    }
    return complete;
}

/* Words that begin rows below a table. */
static const struct {
    const char *word;
    bool whole; /* the cell is nothing else */
    const char *kind;
} footers[] = {
    {"合计", true, N_("a total")},       {"总计", true, N_("a total")},
    {"小计", true, N_("a total")},       {"共计", true, N_("a total")},
    {"合 计", true, N_("a total")},      {"总 计", true, N_("a total")},
    {"total", true, N_("a total")},      {"注：", false, N_("a note")},
    {"注:", false, N_("a note")},        {"注1", false, N_("a note")},
    {"备注：", false, N_("a note")},     {"说明：", false, N_("a note")},
    {"备注:", false, N_("a note")},      {"说明:", false, N_("a note")},
    {"数据来源", false, N_("a source")}, {"资料来源", false, N_("a source")},
    {"来源：", false, N_("a source")},   {"来源:", false, N_("a source")},
    {"填表人", false, N_("a note")},     {"填报人", false, N_("a note")},
    {"审核人", false, N_("a note")},     {"制表", false, N_("a note")},
};

bool
rp_is_total(const char *text)
{
    static const char *const words[] = {"合计", "总计", "小计", "共计", "合 计", "总 计"};
    g_autofree char *trimmed = g_strstrip(g_strdup(text));

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_str_has_suffix(trimmed, words[i]))
            return true;
    return false;
}

const char *
rp_footer_kind(const RpCsvRow *row, bool totals, unsigned *ret_field)
{
    unsigned i = 0;

    while (i < row->n && row->fields[i].text[strspn(row->fields[i].text, " \t")] == '\0')
        i++;
    if (i == row->n || i > 2)
        return NULL;
    const char *text = row->fields[i].text;
    gsize length = row->fields[i].length;
    *ret_field = i;
    rp_trim(&text, &length);
    for (size_t k = 0; length > 2 && k < G_N_ELEMENTS(footers); k++) {
        const char *word = footers[k].word;

        /* Chinese characters share their first byte, seldom the third */
        if (text[2] != word[2] || *text != *word || !g_str_has_prefix(text, word))
            continue;
        if (!footers[k].whole || (totals && length == strlen(word)))
            return footers[k].kind;
    }
    return NULL;
}
