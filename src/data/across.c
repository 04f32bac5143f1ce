#include "data/across.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "data/metrics-private.h"
#include "data/sorter.h"

/* A value written in the wrong unit is off by 1000 or 10000; it grew or fell by less than half
 * of that meanwhile. */
#define JUMP 500.0

/* Bytes of a vintage that count; two that differ only behind them are one, so that their rows are
 * a conflict at worst. */
#define MAX_VINTAGE ((gsize)1024)

#define FIRST_MONTH RP_MONTH(1900, 1)

/* What of a row goes through the sorter; the vintage stands behind it. */
typedef struct {
    guint64 number;
    gint64 coefficient;
    const char *file;
    gint32 line, column;
    gint32 sheet_column, sheet_row;
    gint8 scale;
    guint8 has_value;
} Packed;

/* Numbers the things that rows are about, in order of appearance. */
typedef struct {
    GHashTable *numbers; /* owned; pointer -> number from 1 */
    GPtrArray *things;   /* owned; by number */
    gconstpointer last;  /* most rows are about what the row before is about */
    guint32 last_number;
} Numbering;

struct RpAcross {
    Numbering indicators, regions;
    guint64 n_rows;
    GByteArray *packed; /* owned; the row that is being added */
    RpSorter *rows;     /* owned; by indicator, region, period; the highest vintage first */
    RpSorter *verdicts; /* owned; by row */
    RpVerdict verdict;  /* given out last */

    /* maintained while settling, per cell: an indicator, region and period */
    RpAcrossRow head;    /* the first row of the vintage at hand that is no duplicate */
    GString *vintage;    /* owned; the one at hand */
    bool head_conflicts; /* another row of this vintage has another value */
    bool older;          /* a higher vintage came before */
    bool revised;        /* the row of the highest vintage is marked so */
    bool withdrawn;      /* it was reported that it has no value, unlike an older one */
    RpAcrossRow newest;  /* `head` of the highest vintage */
    bool newest_conflicts;
    bool any; /* there is a cell */

    /* maintained while settling, per series: the last value of each kind of period */
    RpAcrossRow last[RP_PERIOD_YEARS + 1];
    bool has_last[RP_PERIOD_YEARS + 1];
};

/* Vintages are dates, numbers or words: runs of digits compare as numbers. */
static int
compare_vintages(const char *a, const char *b)
{
    while (*a != '\0' && *b != '\0') {
        if (g_ascii_isdigit(*a) && g_ascii_isdigit(*b)) {
            char *a_end, *b_end;
            guint64 x = g_ascii_strtoull(a, &a_end, 10), y = g_ascii_strtoull(b, &b_end, 10);

            if (x != y)
                return x < y ? -1 : 1;
            a = a_end;
            b = b_end;
        } else {
            if (*a != *b)
                return (guchar)*a < (guchar)*b ? -1 : 1;
            a++;
            b++;
        }
    }
    return (*a != '\0') - (*b != '\0');
}

static const char *
vintage_of(const void *packed)
{
    return (const char *)packed + sizeof(Packed);
}

/* The highest vintage comes first. */
static int
compare_packed(const void *a, gsize a_size G_GNUC_UNUSED, const void *b, gsize b_size G_GNUC_UNUSED)
{
    const char *x = vintage_of(a), *y = vintage_of(b);

    return *x == '\0' && *y == '\0' ? 0 : compare_vintages(y, x);
}

static void
numbering_init(Numbering *numbering)
{
    numbering->numbers = g_hash_table_new(NULL, NULL);
    numbering->things = g_ptr_array_new();
}

static void
numbering_clear(Numbering *numbering)
{
    g_hash_table_unref(numbering->numbers);
    g_ptr_array_unref(numbering->things);
}

static guint32
number_of(Numbering *numbering, gconstpointer thing)
{
    if (thing == numbering->last && numbering->last_number > 0)
        return numbering->last_number;
    guint32 number = GPOINTER_TO_UINT(g_hash_table_lookup(numbering->numbers, thing));

    if (number == 0) {
        g_ptr_array_add(numbering->things, (gpointer)thing);
        number = numbering->things->len;
        g_hash_table_insert(numbering->numbers, (gpointer)thing, GUINT_TO_POINTER(number));
    }
    numbering->last = thing;
    numbering->last_number = number;
    return number;
}

RpAcross *
rp_across_new(const RpSpooling *spooling)
{
    RpAcross *across = g_new0(RpAcross, 1);

    numbering_init(&across->indicators);
    numbering_init(&across->regions);
    across->packed = g_byte_array_new();
    across->rows = rp_sorter_new(spooling, compare_packed);
    across->verdicts = rp_sorter_new(spooling, NULL);
    across->vintage = g_string_new(NULL);
    return across;
}

void
rp_across_free(RpAcross *across)
{
    if (across == NULL)
        return;
    g_string_free(across->vintage, TRUE);
    rp_sorter_free(across->verdicts);
    rp_sorter_free(across->rows);
    g_byte_array_unref(across->packed);
    numbering_clear(&across->regions);
    numbering_clear(&across->indicators);
    g_free(across);
}

/* The order of periods, rp_period_compare(), as far as 32 bits hold it: last month, first month,
 * day, kind. No two periods have the same. */
static guint32
pack_period(RpPeriod period)
{
    guint32 last = (guint32)MAX(period.last - FIRST_MONTH, 0);
    guint32 first = (guint32)MAX(period.first - FIRST_MONTH, 0);

    return (last & 0xFFF) << 20 | (first & 0xFFF) << 8 | ((guint32)period.day & 0x1F) << 3 |
           (guint32)period.kind;
}

static RpPeriod
unpack_period(guint32 low)
{
    RpPeriodKind kind = (RpPeriodKind)(low & 7);

    if (kind == RP_PERIOD_NONE)
        return (RpPeriod){RP_PERIOD_NONE, 0, 0, 0};
    return (RpPeriod){kind, FIRST_MONTH + (RpMonth)(low >> 8 & 0xFFF),
                      FIRST_MONTH + (RpMonth)(low >> 20), (int)(low >> 3 & 0x1F)};
}

bool
rp_across_add(RpAcross *across, const RpObservation *row, GError **error)
{
    gsize length = MIN(strlen(row->vintage), MAX_VINTAGE);
    Packed packed = {
        .number = across->n_rows++,
        .coefficient = row->value.coefficient,
        .scale = row->value.scale,
        .has_value = row->has_value,
        .file = row->where.file,
        .line = row->where.line,
        .column = row->where.column,
        .sheet_column = row->sheet_column,
        .sheet_row = row->sheet_row,
    };
    RpSortKey key = {
        .high = (guint64)number_of(&across->indicators, row->indicator) << 32 |
                number_of(&across->regions, row->region),
        .low = pack_period(row->period),
        .size = (guint32)(sizeof packed + length + 1),
    };

    g_byte_array_set_size(across->packed, key.size);
    memcpy(across->packed->data, &packed, sizeof packed);
    memcpy(across->packed->data + sizeof packed, row->vintage, length);
    across->packed->data[sizeof packed + length] = '\0';
    return rp_sorter_add(across->rows, key, across->packed->data, error);
}

static RpAcrossRow
unpack(const RpAcross *across, RpSortKey key, const Packed *packed)
{
    return (RpAcrossRow){
        .number = packed->number,
        .indicator = g_ptr_array_index(across->indicators.things, (key.high >> 32) - 1),
        .region = g_ptr_array_index(across->regions.things, (key.high & 0xFFFFFFFFu) - 1),
        .period = unpack_period(key.low),
        .value = {packed->coefficient, packed->scale},
        .has_value = packed->has_value,
        .where = {packed->file, packed->line, packed->column},
        .sheet_column = packed->sheet_column,
        .sheet_row = packed->sheet_row,
    };
}

static bool
emit(RpAcross *across, RpVerdictKind kind, unsigned flags, const RpAcrossRow *row,
     const RpAcrossRow *other, GError **error)
{
    RpVerdict verdict = {.kind = kind, .flags = flags, .row = *row};
    RpSortKey key = {.high = row->number, .size = sizeof verdict};

    if (other != NULL)
        verdict.other = *other;
    return rp_sorter_add(across->verdicts, key, &verdict, error);
}

static bool
jumps(const RpAcrossRow *before, const RpAcrossRow *row)
{
    double a = fabs(rp_decimal_to_double(before->value));
    double b = fabs(rp_decimal_to_double(row->value));

    return a > 0 && b > 0 && (b >= a * JUMP || a >= b * JUMP);
}

/* What a cell settled at is compared with its neighbours in the series. A month is no neighbour of
 * a year, so the last value of each kind of period is kept. */
static bool
close_cell(RpAcross *across, GError **error)
{
    const RpAcrossRow *row = &across->newest;

    if (!across->any || !row->has_value || across->newest_conflicts)
        return true;
    RpPeriodKind kind = row->period.kind;
    bool jump = across->has_last[kind] && jumps(&across->last[kind], row);
    if (jump && !emit(across, RP_VERDICT_JUMP, RP_FLAG_JUMP, row, &across->last[kind], error))
        return false;
    across->last[kind] = *row;
    across->has_last[kind] = true;
    return true;
}

/* A value of an older vintage is not used, though the highest one has none. */
static bool
emit_withdrawn(RpAcross *across, const RpAcrossRow *older, GError **error)
{
    if (across->withdrawn || across->newest.has_value || !older->has_value)
        return true;
    across->withdrawn = true;
    return emit(across, RP_VERDICT_WITHDRAWN, 0, &across->newest, older, error);
}

/* The first row of a vintage. */
static bool
begin_vintage(RpAcross *across, const RpAcrossRow *row, const char *vintage, GError **error)
{
    g_string_assign(across->vintage, vintage);
    across->head = *row;
    across->head_conflicts = false;
    if (!across->older) {
        across->newest = *row;
        return true;
    }
    if (!across->revised &&
        !emit(across, RP_VERDICT_SILENT, RP_FLAG_REVISED, &across->newest, NULL, error))
        return false;
    across->revised = true;
    return emit_withdrawn(across, row, error) &&
           emit(across, RP_VERDICT_SILENT, RP_FLAG_SUPERSEDED, row, NULL, error);
}

/* A further row of the vintage at hand. A value wins over a missing one. */
static bool
compare_with_head(RpAcross *across, const RpAcrossRow *row, GError **error)
{
    RpAcrossRow before = across->head;
    unsigned old = across->older ? RP_FLAG_SUPERSEDED : 0;
    bool same =
        row->has_value && before.has_value && rp_decimal_compare(row->value, before.value) == 0;

    if (same || !row->has_value)
        return emit(across, RP_VERDICT_DUPLICATE, RP_FLAG_DUPLICATE, row, &before, error);
    if (!before.has_value) {
        across->head = *row;
        if (!across->older)
            across->newest = *row;
        return emit(across, RP_VERDICT_DUPLICATE, RP_FLAG_DUPLICATE, &before, row, error) &&
               (old == 0 || (emit_withdrawn(across, row, error) &&
                             emit(across, RP_VERDICT_SILENT, old, row, NULL, error)));
    }
    if (!across->head_conflicts &&
        !emit(across, RP_VERDICT_CONFLICT, RP_FLAG_CONFLICT, &before, row, error))
        return false;
    across->head_conflicts = true;
    if (!across->older)
        across->newest_conflicts = true;
    return emit(across, RP_VERDICT_CONFLICT, RP_FLAG_CONFLICT | old, row, &before, error);
}

static bool
begin_cell(RpAcross *across, const RpAcrossRow *row, const char *vintage, GError **error)
{
    bool new_series = !across->any || across->newest.indicator != row->indicator ||
                      across->newest.region != row->region;

    if (!close_cell(across, error))
        return false;
    if (new_series)
        memset(across->has_last, 0, sizeof across->has_last);
    across->any = true;
    across->older = false;
    across->revised = false;
    across->withdrawn = false;
    across->newest_conflicts = false;
    return begin_vintage(across, row, vintage, error);
}

bool
rp_across_settle(RpAcross *across, GError **error)
{
    GError *failed = NULL;
    RpSortKey key, last = {0, 0, 0};
    const void *packed;

    if (!rp_sorter_rewind(across->rows, error))
        return false;
    while ((packed = rp_sorter_next(across->rows, &key, &failed)) != NULL) {
        RpAcrossRow row = unpack(across, key, packed);
        const char *vintage = vintage_of(packed);
        bool same_cell = across->any && key.high == last.high && key.low == last.low;
        bool sound;

        if (!same_cell) {
            sound = begin_cell(across, &row, vintage, error);
        } else if (compare_vintages(across->vintage->str, vintage) != 0) {
            across->older = true;
            sound = begin_vintage(across, &row, vintage, error);
        } else {
            sound = compare_with_head(across, &row, error);
        }
        if (!sound)
            return false;
        last = key;
    }
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return false;
    }
    g_clear_pointer(&across->rows, rp_sorter_free);
    return close_cell(across, error) && rp_across_rewind(across, error);
}

bool
rp_across_rewind(RpAcross *across, GError **error)
{
    return rp_sorter_rewind(across->verdicts, error);
}

const RpVerdict *
rp_across_next(RpAcross *across, GError **error)
{
    RpSortKey key;

    return rp_sorter_next(across->verdicts, &key, error);
}

static char *
describe(const RpAcrossRow *row)
{
    g_autofree char *value = rp_decimal_to_string(row->value);
    g_autofree char *period = rp_period_to_string(row->period);

    return row->has_value
               ? g_strdup_printf("%s %s %s = %s", row->indicator->id, row->region, period, value)
               : g_strdup_printf("%s %s %s", row->indicator->id, row->region, period);
}

static void
mark(const RpAcrossRow *row, RpDiags *diags)
{
    if (row->sheet_column > 0)
        rp_diags_cell(diags, row->sheet_column, row->sheet_row);
}

static void
report_duplicate(const RpVerdict *verdict, RpDiags *diags)
{
    bool same = verdict->row.has_value == verdict->other.has_value;

    rp_diags_add(diags, RP_WARNING, "duplicate-row", verdict->row.where,
                 same ? _("the same as %s:%d; kept once")
                      : _("no value, but %s:%d has one, which counts"),
                 verdict->other.where.file, verdict->other.where.line);
    mark(&verdict->row, diags);
    rp_diags_hint(diags, "%s", _("remove one of the rows"));
}

static void
report_conflict(const RpVerdict *verdict, RpDiags *diags)
{
    g_autofree char *own = describe(&verdict->row);
    g_autofree char *value = rp_decimal_to_string(verdict->other.value);

    rp_diags_add(diags, RP_FAULT, "conflicting-rows", verdict->row.where,
                 _("%s, but %s:%d says %s"), own, verdict->other.where.file,
                 verdict->other.where.line, value);
    mark(&verdict->row, diags);
    rp_diags_hint(diags, "%s",
                  _("keep one of them, or tell by the column 'vintage' which is newer"));
}

static void
report_withdrawn(const RpVerdict *verdict, RpDiags *diags)
{
    g_autofree char *own = describe(&verdict->row);
    g_autofree char *value = rp_decimal_to_string(verdict->other.value);

    rp_diags_add(diags, RP_WARNING, "withdrawn-value", verdict->row.where,
                 _("%s: no value; the older value %s in %s:%d is not used"), own, value,
                 verdict->other.where.file, verdict->other.where.line);
    mark(&verdict->row, diags);
    rp_diags_hint(diags, "%s", _("fill in the newer value, or remove the row"));
}

static void
report_jump(const RpVerdict *verdict, RpDiags *diags)
{
    g_autofree char *own = describe(&verdict->row);
    g_autofree char *value = rp_decimal_to_string(verdict->other.value);
    g_autofree char *period = rp_period_to_string(verdict->other.period);

    rp_diags_add(diags, RP_WARNING, "jump", verdict->row.where, _("%s, after %s in %s"), own, value,
                 period);
    mark(&verdict->row, diags);
    rp_diags_hint(diags, "%s", _("check the unit: is it 万, or the single item?"));
}

void
rp_verdict_report(const RpVerdict *verdict, RpDiags *diags)
{
    static void (*const reports[])(const RpVerdict *, RpDiags *) = {
        [RP_VERDICT_DUPLICATE] = report_duplicate,
        [RP_VERDICT_CONFLICT] = report_conflict,
        [RP_VERDICT_JUMP] = report_jump,
        [RP_VERDICT_WITHDRAWN] = report_withdrawn,
    };

    if (reports[verdict->kind] != NULL)
        reports[verdict->kind](verdict, diags);
}

/* Rows of one file that are later than the report. */
typedef struct {
    const RpObservation *first;
    guint n;
} Later;

static void
report_later(const Later *later, const char *limit, RpDiags *diags)
{
    g_autofree char *period = rp_period_to_string(later->first->period);

    if (later->n == 1)
        rp_diags_add(diags, RP_WARNING, "after-report-period", later->first->where,
                     _("%s is after the report's period %s and is not used"), period, limit);
    else
        rp_diags_add(diags, RP_WARNING, "after-report-period", later->first->where,
                     _("%s is after the report's period %s; this and the other later rows of the "
                       "file, %u in all, are not used"),
                     period, limit, later->n);
    rp_diags_cell(diags, later->first->sheet_column, later->first->sheet_row);
    rp_diags_hint(diags, "%s", _("check the period of the row, or that of the report"));
}

/* Once for each file: who makes an earlier report again has whole files of later months. */
static void
check_future(const RpMetricSet *set, const RpMetricsOptions *options, RpDiags *diags)
{
    g_autofree char *limit = rp_period_to_string(options->report_period);
    g_autoptr(GHashTable) by_file = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    g_autoptr(GPtrArray) files = g_ptr_array_new();

    for (guint i = 0; i < set->rows->len; i++) {
        const RpObservation *row = g_ptr_array_index(set->rows, i);
        Later *later = g_hash_table_lookup(by_file, row->where.file);

        if (row->period.last <= options->report_period.last)
            continue;
        if (later == NULL) {
            later = g_new0(Later, 1);
            later->first = row;
            g_hash_table_insert(by_file, (gpointer)row->where.file, later);
            g_ptr_array_add(files, later);
        }
        later->n++;
    }
    for (guint i = 0; i < files->len; i++)
        report_later(g_ptr_array_index(files, i), limit, diags);
}

/* The rows are in memory, so their keys may be, too: nothing can fail. */
void
rp_across_check(RpMetricSet *set, const RpMetricsOptions *options, RpDiags *diags)
{
    const RpSpooling spooling = {.memory = G_MAXSIZE};
    g_autoptr(RpAcross) across = rp_across_new(&spooling);
    const RpVerdict *verdict;

    for (guint i = 0; i < set->rows->len; i++)
        rp_across_add(across, g_ptr_array_index(set->rows, i), NULL);
    rp_across_settle(across, NULL);
    while ((verdict = rp_across_next(across, NULL)) != NULL) {
        RpObservation *row = g_ptr_array_index(set->rows, verdict->row.number);

        row->flags |= verdict->flags;
        rp_verdict_report(verdict, diags);
    }
    rp_metric_set_index(set);
    if (options != NULL && options->has_report_period)
        check_future(set, options, diags);
}
