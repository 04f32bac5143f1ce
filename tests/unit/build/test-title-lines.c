#include "build/title-lines.h"

#include <string.h>

#include "rp-check.h"

static const struct {
    const char *title, *lines;
} title_rows[] = {
    {"关于报送标准化工作情况的通知", "关于报送标准化工作情况的通知"}, /* fits on one line */
    {"江源省市场监督管理局关于2024年上半年标准化体系建设发展规划目标进展情况的通报",
     "江源省市场监督管理局关于2024年上半年\n标准化体系建设发展规划目标\n进展情况的通报"}, /* look */
    {"甲乙丙丁|戊己庚辛", "甲乙丙丁\n戊己庚辛"}, /* broken where it is said */
};

START_TEST(a_title_is_broken_by_sense)
{
    g_autofree char *lines = rp_title_lines(title_rows[_i].title, 20);

    ck_assert_str_eq(lines, title_rows[_i].lines);
}
END_TEST

static const char *const any_rows[] = {
    "青海省人民政府办公厅关于《青海省标准化体系建设发展规划（2016—2020年）》2018年6月实施进展情况的"
    "通报",
    "国家标准化管理委员会关于《“十四五”推动高质量发展的国家标准体系建设规划》2023年实施进展情况的通"
    "报",
    "工业和信息化部办公厅关于《工业和信息化部2012年标准化重点工作》2012年三季度实施进展情况的通报",
    "关于《标准化事业发展“十二五”规划》2013年实施进展情况的通报",
    "关于国家标准化发展纲要实施情况的一号督查组关于进一步做好有关工作和的建议与意见的报告",
};

START_TEST(no_line_of_a_title_ends_or_begins_badly)
{
    g_autofree char *text = rp_title_lines(any_rows[_i], 20);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autofree char *joined = g_strjoinv("", lines);

    ck_assert_str_eq(joined, any_rows[_i]);
    for (char **line = lines; *line != NULL; line++) {
        double width = 0;

        for (const char *p = *line; *p != '\0'; p = g_utf8_next_char(p))
            width += (guchar)*p < 0x80 ? 0.5 : 1;
        ck_assert(width <= 20);
        ck_assert_int_gt(g_utf8_strlen(*line, -1), 3);
        ck_assert(!g_str_has_prefix(*line, "的") && !g_str_has_prefix(*line, "》"));
        ck_assert(line[1] == NULL ||
                  !(g_str_has_suffix(*line, "的") || g_str_has_suffix(*line, "和") ||
                    g_str_has_suffix(*line, "关于") || g_str_has_suffix(*line, "一") ||
                    g_str_has_suffix(*line, "《")));
    }
}
END_TEST

static Suite *
title_suite(void)
{
    Suite *suite = suite_create("build/title-lines");
    TCase *tc = tcase_create("title-lines");

    rp_tcase_add_rows(tc, a_title_is_broken_by_sense, title_rows);
    rp_tcase_add_rows(tc, no_line_of_a_title_ends_or_begins_badly, any_rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(title_suite)
