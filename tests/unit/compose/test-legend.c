#include "compose/compose.h"

#include <math.h>
#include <string.h>

#include "page-fixture.h"
#include "rp-check.h"

static PageFixture fixture;

static void
setup(void)
{
    page_fixture_open(&fixture);
}

static void
teardown(void)
{
    page_fixture_close(&fixture);
}

static const struct {
    double width; /* of the page, mm; margins are 15 */
    unsigned counts[RP_N_STATUS];
    unsigned stale;
    unsigned strip_lines; /* expected under the strip */
} rows[] = {
    {210, {[RP_STATUS_ON_TRACK] = 5, [RP_STATUS_SLOW] = 4}, 0, 1},
    {210, {[RP_STATUS_MET] = 1, [RP_STATUS_NO_BASELINE] = 3, [RP_STATUS_NO_DATA] = 3}, 1, 1},
    {200, {12, 12, 12, 12, 12, 12, 12, 12, 12}, 3, 2},
    {148, {[RP_STATUS_MET] = 1, [RP_STATUS_NO_BASELINE] = 3, [RP_STATUS_NO_DATA] = 3}, 1, 2},
    /* strips only: no cover is so narrow */
    {84, {12, 12, 12, 12, 12, 12, 12, 12, 12}, 3, 6},
};

static void
set_text(char **field, const char *text)
{
    g_free(*field);
    *field = g_strdup(text);
}

/* Each character is taken to be as wide as a digit at least. Returns: lines with text below `from`.
 */
static unsigned
assert_apart(const RpBox *galley, double left, double right, double from)
{
    const double least = 4.5;
    g_autoptr(GArray) texts = page_fixture_texts(galley);
    unsigned lines = 0;
    double last = from;

    for (guint i = 0; i < texts->len; i++) {
        const PlacedText *a = &g_array_index(texts, PlacedText, i);

        if (a->y > last + 1) {
            lines++;
            last = a->y;
        }
        if (a->y <= from)
            continue;
        ck_assert_msg(a->x > left - 0.1 && a->right + least < right + 0.1, "'%s' stands out",
                      a->text);
        for (guint k = i + 1; k < texts->len; k++) {
            const PlacedText *b = &g_array_index(texts, PlacedText, k);

            ck_assert_msg(fabs(a->y - b->y) > 1 || a->right + least <= b->x ||
                              b->right + least <= a->x,
                          "'%s' and '%s' overlap", a->text, b->text);
        }
    }
    return lines;
}

START_TEST(entries_under_a_strip_never_run_into_the_note)
{
    g_autoptr(RpDocument) document = page_fixture_document();
    RpBlock *block = rp_block_new(RP_BLOCK_STRIP, "strip", (RpWhere){0});

    document->page.size.width = rows[_i].width * RP_MM;
    memcpy(block->u.strip.counts, rows[_i].counts, sizeof rows[_i].counts);
    block->u.strip.stale = rows[_i].stale;
    set_text(&block->u.strip.note, "每格一项目标，共7项");
    g_ptr_array_add(document->blocks, block);

    g_autoptr(RpBox) galley = rp_compose_document(document, fixture.setter);
    const RpBox *strip = g_ptr_array_index(galley->children, 0);

    ck_assert_uint_eq(assert_apart(galley, 0, (rows[_i].width - 30) * RP_MM, 8 * RP_MM),
                      rows[_i].strip_lines);
    ck_assert_double_eq_tol(strip->height, 10 * RP_MM + rows[_i].strip_lines * 14, 0.01);
}
END_TEST

START_TEST(counts_on_a_cover_never_run_into_their_title)
{
    g_autoptr(RpDocument) document = page_fixture_document();
    RpBlock *block = rp_block_new(RP_BLOCK_COVER, "cover", (RpWhere){0});
    RpCover *cover = block->u.cover;

    document->page.size.width = rows[_i].width * RP_MM;
    document->page.size.height = rows[_i].width * RP_MM * G_SQRT2;
    set_text(&cover->count_text, "监测目标7项");
    set_text(&cover->notice, "示例数据");
    memcpy(cover->counts, rows[_i].counts, sizeof rows[_i].counts);
    cover->stale = rows[_i].stale;
    g_ptr_array_add(document->blocks, block);

    g_autoptr(RpBox) galley = rp_compose_document(document, fixture.setter);

    assert_apart(galley, 15 * RP_MM, (rows[_i].width - 15) * RP_MM,
                 document->page.size.height * 262 / 297);
}
END_TEST

static Suite *
legend_suite(void)
{
    Suite *suite = suite_create("compose/legend");
    TCase *tc = tcase_create("legend");

    tcase_add_unchecked_fixture(tc, setup, teardown);
    rp_tcase_add_rows(tc, entries_under_a_strip_never_run_into_the_note, rows);
    tcase_add_loop_test(tc, counts_on_a_cover_never_run_into_their_title, 0,
                        G_N_ELEMENTS(rows) - 1);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(legend_suite)
