#include "data/cell-number.h"

#include <string.h>

#include "base/i18n.h"
#include "data/fold.h"
#include "data/metric.h"
#include "data/remark.h"

#define MAX_CELL     200 /* bytes; no number is longer */
#define MAX_EXPONENT 99

/* Compared with the whole cell, after width and ASCII case are folded. */
static const char *const missing_marks[] = {
    "",       "-",    "--",       "—",      "——",     "–",          "―",      "―――",
    "…",      "……",   "...",      "/",      "//",     "n/a",        "na",     "null",
    "无数据", "未报", "未上报",   "未填报", "未统计", "无统计数据", "暂无",   "暂无数据",
    "缺",     "缺失", "数据缺失", "不适用", "待报",   "none",       "未反馈", "no data",
};

/* Could be nothing (zero) as well as no data. */
static const char *const ambiguous_marks[] = {
    "无", "没有", "空", "*",  "**",  "x",   "×", ".", "..",
    "。", "?",    "??", "\\", "\\n", "nil", "#", "_",
};

typedef struct {
    const char *word;
    RpBound bound;
    bool approximate;
} Qualifier;

static const Qualifier prefixes[] = {
    {"≥", RP_BOUND_GE, false},      {">=", RP_BOUND_GE, false},     {"≧", RP_BOUND_GE, false},
    {"≤", RP_BOUND_LE, false},      {"<=", RP_BOUND_LE, false},     {"≦", RP_BOUND_LE, false},
    {">", RP_BOUND_GT, false},      {"<", RP_BOUND_LT, false},      {"不低于", RP_BOUND_GE, false},
    {"不少于", RP_BOUND_GE, false}, {"至少", RP_BOUND_GE, false},   {"不超过", RP_BOUND_LE, false},
    {"不高于", RP_BOUND_LE, false}, {"不多于", RP_BOUND_LE, false}, {"至多", RP_BOUND_LE, false},
    {"超过", RP_BOUND_GT, false},   {"超", RP_BOUND_GT, false},     {"逾", RP_BOUND_GT, false},
    {"高于", RP_BOUND_GT, false},   {"多于", RP_BOUND_GT, false},   {"低于", RP_BOUND_LT, false},
    {"少于", RP_BOUND_LT, false},   {"不足", RP_BOUND_LT, false},   {"不到", RP_BOUND_LT, false},
    {"大约", RP_BOUND_NONE, true},  {"约为", RP_BOUND_NONE, true},  {"约", RP_BOUND_NONE, true},
    {"将近", RP_BOUND_NONE, true},  {"接近", RP_BOUND_NONE, true},  {"近", RP_BOUND_NONE, true},
    {"≈", RP_BOUND_NONE, true},     {"~", RP_BOUND_NONE, true},
};

static const Qualifier suffixes[] = {
    {"左右", RP_BOUND_NONE, true}, {"上下", RP_BOUND_NONE, true},  {"余", RP_BOUND_NONE, true},
    {"多", RP_BOUND_NONE, true},   {"以上", RP_BOUND_GE, false},   {"及以上", RP_BOUND_GE, false},
    {"以下", RP_BOUND_LE, false},  {"及以下", RP_BOUND_LE, false}, {"以内", RP_BOUND_LE, false},
};

/* Longest first. */
static const struct {
    const char *word;
    int power; /* of ten */
} scales[] = {
    {"百万亿", 14}, {"十万亿", 13}, {"千亿", 11}, {"百亿", 10}, {"十亿", 9},
    {"万亿", 12},   {"千万", 7},    {"百万", 6},  {"十万", 5},  {"亿", 8},
    {"万", 4},      {"千", 3},      {"百", 2},
};

/* Units that begin with what looks like a scale. */
static const char *const unscaled_units[] = {"百分点", "千克", "千米", "千瓦", "千卡", "千赫"};

/* Marks behind a number that say something about the datum. */
static const struct {
    const char *mark;
    unsigned flag;
} flag_marks[] = {
    {"(p)", RP_FLAG_PROVISIONAL},      {"(初步)", RP_FLAG_PROVISIONAL},
    {"(初步数)", RP_FLAG_PROVISIONAL}, {"(r)", RP_FLAG_REVISED},
    {"(修订)", RP_FLAG_REVISED},       {"(b)", RP_FLAG_BREAK},
    {"(e)", RP_FLAG_ESTIMATE},         {"(估计)", RP_FLAG_ESTIMATE},
    {"(预计)", RP_FLAG_ESTIMATE},      {"[p]", RP_FLAG_PROVISIONAL},
    {"[r]", RP_FLAG_REVISED},          {"[b]", RP_FLAG_BREAK},
    {"[e]", RP_FLAG_ESTIMATE},
};

/* What remains to be read of the normalised cell. */
typedef struct {
    const char *p;
    RpCell *cell;
    GString *digits; /* "-12.5" for rp_decimal_parse */
    int power;       /* of ten, from exponent and scale */
} Scan;

/* One character of the cell in its plain form; 0 drops it. */
static gunichar
plain_char(gunichar c, unsigned *remarks)
{
    if (rp_char_invisible(c)) {
        *remarks |= RP_REMARK_ZERO_WIDTH;
        return 0;
    }
    if (rp_char_no_break(c)) {
        *remarks |= RP_REMARK_NO_BREAK;
        return ' ';
    }
    if (c == 0x3000 || c == '\t' || c == '\n' || c == '\r' || c == 0x2009)
        return ' ';
    if (c >= 0xFF10 && c <= 0xFF19)
        *remarks |= RP_REMARK_FULLWIDTH;
    if (c == 0x2212 || c == 0xFF0D) {
        *remarks |= RP_REMARK_MINUS;
        return '-';
    }
    if (c == 0x3007) {
        *remarks |= RP_REMARK_CHINESE_ZERO;
        return '0';
    }
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - (0xFF01 - '!');
    return c;
}

/* Bring the cell to plain characters, so that what follows need not know widths. */
static void
normalise(const char *text, gsize length, GString *plain, unsigned *remarks)
{
    const char *end = text + length;

    for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
        gunichar c = plain_char(g_utf8_get_char(p), remarks);

        if (c != 0)
            g_string_append_unichar(plain, c);
    }
    const char *start = plain->str;
    gsize rest = plain->len;
    rp_trim(&start, &rest);
    g_string_truncate(plain, (gsize)(start - plain->str) + rest);
    g_string_erase(plain, 0, start - plain->str);
}

static bool
is_one_of(const char *text, const char *const *list, size_t n)
{
    g_autofree char *lower = g_ascii_strdown(text, -1);

    for (size_t i = 0; i < n; i++)
        if (strcmp(lower, list[i]) == 0)
            return true;
    return false;
}

static bool
skip_prefix(const char **p, const char *prefix)
{
    if (!g_str_has_prefix(*p, prefix))
        return false;
    *p += strlen(prefix);
    return true;
}

static void
skip_spaces(Scan *scan)
{
    while (*scan->p == ' ')
        scan->p++;
}

static void
apply_qualifier(Scan *scan, const Qualifier *qualifier)
{
    scan->cell->flags |= RP_FLAG_APPROXIMATE;
    scan->cell->remarks |= qualifier->approximate ? RP_REMARK_APPROXIMATE : RP_REMARK_BOUND;
    if (qualifier->bound != RP_BOUND_NONE)
        scan->cell->bound = qualifier->bound;
}

static bool
take_qualifier(Scan *scan, const Qualifier *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!skip_prefix(&scan->p, list[i].word))
            continue;
        apply_qualifier(scan, &list[i]);
        return true;
    }
    return false;
}

/* A separator with exactly three digits behind it, and after them no fourth. */
static bool
at_group(const char *p)
{
    return (*p == ',' || *p == ' ') && g_ascii_isdigit(p[1]) && g_ascii_isdigit(p[2]) &&
           g_ascii_isdigit(p[3]) && !g_ascii_isdigit(p[4]);
}

static void
take_digits(Scan *scan)
{
    while (g_ascii_isdigit(*scan->p))
        g_string_append_c(scan->digits, *scan->p++);
}

/* The digits before the point, with thousands separators. False when they are not in threes. */
static bool
take_whole(Scan *scan)
{
    gsize start = scan->digits->len;
    char separator = '\0';

    take_digits(scan);
    gsize first = scan->digits->len - start;
    while (first >= 1 && first <= 3 && at_group(scan->p) &&
           (separator == '\0' || separator == *scan->p)) {
        separator = *scan->p++;
        take_digits(scan);
    }
    if (separator == ' ')
        scan->cell->remarks |= RP_REMARK_SPACED;
    if (first > 1 && scan->digits->str[start] == '0')
        scan->cell->remarks |= RP_REMARK_LEADING_ZEROS;
    return *scan->p != ',' && !(*scan->p == ' ' && g_ascii_isdigit(scan->p[1]));
}

static void
take_fraction(Scan *scan, bool has_whole)
{
    if (*scan->p != '.' || (!has_whole && !g_ascii_isdigit(scan->p[1])))
        return;
    scan->p++;
    if (!has_whole || !g_ascii_isdigit(*scan->p))
        scan->cell->remarks |= RP_REMARK_BARE_POINT;
    if (!has_whole)
        g_string_append_c(scan->digits, '0');
    if (!g_ascii_isdigit(*scan->p))
        return;
    g_string_append_c(scan->digits, '.');
    take_digits(scan);
}

static void
take_exponent(Scan *scan)
{
    if (*scan->p != 'e' && *scan->p != 'E')
        return;
    const char *p = scan->p + 1;
    bool negative = *p == '-';
    int exponent = 0;

    if (*p == '-' || *p == '+')
        p++;
    if (!g_ascii_isdigit(*p))
        return;
    for (; g_ascii_isdigit(*p); p++)
        exponent = MIN(exponent * 10 + (*p - '0'), MAX_EXPONENT);
    scan->p = p;
    scan->power += negative ? -exponent : exponent;
    scan->cell->remarks |= RP_REMARK_EXPONENT;
}

/* Sign, digits, point, exponent. RP_CELL_NUMBER when there is a number. */
static RpCellKind
take_number(Scan *scan)
{
    if (*scan->p == '+' || *scan->p == '-') {
        if (*scan->p == '-')
            g_string_append_c(scan->digits, '-');
        scan->p++;
        skip_spaces(scan);
    }
    if (skip_prefix(&scan->p, "零")) {
        g_string_append_c(scan->digits, '0');
        scan->cell->remarks |= RP_REMARK_CHINESE_ZERO;
        return RP_CELL_NUMBER;
    }
    if (scan->p[0] == '0' && (scan->p[1] == 'x' || scan->p[1] == 'X'))
        return RP_CELL_HEX;
    bool has_whole = g_ascii_isdigit(*scan->p);
    gsize before = scan->digits->len;
    if (has_whole && !take_whole(scan))
        return RP_CELL_BAD_GROUPING;
    take_fraction(scan, has_whole);
    if (scan->digits->len == before)
        return RP_CELL_BAD_NUMBER;
    take_exponent(scan);
    return RP_CELL_NUMBER;
}

static bool
take_scale(Scan *scan)
{
    for (size_t i = 0; i < G_N_ELEMENTS(unscaled_units); i++)
        if (g_str_has_prefix(scan->p, unscaled_units[i]))
            return false;
    for (size_t i = 0; !scan->cell->scaled && i < G_N_ELEMENTS(scales); i++) {
        if (!skip_prefix(&scan->p, scales[i].word))
            continue;
        scan->power += scales[i].power;
        scan->cell->scaled = true;
        return true;
    }
    return false;
}

/* Returns: the length in bytes of a bracketed mark such as [1], (注2), (p); 0 for none. */
static gsize
bracketed_mark(const char *p)
{
    const char *close = *p == '(' ? strchr(p, ')') : *p == '[' ? strchr(p, ']') : NULL;

    if (close == NULL || close == p + 1 || close - p > 20)
        return 0;
    return (gsize)(close - p) + 1;
}

/* ①, *, †, [1], (p): what stands behind numbers in printed tables. */
static bool
take_footnote(Scan *scan)
{
    gunichar c = g_utf8_get_char(scan->p);
    gsize mark = bracketed_mark(scan->p);

    for (size_t i = 0; mark > 0 && i < G_N_ELEMENTS(flag_marks); i++)
        if (strlen(flag_marks[i].mark) == mark &&
            g_ascii_strncasecmp(scan->p, flag_marks[i].mark, mark) == 0)
            scan->cell->flags |= flag_marks[i].flag;
    if (mark == 0 && ((c >= 0x2460 && c <= 0x2473) || c == 0x00B9 || c == 0x00B2 || c == 0x00B3 ||
                      (c >= 0x2070 && c <= 0x2079) || c == '*' || c == 0x2020 || c == 0x2021 ||
                      c == 0x203B || c == 0x00A7))
        mark = (gsize)(g_utf8_next_char(scan->p) - scan->p);
    if (mark == 0)
        return false;
    scan->p += mark;
    scan->cell->remarks |= RP_REMARK_FOOTNOTE;
    return true;
}

static bool
begins_with_scale(const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(unscaled_units); i++)
        if (g_str_has_prefix(text, unscaled_units[i]))
            return false;
    for (size_t i = 0; i < G_N_ELEMENTS(scales); i++)
        if (g_str_has_prefix(text, scales[i].word))
            return true;
    return false;
}

/* The unit: letters and signs, no digits. */
static bool
take_unit(Scan *scan)
{
    const char *start = scan->p;

    while (*scan->p != '\0') {
        gunichar c = g_utf8_get_char(scan->p);
        bool unit_char =
            g_unichar_isalpha(c) || c == '%' || c == 0x2030 || (c == '/' && scan->p > start);

        if (!unit_char || g_str_has_prefix(scan->p, "以") || g_str_has_prefix(scan->p, "左右") ||
            g_str_has_prefix(scan->p, "及以"))
            break;
        scan->p = g_utf8_next_char(scan->p);
        if (c == '%' || c == 0x2030)
            break;
    }
    gsize length = (gsize)(scan->p - start);
    bool scaled_twice = scan->cell->scaled && begins_with_scale(start);
    if (length == 0 || scaled_twice || length >= RP_CELL_MAX_UNIT || scan->cell->unit[0] != '\0') {
        scan->p = start;
        return false;
    }
    memcpy(scan->cell->unit, start, length);
    scan->cell->unit[length] = '\0';
    if (strcmp(scan->cell->unit, "‰") == 0)
        scan->cell->remarks |= RP_REMARK_PERMILLE;
    return true;
}

/* Everything behind the digits. False when something is left that is none of it. */
static bool
take_tail(Scan *scan)
{
    while (*scan->p != '\0') {
        skip_spaces(scan);
        if (take_qualifier(scan, suffixes, G_N_ELEMENTS(suffixes)) || take_footnote(scan))
            continue;
        if (scan->cell->unit[0] == '\0' && take_scale(scan))
            continue;
        if (!take_unit(scan))
            return *scan->p == '\0';
    }
    return true;
}

/* Why a cell that is not a number might be there; the first that fits. */
static RpCellKind
guess_problem(const char *plain)
{
    g_autofree char *lower = g_ascii_strdown(plain, -1);
    const char *unsigned_text = lower + (*lower == '+' || *lower == '-');
    bool digits = strpbrk(plain, "0123456789") != NULL;

    if (g_str_has_prefix(unsigned_text, "nan") || g_str_has_prefix(unsigned_text, "inf"))
        return RP_CELL_NOT_FINITE;
    if (!digits)
        return RP_CELL_BAD_NUMBER;
    if (strstr(plain, "月") != NULL || strstr(plain, "年") != NULL || strchr(plain, '/') != NULL ||
        strchr(plain, ':') != NULL ||
        g_regex_match_simple(
            "^[0-9]{4}([-.][0-9]{1,2}){2}( |t|$)|^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$", lower, 0, 0))
        return RP_CELL_DATE;
    if (g_ascii_isdigit(*unsigned_text) &&
        (strchr(plain + 1, '-') != NULL || strchr(plain, '~') != NULL ||
         strstr(plain, "—") != NULL || strstr(plain, "–") != NULL || strstr(plain, "至") != NULL))
        return RP_CELL_RANGE;
    return RP_CELL_BAD_NUMBER;
}

/* "(123)" is -123; "(123" and "(p)" are not. */
static bool
unwrap_parentheses(GString *plain)
{
    if (plain->len < 3 || plain->str[0] != '(' || plain->str[plain->len - 1] != ')' ||
        strpbrk(plain->str + 1, "(-") != NULL || !g_ascii_isdigit(plain->str[1]))
        return false;
    g_string_truncate(plain, plain->len - 1);
    plain->str[0] = '-';
    return true;
}

static bool
is_formula(const char *text)
{
    return *text == '=' || *text == '@' ||
           ((*text == '+' || *text == '-') && g_ascii_isalpha(text[1]) &&
            strpbrk(text, "(0123456789") != NULL);
}

/* The cell as number with all that may stand around it. */
static RpCellKind
read_number(const char *plain, RpCell *cell)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    Scan scan = {plain, cell, digits, 0};

    while (take_qualifier(&scan, prefixes, G_N_ELEMENTS(prefixes)))
        skip_spaces(&scan);
    RpCellKind kind = take_number(&scan);
    if (kind == RP_CELL_BAD_NUMBER)
        return guess_problem(plain);
    if (kind != RP_CELL_NUMBER)
        return kind;
    if (!take_tail(&scan))
        return guess_problem(plain);
    if (!rp_decimal_parse(digits->str, digits->len, &cell->value) ||
        !rp_decimal_shift(cell->value, scan.power, &cell->value))
        return RP_CELL_OVERFLOW;
    return RP_CELL_NUMBER;
}

/* Most cells are plain digits. */
static bool
read_plain(const char *text, gsize length, RpDecimal *ret)
{
    gsize sign = length > 0 && *text == '-';

    if (length > sign + 1 && text[sign] == '0' && text[sign + 1] != '.')
        return false;
    return rp_decimal_parse(text, length, ret);
}

RpCell
rp_cell_read(const char *text, gsize length)
{
    RpCell cell = {.kind = RP_CELL_NUMBER};

    rp_trim(&text, &length);
    if (read_plain(text, length, &cell.value))
        return cell;
    cell.kind = RP_CELL_BAD_NUMBER;
    if (length > MAX_CELL)
        return cell;

    g_autoptr(GString) plain = g_string_sized_new(length + 1);
    normalise(text, length, plain, &cell.remarks);
    if (plain->str[0] == '\'') {
        g_string_erase(plain, 0, 1);
        cell.remarks |= RP_REMARK_APOSTROPHE;
    }
    if (is_one_of(plain->str, missing_marks, G_N_ELEMENTS(missing_marks))) {
        cell.kind = RP_CELL_MISSING;
        cell.remarks &= ~(unsigned)RP_REMARK_MINUS;
    } else if (is_one_of(plain->str, ambiguous_marks, G_N_ELEMENTS(ambiguous_marks))) {
        cell.kind = RP_CELL_MISSING;
        cell.remarks |= RP_REMARK_MISSING_MARK;
    } else if (plain->str[0] == '#') {
        cell.kind = RP_CELL_EXCEL_ERROR;
    } else if (is_formula(plain->str)) {
        cell.kind = RP_CELL_FORMULA;
    } else {
        if (unwrap_parentheses(plain))
            cell.remarks |= RP_REMARK_PARENTHESES;
        cell.kind = read_number(plain->str, &cell);
    }
    return cell;
}

/* Indexed by RpCellKind. */
static const struct {
    const char *code;
    const char *problem;
    const char *hint;
} problems[] = {
    [RP_CELL_NUMBER] = {"", "", ""},
    [RP_CELL_MISSING] = {"", "", ""},
    [RP_CELL_EXCEL_ERROR] = {"excel-error", N_("a spreadsheet error instead of a value"),
                             N_("mend the formula in the spreadsheet, or leave the cell empty")},
    [RP_CELL_FORMULA] = {"formula", N_("a formula; formulas are never evaluated"),
                         N_("paste the value instead of the formula")},
    [RP_CELL_OVERFLOW] = {"number-overflow", N_("a number with too many digits"),
                          N_("at most 18 digits can be held exactly")},
    [RP_CELL_NOT_FINITE] = {"number-not-finite", N_("not a finite number"),
                            N_("leave the cell empty for no data")},
    [RP_CELL_HEX] = {"number-hex", N_("a hexadecimal number"), N_("write it in decimal")},
    [RP_CELL_RANGE] = {"number-range", N_("a range instead of one value"),
                       N_("write the one value that was observed")},
    [RP_CELL_DATE] = {"number-is-date", N_("a date instead of a number"),
                      N_("a spreadsheet may have turned the number into a date; type it again")},
    [RP_CELL_BAD_GROUPING] = {"number-grouping", N_("digits that are not grouped in threes"),
                              N_("write 12345 or 12,345, and the decimal point as a point")},
    [RP_CELL_BAD_NUMBER] = {"not-a-number", N_("not a number"),
                            N_("write digits only, e.g. 12.5; leave the cell empty for no data")},
};

const char *
rp_cell_code(RpCellKind kind)
{
    return problems[kind].code;
}

const char *
rp_cell_problem(RpCellKind kind)
{
    return _(problems[kind].problem);
}

const char *
rp_cell_hint(RpCellKind kind)
{
    return _(problems[kind].hint);
}
