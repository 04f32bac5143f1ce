#include "rp-check.h"

#include "data/load.h"
#include "data/period-text.h"
#include "data/remark.h"

#define PLAIN 0u

static const struct {
    const char *text;
    const char *canonical;
    unsigned remarks;
} period_rows[] = {
    {"2015", "2015", PLAIN},                                         /* year */
    {"2015年", "2015", PLAIN},                                       /* in words */
    {"2015年度", "2015", PLAIN},                                     /* business year */
    {"2015年底", "2015", PLAIN},                                     /* end of the year */
    {"2015年末", "2015", PLAIN},                                     /* the same */
    {"2015年全年", "2015", PLAIN},                                   /* whole year */
    {" 2015 ", "2015", PLAIN},                                       /* blanks */
    {"截至2015年底", "2015", PLAIN},                                 /* as of */
    {"2015H1", "2015H1", PLAIN},                                     /* half */
    {"2015年上半年", "2015H1", PLAIN},                               /* first half */
    {"2015上半年", "2015H1", PLAIN},                                 /* without 年 */
    {"2015年下半年", "2015H2", PLAIN},                               /* second half */
    {"2015-H2", "2015H2", PLAIN},                                    /* with a hyphen */
    {"2015Q3", "2015Q3", PLAIN},                                     /* quarter */
    {"2015q3", "2015Q3", PLAIN},                                     /* lower case */
    {"2015-Q3", "2015Q3", PLAIN},                                    /* with a hyphen */
    {"2015年Q3", "2015Q3", PLAIN},                                   /* mixed */
    {"2015 Q3", "2015Q3", PLAIN},                                    /* with a space */
    {"2015年一季度", "2015Q1", PLAIN},                               /* in words */
    {"2015年第三季度", "2015Q3", PLAIN},                             /* with 第 */
    {"2015年3季度", "2015Q3", PLAIN},                                /* with a digit */
    {"2015年四季度", "2015Q4", PLAIN},                               /* last */
    {"2015一季度", "2015Q1", PLAIN},                                 /* without 年 */
    {"2015年Ⅱ季度", "2015Q2", PLAIN},                                /* Roman */
    {"2015年一季度末", "2015Q1", PLAIN},                             /* its end */
    {"2015-03", "2015-03", PLAIN},                                   /* month */
    {"2015-3", "2015-03", PLAIN},                                    /* one digit */
    {"2015/3", "2015-03", PLAIN},                                    /* stroke */
    {"2015/03", "2015-03", PLAIN},                                   /* stroke, two digits */
    {"2015.3", "2015-03", PLAIN},                                    /* point */
    {"2015.03", "2015-03", PLAIN},                                   /* point, two digits */
    {"2015.10", "2015-10", PLAIN},                                   /* October */
    {"2015.1", "2015-01", RP_REMARK_DROPPED_ZERO},                   /* January, or October? */
    {"201503", "2015-03", PLAIN},                                    /* together */
    {"201512", "2015-12", PLAIN},                                    /* December */
    {"2015年3月", "2015-03", PLAIN},                                 /* in words */
    {"2015年03月", "2015-03", PLAIN},                                /* two digits */
    {"2015年3月份", "2015-03", PLAIN},                               /* with 份 */
    {"2015年3月末", "2015-03", PLAIN},                               /* its end */
    {"2015 年 3 月", "2015-03", PLAIN},                              /* spaces */
    {"截至2015年3月底", "2015-03", PLAIN},                           /* as of */
    {"2015-3月", "2015-03", PLAIN},                                  /* mixed */
    {"2015年十二月", "2015-12", RP_REMARK_CHINESE_ZERO},             /* Chinese digits */
    {"二〇一五年三月", "2015-03", RP_REMARK_CHINESE_ZERO},           /* all Chinese */
    {"二零一五年", "2015", RP_REMARK_CHINESE_ZERO},                  /* with 零 */
    {"2015-03-01", "2015-03-01", PLAIN},                             /* day */
    {"2015/3/1", "2015-03-01", PLAIN},                               /* as Excel writes it */
    {"2015.3.1", "2015-03-01", PLAIN},                               /* points */
    {"20150301", "2015-03-01", PLAIN},                               /* together */
    {"2015年3月1日", "2015-03-01", PLAIN},                           /* in words */
    {"2016年2月29日", "2016-02-29", PLAIN},                          /* leap day */
    {"2015年3月1号", "2015-03-01", PLAIN},                           /* spoken */
    {"2015年1—9月", "2015-01/2015-09", PLAIN},                       /* cumulative */
    {"2015年1-9月", "2015-01/2015-09", PLAIN},                       /* hyphen */
    {"2015年1～9月", "2015-01/2015-09", PLAIN},                      /* tilde */
    {"2015年1至9月", "2015-01/2015-09", PLAIN},                      /* in words */
    {"2015年1月—9月", "2015-01/2015-09", PLAIN},                     /* 月 twice */
    {"2015年1月至9月", "2015-01/2015-09", PLAIN},                    /* 月 twice, in words */
    {"2015年1——9月", "2015-01/2015-09", PLAIN},                      /* long dash */
    {"2015年1—12月", "2015-01/2015-12", PLAIN},                      /* the whole year */
    {"2015年1-9月累计", "2015-01/2015-09", PLAIN},                   /* said to be cumulative */
    {"2015年9月累计", "2015-01/2015-09", PLAIN},                     /* up to September */
    {"2015.1-9", "2015-01/2015-09", PLAIN},                          /* points */
    {"2015-01/2015-09", "2015-01/2015-09", PLAIN},                   /* canonical */
    {"2015年1月-2015年9月", "2015-01/2015-09", PLAIN},               /* the year twice */
    {"2015年前三季度", "2015-01/2015-09", PLAIN},                    /* three quarters */
    {"2015前三季度", "2015-01/2015-09", PLAIN},                      /* without 年 */
    {"2015年前3季度", "2015-01/2015-09", PLAIN},                     /* a digit */
    {"2015年1—3季度", "2015-01/2015-09", PLAIN},                     /* quarters as a range */
    {"2015年一至三季度", "2015-01/2015-09", RP_REMARK_CHINESE_ZERO}, /* in words */
    {"2023Q1-Q3", "2023-01/2023-09", PLAIN},                         /* in letters */
    {"2015年前10个月", "2015-01/2015-10", PLAIN},                    /* ten months */
    {"2011—2015年", "2011/2015", PLAIN},                             /* years */
    {"2011-2015", "2011/2015", PLAIN},                               /* hyphen */
    {"2011/2015", "2011/2015", PLAIN},                               /* canonical */
    {"2011年—2015年", "2011/2015", PLAIN},                           /* 年 twice */
    {"“十二五”", "2011/2015", PLAIN},                                /* five-year plan */
    {"十三五时期", "2016/2020", PLAIN},                              /* the next */
    {"“十四五”期间", "2021/2025", PLAIN},                            /* and the next */
    {"Mar-15", "2015-03", RP_REMARK_MONTH_NAME},                     /* Excel's short month */
    {"Dec-20", "2020-12", RP_REMARK_MONTH_NAME},                     /* not the 20th */
    {"mar-2015", "2015-03", RP_REMARK_MONTH_NAME},                   /* four digits */
    {"42064", "2015-03-01", RP_REMARK_SERIAL},                       /* Excel's day number */
    {"36526", "2000-01-01", RP_REMARK_SERIAL},                       /* the first accepted */
    {"15年3月", "2015-03", RP_REMARK_SHORT_YEAR},                    /* two digits */
    {"２０１５年３月", "2015-03", RP_REMARK_FULLWIDTH},              /* full width */
    {"'201503", "2015-03", RP_REMARK_APOSTROPHE},                    /* Excel's mark for text */
    {"2015\xc2\xa0年", "2015", RP_REMARK_NO_BREAK},                  /* no-break space */
    {"2015\xe2\x80\x8b", "2015", RP_REMARK_ZERO_WIDTH},              /* zero-width space */
};

START_TEST(forms_people_write_become_canonical)
{
    RpPeriod period;
    unsigned remarks = 0;

    ck_assert_int_eq(rp_period_text_read(period_rows[_i].text, &period, &remarks),
                     RP_PERIOD_TEXT_READ);
    g_autofree char *canonical = rp_period_to_string(period);
    ck_assert_str_eq(canonical, period_rows[_i].canonical);
    ck_assert_uint_eq(remarks, period_rows[_i].remarks);
}
END_TEST

static const struct {
    const char *text;
    RpPeriodReading reading;
} refused_rows[] = {
    {"", RP_PERIOD_TEXT_UNREADABLE},                /* empty */
    {"最近10年", RP_PERIOD_TEXT_UNREADABLE},        /* relative */
    {"明年", RP_PERIOD_TEXT_UNREADABLE},            /* relative */
    {"15-Mar", RP_PERIOD_TEXT_UNREADABLE},          /* a day of which year? */
    {"2015a", RP_PERIOD_TEXT_UNREADABLE},           /* a slip */
    {"20", RP_PERIOD_TEXT_UNREADABLE},              /* a number */
    {"3/1/2015", RP_PERIOD_TEXT_UNREADABLE},        /* month or day first? */
    {"2015;03", RP_PERIOD_TEXT_UNREADABLE},         /* a separator nobody uses */
    {"99999", RP_PERIOD_TEXT_UNREADABLE},           /* no day Excel would show today */
    {"2015-13", RP_PERIOD_TEXT_IMPOSSIBLE},         /* month 13 */
    {"2015年13月", RP_PERIOD_TEXT_IMPOSSIBLE},      /* in words */
    {"201500", RP_PERIOD_TEXT_IMPOSSIBLE},          /* month 0 */
    {"2015-02-30", RP_PERIOD_TEXT_IMPOSSIBLE},      /* 30 February */
    {"2015年2月29日", RP_PERIOD_TEXT_IMPOSSIBLE},   /* no leap year */
    {"2015Q5", RP_PERIOD_TEXT_IMPOSSIBLE},          /* five quarters */
    {"2015年五季度", RP_PERIOD_TEXT_IMPOSSIBLE},    /* in words */
    {"2015H3", RP_PERIOD_TEXT_IMPOSSIBLE},          /* three halves */
    {"2015年9—1月", RP_PERIOD_TEXT_IMPOSSIBLE},     /* backwards */
    {"2015年1—13月", RP_PERIOD_TEXT_IMPOSSIBLE},    /* too long */
    {"2015-2011", RP_PERIOD_TEXT_IMPOSSIBLE},       /* years backwards */
    {"2014-09/2015-03", RP_PERIOD_TEXT_IMPOSSIBLE}, /* over a new year */
    {"1215", RP_PERIOD_TEXT_IMPOSSIBLE},            /* Magna Carta */
    {"1—9月", RP_PERIOD_TEXT_WITHOUT_YEAR},         /* of which year? */
    {"第三季度", RP_PERIOD_TEXT_WITHOUT_YEAR},      /* likewise */
    {"上半年", RP_PERIOD_TEXT_WITHOUT_YEAR},        /* likewise */
    {"前三季度", RP_PERIOD_TEXT_WITHOUT_YEAR},      /* likewise */
    {"3月", RP_PERIOD_TEXT_WITHOUT_YEAR},           /* likewise */
};

START_TEST(what_is_no_period_is_refused_with_its_reason)
{
    RpPeriod period = {RP_PERIOD_NONE, 0, 0, 0};
    unsigned remarks = 0;

    ck_assert_int_eq(rp_period_text_read(refused_rows[_i].text, &period, &remarks),
                     refused_rows[_i].reading);
    ck_assert_int_eq(period.kind, RP_PERIOD_NONE);
    ck_assert_uint_eq(remarks, 0);
}
END_TEST

START_TEST(the_short_reader_says_whether_to_warn)
{
    RpPeriod period;
    bool warn = true;

    ck_assert(rp_period_read("2015年3月", &period, &warn));
    ck_assert(!warn);
    ck_assert(rp_period_read("Mar-15", &period, &warn));
    ck_assert(warn);
    ck_assert(!rp_period_read("2015-13", &period, &warn));
}
END_TEST

static Suite *
period_text_suite(void)
{
    Suite *suite = suite_create("period-text");
    TCase *tc = tcase_create("core");

    rp_tcase_add_rows(tc, forms_people_write_become_canonical, period_rows);
    rp_tcase_add_rows(tc, what_is_no_period_is_refused_with_its_reason, refused_rows);
    tcase_add_test(tc, the_short_reader_says_whether_to_warn);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(period_text_suite)
