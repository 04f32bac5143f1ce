#include "data/period-text.h"

#include <string.h>

#include "data/fold.h"
#include "data/load.h"
#include "data/remark.h"

#define MAX_TEXT    60 /* bytes; no period is longer */
#define MAX_NUMBERS 4
#define MIN_YEAR    1900
#define MAX_YEAR    2199
#define CENTURY     2000 /* of a year of two digits */

/* Days as Excel counts them: 36526 is 2000-01-01, 55153 is 2050-12-31. */
#define SERIAL_MIN   36526
#define SERIAL_MAX   55153
#define SERIAL_EPOCH 693594 /* GDate's Julian day of Excel's day 0, 1899-12-30 */

/*
 * A text is first brought to tokens: every number in digits, every word as one letter,
 *
 *   2015年第三季度 -> 2015y3q     2015年1—9月 -> 2015y1-9m     2015上半年 -> 2015H1
 *
 * then compared with the patterns below.
 */
static const struct {
    const char *word;
    const char *token;
} words[] = {
    {"上半年", "H1"}, {"下半年", "H2"}, {"年全年", "y"}, {"年度", "y"}, {"年底", "y"},
    {"年末", "y"},    {"年", "y"},      {"个月", "m"},   {"月份", "m"}, {"月底", "m"},
    {"月末", "m"},    {"月", "m"},      {"季度末", "q"}, {"季度", "q"}, {"季", "q"},
    {"日", "d"},      {"号", "d"},      {"前", "f"},     {"累计", "c"}, {"第", ""},
    {"截至", ""},     {"截止", ""},     {"至", "-"},     {"到", "-"},   {"—", "-"},
    {"–", "-"},       {"―", "-"},       {"－", "-"},     {"−", "-"},    {"～", "-"},
    {"〜", "-"},      {"~", "-"},       {"／", "/"},     {"．", "."},   {"Ⅰ", "1"},
    {"Ⅱ", "2"},       {"Ⅲ", "3"},       {"Ⅳ", "4"},
};

static const char *const chinese_digits[] = {"〇", "一", "二", "三", "四",
                                             "五", "六", "七", "八", "九"};

typedef struct {
    const char *text;
    GString *tokens;
    unsigned remarks;
} Reader;

/* Numbers found by a pattern, and how many digits the last had. */
typedef struct {
    int numbers[MAX_NUMBERS];
    int n;
    int last_digits;
} Match;

typedef bool (*Build)(const Match *match, RpPeriod *ret);

static bool
valid_month(int year, int month)
{
    return year >= MIN_YEAR && year <= MAX_YEAR && month >= 1 && month <= 12;
}

static bool
build_year(const Match *match, RpPeriod *ret)
{
    if (!valid_month(match->numbers[0], 1))
        return false;
    *ret = rp_period_year(match->numbers[0]);
    return true;
}

static bool
build_month(const Match *match, RpPeriod *ret)
{
    if (!valid_month(match->numbers[0], match->numbers[1]))
        return false;
    *ret = rp_period_month(match->numbers[0], match->numbers[1]);
    return true;
}

static bool
build_day(const Match *match, RpPeriod *ret)
{
    RpPeriod month;

    if (!build_month(match, &month) || match->numbers[2] < 1 ||
        match->numbers[2] > rp_month_days(month.first))
        return false;
    *ret = (RpPeriod){RP_PERIOD_DAY, month.first, month.first, match->numbers[2]};
    return true;
}

/* Half or quarter: `length` months. */
static bool
build_part(const Match *match, RpPeriodKind kind, int length, RpPeriod *ret)
{
    int part = match->numbers[1];

    if (!valid_month(match->numbers[0], 1) || part < 1 || part > 12 / length)
        return false;
    RpMonth first = RP_MONTH(match->numbers[0], (part - 1) * length + 1);
    *ret = (RpPeriod){kind, first, first + length - 1, 0};
    return true;
}

static bool
build_half(const Match *match, RpPeriod *ret)
{
    return build_part(match, RP_PERIOD_HALF, 6, ret);
}

static bool
build_quarter(const Match *match, RpPeriod *ret)
{
    return build_part(match, RP_PERIOD_QUARTER, 3, ret);
}

static bool
build_months(int year, int first, int last, RpPeriod *ret)
{
    if (!valid_month(year, first) || !valid_month(year, last) || last < first)
        return false;
    *ret = (RpPeriod){RP_PERIOD_SPAN, RP_MONTH(year, first), RP_MONTH(year, last), 0};
    return true;
}

/* 1—9月 */
static bool
build_span(const Match *match, RpPeriod *ret)
{
    return build_months(match->numbers[0], match->numbers[1], match->numbers[2], ret);
}

/* 2015-01/2015-09: the year twice */
static bool
build_full_span(const Match *match, RpPeriod *ret)
{
    return match->numbers[0] == match->numbers[2] &&
           build_months(match->numbers[0], match->numbers[1], match->numbers[3], ret);
}

/* 前9个月, 9月累计 */
static bool
build_span_to_month(const Match *match, RpPeriod *ret)
{
    return build_months(match->numbers[0], 1, match->numbers[1], ret);
}

/* 前三季度 */
static bool
build_span_to_quarter(const Match *match, RpPeriod *ret)
{
    return match->numbers[1] <= 4 && build_months(match->numbers[0], 1, 3 * match->numbers[1], ret);
}

/* 1—3季度 */
static bool
build_quarters(const Match *match, RpPeriod *ret)
{
    return match->numbers[1] >= 1 && match->numbers[2] <= 4 &&
           build_months(match->numbers[0], 3 * match->numbers[1] - 2, 3 * match->numbers[2], ret);
}

static bool
build_years(const Match *match, RpPeriod *ret)
{
    int first = match->numbers[0], last = match->numbers[1];

    if (!valid_month(first, 1) || !valid_month(last, 1) || last <= first)
        return false;
    *ret = (RpPeriod){RP_PERIOD_YEARS, RP_MONTH(first, 1), RP_MONTH(last, 12), 0};
    return true;
}

/* In a pattern 4 is a number of four digits, 2 of two, 1 of one or two; all else is itself. */
static const struct {
    const char *pattern;
    Build build;
} patterns[] = {
    {"4", build_year},
    {"4y", build_year},
    {"4H1", build_half},
    {"4yH1", build_half},
    {"4-H1", build_half},
    {"4Q1", build_quarter},
    {"4yQ1", build_quarter},
    {"4-Q1", build_quarter},
    {"4y1q", build_quarter},
    {"41q", build_quarter},
    {"4-1", build_month},
    {"4/1", build_month},
    {"4.1", build_month},
    {"4y1m", build_month},
    {"4-1m", build_month},
    {"4.1m", build_month},
    {"4/1m", build_month},
    {"42", build_month},
    {"422", build_day},
    {"4-1-1", build_day},
    {"4/1/1", build_day},
    {"4.1.1", build_day},
    {"4y1m1d", build_day},
    {"4y1-1m", build_span},
    {"4y1m-1m", build_span},
    {"4y1-1mc", build_span},
    {"4-1-1m", build_span},
    {"4.1-1", build_span},
    {"4.1-1m", build_span},
    {"4/1-1", build_span},
    {"4-2/4-2", build_full_span},
    {"4-1/4-1", build_full_span},
    {"4y1m-4y1m", build_full_span},
    {"4.1-4.1", build_full_span},
    {"4/1-4/1", build_full_span},
    {"4yf1m", build_span_to_month},
    {"4y1mc", build_span_to_month},
    {"4f1m", build_span_to_month},
    {"4yf1q", build_span_to_quarter},
    {"4f1q", build_span_to_quarter},
    {"4y1-1q", build_quarters},
    {"4y1q-1q", build_quarters},
    {"4Q1-Q1", build_quarters},
    {"4Q1-1", build_quarters},
    {"4-4", build_years},
    {"4-4y", build_years},
    {"4y-4y", build_years},
    {"4/4", build_years},
};

/* Forms that would be periods if they had a year. */
static const char *const without_year[] = {"1m", "1-1m", "1m-1m", "1q",  "1-1q", "Q1",
                                           "H1", "f1q",  "f1m",   "1mc", "1m1d", "1-1mc"};

static int
chinese_digit(const char *p)
{
    for (int i = 0; i < (int)G_N_ELEMENTS(chinese_digits); i++)
        if (g_str_has_prefix(p, chinese_digits[i]))
            return i;
    return g_str_has_prefix(p, "零") ? 0 : -1;
}

/* A run of Chinese digits: 二〇一五 digit by digit, 十二 as a number. */
static bool
take_chinese_number(Reader *reader)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    const char *p = reader->text;
    int tens = -1; /* place of 十 among the digits */

    for (;; p += strlen("十")) {
        int digit = chinese_digit(p);
        if (digit >= 0)
            g_string_append_c(digits, (char)('0' + digit));
        else if (g_str_has_prefix(p, "十") && tens < 0)
            tens = (int)digits->len;
        else
            break;
    }
    if (p == reader->text)
        return false;
    if (tens == 0)
        g_string_prepend_c(digits, '1');
    if (tens >= 0 && digits->len == 1)
        g_string_append_c(digits, '0');
    if (!g_str_has_prefix(p, "季"))
        reader->remarks |= RP_REMARK_CHINESE_ZERO;
    g_string_append(reader->tokens, digits->str);
    reader->text = p;
    return true;
}

static bool
take_word(Reader *reader)
{
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (!g_str_has_prefix(reader->text, words[i].word))
            continue;
        g_string_append(reader->tokens, words[i].token);
        reader->text += strlen(words[i].word);
        return true;
    }
    return false;
}

/* One character that is no word. False when no period has it. */
static bool
take_char(Reader *reader)
{
    gunichar c = g_utf8_get_char(reader->text);

    reader->text = g_utf8_next_char(reader->text);
    if (c == ' ' || c == 0x3000 || c == '\t')
        return true;
    if (rp_char_invisible(c) || rp_char_no_break(c)) {
        reader->remarks |= rp_char_invisible(c) ? RP_REMARK_ZERO_WIDTH : RP_REMARK_NO_BREAK;
        return true;
    }
    if (c >= 0xFF10 && c <= 0xFF19) {
        reader->remarks |= RP_REMARK_FULLWIDTH;
        c -= 0xFF10 - '0';
    }
    if (c == '\'' && reader->tokens->len == 0) {
        reader->remarks |= RP_REMARK_APOSTROPHE;
        return true;
    }
    if (c >= 128 || (!g_ascii_isalnum((char)c) && strchr("-/.", (int)c) == NULL))
        return false;
    g_string_append_c(reader->tokens, g_ascii_toupper((char)c));
    return true;
}

static bool
tokenise(Reader *reader)
{
    while (*reader->text != '\0') {
        if (take_word(reader) || take_chinese_number(reader))
            continue;
        if (!take_char(reader))
            return false;
    }
    /* —— is one dash */
    for (char *twice = strstr(reader->tokens->str, "--"); twice != NULL;
         twice = strstr(reader->tokens->str, "--"))
        g_string_erase(reader->tokens, twice - reader->tokens->str, 1);
    return true;
}

/* Read between `min` and `max` digits. */
static bool
match_number(const char **text, int min, int max, Match *match)
{
    int value = 0, n = 0;

    while (n < max && g_ascii_isdigit((*text)[n]))
        value = value * 10 + ((*text)[n++] - '0');
    if (n < min || match->n == MAX_NUMBERS)
        return false;
    *text += n;
    match->numbers[match->n++] = value;
    match->last_digits = n;
    return true;
}

static bool
match_pattern(const char *text, const char *pattern, Match *match)
{
    *match = (Match){0};
    for (; *pattern != '\0'; pattern++) {
        if (g_ascii_isdigit(*pattern)) {
            int max = *pattern == '1' ? 2 : *pattern - '0';
            if (!match_number(&text, *pattern - '0', max, match))
                return false;
        } else if (*text++ != *pattern) {
            return false;
        }
    }
    return *text == '\0';
}

/* 2015.1 may be what a spreadsheet left of 2015.10. */
static bool
may_have_lost_zero(const char *pattern, const Match *match)
{
    return strcmp(pattern, "4.1") == 0 && match->last_digits == 1 && match->numbers[1] == 1;
}

static RpPeriodReading
match_patterns(const char *tokens, RpPeriod *ret, unsigned *remarks)
{
    Match match;
    bool fits = false;

    for (size_t i = 0; i < G_N_ELEMENTS(patterns); i++) {
        if (!match_pattern(tokens, patterns[i].pattern, &match))
            continue;
        fits = true;
        if (!patterns[i].build(&match, ret))
            continue;
        if (may_have_lost_zero(patterns[i].pattern, &match))
            *remarks |= RP_REMARK_DROPPED_ZERO;
        return RP_PERIOD_TEXT_READ;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(without_year); i++)
        if (match_pattern(tokens, without_year[i], &match))
            return RP_PERIOD_TEXT_WITHOUT_YEAR;
    return fits ? RP_PERIOD_TEXT_IMPOSSIBLE : RP_PERIOD_TEXT_UNREADABLE;
}

/* "MAR-15", as a spreadsheet shows a month. */
static bool
read_month_name(const char *tokens, RpPeriod *ret)
{
    static const char names[] = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

    for (int month = 1; month <= 12; month++) {
        if (strncmp(tokens, names + 3 * (size_t)(month - 1), 3) != 0)
            continue;
        const char *year = tokens + 3 + (tokens[3] == '-');
        size_t digits = strspn(year, "0123456789");
        if (year[digits] != '\0' || (digits != 2 && digits != 4))
            return false;
        int number = (int)g_ascii_strtoll(year, NULL, 10) + (digits == 2 ? CENTURY : 0);
        if (!valid_month(number, month))
            return false;
        *ret = rp_period_month(number, month);
        return true;
    }
    return false;
}

static bool
read_serial(const char *tokens, RpPeriod *ret)
{
    if (strlen(tokens) != 5 || strspn(tokens, "0123456789") != 5)
        return false;
    guint32 serial = (guint32)g_ascii_strtoll(tokens, NULL, 10);
    if (serial < SERIAL_MIN || serial > SERIAL_MAX)
        return false;

    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, SERIAL_EPOCH + serial);
    RpMonth month = RP_MONTH(g_date_get_year(&date), (int)g_date_get_month(&date));
    *ret = (RpPeriod){RP_PERIOD_DAY, month, month, g_date_get_day(&date)};
    return true;
}

/* 15年3月: the patterns again, with the century put in front. */
static bool
read_short_year(const char *tokens, RpPeriod *ret)
{
    unsigned remarks = 0;

    if (!g_ascii_isdigit(tokens[0]) || !g_ascii_isdigit(tokens[1]) || tokens[2] != 'y')
        return false;
    g_autofree char *full = g_strconcat("20", tokens, NULL);
    return match_patterns(full, ret, &remarks) == RP_PERIOD_TEXT_READ;
}

/* “十三五”时期: the tenth five-year plan ended in 2005. */
static bool
read_five_years(const char *text, RpPeriod *ret)
{
    static const char *const plans[] = {"十五", "十一五", "十二五", "十三五", "十四五", "十五五"};
    g_autofree char *folded = rp_fold_name(text, NULL);
    const char *p = folded + (*folded == '"');

    for (int i = 1; i < (int)G_N_ELEMENTS(plans); i++) {
        if (!g_str_has_prefix(p, plans[i]))
            continue;
        const char *rest = p + strlen(plans[i]);
        rest += *rest == '"';
        if (*rest != '\0' && strcmp(rest, "时期") != 0 && strcmp(rest, "期间") != 0)
            continue;
        int last = 2005 + 5 * i;
        *ret = (RpPeriod){RP_PERIOD_YEARS, RP_MONTH(last - 4, 1), RP_MONTH(last, 12), 0};
        return true;
    }
    return false;
}

RpPeriodReading
rp_period_text_read(const char *text, RpPeriod *ret, unsigned *remarks)
{
    gsize length = strlen(text);

    rp_trim(&text, &length);
    if (length == 0 || length > MAX_TEXT)
        return RP_PERIOD_TEXT_UNREADABLE;
    g_autofree char *trimmed = g_strndup(text, length);
    RpPeriod canonical;
    if (rp_period_parse(trimmed, &canonical)) {
        if (!valid_month(rp_month_year(canonical.first), 1) ||
            !valid_month(rp_month_year(canonical.last), 1))
            return RP_PERIOD_TEXT_IMPOSSIBLE;
        *ret = canonical;
        return RP_PERIOD_TEXT_READ;
    }
    if (read_five_years(trimmed, ret))
        return RP_PERIOD_TEXT_READ;

    g_autoptr(GString) tokens = g_string_new(NULL);
    Reader reader = {trimmed, tokens, 0};
    if (!tokenise(&reader))
        return RP_PERIOD_TEXT_UNREADABLE;

    RpPeriodReading reading = RP_PERIOD_TEXT_READ;
    if (read_month_name(tokens->str, ret))
        reader.remarks |= RP_REMARK_MONTH_NAME;
    else if (read_serial(tokens->str, ret))
        reader.remarks |= RP_REMARK_SERIAL;
    else if (read_short_year(tokens->str, ret))
        reader.remarks |= RP_REMARK_SHORT_YEAR;
    else
        reading = match_patterns(tokens->str, ret, &reader.remarks);
    if (reading == RP_PERIOD_TEXT_READ)
        *remarks |= reader.remarks;
    return reading;
}

bool
rp_period_read(const char *text, RpPeriod *ret, bool *ret_warn)
{
    unsigned remarks = 0;

    if (rp_period_text_read(text, ret, &remarks) != RP_PERIOD_TEXT_READ)
        return false;
    *ret_warn = remarks != 0;
    return true;
}
