#include "progress/progress.h"

/* The last day of a month stays the last; else the day, if that month has it. */
static int
day_in(RpMonth month, RpPeriod period)
{
    bool last = period.day == rp_month_days(period.last);

    return last ? rp_month_days(month) : MIN(period.day, rp_month_days(month));
}

static RpPeriod
shift(RpPeriod period, int months)
{
    RpPeriod shifted = period;

    shifted.first += months;
    shifted.last += months;
    if (period.kind == RP_PERIOD_DAY)
        shifted.day = day_in(shifted.last, period);
    return shifted;
}

RpPeriod
rp_period_before(RpPeriod period)
{
    switch (period.kind) {
    case RP_PERIOD_NONE:
    case RP_PERIOD_SPAN:
    case RP_PERIOD_YEARS:
        break;
    case RP_PERIOD_YEAR:
    case RP_PERIOD_HALF:
    case RP_PERIOD_QUARTER:
    case RP_PERIOD_MONTH:
    case RP_PERIOD_DAY:
        return shift(period, -(period.last - period.first + 1));
    }
    return (RpPeriod){.kind = RP_PERIOD_NONE};
}

RpPeriod
rp_period_year_before(RpPeriod period)
{
    if (period.kind == RP_PERIOD_NONE || period.kind == RP_PERIOD_YEARS)
        return (RpPeriod){.kind = RP_PERIOD_NONE};
    return shift(period, -12);
}

char *
rp_coverage_text(int reported, int parts)
{
    if (parts == 0)
        return g_strdup("");
    return g_strdup_printf("%d/%d 已报", reported, parts);
}
