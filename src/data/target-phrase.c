#include "data/target-phrase.h"

#include <string.h>

#include "data/cell-number.h"
#include "data/fold.h"
#include "data/metric.h"
#include "data/remark.h"

#define MAX_PHRASE 200 /* bytes */

typedef struct {
    const char *word;
    RpComparator comparator;
} Word;

/* 达到 alone: the indicator's better side decides. */
#define REACH RP_COMPARE_NONE

/* Longest first, so that 不超过 is not read as 超过. */
static const Word prefixes[] = {
    {"必须不低于", RP_COMPARE_GE},
    {"控制在", RP_COMPARE_LE},
    {"不超过", RP_COMPARE_LE},
    {"不高于", RP_COMPARE_LE},
    {"不多于", RP_COMPARE_LE},
    {"不大于", RP_COMPARE_LE},
    {"不低于", RP_COMPARE_GE},
    {"不少于", RP_COMPARE_GE},
    {"不小于", RP_COMPARE_GE},
    {"不晚于", RP_COMPARE_LE},
    {"缩短至", RP_COMPARE_LE},
    {"缩短到", RP_COMPARE_LE},
    {"压缩至", RP_COMPARE_LE},
    {"降低至", RP_COMPARE_LE},
    {"降至", RP_COMPARE_LE},
    {"降到", RP_COMPARE_LE},
    {"下降到", RP_COMPARE_LE},
    {"减少到", RP_COMPARE_LE},
    {"提高到", RP_COMPARE_GE},
    {"提高至", RP_COMPARE_GE},
    {"提升到", RP_COMPARE_GE},
    {"提升至", RP_COMPARE_GE},
    {"增加到", RP_COMPARE_GE},
    {"增至", RP_COMPARE_GE},
    {"上升到", RP_COMPARE_GE},
    {"至少", RP_COMPARE_GE},
    {"至多", RP_COMPARE_LE},
    {"最多", RP_COMPARE_LE},
    {"最少", RP_COMPARE_GE},
    {"超过", RP_COMPARE_GT},
    {"大于", RP_COMPARE_GT},
    {"高于", RP_COMPARE_GT},
    {"多于", RP_COMPARE_GT},
    {"突破", RP_COMPARE_GT},
    {"低于", RP_COMPARE_LT},
    {"小于", RP_COMPARE_LT},
    {"少于", RP_COMPARE_LT},
    {"不满", RP_COMPARE_LT},
    {"不足", RP_COMPARE_LT},
    {"不到", RP_COMPARE_LT},
    {"达到", REACH},
    {"达", REACH},
    {"实现", REACH},
    {"完成", REACH},
    {"等于", RP_COMPARE_EQ},
    {"保持在", REACH},
    {"新增", REACH},
    {">=", RP_COMPARE_GE},
    {"<=", RP_COMPARE_LE},
    {"≥", RP_COMPARE_GE},
    {"≤", RP_COMPARE_LE},
    {"≧", RP_COMPARE_GE},
    {"≦", RP_COMPARE_LE},
    {">", RP_COMPARE_GT},
    {"<", RP_COMPARE_LT},
    {"=", RP_COMPARE_EQ},
    {"累计", REACH},
};

static const Word suffixes[] = {
    {"及以上", RP_COMPARE_GE},   {"(含)以上", RP_COMPARE_GE}, {"以上", RP_COMPARE_GE},
    {"及以下", RP_COMPARE_LE},   {"(含)以下", RP_COMPARE_LE}, {"以下", RP_COMPARE_LE},
    {"(含)以内", RP_COMPARE_LE}, {"以内", RP_COMPARE_LE},     {"之内", RP_COMPARE_LE},
    {"内", RP_COMPARE_LE},
};

/* No boundary to compare with. */
static const char *const vague_words[] = {"左右", "上下", "约", "大约", "近", "余", "接近"};

/* A change from a base that the phrase does not state. */
static const char *const base_words[] = {
    "翻一番", "翻番", "翻两番", "倍增", "倍",   "增长", "增加", "提高",
    "提升",   "下降", "降低",   "减少", "缩短", "压缩", "年均",
};

/* What plans write where they name no number. */
static const char *const qualitative_words[] = {
    "提高",   "提升", "增强", "完善", "扩大", "健全", "稳步", "优化", "改善", "加强",
    "深化",   "推进", "显著", "明显", "持续", "逐步", "基本", "建成", "建立", "形成",
    "进一步", "降低", "下降", "减少", "缩短", "稳定", "增长", "增加", "上升", "发展",
    "领先",   "先进", "全面", "有效", "推动", "促进", "加快", "普及", "突破", "保持",
    "实现",   "完成", "定性", "巩固", "拓展", "丰富", "协调", "合理", "成熟", "广泛",
    "大幅",   "不断", "落实", "到位", "满足", "适应",
};

static const char *const whole_words[] = {"全覆盖", "全面覆盖", "全部"};

static const char *const range_marks[] = {"——", "—", "–", "-", "~", "至", "到", "―"};

/* Returns: (owned) the phrase in plain characters without spaces. */
static char *
plain_phrase(const char *text)
{
    g_autofree char *trimmed = rp_trimmed(text);
    GString *plain = g_string_new(NULL);

    for (const char *p = trimmed; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        if (c >= 0xFF01 && c <= 0xFF5E)
            c -= 0xFF01 - '!';
        if (c == 0x2212)
            c = '-';
        if (c != ' ' && c != 0x3000 && !rp_char_invisible(c) && !rp_char_no_break(c))
            g_string_append_unichar(plain, c);
    }
    return g_string_free(plain, FALSE);
}

static bool
contains_any(const char *text, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strstr(text, list[i]) != NULL)
            return true;
    return false;
}

/* Take a comparator off the front of *text. */
static bool
take_prefix(const char **text, RpComparator *comparator)
{
    for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
        if (!g_str_has_prefix(*text, prefixes[i].word))
            continue;
        *text += strlen(prefixes[i].word);
        *comparator = prefixes[i].comparator;
        return true;
    }
    return false;
}

/* Take a comparator off the end of `text`. */
static bool
take_suffix(char *text, RpComparator *comparator)
{
    for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++) {
        if (!g_str_has_suffix(text, suffixes[i].word))
            continue;
        text[strlen(text) - strlen(suffixes[i].word)] = '\0';
        *comparator = suffixes[i].comparator;
        return true;
    }
    return false;
}

/* A number with its unit and nothing around it. */
static bool
read_quantity(const char *text, RpDecimal *value, char unit[48], bool *scaled)
{
    RpCell cell = rp_cell_read(text, strlen(text));

    if (cell.kind != RP_CELL_NUMBER || cell.flags != 0 ||
        (cell.remarks & (RP_REMARK_PARENTHESES | RP_REMARK_FOOTNOTE)) != 0)
        return false;
    *value = cell.value;
    *scaled = cell.scaled;
    g_strlcpy(unit, cell.unit, 48);
    return true;
}

/* Returns: (nullable) where the mark between two numbers stands; its length in *length. */
static const char *
find_range_mark(const char *text, size_t *length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(range_marks); i++) {
        const char *mark = strstr(text, range_marks[i]);

        if (mark == NULL || mark == text)
            continue;
        *length = strlen(range_marks[i]);
        return mark;
    }
    return NULL;
}

/* 2—3个: the unit may stand behind the last number alone, and so may 万. */
static RpPhrase
read_range(const char *text, const char *mark, size_t mark_length)
{
    RpPhrase phrase = {.kind = RP_PHRASE_UNREADABLE};
    g_autofree char *low_text = g_strndup(text, (gsize)(mark - text));
    char low_unit[48] = "";
    bool low_scaled, high_scaled;

    if (!read_quantity(mark + mark_length, &phrase.value_high, phrase.unit, &high_scaled) ||
        !read_quantity(low_text, &phrase.value, low_unit, &low_scaled))
        return phrase;
    if ((low_unit[0] != '\0' && strcmp(low_unit, phrase.unit) != 0) || low_scaled != high_scaled)
        return phrase;
    phrase.comparator = RP_COMPARE_RANGE;
    phrase.kind = rp_decimal_compare(phrase.value, phrase.value_high) < 0 ? RP_PHRASE_TARGET
                                                                          : RP_PHRASE_BAD_RANGE;
    return phrase;
}

/* What a bare number, or one after 达到, means. */
static RpComparator
settle_direction(bool reach, RpDirection direction)
{
    switch (direction) {
    case RP_DIRECTION_UP:
        return RP_COMPARE_GE;
    case RP_DIRECTION_DOWN:
        return RP_COMPARE_LE;
    case RP_DIRECTION_NONE:
        break;
    }
    return reach ? RP_COMPARE_GE : RP_COMPARE_EQ;
}

/* Skip the Chinese numerals at `p`. *says_number tells whether they can only mean a number: not so
 * 一 alone, as in 一个体系, or 百, 千 and 万, as in 千家万户. */
static const char *
skip_numerals(const char *p, bool *says_number)
{
    int n = 0;

    *says_number = false;
    for (; *p != '\0'; p = g_utf8_next_char(p), n++) {
        gunichar c = g_utf8_get_char(p);

        if (g_utf8_strchr("二三四五六七八九十两半几", -1, c) != NULL)
            *says_number = true;
        else if (g_utf8_strchr("〇零一百千万亿", -1, c) == NULL)
            break;
    }
    *says_number = *says_number || n > 1;
    return p;
}

/* 十个, 三分之二: Chinese numerals that count something; 第二 and 十四五规划 do not. */
static bool
counts_in_chinese(const char *text)
{
    bool ordinal = false;

    for (const char *p = text; *p != '\0';) {
        bool says_number;
        const char *behind = skip_numerals(p, &says_number);

        if (says_number && !ordinal &&
            (*behind == '\0' || g_str_has_prefix(behind, "分之") ||
             g_utf8_strchr("个项年月日天件倍成家名所处条类套种篇次%", -1,
                           g_utf8_get_char(behind)) != NULL))
            return true;
        ordinal = behind == p && g_str_has_prefix(p, "第");
        p = behind != p ? behind : g_utf8_next_char(p);
    }
    return false;
}

/* True when the phrase sets out to compare: 超过, ≥, 以上. */
static bool
compares(const char *text)
{
    static const char *const ends[] = {"以上", "以下", "以内", "之内", "左右", "上下"};
    const char *rest = text;
    RpComparator comparator;

    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(text, ends[i]))
            return true;
    if (take_prefix(&rest, &comparator) && comparator != REACH)
        return true;
    return strpbrk(text, "<>=%") != NULL || g_str_has_prefix(text, "约") ||
           contains_any(text, (const char *const[]){"≥", "≤", "≧", "≦", "大约", "接近"}, 6);
}

/* A phrase without digits. */
static RpPhraseKind
without_digits(const char *text)
{
    bool known = contains_any(text, qualitative_words, G_N_ELEMENTS(qualitative_words));

    if (counts_in_chinese(text) || (compares(text) && !known))
        return RP_PHRASE_UNREADABLE;
    return known ? RP_PHRASE_QUALITATIVE : RP_PHRASE_UNKNOWN;
}

/* A phrase without a readable number. */
static RpPhraseKind
without_number(const char *text)
{
    if (contains_any(text, base_words, G_N_ELEMENTS(base_words)) &&
        (strpbrk(text, "0123456789") != NULL || strstr(text, "番") != NULL ||
         strstr(text, "倍") != NULL))
        return RP_PHRASE_NO_BASE;
    if (strpbrk(text, "0123456789") == NULL)
        return without_digits(text);
    return RP_PHRASE_UNREADABLE;
}

static RpPhrase
read_comparison(const char *text, RpDirection direction)
{
    RpPhrase phrase = {.kind = RP_PHRASE_TARGET, .comparator = RP_COMPARE_NONE};
    RpComparator before = RP_COMPARE_NONE, behind = RP_COMPARE_NONE;
    bool scaled;
    size_t mark_length = 0;
    const char *start = text;

    bool reach = take_prefix(&start, &before) && before == REACH;
    g_autofree char *rest = g_strdup(start);
    take_suffix(rest, &behind);
    const char *mark = find_range_mark(rest, &mark_length);
    if (mark != NULL && before == RP_COMPARE_NONE && behind == RP_COMPARE_NONE)
        return read_range(rest, mark, mark_length);
    if (!read_quantity(rest, &phrase.value, phrase.unit, &scaled)) {
        phrase.kind = without_number(text);
        return phrase;
    }
    /* 控制在24个月以内 says it twice; 超过50%以上 contradicts itself */
    if (before != RP_COMPARE_NONE && behind != RP_COMPARE_NONE && before != behind) {
        phrase.kind = RP_PHRASE_UNREADABLE;
        return phrase;
    }
    phrase.comparator = before != RP_COMPARE_NONE ? before : behind;
    if (phrase.comparator == RP_COMPARE_NONE)
        phrase.comparator = settle_direction(reach, direction);
    return phrase;
}

RpPhrase
rp_phrase_read(const char *text, RpDirection direction)
{
    RpPhrase phrase = {.kind = RP_PHRASE_QUALITATIVE, .comparator = RP_COMPARE_NONE};

    if (strlen(text) > MAX_PHRASE) {
        phrase.kind = RP_PHRASE_UNREADABLE;
        return phrase;
    }
    g_autofree char *plain = plain_phrase(text);
    if (*plain == '\0')
        return phrase;
    for (size_t i = 0; i < G_N_ELEMENTS(whole_words); i++) {
        const char *stated = plain;
        RpComparator ignored;

        if (strcmp(stated, whole_words[i]) != 0)
            take_prefix(&stated, &ignored);
        if (strcmp(stated, whole_words[i]) == 0)
            return (RpPhrase){RP_PHRASE_TARGET, RP_COMPARE_GE, {100, 0}, {0, 0}, "%"};
    }
    if (strpbrk(plain, "0123456789") != NULL &&
        contains_any(plain, vague_words, G_N_ELEMENTS(vague_words))) {
        phrase.kind = RP_PHRASE_VAGUE;
        return phrase;
    }
    return read_comparison(plain, direction);
}
