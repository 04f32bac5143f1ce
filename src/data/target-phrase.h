/* target-phrase.h - a target as a plan words it: 85%以上, ≤18个月, 2—3个, 超过50%
 *
 * Pure.
 */
#pragma once

#include "data/indicator.h"
#include "data/plan.h"

typedef enum {
    RP_PHRASE_TARGET,      /* comparator, value, unit (and value_high) are set */
    RP_PHRASE_QUALITATIVE, /* 稳步提升, or empty: not judged */
    RP_PHRASE_UNKNOWN,     /* no number, and no wording that is known: not judged */
    RP_PHRASE_VAGUE,       /* 左右, 约: no boundary to judge by */
    RP_PHRASE_NO_BASE,     /* 翻一番, 提高10个百分点: from what? */
    RP_PHRASE_BAD_RANGE,   /* 3—2个 */
    RP_PHRASE_UNREADABLE,
} RpPhraseKind;

typedef struct {
    RpPhraseKind kind;
    RpComparator comparator;
    RpDecimal value;
    RpDecimal value_high; /* of a range */
    char unit[48];        /* as in the phrase; "" when it names none */
} RpPhrase;

/* A bare number, or one after 达到, means >= where up is good and <= where down is good; where
 * neither is, = and >=. */
RpPhrase rp_phrase_read(const char *text, RpDirection direction);
