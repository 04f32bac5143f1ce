#include "base/content.h"

#include <string.h>

#include "base/i18n.h"

#define WORD 0xE000 /* a placeholder or code: some word */

/* A character of the text, with its place. */
typedef struct {
    gunichar c;
    int line, column; /* from 0 */
} Mark;

typedef struct {
    const Mark *marks; /* ends with two of c = 0 */
    guint n;
    RpWhere where;
    bool one_line;
    RpDiags *diags;
} Content;

static bool
is_han(gunichar c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

static bool
is_digit(gunichar c)
{
    return c >= '0' && c <= '9';
}

static bool
is_among(gunichar c, const char *set)
{
    return c != 0 && g_utf8_strchr(set, -1, c) != NULL;
}

/* The character before; 0 at the beginning. */
static gunichar
before(const Content *content, guint i)
{
    return i == 0 ? 0 : content->marks[i - 1].c;
}

/* How many digits begin at `i`. */
static guint
digits_at(const Content *content, guint i)
{
    guint n = 0;

    while (i + n < content->n && is_digit(content->marks[i + n].c))
        n++;
    return n;
}

/* Whether `text` stands at `i`; marks are compared one by one. */
static bool
stands(const Content *content, guint i, const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text), i++)
        if (i >= content->n || content->marks[i].c != g_utf8_get_char(text))
            return false;
    return true;
}

/* Cutting the text into marks. */

typedef struct {
    const char *p;
    int line, column;
    GArray *marks; /* owned by the caller */
} Cutter;

static void
take_mark(Cutter *cutter, gunichar c)
{
    Mark mark = {c, cutter->line, cutter->column};

    g_array_append_val(cutter->marks, mark);
}

static void
step(Cutter *cutter)
{
    if (*cutter->p == '\n') {
        cutter->line++;
        cutter->column = 0;
    } else {
        cutter->column++;
    }
    cutter->p = g_utf8_next_char(cutter->p);
}

/* Pass over everything up to and with `end`, or to the end of the text. */
static void
skip_to(Cutter *cutter, const char *end)
{
    const char *found = strstr(cutter->p, end);
    const char *stop = found == NULL ? cutter->p + strlen(cutter->p) : found + strlen(end);

    while (cutter->p < stop)
        step(cutter);
}

static void
cut(Cutter *cutter)
{
    while (*cutter->p != '\0') {
        if (g_str_has_prefix(cutter->p, "{{")) {
            char kind = cutter->p[2];
            if (strchr("#/^!>=", kind) == NULL || kind == '\0')
                take_mark(cutter, WORD);
            skip_to(cutter, kind == '{' ? "}}}" : "}}");
        } else if (*cutter->p == '`') {
            take_mark(cutter, WORD);
            step(cutter);
            skip_to(cutter, "`");
        } else if (g_str_has_prefix(cutter->p, "](")) {
            skip_to(cutter, ")");
        } else if (strchr("*\\", *cutter->p) != NULL) {
            step(cutter);
        } else {
            take_mark(cutter, g_utf8_get_char(cutter->p));
            step(cutter);
        }
    }
    cutter->column = -1;
    take_mark(cutter, 0);
    take_mark(cutter, 0);
}

/* The rules: each returns how many marks from `i` on are against it, 0 for none. */

/* 《甲》、《乙》: marks of that kind need no comma between them (GB/T 15834, 4.5.3.5). */
static guint
find_series_comma(const Content *content, guint i)
{
    return stands(content, i, "》、《") || stands(content, i, "”、“") ? 3 : 0;
}

/* ……等: one of the two says it (4.11). */
static guint
find_ellipsis_etc(const Content *content, guint i)
{
    if (!stands(content, i, "……等") || is_among(content->marks[i + 3].c, "级于同待候第"))
        return 0;
    return 3;
}

static guint
find_ellipsis_stop(const Content *content, guint i)
{
    return stands(content, i, "……。") ? 3 : 0;
}

/* 2016-2020年, 10~20项; not the number of a standard or a telephone, nor a date of digits. */
static guint
find_range(const Content *content, guint i)
{
    guint first = digits_at(content, i);
    gunichar prior = before(content, i);
    if (first == 0 || is_digit(prior) || is_among(prior, "-~～—./:,") || content->marks[i].c == '0')
        return 0;
    if (prior == ' ' && i > 1 && g_ascii_isalpha((char)MIN(content->marks[i - 2].c, 0x7F)))
        return 0;
    if (prior < 0x80 && g_ascii_isalpha((char)prior))
        return 0;

    gunichar sign = content->marks[i + first].c;
    guint second = sign == 0 ? 0 : digits_at(content, i + first + 1);
    gunichar after = content->marks[i + first + 1 + second].c;
    if (second == 0 || !(is_han(after) || is_among(after, "%％‰")))
        return 0;
    bool years = first == 4 && second == 4 && after == 0x5E74; /* 年 */
    return sign == '-' || sign == '~' || (sign == 0xFF5E && years) ? first + 1 + second : 0;
}

/* 12345 in a text that has 1,234 as well. */
static guint
find_grouping(const Content *content, guint i)
{
    guint n = digits_at(content, i);
    gunichar prior = before(content, i), after = content->marks[i + n].c;

    if (n < 5 || is_digit(prior) || is_among(prior, ",.-/") ||
        (prior < 0x80 && g_ascii_isalpha((char)prior)) || !is_han(after) ||
        after == 0x53F7) /* 号 */
        return 0;
    for (guint j = 0; j + 4 < content->n; j++)
        if (is_digit(content->marks[j].c) && content->marks[j + 1].c == ',' &&
            digits_at(content, j + 2) == 3)
            return n;
    return 0;
}

static guint
find_full_width(const Content *content, guint i)
{
    guint n = 0;

    for (gunichar c; (c = content->marks[i + n].c) != 0; n++)
        if (!(c >= 0xFF10 && c <= 0xFF19) && !(c >= 0xFF21 && c <= 0xFF3A) &&
            !(c >= 0xFF41 && c <= 0xFF5A))
            break;
    return n;
}

static guint
find_straight_quote(const Content *content, guint i)
{
    if (!is_among(content->marks[i].c, "\"'"))
        return 0;
    return is_han(before(content, i)) || is_han(content->marks[i + 1].c) ? 1 : 0;
}

static guint
find_half_width(const Content *content, guint i)
{
    gunichar c = content->marks[i].c, after = content->marks[i + 1].c;

    if (!is_han(before(content, i)))
        return 0;
    if (is_among(c, ",.;:!?("))
        return is_han(after) ? 1 : 0;
    return c == ')' && (is_han(after) || is_among(after, "，。；：、\n") || after == 0) ? 1 : 0;
}

/* 二○一六: a circle is no zero (GB/T 15835, 4.2). */
static guint
find_circle(const Content *content, guint i)
{
    static const char numerals[] = "一二三四五六七八九十〇零○";

    if (content->marks[i].c != 0x25CB)
        return 0;
    return is_among(before(content, i), numerals) || is_among(content->marks[i + 1].c, numerals)
               ? 1
               : 0;
}

/* 国办发（2015）89号, 国办发〔2015〕第89号 (GB/T 9704, 7.2.5). */
static guint
find_document_number(const Content *content, guint i)
{
    bool right = content->marks[i].c == 0x3014; /* 〔 */

    if ((!right && !is_among(content->marks[i].c, "[(（【［")) || !is_han(before(content, i)) ||
        digits_at(content, i + 1) != 4 || !is_among(content->marks[i + 5].c, "])）】］〕"))
        return 0;
    bool ordinal = content->marks[i + 6].c == 0x7B2C; /* 第 */
    guint n = digits_at(content, i + 6 + ordinal);
    if (n == 0 || content->marks[i + 6 + ordinal + n].c != 0x53F7 || (right && !ordinal))
        return 0;
    return 7 + ordinal + n;
}

/* 2016年06月03日 (GB/T 9704, 7.3.5.4). */
static guint
find_leading_zero(const Content *content, guint i)
{
    gunichar unit = content->marks[i + 3].c;

    if (!is_among(content->marks[i].c, "年月") || content->marks[i + 1].c != '0' ||
        !is_digit(content->marks[i + 2].c))
        return 0;
    return unit == 0x6708 || unit == 0x65E5 ? 4 : 0; /* 月, 日 */
}

static const struct {
    guint (*find)(const Content *content, guint i);
    RpSeverity severity;
    const char *code, *text, *hint;
} rules[] = {
    {find_series_comma, RP_NOTE, "text-series-comma",
     N_("between titles or quotations no comma is needed"), N_("leave 、 out")},
    {find_ellipsis_etc, RP_WARNING, "text-ellipsis-etc", N_("the ellipsis and 等 say the same"),
     N_("leave one of them out")},
    {find_ellipsis_stop, RP_WARNING, "text-ellipsis-stop",
     N_("no full stop stands after an ellipsis"), N_("leave 。 out")},
    {find_range, RP_WARNING, "text-range", N_("not how a range is written"),
     N_("write — between years and places, — or ～ between values")},
    {find_grouping, RP_WARNING, "text-grouping",
     N_("no separators, where other numbers of this text have them"),
     N_("write all long numbers in one way")},
    {find_full_width, RP_WARNING, "text-full-width", N_("full-width digits or letters"),
     N_("write digits and letters half-width")},
    {find_straight_quote, RP_WARNING, "text-straight-quote",
     N_("a straight quotation mark next to Chinese"), N_("write “ ” or ‘ ’")},
    {find_half_width, RP_WARNING, "text-half-width",
     N_("a half-width mark between Chinese characters"),
     N_("write the full-width mark: ， 。 ； ： ！ ？ （ ）")},
    {find_circle, RP_WARNING, "text-zero", N_("a circle, not the numeral zero"),
     N_("write 〇 (U+3007)")},
    {find_document_number, RP_WARNING, "text-document-number",
     N_("not how the number of a document is written"),
     N_("write it as in 〔2016〕103号: six-sided brackets, no 第")},
    {find_leading_zero, RP_WARNING, "text-leading-zero", N_("no zero stands before a month or day"),
     N_("write 6月3日")},
};

static RpWhere
place_of(const Content *content, guint i)
{
    const Mark *mark = &content->marks[i];
    RpWhere where = content->where;

    if (content->one_line && mark->line > 0)
        return where;
    where.line += mark->line;
    where.column = mark->line == 0 ? where.column + mark->column : mark->column + where.column;
    return where;
}

static void
report(const Content *content, guint rule, guint i, guint n)
{
    g_autoptr(GString) quoted = g_string_new(NULL);

    for (guint j = i; j < i + n; j++)
        g_string_append_unichar(quoted, content->marks[j].c);
    rp_diags_add(content->diags, rules[rule].severity, rules[rule].code, place_of(content, i),
                 "'%s': %s", quoted->str, _(rules[rule].text));
    rp_diags_hint(content->diags, "%s", _(rules[rule].hint));
}

/* Pairs */

static const char openers[] = "（“‘《〈「『【〔［｛";
static const char closers[] = "）”’》〉」』】〕］｝";

static int
index_in(const char *set, gunichar c)
{
    const char *found = c == 0 ? NULL : g_utf8_strchr(set, -1, c);

    return found == NULL ? -1 : (int)g_utf8_pointer_to_offset(set, found);
}

static void
report_unmatched(const Content *content, guint i)
{
    char quoted[8] = "";

    quoted[g_unichar_to_utf8(content->marks[i].c, quoted)] = '\0';
    rp_diags_add(content->diags, RP_WARNING, "text-unmatched", place_of(content, i),
                 _("'%s' has no counterpart in its paragraph"), quoted);
    rp_diags_hint(content->diags, _("add the mark that is missing, or remove this one"));
}

/* 1）, a）: the number of an item; Bob’s: an apostrophe. */
static bool
stands_alone(const Content *content, guint i)
{
    gunichar c = content->marks[i].c, prior = before(content, i);
    guint start = i;

    if (c == 0x2019)
        return prior < 0x80 && g_ascii_isalnum((char)prior);
    if (c != 0xFF09)
        return false;
    while (start > 0 && start + 3 > i && content->marks[start - 1].c < 0x80 &&
           g_ascii_isalnum((char)content->marks[start - 1].c))
        start--;
    return start < i && (start == 0 || is_among(content->marks[start - 1].c, "\n 。；："));
}

static void
close_paragraph(const Content *content, GArray *open)
{
    for (guint j = 0; j < open->len; j++)
        report_unmatched(content, g_array_index(open, guint, j));
    g_array_set_size(open, 0);
}

static void
check_pairs(const Content *content)
{
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(guint)); /* indices of openers */

    for (guint i = 0; i < content->n; i++) {
        gunichar c = content->marks[i].c;
        int closing = index_in(closers, c);

        if (c == '\n' && content->marks[i + 1].c == '\n')
            close_paragraph(content, open);
        if (index_in(openers, c) >= 0)
            g_array_append_val(open, i);
        if (closing < 0 || stands_alone(content, i))
            continue;
        guint last = open->len == 0 ? 0 : g_array_index(open, guint, open->len - 1);
        if (open->len > 0 && index_in(openers, content->marks[last].c) == closing)
            g_array_set_size(open, open->len - 1);
        else
            report_unmatched(content, i);
    }
    close_paragraph(content, open);
}

void
rp_content_check(const char *text, RpWhere where, bool one_line, RpDiags *diags)
{
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(Mark));
    Cutter cutter = {text, 0, 0, marks};

    cut(&cutter);
    Content content = {.marks = (const Mark *)(const void *)marks->data,
                       .n = marks->len - 2,
                       .where = where,
                       .one_line = one_line,
                       .diags = diags};
    for (guint i = 0; i < content.n; i++) {
        for (guint rule = 0; rule < G_N_ELEMENTS(rules); rule++) {
            guint n = rules[rule].find(&content, i);

            if (n == 0)
                continue;
            report(&content, rule, i, n);
            i += n - 1;
            break;
        }
    }
    check_pairs(&content);
}
