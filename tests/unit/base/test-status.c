#include "base/status.h"

#include "rp-check.h"

static const struct {
    RpStatus status;
    const char *id, *word, *letter;
    RpShape shape;
    RpColour fill;
} rows[] = {
    {RP_STATUS_MET, "met", "达标", "达", RP_SHAPE_DISC, 0x114058},                   /* reached */
    {RP_STATUS_ON_TRACK, "on_track", "正常", "正", RP_SHAPE_DIAMOND, 0x3A8C84},      /* in time */
    {RP_STATUS_SLOW, "slow", "缓慢", "缓", RP_SHAPE_TRIANGLE_UP, 0xF3B831},          /* late */
    {RP_STATUS_BEHIND, "behind", "滞后", "滞", RP_SHAPE_SQUARE, 0xCC391D},           /* very late */
    {RP_STATUS_REGRESS, "regress", "倒退", "退", RP_SHAPE_TRIANGLE_DOWN, 0x55040E},  /* backwards */
    {RP_STATUS_MISSED, "missed", "未完成", "未", RP_SHAPE_SQUARE, 0xCC391D},         /* as behind */
    {RP_STATUS_STARTING, "starting", "起步期", "起", RP_SHAPE_RING, 0xD9D9D9},       /* as none */
    {RP_STATUS_NO_BASELINE, "no_baseline", "无基期", "基", RP_SHAPE_RING, 0xD9D9D9}, /* as none */
    {RP_STATUS_NO_DATA, "no_data", "无数据", "无", RP_SHAPE_RING, 0xD9D9D9},         /* none */
};

START_TEST(word_letter_shape_and_colour_of_a_status_agree)
{
    const RpStatusLook *look = rp_status_look(rows[_i].status);

    ck_assert_str_eq(look->id, rows[_i].id);
    ck_assert_str_eq(look->word, rows[_i].word);
    ck_assert_str_eq(look->letter, rows[_i].letter);
    ck_assert_int_eq(look->shape, rows[_i].shape);
    ck_assert_uint_eq(look->fill, rows[_i].fill);
}
END_TEST

START_TEST(letters_tell_statuses_apart)
{
    for (int s = 0; s < RP_N_STATUS; s++)
        if (s != (int)rows[_i].status)
            ck_assert_str_ne(rp_status_look((RpStatus)s)->letter, rows[_i].letter);
}
END_TEST

START_TEST(text_on_every_fill_can_be_read)
{
    const RpStatusLook *look = rp_status_look(rows[_i].status);

    ck_assert_double_ge(rp_colour_contrast(look->fill, look->on_fill), 4.5);
}
END_TEST

START_TEST(every_line_but_that_of_no_data_shows_on_white)
{
    const RpStatusLook *look = rp_status_look(rows[_i].status);

    if (rows[_i].status == RP_STATUS_NO_DATA)
        ck_assert_uint_eq(look->line, RP_NO_COLOUR);
    else
        ck_assert_double_ge(rp_colour_contrast(look->line, RP_WHITE), 3.0);
}
END_TEST

static Suite *
status_suite(void)
{
    Suite *suite = suite_create("status");
    TCase *tc = tcase_create("status");

    rp_tcase_add_rows(tc, word_letter_shape_and_colour_of_a_status_agree, rows);
    rp_tcase_add_rows(tc, letters_tell_statuses_apart, rows);
    rp_tcase_add_rows(tc, text_on_every_fill_can_be_read, rows);
    rp_tcase_add_rows(tc, every_line_but_that_of_no_data_shows_on_white, rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(status_suite)
