#include "base/diag.h"

#include <string.h>

#define DEFAULT_MAX  200
#define MAX_TEXT     2000 /* characters of one message or hint */
#define N_SEVERITIES (RP_FAULT + 1)

/* How many findings there are about one file. */
typedef struct {
    unsigned kept[N_SEVERITIES];
    unsigned dropped;
} Tally;

struct RpDiags {
    GPtrArray *kept;     /* owned; of RpDiag */
    GHashTable *tallies; /* owned; interned file name, or "" -> Tally */
    GHashTable *texts;   /* owned; interned file name -> its text (owned) */
    unsigned counts[N_SEVERITIES];
    unsigned max;
    bool strict;
    RpDiag *last; /* borrowed from `kept`; NULL when the last finding was not kept */
};

static void
diag_free(gpointer data)
{
    RpDiag *diag = data;

    g_free(diag->cell);
    g_free(diag->text);
    g_free(diag->hint);
    g_free(diag);
}

RpDiags *
rp_diags_new(void)
{
    RpDiags *diags = g_new0(RpDiags, 1);

    diags->kept = g_ptr_array_new_with_free_func(diag_free);
    diags->tallies = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    diags->texts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    diags->max = DEFAULT_MAX;
    return diags;
}

void
rp_diags_free(RpDiags *diags)
{
    if (diags == NULL)
        return;
    g_ptr_array_unref(diags->kept);
    g_hash_table_unref(diags->tallies);
    g_hash_table_unref(diags->texts);
    g_free(diags);
}

void
rp_diags_set_max(RpDiags *diags, unsigned max)
{
    diags->max = max;
}

static const char *
tally_key(const char *file)
{
    return file != NULL ? file : "";
}

static Tally *
tally_of(RpDiags *diags, const char *file)
{
    Tally *tally = g_hash_table_lookup(diags->tallies, tally_key(file));

    if (tally == NULL) {
        tally = g_new0(Tally, 1);
        g_hash_table_insert(diags->tallies, (gpointer)tally_key(file), tally);
    }
    return tally;
}

/* Drop the latest of the mildest findings about `file` that are milder than `severity`, so that an
 * error is never hidden behind 200 notes. Returns: whether one was dropped. */
static bool
make_room(RpDiags *diags, const char *file, Tally *tally, RpSeverity severity)
{
    int mildest = RP_NOTE;

    while (mildest < (int)severity && tally->kept[mildest] == 0)
        mildest++;
    if (mildest == (int)severity)
        return false;
    for (guint i = diags->kept->len; i-- > 0;) {
        const RpDiag *diag = g_ptr_array_index(diags->kept, i);
        if ((int)diag->severity == mildest && g_strcmp0(diag->where.file, file) == 0) {
            g_ptr_array_remove_index(diags->kept, i);
            tally->kept[mildest]--;
            tally->dropped++;
            return true;
        }
    }
    return false;
}

void
rp_diags_add(RpDiags *diags, RpSeverity severity, const char *code, RpWhere where,
             const char *format, ...)
{
    Tally *tally = tally_of(diags, where.file);

    if (diags->strict && severity == RP_WARNING)
        severity = RP_FAULT;
    diags->counts[severity]++;
    diags->last = NULL;
    if (tally->kept[RP_NOTE] + tally->kept[RP_WARNING] + tally->kept[RP_FAULT] >= diags->max &&
        !make_room(diags, where.file, tally, severity)) {
        tally->dropped++;
        return;
    }
    tally->kept[severity]++;

    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);

    RpDiag *diag = g_new0(RpDiag, 1);
    diag->severity = severity;
    diag->code = code;
    diag->where = where;
    diag->text = rp_quote_raw(text, -1, MAX_TEXT);
    g_ptr_array_add(diags->kept, diag);
    diags->last = diag;
}

void
rp_diags_set_text(RpDiags *diags, const char *file, const char *text)
{
    g_hash_table_insert(diags->texts, (gpointer)file, g_strdup(text));
}

char *
rp_diags_line(const RpDiags *diags, RpWhere where)
{
    const char *text = where.file == NULL ? NULL : g_hash_table_lookup(diags->texts, where.file);

    for (int line = 1; text != NULL && line < where.line; line++) {
        text += strcspn(text, "\r\n");
        text = *text == '\0' ? NULL : text + (text[0] == '\r' && text[1] == '\n' ? 2 : 1);
    }
    return text == NULL ? NULL : g_strndup(text, strcspn(text, "\r\n"));
}

bool
rp_diags_kept(const RpDiags *diags)
{
    return diags->last != NULL;
}

void
rp_diags_hint(RpDiags *diags, const char *format, ...)
{
    if (diags->last == NULL)
        return;

    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);

    g_free(diags->last->hint);
    diags->last->hint = rp_quote_raw(text, -1, MAX_TEXT);
}

void
rp_diags_cell(RpDiags *diags, int column, int row)
{
    if (diags->last == NULL || column < 1 || row < 1)
        return;

    /* A..Z, AA..ZZ, AAA..: a count in base 26 without a zero */
    GString *cell = g_string_new(NULL);
    for (int rest = column; rest > 0; rest = (rest - 1) / 26)
        g_string_prepend_c(cell, (char)('A' + (rest - 1) % 26));
    g_string_append_printf(cell, "%d", row);
    g_free(diags->last->cell);
    diags->last->cell = g_string_free(cell, FALSE);
}

void
rp_diags_set_strict(RpDiags *diags)
{
    GHashTableIter iter;
    gpointer tally;

    diags->strict = true;
    for (guint i = 0; i < diags->kept->len; i++) {
        RpDiag *diag = g_ptr_array_index(diags->kept, i);
        if (diag->severity == RP_WARNING)
            diag->severity = RP_FAULT;
    }
    diags->counts[RP_FAULT] += diags->counts[RP_WARNING];
    diags->counts[RP_WARNING] = 0;
    g_hash_table_iter_init(&iter, diags->tallies);
    while (g_hash_table_iter_next(&iter, NULL, &tally)) {
        unsigned *kept = ((Tally *)tally)->kept;
        kept[RP_FAULT] += kept[RP_WARNING];
        kept[RP_WARNING] = 0;
    }
}

unsigned
rp_diags_count(const RpDiags *diags, RpSeverity severity)
{
    return diags->counts[severity];
}

bool
rp_diags_failed(const RpDiags *diags)
{
    return diags->counts[RP_FAULT] > 0;
}

static gint
compare_places(gconstpointer a, gconstpointer b)
{
    const RpWhere *x = &(*(const RpDiag *const *)a)->where;
    const RpWhere *y = &(*(const RpDiag *const *)b)->where;
    int order = g_strcmp0(x->file, y->file);

    if (order == 0)
        order = (x->line > y->line) - (x->line < y->line);
    return order != 0 ? order : (x->column > y->column) - (x->column < y->column);
}

const GPtrArray *
rp_diags_sorted(RpDiags *diags)
{
    /* GLib's sort is stable: equal places stay in order of arrival */
    g_ptr_array_sort(diags->kept, compare_places);
    return diags->kept;
}

unsigned
rp_diags_dropped(const RpDiags *diags, const char *file)
{
    const Tally *tally = g_hash_table_lookup(diags->tallies, tally_key(file));

    return tally != NULL ? tally->dropped : 0;
}

RpWhere
rp_where(const char *file, int line, int column)
{
    return (RpWhere){g_intern_string(file), line, column};
}

const char *
rp_severity_name(RpSeverity severity)
{
    static const char *const names[N_SEVERITIES] = {
        [RP_NOTE] = "note", [RP_WARNING] = "warning", [RP_FAULT] = "error"};

    return names[severity];
}
