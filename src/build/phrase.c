#include "build/phrase.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "data/region.h"
#include "document/stylesheet.h"

#define PERCENT_DECIMALS 1
#define MAX_DECIMALS     9     /* what is smaller still prints as zero */
#define GROUP_FROM       10000 /* as in charts: four digits are read at a glance */

/* Returns: (borrowed, nullable) the region of the report. */
static const RpRegion *
own_region(const RpProgressSet *set)
{
    return rp_region_set_lookup(set->dataset->regions, set->region);
}

/* Drop `word` from the parentheses in `name`, and parentheses that become empty. */
static char *
drop_from_parentheses(const char *name, const char *word)
{
    g_autoptr(GString) out = g_string_new(name);
    g_autofree char *alone = g_strdup_printf("（%s）", word);
    g_autofree char *first = g_strdup_printf("（%s", word);

    if (*word == '\0')
        return g_strdup(name);
    g_string_replace(out, alone, "", 0);
    g_string_replace(out, first, "（", 0);
    return g_strdup(out->str);
}

char *
rp_phrase_name(const RpProgressSet *set, const RpIndicator *indicator)
{
    const RpRegion *region = own_region(set);

    return drop_from_parentheses(indicator->name, region == NULL ? "" : region->short_name);
}

char *
rp_phrase_short_name(const RpProgressSet *set, const RpIndicator *indicator)
{
    const GPtrArray *aliases = indicator->aliases;
    const char *shortest =
        aliases == NULL || aliases->len == 0 ? NULL : g_ptr_array_index(aliases, aliases->len - 1);
    char *name = rp_phrase_name(set, indicator);

    if (shortest == NULL || g_utf8_strlen(shortest, -1) >= g_utf8_strlen(name, -1))
        return name;
    g_free(name);
    return g_strdup(shortest);
}

static const char *
target_unit(const RpTarget *target)
{
    return target->unit != NULL && *target->unit != '\0' ? target->unit : target->indicator->unit;
}

const char *
rp_phrase_measure(const RpTarget *target)
{
    const char *unit = target_unit(target);

    return strcmp(unit, "月") == 0 ? "个月" : unit;
}

/* Places that the value itself has, trailing zeros left out. */
static int
own_decimals(RpDecimal value)
{
    g_autofree char *text = rp_decimal_to_string(value);
    const char *point = strchr(text, '.');

    return point == NULL ? 0 : (int)strlen(point + 1);
}

static bool
prints_as_zero(const char *number)
{
    return strpbrk(number, "123456789") == NULL;
}

/* Returns: (owned) `number` with a comma before each three digits of its whole part. */
static char *
group_thousands(const char *number)
{
    g_autoptr(GString) out = g_string_new(number);
    gsize start = strcspn(number, "0123456789");
    gsize digits = strspn(number + start, "0123456789");

    for (gsize at = 3; at < digits; at += 3)
        g_string_insert_c(out, (gssize)(start + digits - at), ',');
    return g_strdup(out->str);
}

static char *
group_from(const char *number, double value)
{
    return isfinite(value) && fabs(value) >= GROUP_FROM ? group_thousands(number)
                                                        : g_strdup(number);
}

char *
rp_phrase_amount(const RpProgressSet *set, double value, int decimals)
{
    g_autofree char *number = rp_scheme_format(set->rules, value, decimals);
    bool small = isfinite(value) && value != 0 && prints_as_zero(number);

    /* a small amount is not none: as many places as it takes to see it */
    for (int more = decimals + 1; small && more <= MAX_DECIMALS; more++) {
        g_autofree char *longer = rp_scheme_format(set->rules, value, more);

        if (!prints_as_zero(longer))
            return g_steal_pointer(&longer);
    }
    return group_from(number, value);
}

char *
rp_phrase_number(const RpProgressSet *set, const RpTarget *target, RpDecimal value)
{
    int decimals = MAX(target->indicator->decimals, own_decimals(value));

    return rp_phrase_amount(set, rp_decimal_to_double(value), decimals);
}

char *
rp_phrase_value(const RpProgressSet *set, const RpProgress *item)
{
    if (!item->has_value)
        return g_strdup(RP_DASH);
    return rp_phrase_amount(set, rp_decimal_to_double(item->value),
                            item->target->indicator->decimals);
}

char *
rp_phrase_quantity(const RpProgressSet *set, const RpProgress *item)
{
    g_autofree char *value = rp_phrase_value(set, item);

    if (!item->has_value)
        return g_strdup("尚无数据");
    return g_strconcat(value, rp_phrase_measure(item->target), NULL);
}

const char *
rp_phrase_comparator(RpComparator comparator)
{
    static const char *const signs[] = {
        [RP_COMPARE_NONE] = "",  [RP_COMPARE_GE] = "≥",  [RP_COMPARE_GT] = "＞",
        [RP_COMPARE_LE] = "≤",   [RP_COMPARE_LT] = "＜", [RP_COMPARE_EQ] = "",
        [RP_COMPARE_RANGE] = "",
    };

    return signs[comparator];
}

char *
rp_phrase_target_number(const RpProgressSet *set, const RpTarget *target)
{
    g_autofree char *low = rp_phrase_number(set, target, target->value);

    if (target->comparator == RP_COMPARE_NONE)
        return g_strdup(RP_DASH);
    if (target->comparator != RP_COMPARE_RANGE)
        return g_steal_pointer(&low);
    g_autofree char *high = rp_phrase_number(set, target, target->value_high);
    return g_strconcat(low, "—", high, NULL);
}

char *
rp_phrase_target_plain(const RpTarget *target)
{
    g_autofree char *low_digits =
        rp_number_format(rp_decimal_to_double(target->value), own_decimals(target->value));
    g_autofree char *high_digits = rp_number_format(rp_decimal_to_double(target->value_high),
                                                    own_decimals(target->value_high));
    g_autofree char *low = group_from(low_digits, rp_decimal_to_double(target->value));
    g_autofree char *high = group_from(high_digits, rp_decimal_to_double(target->value_high));

    if (target->comparator == RP_COMPARE_NONE)
        return g_strdup(RP_DASH);
    return target->comparator == RP_COMPARE_RANGE ? g_strconcat(low, "—", high, NULL)
                                                  : g_steal_pointer(&low);
}

char *
rp_phrase_target(const RpTarget *target)
{
    static const char *const words[] = {
        [RP_COMPARE_NONE] = "",   [RP_COMPARE_GE] = "以上", [RP_COMPARE_GT] = "以上",
        [RP_COMPARE_LE] = "以内", [RP_COMPARE_LT] = "以下", [RP_COMPARE_EQ] = "",
        [RP_COMPARE_RANGE] = "",
    };
    g_autofree char *number = rp_phrase_target_plain(target);
    bool more = target->comparator == RP_COMPARE_GT;

    if (target->phrase != NULL && *target->phrase != '\0')
        return g_strdup(target->phrase);
    return g_strconcat(more ? "超过" : "", number, rp_phrase_measure(target),
                       more ? "" : words[target->comparator], NULL);
}

char *
rp_phrase_base(const RpProgressSet *set, const RpProgress *item)
{
    if (item->base_origin == RP_BASE_UNKNOWN)
        return g_strdup(RP_DASH);
    return rp_phrase_number(set, item->target, item->base);
}

char *
rp_phrase_marks(const RpProgressSet *set, double marks)
{
    return isnan(marks) ? g_strdup(RP_DASH) : rp_scheme_format(set->rules, marks, 1);
}

char *
rp_phrase_percent(const RpProgressSet *set, double ratio)
{
    if (isnan(ratio))
        return g_strdup(RP_DASH);
    return rp_scheme_format(set->rules, 100 * ratio, PERCENT_DECIMALS);
}

char *
rp_phrase_elapsed(const RpProgressSet *set, double ratio)
{
    return rp_phrase_percent(set, ratio > 1 ? 1 : ratio);
}

double
rp_phrase_gap_pp(const RpProgress *item)
{
    return item->elapsed > 1 ? item->gap_pp + 100 * (item->elapsed - 1) : item->gap_pp;
}

/* The sign of what is printed: -1, 0 or 1. */
static int
printed_sign(const RpProgressSet *set, double value)
{
    g_autofree char *text = rp_scheme_format(set->rules, fabs(value), PERCENT_DECIMALS);

    if (strcmp(text, "0.0") == 0)
        return 0;
    return value < 0 ? -1 : 1;
}

char *
rp_phrase_gap(const RpProgressSet *set, double gap_pp)
{
    static const char *const signs[] = {RP_MINUS, "", "+"};

    if (isnan(gap_pp))
        return g_strdup(RP_DASH);
    g_autofree char *number = rp_scheme_format(set->rules, fabs(gap_pp), PERCENT_DECIMALS);
    return g_strconcat(signs[printed_sign(set, gap_pp) + 1], number, NULL);
}

char *
rp_phrase_pace(const RpProgressSet *set, double gap_pp)
{
    if (isnan(gap_pp))
        return g_strdup("");
    if (printed_sign(set, gap_pp) == 0)
        return g_strdup("与时序进度持平");
    g_autofree char *number = rp_scheme_format(set->rules, fabs(gap_pp), PERCENT_DECIMALS);
    return g_strdup_printf("%s于时序进度%s个百分点", gap_pp > 0 ? "快" : "慢", number);
}

char *
rp_phrase_lead(const RpProgress *item)
{
    if (isnan(item->lead_months))
        return g_strdup("");
    int months = (int)lround(fabs(item->lead_months));
    if (months == 0)
        return g_strdup("");
    return g_strdup_printf("%s%d个月", item->lead_months > 0 ? "提前" : "落后", months);
}

char *
rp_phrase_period_end(RpPeriod period)
{
    int year = rp_month_year(period.last), month = rp_month_number(period.last);

    if (period.kind == RP_PERIOD_NONE)
        return g_strdup("");
    if (period.kind == RP_PERIOD_DAY)
        return rp_period_to_chinese(period);
    if (period.kind == RP_PERIOD_YEAR || period.kind == RP_PERIOD_YEARS)
        return g_strdup_printf("%d年底", year);
    return g_strdup_printf("%d年%d月底", year, month);
}

char *
rp_phrase_period_date(RpPeriod period)
{
    int day = period.kind == RP_PERIOD_DAY ? period.day : rp_month_days(period.last);

    if (period.kind == RP_PERIOD_NONE)
        return g_strdup("");
    return g_strdup_printf("%d年%d月%d日", rp_month_year(period.last), rp_month_number(period.last),
                           day);
}

char *
rp_phrase_period_short(RpPeriod period)
{
    int year = rp_month_year(period.last), month = rp_month_number(period.last);

    switch (period.kind) {
    case RP_PERIOD_NONE:
        return g_strdup("");
    case RP_PERIOD_YEAR:
        return g_strdup_printf("%d", year);
    case RP_PERIOD_YEARS:
        return g_strdup_printf("%d—%d", rp_month_year(period.first), year);
    case RP_PERIOD_SPAN:
        return g_strdup_printf("%d.%d—%d", year, rp_month_number(period.first), month);
    case RP_PERIOD_HALF:
    case RP_PERIOD_QUARTER:
    case RP_PERIOD_MONTH:
    case RP_PERIOD_DAY:
        break;
    }
    return g_strdup_printf("%d.%d", year, month);
}

const char *
rp_phrase_item_status(const RpProgressSet *set, const RpProgress *item)
{
    return rp_phrase_is_stale(item) ? RP_WORD_STALE : rp_phrase_status(set, item->status);
}

/* The baseline is the target, or better: there is no way to go, and no share of it. */
static bool
is_met_at_base(const RpProgress *item)
{
    return item->base_origin != RP_BASE_UNKNOWN && isnan(item->completion);
}

char *
rp_phrase_no_completion(const RpProgress *item)
{
    if (!isnan(item->completion) && !rp_phrase_is_stale(item))
        return g_strdup("");
    if (item->has_value && rp_phrase_is_stale(item)) {
        g_autofree char *date = rp_period_to_chinese(item->actual_period);
        return g_strdup_printf("数据已过时（%s）", date);
    }
    if (rp_phrase_is_stale(item))
        return g_strdup("数据已过时");
    if (!item->has_value)
        return g_strdup(item->partial ? "报送的地区不足" : "尚无数据");
    return g_strdup(is_met_at_base(item) ? "基期已达目标，不计完成率" : "没有基期值");
}

const char *
rp_phrase_status(const RpProgressSet *set, RpStatus status)
{
    return set->rules != NULL ? rp_scheme_word(set->rules, status) : rp_status_look(status)->word;
}

char *
rp_phrase_join(const GPtrArray *names)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = 0; i < names->len; i++) {
        if (i > 0)
            g_string_append(out, i + 1 == names->len ? "和" : "、");
        g_string_append(out, g_ptr_array_index(names, i));
    }
    return g_strdup(out->str);
}

bool
rp_phrase_is_stale(const RpProgress *item)
{
    return item->status == RP_STATUS_NO_DATA && item->stale;
}

char *
rp_phrase_item_letter(const RpProgressSet *set, const RpProgress *item)
{
    const RpScheme *rules = set->rules;

    if (rp_phrase_is_stale(item))
        return g_strdup(RP_LETTER_STALE);
    if (rules != NULL && rules->words[item->status] != NULL)
        return g_utf8_substring(rules->words[item->status], 0, 1);
    return g_strdup(rp_status_look(item->status)->letter);
}

unsigned
rp_phrase_count_stale(const RpProgressSet *set)
{
    unsigned stale = 0;

    for (guint i = 0; i < set->items->len; i++)
        stale += rp_phrase_is_stale(&g_array_index(set->items, RpProgress, i)) ? 1 : 0;
    return stale;
}

bool
rp_phrase_is_sample(const RpProgress *item)
{
    return (item->flags & RP_FLAG_SAMPLE) != 0 ||
           (item->base_observation != NULL &&
            (item->base_observation->flags & RP_FLAG_SAMPLE) != 0);
}

bool
rp_phrase_is_lagging(RpStatus status)
{
    return status == RP_STATUS_SLOW || status == RP_STATUS_BEHIND || status == RP_STATUS_REGRESS ||
           status == RP_STATUS_MISSED;
}

char *
rp_phrase_owner(const RpTarget *target, bool lead)
{
    g_auto(GStrv) names = g_strsplit(target->owner, "|", -1);
    g_autoptr(GString) out = g_string_new(NULL);

    for (guint i = lead ? 0 : 1; names[0] != NULL && names[i] != NULL && (!lead || i == 0); i++) {
        g_strstrip(names[i]);
        if (*names[i] != '\0')
            g_string_append_printf(out, "%s%s", out->len > 0 ? "、" : "", names[i]);
    }
    return g_strdup(out->str);
}
