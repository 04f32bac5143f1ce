#include "build/variables.h"

#include <math.h>
#include <string.h>

#include "build/changes.h"
#include "build/phrase.h"
#include "build/rows.h"
#include "build/task-rows.h"
#include "build/wording.h"
#include "data/region.h"

#define MAX_BEST 3

/* What the variables are made of. */
typedef struct {
    const RpProgressSet *set;
    RpProgressSet *before; /* owned, nullable: a period before */
    GHashTable *ranks;     /* owned; RpIndicator (borrowed) -> phrase (owned) */
} Facts;

char *
rp_markdown_from_plain(const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (const char *p = text; *p != '\0'; p++) {
        if (g_ascii_ispunct(*p))
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
    return g_strdup(out->str);
}

/* Set a text made by an expression that gives an owned string. */
static void
set_taken(RpVar *map, const char *path, char *text)
{
    rp_var_set(map, path, rp_var_new_text(text));
    g_free(text);
}

static void
set_text(RpVar *map, const char *path, const char *text)
{
    rp_var_set(map, path, rp_var_new_text(text == NULL ? "" : text));
}

static void
set_markup(RpVar *root, const char *path, char *plain)
{
    g_autofree char *text = rp_markdown_from_plain(plain);

    rp_var_set(root, path, rp_var_new_markup(text));
    g_free(plain);
}

static void
set_count(RpVar *map, const char *path, unsigned count)
{
    set_taken(map, path, g_strdup_printf("%u", count));
}

static void
set_flag(RpVar *map, const char *path, bool truth)
{
    rp_var_set(map, path, rp_var_new_flag(truth));
}

static char *
percent(const RpProgressSet *set, double ratio)
{
    g_autofree char *number = rp_phrase_percent(set, ratio);

    return isnan(ratio) ? g_steal_pointer(&number) : g_strconcat(number, "%", NULL);
}

static char *
target_value(const RpProgressSet *set, const RpTarget *target)
{
    g_autofree char *number = rp_phrase_target_number(set, target);

    return g_strconcat(rp_phrase_comparator(target->comparator), number, NULL);
}

static void
set_item_numbers(RpVar *map, const RpProgressSet *set, const RpProgress *item)
{
    set_taken(map, "value", rp_phrase_value(set, item));
    set_text(map, "unit", rp_phrase_measure(item->target));
    set_taken(map, "quantity", rp_phrase_quantity(set, item));
    set_taken(map, "target", rp_phrase_target(item->target));
    set_taken(map, "target_value", target_value(set, item->target));
    set_taken(map, "baseline", rp_phrase_base(set, item));
    set_taken(map, "completion", percent(set, item->completion));
    set_taken(map, "elapsed",
              percent(set, fmin(item->has_value ? item->elapsed : item->elapsed_report, 1)));
    set_taken(map, "gap", rp_phrase_gap(set, rp_phrase_gap_pp(item)));
    set_taken(map, "pace", rp_phrase_pace(set, rp_phrase_gap_pp(item)));
    set_taken(map, "lead", rp_phrase_lead(item));
    set_taken(map, "period", rp_period_to_chinese(item->actual_period));
}

/* Ranking looks at every region: once for each indicator. */
static const char *
rank_of(const Facts *facts, const RpIndicator *indicator)
{
    char *known = g_hash_table_lookup(facts->ranks, indicator);

    if (known == NULL) {
        known = rp_phrase_rank(facts->set, indicator);
        g_hash_table_insert(facts->ranks, (gpointer)indicator, known);
    }
    return known;
}

static void
set_item_changes(RpVar *map, const Facts *facts, const RpProgress *item)
{
    const RpProgress *was =
        facts->before == NULL ? NULL : rp_progress_lookup(facts->before, item->target->id);

    set_taken(map, "change", rp_phrase_change(facts->set, item));
    set_text(map, "rank", rank_of(facts, item->target->indicator));
    set_text(map, "status_before", was == NULL ? "" : rp_phrase_item_status(facts->before, was));
}

static RpVar *
new_item(const Facts *facts, const RpProgress *item, guint index, bool last)
{
    const RpProgressSet *set = facts->set;
    RpVar *map = rp_var_new_map();
    const RpTarget *target = item->target;

    set_count(map, "index", index);
    set_flag(map, "last", last);
    set_text(map, "id", target->id);
    set_taken(map, "name", rp_phrase_name(set, target->indicator));
    set_taken(map, "short", rp_phrase_short_name(set, target->indicator));
    set_text(map, "domain", target->domain);
    set_text(map, "owner", target->owner);
    set_text(map, "clause", target->clause);
    set_text(map, "nature", target->nature);
    set_text(map, "status", rp_phrase_item_status(set, item));
    set_item_numbers(map, set, item);
    set_item_changes(map, facts, item);
    return map;
}

/* An item with nothing in it, by the table. */
static RpVar *
new_prototype(void)
{
    RpVar *map = rp_var_new_map();

    for (gsize i = 0; i < rp_n_variables; i++)
        if (g_str_has_prefix(rp_variables[i].path, "[]."))
            set_text(map, rp_variables[i].path + strlen("[]."), "");
    return map;
}

static void
set_list(RpVar *root, const char *path, const Facts *facts, const GPtrArray *rows, guint most)
{
    RpVar *list = rp_var_new_list(new_prototype());
    guint n = MIN(rows->len, most);

    for (guint i = 0; i < n; i++)
        rp_var_append(list, new_item(facts, g_ptr_array_index(rows, i), i + 1, i + 1 == n));
    rp_var_set(root, path, list);
}

static void
set_names(RpVar *root, const char *path, const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);
        g_ptr_array_add(names, rp_phrase_name(set, item->target->indicator));
    }
    set_taken(root, path, rp_phrase_join(names));
}

static void
set_period(RpVar *root, const RpProgressSet *set)
{
    RpVar *period = rp_var_new_map();

    /* {{period}} itself is the canonical form, which file names need */
    period->text = rp_period_to_string(set->period);
    rp_var_set(root, "period", period);
    set_taken(root, "period.text", rp_period_to_chinese(set->period));
    set_taken(root, "period.end", rp_phrase_period_end(set->period));
    set_taken(root, "period.date", rp_phrase_period_date(set->period));
    set_count(root, "period.year", (unsigned)rp_month_year(set->period.last));
    set_count(root, "period.months_total", (unsigned)set->months_total);
    set_count(root, "period.months_gone", (unsigned)MAX(set->months_gone, 0));
    set_count(root, "period.months_left",
              (unsigned)MAX(set->months_total - MAX(set->months_gone, 0), 0));
    set_taken(root, "period.elapsed", percent(set, set->elapsed));
    set_flag(root, "period.half", set->elapsed >= 0.5);
    set_flag(root, "period.over", set->months_gone >= set->months_total);
}

/* Issues are counted in the report's own kind of period. */
static void
set_issue(RpVar *root, const RpProgressSet *set)
{
    int months = set->period.kind == RP_PERIOD_YEAR      ? 12
                 : set->period.kind == RP_PERIOD_HALF    ? 6
                 : set->period.kind == RP_PERIOD_QUARTER ? 3
                                                         : 1;
    int number = (rp_month_number(set->period.last) + months - 1) / months;
    /* counted on after the plan's end; before it begins there is no issue of it yet */
    int gone = set->period.last - set->dataset->plan->start + 1;
    int total = (MAX(gone, 0) + months - 1) / months;
    int year = rp_month_year(set->period.last);

    set_count(root, "issue.number", (unsigned)number);
    set_count(root, "issue.total", (unsigned)total);
    g_autofree char *own =
        months == 12 ? g_strdup_printf("%d年", year) : g_strdup_printf("%d年第%d期", year, number);
    if (total == 0)
        set_text(root, "issue.text", own);
    else
        set_taken(root, "issue.text", g_strdup_printf("%s　总第%d期", own, total));
}

static void
set_plan(RpVar *root, const RpProgressSet *set)
{
    const RpPlan *plan = set->dataset->plan;
    const RpRegion *region = rp_region_set_lookup(set->dataset->regions, set->region);
    int first = rp_month_year(plan->start), last = rp_month_year(plan->end);

    set_text(root, "region.name", region == NULL ? set->region : region->name);
    set_text(root, "region.short", region == NULL ? set->region : region->short_name);
    set_text(root, "region.code", set->region);
    set_text(root, "plan.id", plan->id);
    set_text(root, "plan.title", plan->title);
    set_text(root, "plan.issuer", plan->issuer);
    set_text(root, "plan.number", plan->number);
    set_text(root, "plan.date", plan->date);
    set_taken(root, "plan.years",
              first == last ? g_strdup_printf("%d年", first)
                            : g_strdup_printf("%d—%d年", first, last));
    set_text(root, "method.name", set->rules == NULL ? set->scheme : set->rules->name);
    set_text(root, "method.line", set->rules == NULL ? "" : set->rules->line);
}

static void
set_counts(RpVar *root, const GPtrArray *rows)
{
    RpTally tally = rp_rows_tally(rows);

    set_count(root, "count.total", tally.total);
    for (int s = 0; s < RP_N_STATUS; s++) {
        g_autofree char *path = g_strconcat("count.", rp_status_look((RpStatus)s)->id, NULL);
        set_count(root, path, tally.counts[s]);
    }
    set_count(root, "count.expected", tally.expected);
    set_count(root, "count.lagging", tally.lagging);
    set_count(root, "count.judged", tally.judged);
    set_count(root, "count.ahead", tally.ahead);
    set_flag(root, "all_met", tally.total > 0 && tally.counts[RP_STATUS_MET] == tally.total);
    set_flag(root, "all_expected", tally.total > 0 && tally.expected == tally.total);
    set_flag(root, "none_lagging", tally.judged > 0 && tally.lagging == 0);
    set_flag(root, "nothing_known",
             tally.total > 0 && tally.counts[RP_STATUS_NO_DATA] == tally.total);
}

/* The rows whose gap, as printed, has the sign; the largest first. */
static GPtrArray *
rows_with_sign(const RpProgressSet *set, const GPtrArray *rows, bool ahead)
{
    GPtrArray *some = g_ptr_array_new();

    for (guint i = 0; i < rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(rows, i);
        g_autofree char *gap = rp_phrase_gap(set, rp_phrase_gap_pp(item));

        if (!isnan(item->gap_pp) && strcmp(gap, "0.0") != 0 &&
            (rp_phrase_gap_pp(item) > 0) == ahead)
            g_ptr_array_add(some, (gpointer)item);
    }
    rp_rows_sort(some, RP_SORT_GAP, ahead);
    return some;
}

static void
set_lists(RpVar *root, const Facts *facts, const GPtrArray *rows)
{
    const RpProgressSet *set = facts->set;
    g_autoptr(GPtrArray) laggards = rp_rows_with(rows, RP_LAGGING_BITS);
    g_autoptr(GPtrArray) met = rp_rows_with(rows, RP_STATUS_BIT(MET));
    g_autoptr(GPtrArray) silent = rp_rows_with(rows, RP_STATUS_BIT(NO_DATA));
    g_autoptr(GPtrArray) best = rows_with_sign(set, rows, true);
    g_autoptr(GPtrArray) worst = rows_with_sign(set, rows, false);

    set_list(root, "targets", facts, rows, rows->len);
    for (int s = 0; s < RP_N_STATUS; s++) {
        g_autoptr(GPtrArray) some = rp_rows_with(rows, 1u << s);
        set_list(root, rp_status_look((RpStatus)s)->id, facts, some, some->len);
    }
    rp_rows_sort(laggards, RP_SORT_GAP, false);
    set_list(root, "laggards", facts, laggards, laggards->len);
    set_list(root, "best", facts, best, MAX_BEST);
    set_list(root, "worst", facts, worst, MAX_BEST);
    set_names(root, "names.met", set, met);
    set_names(root, "names.laggards", set, laggards);
    set_names(root, "names.no_data", set, silent);
}

static void
set_changes(RpVar *root, const Facts *facts)
{
    g_autoptr(GPtrArray) better = rp_changes_find(facts->set, facts->before, true);
    g_autoptr(GPtrArray) worse = rp_changes_find(facts->set, facts->before, false);

    set_text(root, "period.before", rp_phrase_period_before(facts->set->period));
    set_count(root, "count.improved", better->len);
    set_count(root, "count.worsened", worse->len);
    set_list(root, "improved", facts, better, better->len);
    set_list(root, "worsened", facts, worse, worse->len);
    set_markup(root, "narrative.changes", rp_wording_changes(facts->set, facts->before));
}

typedef char *(*WordingFunc)(const RpProgressSet *set, const GPtrArray *rows);

static const struct {
    const char *path;
    WordingFunc wording;
    const char *head; /* run-in head of 判断; NULL for none */
} wordings[] = {
    {"narrative.lead", rp_wording_lead, NULL},
    {"narrative.fast", rp_wording_fast, "进展较快。"},
    {"narrative.behind", rp_wording_behind, "差距明显。"},
    {"narrative.attention", rp_wording_attention, "需要关注。"},
    {"narrative.targets", rp_wording_targets, NULL},
    {"narrative.progress", rp_wording_progress, NULL},
    {"narrative.next", rp_wording_next, NULL},
    {"narrative.method", rp_wording_method, NULL},
    {"narrative.sources", rp_wording_sources, NULL},
};

static void
set_wordings(RpVar *root, const RpProgressSet *set, const GPtrArray *rows)
{
    g_autoptr(GString) judgement = g_string_new(NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(wordings); i++) {
        g_autofree char *plain = wordings[i].wording(set, rows);
        g_autofree char *text = rp_markdown_from_plain(plain);

        rp_var_set(root, wordings[i].path, rp_var_new_markup(text));
        if (wordings[i].head != NULL && *text != '\0')
            g_string_append_printf(judgement, "%s**%s**%s", judgement->len == 0 ? "" : "\n\n",
                                   wordings[i].head, text);
    }
    rp_var_set(root, "narrative.judgement", rp_var_new_markup(judgement->str));
    set_taken(root, "finding.summary", rp_wording_summary_headline(set, rows));
    set_taken(root, "finding.targets", rp_wording_targets_headline(set, rows));
    set_taken(root, "finding.progress", rp_wording_progress_headline(set, rows));
    set_taken(root, "finding.sources", rp_wording_sources_headline(set, rows));
}

static void
set_task_counts(RpVar *root, const char *name, const GPtrArray *rows)
{
    RpTaskTally tally = rp_task_rows_tally(rows);
    g_autofree char *total = g_strconcat(name, ".total", NULL);
    g_autofree char *reported = g_strconcat(name, ".reported", NULL);

    set_count(root, total, tally.total);
    set_count(root, reported, tally.reported);
    for (int s = 0; s < RP_N_TASK_STATES; s++) {
        g_autofree char *path = g_strconcat(name, ".", rp_task_look((RpTaskState)s)->id, NULL);
        set_count(root, path, tally.counts[s]);
    }
}

static void
set_tasks(RpVar *root, const RpProgressSet *set)
{
    g_autoptr(GArray) standings = rp_progress_tasks(set->dataset, set->region, set->period);
    g_autoptr(GPtrArray) work = rp_task_rows_select(set, standings, &rp_task_filter_work, NULL);
    g_autoptr(GPtrArray) goals =
        rp_task_rows_select(set, standings, &rp_task_filter_milestones, NULL);
    g_autoptr(GPtrArray) later = rp_task_rows_select(set, standings, &rp_task_filter_outlook, NULL);

    set_task_counts(root, "tasks", work);
    set_task_counts(root, "milestones", goals);
    set_count(root, "outlook.total", later->len);
    set_count(root, "outlook.year", (unsigned)rp_month_year(set->dataset->plan->outlook));
    set_taken(root, "finding.tasks", rp_wording_tasks_headline(work));
    set_taken(root, "finding.milestones",
              goals->len == 0 ? g_strdup("规划没有列出定性目标")
                              : rp_wording_tasks_headline(goals));
    set_markup(root, "narrative.tasks", rp_wording_tasks(set, work));
    set_markup(root, "narrative.tasks_next", rp_wording_tasks_next(set, work));
    set_markup(root, "narrative.milestones", rp_wording_tasks(set, goals));
    set_markup(root, "narrative.outlook", rp_wording_outlook(set, later));
}

RpVar *
rp_variables_new(const RpProgressSet *set, const char *layout_id, const char *title, bool sample)
{
    RpVar *root = rp_var_new_map();
    g_autoptr(GPtrArray) rows = rp_rows_all(set);
    g_autoptr(RpProgressSet) before = rp_changes_before(set);
    g_autoptr(GHashTable) ranks = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    const Facts facts = {set, before, ranks};

    set_period(root, set);
    set_issue(root, set);
    set_plan(root, set);
    set_text(root, "domain", "");
    set_text(root, "layout.id", layout_id);
    set_text(root, "report.title", title);
    set_text(root, "report.issuer", "");
    set_text(root, "finding.regions", "");
    set_flag(root, "sample", sample);
    set_counts(root, rows);
    set_lists(root, &facts, rows);
    set_changes(root, &facts);
    set_wordings(root, set, rows);
    set_tasks(root, set);
    return root;
}

void
rp_variables_set_domain(RpVar *root, const char *domain)
{
    set_text(root, "domain", domain);
}

void
rp_variables_remove_pages(RpVar *root)
{
    g_hash_table_remove(root->fields, "page");
    g_hash_table_remove(root->fields, "pages");
}

void
rp_variables_add_pages(RpVar *root)
{
    set_text(root, "page", "{{page}}");
    set_text(root, "pages", "{{pages}}");
}
