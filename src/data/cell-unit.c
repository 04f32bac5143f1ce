#include "data/cell-unit.h"

#include <string.h>

#include "data/fold.h"

typedef enum {
    QUANTITY_UNKNOWN, /* compared by its word alone */
    QUANTITY_COUNT,
    QUANTITY_SHARE,
    QUANTITY_POINTS,
    QUANTITY_MONTHS,
    QUANTITY_DAYS,
    QUANTITY_MONEY,
} Quantity;

/* A unit is numerator * 10^power of its quantity's base unit. */
typedef struct {
    const char *word; /* folded */
    Quantity quantity;
    int numerator;
    int power;
} Unit;

static const Unit units[] = {
    {"", QUANTITY_SHARE, 1, 0},          {"%", QUANTITY_SHARE, 1, -2},
    {"‰", QUANTITY_SHARE, 1, -3},        {"百分比", QUANTITY_SHARE, 1, -2},
    {"百分之", QUANTITY_SHARE, 1, -2},   {"千分比", QUANTITY_SHARE, 1, -3},
    {"个百分点", QUANTITY_POINTS, 1, 0}, {"百分点", QUANTITY_POINTS, 1, 0},
    {"pp", QUANTITY_POINTS, 1, 0},       {"年", QUANTITY_MONTHS, 12, 0},
    {"月", QUANTITY_MONTHS, 1, 0},       {"个月", QUANTITY_MONTHS, 1, 0},
    {"天", QUANTITY_DAYS, 1, 0},         {"日", QUANTITY_DAYS, 1, 0},
    {"周", QUANTITY_DAYS, 7, 0},         {"元", QUANTITY_MONEY, 1, 0},
    {"人民币元", QUANTITY_MONEY, 1, 0},
};

/* 项 of one list are 个 of another: the same thing may be meant, but look. */
static const char *const measure_words[] = {
    "项", "个", "家", "件",   "条", "次",   "人", "人次", "篇", "份", "部",   "所",
    "种", "类", "批", "台",   "套", "户",   "村", "县",   "市", "处", "座",   "场",
    "期", "届", "名", "位",   "国", "批次", "对", "只",   "本", "册", "项次", "门",
    "卷", "组", "支", "单位", "款", "宗",   "起", "站",   "点",
};

/* Prefixes of units, longest first. */
static const struct {
    const char *word;
    int power;
} prefixes[] = {
    {"千万", 7},  {"百万", 6}, {"十万", 5}, {"万亿", 12}, {"十亿", 9},
    {"百亿", 10}, {"亿", 8},   {"万", 4},   {"千", 3},    {"百", 2},
};

static bool
find_plain(const char *word, Unit *ret)
{
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        if (strcmp(units[i].word, word) == 0) {
            *ret = units[i];
            return true;
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(measure_words); i++) {
        if (strcmp(measure_words[i], word) == 0) {
            *ret = (Unit){word, QUANTITY_COUNT, 1, 0};
            return true;
        }
    }
    return false;
}

/* `word` is folded and outlives the result. */
static Unit
find_unit(const char *word)
{
    Unit unit;

    if (find_plain(word, &unit))
        return unit;
    for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
        const char *rest = word + strlen(prefixes[i].word);

        if (!g_str_has_prefix(word, prefixes[i].word) || *rest == '\0' || !find_plain(rest, &unit))
            continue;
        unit.power += prefixes[i].power;
        return unit;
    }
    return (Unit){word, QUANTITY_UNKNOWN, 1, 0};
}

/* value * from / to, exactly. */
static RpUnitMatch
scale(RpDecimal value, const Unit *from, const Unit *to, RpDecimal *ret)
{
    RpDecimal scaled = value;

    if (from->numerator != to->numerator) {
        RpDecimal factor = {from->numerator, 0};

        if (!rp_decimal_multiply(value, factor, &scaled))
            return RP_UNIT_INEXACT;
        if (scaled.coefficient % to->numerator != 0)
            return RP_UNIT_INEXACT;
        scaled.coefficient /= to->numerator;
    }
    if (!rp_decimal_shift(scaled, from->power - to->power, ret))
        return RP_UNIT_INEXACT;
    return RP_UNIT_SAME;
}

RpUnitMatch
rp_unit_convert(RpDecimal value, const char *from, const char *to, RpDecimal *ret)
{
    if (strcmp(from, to) == 0) {
        *ret = value;
        return RP_UNIT_SAME;
    }
    g_autofree char *from_word = rp_fold_name(from, NULL);
    g_autofree char *to_word = rp_fold_name(to, NULL);
    Unit a = find_unit(from_word);
    Unit b = find_unit(to_word);

    if (a.quantity == QUANTITY_UNKNOWN || b.quantity == QUANTITY_UNKNOWN) {
        if (strcmp(from_word, to_word) != 0)
            return RP_UNIT_CONTRADICTS;
        *ret = value;
        return RP_UNIT_SAME;
    }
    if (a.quantity != b.quantity)
        return RP_UNIT_CONTRADICTS;
    RpUnitMatch match = scale(value, &a, &b, ret);
    if (match == RP_UNIT_SAME && a.quantity == QUANTITY_COUNT && strcmp(a.word, b.word) != 0)
        return RP_UNIT_MEASURE_WORD;
    return match;
}
