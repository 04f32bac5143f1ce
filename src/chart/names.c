#include "chart/names.h"

#include <math.h>
#include <string.h>

#define SLACK 1e-6

void
rp_fit_name_clear(RpFitName *name)
{
    g_clear_pointer(&name->lines[0], g_free);
    g_clear_pointer(&name->lines[1], g_free);
    name->n = 0;
}

static bool
is_one_of(gunichar c, const char *set)
{
    return g_utf8_strchr(set, -1, c) != NULL;
}

bool
rp_may_break(const char *text, const char *p)
{
    if (p <= text || *p == '\0')
        return false;
    gunichar before = g_utf8_get_char(g_utf8_prev_char(p));
    gunichar after = g_utf8_get_char(p);

    if (is_one_of(after, "，。；：、！？）”’》〉」』】〕％%…—,.;:!?)") ||
        is_one_of(before, "（“‘《〈「『【〔(—"))
        return false;
    /* A number stays with its measure word, a foreign word in one piece. */
    return before >= 0x80 || (!g_ascii_isdigit((char)before) && after >= 0x80) || before == ' ';
}

static char *
without_marks(const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "|", -1);

    return g_strjoinv("", parts);
}

static double
width_of(const RpTyper *typer, const char *text, const RpParagraphStyle *style)
{
    return typer->width(typer->self, text, style);
}

char *
rp_fit_text(const RpTyper *typer, const char *text, const RpParagraphStyle *style, double width)
{
    if (width_of(typer, text, style) <= width + SLACK)
        return g_strdup(text);

    /* The most characters that still fit, by halving. */
    glong fits = -1, fails = g_utf8_strlen(text, -1);
    while (fails - fits > 1) {
        glong middle = (fits + fails) / 2;
        g_autofree char *start = g_utf8_substring(text, 0, middle);
        g_autofree char *trial = g_strconcat(g_strchomp(start), "…", NULL);
        if (width_of(typer, trial, style) <= width + SLACK)
            fits = middle;
        else
            fails = middle;
    }
    if (fits < 0)
        return g_strdup("");
    g_autofree char *start = g_utf8_substring(text, 0, fits);
    return g_strconcat(g_strchomp(start), "…", NULL);
}

static RpFitName
one_line(const RpTyper *typer, const RpNameRequest *request, const char *text)
{
    RpFitName name = {.n = 1, .lines = {g_strdup(text)}};

    name.width = width_of(typer, text, request->style);
    return name;
}

/* Cut at `p`: false unless both parts fit. */
static bool
parts_fit(const RpTyper *typer, const RpNameRequest *request, const char *text, const char *p,
          double ret_widths[2])
{
    g_autofree char *first = g_strndup(text, (gsize)(p - text));

    ret_widths[0] = width_of(typer, first, request->style);
    ret_widths[1] = width_of(typer, p, request->style);
    return fmax(ret_widths[0], ret_widths[1]) <= request->width + SLACK;
}

/* Returns: (borrowed, nullable) where to cut `text` into two lines of most equal width. */
static const char *
balanced_break(const RpTyper *typer, const RpNameRequest *request, const char *text)
{
    const char *best = NULL;
    double best_difference = INFINITY;

    if (*text == '\0')
        return NULL;
    for (const char *p = g_utf8_next_char(text); *p != '\0'; p = g_utf8_next_char(p)) {
        double widths[2];
        if (!rp_may_break(text, p) || !parts_fit(typer, request, text, p, widths))
            continue;
        double difference = fabs(widths[0] - widths[1]);
        if (difference < best_difference - SLACK) {
            best = p;
            best_difference = difference;
        }
    }
    return best;
}

static bool
two_lines(const RpTyper *typer, const RpNameRequest *request, const char *plain, RpFitName *ret)
{
    const char *mark = strchr(request->name, '|');
    double widths[2];
    const char *at = NULL;

    if (mark != NULL) {
        at = plain + (mark - request->name);
        if (!parts_fit(typer, request, plain, at, widths))
            at = NULL;
    }
    if (at == NULL)
        at = balanced_break(typer, request, plain);
    if (at == NULL)
        return false;
    parts_fit(typer, request, plain, at, widths);
    *ret = (RpFitName){.lines = {g_strndup(plain, (gsize)(at - plain)), g_strdup(at)},
                       .n = 2,
                       .width = fmax(widths[0], widths[1])};
    return true;
}

/* As much as fits on the first line, the rest cut on the second. */
static RpFitName
cut_on_second(const RpTyper *typer, const RpNameRequest *request, const char *plain)
{
    const char *at = NULL;
    double widths[2];

    for (const char *p = plain; *p != '\0'; p = g_utf8_next_char(p)) {
        if (!rp_may_break(plain, p))
            continue;
        parts_fit(typer, request, plain, p, widths);
        if (widths[0] > request->width + SLACK)
            break;
        at = p;
    }
    if (at == NULL) {
        g_autofree char *cut = rp_fit_text(typer, plain, request->style, request->width);
        RpFitName name = one_line(typer, request, cut);
        name.cut = true;
        return name;
    }
    RpFitName name = {.lines = {g_strndup(plain, (gsize)(at - plain)),
                                rp_fit_text(typer, at, request->style, request->width)},
                      .n = 2,
                      .cut = true};
    name.width = fmax(width_of(typer, name.lines[0], request->style),
                      width_of(typer, name.lines[1], request->style));
    return name;
}

RpFitName
rp_fit_name(const RpTyper *typer, const RpNameRequest *request)
{
    g_autofree char *plain = without_marks(request->name);
    const char *short_name = request->short_name;
    RpFitName name;

    g_assert(plain != NULL); /* g_strjoinv() never fails */
    if (width_of(typer, plain, request->style) <= request->width + SLACK)
        return one_line(typer, request, plain);
    if (short_name != NULL && *short_name != '\0') {
        g_autofree char *plain_short = without_marks(short_name);
        if (width_of(typer, plain_short, request->style) <= request->width + SLACK)
            return one_line(typer, request, plain_short);
    }
    if (request->lines > 1)
        return two_lines(typer, request, plain, &name) ? name
                                                       : cut_on_second(typer, request, plain);
    g_autofree char *cut = rp_fit_text(typer, plain, request->style, request->width);
    name = one_line(typer, request, cut);
    name.cut = true;
    return name;
}
