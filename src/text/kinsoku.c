#include "text/kinsoku-private.h"

#include <pango/pango.h>
#include <string.h>

/* Prices of line ends that are allowed but not liked. */
enum {
    COST_FREE = 0,
    COST_UNIT_WORD = 4,    /* 约|3 */
    COST_MEASURE_PAIR = 6, /* 3 亿|元 */
    COST_MEASURE = 14,     /* 18|个: less than 0.15 em of spacing */
    COST_ORDINAL = 10,     /* 第|3 条, 图|1 */
    COST_SEPARATOR = 3,    /* inside an address after / ? & */
    COST_HYPHEN = 8,       /* at a hyphen that is there */
    COST_DIVIDE = 15,      /* at a hyphen that is added */
    COST_DIVIDE_PART = 30, /* the same in a long part of a compound word */
    COST_CONNECTOR = 8,    /* 北京—|上海 */
    COST_MIDDOT = 20,      /* after · : its box is narrow, its glyph is not */
    COST_RELATION = 12,    /* after = ≥ ≈ */
    COST_OPERATOR = 60,    /* after + − ×, ° and ′ between figures */
    COST_DASH_START = 22,  /* before —— */
    COST_DASH_RUN = 30,    /* between —— and —— */
    COST_CODE = 20,        /* GB/T|9704, 〔2015〕|89 */
    COST_SOLIDUS = 90,     /* 和/|或 */
    COST_RANGE = 100,      /* 2011—|2015 */
};

/* Characters looked at on each side of a place, so that time stays linear in the text. */
#define LOOK_FAR 8

typedef struct {
    const char *text;
    const RpTextChar *chars;
    const PangoLogAttr *attrs;
    RpTextBreak *breaks;
    guint n;
    RpHyphenator *hyphenator;
} Table;

static RpCjkClass
class_at(const Table *t, guint i)
{
    return i < t->n ? t->chars[i].cls : RP_CJK_SPACE;
}

static gunichar
char_at(const Table *t, guint i)
{
    return i < t->n ? t->chars[i].ch : 0;
}

/* Classes that never begin a line. */
static bool
is_line_start_prohibited(RpCjkClass cls)
{
    static const bool prohibited[RP_N_CJK] = {
        [RP_CJK_CLOSE] = true,      [RP_CJK_COMMA] = true,     [RP_CJK_STOP] = true,
        [RP_CJK_ELLIPSIS] = true,   [RP_CJK_MIDDOT] = true,    [RP_CJK_CONNECTOR] = true,
        [RP_CJK_SOLIDUS] = true,    [RP_CJK_ITERATION] = true, [RP_CJK_LATIN_CLOSE] = true,
        [RP_CJK_LATIN_STOP] = true, [RP_CJK_SPACE] = true,     [RP_CJK_FIXED_SPACE] = true,
        [RP_CJK_IDEO_SPACE] = true, [RP_CJK_MARK] = true,      [RP_CJK_SOFT_HYPHEN] = true,
        [RP_CJK_HYPHEN] = true};

    return prohibited[cls];
}

/* Classes that never end a line. */
static bool
is_line_end_prohibited(RpCjkClass cls)
{
    static const bool prohibited[RP_N_CJK] = {[RP_CJK_OPEN] = true,
                                              [RP_CJK_LATIN_OPEN] = true,
                                              [RP_CJK_PREFIX] = true,
                                              [RP_CJK_FIXED_SPACE] = true};

    return prohibited[cls];
}

/* Parts of one Latin token: words, numbers and what is written between them without a space. */
static bool
is_token_char(const RpTextChar *c)
{
    static const bool token[RP_N_CJK] = {
        [RP_CJK_LETTER] = true,      [RP_CJK_DIGIT] = true,      [RP_CJK_LATIN_OPEN] = true,
        [RP_CJK_LATIN_CLOSE] = true, [RP_CJK_LATIN_STOP] = true, [RP_CJK_LATIN_QUOTE] = true,
        [RP_CJK_HYPHEN] = true,      [RP_CJK_SOLIDUS] = true,    [RP_CJK_UNIT] = true,
        [RP_CJK_PREFIX] = true,      [RP_CJK_SOFT_HYPHEN] = true};

    return token[c->cls] ||
           (c->cls == RP_CJK_OTHER && (c->ch < 0x0300 || rp_cjk_is_operator(c->ch))) ||
           (c->cls == RP_CJK_MARK && !c->cjk);
}

static bool
is_number_class(RpCjkClass cls)
{
    return cls == RP_CJK_DIGIT || cls == RP_CJK_WIDE;
}

static bool
is_alnum_class(RpCjkClass cls)
{
    return cls == RP_CJK_DIGIT || cls == RP_CJK_LETTER;
}

/* Characters that make a number of what follows: 第 3 条, 图 1, 附件 2. */
static bool
is_ordinal_lead(gunichar ch)
{
    return ch == 0x7B2C /* 第 */ || ch == 0x56FE /* 图 */ || ch == 0x8868 /* 表 */ ||
           ch == 0x4EF6 /* 件 */ || ch == 0x5F0F /* 式 */;
}

/* A line may end between the pairs of a longer run of dashes only. The place before was decided
 * just now: pairs alternate. */
static int
cost_after_dash(const Table *t, guint i)
{
    if (class_at(t, i) != RP_CJK_DASH)
        return COST_FREE;
    if (i < 2 || class_at(t, i - 2) != RP_CJK_DASH)
        return RP_BREAK_NEVER;
    return t->breaks[i - 1].cost == RP_BREAK_NEVER ? COST_DASH_RUN : RP_BREAK_NEVER;
}

/* After — – ～: inside a range of numbers or a code only as the last resort. */
static int
cost_after_connector(const Table *t, guint i)
{
    const RpCjkClass left = i >= 2 ? class_at(t, i - 2) : RP_CJK_SPACE;

    if (is_alnum_class(class_at(t, i)) || is_number_class(class_at(t, i)) ||
        is_number_class(left) || left == RP_CJK_UNIT)
        return COST_RANGE;
    return COST_CONNECTOR;
}

/* ①: an item of an enumeration after a stop, else the mark of a note, which clings. */
static int
cost_before_circled(const Table *t, guint i)
{
    const RpCjkClass left = class_at(t, i - 1);

    if (left == RP_CJK_STOP || left == RP_CJK_COMMA)
        return class_at(t, i + 1) == RP_CJK_HAN ? COST_FREE : RP_BREAK_NEVER;
    if (left == RP_CJK_SPACE || left == RP_CJK_IDEO_SPACE || left == RP_CJK_DASH)
        return COST_FREE;
    return RP_BREAK_NEVER;
}

static int
cost_after_number(const Table *t, guint i)
{
    if (t->chars[i].cls != RP_CJK_HAN)
        return COST_FREE;
    if (!rp_cjk_is_measure(t->chars[i].ch))
        return COST_UNIT_WORD;
    /* 〔2015〕89|号: one code */
    guint k = i;

    while (k > 0 && i - k < LOOK_FAR && t->chars[k - 1].cls == RP_CJK_DIGIT)
        k--;
    return k > 0 && t->chars[k - 1].ch == 0x3015 ? COST_CODE : COST_MEASURE;
}

/* Between figures and what belongs to them: a document number, an ordinal, a time of day. */
static int
cost_beside_number(const Table *t, guint i)
{
    const RpTextChar *left = &t->chars[i - 1];
    const RpTextChar *right = &t->chars[i];

    if (left->cls == RP_CJK_WIDE && (right->cls == RP_CJK_WIDE || is_alnum_class(right->cls)))
        return RP_BREAK_NEVER;
    if (is_alnum_class(left->cls) && right->cls == RP_CJK_WIDE)
        return RP_BREAK_NEVER;
    if (is_number_class(left->cls))
        return cost_after_number(t, i);
    if (is_number_class(right->cls) && i >= 2 && is_number_class(t->chars[i - 2].cls) &&
        (left->cls == RP_CJK_COMMA || left->cls == RP_CJK_STOP))
        return COST_RANGE; /* 9：30, ３．５ */
    if (left->ch == 0x3015 && right->cls == RP_CJK_DIGIT)
        return COST_CODE; /* 〕89号 */
    return is_number_class(right->cls) && is_ordinal_lead(left->ch) ? COST_ORDINAL : COST_FREE;
}

static int
cost_between_han(const Table *t, guint i)
{
    if (rp_cjk_is_measure(t->chars[i - 1].ch) && rp_cjk_is_measure(t->chars[i].ch) && i >= 2 &&
        is_number_class(t->chars[i - 2].cls))
        return COST_MEASURE_PAIR;
    return COST_FREE;
}

/* Two Chinese characters, or a Chinese and a Latin one, neither of them prohibited. */
static int
cost_of_pair(const Table *t, guint i)
{
    const RpTextChar *left = &t->chars[i - 1];
    const RpTextChar *right = &t->chars[i];

    if (right->cls == RP_CJK_CIRCLED)
        return cost_before_circled(t, i);
    if (left->cls == RP_CJK_DASH)
        return cost_after_dash(t, i);
    if (right->cls == RP_CJK_DASH)
        return COST_DASH_START;
    if (left->cls == RP_CJK_CONNECTOR)
        return cost_after_connector(t, i);
    if (left->cls == RP_CJK_MIDDOT)
        return COST_MIDDOT;
    if (left->cls == RP_CJK_HAN && right->ch == 0x3014 && class_at(t, i + 1) == RP_CJK_DIGIT)
        return COST_CODE; /* 国办发〔2015 */
    if (left->cls == RP_CJK_HAN && right->cls == RP_CJK_HAN)
        return cost_between_han(t, i);
    return cost_beside_number(t, i);
}

/* Units written in Latin letters after a number and a space. */
static const char *const unit_words[] = {
    "m",     "m²",     "m³",   "km",  "km²",  "cm",    "mm",    "hm²",  "ha",  "kg",   "g",
    "mg",    "t",      "L",    "mL",  "h",    "min",   "s",     "ms",   "W",   "kW",   "MW",
    "GW",    "kWh",    "kW·h", "V",   "kV",   "A",     "Hz",    "kHz",  "MHz", "GHz",  "Pa",
    "kPa",   "MPa",    "dB",   "B",   "KB",   "MB",    "GB",    "TB",   "PB",  "Mbps", "Gbps",
    "bit/s", "Mbit/s", "km/h", "m/s", "mg/L", "μg/m³", "mg/m³", "ppm",  "rpm", "K",    "J",
    "kJ",    "N",      "lx",   "lm",  "mol",  "Ω",     "tce",   "tCO₂",
};

static bool
starts_unit_word(const Table *t, guint i)
{
    guint end = i;

    while (end < t->n && end - i < LOOK_FAR && is_token_char(&t->chars[end]) &&
           t->chars[end].cls != RP_CJK_LATIN_STOP && t->chars[end].cls != RP_CJK_LATIN_CLOSE)
        end++;
    const guint from = t->chars[i].offset;
    const guint to = end < t->n ? t->chars[end].offset : (guint)strlen(t->text);

    for (gsize k = 0; k < G_N_ELEMENTS(unit_words); k++)
        if (strlen(unit_words[k]) == to - from &&
            memcmp(unit_words[k], t->text + from, to - from) == 0)
            return true;
    return false;
}

/* 1 234 567: a group of exactly three figures. */
static bool
starts_digit_group(const Table *t, guint i)
{
    return class_at(t, i) == RP_CJK_DIGIT && class_at(t, i + 1) == RP_CJK_DIGIT &&
           class_at(t, i + 2) == RP_CJK_DIGIT && class_at(t, i + 3) != RP_CJK_DIGIT;
}

/* GB/T|9704: capitals before a number, as in the names of standards. */
static bool
ends_code_word(const Table *t, guint i)
{
    guint letters = 0;

    while (i-- > 0 && (t->chars[i].cls == RP_CJK_LETTER || t->chars[i].cls == RP_CJK_SOLIDUS)) {
        if (t->chars[i].cls == RP_CJK_LETTER && !g_unichar_isupper(t->chars[i].ch))
            return false;
        if (++letters > LOOK_FAR)
            return false;
    }
    return letters > 0;
}

static int
cost_after_space(const Table *t, guint i)
{
    guint k = i;

    while (k > 0 && t->chars[k - 1].cls == RP_CJK_SPACE)
        k--;
    if (k == 0)
        return COST_FREE;
    const RpTextChar *left = &t->chars[k - 1];
    const RpCjkClass right = t->chars[i].cls;

    if (is_line_end_prohibited(left->cls))
        return RP_BREAK_NEVER;
    if (left->cls == RP_CJK_DIGIT &&
        (right == RP_CJK_UNIT || starts_unit_word(t, i) || starts_digit_group(t, i) ||
         (right == RP_CJK_DIGIT && char_at(t, i - 1) >= 0x2000)))
        return RP_BREAK_NEVER;
    if (left->cls == RP_CJK_DIGIT && rp_cjk_is_measure(t->chars[i].ch))
        return COST_MEASURE;
    if (right == RP_CJK_DIGIT && ends_code_word(t, k))
        return COST_CODE;
    return right == RP_CJK_DASH ? COST_DASH_START : COST_FREE;
}

/* Prohibited classes that may begin a line after all: .NET after a space or Han, % as a thing. */
static bool
may_start_after_all(const Table *t, guint i)
{
    const RpCjkClass left = t->chars[i - 1].cls;

    return t->chars[i].ch == '.' && class_at(t, i + 1) == RP_CJK_LETTER &&
           (left == RP_CJK_SPACE || left == RP_CJK_HAN);
}

static bool
is_unit_bound(const Table *t, guint i)
{
    const RpCjkClass left = t->chars[i - 1].cls;

    return t->chars[i].cls == RP_CJK_UNIT && left != RP_CJK_STOP && left != RP_CJK_COMMA &&
           left != RP_CJK_CLOSE;
}

/* What UAX #14 says, for scripts without rules here. */
static int
cost_by_unicode(const Table *t, guint i)
{
    return t->attrs[i].is_line_break ? COST_FREE : RP_BREAK_NEVER;
}

static int
cost_before(const Table *t, guint i)
{
    const RpTextChar *left = &t->chars[i - 1];
    const RpTextChar *right = &t->chars[i];

    if (left->ch == 0x200B && right->cls != RP_CJK_SPACE)
        return COST_FREE;
    if (right->cls == RP_CJK_MARK || left->ch == 0x2060 || left->ch == 0x200D ||
        left->ch == 0xFEFF || left->ch == 0x034F)
        return RP_BREAK_NEVER;
    if (is_line_start_prohibited(right->cls) && !may_start_after_all(t, i))
        return RP_BREAK_NEVER;
    if (is_line_end_prohibited(left->cls) || is_unit_bound(t, i))
        return RP_BREAK_NEVER;
    if (left->cls == RP_CJK_SPACE)
        return cost_after_space(t, i);
    if (left->cls == RP_CJK_IDEO_SPACE)
        return COST_FREE;
    if (left->cls == RP_CJK_SOLIDUS)
        return COST_SOLIDUS; /* tokens override it */
    if (is_token_char(left) && is_token_char(right))
        return RP_BREAK_NEVER; /* tokens override it */
    if ((left->cls == RP_CJK_OTHER && left->ch >= 0x0300) ||
        (right->cls == RP_CJK_OTHER && right->ch >= 0x0300) || left->cls == RP_CJK_MARK)
        return cost_by_unicode(t, i);
    return cost_of_pair(t, i);
}

/* A Latin token, chars [from, to). */
typedef struct {
    guint from, to;
    bool url; /* address, path: divided at its separators only */
} Token;

static bool
token_contains(const Table *t, const Token *token, const char *needle)
{
    const guint start = t->chars[token->from].offset;
    const guint end = token->to < t->n ? t->chars[token->to].offset : (guint)strlen(t->text);

    return g_strstr_len(t->text + start, end - start, needle) != NULL;
}

static bool
is_address(const Table *t, const Token *token)
{
    static const char *const signs[] = {"://",  "@",    "www.", ".cn", ".com",
                                        ".org", ".net", ".htm", "\\"};
    guint solidi = 0;

    for (gsize k = 0; k < G_N_ELEMENTS(signs); k++)
        if (token_contains(t, token, signs[k]))
            return true;
    for (guint i = token->from; i < token->to; i++)
        if (t->chars[i].ch == '/' && (class_at(t, i + 1) == RP_CJK_LETTER || i == token->from))
            solidi++;
    return solidi >= 2;
}

static int
cost_in_address(const Table *t, guint i)
{
    const gunichar left = t->chars[i - 1].ch;
    const gunichar right = t->chars[i].ch;

    if (t->chars[i].cls == RP_CJK_MARK)
        return RP_BREAK_NEVER;
    if (left < 0x80 && strchr("/?&=#_-\\", (int)left) != NULL && right != left && right != '/' &&
        right != '\\' && !(i >= 2 && left == '/' && t->chars[i - 2].ch == '/'))
        return is_token_char(&t->chars[i]) && t->chars[i].cls != RP_CJK_LATIN_STOP ? COST_SEPARATOR
                                                                                   : RP_BREAK_NEVER;
    if (right == '.' && i > 0 && is_alnum_class(t->chars[i - 1].cls) &&
        is_alnum_class(class_at(t, i + 1)))
        return COST_SEPARATOR * 2;
    return RP_BREAK_NEVER;
}

/* Returns: how many letters stand in a row before (step -1) or from (step 1) the place `i`. */
static guint
count_letters(const Table *t, guint i, int step)
{
    guint n = 0;
    gint64 k = step > 0 ? (gint64)i : (gint64)i - 1;

    for (; k >= 0 && k < t->n && n < LOOK_FAR && t->chars[k].cls == RP_CJK_LETTER; k += step)
        n++;
    if (k >= 0 && k < t->n && t->chars[k].cls == RP_CJK_DIGIT)
        return 0; /* a code, not a word */
    return n;
}

/* After a sign between two operands (GB/T 3102.11: the sign ends the line). */
static int
cost_after_sign(const Table *t, guint i)
{
    const RpCjkClass before = i >= 2 ? class_at(t, i - 2) : RP_CJK_SPACE;
    const RpCjkClass after = class_at(t, i);
    const gunichar sign = t->chars[i - 1].ch;

    if (sign == 0x00B1)
        return RP_BREAK_NEVER; /* 20±2 is one value */
    if (!is_alnum_class(before) && before != RP_CJK_LATIN_CLOSE && before != RP_CJK_UNIT)
        return RP_BREAK_NEVER;
    if (!is_alnum_class(after) && after != RP_CJK_LATIN_OPEN && after != RP_CJK_PREFIX)
        return RP_BREAK_NEVER;
    if (sign == '+' || sign == 0x00D7 || sign == 0x00F7 || sign == 0x2212)
        return COST_OPERATOR;
    return COST_RELATION;
}

/* Between two characters of a word, number or code. */
static int
cost_in_token(const Table *t, guint i)
{
    const RpTextChar *left = &t->chars[i - 1];
    const RpTextChar *right = &t->chars[i];
    const bool words = count_letters(t, i - 1, -1) >= 3 && count_letters(t, i, 1) >= 3;

    if (left->cls == RP_CJK_SOFT_HYPHEN && right->cls == RP_CJK_LETTER)
        return COST_DIVIDE;
    if (left->cls == RP_CJK_HYPHEN && left->ch >= 0x2012)
        return COST_HYPHEN;
    if (left->cls == RP_CJK_HYPHEN && words)
        return COST_HYPHEN;
    if ((left->cls == RP_CJK_HYPHEN || left->cls == RP_CJK_CONNECTOR) && i >= 2 &&
        t->chars[i - 2].cls == RP_CJK_DIGIT && right->cls == RP_CJK_DIGIT)
        return COST_RANGE;
    if (left->cls == RP_CJK_SOLIDUS && words)
        return COST_SOLIDUS;
    if (left->cls == RP_CJK_OTHER && rp_cjk_is_operator(left->ch))
        return cost_after_sign(t, i);
    if (left->cls == RP_CJK_UNIT && right->cls == RP_CJK_DIGIT)
        return COST_OPERATOR;
    if (left->cls == RP_CJK_LATIN_STOP && right->cls == RP_CJK_LETTER && left->ch != '.' &&
        left->ch != ':')
        return cost_by_unicode(t, i);
    return RP_BREAK_NEVER;
}

/* A plain word: lower case but for the first letter. Others are names or codes. */
static bool
is_plain_word(const Table *t, guint from, guint to)
{
    for (guint i = from; i < to; i++)
        if (t->chars[i].ch >= 0x80 || (i > from && g_unichar_isupper(t->chars[i].ch)))
            return false;
    return true;
}

static void
divide_word(const Table *t, guint from, guint to, bool compound)
{
    char points[64];
    const guint length = to - from;
    const int cost = compound ? COST_DIVIDE_PART : COST_DIVIDE;

    if (length < (compound ? 8 : 5) || length > sizeof points || !is_plain_word(t, from, to))
        return;
    rp_hyphenator_points(t->hyphenator, t->text + t->chars[from].offset, length, points);
    for (guint k = 0; k + 1 < length; k++)
        if (points[k] != 0)
            t->breaks[from + k + 1] = (RpTextBreak){(gint16)cost, true};
}

/* Divide the words of a token that stand alone: not x.y, a_b, a@b or a2. */
static void
divide_words(const Table *t, const Token *token)
{
    guint i = token->from;

    while (i < token->to) {
        guint end = i;

        while (end < token->to && t->chars[end].cls == RP_CJK_LETTER)
            end++;
        const RpCjkClass left = i > token->from ? t->chars[i - 1].cls : RP_CJK_SPACE;
        const RpCjkClass right = end < token->to ? t->chars[end].cls : RP_CJK_SPACE;

        if (end > i && left != RP_CJK_DIGIT && left != RP_CJK_OTHER && left != RP_CJK_LATIN_STOP &&
            right != RP_CJK_DIGIT && right != RP_CJK_OTHER && right != RP_CJK_MARK)
            divide_word(t, i, end, left == RP_CJK_HYPHEN || right == RP_CJK_HYPHEN);
        i = MAX(end, i + 1);
    }
}

static void
tailor_token(const Table *t, Token *token)
{
    token->url = is_address(t, token);
    for (guint i = token->from + 1; i < token->to; i++) {
        const int cost = token->url ? cost_in_address(t, i) : cost_in_token(t, i);

        if (t->chars[i].cls == RP_CJK_MARK || t->chars[i - 1].ch == 0x200B)
            continue;
        t->breaks[i].cost = (gint16)cost;
        t->breaks[i].hyphen = cost >= 0 && t->chars[i - 1].cls == RP_CJK_SOFT_HYPHEN;
    }
    if (!token->url)
        divide_words(t, token);
}

static void
tailor_tokens(const Table *t)
{
    Token token = {0};

    while (token.from < t->n) {
        token.to = token.from;
        while (token.to < t->n && is_token_char(&t->chars[token.to]))
            token.to++;
        if (token.to > token.from + 1)
            tailor_token(t, &token);
        token.from = MAX(token.to, token.from + 1);
    }
}

GArray *
rp_kinsoku_breaks(const char *text, gsize length, const GArray *chars, RpHyphenator *hyphenator)
{
    g_autoptr(GArray) attrs = g_array_new(FALSE, TRUE, sizeof(PangoLogAttr));
    GArray *breaks = g_array_sized_new(FALSE, TRUE, sizeof(RpTextBreak), chars->len);

    g_array_set_size(attrs, chars->len + 1);
    pango_get_log_attrs(text, (int)length, -1, pango_language_from_string("zh-cn"),
                        (PangoLogAttr *)attrs->data, (int)attrs->len);
    g_array_set_size(breaks, chars->len);
    const Table table = {text,
                         (const RpTextChar *)chars->data,
                         (const PangoLogAttr *)attrs->data,
                         (RpTextBreak *)breaks->data,
                         chars->len,
                         hyphenator};

    if (table.n > 0)
        table.breaks[0].cost = RP_BREAK_NEVER;
    for (guint i = 1; i < table.n; i++)
        table.breaks[i].cost = (gint16)cost_before(&table, i);
    tailor_tokens(&table);
    return breaks;
}
