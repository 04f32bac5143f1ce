#include <string.h>

#include "build/build-private.h"
#include "build/phrase.h"
#include "build/task-rows.h"

#define MAX_LINE      13 /* Han characters in a line of the title */
#define MAX_WIDE_LINE 9  /* the same where the months stand beside it */

/* Words that may begin the second line of a title, and how much it reads against the grain: in
 * characters of imbalance that would be as bad. */
static const struct {
    const char *word;
    int cost;
} openers[] = {
    {"实施", 0},     {"建设发展规划", 0}, {"建设规划", 0}, {"事业发展", 0}, {"发展规划", 2},
    {"发展纲要", 1}, {"标准化", 2},       {"标准体系", 2}, {"进展", 3},     {"重点工作", 1},
    {"规划", 4},     {"年度", 3},         {"中期", 1},
};

/* Break a long title where the sense allows and its lines become most equal. */
static char *
break_title(const char *title, glong most)
{
    glong length = g_utf8_strlen(title, -1);
    glong best = G_MAXLONG;
    const char *at = NULL;

    if (strchr(title, '|') != NULL || length <= most)
        return g_strdup(title);
    for (gsize i = 0; i < G_N_ELEMENTS(openers); i++) {
        for (const char *p = strstr(title, openers[i].word); p != NULL;
             p = strstr(p + 1, openers[i].word)) {
            glong first = g_utf8_strlen(title, p - title);
            glong cost = ABS(2 * first - length) + openers[i].cost;

            if (first == 0 || first > most || length - first > most || cost >= best)
                continue;
            best = cost;
            at = p;
        }
    }
    if (at == NULL)
        return g_strdup(title);
    g_autofree char *first = g_strndup(title, (gsize)(at - title));
    return g_strconcat(first, "|", at, NULL);
}

/* What stands on the cover when data are invented. */
static char *
sample_notice(const RpBuilder *builder)
{
    bool all = true;

    if (!builder->options->sample)
        return g_strdup("");
    for (guint i = 0; i < builder->set->items->len; i++) {
        const RpProgress *item = &g_array_index(builder->set->items, RpProgress, i);
        all &= !item->has_value || rp_phrase_is_sample(item);
    }
    if (builder->set->items->len == 0)
        return g_strdup("示例数据：任务进展均为虚构，仅用于演示");
    return g_strdup(all ? "示例数据：现值均为虚构，仅用于演示"
                        : "含示例数据：来源注明“示例数据”的现值为虚构，仅用于演示");
}

static char *
time_text(const RpProgressSet *set)
{
    g_autofree char *elapsed = rp_phrase_percent(set, set->elapsed);

    if (set->months_gone <= 0)
        return g_strdup_printf("规划期%d个月，尚未开始", set->months_total);
    if (set->months_gone >= set->months_total)
        return g_strdup_printf("规划期%d个月已满", set->months_total);
    return g_strdup_printf("规划期%d个月，已过%d个月，时序进度%s%%", set->months_total,
                           set->months_gone, elapsed);
}

static void
replace(char **field, char *text)
{
    g_free(*field);
    *field = text;
}

/* A plan without numeric targets is counted by its tasks. */
static void
set_counts(const RpProgressSet *set, RpCover *cover)
{
    g_autoptr(GArray) standings = rp_progress_tasks(set->dataset, set->region, set->period);
    g_autoptr(GPtrArray) rows = rp_task_rows_select(set, standings, &rp_task_filter_work, NULL);
    RpTaskTally tally = rp_task_rows_tally(rows);

    cover->tasks = set->items->len == 0 && rows->len > 0;
    if (cover->tasks) {
        memcpy(cover->counts, tally.counts, sizeof tally.counts);
        replace(&cover->count_text, g_strdup_printf("任务%u项", tally.total));
        return;
    }
    memcpy(cover->counts, set->counts, sizeof cover->counts);
    cover->stale = rp_phrase_count_stale(set);
    replace(&cover->count_text, g_strdup_printf("监测目标%u项", set->items->len));
}

void
rp_build_cover(RpBuilder *builder, const RpLayoutBlock *from)
{
    const RpProgressSet *set = builder->set;
    const RpPlan *plan = set->dataset->plan;
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_COVER, from);
    RpCover *cover = block->u.cover;
    const RpSize page = builder->layout->page.size;
    g_autofree char *title = rp_builder_expand_or(builder, &from->title, g_strdup(builder->title));

    cover->dark = from->dark && !builder->layout->theme.mono;
    replace(&cover->issuer, rp_builder_expand_or(builder, &builder->layout->issuer, g_strdup("")));
    replace(&cover->issue, g_strdup(rp_var_lookup(builder->vars, "issue.text")->text));
    replace(&cover->title, break_title(title, page.width > page.height ? MAX_WIDE_LINE : MAX_LINE));
    replace(&cover->subtitle, rp_builder_expand_or(builder, &from->subtitle, g_strdup("")));
    replace(&cover->period, rp_period_to_chinese(set->period));
    replace(&cover->plan, g_strdup(plan->title));
    replace(&cover->time_text, time_text(set));
    replace(&cover->notice, sample_notice(builder));
    replace(&cover->secrecy, g_strdup(rp_builder_secrecy(builder)));
    cover->first_year = rp_month_year(plan->start);
    cover->last_year = rp_month_year(plan->end);
    cover->first_month = rp_month_number(plan->start);
    cover->months_total = set->months_total;
    cover->months_gone = CLAMP(set->months_gone, 0, set->months_total);
    set_counts(set, cover);
}
