#include "build/title-lines.h"

#include <stdbool.h>
#include <string.h>

#define MAX_LINES  4
#define MAX_CHARS  200
#define NEVER      1000000
#define IN_WORD    60   /* a break inside a word */
#define UNKNOWN    18   /* between two characters that belong to no known word */
#define HALF       6    /* beside such a character */
#define WIDE       0.92 /* of the measure; a wider line does not look like part of a trapezoid */
#define TOO_WIDE   16
#define LINE       14 /* each line more than needed */
#define AFTER_NAME 2  /* behind 省, 局 and the like */
#define IN_TITLE   4  /* inside 《》 or “” */

/* Words of the titles of this field; the longest that fits is taken. */
static const char *const words[] = {
    "标准化体系建设", "标准体系建设", "建设发展规划",   "建设规划", "发展规划",     "发展纲要",
    "规划目标",       "发展规划目标", "实施进展情况",   "实施情况", "关于",         "印发",
    "标准化",         "标准体系",     "体系",           "建设",     "发展",         "规划",
    "纲要",           "事业",         "实施",           "进展",     "进展情况",     "情况",
    "通报",           "报告",         "通知",           "监测",     "评估",         "年度",
    "中期",           "总结",         "上半年",         "下半年",   "一季度",       "二季度",
    "三季度",         "四季度",       "推动",           "高质量",   "国家",         "重点",
    "工作",           "工作要点",     "任务",           "目标",     "主要",         "指标",
    "完成",           "完成情况",     "人民政府",       "办公厅",   "办公室",       "委员会",
    "管理",           "管理局",       "市场监督管理局", "质量",     "技术",         "监督",
    "行动",           "计划",         "方案",           "专项",     "工业和信息化", "农业",
    "服务业",         "企业",         "产业",           "十二五",   "十三五",       "十四五",
    "落实",           "推进",         "督办",           "清单",     "台账",         "责任",
    "分解",           "全省",         "全国",           "全区",     "全市",         "截至",
    "有关",           "实现",         "提升",           "创新",     "市场监管",     "总局",
    "自治区",         "自治州",       "自治县",         "附表",     "明细表",       "一览表",
    "情况表",
};

/* What stands at the end of a name, so that a line may end after it. */
static const char ends_names[] = "省市县区州局厅委部院会办";
static const char not_at_end[] = "的和与及一对在暨将为把“‘《（〈";
static const char not_at_start[] = "的”’》）〉、，。；：！？号年月日";

typedef struct {
    gunichar chars[MAX_CHARS];
    double width[MAX_CHARS + 1]; /* of what comes before, em */
    int cost[MAX_CHARS];         /* of a break before the character */
    int n;
} Title;

static bool
is_in(gunichar ch, const char *set)
{
    return g_utf8_strchr(set, -1, ch) != NULL;
}

static bool
is_figure(gunichar ch)
{
    return ch < 0x80 || ch == 0x2014 /* — */ || ch == 0x2013;
}

/* Returns: how many characters from `text` on are one word, 0 if they are none that is known. */
static int
word_length(const char *text)
{
    glong best = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_str_has_prefix(text, words[i]))
            best = MAX(best, g_utf8_strlen(words[i], -1));
    return (int)best;
}

/* Returns: how many characters from `p` on are a figure with 年, 月, 日 or 号. */
static int
figure_length(const char *p)
{
    int n = 0;

    for (; *p != '\0' && (is_figure(g_utf8_get_char(p)) ||
                          (n > 0 && is_in(g_utf8_get_char(p), "年月日号底上下半一二三四季度")));
         p = g_utf8_next_char(p))
        n++;
    return n;
}

/* What was found out about the characters before. */
typedef struct {
    int inside; /* characters of a word still to come */
    int quoted; /* depth of 《 and “ */
    bool known; /* the last one is of a known word */
} Scan;

/* The cost of a break before character `i`. */
static int
break_cost(const Title *title, int i, const Scan *scan, bool starts, bool known)
{
    int cost = !starts ? IN_WORD : scan->known && known ? 0 : scan->known || known ? HALF : UNKNOWN;

    if (i > 0 && !scan->known && is_in(title->chars[i - 1], ends_names))
        cost = MIN(cost, AFTER_NAME);
    return cost + (scan->quoted > 0 ? IN_TITLE : 0);
}

static void
read_character(const char *p, Title *title, Scan *scan)
{
    int i = title->n++;
    bool starts = scan->inside == 0;

    title->chars[i] = g_utf8_get_char(p);
    title->width[i + 1] = title->width[i] + (title->chars[i] < 0x80 ? 0.5 : 1);
    if (starts)
        scan->inside = MAX(word_length(p), figure_length(p));

    bool known = scan->inside > 0 || is_in(title->chars[i], "的和与及《》“”（）、，");
    scan->quoted -= is_in(title->chars[i], "》”") ? 1 : 0;
    title->cost[i] = break_cost(title, i, scan, starts, known);
    scan->quoted += is_in(title->chars[i], "《“") ? 1 : 0;
    scan->known = known;
    scan->inside -= scan->inside > 0 ? 1 : 0;
}

static void
read_title(const char *text, Title *title)
{
    Scan scan = {.known = true};

    for (const char *p = text; *p != '\0' && title->n < MAX_CHARS; p = g_utf8_next_char(p))
        read_character(p, title, &scan);
}

static void
forbid_breaks(Title *title)
{
    for (int i = 1; i < title->n; i++) {
        bool about = i > 1 && title->chars[i - 2] == 0x5173 && title->chars[i - 1] == 0x4E8E;
        bool figure = is_figure(title->chars[i - 1]) && is_figure(title->chars[i]);

        if (about || figure || is_in(title->chars[i - 1], not_at_end) ||
            is_in(title->chars[i], not_at_start))
            title->cost[i] = NEVER;
    }
}

/* What the outline of the lines is worth: 0 is a trapezoid that narrows downwards. */
static int
shape_cost(const double *w, int n, double most)
{
    int narrower = 0, wider = 0, cost = 0;

    for (int i = 0; i < n; i++)
        cost += (w[i] < 4 ? 40 : 0) + (w[i] > WIDE * most ? TOO_WIDE : 0);
    for (int i = 1; i < n; i++) {
        narrower += w[i] < w[i - 1] - 0.9 ? 1 : 0;
        wider += w[i] > w[i - 1] + 0.9 ? 1 : 0;
        cost += w[i] < w[i - 1] * 0.45 ? 10 : 0;
    }
    if (n > 1 && narrower == n - 1)
        return cost;
    if (n > 1 && wider == n - 1)
        return cost + 3;
    if (n == 3 && w[1] > w[0] && w[1] > w[2])
        return cost + 2;
    return cost + (n == 3 && w[1] < w[0] && w[1] < w[2] ? 16 : 6);
}

/* The best way found so far. */
typedef struct {
    int breaks[MAX_LINES], n; /* first characters of the lines after the first */
    int cost;
} Way;

static void
try_ways(const Title *title, double most, Way *way, int from, Way *best)
{
    double w[MAX_LINES];
    int start = 0;

    if (title->width[title->n] - title->width[from] <= most + 0.01) {
        for (int i = 0; i <= way->n; i++) {
            int end = i < way->n ? way->breaks[i] : title->n;

            w[i] = title->width[end] - title->width[start];
            start = end;
        }
        int cost = way->cost + shape_cost(w, way->n + 1, most);
        if (cost < best->cost) {
            *best = *way;
            best->cost = cost;
        }
    }
    for (int i = from + 2; way->n + 1 < MAX_LINES && i < title->n - 1; i++) {
        if (title->width[i] - title->width[from] > most + 0.01)
            break;
        if (title->cost[i] >= NEVER)
            continue;
        Way next = *way;
        next.breaks[next.n++] = i;
        next.cost += title->cost[i] + LINE;
        if (next.cost < best->cost)
            try_ways(title, most, &next, i, best);
    }
}

char *
rp_title_lines(const char *title, int most)
{
    g_autofree Title *read = g_new0(Title, 1);
    Way way = {.n = 0}, best = {.n = 0, .cost = G_MAXINT};
    g_autoptr(GString) lines = g_string_new(title);

    if (strchr(title, '|') != NULL) {
        g_string_replace(lines, "|", "\n", 0);
        return g_strdup(lines->str);
    }
    read_title(title, read);
    forbid_breaks(read);
    if (read->width[read->n] <= most || g_utf8_strlen(title, -1) > MAX_CHARS)
        return g_strdup(title);
    try_ways(read, most, &way, 0, &best);
    for (int i = best.n; i > 0; i--)
        g_string_insert(lines, g_utf8_offset_to_pointer(title, best.breaks[i - 1]) - title, "\n");
    return g_strdup(lines->str);
}
