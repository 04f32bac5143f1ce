#include "app/period-choice.h"

#include <glib.h>

#include "data/load.h"

static RpPeriod
previous_month(RpMonth today)
{
    return rp_period_month(rp_month_year(today - 1), rp_month_number(today - 1));
}

static RpPeriod
previous_quarter(RpMonth today)
{
    RpMonth first = today - (today % 12) % 3 - 3;

    return (RpPeriod){.kind = RP_PERIOD_QUARTER, .first = first, .last = first + 2};
}

static RpPeriod
previous_year(RpMonth today)
{
    return rp_period_year(rp_month_year(today) - 1);
}

static const struct {
    const char *word;
    RpPeriod (*period)(RpMonth today);
} relative_periods[] = {
    {"prev-month", previous_month},
    {"prev-quarter", previous_quarter},
    {"prev-year", previous_year},
};

bool
rp_period_choose(const char *text, RpMonth today, RpPeriod *ret)
{
    bool warn = false;

    for (gsize i = 0; i < G_N_ELEMENTS(relative_periods); i++) {
        if (g_strcmp0(text, relative_periods[i].word) == 0) {
            *ret = relative_periods[i].period(today);
            return true;
        }
    }
    return rp_period_read(text, ret, &warn);
}
