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

/* A phrase without a readable number. */
static RpPhraseKind
without_number(const char *text)
{
    if (contains_any(text, base_words, G_N_ELEMENTS(base_words)) &&
        (strpbrk(text, "0123456789") != NULL || strstr(text, "番") != NULL ||
         strstr(text, "倍") != NULL))
        return RP_PHRASE_NO_BASE;
    if (strpbrk(text, "0123456789") == NULL)
        return RP_PHRASE_QUALITATIVE;
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
