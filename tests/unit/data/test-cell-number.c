#include "rp-check.h"

#include <string.h>

#include "data/cell-number.h"
#include "data/metric.h"
#include "data/remark.h"

#define PLAIN 0u

static const struct {
    const char *text;
    const char *value;
    const char *unit;
    unsigned remarks;
} number_rows[] = {
    {"0", "0", "", PLAIN},                                       /* nought is a value */
    {"62", "62", "", PLAIN},                                     /* plain */
    {" 62 ", "62", "", PLAIN},                                   /* blanks around it */
    {"\t62\r\n", "62", "", PLAIN},                               /* tab and line end */
    {"　62　", "62", "", PLAIN},                                 /* wide spaces around it */
    {"-5", "-5", "", PLAIN},                                     /* negative */
    {"+5", "5", "", PLAIN},                                      /* a plus */
    {"- 5", "-5", "", PLAIN},                                    /* a space behind the sign */
    {"-0", "0", "", PLAIN},                                      /* no minus zero */
    {"12.5", "12.5", "", PLAIN},                                 /* decimals */
    {"0.889", "0.889", "", PLAIN},                               /* below one */
    {"12.50", "12.5", "", PLAIN},                                /* trailing nought of decimals */
    {"-0.25", "-0.25", "", PLAIN},                               /* negative below one */
    {"9007199254740993", "9007199254740993", "", PLAIN},         /* more than a double holds */
    {"999999999999999999", "999999999999999999", "", PLAIN},     /* 18 digits */
    {"0.1", "0.1", "", PLAIN},                                   /* not 0.1000000000000000055 */
    {"0.000000000000000001", "0.000000000000000001", "", PLAIN}, /* 18 decimals */
    {"12,345", "12345", "", PLAIN},                              /* thousands */
    {"1,234,567.89", "1234567.89", "", PLAIN},                   /* thousands and decimals */
    {"12，345", "12345", "", PLAIN},                             /* full-width separator */
    {"-12,345", "-12345", "", PLAIN},                            /* negative thousands */
    {"12 345", "12345", "", RP_REMARK_SPACED},                   /* spaces as separators */
    {"1 234 567", "1234567", "", RP_REMARK_SPACED},              /* twice */
    {"12\xc2\xa0"
     "345",
     "12345", "", RP_REMARK_SPACED | RP_REMARK_NO_BREAK},      /* no-break space */
    {"１２", "12", "", RP_REMARK_FULLWIDTH},                   /* full-width digits */
    {"１２．５", "12.5", "", RP_REMARK_FULLWIDTH},             /* and point */
    {"１２，３４５", "12345", "", RP_REMARK_FULLWIDTH},        /* and separator */
    {"－５", "-5", "", RP_REMARK_FULLWIDTH | RP_REMARK_MINUS}, /* and minus */
    {"−5", "-5", "", RP_REMARK_MINUS},                         /* U+2212 */
    {"85%", "85", "%", PLAIN},                                 /* per cent */
    {"85％", "85", "%", PLAIN},                                /* full-width sign */
    {"85 %", "85", "%", PLAIN},                                /* a space before the sign */
    {"-3.5%", "-3.5", "%", PLAIN},                             /* negative */
    {"8.5‰", "8.5", "‰", RP_REMARK_PERMILLE},                  /* per mille */
    {"1.2万", "12000", "", PLAIN},                             /* ten thousand */
    {"3.5亿", "350000000", "", PLAIN},                         /* hundred million */
    {"5千", "5000", "", PLAIN},                                /* thousand */
    {"2百万", "2000000", "", PLAIN},                           /* million */
    {"3千万", "30000000", "", PLAIN},                          /* ten million */
    {"1.5万亿", "1500000000000", "", PLAIN},                   /* trillion */
    {"1.2 万", "12000", "", PLAIN},                            /* a space before it */
    {"1.2万项", "12000", "项", PLAIN},                         /* with a unit */
    {"12,345项", "12345", "项", PLAIN},                        /* thousands with a unit */
    {"62项", "62", "项", PLAIN},                               /* unit */
    {"62 项", "62", "项", PLAIN},                              /* a space before the unit */
    {"24个月", "24", "个月", PLAIN},                           /* months are no date */
    {"3年", "3", "年", PLAIN},                                 /* years are no date */
    {"5个百分点", "5", "个百分点", PLAIN},                     /* points, not 百 */
    {"5百分点", "5", "百分点", PLAIN},                         /* the same without 个 */
    {"7千米", "7", "千米", PLAIN},                             /* 千 of a unit is no factor */
    {"(123)", "-123", "", RP_REMARK_PARENTHESES},              /* negative in accounts */
    {"（123）", "-123", "", RP_REMARK_PARENTHESES},            /* full-width parentheses */
    {"(1,234.5)", "-1234.5", "", RP_REMARK_PARENTHESES},       /* with thousands */
    {"1E+05", "100000", "", RP_REMARK_EXPONENT},               /* as Excel shows it */
    {"1e5", "100000", "", RP_REMARK_EXPONENT},                 /* short */
    {"1.5E3", "1500", "", RP_REMARK_EXPONENT},                 /* decimals */
    {"2.5e-3", "0.0025", "", RP_REMARK_EXPONENT},              /* negative exponent */
    {"-1E2", "-100", "", RP_REMARK_EXPONENT},                  /* negative number */
    {"'12", "12", "", RP_REMARK_APOSTROPHE},                   /* Excel's mark for text */
    {"'007", "7", "", RP_REMARK_APOSTROPHE | RP_REMARK_LEADING_ZEROS}, /* both */
    {"007", "7", "", RP_REMARK_LEADING_ZEROS},                         /* leading noughts */
    {"00", "0", "", RP_REMARK_LEADING_ZEROS},                          /* two noughts */
    {"00.5", "0.5", "", RP_REMARK_LEADING_ZEROS},                      /* before a point */
    {"-01", "-1", "", RP_REMARK_LEADING_ZEROS},                        /* behind a sign */
    {".5", "0.5", "", RP_REMARK_BARE_POINT},   /* nothing before the point */
    {"-.5", "-0.5", "", RP_REMARK_BARE_POINT}, /* nor behind the sign */
    {"5.", "5", "", RP_REMARK_BARE_POINT},     /* nothing behind it */
    {"6\xe2\x80\x8b"
     "2",
     "62", "", RP_REMARK_ZERO_WIDTH}, /* zero-width space */
    {"\xef\xbb\xbf"
     "62",
     "62", "", RP_REMARK_ZERO_WIDTH},             /* a stray BOM */
    {"62\xc2\xa0", "62", "", RP_REMARK_NO_BREAK}, /* no-break space at the end */
    {"\xe2\x80\xaa"
     "62",
     "62", "", RP_REMARK_ZERO_WIDTH},                /* direction mark */
    {"零", "0", "", RP_REMARK_CHINESE_ZERO},         /* nought in words */
    {"〇", "0", "", RP_REMARK_CHINESE_ZERO},         /* and as a circle */
    {"1〇5", "105", "", RP_REMARK_CHINESE_ZERO},     /* within digits */
    {"123①", "123", "", RP_REMARK_FOOTNOTE},         /* circled footnote */
    {"123*", "123", "", RP_REMARK_FOOTNOTE},         /* asterisk */
    {"123**", "123", "", RP_REMARK_FOOTNOTE},        /* two */
    {"123[1]", "123", "", RP_REMARK_FOOTNOTE},       /* brackets */
    {"123(1)", "123", "", RP_REMARK_FOOTNOTE},       /* parentheses behind a number */
    {"123¹", "123", "", RP_REMARK_FOOTNOTE},         /* superscript */
    {"123†", "123", "", RP_REMARK_FOOTNOTE},         /* dagger */
    {"123※", "123", "", RP_REMARK_FOOTNOTE},         /* reference mark */
    {"12.5%*", "12.5", "%", RP_REMARK_FOOTNOTE},     /* behind the unit */
    {"123项[注2]", "123", "项", RP_REMARK_FOOTNOTE}, /* with words */
};

START_TEST(numbers_are_read_exactly)
{
    RpCell cell = rp_cell_read(number_rows[_i].text, strlen(number_rows[_i].text));

    ck_assert_msg(cell.kind == RP_CELL_NUMBER, "'%s' gave kind %d", number_rows[_i].text,
                  (int)cell.kind);
    g_autofree char *value = rp_decimal_to_string(cell.value);
    ck_assert_str_eq(value, number_rows[_i].value);
    ck_assert_str_eq(cell.unit, number_rows[_i].unit);
    ck_assert_uint_eq(cell.remarks, number_rows[_i].remarks);
    ck_assert_uint_eq(cell.flags, 0);
}
END_TEST

static const struct {
    const char *text;
    const char *value;
    RpBound bound;
    unsigned remarks;
    unsigned flags;
} marked_rows[] = {
    {"约30", "30", RP_BOUND_NONE, RP_REMARK_APPROXIMATE, RP_FLAG_APPROXIMATE},    /* about */
    {"近30", "30", RP_BOUND_NONE, RP_REMARK_APPROXIMATE, RP_FLAG_APPROXIMATE},    /* nearly */
    {"大约 30", "30", RP_BOUND_NONE, RP_REMARK_APPROXIMATE, RP_FLAG_APPROXIMATE}, /* a space */
    {"100余", "100", RP_BOUND_NONE, RP_REMARK_APPROXIMATE, RP_FLAG_APPROXIMATE},  /* more than */
    {"100余项", "100", RP_BOUND_NONE, RP_REMARK_APPROXIMATE,
     RP_FLAG_APPROXIMATE}, /* before a unit */
    {"3万余", "30000", RP_BOUND_NONE, RP_REMARK_APPROXIMATE, RP_FLAG_APPROXIMATE}, /* behind 万 */
    {"30左右", "30", RP_BOUND_NONE, RP_REMARK_APPROXIMATE, RP_FLAG_APPROXIMATE},   /* thereabouts */
    {"≥85", "85", RP_BOUND_GE, RP_REMARK_BOUND, RP_FLAG_APPROXIMATE},              /* a bound */
    {"≥ 85%", "85", RP_BOUND_GE, RP_REMARK_BOUND, RP_FLAG_APPROXIMATE},            /* spaced */
    {"＞85", "85", RP_BOUND_GT, RP_REMARK_BOUND, RP_FLAG_APPROXIMATE},             /* full width */
    {"<=18", "18", RP_BOUND_LE, RP_REMARK_BOUND, RP_FLAG_APPROXIMATE},             /* ASCII */
    {"超过50%", "50", RP_BOUND_GT, RP_REMARK_BOUND, RP_FLAG_APPROXIMATE},          /* in words */
    {"不足3", "3", RP_BOUND_LT, RP_REMARK_BOUND, RP_FLAG_APPROXIMATE},             /* below */
    {"85%以上", "85", RP_BOUND_GE, RP_REMARK_BOUND, RP_FLAG_APPROXIMATE},          /* behind */
    {"24个月以内", "24", RP_BOUND_LE, RP_REMARK_BOUND, RP_FLAG_APPROXIMATE},   /* behind a unit */
    {"123(p)", "123", RP_BOUND_NONE, RP_REMARK_FOOTNOTE, RP_FLAG_PROVISIONAL}, /* provisional */
    {"123（初步）", "123", RP_BOUND_NONE, RP_REMARK_FOOTNOTE, RP_FLAG_PROVISIONAL}, /* in words */
    {"123(r)", "123", RP_BOUND_NONE, RP_REMARK_FOOTNOTE, RP_FLAG_REVISED},          /* revised */
    {"123[b]", "123", RP_BOUND_NONE, RP_REMARK_FOOTNOTE, RP_FLAG_BREAK},            /* break */
    {"123(E)", "123", RP_BOUND_NONE, RP_REMARK_FOOTNOTE, RP_FLAG_ESTIMATE},         /* estimate */
};

START_TEST(marks_around_a_number_are_kept)
{
    RpCell cell = rp_cell_read(marked_rows[_i].text, strlen(marked_rows[_i].text));

    ck_assert_int_eq(cell.kind, RP_CELL_NUMBER);
    g_autofree char *value = rp_decimal_to_string(cell.value);
    ck_assert_str_eq(value, marked_rows[_i].value);
    ck_assert_int_eq(cell.bound, marked_rows[_i].bound);
    ck_assert_uint_eq(cell.remarks, marked_rows[_i].remarks);
    ck_assert_uint_eq(cell.flags, marked_rows[_i].flags);
}
END_TEST

static const struct {
    const char *text;
    unsigned remarks;
} missing_rows[] = {
    {"", PLAIN},                      /* empty */
    {"  ", PLAIN},                    /* blanks */
    {"　", PLAIN},                    /* a wide space */
    {"—", PLAIN},                     /* dash */
    {"——", PLAIN},                    /* long dash */
    {"-", PLAIN},                     /* hyphen */
    {"－", PLAIN},                    /* full-width hyphen */
    {"…", PLAIN},                     /* as yearbooks have it */
    {"……", PLAIN},                    /* twice */
    {"...", PLAIN},                   /* in ASCII */
    {"/", PLAIN},                     /* stroke */
    {"N/A", PLAIN},                   /* not available */
    {"n/a", PLAIN},                   /* lower case */
    {"NA", PLAIN},                    /* without stroke */
    {"NULL", PLAIN},                  /* from a database */
    {"无数据", PLAIN},                /* no data */
    {"未报", PLAIN},                  /* not reported */
    {"未上报", PLAIN},                /* the same */
    {"暂无", PLAIN},                  /* not yet */
    {"缺", PLAIN},                    /* missing */
    {"无", RP_REMARK_MISSING_MARK},   /* none, or nothing known? */
    {"*", RP_REMARK_MISSING_MARK},    /* a mark */
    {"×", RP_REMARK_MISSING_MARK},    /* a cross */
    {"?", RP_REMARK_MISSING_MARK},    /* a question */
    {"？", RP_REMARK_MISSING_MARK},   /* full width */
    {".", RP_REMARK_MISSING_MARK},    /* a point alone */
    {"\xc2\xa0", RP_REMARK_NO_BREAK}, /* a no-break space alone */
};

START_TEST(missing_is_not_zero)
{
    RpCell cell = rp_cell_read(missing_rows[_i].text, strlen(missing_rows[_i].text));

    ck_assert_int_eq(cell.kind, RP_CELL_MISSING);
    ck_assert_uint_eq(cell.remarks, missing_rows[_i].remarks);
}
END_TEST

static const struct {
    const char *text;
    RpCellKind kind;
} refused_rows[] = {
    {"#DIV/0!", RP_CELL_EXCEL_ERROR},           /* division by zero */
    {"#N/A", RP_CELL_EXCEL_ERROR},              /* not the N/A of people */
    {"#REF!", RP_CELL_EXCEL_ERROR},             /* reference */
    {"#VALUE!", RP_CELL_EXCEL_ERROR},           /* value */
    {"#NAME?", RP_CELL_EXCEL_ERROR},            /* name */
    {"#####", RP_CELL_EXCEL_ERROR},             /* a column too narrow */
    {"=1+2", RP_CELL_FORMULA},                  /* not evaluated */
    {"=SUM(A1:A3)", RP_CELL_FORMULA},           /* nor this */
    {"@SUM(A1)", RP_CELL_FORMULA},              /* nor Lotus's */
    {"+A1", RP_CELL_FORMULA},                   /* nor with a sign */
    {"-B2*3", RP_CELL_FORMULA},                 /* nor with another */
    {"1000000000000000000", RP_CELL_OVERFLOW},  /* 19 digits */
    {"99999999999999999999", RP_CELL_OVERFLOW}, /* 20 digits */
    {"1e18", RP_CELL_OVERFLOW},                 /* as an exponent */
    {"1E+400", RP_CELL_OVERFLOW},               /* more than a double */
    {"999999999999万亿", RP_CELL_OVERFLOW},     /* by its scale */
    {"1e-30", RP_CELL_OVERFLOW},                /* too small to hold */
    {"nan", RP_CELL_NOT_FINITE},                /* strtod would read it */
    {"NaN", RP_CELL_NOT_FINITE},                /* in any case */
    {"inf", RP_CELL_NOT_FINITE},                /* and this */
    {"-Infinity", RP_CELL_NOT_FINITE},          /* and this */
    {"0x1F", RP_CELL_HEX},                      /* hexadecimal */
    {"0x1p3", RP_CELL_HEX},                     /* hexadecimal float */
    {"2—3", RP_CELL_RANGE},                     /* which of them? */
    {"2-3个", RP_CELL_RANGE},                   /* with a unit */
    {"2~3", RP_CELL_RANGE},                     /* with a tilde */
    {"2至3", RP_CELL_RANGE},                    /* in words */
    {"2015/3/1", RP_CELL_DATE},                 /* Excel made a date of it */
    {"2018-06-01", RP_CELL_DATE},               /* as ISO 8601 writes it */
    {"2018.6.1", RP_CELL_DATE},                 /* with points */
    {"2018-06", RP_CELL_DATE},                  /* a month */
    {"3月5日", RP_CELL_DATE},                   /* likewise */
    {"1/2", RP_CELL_DATE},                      /* or a fraction */
    {"12:30", RP_CELL_DATE},                    /* a time */
    {"12,34", RP_CELL_BAD_GROUPING},            /* a decimal comma? */
    {"1,2345", RP_CELL_BAD_GROUPING},           /* groups of four */
    {"1234,567", RP_CELL_BAD_GROUPING},         /* four before the comma */
    {"12.345,67", RP_CELL_BAD_NUMBER},          /* European */
    {"12 34", RP_CELL_BAD_GROUPING},            /* two numbers? */
    {"1.2.3", RP_CELL_BAD_NUMBER},              /* two points */
    {"12a3", RP_CELL_BAD_NUMBER},               /* a slip of the finger */
    {"O", RP_CELL_BAD_NUMBER},                  /* the letter */
    {"l00", RP_CELL_BAD_NUMBER},                /* a letter for one */
    {"五", RP_CELL_BAD_NUMBER},                 /* a Chinese numeral */
    {"$100", RP_CELL_BAD_NUMBER},               /* a currency in front */
    {"项", RP_CELL_BAD_NUMBER},                 /* a unit alone */
    {"--5", RP_CELL_BAD_NUMBER},                /* two signs */
    {"12万万", RP_CELL_BAD_NUMBER},             /* scaled twice */
};

START_TEST(what_is_no_number_is_refused_with_its_reason)
{
    RpCell cell = rp_cell_read(refused_rows[_i].text, strlen(refused_rows[_i].text));

    ck_assert_msg(cell.kind == refused_rows[_i].kind, "'%s' gave kind %d", refused_rows[_i].text,
                  (int)cell.kind);
    ck_assert_str_ne(rp_cell_code(cell.kind), "");
    ck_assert_str_ne(rp_cell_problem(cell.kind), "");
    ck_assert_str_ne(rp_cell_hint(cell.kind), "");
}
END_TEST

START_TEST(a_very_long_cell_is_refused)
{
    g_autofree char *text = g_strnfill(10000, '7');
    RpCell cell = rp_cell_read(text, strlen(text));

    ck_assert_int_ne(cell.kind, RP_CELL_NUMBER);
    ck_assert_int_ne(cell.kind, RP_CELL_MISSING);
}
END_TEST

static Suite *
cell_number_suite(void)
{
    Suite *suite = suite_create("cell-number");
    TCase *tc = tcase_create("core");

    rp_tcase_add_rows(tc, numbers_are_read_exactly, number_rows);
    rp_tcase_add_rows(tc, marks_around_a_number_are_kept, marked_rows);
    rp_tcase_add_rows(tc, missing_is_not_zero, missing_rows);
    rp_tcase_add_rows(tc, what_is_no_number_is_refused_with_its_reason, refused_rows);
    tcase_add_test(tc, a_very_long_cell_is_refused);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(cell_number_suite)
