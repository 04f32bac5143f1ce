#include "random-spec.h"

/* Kinds but the progress chart, which has its own tests. */
#define FIRST_KIND RP_CHART_BARS

static const struct {
    double width;
    bool mono;
} forms[] = {
    {WIDE, false},   /* full column */
    {NARROW, false}, /* half column */
    {WIDE, true},    /* hatches and plates */
    {NARROW, true},  /* the longest keys */
};

START_TEST(no_labels_meet_and_nothing_leaves_500_random_charts)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(17 + (guint32)_i);

    for (int i = 0; i < 500; i++) {
        g_autoptr(RpChartSpec) spec = random_spec_of((RpChartKind)_i, rand);
        int form = i % (int)G_N_ELEMENTS(forms);
        g_autoptr(RpChartGeometry) geometry =
            geometry_of(spec, forms[form].width, forms[form].mono);
        assert_apart(geometry);
        assert_inside(geometry);
        assert_ticks(geometry);
    }
}
END_TEST

/* What a chart must survive; `n` items. */
static const struct {
    guint n;
    double value; /* of all, but for `first` */
    double first;
    int name; /* characters */
} edges[] = {
    {1, 62, 62, 4},        /* one category: bars keep 24 pt */
    {200, 62, 75, 4},      /* 200 categories: columns, pages, every so many-th name */
    {9, 0, 0, 4},          /* all zero: axis from 0 to one step */
    {9, NAN, NAN, 4},      /* all missing: says so */
    {9, 3, 1286000000, 4}, /* one enormous: cut, or everything else tiny */
    {9, 62, 75, 40},       /* names of 40: shortened, on two lines, cut */
    {9, -12.5, 75, 4},     /* mostly negative: to the left of zero */
    {200, NAN, 75, 40},    /* long and missing: all at once */
};

static RpChartSpec *
edge_spec(RpChartKind kind, int edge)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(53);
    RpChartSpec *spec = random_spec_of(kind, rand);
    guint n = edges[edge].n;

    g_array_set_size(spec->items, 0);
    g_ptr_array_set_size(spec->series, 0);
    for (guint i = 0; i < n; i++) {
        GString *name = g_string_new(NULL);
        for (int k = 0; k < edges[edge].name; k++)
            g_string_append(name, "标");
        RpChartItem *item = rp_chart_spec_add_item(spec, name->str);
        fill_item(item, rand, 100, i);
        item->value = i == 0 ? edges[edge].first : edges[edge].value;
        item->status = isnan(item->value) ? RP_STATUS_NO_DATA : RP_STATUS_SLOW;
        g_string_free(name, TRUE);
    }
    guint series = series_of_kind(kind, rand, n);
    guint values = kind == RP_CHART_SPARKLINES || kind == RP_CHART_MULTIPLES ? 30 : n;
    for (guint s = 0; s < series; s++) {
        g_autofree char *name = random_name(rand, MIN(edges[edge].name, 10));
        RpChartSeries *to = rp_chart_spec_add_series(spec, name);
        for (guint i = 0; i < values; i++)
            rp_chart_series_add_status(to, i == 0 ? edges[edge].first : edges[edge].value,
                                       RP_STATUS_SLOW);
    }
    if (kind == RP_CHART_LINE)
        g_array_set_size(spec->items, 0);
    return spec;
}

START_TEST(edge_cases_stay_legible)
{
    for (int edge = 0; edge < (int)G_N_ELEMENTS(edges); edge++)
        for (guint form = 0; form < G_N_ELEMENTS(forms); form++) {
            g_autoptr(RpChartSpec) spec = edge_spec((RpChartKind)_i, edge);
            g_autoptr(RpChartGeometry) geometry =
                geometry_of(spec, forms[form].width, forms[form].mono);
            assert_apart(geometry);
            assert_inside(geometry);
            assert_ticks(geometry);
        }
}
END_TEST

static const struct {
    RpChartKind kind;
    double width;
    bool upright;
} proportional[] = {
    {RP_CHART_BARS, WIDE, false},        /* some cut */
    {RP_CHART_BARS, NARROW, false},      /* narrow */
    {RP_CHART_GROUPED, NARROW, false},   /* bars to the right of names */
    {RP_CHART_STACKED, WIDE, true},      /* segments */
    {RP_CHART_STACKED, NARROW, true},    /* segments, narrow */
    {RP_CHART_PERCENT, WIDE, false},     /* parts of each row */
    {RP_CHART_PERCENT, NARROW, false},   /* parts, narrow */
    {RP_CHART_RANKING, WIDE, false},     /* one scale for all */
    {RP_CHART_RANKING, NARROW, false},   /* narrow */
    {RP_CHART_DIVERGING, WIDE, false},   /* both sides of zero */
    {RP_CHART_DIVERGING, NARROW, false}, /* narrow */
    {RP_CHART_WATERFALL, NARROW, false}, /* changes and stocks */
    {RP_CHART_COMBO, WIDE, true},        /* bars under a line */
    {RP_CHART_GANTT, WIDE, false},       /* done months */
};

START_TEST(bars_are_as_long_as_their_values)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(29);

    for (int i = 0; i < 500; i++) {
        g_autoptr(RpChartSpec) spec = random_spec_of(proportional[_i].kind, rand);
        for (guint k = 0; proportional[_i].kind == RP_CHART_GANTT && k < spec->items->len; k++) {
            RpChartItem *item = &g_array_index(spec->items, RpChartItem, k);
            /* Spans that leave the axis are clipped there. */
            item->start = fmod(fabs(item->start), fmax(spec->time_months - 1, 1));
            item->due = fmin(item->due, spec->time_months);
            item->due = fmax(item->due, item->start);
        }
        /* With few items the bars stand upright. */
        if (proportional[_i].kind == RP_CHART_GROUPED && spec->items->len <= 6)
            continue;
        g_autoptr(RpChartGeometry) geometry = geometry_of(spec, proportional[_i].width, false);
        assert_proportional(geometry, proportional[_i].upright);
    }
}
END_TEST

static guint
missing_values(const RpChartSpec *spec)
{
    guint n = 0;

    for (guint i = 0; i < spec->items->len; i++)
        n += isnan(g_array_index(spec->items, RpChartItem, i).value);
    return n;
}

static const RpChartKind kinds_of_one_value[] = {
    RP_CHART_BARS,      /* a stub */
    RP_CHART_BULLET,    /* whole track hatched */
    RP_CHART_RANKING,   /* a stub */
    RP_CHART_DIVERGING, /* a box */
    RP_CHART_WATERFALL, /* a stub on the level */
    RP_CHART_DUMBBELL,  /* no disc */
    RP_CHART_TILES,     /* a hatched tile */
};

START_TEST(a_missing_value_is_hatched_and_never_drawn_as_zero)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(31);

    for (int i = 0; i < 100; i++) {
        g_autoptr(RpChartSpec) spec = random_spec_of(kinds_of_one_value[_i], rand);
        g_autoptr(RpChartGeometry) geometry = geometry_of(spec, WIDE, false);
        guint missing = missing_values(spec), values = spec->items->len - missing;
        if (values == 0) {
            ck_assert(has_text(geometry, "本期无数据"));
            continue;
        }
        ck_assert_uint_eq(count_marks(geometry, RP_GEOMETRY_MISSING), missing);
        ck_assert_uint_eq(count_marks(geometry, RP_GEOMETRY_BAR) +
                              count_marks(geometry, RP_GEOMETRY_POINT),
                          values);
    }
}
END_TEST

/* Sums of the segments of each row, in points. */
static double
row_length(const RpChartGeometry *geometry, int row)
{
    double sum = 0;

    for (guint i = 0; i < geometry->marks->len; i++) {
        const RpGeometryMark *mark = &g_array_index(geometry->marks, RpGeometryMark, i);
        if (mark->kind == RP_GEOMETRY_BAR && mark->row == row)
            sum += mark->rect.width;
    }
    return sum;
}

START_TEST(the_parts_of_a_row_fill_it)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(37);

    for (int i = 0; i < 100; i++) {
        g_autoptr(RpChartSpec) spec = random_spec_of(RP_CHART_PERCENT, rand);
        g_autoptr(RpChartGeometry) geometry = geometry_of(spec, WIDE, false);
        double full = 0;
        for (guint k = 0; k < spec->items->len; k++)
            full = fmax(full, row_length(geometry, (int)k));
        for (guint k = 0; k < spec->items->len; k++) {
            double length = row_length(geometry, (int)k);
            ck_assert(length == 0 || fabs(length - full) < 0.1);
        }
    }
}
END_TEST

/* A spec whose numbers all have room. */
static RpChartSpec *
orderly_spec(RpChartKind kind)
{
    static const double values[] = {62, 40.5, 7.2, 88, 15, 33.3};
    static const char *const names[] = {"农业", "工业", "服务", "社会", "生态", "基础"};
    RpChartSpec *spec = rp_chart_spec_new(kind);

    spec->elapsed = 0.5;
    spec->decimals = 1;
    for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
        RpChartItem *item = rp_chart_spec_add_item(spec, names[i]);
        item->value = values[i];
        item->base = values[i] / 2;
        item->target = 100;
        item->status = RP_STATUS_ON_TRACK;
        item->tile_column = (int)i + 1;
        item->tile_row = 1;
        rp_chart_spec_add_series(spec, names[i]);
    }
    for (guint s = 0; s < 2; s++)
        for (guint i = 0; i < G_N_ELEMENTS(values); i++)
            rp_chart_series_add_status(g_ptr_array_index(spec->series, s), values[i] + s,
                                       RP_STATUS_SLOW);
    return spec;
}

static const RpChartKind kinds_with_numbers[] = {
    RP_CHART_BARS,       /* beside bars */
    RP_CHART_BULLET,     /* in a column, or with the target */
    RP_CHART_GROUPED,    /* above bars */
    RP_CHART_RANKING,    /* beside bars */
    RP_CHART_DIVERGING,  /* with signs */
    RP_CHART_DUMBBELL,   /* above points */
    RP_CHART_WATERFALL,  /* upright and flat */
    RP_CHART_HEAT,       /* in cells */
    RP_CHART_TILES,      /* in tiles */
    RP_CHART_SPARKLINES, /* in a column */
};

/* The digits of a label: signs, units and targets differ between the two widths. */
static bool
shows_number(const RpChartGeometry *geometry, const char *number)
{
    for (guint i = 0; i < geometry->marks->len; i++) {
        const char *text = g_array_index(geometry->marks, RpGeometryMark, i).text;
        if (text != NULL && strstr(text, number) != NULL)
            return true;
    }
    return false;
}

START_TEST(wide_and_narrow_charts_show_the_same_numbers)
{
    g_autoptr(RpChartSpec) spec = orderly_spec(kinds_with_numbers[_i]);
    g_autoptr(RpChartGeometry) wide = geometry_of(spec, WIDE, false);
    g_autoptr(RpChartGeometry) narrow = geometry_of(spec, NARROW, false);

    for (guint i = 0; i < spec->items->len; i++) {
        g_autofree char *digits =
            g_strdup_printf("%d", (int)g_array_index(spec->items, RpChartItem, i).value);
        ck_assert_msg(shows_number(wide, digits), "%s is missing when wide", digits);
        ck_assert_msg(shows_number(narrow, digits), "%s is missing when narrow", digits);
    }
}
END_TEST

START_TEST(equal_values_share_a_rank_and_the_next_is_skipped)
{
    g_autoptr(RpChartSpec) spec = rp_chart_spec_new(RP_CHART_RANKING);
    const struct {
        const char *name;
        double value;
    } rows[] = {{"山西", 88.4}, {"四川", 89.3}, {"兵团", NAN}, {"宁夏", 89.3}};

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        rp_chart_spec_add_item(spec, rows[i].name)->value = rows[i].value;
    g_autoptr(RpChartGeometry) geometry = geometry_of(spec, WIDE, false);
    g_autoptr(GString) texts = g_string_new(NULL);
    for (guint i = 0; i < geometry->marks->len; i++) {
        const char *text = g_array_index(geometry->marks, RpGeometryMark, i).text;
        if (text != NULL && *text != '\0')
            g_string_append_printf(texts, "%s ", text);
    }
    ck_assert_ptr_nonnull(strstr(texts->str, "1 四川 89.3 1 宁夏 89.3 3 山西 88.4 兵团 未报送 "));
}
END_TEST

/* Ranking of `n` regions with falling values; the one at `own` is that of the report. */
static RpChartSpec *
ranking_of(int n, int own)
{
    RpChartSpec *spec = rp_chart_spec_new(RP_CHART_RANKING);

    for (int i = 0; i < n; i++) {
        g_autofree char *name = g_strdup_printf("地区%d", i + 1);
        RpChartItem *item = rp_chart_spec_add_item(spec, name);
        item->value = 100 - i;
        item->own = i == own;
    }
    spec->excerpt = true;
    return spec;
}

static const struct {
    int n, own;
    guint bars, gaps;
} excerpts[] = {
    {31, 17, 20, 2}, /* ten, five about the own region, five */
    {31, 0, 15, 1},  /* the own region leads */
    {31, 11, 19, 1}, /* its neighbours touch the first ten */
    {31, 30, 15, 1}, /* it is the last */
    {18, 12, 18, 0}, /* nothing is left out but for one place, which is shown */
    {9, 4, 9, 0},    /* fewer than an excerpt */
};

START_TEST(an_excerpt_shows_the_first_the_own_and_the_last)
{
    g_autoptr(RpChartSpec) spec = ranking_of(excerpts[_i].n, excerpts[_i].own);
    g_autoptr(RpChartGeometry) geometry = geometry_of(spec, WIDE, false);
    guint gaps = 0;

    for (guint i = 0; i < geometry->marks->len; i++)
        gaps += g_strcmp0(g_array_index(geometry->marks, RpGeometryMark, i).text, "…") == 0;
    ck_assert_uint_eq(count_marks(geometry, RP_GEOMETRY_BAR), excerpts[_i].bars);
    ck_assert_uint_eq(gaps, excerpts[_i].gaps);
    ck_assert_uint_eq(rp_ranking_row_count(spec), excerpts[_i].bars + excerpts[_i].gaps);
    g_autofree char *own = g_strdup_printf("地区%d", excerpts[_i].own + 1);
    ck_assert(has_text(geometry, own));
}
END_TEST

START_TEST(a_region_outside_the_statistics_is_named_but_not_missing)
{
    g_autoptr(RpChartSpec) spec = rp_chart_spec_new(RP_CHART_TILES);
    const char *const names[] = {"广东", "兵团", "香港"};

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        RpChartItem *item = rp_chart_spec_add_item(spec, names[i]);
        item->tile_column = (int)i + 1;
        item->tile_row = 8;
        item->value = i == 0 ? 37 : NAN;
        item->status = i == 0 ? RP_STATUS_SLOW : RP_STATUS_NO_DATA;
        item->outside = i == 2;
    }
    g_autoptr(RpChartGeometry) geometry = geometry_of(spec, WIDE, false);
    ck_assert(has_text(geometry, "香港"));
    ck_assert_uint_eq(count_marks(geometry, RP_GEOMETRY_MISSING), 1);
    ck_assert(has_text(geometry, "1 个"));
    ck_assert(!has_text(geometry, "2 个"));
}
END_TEST

START_TEST(a_large_axis_states_its_unit_once_in_the_subtitle)
{
    g_autoptr(RpChartSpec) spec = rp_chart_spec_new(RP_CHART_RANKING);

    set_text(&spec->subtitle, "经费，{unit}；2018年");
    set_text(&spec->unit, "元");
    rp_chart_spec_add_item(spec, "青海")->value = 1.25e8;
    rp_chart_spec_add_item(spec, "甘肃")->value = 5e7;
    g_autoptr(RpChartGeometry) geometry = geometry_of(spec, WIDE, false);
    ck_assert(has_text(geometry, "经费，亿元；2018年"));
    ck_assert(has_text(geometry, "1.25"));
    ck_assert(has_text(geometry, "0.50"));
}
END_TEST

START_TEST(an_enormous_bar_is_cut_and_the_others_keep_their_scale)
{
    g_autoptr(RpChartSpec) spec = rp_chart_spec_new(RP_CHART_BARS);
    const double values[] = {128600, 864, 612, 3, 0};

    for (guint i = 0; i < G_N_ELEMENTS(values); i++)
        rp_chart_spec_add_item(spec, "专项")->value = values[i];
    g_autoptr(RpChartGeometry) geometry = geometry_of(spec, WIDE, false);
    ck_assert(has_text(geometry, "128,600"));
    ck_assert(has_text(geometry, "未按比例"));
    for (guint i = 0; i < geometry->marks->len; i++) {
        const RpGeometryMark *mark = &g_array_index(geometry->marks, RpGeometryMark, i);
        ck_assert(mark->kind != RP_GEOMETRY_BAR || mark->cut == (mark->row == 0));
    }
}
END_TEST

START_TEST(a_cut_bar_has_its_own_unit_and_does_not_set_that_of_the_others)
{
    g_autoptr(RpChartSpec) spec = rp_chart_spec_new(RP_CHART_BARS);
    const double values[] = {128600, 864, 612};

    set_text(&spec->subtitle, "执行数，{unit}；2018年");
    set_text(&spec->unit, "万元");
    for (guint i = 0; i < G_N_ELEMENTS(values); i++)
        rp_chart_spec_add_item(spec, "专项")->value = values[i];
    g_autoptr(RpChartGeometry) geometry = geometry_of(spec, WIDE, false);
    ck_assert(has_text(geometry, "执行数，万元；2018年"));
    ck_assert(has_text(geometry, "12.86亿元"));
    ck_assert(has_text(geometry, "864"));
}
END_TEST

START_TEST(a_waterfall_prints_the_check_of_its_sum)
{
    g_autoptr(RpChartSpec) spec = rp_chart_spec_new(RP_CHART_WATERFALL);
    const struct {
        const char *name;
        double value;
        bool stock;
    } rows[] = {
        {"期初", 412, true}, {"新增", 222, false}, {"废止", -83, false}, {"期末", 551, true}};

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        RpChartItem *item = rp_chart_spec_add_item(spec, rows[i].name);
        item->value = rows[i].value;
        item->stock = rows[i].stock;
    }
    g_autoptr(RpChartGeometry) geometry = geometry_of(spec, WIDE, false);
    ck_assert(has_text(geometry, "核对：412＋222−83＝551。"));
    g_array_index(spec->items, RpChartItem, 3).value = 550;
    g_autoptr(RpChartGeometry) wrong = geometry_of(spec, WIDE, false);
    ck_assert(has_text(wrong, "核对：412＋222−83＝551，与期末数相差−1。"));
}
END_TEST

START_TEST(a_chart_without_any_value_says_so)
{
    g_autoptr(RpChartSpec) spec = rp_chart_spec_new((RpChartKind)_i);
    g_autoptr(RpChartGeometry) geometry = geometry_of(spec, WIDE, false);

    ck_assert(has_text(geometry, "本期无数据"));
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("chart/kinds");
    TCase *tc = tcase_create("kinds");

    tcase_set_timeout(tc, 120);
    tcase_add_loop_test(tc, no_labels_meet_and_nothing_leaves_500_random_charts, FIRST_KIND,
                        RP_N_CHART_KINDS);
    tcase_add_loop_test(tc, edge_cases_stay_legible, FIRST_KIND, RP_N_CHART_KINDS);
    rp_tcase_add_rows(tc, bars_are_as_long_as_their_values, proportional);
    rp_tcase_add_rows(tc, a_missing_value_is_hatched_and_never_drawn_as_zero, kinds_of_one_value);
    rp_tcase_add_rows(tc, wide_and_narrow_charts_show_the_same_numbers, kinds_with_numbers);
    tcase_add_test(tc, the_parts_of_a_row_fill_it);
    tcase_add_test(tc, equal_values_share_a_rank_and_the_next_is_skipped);
    rp_tcase_add_rows(tc, an_excerpt_shows_the_first_the_own_and_the_last, excerpts);
    tcase_add_test(tc, a_region_outside_the_statistics_is_named_but_not_missing);
    tcase_add_test(tc, a_large_axis_states_its_unit_once_in_the_subtitle);
    tcase_add_test(tc, an_enormous_bar_is_cut_and_the_others_keep_their_scale);
    tcase_add_test(tc, a_cut_bar_has_its_own_unit_and_does_not_set_that_of_the_others);
    tcase_add_test(tc, a_waterfall_prints_the_check_of_its_sum);
    tcase_add_loop_test(tc, a_chart_without_any_value_says_so, 0, RP_N_CHART_KINDS);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
