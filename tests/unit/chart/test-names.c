#include "rp-check.h"

#include "chart/names.h"
#include "square-typer.h"

static const struct {
    const char *name, *short_name;
    double ems;
    int lines;
    const char *first, *second;
} rows[] = {
    {"农业标准", NULL, 4, 1, "农业标准", NULL},                  /* fits */
    {"青海省", "青海", 2, 1, "青海", NULL},                      /* registered short name */
    {"农业标准化生产", NULL, 4, 1, "农业标…", NULL},             /* cut */
    {"农业标准化生产", NULL, 4, 2, "农业标", "准化生产"},        /* balanced */
    {"农业|标准化生产", NULL, 5, 2, "农业", "标准化生产"},       /* at the mark */
    {"服务（试点）", NULL, 4, 2, "服务", "（试点）"},            /* not after an opening bracket */
    {"农业标准化生产普及率", NULL, 4, 2, "农业标准", "化生产…"}, /* too long for two */
    {"农业", NULL, 0.5, 1, "", NULL},                            /* not even … fits */
};

START_TEST(names_are_shortened_broken_and_cut_in_this_order)
{
    RpParagraphStyle style = {.text = {.size = 10}, .leading = 12};
    g_auto(RpFitName) name =
        rp_fit_name(&square_typer, &(RpNameRequest){.name = rows[_i].name,
                                                    .short_name = rows[_i].short_name,
                                                    .style = &style,
                                                    .width = rows[_i].ems * 10,
                                                    .lines = rows[_i].lines});

    ck_assert_str_eq(name.lines[0], rows[_i].first);
    ck_assert_int_eq(name.n, rows[_i].second != NULL ? 2 : 1);
    ck_assert(g_strcmp0(name.lines[1], rows[_i].second) == 0);
    ck_assert_double_le(name.width, rows[_i].ems * 10 + 1e-6);
}
END_TEST

START_TEST(a_number_stays_with_its_measure_word)
{
    const char *text = "2018年6月";

    for (const char *p = g_utf8_next_char(text); *p != '\0'; p = g_utf8_next_char(p))
        ck_assert(rp_may_break(text, p) == (*p == '6'));
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("chart/names");
    TCase *tc = tcase_create("names");

    rp_tcase_add_rows(tc, names_are_shortened_broken_and_cut_in_this_order, rows);
    tcase_add_test(tc, a_number_stays_with_its_measure_word);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
