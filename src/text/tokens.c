#include "text/break-table-private.h"

#include <string.h>

RpCjkClass
rp_break_class(const RpBreakTable *t, guint i)
{
    return i < t->n ? t->chars[i].cls : RP_CJK_SPACE;
}

bool
rp_break_is_alnum(RpCjkClass cls)
{
    return cls == RP_CJK_DIGIT || cls == RP_CJK_LETTER;
}

bool
rp_break_is_token(const RpTextChar *c)
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

int
rp_break_by_unicode(const RpBreakTable *t, guint i)
{
    return t->attrs[i].is_line_break ? COST_FREE : RP_BREAK_NEVER;
}

/* A Latin token, chars [from, to). */
typedef struct {
    guint from, to;
    bool url; /* address, path: divided at its separators only */
} Token;

static bool
token_contains(const RpBreakTable *t, const Token *token, const char *needle)
{
    const guint start = t->chars[token->from].offset;
    const guint end = token->to < t->n ? t->chars[token->to].offset : (guint)strlen(t->text);

    return g_strstr_len(t->text + start, end - start, needle) != NULL;
}

static bool
is_address(const RpBreakTable *t, const Token *token)
{
    static const char *const signs[] = {"://",  "@",    "www.", ".cn", ".com",
                                        ".org", ".net", ".htm", "\\"};
    guint solidi = 0;

    for (gsize k = 0; k < G_N_ELEMENTS(signs); k++)
        if (token_contains(t, token, signs[k]))
            return true;
    for (guint i = token->from; i < token->to; i++)
        if (t->chars[i].ch == '/' &&
            (rp_break_class(t, i + 1) == RP_CJK_LETTER || i == token->from))
            solidi++;
    return solidi >= 2;
}

/* After :// and @ rather not: what follows is best seen whole. */
static int
cost_of_separator(const RpBreakTable *t, guint i)
{
    const bool root = t->chars[i - 1].ch == '/' && i >= 2 && t->chars[i - 2].ch == '/';

    return root || t->chars[i - 1].ch == '@' ? COST_ROOT : COST_SEPARATOR;
}

static int
cost_in_address(const RpBreakTable *t, guint i)
{
    const gunichar left = t->chars[i - 1].ch;
    const gunichar right = t->chars[i].ch;

    if (t->chars[i].cls == RP_CJK_MARK)
        return RP_BREAK_NEVER;
    if (left < 0x80 && strchr("/?&=#_-@\\", (int)left) != NULL && right != left && right != '/' &&
        right != '\\')
        return rp_break_is_token(&t->chars[i]) && t->chars[i].cls != RP_CJK_LATIN_STOP
                   ? cost_of_separator(t, i)
                   : RP_BREAK_NEVER;
    if (right == '.' && i > 0 && rp_break_is_alnum(t->chars[i - 1].cls) &&
        rp_break_is_alnum(rp_break_class(t, i + 1)))
        return COST_SEPARATOR * 2;
    return RP_BREAK_NEVER;
}

/* Returns: how many letters stand in a row before (step -1) or from (step 1) the place `i`. */
static guint
count_letters(const RpBreakTable *t, guint i, int step)
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
cost_after_sign(const RpBreakTable *t, guint i)
{
    const RpCjkClass before = i >= 2 ? rp_break_class(t, i - 2) : RP_CJK_SPACE;
    const RpCjkClass after = rp_break_class(t, i);
    const gunichar sign = t->chars[i - 1].ch;

    if (sign == 0x00B1)
        return RP_BREAK_NEVER; /* 20±2 is one value */
    if (!rp_break_is_alnum(before) && before != RP_CJK_LATIN_CLOSE && before != RP_CJK_UNIT)
        return RP_BREAK_NEVER;
    if (!rp_break_is_alnum(after) && after != RP_CJK_LATIN_OPEN && after != RP_CJK_PREFIX)
        return RP_BREAK_NEVER;
    if (sign == '+' || sign == 0x00D7 || sign == 0x00F7 || sign == 0x2212)
        return COST_OPERATOR;
    return COST_RELATION;
}

static bool
is_between_figures(const RpBreakTable *t, guint i)
{
    return i >= 2 && t->chars[i - 2].cls == RP_CJK_DIGIT && t->chars[i].cls == RP_CJK_DIGIT;
}

static int
cost_after_soft_hyphen(const RpBreakTable *t, guint i)
{
    return t->chars[i].cls == RP_CJK_LETTER ? COST_DIVIDE : RP_BREAK_NEVER;
}

/* After a hyphen that is there: between words, in a range, after a dash of half an em. */
static int
cost_after_hyphen(const RpBreakTable *t, guint i)
{
    const guint before = count_letters(t, i - 1, -1);
    const guint after = count_letters(t, i, 1);

    if (t->chars[i - 1].ch >= 0x2012 || (before >= 3 && after >= 3))
        return COST_HYPHEN;
    if (is_between_figures(t, i))
        return COST_RANGE;
    return before >= 2 && after >= 2 && before + after >= 6 ? COST_SHORT_PART : RP_BREAK_NEVER;
}

static int
cost_inside_range(const RpBreakTable *t, guint i)
{
    return is_between_figures(t, i) ? COST_RANGE : RP_BREAK_NEVER;
}

static int
cost_after_solidus(const RpBreakTable *t, guint i)
{
    const bool words = count_letters(t, i - 1, -1) >= 3 && count_letters(t, i, 1) >= 3;

    return words ? COST_SOLIDUS : RP_BREAK_NEVER;
}

static int
cost_after_unit(const RpBreakTable *t, guint i)
{
    return t->chars[i].cls == RP_CJK_DIGIT ? COST_OPERATOR : RP_BREAK_NEVER;
}

/* After a comma or the like: lists are written without spaces, too. */
static int
cost_after_latin_stop(const RpBreakTable *t, guint i)
{
    const gunichar stop = t->chars[i - 1].ch;

    if ((stop == ',' || stop == ';') && count_letters(t, i, 1) >= 2)
        return COST_LIST;
    if (t->chars[i].cls == RP_CJK_LETTER && stop != '.' && stop != ':')
        return rp_break_by_unicode(t, i);
    return RP_BREAK_NEVER;
}

static int
cost_after_other(const RpBreakTable *t, guint i)
{
    return rp_cjk_is_operator(t->chars[i - 1].ch) ? cost_after_sign(t, i) : RP_BREAK_NEVER;
}

/* Between two characters of a word, number or code. */
static int
cost_in_token(const RpBreakTable *t, guint i)
{
    static int (*const after[RP_N_CJK])(const RpBreakTable *t,
                                        guint i) = {[RP_CJK_SOFT_HYPHEN] = cost_after_soft_hyphen,
                                                    [RP_CJK_HYPHEN] = cost_after_hyphen,
                                                    [RP_CJK_CONNECTOR] = cost_inside_range,
                                                    [RP_CJK_SOLIDUS] = cost_after_solidus,
                                                    [RP_CJK_UNIT] = cost_after_unit,
                                                    [RP_CJK_LATIN_STOP] = cost_after_latin_stop,
                                                    [RP_CJK_OTHER] = cost_after_other};
    const RpCjkClass left = t->chars[i - 1].cls;

    return after[left] == NULL ? RP_BREAK_NEVER : after[left](t, i);
}

/* A plain word: lower case but for the first letter. Others are names or codes. */
static bool
is_plain_word(const RpBreakTable *t, guint from, guint to)
{
    for (guint i = from; i < to; i++)
        if (t->chars[i].ch >= 0x80 || (i > from && g_unichar_isupper(t->chars[i].ch)))
            return false;
    return true;
}

static void
divide_word(const RpBreakTable *t, guint from, guint to, bool compound)
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
divide_words(const RpBreakTable *t, const Token *token)
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
tailor_token(const RpBreakTable *t, Token *token)
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

void
rp_break_tailor_tokens(const RpBreakTable *t)
{
    Token token = {0};

    while (token.from < t->n) {
        token.to = token.from;
        while (token.to < t->n && rp_break_is_token(&t->chars[token.to]))
            token.to++;
        if (token.to > token.from + 1)
            tailor_token(t, &token);
        token.from = MAX(token.to, token.from + 1);
    }
}
