#include "fixture.h"

#define PLAN "id: t\ntitle: 测试规划\nstart: 2016-01\nend: 2020-12\nregion: \"630000\"\n"
#define TAR  "id,indicator,region,target,unit,baseline,baseline_period,target_period,weight,path\n"
#define TASK "id,parent,kind,number,title,clause,owner,due,weight\n"

/* Returns: (owned) findings about the plan made of these three files. */
static char *
load(RpDataset *dataset, RpDiags *diags, const char *plan, const char *targets, const char *tasks)
{
    GPtrArray *plan_file = fixture_file("plan.yaml", plan, -1);
    GPtrArray *target_file = fixture_file("targets.csv", targets, -1);
    GPtrArray *task_file = fixture_file("tasks.csv", tasks, -1);

    ck_assert(rp_load_plan(dataset, g_ptr_array_index(plan_file, 0),
                           g_ptr_array_index(target_file, 0), g_ptr_array_index(task_file, 0),
                           diags, NULL));
    fixture_remove(plan_file);
    fixture_remove(target_file);
    fixture_remove(task_file);
    return fixture_findings(diags, RP_WARNING);
}

static const struct {
    const char *plan, *targets, *tasks;
    const char *findings;
} fault_rows[] = {
    {PLAN, TAR "a,total,,100项,项,,,2020,,\n", TASK "c,,章,一,甲,,,,\n", ""}, /* sound */
    {"id: t\ntitle: x\nstart: 2016-01\nend: 2020-12\n", TAR, TASK,
     "1:1 - error missing-key\n"},                                    /* no region */
    {PLAN "titel: x\n", TAR, TASK, "6:1 - error yaml-unknown-key\n"}, /* a slip */
    {"id: t\ntitle: x\nstart: 2020-01\nend: 2016-12\nregion: \"630000\"\n", TAR, TASK,
     "4:6 - error plan-period\n"}, /* backwards */
    {"id: t\ntitle: x\nstart: bald\nend: 2016-12\nregion: \"630000\"\n", TAR, TASK,
     "3:8 - error bad-period\n"}, /* no month */
    {"id: t\ntitle: x\nstart: 2016-01\nend: 2020-12\nregion: 青诲省\n", TAR, TASK,
     "5:9 - error unknown-region\n"},                                 /* a slip */
    {PLAN "date: 2016-13-01\n", TAR, TASK, "6:7 - error bad-date\n"}, /* no such day */
    {PLAN, TAR "a,totel,,100项,项,,,2020,,\n", TASK,
     "2:3 B2 error unknown-indicator\n"}, /* indicator */
    {PLAN, TAR "a,total,蒙古,100项,项,,,2020,,\n", TASK,
     "2:9 C2 error unknown-region\n"}, /* region */
    {PLAN, TAR "a,total,,100项,项,,,2020,,\na,total,,100项,项,,,2020,,\n", TASK,
     "3:1 A3 error duplicate-id\n"},                                              /* id twice */
    {PLAN, TAR ",total,,100项,项,,,2020,,\n", TASK, "2:1 A2 error empty-cell\n"}, /* no id */
    {PLAN, TAR "a,total,,100左右,项,,,2020,,\n", TASK, "2:10 D2 error target-vague\n"}, /* vague */
    {PLAN, TAR "a,total,,翻一番,项,,,2020,,\n", TASK,
     "2:10 D2 error target-without-base\n"},                                        /* no base */
    {PLAN, TAR "a,total,,3—2,项,,,2020,,\n", TASK, "2:10 D2 error target-range\n"}, /* backwards */
    {PLAN, TAR "a,total,,100项200个,项,,,2020,,\n", TASK, "2:10 D2 error bad-target\n"}, /* two */
    {PLAN, TAR "a,total,,85%,,,,2020,,\n", TASK, "2:10 D2 error unit-contradicts\n"},    /* unit */
    {PLAN, TAR "a,total,,100个,项,,,2020,,\n", TASK, "2:10 D2 warning measure-word\n"},  /* 个 */
    {PLAN, TAR "a,total,,100项,项,x?,,2020,,\n", TASK,
     "2:17 F2 error not-a-number\n"}, /* baseline */
    {"id: t\ntitle: x\nstart: 2016-01\nend: 2020-06\nregion: \"630000\"\n",
     TAR "a,total,,100项,项,,,2020,,\n", TASK, ""}, /* the plan ends in that year */
    {"id: t\ntitle: x\nstart: 2016-01\nend: 2020-06\nregion: \"630000\"\n",
     TAR "a,total,,100项,项,,,2020-07,,\n", TASK,
     "2:19 H2 error period-outside-plan\n"}, /* after its end */
    {PLAN, TAR "a,total,,100项,项,,,2021,,\n", TASK,
     "2:19 H2 error period-outside-plan\n"}, /* late */
    {PLAN, TAR "a,total,,100项,项,,,2015,,\n", TASK,
     "2:19 H2 error period-outside-plan\n"}, /* early */
    {PLAN, TAR "a,total,,100项,项,,,2020-13,,\n", TASK,
     "2:19 H2 error bad-period\n"}, /* no period */
    {PLAN, TAR "a,total,,100项,项,,,2020,-1,\n", TASK, "2:24 I2 error bad-weight\n"},  /* weight */
    {PLAN, TAR "a,total,,100项,项,,,2020,,liner\n", TASK, "2:25 J2 error bad-path\n"}, /* path */
    {PLAN, TAR "a,total,,100项,项,,,2020,,yearly:2017=5|2016=6\n", TASK,
     "2:25 J2 error bad-path\n"}, /* backwards */
    {PLAN, TAR "a,total,,100项,项,,,2020,,yearly:2017=viel\n", TASK,
     "2:25 J2 error bad-path\n"},                          /* no number */
    {PLAN, TAR "a,total,,100项,项,5,2010,,,\n", TASK, ""}, /* a base before the plan */
    {PLAN, TAR, TASK "a,b,章,一,甲,,,,\n", "2:1 - error unknown-parent\n"}, /* parent */
    {PLAN, TAR, TASK "a,b,章,一,甲,,,,\nb,a,章,一,甲,,,,\n",
     "2:1 - error task-cycle\n3:1 - error task-cycle\n"}, /* in a circle */
    {PLAN, TAR, TASK "a,,章,一,甲,,,,\na,,章,一,甲,,,,\n",
     "3:1 A3 error duplicate-id\n"},                                                  /* id twice */
    {PLAN, TAR, TASK "a,,篇,一,甲,,,,\n", "2:4 C2 error unknown-word\n"},             /* kind */
    {PLAN, TAR, TASK "a,,章,一,,,,,\n", "2:8 E2 error empty-cell\n"},                 /* no title */
    {PLAN, TAR, TASK "a,,章,一,甲,,,2025,\n", "2:12 H2 error period-outside-plan\n"}, /* late */
};

START_TEST(faults_of_a_plan_stand_at_their_place)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    g_autofree char *findings =
        load(dataset, diags, fault_rows[_i].plan, fault_rows[_i].targets, fault_rows[_i].tasks);

    ck_assert_str_eq(findings, fault_rows[_i].findings);
}
END_TEST

static const struct {
    const char *row;
    const char *read;
} target_rows[] = {
    {"a,total,,100项以上,项,,,2020,,", "a >= 100 项 by 2020"}, /* a count */
    {"a,cycle,,2年以内,年,,,2020,,", "a <= 24 月 by 2020"},    /* converted */
    {"a,cycle,,24个月以内,月,3年,2015,2020,,",
     "a <= 24 月 by 2020 from 36 2015"},                             /* a base in years */
    {"a,bases,,2—3个,个,,,2018-06,,", "a range 2..3 个 by 2018-06"}, /* a range */
    {"a,total,,100,,,,,,", "a >= 100 项 by 2020"},                   /* the plan's end */
    {"a,total,,,项,26940,2010,,,", "a  0 项 by  from 26940 2010"},   /* a base alone */
    {"a,total,,稳步提升,项,,,2020,,", "a  0 项 by 2020"},            /* not judged */
    {"a,rate,,超过50%,%,,,2020,2.5,cagr", "a > 50 % by 2020 weight 2.5 path 1"}, /* weight, path */
    {"a,total,,100,项,,,2020,,yearly:2016=20|2018=60",
     "a >= 100 项 by 2020 path 3 2016=20 2018=60"},              /* nodes */
    {"a,total,,1.2万项,万项,,,2020,,", "a >= 12000 项 by 2020"}, /* the printed unit follows */
};

/* Returns: (owned) what matters of a target. */
static char *
describe(const RpTarget *target)
{
    GString *text = g_string_new(NULL);
    g_autofree char *value = rp_decimal_to_string(target->value);
    g_autofree char *high = rp_decimal_to_string(target->value_high);
    g_autofree char *base = rp_decimal_to_string(target->baseline);
    g_autofree char *base_period = rp_period_to_string(target->baseline_period);
    g_autofree char *period = rp_period_to_string(target->target_period);

    g_string_append_printf(text, "%s %s %s", target->id, rp_comparator_name(target->comparator),
                           value);
    if (target->comparator == RP_COMPARE_RANGE)
        g_string_append_printf(text, "..%s", high);
    g_string_append_printf(text, " %s by %s", target->unit, period);
    if (target->has_baseline)
        g_string_append_printf(text, " from %s %s", base, base_period);
    if (target->weight > 1)
        g_string_append_printf(text, " weight %d.5", (int)target->weight);
    if (target->path != RP_PATH_LINEAR)
        g_string_append_printf(text, " path %d", (int)target->path);
    for (guint i = 0; target->path_nodes != NULL && i < target->path_nodes->len; i++) {
        const RpPathNode *node = &g_array_index(target->path_nodes, RpPathNode, i);
        g_autofree char *at = rp_period_to_string(node->period);
        g_autofree char *number = rp_decimal_to_string(node->value);

        g_string_append_printf(text, " %s=%s", at, number);
    }
    return g_string_free(text, FALSE);
}

START_TEST(targets_are_understood)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    g_autofree char *targets = g_strconcat(TAR, target_rows[_i].row, "\n", NULL);
    g_autofree char *findings = load(dataset, diags, PLAN, targets, TASK);

    ck_assert_str_eq(findings, "");
    ck_assert_uint_eq(dataset->plan->targets->len, 1);
    g_autofree char *read = describe(rp_plan_lookup_target(dataset->plan, "a"));
    ck_assert_str_eq(read, target_rows[_i].read);
}
END_TEST

START_TEST(a_plan_keeps_all_it_says)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    g_autofree char *findings =
        load(dataset, diags,
             PLAN "issuer: [甲, 乙]\nnumber: 青政办〔2016〕103号\ndate: 2016-06-21\nscheme: sanji\n"
                  "notes:\n  - 第一\n  - 第二\nsample: true\n",
             TAR, TASK "c1,,章,一,总则,一,部门,2020,2\nt1,c1,里程碑,,目标,一（二）,,2018-06,\n");
    const RpPlan *plan = dataset->plan;

    ck_assert_str_eq(findings, "");
    ck_assert_str_eq(plan->id, "t");
    ck_assert_str_eq(plan->title, "测试规划");
    ck_assert_str_eq(plan->issuer, "甲、乙");
    ck_assert_str_eq(plan->number, "青政办〔2016〕103号");
    ck_assert_str_eq(plan->date, "2016-06-21");
    ck_assert_str_eq(plan->scheme, "sanji");
    ck_assert_str_eq(plan->notes, "第一\n第二");
    ck_assert(plan->sample);
    ck_assert_str_eq(plan->region, "630000");
    ck_assert_int_eq(plan->start, RP_MONTH(2016, 1));
    ck_assert_int_eq(plan->end, RP_MONTH(2020, 12));
    ck_assert_uint_eq(plan->tasks->len, 2);
    const RpTask *task = &g_array_index(plan->tasks, RpTask, 1);
    ck_assert_str_eq(task->parent, "c1");
    ck_assert_str_eq(task->kind, "里程碑");
    ck_assert_int_eq(task->due.last, RP_MONTH(2018, 6));
    ck_assert_int_eq(task->where.line, 3);
}
END_TEST

static const struct {
    const char *csv;
    const char *findings;
} progress_rows[] = {
    {"task,region,period,status,percent,note\nt1,630000,2018-06,进行中,60%,\n", ""}, /* sound */
    {"任务,地区,期间,状态,完成率\nt1,青海,2018年6月,进行中,60\n", ""},               /* Chinese */
    {"task,period\nt9,2018-06\n", "2:1 A2 error unknown-task\n"},                    /* no task */
    {"task,period,percent\nt1,2018-06,120\n", "2:12 C2 error bad-percent\n"},        /* > 100 */
    {"task,period,percent\nt1,2018-06,halb\n", "2:12 C2 error bad-percent\n"},       /* words */
    {"task,period\nt1,2018-13\n", "2:4 B2 error bad-period\n"},                      /* period */
    {"task,period\nt1,\n", "2:4 B2 error empty-cell\n"},                             /* none */
    {"task,period,region\nt1,2018-06,蒙古\n", "2:12 C2 error unknown-region\n"},     /* region */
    {"task,period,status\nt1,2018-06,搞定了\n", "2:12 C2 error unknown-status\n"},   /* word */
    {"task,period,status,percent\nt1,2018-06,完成,20\n",
     "2:12 C2 warning status-contradicts\n"}, /* not done */
    {"task,period,status,percent\nt1,2018-06,未启动,80%\n",
     "2:12 C2 warning status-contradicts\n"},                         /* begun */
    {"period,percent\n2018-06,5\n", "1:1 A1 error missing-column\n"}, /* no task */
};

START_TEST(task_progress_is_checked)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    g_autofree char *before = load(dataset, diags, PLAN, TAR, TASK "t1,,任务,一,甲,,,2020,\n");
    GPtrArray *files = fixture_file("p.csv", progress_rows[_i].csv, -1);

    ck_assert_str_eq(before, "");
    ck_assert(rp_load_task_progress(dataset, files, (RpPeriod){0}, diags, NULL));
    fixture_remove(files);
    g_autofree char *findings = fixture_findings(diags, RP_WARNING);
    ck_assert_str_eq(findings, progress_rows[_i].findings);
    if (*findings != '\0')
        return;
    const RpTaskProgress *progress = g_ptr_array_index(dataset->task_progress, 0);
    ck_assert_str_eq(progress->task, "t1");
    ck_assert_str_eq(progress->region, "630000");
    ck_assert_str_eq(progress->status, "进行中");
    ck_assert(progress->has_percent);
    ck_assert_int_eq(progress->percent.coefficient, 60);
}
END_TEST

static Suite *
load_plan_suite(void)
{
    Suite *suite = suite_create("load-plan");
    TCase *tc = tcase_create("core");

    rp_tcase_add_rows(tc, faults_of_a_plan_stand_at_their_place, fault_rows);
    rp_tcase_add_rows(tc, targets_are_understood, target_rows);
    tcase_add_test(tc, a_plan_keeps_all_it_says);
    rp_tcase_add_rows(tc, task_progress_is_checked, progress_rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(load_plan_suite)
