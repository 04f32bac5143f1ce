#include "text/kinsoku-private.h"

#include <string.h>

#include "text/break-table-private.h"

static gunichar
char_at(const RpBreakTable *t, guint i)
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

static bool
is_number_class(RpCjkClass cls)
{
    return cls == RP_CJK_DIGIT || cls == RP_CJK_WIDE;
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
cost_after_dash(const RpBreakTable *t, guint i)
{
    if (rp_break_class(t, i) != RP_CJK_DASH)
        return COST_FREE;
    if (i < 2 || rp_break_class(t, i - 2) != RP_CJK_DASH)
        return RP_BREAK_NEVER;
    return t->breaks[i - 1].cost == RP_BREAK_NEVER ? COST_DASH_RUN : RP_BREAK_NEVER;
}

/* After — – ～: inside a range of numbers or a code only as the last resort. */
static int
cost_after_connector(const RpBreakTable *t, guint i)
{
    const RpCjkClass left = i >= 2 ? rp_break_class(t, i - 2) : RP_CJK_SPACE;

    if (rp_break_is_alnum(rp_break_class(t, i)) || is_number_class(rp_break_class(t, i)) ||
        is_number_class(left) || left == RP_CJK_UNIT)
        return COST_RANGE;
    return COST_CONNECTOR;
}

/* ①: an item of an enumeration after a stop, else the mark of a note, which clings. */
static int
cost_before_circled(const RpBreakTable *t, guint i)
{
    const RpCjkClass left = rp_break_class(t, i - 1);

    if (left == RP_CJK_STOP || left == RP_CJK_COMMA)
        return rp_break_class(t, i + 1) == RP_CJK_HAN ? COST_FREE : RP_BREAK_NEVER;
    if (left == RP_CJK_SPACE || left == RP_CJK_IDEO_SPACE || left == RP_CJK_DASH)
        return COST_FREE;
    return left == RP_CJK_CIRCLED ? COST_CODE : RP_BREAK_NEVER;
}

static int
cost_after_number(const RpBreakTable *t, guint i)
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
cost_beside_number(const RpBreakTable *t, guint i)
{
    const RpTextChar *left = &t->chars[i - 1];
    const RpTextChar *right = &t->chars[i];

    if (left->cls == RP_CJK_WIDE && (right->cls == RP_CJK_WIDE || rp_break_is_alnum(right->cls)))
        return RP_BREAK_NEVER;
    if (rp_break_is_alnum(left->cls) && right->cls == RP_CJK_WIDE)
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
cost_between_han(const RpBreakTable *t, guint i)
{
    if (rp_cjk_is_measure(t->chars[i - 1].ch) && rp_cjk_is_measure(t->chars[i].ch) && i >= 2 &&
        is_number_class(t->chars[i - 2].cls))
        return COST_MEASURE_PAIR;
    return COST_FREE;
}

/* Two Chinese characters, or a Chinese and a Latin one, neither of them prohibited. */
static int
cost_of_pair(const RpBreakTable *t, guint i)
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
    if (left->cls == RP_CJK_HAN && right->ch == 0x3014 && rp_break_class(t, i + 1) == RP_CJK_DIGIT)
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
starts_unit_word(const RpBreakTable *t, guint i)
{
    guint end = i;

    while (end < t->n && end - i < LOOK_FAR && rp_break_is_token(&t->chars[end]) &&
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
starts_digit_group(const RpBreakTable *t, guint i)
{
    return rp_break_class(t, i) == RP_CJK_DIGIT && rp_break_class(t, i + 1) == RP_CJK_DIGIT &&
           rp_break_class(t, i + 2) == RP_CJK_DIGIT && rp_break_class(t, i + 3) != RP_CJK_DIGIT;
}

/* GB/T|9704: capitals before a number, as in the names of standards. */
static bool
ends_code_word(const RpBreakTable *t, guint i)
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
cost_after_space(const RpBreakTable *t, guint i)
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
        return COST_CODE_SPACE;
    return right == RP_CJK_DASH ? COST_DASH_START : COST_FREE;
}

/* Prohibited classes that may begin a line after all: .NET after a space or Han, % as a thing. */
static bool
may_start_after_all(const RpBreakTable *t, guint i)
{
    const RpCjkClass left = t->chars[i - 1].cls;

    return t->chars[i].ch == '.' && rp_break_class(t, i + 1) == RP_CJK_LETTER &&
           (left == RP_CJK_SPACE || left == RP_CJK_HAN);
}

static bool
is_unit_bound(const RpBreakTable *t, guint i)
{
    const RpCjkClass left = t->chars[i - 1].cls;

    return t->chars[i].cls == RP_CJK_UNIT && left != RP_CJK_STOP && left != RP_CJK_COMMA &&
           left != RP_CJK_CLOSE;
}

static int
cost_before(const RpBreakTable *t, guint i)
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
    if (rp_break_is_token(left) && rp_break_is_token(right))
        return RP_BREAK_NEVER; /* tokens override it */
    if ((left->cls == RP_CJK_OTHER && left->ch >= 0x0300) ||
        (right->cls == RP_CJK_OTHER && right->ch >= 0x0300) || left->cls == RP_CJK_MARK)
        return rp_break_by_unicode(t, i);
    return cost_of_pair(t, i);
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
    const RpBreakTable table = {text,
                                (const RpTextChar *)chars->data,
                                (const PangoLogAttr *)attrs->data,
                                (RpTextBreak *)breaks->data,
                                chars->len,
                                hyphenator};

    if (table.n > 0)
        table.breaks[0].cost = RP_BREAK_NEVER;
    for (guint i = 1; i < table.n; i++)
        table.breaks[i].cost = (gint16)cost_before(&table, i);
    rp_break_tailor_tokens(&table);
    return breaks;
}
