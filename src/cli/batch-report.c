#include "cli/batch-report.h"

#include <stdio.h>
#include <string.h>

#include "app/output.h"
#include "base/i18n.h"
#include "base/json.h"
#include "base/number.h"

#define BAR_WIDTH    30
#define MICROSECONDS 1e6

/* --- while it runs --- */

void
rp_batch_print_begun(gpointer data, guint total)
{
    RpBatchProgress *progress = data;

    progress->total = total;
    progress->begun = g_get_monotonic_time();
}

/* [=========>          ] 45/128  18.2/s  4 s left */
static void
print_bar(const RpBatchProgress *progress)
{
    char bar[BAR_WIDTH + 1];
    double seconds = (double)(g_get_monotonic_time() - progress->begun) / MICROSECONDS;
    double rate = seconds > 0 ? progress->done / seconds : 0;
    guint filled = progress->total == 0 ? 0 : progress->done * BAR_WIDTH / progress->total;

    memset(bar, ' ', BAR_WIDTH);
    memset(bar, '=', filled);
    bar[BAR_WIDTH] = '\0';
    g_autofree char *speed = rp_number_format(rate, 1);
    fprintf(stderr, "\r[%s] %u/%u  %s/s  ", bar, progress->done, progress->total, speed);
    fprintf(stderr, _("%u s left"),
            rate > 0 ? (unsigned)((progress->total - progress->done) / rate) : 0);
    fputs("\033[K", stderr);
    fflush(stderr);
}

static const char *
outcome_word(RpOutcome outcome)
{
    switch (outcome) {
    case RP_OUTCOME_PENDING:
        return _("not made");
    case RP_OUTCOME_WRITTEN:
        return _("written");
    case RP_OUTCOME_KEPT:
        return _("unchanged");
    case RP_OUTCOME_FAILED:
        return _("failed");
    }
    return "";
}

/* Returns: (owned). */
static char *
shown_name(const RpBatchItem *item)
{
    return rp_command_shown(item->name != NULL ? item->name : item->region_name);
}

void
rp_batch_print_done(gpointer data, const RpBatchItem *item)
{
    RpBatchProgress *progress = data;

    progress->done++;
    if (!progress->plain) {
        print_bar(progress);
    } else if (!progress->quiet) {
        g_autofree char *seconds = rp_number_format(item->seconds, 2);
        g_autofree char *name = shown_name(item);

        printf(_("%s: %s, %u pages, %s s\n"), outcome_word(item->outcome), name, item->pages,
               seconds);
    }
}

void
rp_batch_print_end(const RpBatchProgress *progress)
{
    if (!progress->plain && progress->total > 0)
        fputs("\r\033[K", stderr);
    fflush(stdout);
}

void
rp_batch_print_note(gpointer data, const char *text)
{
    g_autofree char *shown = rp_command_shown(text);

    rp_batch_print_end(data);
    fprintf(stderr, "dabiao: note: %s\n", shown);
}

/* --- findings --- */

static char *
finding_line(const RpFinding *finding)
{
    GString *line = g_string_new(NULL);

    if (finding->where.file != NULL) {
        g_autofree char *file = rp_command_shown(finding->where.file);
        g_string_append_printf(line, "%s:%d:%d: ", file, finding->where.line,
                               finding->where.column);
    }
    g_string_append_printf(line, "%s: %s: %s", rp_severity_name(finding->severity), finding->code,
                           finding->text);
    if (finding->hint != NULL)
        g_string_append_printf(line, "\n    %s", finding->hint);
    return g_string_free(line, FALSE);
}

void
rp_batch_print_findings(const RpBatch *batch)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < batch->chosen->len; i++) {
        const RpBatchItem *item =
            g_ptr_array_index(batch->survey->items, g_array_index(batch->chosen, guint, i));

        for (guint k = 0; k < item->findings->len; k++) {
            g_autofree char *line = finding_line(g_ptr_array_index(item->findings, k));
            guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, line));

            if (n > 0) {
                g_hash_table_insert(counts, line, GUINT_TO_POINTER(n + 1)); /* keeps its key */
                continue;
            }
            g_ptr_array_add(lines, g_strdup(line));
            g_hash_table_insert(counts, g_ptr_array_index(lines, lines->len - 1),
                                GUINT_TO_POINTER(1));
        }
    }
    for (guint i = 0; i < lines->len; i++) {
        const char *line = g_ptr_array_index(lines, i);
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, line));

        fprintf(stderr, "%s\n", line);
        if (n > 1)
            fprintf(stderr, ngettext("    [in %u report]\n", "    [in %u reports]\n", n), n);
    }
}

/* --- the end --- */

static void
print_planned(const RpBatch *batch)
{
    for (guint i = 0; i < batch->chosen->len; i++) {
        const RpBatchItem *item =
            g_ptr_array_index(batch->survey->items, g_array_index(batch->chosen, guint, i));

        g_autofree char *name = rp_command_shown(item->region_name);
        g_autofree char *path = rp_command_shown(item->path == NULL ? "" : item->path);

        printf("%s\t%s\t%s\t%s\n", item->region, name,
               item->layout_id == NULL ? "" : item->layout_id, path);
    }
}

static void
print_failed(const RpBatch *batch)
{
    for (guint i = 0; i < batch->chosen->len; i++) {
        const RpBatchItem *item =
            g_ptr_array_index(batch->survey->items, g_array_index(batch->chosen, guint, i));

        if (item->outcome != RP_OUTCOME_FAILED)
            continue;
        g_autofree char *name = shown_name(item);
        g_autofree char *error = rp_command_shown(item->error == NULL ? "" : item->error);
        fprintf(stderr, _("failed: %s %s: %s\n"), item->region, name, error);
    }
}

void
rp_batch_print_summary(const RpBatch *batch, bool dry_run, bool stopped)
{
    if (dry_run) {
        print_planned(batch);
        return;
    }
    g_autofree char *seconds = rp_number_format(batch->seconds, 1);
    print_failed(batch);
    printf(_("%u reports: %u written, %u unchanged, %u failed, %u not made; %s s\n"),
           batch->chosen->len, batch->written, batch->kept, batch->failed, batch->pending, seconds);
    for (guint i = 0; i < batch->manifests->len; i++) {
        g_autofree char *path = rp_command_shown(g_ptr_array_index(batch->manifests, i));
        printf(_("manifest: %s\n"), path);
    }
    if (stopped)
        fputs(_("dabiao: stopped by a signal; run the batch again to make the rest\n"), stderr);
}

/* --- files for monitoring --- */

static void
log_item(GString *out, const RpBatchItem *item)
{
    g_autofree char *seconds = rp_number_exact(item->seconds);

    g_string_append(out, "{\"event\":\"report\",\"outcome\":");
    rp_json_append(out, rp_outcome_id(item->outcome));
    g_string_append(out, ",\"path\":");
    rp_json_append(out, item->path);
    g_string_append(out, ",\"region\":");
    rp_json_append(out, item->region);
    g_string_append(out, ",\"layout\":");
    rp_json_append(out, item->layout_id);
    g_string_append_printf(out, ",\"pages\":%u,\"seconds\":%s", item->pages, seconds);
    if (item->error != NULL) {
        g_string_append(out, ",\"error\":");
        rp_json_append(out, item->error);
    }
    g_string_append(out, "}\n");
}

static bool
write_text(const char *path, GString *text, GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text->str, text->len);

    return rp_output_write(path, bytes, false, error);
}

bool
rp_batch_write_log(const char *path, const RpBatch *batch, RpExit status, GError **error)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; batch != NULL && i < batch->chosen->len; i++)
        log_item(out,
                 g_ptr_array_index(batch->survey->items, g_array_index(batch->chosen, guint, i)));
    g_autofree char *seconds = rp_number_exact(batch == NULL ? 0 : batch->seconds);
    g_string_append_printf(
        out,
        "{\"event\":\"batch\",\"reports\":%u,\"written\":%u,\"kept\":%u,\"failed\":%u,"
        "\"pending\":%u,\"seconds\":%s,\"status\":%d}\n",
        batch == NULL ? 0 : batch->chosen->len, batch == NULL ? 0 : batch->written,
        batch == NULL ? 0 : batch->kept, batch == NULL ? 0 : batch->failed,
        batch == NULL ? 0 : batch->pending, seconds, (int)status);
    return write_text(path, out, error);
}

/* The lines of a file of metrics. */
typedef struct {
    GString *out;        /* borrowed */
    const char *project; /* borrowed; escaped */
} Metrics;

/* Returns: (owned) `text` inside the quotes of a label. */
static char *
label_value(const char *text)
{
    GString *value = g_string_new(NULL);

    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '\n')
            g_string_append(value, "\\n");
        else if (*p == '"' || *p == '\\')
            g_string_append_printf(value, "\\%c", *p);
        else
            g_string_append_c(value, *p);
    }
    return g_string_free(value, FALSE);
}

static void
add_metric(const Metrics *metrics, const char *name, const char *help, double value)
{
    g_autofree char *number = rp_number_exact(value);

    g_string_append_printf(metrics->out,
                           "# HELP dabiao_batch_%s %s\n# TYPE dabiao_batch_%s gauge\n"
                           "dabiao_batch_%s{project=\"%s\"} %s\n",
                           name, help, name, name, metrics->project, number);
}

/* The time of the last success outlives failures: it is read back from the file. */
static double
last_success(const char *path)
{
    static const char name[] = "\ndabiao_batch_last_success_timestamp_seconds{";
    g_autofree char *text = NULL;
    const char *found = g_file_get_contents(path, &text, NULL, NULL) ? strstr(text, name) : NULL;

    if (found == NULL)
        return 0;
    const char *end = strchr(found + 1, '\n');
    const char *value = g_strrstr_len(found, end == NULL ? -1 : end - found, "} ");
    return value == NULL ? 0 : g_ascii_strtod(value + strlen("} "), NULL);
}

static guint64
count_pages(const RpBatch *batch)
{
    guint64 pages = 0;

    for (guint i = 0; i < batch->chosen->len; i++)
        pages += ((const RpBatchItem *)g_ptr_array_index(batch->survey->items,
                                                         g_array_index(batch->chosen, guint, i)))
                     ->pages;
    return pages;
}

bool
rp_batch_write_metrics(const RpBatchMetrics *wanted, const RpBatch *batch, RpExit status,
                       GError **error)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *project = label_value(wanted->project);
    const Metrics metrics = {out, project};
    const RpBatch none = {0};
    double now = (double)wanted->now;
    const RpBatch *b = batch == NULL ? &none : batch;

    add_metric(&metrics, "reports", "Reports of the last batch.",
               batch == NULL ? 0 : batch->chosen->len);
    add_metric(&metrics, "written", "Reports rendered and written.", b->written);
    add_metric(&metrics, "kept", "Reports found unchanged.", b->kept);
    add_metric(&metrics, "failed", "Reports that failed.", b->failed);
    add_metric(&metrics, "pages", "Pages of all reports.",
               batch == NULL ? 0 : (double)count_pages(batch));
    add_metric(&metrics, "duration_seconds", "Time the batch took.", b->seconds);
    add_metric(&metrics, "exit_status", "Exit status of the batch.", (double)status);
    add_metric(&metrics, "last_run_timestamp_seconds", "When the batch ended.", now);
    add_metric(&metrics, "last_success_timestamp_seconds", "When a batch last ended with status 0.",
               status == RP_EXIT_OK ? now : last_success(wanted->path));
    return write_text(wanted->path, out, error);
}
