#include "base/length.h"

#include <glib.h>
#include <string.h>

#include "base/geom.h"

static const struct {
    const char *name;
    double points;
} units[] = {
    {"mm", RP_MM},   {"cm", 10 * RP_MM},   {"pt", 1.0},
    {"毫米", RP_MM}, {"厘米", 10 * RP_MM}, {"磅", 1.0},
};

/* 字号 of Chinese word processors, points */
static const struct {
    const char *name;
    double points;
} sizes[] = {
    {"初号", 42},  {"小初", 36},  {"一号", 26},  {"小一", 24}, {"二号", 22},   {"小二", 18},
    {"三号", 16},  {"小三", 15},  {"四号", 14},  {"小四", 12}, {"五号", 10.5}, {"小五", 9},
    {"六号", 7.5}, {"小六", 6.5}, {"七号", 5.5}, {"八号", 5},
};

static bool
parse_size(const char *text, double *ret)
{
    /* 小四号 is also said */
    size_t length = strlen(text);
    if (g_str_has_prefix(text, "小") && g_str_has_suffix(text, "号"))
        length -= strlen("号");
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
        if (strlen(sizes[i].name) == length && strncmp(sizes[i].name, text, length) == 0) {
            *ret = sizes[i].points;
            return true;
        }
    }
    return false;
}

/* Returns: the end of "-?[0-9]+(\.[0-9]+)?" or of "-?\.[0-9]+" at `text`; NULL without a digit. */
static const char *
skip_number(const char *text)
{
    const char *p = text + (*text == '-');
    const char *start = p;

    while (g_ascii_isdigit(*p))
        p++;
    if (*p == '.' && g_ascii_isdigit(p[1])) {
        for (p++; g_ascii_isdigit(*p);)
            p++;
    }
    return p > start ? p : NULL;
}

bool
rp_length_parse(const char *text, double *ret)
{
    if (parse_size(text, ret))
        return true;

    const char *unit = skip_number(text);
    if (unit == NULL)
        return false;
    while (*unit == ' ')
        unit++;
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        if (strcmp(unit, units[i].name) == 0) {
            *ret = g_ascii_strtod(text, NULL) * units[i].points;
            return true;
        }
    }
    return false;
}
