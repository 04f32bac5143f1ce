#include "rp-check.h"

#include "data/target-phrase.h"

static const struct {
    const char *text;
    RpDirection direction;
    const char *comparator;
    const char *value;
    const char *high;
    const char *unit;
} target_rows[] = {
    {"85%以上", RP_DIRECTION_UP, ">=", "85", "0", "%"},               /* includes the bound */
    {"85％以上", RP_DIRECTION_UP, ">=", "85", "0", "%"},              /* full-width sign */
    {"不低于85%", RP_DIRECTION_UP, ">=", "85", "0", "%"},             /* not below */
    {"≥85", RP_DIRECTION_UP, ">=", "85", "0", ""},                    /* sign */
    {">=85", RP_DIRECTION_UP, ">=", "85", "0", ""},                   /* two signs */
    {"≥ 85 %", RP_DIRECTION_UP, ">=", "85", "0", "%"},                /* spaced */
    {"5个及以上", RP_DIRECTION_UP, ">=", "5", "0", "个"},             /* and more */
    {"不少于5个", RP_DIRECTION_UP, ">=", "5", "0", "个"},             /* not fewer */
    {"不多于5个", RP_DIRECTION_DOWN, "<=", "5", "0", "个"},           /* not more */
    {"最多5个", RP_DIRECTION_DOWN, "<=", "5", "0", "个"},             /* at most */
    {"不高于5%", RP_DIRECTION_DOWN, "<=", "5", "0", "%"},             /* not above */
    {"至少5个", RP_DIRECTION_UP, ">=", "5", "0", "个"},               /* at least */
    {"提高到85%", RP_DIRECTION_UP, ">=", "85", "0", "%"},             /* raise to */
    {"24个月以内", RP_DIRECTION_DOWN, "<=", "24", "0", "个月"},       /* within */
    {"不超过18个月", RP_DIRECTION_DOWN, "<=", "18", "0", "个月"},     /* not 超过 */
    {"控制在18个月", RP_DIRECTION_DOWN, "<=", "18", "0", "个月"},     /* kept to */
    {"控制在18个月以内", RP_DIRECTION_DOWN, "<=", "18", "0", "个月"}, /* said twice */
    {"≤18个月", RP_DIRECTION_DOWN, "<=", "18", "0", "个月"},          /* sign */
    {"缩短至18个月", RP_DIRECTION_DOWN, "<=", "18", "0", "个月"},     /* shorten to */
    {"5年以下", RP_DIRECTION_DOWN, "<=", "5", "0", "年"},             /* or less */
    {"超过50%", RP_DIRECTION_UP, ">", "50", "0", "%"},                /* excludes the bound */
    {">50%", RP_DIRECTION_UP, ">", "50", "0", "%"},                   /* sign */
    {"＞50%", RP_DIRECTION_UP, ">", "50", "0", "%"},                  /* full width */
    {"突破100项", RP_DIRECTION_UP, ">", "100", "0", "项"},            /* break through */
    {"不满5年", RP_DIRECTION_DOWN, "<", "5", "0", "年"},              /* not quite */
    {"低于5年", RP_DIRECTION_DOWN, "<", "5", "0", "年"},              /* below */
    {"<5", RP_DIRECTION_DOWN, "<", "5", "0", ""},                     /* sign */
    {"2—3个", RP_DIRECTION_UP, "range", "2", "3", "个"},              /* range */
    {"2-3个", RP_DIRECTION_UP, "range", "2", "3", "个"},              /* hyphen */
    {"2～3个", RP_DIRECTION_UP, "range", "2", "3", "个"},             /* tilde */
    {"2个至3个", RP_DIRECTION_UP, "range", "2", "3", "个"},           /* unit twice */
    {"4.5—5.5", RP_DIRECTION_NONE, "range", "4.5", "5.5", ""},        /* decimals */
    {"100项", RP_DIRECTION_UP, ">=", "100", "0", "项"},               /* bare, up is good */
    {"达到100项", RP_DIRECTION_UP, ">=", "100", "0", "项"},           /* reach */
    {"24个月", RP_DIRECTION_DOWN, "<=", "24", "0", "个月"},           /* bare, down is good */
    {"达到24个月", RP_DIRECTION_DOWN, "<=", "24", "0", "个月"},       /* reach, down */
    {"100", RP_DIRECTION_NONE, "=", "100", "0", ""},                  /* bare, neither */
    {"达到100", RP_DIRECTION_NONE, ">=", "100", "0", ""},             /* reach, neither */
    {"=100", RP_DIRECTION_UP, "=", "100", "0", ""},                   /* exactly */
    {"1.2万项以上", RP_DIRECTION_UP, ">=", "12000", "0", "项"},       /* scaled */
    {"1,500项", RP_DIRECTION_UP, ">=", "1500", "0", "项"},            /* thousands */
    {"全覆盖", RP_DIRECTION_UP, ">=", "100", "0", "%"},               /* all of it */
    {"实现全覆盖", RP_DIRECTION_UP, ">=", "100", "0", "%"},           /* in a sentence */
    {"新增5个以上", RP_DIRECTION_UP, ">=", "5", "0", "个"},           /* counted from nought */
};

START_TEST(phrases_become_comparisons)
{
    RpPhrase phrase = rp_phrase_read(target_rows[_i].text, target_rows[_i].direction);

    ck_assert_msg(phrase.kind == RP_PHRASE_TARGET, "'%s' gave kind %d", target_rows[_i].text,
                  (int)phrase.kind);
    g_autofree char *value = rp_decimal_to_string(phrase.value);
    g_autofree char *high = rp_decimal_to_string(phrase.value_high);
    ck_assert_str_eq(rp_comparator_name(phrase.comparator), target_rows[_i].comparator);
    ck_assert_str_eq(value, target_rows[_i].value);
    ck_assert_str_eq(high, target_rows[_i].high);
    ck_assert_str_eq(phrase.unit, target_rows[_i].unit);
}
END_TEST

static const struct {
    const char *text;
    RpPhraseKind kind;
} other_rows[] = {
    {"", RP_PHRASE_QUALITATIVE},                     /* no target */
    {"稳步提升", RP_PHRASE_QUALITATIVE},             /* not judged */
    {"持续提高", RP_PHRASE_QUALITATIVE},             /* not judged */
    {"显著增强", RP_PHRASE_QUALITATIVE},             /* not judged */
    {"进一步健全", RP_PHRASE_QUALITATIVE},           /* not judged */
    {"实现全面提升", RP_PHRASE_QUALITATIVE},         /* not judged */
    {"形成一个完善的体系", RP_PHRASE_QUALITATIVE},   /* 一个 counts nothing */
    {"“十四五”规划全面落实", RP_PHRASE_QUALITATIVE}, /* a plan's name */
    {"提升到国际先进水平", RP_PHRASE_QUALITATIVE},   /* to no number */
    {"不知道", RP_PHRASE_UNKNOWN},                   /* says nothing */
    {"待定", RP_PHRASE_UNKNOWN},                     /* says nothing yet */
    {"不少于十个", RP_PHRASE_UNREADABLE},            /* Chinese number */
    {"提高到二十个", RP_PHRASE_UNREADABLE},          /* Chinese number behind a known word */
    {"三分之二以上", RP_PHRASE_UNREADABLE},          /* a fraction in words */
    {"达到九成", RP_PHRASE_UNREADABLE},              /* tenths */
    {"十", RP_PHRASE_UNREADABLE},                    /* a number alone */
    {"≥", RP_PHRASE_UNREADABLE},                     /* than what? */
    {"超过", RP_PHRASE_UNREADABLE},                  /* what? */
    {"不低于全国水平", RP_PHRASE_UNREADABLE},        /* no number */
    {"以上", RP_PHRASE_UNREADABLE},                  /* what? */
    {"大约", RP_PHRASE_UNREADABLE},                  /* what? */
    {"100项左右", RP_PHRASE_VAGUE},                  /* no boundary */
    {"约100项", RP_PHRASE_VAGUE},                    /* no boundary */
    {"翻一番", RP_PHRASE_NO_BASE},                   /* of what? */
    {"翻两番", RP_PHRASE_NO_BASE},                   /* of what? */
    {"增长20%", RP_PHRASE_NO_BASE},                  /* from what? */
    {"提高10个百分点", RP_PHRASE_NO_BASE},           /* from what? */
    {"年均增长5%", RP_PHRASE_NO_BASE},               /* from what? */
    {"3—2个", RP_PHRASE_BAD_RANGE},                  /* backwards */
    {"3—3个", RP_PHRASE_BAD_RANGE},                  /* no range */
    {"超过50%以内", RP_PHRASE_UNREADABLE},           /* contradicts itself */
    {"100项200个", RP_PHRASE_UNREADABLE},            /* two targets */
    {"2—3—4个", RP_PHRASE_UNREADABLE},               /* two ranges */
    {"2个—3项", RP_PHRASE_UNREADABLE},               /* two units */
    {"50%/60%", RP_PHRASE_UNREADABLE},               /* one or the other */
};

START_TEST(phrases_without_a_boundary_say_why)
{
    RpPhrase phrase = rp_phrase_read(other_rows[_i].text, RP_DIRECTION_UP);

    ck_assert_msg(phrase.kind == other_rows[_i].kind, "'%s' gave kind %d", other_rows[_i].text,
                  (int)phrase.kind);
}
END_TEST

static Suite *
target_phrase_suite(void)
{
    Suite *suite = suite_create("target-phrase");
    TCase *tc = tcase_create("core");

    rp_tcase_add_rows(tc, phrases_become_comparisons, target_rows);
    rp_tcase_add_rows(tc, phrases_without_a_boundary_say_why, other_rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(target_phrase_suite)
