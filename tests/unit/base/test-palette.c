#include <math.h>

#include "base/status.h"
#include "rp-check.h"

#define LEAST_DIFFERENCE 20.0

typedef struct {
    double l, a, b;
} Lab;

/* How a colour is seen: linear sRGB to linear sRGB. The three anomalies at full strength are those
 * of Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009, table 1. */
static const struct {
    const char *name;
    double matrix[3][3];
} visions[] = {
    {"normal", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}, /* nothing changes */
    {"protan",
     {{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}}, /* without long waves */
    {"deutan",
     {{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}}, /* without middle waves */
    {"tritan",
     {{1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}}}, /* without short waves */
};

static double
linear(double c)
{
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
lab_curve(double t)
{
    return t > 0.008856 ? cbrt(t) : 7.787 * t + 16 / 116.0;
}

/* CIE L*a*b* under D65 of linear sRGB. */
static Lab
lab_of(const double *rgb)
{
    double x = 0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2];
    double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
    double z = 0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2];
    double fx = lab_curve(x / 0.95047), fy = lab_curve(y), fz = lab_curve(z / 1.08883);

    return (Lab){116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
}

static Lab
seen(RpColour colour, int vision)
{
    const double rgb[3] = {linear((colour >> 16 & 0xFF) / 255.0),
                           linear((colour >> 8 & 0xFF) / 255.0), linear((colour & 0xFF) / 255.0)};
    double changed[3];

    for (int i = 0; i < 3; i++) {
        const double *row = visions[vision].matrix[i];
        changed[i] = fmin(fmax(row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2], 0), 1);
    }
    return lab_of(changed);
}

static double
radians(double degrees)
{
    return degrees * G_PI / 180;
}

static double
hue(double a, double b)
{
    double degrees = a == 0 && b == 0 ? 0 : atan2(b, a) * 180 / G_PI;

    return degrees < 0 ? degrees + 360 : degrees;
}

/* Chroma and hue with a* stretched near grey. */
typedef struct {
    double c, h;
} Polar;

static Polar
polar_of(const Lab *colour, double stretch)
{
    double a = (1 + stretch) * colour->a;

    return (Polar){hypot(a, colour->b), hue(a, colour->b)};
}

/* Mean of two hues, along the shorter way round. */
static double
mean_hue(const Polar *p, const Polar *q)
{
    double sum = p->h + q->h;

    if (p->c * q->c == 0)
        return sum;
    if (fabs(p->h - q->h) <= 180)
        return sum / 2;
    return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

/* CIEDE2000 as Sharma, Wu and Dalal write it (Color Research and Application 30, 2005). */
static double
difference(Lab one, Lab two)
{
    double c7 = pow((hypot(one.a, one.b) + hypot(two.a, two.b)) / 2, 7), k = pow(25, 7);
    double stretch = 0.5 * (1 - sqrt(c7 / (c7 + k)));
    Polar p = polar_of(&one, stretch), q = polar_of(&two, stretch);
    double turn = p.c * q.c == 0 ? 0 : q.h - p.h;
    turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
    double dl = two.l - one.l, dc = q.c - p.c;
    double dh = 2 * sqrt(p.c * q.c) * sin(radians(turn) / 2);
    double l = (one.l + two.l) / 2, c = (p.c + q.c) / 2, h = mean_hue(&p, &q);
    double t = 1 - 0.17 * cos(radians(h - 30)) + 0.24 * cos(radians(2 * h)) +
               0.32 * cos(radians(3 * h + 6)) - 0.20 * cos(radians(4 * h - 63));
    double around = 30 * exp(-pow((h - 275) / 25, 2)), mean7 = pow(c, 7);
    double rc = 2 * sqrt(mean7 / (mean7 + k)), rt = -sin(radians(2 * around)) * rc;
    double sl = 1 + 0.015 * pow(l - 50, 2) / sqrt(20 + pow(l - 50, 2));
    double sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;

    return sqrt(pow(dl / sl, 2) + pow(dc / sc, 2) + pow(dh / sh, 2) + rt * dc / sc * dh / sh);
}

/* Pairs 1, 7, 13 and 19 of the data that come with the formula. */
static const struct {
    Lab one, two;
    double difference;
} published[] = {
    {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},                /* blue */
    {{50, 0, 0}, {50, -1, 2}, 2.3669},                                  /* grey */
    {{50, -0.001, 2.49}, {50, 0.0011, -2.49}, 4.7461},                  /* across the hue circle */
    {{50, 2.5, 0}, {58, 24, 15}, 19.4535},                              /* far apart */
    {{22.7233, 20.0904, -46.694}, {23.0331, 14.973, -42.5619}, 2.0373}, /* dark blue */
};

START_TEST(the_formula_gives_the_published_differences)
{
    ck_assert_double_eq_tol(difference(published[_i].one, published[_i].two),
                            published[_i].difference, 2e-4);
}
END_TEST

START_TEST(states_are_told_apart_by_colour_in_every_vision)
{
    static const RpStatus states[] = {RP_STATUS_MET,    RP_STATUS_ON_TRACK, RP_STATUS_SLOW,
                                      RP_STATUS_BEHIND, RP_STATUS_REGRESS,  RP_STATUS_NO_DATA};

    for (gsize i = 0; i < G_N_ELEMENTS(states); i++)
        for (gsize k = i + 1; k < G_N_ELEMENTS(states); k++) {
            const RpStatusLook *one = rp_status_look(states[i]), *two = rp_status_look(states[k]);
            double d = difference(seen(one->fill, _i), seen(two->fill, _i));
            ck_assert_msg(d >= LEAST_DIFFERENCE, "%s: %s and %s differ by %d/10 only",
                          visions[_i].name, one->word, two->word, (int)(10 * d));
        }
}
END_TEST

/* Contrast of WCAG 2. */
static double
contrast(RpColour one, RpColour two)
{
    double y[2];
    const RpColour both[2] = {one, two};

    for (int i = 0; i < 2; i++)
        y[i] = 0.2126 * linear((both[i] >> 16 & 0xFF) / 255.0) +
               0.7152 * linear((both[i] >> 8 & 0xFF) / 255.0) +
               0.0722 * linear((both[i] & 0xFF) / 255.0);
    return (fmax(y[0], y[1]) + 0.05) / (fmin(y[0], y[1]) + 0.05);
}

START_TEST(text_on_a_state_has_the_contrast_of_small_type)
{
    const RpStatusLook *look = rp_status_look((RpStatus)_i);

    ck_assert_double_ge(contrast(look->fill, look->on_fill), 4.5);
}
END_TEST

static Suite *
suite(void)
{
    Suite *s = suite_create("base/palette");
    TCase *tc = tcase_create("palette");

    rp_tcase_add_rows(tc, the_formula_gives_the_published_differences, published);
    rp_tcase_add_rows(tc, states_are_told_apart_by_colour_in_every_vision, visions);
    tcase_add_loop_test(tc, text_on_a_state_has_the_contrast_of_small_type, 0, RP_N_STATUS);
    suite_add_tcase(s, tc);
    return s;
}

RP_TEST_MAIN(suite)
