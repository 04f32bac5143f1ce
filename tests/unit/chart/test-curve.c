#include "chart-check.h"

#include "chart/curve.h"

static const struct {
    RpRect rect;
    bool meets;
} rects[] = {
    {{4, 4, 2, 2}, true},     /* on the line */
    {{0, 6, 3, 3}, false},    /* below it */
    {{11, 11, 3, 3}, false},  /* beyond its end */
    {{-1, -1, 12, 12}, true}, /* around it */
};

START_TEST(a_piece_meets_the_rectangles_it_crosses)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(RpPiece));
    const RpPoint points[] = {{0, 0}, {10, 10}};

    rp_pieces_add(pieces, points, G_N_ELEMENTS(points));
    ck_assert(rp_pieces_meet(pieces, rects[_i].rect) == rects[_i].meets);
}
END_TEST

/* Number of solid and of dashed paths that a curve through `y` is drawn with. */
static void
count_paths(const double *y, guint n, guint *ret_solid, guint *ret_dashed)
{
    RpTheme theme = theme_of(false);
    g_autoptr(RpChartGeometry) geometry = rp_chart_geometry_new();
    g_autoptr(RpPen) pen = rp_pen_new(WIDE, &theme, &square_typer, geometry);
    g_autofree RpPoint *points = g_new(RpPoint, n);
    RpCurve curve = {.stroke = {.colour = 0, .width = 2}, .joins = true};

    for (guint i = 0; i < n; i++)
        points[i] = (RpPoint){i, y[i]};
    rp_curve_draw(pen, points, n, &curve);
    *ret_solid = *ret_dashed = 0;
    for (guint i = 0; pen->art->items != NULL && i < pen->art->items->len; i++) {
        const RpPath *path = &g_array_index(pen->art->items, RpItem, i).u.path;
        *(path->dash[0] > 0 ? ret_dashed : ret_solid) += 1;
    }
}

static const struct {
    double y[5];
    guint solid, dashed;
} curves[] = {
    {{1, 2, 3, 4, 5}, 1, 0},           /* whole */
    {{1, 2, NAN, 4, 5}, 2, 1},         /* a gap joined by a dash */
    {{NAN, 2, 3, 4, NAN}, 1, 0},       /* missing at the ends: nothing to join */
    {{1, NAN, 3, NAN, 5}, 3, 2},       /* single points between gaps */
    {{NAN, NAN, NAN, NAN, NAN}, 0, 0}, /* nothing at all */
};

START_TEST(gaps_are_never_drawn_as_data)
{
    guint solid = 0, dashed = 0;

    count_paths(curves[_i].y, 5, &solid, &dashed);
    ck_assert_uint_eq(solid, curves[_i].solid);
    ck_assert_uint_eq(dashed, curves[_i].dashed);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("chart/curve");
    TCase *tc = tcase_create("curve");

    rp_tcase_add_rows(tc, a_piece_meets_the_rectangles_it_crosses, rects);
    rp_tcase_add_rows(tc, gaps_are_never_drawn_as_data, curves);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
