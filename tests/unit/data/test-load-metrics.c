#include <time.h>

#include "fixture.h"

#define HEAD "indicator,region,period,value,unit\n"

/* One seeded fault or warning each, at an exact place. */
static const struct {
    const char *csv;
    const char *findings;
} finding_rows[] = {
    {HEAD "total,63,2018,1,项\n", ""},                      /* nothing to say */
    {HEAD "国家标准总数,青海省,2018年,\"1,234\",项\n", ""}, /* plainly written */
    {HEAD "国标总数,青海,2018年1—9月,1.2万,项\n", ""},      /* alias, short name, span, 万 */
    {HEAD "rate,630000,2018Q3,85%,%\n", ""},                /* per cent twice is no contradiction */
    {HEAD "cycle,全国,2018,2,年\n", ""},                    /* years into months */
    /* indicators */
    {HEAD "totel,63,2018,1,项\n", "2:1 A2 error unknown-indicator\n"},      /* a slip */
    {HEAD "共同别名,63,2018,1,个\n", "2:1 A2 error ambiguous-indicator\n"}, /* two have it */
    {HEAD ",63,2018,1,项\n", "2:1 A2 error empty-cell\n"}, /* nothing above to fill down */
    {HEAD "國家標準總數,63,2018,1,项\n", "2:1 A2 warning traditional-characters\n"}, /* script */
    {HEAD "国家标准 总数,63,2018,1,项\n", "2:1 A2 warning inner-spaces\n"}, /* a blank inside */
    {HEAD "国家\xe2\x80\x8b标准总数,63,2018,1,项\n", "2:1 A2 warning zero-width-character\n"},
    /* invisible */
    {HEAD "国家标准总数(项),63,2018,1,项\n", ""}, /* its unit behind the name */
    {HEAD "国家标准总数(%),63,2018,1,\n",
     "2:19 D2 error unit-contradicts\n"}, /* another unit behind the name */
    /* regions */
    {HEAD "total,蒙古,2018,1,项\n", "2:7 B2 error unknown-region\n"},     /* not a region */
    {HEAD "total,青,2018,1,项\n", "2:7 B2 warning region-alias\n"},       /* one character */
    {HEAD "total,QH,2018,1,项\n", "2:7 B2 warning region-alias\n"},       /* letters */
    {HEAD "total,qh,2018,1,项\n", "2:7 B2 warning region-alias\n"},       /* small letters */
    {HEAD "total,6300,2018,1,项\n", "2:7 B2 warning region-alias\n"},     /* four digits */
    {HEAD "total,海南,2018,1,项\n", "2:7 B2 warning ambiguous-region\n"}, /* the province */
    {HEAD "total,海南州,2018,1,项\n", ""},                                /* the prefecture */
    {HEAD "total,海南省,2018,1,项\n", ""}, /* the province by its full name */
    {HEAD "total,新疆,2018,1,项\n", ""},   /* 兵团 begins with it, but is no city */
    {HEAD "total,遼寧省,2018,1,项\n", "2:7 B2 warning traditional-characters\n"}, /* script */
    {HEAD "total,'630000,2018,1,项\n", "2:7 B2 warning apostrophe\n"},            /* Excel's mark */
    {HEAD "total,100000,2018,1,项\n", "2:7 B2 warning region-alias\n"},           /* for 000000 */
    {HEAD "total,64,2018,1,项\n", "2:7 B2 error unknown-region\n"}, /* a code not listed */
    /* periods */
    {HEAD "total,63,2018-13,1,项\n", "2:10 C2 error impossible-period\n"},    /* month 13 */
    {HEAD "total,63,2018-02-30,1,项\n", "2:10 C2 error impossible-period\n"}, /* no such day */
    {HEAD "total,63,去年,1,项\n", "2:10 C2 error bad-period\n"},              /* relative */
    {HEAD "total,63,1—9月,1,项\n", "2:10 C2 error period-without-year\n"},    /* of which year? */
    {HEAD "total,63,Mar-18,1,项\n", "2:10 C2 warning month-name\n"},          /* Excel's month */
    {HEAD "total,63,43160,1,项\n", "2:10 C2 warning excel-serial\n"},         /* Excel's day */
    {HEAD "total,63,18年3月,1,项\n", "2:10 C2 warning short-year\n"},         /* two digits */
    {HEAD "total,63,2018.1,1,项\n", "2:10 C2 warning dropped-zero\n"},        /* or October */
    {HEAD "total,63,２０１８,1,项\n", "2:10 C2 warning full-width-digits\n"}, /* width */
    {HEAD "total,63,,1,项\n", "2:10 C2 error empty-cell\n"}, /* nothing to fill down */
    /* values */
    {HEAD "total,63,2018,#DIV/0!,项\n", "2:15 D2 error excel-error\n"},       /* an error value */
    {HEAD "total,63,2018,=1+2,项\n", "2:15 D2 error formula\n"},              /* never evaluated */
    {HEAD "total,63,2018,nan,项\n", "2:15 D2 error number-not-finite\n"},     /* strtod's nan */
    {HEAD "total,63,2018,0x1F,项\n", "2:15 D2 error number-hex\n"},           /* strtod's hex */
    {HEAD "total,63,2018,1e400,项\n", "2:15 D2 error number-overflow\n"},     /* overflow */
    {HEAD "total,63,2018,2—3,项\n", "2:15 D2 error number-range\n"},          /* which? */
    {HEAD "total,63,2018,3月5日,项\n", "2:15 D2 error number-is-date\n"},     /* a date */
    {HEAD "total,63,2018,\"12,34\",项\n", "2:15 D2 error number-grouping\n"}, /* groups */
    {HEAD "total,63,2018,多项,项\n", "2:15 D2 error not-a-number\n"},         /* words */
    {HEAD "total,63,2018,１２,项\n", "2:15 D2 warning full-width-digits\n"},  /* width */
    {HEAD "cycle,63,2018,007,月\n", "2:15 D2 warning leading-zeros\n"},       /* noughts */
    {HEAD "cycle,63,2018,.5,月\n", "2:15 D2 warning bare-point\n"},           /* point */
    {HEAD "total,63,2018,1E3,项\n", "2:15 D2 warning number-exponent\n"},     /* exponent */
    {HEAD "total,63,2018,'12,项\n", "2:15 D2 warning apostrophe\n"},          /* apostrophe */
    {HEAD "total,63,2018,1 234,项\n", "2:15 D2 warning inner-spaces\n"},      /* spaces */
    {HEAD "total,63,2018,12\xc2\xa0,项\n", "2:15 D2 warning no-break-space\n"}, /* nbsp */
    {HEAD "total,63,2018,零,项\n", "2:15 D2 warning chinese-digits\n"},         /* nought */
    {HEAD "total,63,2018,约30,项\n", "2:15 D2 warning approximate-value\n"},    /* about */
    {HEAD "total,63,2018,≥85,项\n", "2:15 D2 warning bound-not-value\n"},       /* bound */
    {HEAD "total,63,2018,123①,项\n", "2:15 D2 warning footnote-mark\n"},        /* footnote */
    {HEAD "total,63,2018,无,项\n", "2:15 D2 warning ambiguous-missing\n"},      /* nought? */
    {HEAD "total,63,2018,—,项\n", ""}, /* missing, plainly */
    {HEAD "total,63,2018,−5,项\n",
     "2:15 D2 warning unicode-minus\n2:15 D2 error out-of-bounds\n"},         /* two findings */
    {HEAD "rate,63,2018,120,%\n", "2:14 D2 error out-of-bounds\n"},           /* above */
    {HEAD "rate,63,2018,0.889,%\n", "2:14 D2 warning ratio-under-percent\n"}, /* ratio */
    {HEAD "rate,63,2018,0.889%,%\n", ""},                          /* said to be per cent */
    {HEAD "rate,63,2018,88.9‰,\n", "2:14 D2 warning per-mille\n"}, /* per mille */
    /* broken bytes */
    {HEAD "\xffotal,63,2018,1,项\n", "2:1 - error encoding-broken\n"}, /* no unknown name */
    {HEAD "total,63,2\xff"
          "018,1,项\n",
     "2:11 - error encoding-broken\n"},                                  /* no period */
    {HEAD "total,63,2018,1\xff,项\n", "2:16 - error encoding-broken\n"}, /* no number */
    {HEAD "\xEF\xBF\xBDotal,63,2018,1,项\n",
     "2:1 - warning encoding-damage\n2:1 A2 error unknown-indicator\n"}, /* damaged before */
    /* units */
    {HEAD "total,63,2018,5,%\n", "2:15 D2 error unit-contradicts\n"}, /* share for count */
    {HEAD "total,63,2018,85%,项\n", "2:15 D2 error two-units\n"},     /* two units */
    {HEAD "total,63,2018,1.2万,万项\n", "2:15 D2 error two-units\n"}, /* scaled twice */
    {HEAD "age,63,2018,7,月\n", "2:13 D2 error unit-inexact\n"},      /* 7/12 */
    {HEAD "total,63,2018,5,个\n", "2:15 D2 warning measure-word\n"},  /* measure word */
    {HEAD "total,63,2018,5,\n", "2:17 E2 warning missing-unit\n"},    /* no unit */
    {HEAD "total,63,2018,5\n",
     "2:16 D2 warning short-row\n2:16 E2 warning missing-unit\n"},  /* short row */
    {HEAD "total,63,2018\n", "2:14 C2 warning short-row\n"},        /* no value at all */
    {HEAD "total,63,2018,12,345,项\n", "2:22 F2 error long-row\n"}, /* unquoted comma */
    {HEAD "total,63,2018,12,项,,\n", ""},                           /* empty columns at the end */
    /* quotes */
    {HEAD "total,63,2018,\"12,项\n", "2:15 D2 error csv-unclosed-quote\n"}, /* to the end */
    {HEAD "total,63,2018,\"12,项\ntotal,63,2017,3,项\n",
     "2:15 D2 error csv-unclosed-quote\n"},                                 /* over other rows */
    {HEAD "total,63,2018,\"12\"3,项\n", "2:15 D2 error csv-stray-quote\n"}, /* text behind */
    {HEAD "total,63,2018,1\"2,项\n", "2:16 D2 error csv-stray-quote\n"},    /* inside */
    {HEAD "total,63,2018,\"12\n\",项\ntotal,63,2017,y,项\n",
     "4:15 D3 error not-a-number\n"}, /* physical lines after a line break in quotes */
    {HEAD "\n,,,,\ntotal,63,2017,y,项\n", "4:15 D4 error not-a-number\n"}, /* blank rows */
    {HEAD "total,63,2018,5,项\ntotal,63,2017,5,项\ntotal;63;2016;5;项\ntotal;63;2015;5;项\n",
     "4:1 - error other-delimiter\n"}, /* once */
    {"indicator;region;period;value\ntotal;63;2018;5\ntotal,63,2017,5\n",
     "3:1 - error other-delimiter\n"},                                            /* the reverse */
    {HEAD "total;63;2018;5;项\ntotal;63;2017;5;项\n", "1:1 - error no-header\n"}, /* header alone */
    {HEAD "total,63,2018,2018-06-01,项\n", "2:15 D2 error number-is-date\n"},     /* a date */
    /* merged cells */
    {HEAD "total,63,2018,1,项\n,,2017,2,项\n",
     "3:1 A3 warning filled-down\n3:2 B3 warning filled-down\n"}, /* two cells */
    /* further faults of the same kinds */
    {HEAD "total,63,2018,-inf,项\n", "2:15 D2 error number-not-finite\n"}, /* with a sign */
    {HEAD "total,63,2018,#N/A,项\n", "2:15 D2 error excel-error\n"},       /* no look-up */
    {HEAD "total,63,2018,#REF!,项\n", "2:15 D2 error excel-error\n"},      /* a lost cell */
    {HEAD "total,63,2018,#VALUE!,项\n", "2:15 D2 error excel-error\n"},    /* a wrong kind */
    {HEAD "total,63,2018,@SUM(A1),项\n", "2:15 D2 error formula\n"},       /* of Lotus */
    {HEAD "total,63,2018,+A1,项\n", "2:15 D2 error formula\n"},            /* with a plus */
    {HEAD "total,63,2018,99999999999999999999,项\n",
     "2:15 D2 error number-overflow\n"}, /* 20 digits */
    {HEAD "total,63,2018,1.234.567,项\n",
     "2:15 D2 error not-a-number\n"}, /* points for thousands */
    {HEAD "total,63,2018,2015/3/1,项\n", "2:15 D2 error number-is-date\n"}, /* with slashes */
    {HEAD "total,63,2018,3/4,项\n", "2:15 D2 error number-is-date\n"},      /* or a fraction */
    {HEAD "total,63,2018,2-3,项\n", "2:15 D2 error number-range\n"},        /* with a hyphen */
    {HEAD "total,63,2018,2至3,项\n", "2:15 D2 error number-range\n"},       /* in words */
    {HEAD "total,63,2018,二〇,项\n", "2:15 D2 error not-a-number\n"},       /* Chinese tens */
    {HEAD "total,63,2018,1.2万亿亿,项\n", "2:15 D2 error not-a-number\n"},  /* two scales */
    {HEAD "total,63,2018,12abc34,项\n", "2:15 D2 error not-a-number\n"},    /* digits and letters */
    {HEAD "total,63,2018,--5,项\n", "2:15 D2 error not-a-number\n"},        /* two signs */
    {HEAD "total,63,2018,\"1,2345\",项\n", "2:15 D2 error number-grouping\n"},   /* four digits */
    {HEAD "total,63,2018,0X10,项\n", "2:15 D2 error number-hex\n"},              /* capital */
    {HEAD "total,63,2018年13月,1,项\n", "2:10 C2 error impossible-period\n"},    /* month 13 */
    {HEAD "total,63,2018-00,1,项\n", "2:10 C2 error impossible-period\n"},       /* month 0 */
    {HEAD "total,63,1800,1,项\n", "2:10 C2 error impossible-period\n"},          /* too early */
    {HEAD "total,63,2300,1,项\n", "2:10 C2 error impossible-period\n"},          /* too late */
    {HEAD "total,63,2018年第5季度,1,项\n", "2:10 C2 error impossible-period\n"}, /* fifth quarter */
    {HEAD "total,63,2018年9—1月,1,项\n", "2:10 C2 error impossible-period\n"},   /* backwards */
    {HEAD "total,63,2018-02-29,1,项\n", "2:10 C2 error impossible-period\n"},    /* no leap year */
    {HEAD "total,63,15-Mar,1,项\n", "2:10 C2 error bad-period\n"}, /* a day without a year */
    {HEAD "total,63,第三季度,1,项\n", "2:10 C2 error period-without-year\n"}, /* which? */
    {HEAD "total,63,上半年,1,项\n", "2:10 C2 error period-without-year\n"},   /* which? */
    {HEAD "total,63,3月,1,项\n", "2:10 C2 error period-without-year\n"},      /* which? */
    {HEAD "total,63,2018-W03,1,项\n", "2:10 C2 error bad-period\n"},          /* a week */
    {HEAD "total,青海海,2018,1,项\n", "2:7 B2 error unknown-region\n"},       /* one too many */
    {HEAD "total,99,2018,1,项\n", "2:7 B2 error unknown-region\n"},           /* no such code */
    {HEAD "total,63000,2018,1,项\n", "2:7 B2 error unknown-region\n"},        /* five digits */
    {HEAD "total,Qinghai,2018,1,项\n", "2:7 B2 error unknown-region\n"},      /* pinyin */
    {HEAD "total,63,2018,5,月\n", "2:15 D2 error unit-contradicts\n"}, /* months for a count */
    {HEAD "rate,63,2018,-1,%\n", "2:14 D2 error out-of-bounds\n"},     /* below */
    {HEAD "rate,63,2018,100.1,%\n", "2:14 D2 error out-of-bounds\n"},  /* just above */
    /* broken bytes far from what else is wrong */
    {"title\nindicator,region,period,value,no\xff"
     "te\n",
     "2:1 - warning no-rows\n2:33 - error encoding-broken\n"}, /* no row, and not for the bytes */
    {"a,b\n1,2\n3,4\n\xff\n", "1:1 - error no-header\n4:1 - error encoding-broken\n"},
    /* no table, whose rest is looked at all the same */
    {"indicator,region,period,value\n\xEF\xBF\xBDotal,63,2018,1\nrate,63,2018,1\xff\n",
     "2:1 - warning encoding-damage\n2:1 A2 error unknown-indicator\n3:15 - error "
     "encoding-broken\n"},
    /* damaged before, and elsewhere now */
    /* across rows */
    {HEAD "total,63,2018,1,项\ntotal,63,2018,1,项\n", "3:15 D3 warning duplicate-row\n"}, /* same */
    {HEAD "total,63,2018,1,项\n国标总数,青海,2018年,2,项\n",
     "2:15 D2 error conflicting-rows\n3:15 D3 error conflicting-rows\n"}, /* both places */
    {HEAD "total,63,2017,20,项\ntotal,63,2018,20000,项\n", "3:15 D3 warning jump\n"}, /* ×1000 */
    {HEAD "total,63,2018,19,项\ntotal,63,2017,20000,项\n", "2:15 D2 warning jump\n"}, /* down */
    {HEAD "total,63,2017,0,项\ntotal,63,2018,20000,项\n", ""}, /* from nought */
    {"indicator,period,value,vintage\ntotal,2018,5,1\ntotal,2018,—,2\n",
     "3:12 C3 warning withdrawn-value\n"}, /* a value taken back */
    {"indicator,period,value,vintage\ntotal,2018,,1\ntotal,2018,5,1\ntotal,2018,,2\n",
     "2:12 C2 warning duplicate-row\n4:12 C4 warning withdrawn-value\n"}, /* behind an empty one */
    {"indicator,period,value,vintage\ntotal,2018,5,1\ntotal,2018,6,2\ntotal,2018,,3\n",
     "4:12 C4 warning withdrawn-value\n"},                                  /* once */
    {"indicator,period,value,vintage\ntotal,2018,,1\ntotal,2018,,2\n", ""}, /* nothing to lose */
};

START_TEST(findings_stand_at_their_place)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);

    fixture_metrics(dataset, finding_rows[_i].csv, -1, NULL, diags);
    g_autofree char *findings = fixture_findings(diags, RP_WARNING);
    ck_assert_str_eq(findings, finding_rows[_i].findings);
}
END_TEST

/* What a file as a whole may have, and the rows that are read all the same. */
static const struct {
    const char *csv;
    const char *findings; /* notes too */
    const char *rows;
} file_rows[] = {
    {"region,value,indicator,period\n63,5,total,2018\n", "", "2:4 total 630000 2018 5\n"},
    /* any order, no unit */
    {"指标,地区,时间,数值,单位,填报人电话\n国标总数,青海,2018,5,项,123\n", "",
     "2:14 total 630000 2018 5\n"}, /* Chinese headings, an extra column */
    {"indicator,period,value\ntotal,2018,5\n", "", "2:12 total  2018 5\n"}, /* no region */
    {"指标,地区,年份,月份,数值\n国标总数,青海,2018,6,5\n", "",
     "2:16 total 630000 2018-06 5\n"}, /* year and month apart */
    {"指标,地区,年份,季度,数值\n国标总数,青海,2018,二季度,5\n", "",
     "2:18 total 630000 2018Q2 5\n"}, /* year and quarter apart */
    {"标准化统计表\n单位：万项\n指标,地区,时间,数值\n国标总数,青海,2018,5\n",
     "1:1 A1 note row-above-header\n2:1 A2 note row-above-header\n",
     "4:14 total 630000 2018 50000\n"}, /* the unit above the header counts */
    {"指标,地区,时间,数值(万项)\n国标总数,青海,2018,5\n", "",
     "2:14 total 630000 2018 50000\n"}, /* the unit of the heading counts */
    {HEAD "total,63,2018,5,项\n合计,,,5,\n注：初步数\n数据来源：统计局\n",
     "3:1 A3 note row-below-table\n4:1 A4 note row-below-table\n5:1 A5 note row-below-table\n",
     "2:15 total 630000 2018 5\n"}, /* rows below */
    {HEAD "total,63,2018,5,项\ntotal,全省合计,2018,9,项\ntotal,110000,2018,4,项\n",
     "3:7 B3 note row-below-table\n",
     "2:15 total 630000 2018 5\n4:19 total 110000 2018 4\n"}, /* a total in the place of a region */
    {"indicator;region;period;value\ntotal;63;2018;\"1,5\"\ntotal;63;2017;5\n",
     "1:1 - note csv-delimiter\n2:15 D2 error number-grouping\n",
     "3:15 total 630000 2017 5\n"}, /* semicolons */
    {"indicator\tregion\tperiod\tvalue\ntotal\t63\t2018\t5\n", "1:1 - note csv-delimiter\n",
     "2:15 total 630000 2018 5\n"}, /* tabs */
    {"indicator；region；period；value\ntotal；63；2018；\"5\"\n", "1:1 - note csv-delimiter\n",
     "2:15 total 630000 2018 5\n"}, /* full-width semicolons */
    {"sep=|\nindicator|region|period|value\ntotal|63|2018|5\n", "",
     "3:15 total 630000 2018 5\n"}, /* named */
    {"indicator,region,period,value,值\ntotal,63,2018,5,6\n", "1:31 E1 error duplicate-column\n",
     ""}, /* two value columns */
    {"地区,2017年,,2018年,\n,数量,占比,数量,占比\n青海,1,2,3,4\n",
     "2:1 A2 error two-level-header\n", ""}, /* merged headings, and no indicator */
    {"指标,2017年,,2018年,\n,数量,占比,数量,占比\n国标总数,1,2,3,4\n",
     "2:1 A2 error two-level-header\n", ""}, /* merged headings */
    {",,2017年,2018年\n指标,地区,数值,数值\n国标总数,青海,1,2\n", "1:3 - error two-level-header\n",
     ""},                                              /* years above */
    {"a,b,c\n1,2,3\n", "1:1 - error no-header\n", ""}, /* no header */
    {"指标,地区,2018年,,2017年,\n,,5月,6月,5月,6月\n国标总数,青海,1,2,3,4\n",
     "2:1 A2 error two-level-header\n", ""}, /* years over months */
    {"indicator,region,period\ntotal,63,2018\n", "1:1 A1 error missing-column\n", ""},
    /* no value */
    {"indicator,region,value\ntotal,63,5\n", "1:1 A1 error missing-column\n", ""}, /* no period */
    {HEAD, "1:1 - warning no-rows\n", ""},                         /* a header alone */
    {HEAD "\n\n", "1:1 - warning no-rows\n", ""},                  /* and blank rows */
    {HEAD "total,63,2018,5,项", "", "2:15 total 630000 2018 5\n"}, /* no final line end */
    {"indicator,region,period,value\r\ntotal,63,2018,5\rtotal,63,2017,6\ntotal,63,2016,7\r\n", "",
     "2:15 total 630000 2018 5\n3:15 total 630000 2017 6\n4:15 total 630000 2016 7\n"},
    /* mixed line ends */
    {HEAD "total,63,2018,\"12,项\ntotal,63,2017,3,项\n", "2:15 D2 error csv-unclosed-quote\n",
     "3:15 total 630000 2017 3\n"}, /* other lines are still read */
    {HEAD "total,63,2018,\"1\"2,项\ntotal,63,2017,3,项\n", "2:15 D2 error csv-stray-quote\n",
     "3:15 total 630000 2017 3\n"},                                 /* likewise */
    {HEAD "total,63,2018,—,项\n", "", "2:15 total 630000 2018 \n"}, /* missing is a row */
    {"indicator,region,period,value,note\ntotal,63,2018,5,\"two\nlines, \"\"quoted\"\"\"\n", "",
     "2:15 total 630000 2018 5\n"}, /* a line break and quotes in a note */
    /* wide tables */
    {"指标,地区,2017年,2018年\n国标总数,青海,1,2\n", "",
     "2:9 total 630000 2017 1\n2:11 total 630000 2018 2\n"}, /* a column per year */
    {"指标,2017,2018\n国标总数,1,—\n", "", "2:6 total  2017 1\n2:8 total  2018 \n"}, /* no region */
    {"指标,时间,青海,北京市,合计\n国标总数,2018,1,2,3\n", "1:14 E1 note total-column\n",
     "2:11 total 630000 2018 1\n2:13 total 110000 2018 2\n"}, /* a column per region */
    {"地区,时间,国家标准总数(项),国际标准转化率\n青海,2018,1,50\n", "",
     "2:9 total 630000 2018 1\n2:11 rate 630000 2018 50\n"}, /* a column per indicator */
    {"数据库：年度数据\n时间：最近3年\n指标,2018年,2017年\n国家标准总数(项),5,"
     "4\n数据来源：国家统计局\n",
     "1:1 A1 note row-above-header\n2:1 A2 note row-above-header\n5:1 A5 note row-below-table\n",
     "4:11 total  2018 5\n4:13 total  2017 4\n"}, /* the Bureau's form */
    {"数据库：分省年度数据\n指标：国家标准总数(万项)\n时间：最近3年\n地区,2018年,2017年\n青海省,5,"
     "4\n",
     "1:1 A1 note row-above-header\n2:1 A2 note row-above-header\n3:1 A3 note row-above-header\n",
     "5:5 total 630000 2018 50000\n5:7 total 630000 2017 40000\n"},               /* by province */
    {"指标,2017年,2017\n国标总数,1,2\n", "1:10 C1 error duplicate-column\n", ""}, /* year twice */
    {"指标,2017年,青海\n国标总数,1,2\n", "1:10 C1 error mixed-headings\n", ""},   /* mixed */
    {"指标,时间,2017年\n国标总数,2018,2\n", "1:4 B1 error mixed-headings\n", ""}, /* said twice */
    {"指标,2017年,2O18年\n国标总数,1,2\n", "1:10 C1 warning unknown-heading\n",
     "2:6 total  2017 1\n"}, /* a letter for nought */
    {"指标,2017年,\n国标总数,1,2\n", "1:10 C1 warning column-without-heading\n",
     "2:6 total  2017 1\n"}, /* no heading */
};

static char *
rows_of(const RpDataset *dataset)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < dataset->metrics->rows->len; i++) {
        const RpObservation *row = g_ptr_array_index(dataset->metrics->rows, i);
        g_autofree char *period = rp_period_to_string(row->period);
        g_autofree char *value = row->has_value ? rp_decimal_to_string(row->value) : g_strdup("");

        g_string_append_printf(text, "%d:%d %s %s %s %s\n", row->where.line, row->where.column,
                               row->indicator->id, row->region, period, value);
    }
    return g_string_free(text, FALSE);
}

START_TEST(tables_of_any_form_become_long_rows)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);

    fixture_metrics(dataset, file_rows[_i].csv, -1, NULL, diags);
    g_autofree char *findings = fixture_findings(diags, RP_NOTE);
    g_autofree char *rows = rows_of(dataset);
    ck_assert_str_eq(findings, file_rows[_i].findings);
    ck_assert_str_eq(rows, file_rows[_i].rows);
}
END_TEST

/* The same table as different programs save it. */
static const struct {
    const char *encoding; /* for iconv */
    const char *bom;
    gsize bom_length;
    const char *line_end;
} encoding_rows[] = {
    {"UTF-8", "", 0, "\n"},               /* plain */
    {"UTF-8", "\xef\xbb\xbf", 3, "\r\n"}, /* CSV UTF-8 of Excel */
    {"GBK", "", 0, "\r\n"},               /* CSV of a Chinese Excel */
    {"GB18030", "", 0, "\n"},             /* on a Chinese Linux */
    {"UTF-16LE", "\xff\xfe", 2, "\r\n"},  /* Unicode text of Excel */
    {"UTF-16BE", "\xfe\xff", 2, "\r\n"},  /* the other order */
    {"UTF-16LE", "", 0, "\n"},            /* without its mark */
    {"UTF-16BE", "", 0, "\r"},            /* and with old line ends */
};

START_TEST(eight_encodings_read_to_the_same_rows)
{
    static const char table[] = "指标,地区,时间,数值,备注\n"
                                "国家标准总数,青海省,2018年1—9月,\"12,345\",东部地区\n"
                                "国际标准转化率,全国,2018,85％,\n";
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    g_auto(GStrv) lines = g_strsplit(table, "\n", -1);
    g_autofree char *text = g_strjoinv(encoding_rows[_i].line_end, lines);
    gsize length = 0;
    g_autofree char *encoded =
        g_convert(text, -1, encoding_rows[_i].encoding, "UTF-8", NULL, &length, NULL);
    g_autoptr(GString) bytes =
        g_string_new_len(encoding_rows[_i].bom, (gssize)encoding_rows[_i].bom_length);

    ck_assert_ptr_nonnull(encoded);
    g_string_append_len(bytes, encoded, (gssize)length);
    fixture_metrics(dataset, bytes->str, (gssize)bytes->len, NULL, diags);
    g_autofree char *rows = rows_of(dataset);
    g_autofree char *findings = fixture_findings(diags, RP_WARNING);
    ck_assert_str_eq(rows, "2:22 total 630000 2018-01/2018-09 12345\n"
                           "3:17 rate 000000 2018 85\n");
    ck_assert_str_eq(findings, "");
}
END_TEST

static const struct {
    const char *csv;
    const char *flags; /* of each row, in order */
} flag_rows[] = {
    {"indicator,period,value,flag\ntotal,2018,5,p\n", "p;"},                   /* provisional */
    {"indicator,period,value,flag\ntotal,2018,5,初步|口径调整\n", "p|b;"},     /* two words */
    {"indicator,period,value,flag\ntotal,2018,5,示例\n", "sample;"},           /* invented */
    {"indicator,period,value,note\ntotal,2018,5,示例数据\n", "sample;"},       /* by its note */
    {"indicator,period,value,source\ntotal,2018,5,本所示例数据\n", "sample;"}, /* by its source */
    {"indicator,period,value,flag\ntotal,2018,5,存疑\n", "doubt;"},            /* doubtful */
    {"indicator,period,value\ntotal,2018,约5\n", "approx;"},                   /* approximate */
    {"indicator,period,value\ntotal,2018,5(e)\n", "e;"},                       /* by a mark */
    {"indicator,period,value,vintage\ntotal,2018,5,2019-01\ntotal,2018,6,2019-10\n",
     "old;r;"}, /* the newest wins */
    {"indicator,period,value,vintage\ntotal,2018,6,2019-10\ntotal,2018,5,2019-9\n",
     "r;old;"}, /* compared as numbers, in any order */
    {"indicator,period,value,vintage\ntotal,2018,5,\ntotal,2018,6,2019\n", "old;r;"},
    /* none is oldest */
    {"indicator,period,value\ntotal,2018,5\ntotal,2018,5.0\n", ";dup;"}, /* equal values */
    {"indicator,period,value\ntotal,2018,5\ntotal,2018,6\n", "conflict;conflict;"}, /* not */
    {"indicator,period,value\ntotal,2018,\ntotal,2018,6\n", "dup;;"}, /* missing and value */
    {"indicator,period,value\ntotal,2018,5\ntotal,2018,6\ntotal,2018,7\n",
     "conflict;conflict;conflict;"},                                       /* three */
    {"indicator,period,value\ntotal,2017,5\ntotal,2018,5000\n", ";jump;"}, /* a jump */
    {"indicator,period,value,flag\ntotal,2018,5,存疑\ntotal,2018,6,存疑\n",
     "conflict|doubt;conflict|doubt;"}, /* published contradiction */
};

START_TEST(flags_say_what_is_known_about_a_row)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    g_autoptr(GString) flags = g_string_new(NULL);

    fixture_metrics(dataset, flag_rows[_i].csv, -1, NULL, diags);
    for (guint i = 0; i < dataset->metrics->rows->len; i++) {
        const RpObservation *row = g_ptr_array_index(dataset->metrics->rows, i);
        g_autofree char *text = rp_flags_to_string(row->flags);

        g_string_append_printf(flags, "%s;", text);
    }
    ck_assert_str_eq(flags->str, flag_rows[_i].flags);
}
END_TEST

START_TEST(a_contradiction_marked_as_doubtful_is_an_error_all_the_same)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);

    fixture_metrics(dataset, "indicator,period,value,flag\ntotal,2018,5,存疑\ntotal,2018,6,存疑\n",
                    -1, NULL, diags);
    g_autofree char *findings = fixture_findings(diags, RP_FAULT);
    ck_assert_str_eq(findings, "2:12 C2 error conflicting-rows\n3:12 C3 error conflicting-rows\n");
    ck_assert_ptr_null(rp_metric_set_series(dataset->metrics, "total", ""));
}
END_TEST

START_TEST(a_vintage_settles_a_contradiction_marked_as_doubtful)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);

    fixture_metrics(dataset,
                    "indicator,period,value,flag,vintage\ntotal,2018,5,存疑,2019-2\ntotal,2018,6,"
                    "存疑,2019-10\n",
                    -1, NULL, diags);
    ck_assert_uint_eq(rp_diags_count(diags, RP_FAULT), 0);
    const GPtrArray *series = rp_metric_set_series(dataset->metrics, "total", "");
    ck_assert_ptr_nonnull(series);
    ck_assert_int_eq(((const RpObservation *)g_ptr_array_index(series, 0))->value.coefficient, 6);
}
END_TEST

START_TEST(messages_say_what_became_of_a_row)
{
    static const struct {
        const char *csv, *text;
    } rows[] = {
        {"indicator,period,value\ntotal,2018,5\ntotal,2018,\n",
         "no value, but m.csv:2 has one, which counts"},
        {"indicator,period,value\ntotal,2018,\ntotal,2018,\n", "the same as m.csv:2; kept once"},
        {"indicator,period,value,vintage\ntotal,2018,5,1\ntotal,2018,,2\n",
         "total  2018: no value; the older value 5 in m.csv:2 is not used"},
        {"indicator,period,value,flag\ntotal,2018,5,存疑\n",
         "this value of '国家标准总数' is marked as doubtful"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(RpDiags) diags = rp_diags_new();
        g_autoptr(RpDataset) dataset = fixture_dataset(diags);

        fixture_metrics(dataset, rows[i].csv, -1, NULL, diags);
        ck_assert_uint_eq(rp_diags_count(diags, RP_WARNING), 1);
        const RpDiag *diag = g_ptr_array_index(rp_diags_sorted(diags), 0);
        ck_assert_str_eq(diag->text, rows[i].text);
    }
}
END_TEST

START_TEST(an_unknown_flag_is_a_warning)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);

    fixture_metrics(dataset, "indicator,period,value,flag\ntotal,2018,5,zz\n", -1, NULL, diags);
    g_autofree char *findings = fixture_findings(diags, RP_WARNING);
    ck_assert_str_eq(findings, "2:14 D2 warning unknown-flag\n");
}
END_TEST

START_TEST(rows_after_the_report_are_warned_about)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    RpMetricsOptions options = {
        .has_report_period = true,
        .report_period = rp_period_month(2018, 6),
    };

    fixture_metrics(dataset, "indicator,period,value\ntotal,2018-06,5\ntotal,2018-07,6\n", -1,
                    &options, diags);
    g_autofree char *findings = fixture_findings(diags, RP_WARNING);
    ck_assert_str_eq(findings, "3:15 C3 warning after-report-period\n");
}
END_TEST

START_TEST(all_rows_of_a_file_that_are_too_late_are_one_warning)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    RpMetricsOptions options = {
        .has_report_period = true,
        .report_period = rp_period_month(2018, 6),
    };

    fixture_metrics(dataset,
                    "indicator,period,value\ntotal,2018-06,5\ntotal,2018-07,6\ntotal,2018-08,7\n",
                    -1, &options, diags);
    g_autofree char *findings = fixture_findings(diags, RP_WARNING);
    ck_assert_str_eq(findings, "3:15 C3 warning after-report-period\n");
}
END_TEST

START_TEST(the_given_delimiter_overrides_what_is_found)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    RpMetricsOptions options = {.delimiter = '|'};

    fixture_metrics(dataset, "indicator|period|value|note\ntotal|2018|5|a,b,c\n", -1, &options,
                    diags);
    g_autofree char *rows = rows_of(dataset);
    ck_assert_str_eq(rows, "2:12 total  2018 5\n");
}
END_TEST

static const struct {
    const char *csv;
    const char *hint; /* part of it */
} no_header_rows[] = {
    {"a,b,c\n1,2,3\n", "indicator, region, period, "},             /* which columns */
    {"指标，地区，时间，数值\n国标总数，青海，2018，5\n", "'，'"}, /* full-width comma */
    {"指标|地区|时间|数值\n国标总数|青海|2018|5\n", "'|'"},        /* bar */
    {"指标 地区 时间 数值\n国标总数 青海 2018 5\n", "' '"},        /* blanks */
};

START_TEST(the_hint_for_want_of_a_header_names_columns_or_separator)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);

    fixture_metrics(dataset, no_header_rows[_i].csv, -1, NULL, diags);
    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 1);
    const RpDiag *fault = g_ptr_array_index(rp_diags_sorted(diags), 0);
    ck_assert_str_eq(fault->code, "no-header");
    ck_assert_msg(strstr(fault->hint, no_header_rows[_i].hint) != NULL, "%s", fault->hint);
}
END_TEST

static const struct {
    const char *begin;
    const char *row;
} endless_rows[] = {
    {HEAD, "nobody-knows-it,63,2018,1,项\n"}, /* one name again and again */
    {HEAD "\"", "a,b\n"},                     /* behind a quote that is never closed */
};

/* The nearest of many names takes long to find; of these faults 200 are kept. */
START_TEST(unknown_names_without_end_are_reported_in_time)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    g_autoptr(GString) csv = g_string_new(endless_rows[_i].begin);

    for (int i = 0; i < 300; i++) {
        RpIndicator *indicator = g_new0(RpIndicator, 1);

        indicator->id = g_strdup_printf("indicator-number-%d", i);
        indicator->name = g_strdup_printf("指标名称编号%d", i);
        indicator->aliases = g_ptr_array_new_with_free_func(g_free);
        rp_indicator_set_take(dataset->indicators, indicator);
    }
    for (int i = 0; i < 20000; i++)
        g_string_append(csv, endless_rows[_i].row);
    clock_t begin = clock();
    fixture_metrics(dataset, csv->str, -1, NULL, diags);
    /* of the processor, so that a busy machine makes no difference; 20,000 searches take minutes
     * with sanitizers, 200 about a second */
    ck_assert_int_lt(clock() - begin, 10 * CLOCKS_PER_SEC);
    ck_assert_uint_ge(rp_diags_count(diags, RP_FAULT), 20000);
    ck_assert_uint_eq(rp_diags_sorted(diags)->len, 200);
}
END_TEST

START_TEST(too_many_columns_are_refused_by_name)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    g_autoptr(GString) csv = g_string_new("indicator,period,value");

    for (int i = 0; i < 100000; i++)
        g_string_append_c(csv, ',');
    g_string_append(csv, "\ntotal,2018,5\n");
    fixture_metrics(dataset, csv->str, -1, NULL, diags);
    ck_assert_str_eq(((const RpDiag *)g_ptr_array_index(rp_diags_sorted(diags), 0))->code,
                     "csv-too-many-columns");
}
END_TEST

START_TEST(a_field_of_ten_megabytes_is_read)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDataset) dataset = fixture_dataset(diags);
    g_autofree char *note = g_strnfill(10u * 1024u * 1024u, 'x');
    g_autofree char *csv =
        g_strconcat("indicator,period,value,note\ntotal,2018,5,\"", note, "\"\n", NULL);

    fixture_metrics(dataset, csv, -1, NULL, diags);
    g_autofree char *rows = rows_of(dataset);
    ck_assert_str_eq(rows, "2:12 total  2018 5\n");
}
END_TEST

static Suite *
load_metrics_suite(void)
{
    Suite *suite = suite_create("load-metrics");
    TCase *tc = tcase_create("core");

    tcase_set_timeout(tc, 30);
    rp_tcase_add_rows(tc, findings_stand_at_their_place, finding_rows);
    rp_tcase_add_rows(tc, tables_of_any_form_become_long_rows, file_rows);
    rp_tcase_add_rows(tc, eight_encodings_read_to_the_same_rows, encoding_rows);
    rp_tcase_add_rows(tc, flags_say_what_is_known_about_a_row, flag_rows);
    tcase_add_test(tc, a_contradiction_marked_as_doubtful_is_an_error_all_the_same);
    tcase_add_test(tc, a_vintage_settles_a_contradiction_marked_as_doubtful);
    tcase_add_test(tc, messages_say_what_became_of_a_row);
    tcase_add_test(tc, an_unknown_flag_is_a_warning);
    tcase_add_test(tc, rows_after_the_report_are_warned_about);
    tcase_add_test(tc, all_rows_of_a_file_that_are_too_late_are_one_warning);
    tcase_add_test(tc, the_given_delimiter_overrides_what_is_found);
    rp_tcase_add_rows(tc, unknown_names_without_end_are_reported_in_time, endless_rows);
    rp_tcase_add_rows(tc, the_hint_for_want_of_a_header_names_columns_or_separator, no_header_rows);
    tcase_add_test(tc, too_many_columns_are_refused_by_name);
    tcase_add_test(tc, a_field_of_ten_megabytes_is_read);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(load_metrics_suite)
