#include <string.h>

#include "app/new-texts-private.h"
#include "data/csv-write.h"

/* Excel takes a CSV file without it for GB18030. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* What is to be written into the column value, by kind of indicator. */
static const char *const kind_words[] = {
    [RP_KIND_STOCK] = "期末数",
    [RP_KIND_FLOW] = "自规划期初起的累计数",
    [RP_KIND_CUMULATIVE] = "自规划期初起的累计数",
    [RP_KIND_PER_PERIOD] = "当期数",
    [RP_KIND_RATIO] = "期末水平",
    [RP_KIND_DURATION] = "期末平均时长",
};

/* Append `text` in double quotes as YAML wants it. */
static void
append_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, (guchar)*p < 0x20 ? ' ' : *p);
    }
    g_string_append_c(out, '"');
}

static void
append_row(GString *out, const char *const *cells)
{
    for (gsize i = 0; cells[i] != NULL; i++) {
        g_string_append(out, i > 0 ? "," : "");
        rp_csv_append_field(out, cells[i]);
    }
    g_string_append_c(out, '\n');
}

/* Returns: (owned) "青海省：" when the plan is another region's, then the title of the plan. */
static char *
report_title(const RpNewTexts *texts)
{
    bool same = texts->region == texts->plan_region;

    return g_strconcat(same ? "" : texts->region->name, same ? "" : "：", texts->plan->title,
                       "实施进展", NULL);
}

char *
rp_new_report_yaml(const RpNewTexts *texts)
{
    GString *out = g_string_new("plan: ");
    g_autofree char *title = report_title(texts);
    g_autofree char *period = rp_period_to_string(texts->period);

    append_quoted(out, texts->plan_id);
    g_string_append(out, "\ntitle: ");
    append_quoted(out, title);
    g_string_append(out, "\nmetrics: [metrics/*.csv]\n");
    if (texts->tasks->len > 0)
        g_string_append(out, "tasks: [tasks/*.csv]\n");
    g_string_append_printf(out,
                           "layout: brief\n"
                           "# 报告期：2018-06、2018Q2、2018 等，也可以写 prev-month（上个月）\n"
                           "period: %s\n"
                           "regions: [\"%s\"]\n"
                           "output: out/{{period}}/{{region.code}}_{{region.name}}.pdf\n",
                           period, texts->region->code);
    return g_string_free(out, FALSE);
}

/* The name people know, unless it leads to another indicator as well. */
static const char *
name_of(const RpNewTexts *texts, const RpIndicator *indicator)
{
    bool ambiguous = false;

    return rp_indicator_set_find(texts->indicators, indicator->name, &ambiguous) == indicator
               ? indicator->name
               : indicator->id;
}

/* Is the indicator of target `n` that of a target before it? */
static bool
came_before(const RpNewTexts *texts, guint n)
{
    const RpTarget *target = g_ptr_array_index(texts->targets, n);

    for (guint i = 0; i < n; i++)
        if (((const RpTarget *)g_ptr_array_index(texts->targets, i))->indicator ==
            target->indicator)
            return true;
    return false;
}

char *
rp_new_metrics_csv(const RpNewTexts *texts)
{
    GString *out = g_string_new(BYTE_ORDER_MARK "indicator,region,period,value,unit,source,note\n");
    /* in words: a spreadsheet makes a day of 2018-06 and writes it back as Jun-18 */
    g_autofree char *period = rp_period_to_chinese(texts->period);

    for (guint i = 0; i < texts->targets->len; i++) {
        const RpTarget *target = g_ptr_array_index(texts->targets, i);
        const char *cells[] = {name_of(texts, target->indicator),
                               texts->region->name,
                               period,
                               "",
                               target->indicator->unit,
                               "",
                               "",
                               NULL};

        if (!came_before(texts, i))
            append_row(out, cells);
    }
    return g_string_free(out, FALSE);
}

char *
rp_new_tasks_csv(const RpNewTexts *texts)
{
    GString *out = g_string_new(BYTE_ORDER_MARK "task,title,region,period,status,percent,note\n");
    g_autofree char *period = rp_period_to_chinese(texts->period);

    for (guint i = 0; i < texts->tasks->len; i++) {
        const RpTask *task = g_ptr_array_index(texts->tasks, i);
        const char *cells[] = {task->id, task->title, texts->region->name, period, "", "",
                               "",       NULL};

        append_row(out, cells);
    }
    return g_string_free(out, FALSE);
}

/* Returns: (owned) the path as targets.csv has it. */
static char *
path_text(const RpTarget *target)
{
    static const char *const words[] = {
        [RP_PATH_LINEAR] = "",
        [RP_PATH_CAGR] = "cagr",
        [RP_PATH_SEASONAL] = "seasonal",
        [RP_PATH_YEARLY] = "yearly:",
    };
    GString *text = g_string_new(words[target->path]);

    for (guint i = 0; target->path_nodes != NULL && i < target->path_nodes->len; i++) {
        const RpPathNode *node = &g_array_index(target->path_nodes, RpPathNode, i);
        g_autofree char *period = rp_period_to_string(node->period);
        g_autofree char *value = rp_decimal_to_string(node->value);

        g_string_append_printf(text, "%s%s=%s", i > 0 ? "|" : "", period, value);
    }
    return g_string_free(text, FALSE);
}

/* The baseline is left empty: it is the other region's. */
char *
rp_new_targets_csv(const RpNewTexts *texts)
{
    GString *out =
        g_string_new(BYTE_ORDER_MARK "id,indicator,region,clause,domain,target,unit,baseline,"
                                     "baseline_period,target_period,nature,owner,weight,path,"
                                     "note\n");
    g_autofree char *note = g_strconcat("照抄自", texts->plan_region->name, "的目标，待核定", NULL);

    for (guint i = 0; i < texts->targets->len; i++) {
        const RpTarget *target = g_ptr_array_index(texts->targets, i);
        g_autofree char *due = rp_period_to_chinese(target->target_period);
        g_autofree char *path = path_text(target);
        char weight[G_ASCII_DTOSTR_BUF_SIZE];
        const char *cells[] = {target->id,
                               target->indicator->id,
                               texts->region->code,
                               target->clause,
                               target->domain,
                               target->phrase,
                               target->unit,
                               "",
                               "",
                               due,
                               target->nature,
                               target->owner,
                               g_ascii_dtostr(weight, sizeof weight, target->weight),
                               path,
                               note,
                               NULL};

        append_row(out, cells);
    }
    return g_string_free(out, FALSE);
}

/* Append a cell of a Markdown table. */
static void
append_cell(GString *out, const char *text)
{
    g_string_append_c(out, ' ');
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '|')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p == '\n' ? ' ' : *p);
    }
    g_string_append(out, " |");
}

static void
append_indicators(const RpNewTexts *texts, GString *out)
{
    g_string_append(out, "\n## 指标\n\n"
                         "| 指标 | 单位 | 目标 | 期限 | 出处 | value 填什么 |\n"
                         "|---|---|---|---|---|---|\n");
    for (guint i = 0; i < texts->targets->len; i++) {
        const RpTarget *target = g_ptr_array_index(texts->targets, i);
        g_autofree char *due = rp_period_to_chinese(target->target_period);

        g_string_append_c(out, '|');
        append_cell(out, name_of(texts, target->indicator));
        append_cell(out, target->indicator->unit);
        append_cell(out, target->phrase);
        append_cell(out, due);
        append_cell(out, target->clause);
        append_cell(out, kind_words[target->indicator->kind]);
        g_string_append_c(out, '\n');
    }
}

static void
append_files(const RpNewTexts *texts, GString *out)
{
    g_string_append(out, "\n## 文件\n\n"
                         "| 文件 | 内容 |\n"
                         "|---|---|\n"
                         "| `report.yaml` | 用哪个规划、哪些数据、哪个版式，报告期，地区 |\n"
                         "| `metrics/targets.csv` | 各指标的数据，由您填写 |\n");
    if (texts->tasks->len > 0)
        g_string_append(out, "| `tasks/tasks.csv` | 各项任务的进展，由您填写 |\n");
    if (texts->copied)
        g_string_append_printf(out, "| `data/plans/%s/targets.csv` | 本地区的目标，请核定 |\n",
                               texts->plan_id);
    g_string_append(out, "| `out/` | 生成的报告 |\n");
}

static void
append_steps(const RpNewTexts *texts, GString *out)
{
    int step = 1;

    g_string_append(out, "\n## 怎样用\n\n");
    if (texts->copied)
        g_string_append_printf(
            out,
            "%d. 规划的目标是%s的。`data/plans/%s/targets.csv` 照抄了这些目标，请在 `target` "
            "一列改成%s核定的目标，在 `baseline` 一列填基期值；不适用的行删去。\n",
            step++, texts->plan_region->name, texts->plan_id, texts->region->name);
    if (texts->targets->len > 0)
        g_string_append_printf(
            out,
            "%d. 用 WPS 或 Excel 打开 `metrics/targets.csv`，在 `value` 一列填数，在 "
            "`source` 一列写来源。没有数据就空着，报告印作“无数据”；不要填 0。\n",
            step++);
    if (texts->tasks->len > 0)
        g_string_append_printf(
            out,
            "%d. 在 `tasks/tasks.csv` 的 `status` 一列填“完成”“进行中”或“未启动”，在 "
            "`percent` 一列填完成的百分数；空着印作“未报”。\n",
            step++);
    g_string_append_printf(out, "%d. 检查：`dabiao check report.yaml`\n", step++);
    g_string_append_printf(out, "%d. 出报告：`dabiao render report.yaml`，PDF 在 `out/` 中。\n",
                           step++);
    g_string_append_printf(
        out,
        "%d. 下一期：把 `report.yaml` 中的 `period` 改成新的报告期，在表格末尾加上新的行。"
        "旧的行留着，趋势由它们算出。\n",
        step);
}

char *
rp_new_readme(const RpNewTexts *texts)
{
    const RpPlan *plan = texts->plan;
    GString *out = g_string_new("# ");
    g_autofree char *title = report_title(texts);
    g_autofree char *period = rp_period_to_chinese(texts->period);

    g_string_append_printf(out, "%s\n\n规划：%s", title, plan->title);
    if (*plan->number != '\0')
        g_string_append_printf(out, "，%s", plan->number);
    g_string_append_printf(out, "。地区：%s（%s）。报告期：%s。\n", texts->region->name,
                           texts->region->code, period);
    append_steps(texts, out);
    append_files(texts, out);
    if (texts->targets->len > 0)
        append_indicators(texts, out);
    return g_string_free(out, FALSE);
}
