#include "data/csv.h"

#include <csv.h>
#include <string.h>

#include "base/i18n.h"
#include "data/delimiter.h"

/* libcsv's buffer grows by steps of fixed size; by its own 128 bytes a field of 10 MB is copied
 * 80 000 times. */
#define BUFFER_STEP ((gsize)1024 * 1024)

/* Stands for ； while a record goes through libcsv, which knows one-byte delimiters only. */
#define UNIT_SEPARATOR '\x1f'

struct RpCsv {
    RpSource *source; /* borrowed */
    RpDiags *diags;   /* borrowed */
    struct csv_parser parser;
    char delimiter[4];      /* UTF-8 */
    gsize delimiter_length; /* bytes */
    guint next_line;        /* index into source->lines of the next record */
    unsigned faults;        /* reported */

    /* maintained per record */
    gsize start, end;   /* bytes of the record, without its line end */
    guint first_line;   /* index of the line it begins on */
    bool multi_line;    /* it goes over more than one physical line */
    GString *arena;     /* the bytes of the fields, each with a NUL */
    RpCsvField *fields; /* owned; what scanning found: offsets, then texts */
    unsigned n;         /* fields found by scanning */
    unsigned n_split;   /* of them, those that have a text */
    unsigned capacity;  /* of `fields` */
    GString *rewritten; /* the record with ； replaced */
    RpCsvRow row;
};

/* How the record at hand ended. A cut one goes on behind what a stream has at hand. */
typedef enum { RECORD_SOUND, RECORD_BROKEN, RECORD_CUT } RecordEnd;

/* A further field begins at `offset`. */
static RpCsvField *
add_field(RpCsv *csv, gsize offset)
{
    if (csv->n == csv->capacity) {
        csv->capacity = 2 * csv->capacity + 16;
        csv->fields = g_renew(RpCsvField, csv->fields, csv->capacity);
    }
    csv->fields[csv->n] = (RpCsvField){"", 0, offset};
    return &csv->fields[csv->n++];
}

/* libcsv gives the next text; the arena may still move, so only its length is kept. */
static void
on_field(void *data, size_t length, void *user)
{
    RpCsv *csv = user;

    if (csv->n_split < csv->n)
        csv->fields[csv->n_split].length = length;
    csv->n_split++;
    g_string_append_len(csv->arena, data, (gssize)length);
    g_string_append_c(csv->arena, '\0');
}

static void
on_row(int end G_GNUC_UNUSED, void *user G_GNUC_UNUSED)
{
}

/* libcsv would trim blanks, but of ASCII only: trimming is done in one place, data/fold.c. */
static int
never(unsigned char c G_GNUC_UNUSED)
{
    return 0;
}

static gsize
line_start(const RpCsv *csv, guint line)
{
    return line < csv->source->lines->len ? g_array_index(csv->source->lines, gsize, line)
                                          : csv->source->length;
}

/* Returns: the end of a physical line without its CR, LF or CRLF. */
static gsize
line_end(const RpCsv *csv, guint line)
{
    gsize begin = line_start(csv, line);
    gsize end = line_start(csv, line + 1);
    const char *text = csv->source->text;

    if (end > begin && text[end - 1] == '\n')
        end--;
    if (end > begin && text[end - 1] == '\r')
        end--;
    return end;
}

static bool
delimiter_at(const RpCsv *csv, gsize offset)
{
    const char *text = csv->source->text + offset;

    return *text == csv->delimiter[0] &&
           (csv->delimiter_length == 1 || memcmp(text, csv->delimiter, csv->delimiter_length) == 0);
}

static void
report_at(RpCsv *csv, const char *code, gsize offset, const char *text, const char *hint)
{
    csv->faults++;
    rp_diags_add(csv->diags, RP_FAULT, code, rp_source_where(csv->source, offset), "%s", text);
    rp_diags_cell(csv->diags, (int)csv->n, csv->row.row);
    rp_diags_hint(csv->diags, "%s", hint);
}

/* Go on behind the line on which the quote at `open` stands. What is read again reaches at most
 * to the next quote that could end a field, so that reading stays linear. */
static RecordEnd
give_up(RpCsv *csv, gsize open)
{
    guint line = csv->first_line;

    while (line + 1 < csv->source->lines->len && line_start(csv, line + 1) <= open)
        line++;
    csv->next_line = line + 1;
    return RECORD_BROKEN;
}

/* True when what stands at `offset` is only known when more of the file is read. */
static bool
is_cut_off(const RpCsv *csv, gsize offset)
{
    return offset >= csv->source->length && !csv->source->complete;
}

/* Find the closing quote of the field opened at `open`. Returns the offset behind it, or 0 when
 * there is none, which is reported unless the file goes on. */
static gsize
close_quote(RpCsv *csv, gsize open)
{
    const char *text = csv->source->text;
    gsize limit = MIN(csv->source->length, open + RP_CSV_MAX_FIELD);
    gsize at = open + 1;

    while (at < limit) {
        const char *quote = memchr(text + at, '"', limit - at);

        if (quote == NULL)
            break;
        at = (gsize)(quote - text) + 1;
        if (at >= csv->source->length || text[at] != '"') /* text is NUL-terminated */
            return at;
        at++; /* a doubled quote */
    }
    if (is_cut_off(csv, limit))
        return 0;
    if (limit < csv->source->length)
        report_at(csv, "csv-field-too-long", open, _("this quoted field is longer than 16 MiB"),
                  _("look for a missing closing quote; otherwise shorten the text"));
    else
        report_at(csv, "csv-unclosed-quote", open, _("the quote that opens here is never closed"),
                  _("close it before the next delimiter, or remove it"));
    return 0;
}

/* The quote before `close` ends the field opened at `open`, but the field goes on. On a later line
 * it is another field's quote, and this one was never closed. */
static void
report_stray(RpCsv *csv, gsize open, gsize close)
{
    gsize length = close - open;
    bool same_line = memchr(csv->source->text + open, '\n', length) == NULL &&
                     memchr(csv->source->text + open, '\r', length) == NULL;

    if (same_line)
        report_at(csv, "csv-stray-quote", open,
                  _("the quoted field that opens here goes on after its closing quote"),
                  _("double every quote inside a quoted field"));
    else
        report_at(csv, "csv-unclosed-quote", open,
                  _("the quote that opens here is not closed before the next one"),
                  _("close it before the next delimiter, or remove it"));
}

/* Move over the quoted field at *at. A broken one is reported. */
static RecordEnd
skip_quoted(RpCsv *csv, gsize *at)
{
    gsize open = *at;
    gsize close = close_quote(csv, open);

    if (is_cut_off(csv, close != 0 ? close : MIN(csv->source->length, open + RP_CSV_MAX_FIELD)))
        return RECORD_CUT;
    if (close == 0)
        return give_up(csv, open);
    const char *text = csv->source->text;
    bool ends = close >= csv->source->length || text[close] == '\n' || text[close] == '\r' ||
                delimiter_at(csv, close);
    if (!ends) {
        report_stray(csv, open, close);
        return give_up(csv, open);
    }
    *at = close;
    return RECORD_SOUND;
}

/* Move over the plain field at *at. A quote that stands in it is reported. */
static RecordEnd
skip_plain(RpCsv *csv, gsize *at)
{
    const char *text = csv->source->text;
    gsize p = *at;

    while (p < csv->source->length && text[p] != '\n' && text[p] != '\r' && !delimiter_at(csv, p)) {
        if (text[p] == '"') {
            report_at(csv, "csv-stray-quote", p,
                      _("a quote stands inside a field that does not begin with one"),
                      _("put the whole field in quotes and double the quotes inside"));
            return give_up(csv, p);
        }
        p++;
    }
    *at = p;
    return is_cut_off(csv, p) ? RECORD_CUT : RECORD_SOUND;
}

/* A record in which a quote occurs: field by field. */
static RecordEnd
scan_quoted(RpCsv *csv)
{
    const char *text = csv->source->text;
    gsize at = csv->start;

    for (;;) {
        add_field(csv, at);
        RecordEnd end = text[at] == '"' ? skip_quoted(csv, &at) : skip_plain(csv, &at);
        if (end != RECORD_SOUND)
            return end;
        if (at >= csv->source->length || !delimiter_at(csv, at))
            break;
        at += csv->delimiter_length;
    }
    csv->end = at;
    while (csv->next_line < csv->source->lines->len && line_start(csv, csv->next_line) <= at) {
        csv->next_line++;
        csv->multi_line = true;
    }
    return RECORD_SOUND;
}

/* Most records have no quote, so there is nothing to resolve: the record is one physical line,
 * copied once and cut at its delimiters. */
static RecordEnd
scan_plain(RpCsv *csv)
{
    const char *text = csv->source->text;
    gsize length = csv->end - csv->start, begin = 0;

    g_string_truncate(csv->arena, 0);
    g_string_append_len(csv->arena, text + csv->start, (gssize)length);
    for (gsize at = 0; at <= length; at++) {
        const char *found = memchr(csv->arena->str + at, csv->delimiter[0], length - at);

        at = found != NULL ? (gsize)(found - csv->arena->str) : length;
        if (at < length && !delimiter_at(csv, csv->start + at))
            continue;
        csv->arena->str[at] = '\0';
        RpCsvField *field = add_field(csv, csv->start + begin);
        field->text = csv->arena->str + begin;
        field->length = at - begin;
        at += csv->delimiter_length - 1;
        begin = at + 1;
    }
    csv->n_split = csv->n;
    return RECORD_SOUND;
}

/* ； outside quotes becomes one byte; what the fields are is already known. */
static void
rewrite_delimiters(RpCsv *csv)
{
    const char *text = csv->source->text;

    g_string_truncate(csv->rewritten, 0);
    for (unsigned i = 0; i < csv->n; i++) {
        gsize begin = csv->fields[i].offset;
        bool last = i + 1 == csv->n;
        gsize end = last ? csv->end : csv->fields[i + 1].offset - csv->delimiter_length;

        g_string_append_len(csv->rewritten, text + begin, (gssize)(end - begin));
        if (!last)
            g_string_append_c(csv->rewritten, UNIT_SEPARATOR);
    }
}

/* Let libcsv split the record and resolve its quotes. */
static void
split_record(RpCsv *csv)
{
    const char *bytes = csv->source->text + csv->start;
    gsize length = csv->end - csv->start;

    g_string_truncate(csv->arena, 0);
    if (csv->delimiter_length > 1) {
        rewrite_delimiters(csv);
        bytes = csv->rewritten->str;
        length = csv->rewritten->len;
    }
    csv_parse(&csv->parser, bytes, length, on_field, on_row, csv);
    csv_fini(&csv->parser, on_field, on_row, csv);

    const char *text = csv->arena->str;
    for (unsigned i = 0; i < MIN(csv->n, csv->n_split); i++) {
        csv->fields[i].text = text;
        text += csv->fields[i].length + 1;
    }
}

/* True when nothing but blanks stands in the fields. */
static bool
is_blank(const RpCsv *csv)
{
    for (unsigned i = 0; i < csv->n; i++)
        if (csv->fields[i].length > strspn(csv->fields[i].text, " \t"))
            return false;
    return true;
}

/* Returns: where a field longer than the limit begins, or -1. */
static gssize
overlong_field(const RpCsv *csv)
{
    if (csv->end - csv->start <= RP_CSV_MAX_FIELD)
        return -1;
    for (unsigned i = 0; i < csv->n; i++)
        if (csv->fields[i].length > RP_CSV_MAX_FIELD)
            return (gssize)csv->fields[i].offset;
    return -1;
}

static void
report_long_row(RpCsv *csv)
{
    csv->n = 0; /* the place is that of the row */
    report_at(csv, "csv-row-too-long", csv->start, _("this row is longer than 64 MiB"),
              _("look for missing line ends or a missing closing quote"));
}

/* What a sound record may not have. False when it is reported and to be skipped. */
static bool
check_record(RpCsv *csv)
{
    const char *nul = memchr(csv->source->text + csv->start, '\0', csv->end - csv->start);
    gssize overlong = overlong_field(csv);

    if (csv->end - csv->start > RP_CSV_MAX_ROW) {
        report_long_row(csv);
        return false;
    }
    if (csv->n > RP_CSV_MAX_COLUMNS) {
        report_at(csv, "csv-too-many-columns", csv->start, _("this row has more than 16384 fields"),
                  _("write one value per row instead of one per column"));
        return false;
    }
    if (nul != NULL) {
        report_at(csv, "csv-nul", (gsize)(nul - csv->source->text),
                  _("a NUL character stands here"), _("save the file again as CSV"));
        return false;
    }
    if (overlong >= 0) {
        report_at(csv, "csv-field-too-long", (gsize)overlong, _("this field is longer than 16 MiB"),
                  _("shorten the text"));
        return false;
    }
    if (csv->n_split != csv->n) {
        report_at(csv, "csv-control-character", csv->start,
                  _("control characters make this row unreadable"), _("remove them"));
        return false;
    }
    return true;
}

/* Lay out the record that begins at `next_line`. */
static RecordEnd
scan_record(RpCsv *csv)
{
    csv->first_line = csv->next_line++;
    csv->start = line_start(csv, csv->first_line);
    csv->end = line_end(csv, csv->first_line);
    csv->multi_line = false;
    csv->row.row++;
    csv->row.line = csv->source->lines_before + (int)csv->first_line + 1;
    csv->n = 0;
    csv->n_split = 0;
    if (csv->end == csv->source->length && is_cut_off(csv, csv->end))
        return RECORD_CUT;
    if (memchr(csv->source->text + csv->start, '"', csv->end - csv->start) == NULL)
        return scan_plain(csv);
    return scan_quoted(csv);
}

/* Pass over the rest of a row that is too long to be held. */
static void
skip_row(RpCsv *csv)
{
    RpSource *source = csv->source;

    do
        rp_source_more(source, source->length);
    while (source->lines->len == 1 && is_cut_off(csv, line_end(csv, 0)));
    csv->next_line = 1;
}

/* The record at hand goes on behind what is at hand: have more of the file, then read it again. */
static void
read_more(RpCsv *csv)
{
    csv->row.row--;
    if (csv->source->length - csv->start <= RP_CSV_MAX_ROW) {
        csv->next_line = csv->first_line - rp_source_more(csv->source, csv->start);
        return;
    }
    csv->row.row++;
    report_long_row(csv);
    skip_row(csv);
}

/* Returns: whether there is another record; a stream may have to be read on for it. */
static bool
has_record(RpCsv *csv)
{
    while (csv->next_line >= csv->source->lines->len && !csv->source->complete)
        csv->next_line -= rp_source_more(csv->source, csv->source->length);
    return line_start(csv, csv->next_line) < csv->source->length;
}

const RpCsvRow *
rp_csv_next(RpCsv *csv)
{
    while (has_record(csv)) {
        RecordEnd end = scan_record(csv);

        if (end == RECORD_CUT)
            read_more(csv);
        if (end != RECORD_SOUND)
            continue;
        if (csv->n_split == 0)
            split_record(csv);
        if (!check_record(csv))
            continue;
        csv->row.n = csv->n;
        csv->row.fields = csv->fields;
        csv->row.blank = is_blank(csv);
        return &csv->row;
    }
    return NULL;
}

/* Every row asks for the place of its value: the bytes 10xxxxxx that do not begin a character are
 * counted eight at a time. */
static int
count_chars(const char *text, gsize length)
{
    const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101);
    gsize i = 0, inner = 0;

    for (guint64 word; i + sizeof word <= length; i += sizeof word) {
        memcpy(&word, text + i, sizeof word);
        inner += (((word >> 7) & ~(word >> 6) & ones) * ones) >> 56;
    }
    for (; i < length; i++)
        inner += ((guchar)text[i] & 0xC0) == 0x80;
    return (int)(length - inner);
}

RpWhere
rp_csv_where(const RpCsv *csv, unsigned i)
{
    gsize offset = i < csv->n ? csv->fields[i].offset : csv->end;

    if (csv->multi_line)
        return rp_source_where(csv->source, offset);
    int chars = count_chars(csv->source->text + csv->start, offset - csv->start);
    return (RpWhere){csv->source->file, csv->row.line, chars + 1};
}

void
rp_csv_mark(const RpCsv *csv, unsigned i)
{
    rp_diags_cell(csv->diags, (int)i + 1, csv->row.row);
}

bool
rp_csv_is_broken(const RpCsv *csv)
{
    return rp_source_is_broken(csv->source, csv->row.line,
                               csv->source->lines_before + (int)csv->next_line);
}

unsigned
rp_csv_faults(const RpCsv *csv)
{
    return csv->faults;
}

RpDiags *
rp_csv_diags(const RpCsv *csv)
{
    return csv->diags;
}

const RpSource *
rp_csv_source(const RpCsv *csv)
{
    return csv->source;
}

static void
set_delimiter(RpCsv *csv, gunichar character)
{
    csv->delimiter_length = (gsize)g_unichar_to_utf8(character, csv->delimiter);
    csv_set_delim(&csv->parser,
                  csv->delimiter_length == 1 ? (unsigned char)character : UNIT_SEPARATOR);
}

RpCsv *
rp_csv_open(RpSource *source, gunichar delimiter, RpDiags *diags)
{
    RpCsv *csv = g_new0(RpCsv, 1);

    csv->source = source;
    csv->diags = diags;
    csv_init(&csv->parser, 0);
    csv_set_space_func(&csv->parser, never);
    csv_set_blk_size(&csv->parser, BUFFER_STEP);
    csv->arena = g_string_new(NULL);
    csv->rewritten = g_string_new(NULL);

    while (!source->complete && rp_delimiter_wants_more(source))
        rp_source_more(source, 0);
    gunichar named = rp_delimiter_named(source);
    csv->next_line = named != 0;
    if (delimiter == 0)
        delimiter = named != 0 ? named : rp_delimiter_sniff(source, diags);
    set_delimiter(csv, delimiter);
    return csv;
}

void
rp_csv_free(RpCsv *csv)
{
    if (csv == NULL)
        return;
    csv_free(&csv->parser);
    g_free(csv->fields);
    g_string_free(csv->arena, TRUE);
    g_string_free(csv->rewritten, TRUE);
    g_free(csv);
}
