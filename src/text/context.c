#include "text/context-private.h"

enum {
    LEFT_SINGLE = 0x2018,
    RIGHT_SINGLE = 0x2019,
    LEFT_DOUBLE = 0x201C,
    RIGHT_DOUBLE = 0x201D,
    EM_DASH = 0x2014,
    BAR = 0x2015,
};

typedef struct {
    RpTextChar *chars;
    guint n;
} Context;

/* Returns: (nullable) the nearest character before `i` that is not a combining mark. */
static const RpTextChar *
before(const Context *context, guint i)
{
    while (i-- > 0)
        if (context->chars[i].cls != RP_CJK_MARK)
            return &context->chars[i];
    return NULL;
}

static const RpTextChar *
after(const Context *context, guint i)
{
    for (i++; i < context->n; i++)
        if (context->chars[i].cls != RP_CJK_MARK)
            return &context->chars[i];
    return NULL;
}

static bool
has_class(const RpTextChar *c, RpCjkClass cls)
{
    return c != NULL && c->cls == cls;
}

static bool
is_wide(const RpTextChar *c)
{
    return c != NULL && rp_cjk_is_wide(c->cls);
}

static bool
is_alnum(const RpTextChar *c)
{
    return has_class(c, RP_CJK_LETTER) || has_class(c, RP_CJK_DIGIT);
}

/* Letters on both sides: an apostrophe, a middle dot of units, a dash of English prose. */
static bool
is_among_letters(const Context *context, guint i)
{
    return has_class(before(context, i), RP_CJK_LETTER) &&
           has_class(after(context, i), RP_CJK_LETTER);
}

static bool
is_quote(gunichar ch)
{
    return ch == LEFT_SINGLE || ch == RIGHT_SINGLE || ch == LEFT_DOUBLE || ch == RIGHT_DOUBLE;
}

static void
set_latin_quote(RpTextChar *c)
{
    c->cls = c->ch == LEFT_SINGLE || c->ch == LEFT_DOUBLE ? RP_CJK_LATIN_OPEN : RP_CJK_LATIN_CLOSE;
    c->cjk = false;
}

/* A pair of quotes is Chinese when Han is between them, or Chinese text directly outside; a pair
 * alone in its paragraph around Latin is Latin. */
static void
resolve_pair(const Context *context, guint open, guint close, bool holds_han)
{
    if (holds_han || is_wide(before(context, open)) || is_wide(after(context, close)))
        return;
    set_latin_quote(&context->chars[open]);
    set_latin_quote(&context->chars[close]);
}

/* A quote without partner goes by the character it clings to, or else by the other neighbour. */
static void
resolve_single(const Context *context, guint i)
{
    RpTextChar *c = &context->chars[i];
    const bool opens = c->ch == LEFT_SINGLE || c->ch == LEFT_DOUBLE;
    const RpTextChar *inner = opens ? after(context, i) : before(context, i);
    const RpTextChar *outer = opens ? before(context, i) : after(context, i);

    if (is_wide(inner) || (is_wide(outer) && !(is_alnum(inner) && is_alnum(outer))))
        return;
    set_latin_quote(c);
}

/* An open quote that waits for its partner. */
typedef struct {
    guint at;
    guint han; /* Han characters before it */
} OpenQuote;

/* Returns: the place on the stack of the partner of the closing quote `ch`, or -1. */
static int
find_partner(const Context *context, const GArray *stack, gunichar ch)
{
    for (guint depth = 0; depth < stack->len && depth < 4; depth++) {
        const guint place = stack->len - 1 - depth;
        const guint at = g_array_index(stack, OpenQuote, place).at;

        if (context->chars[at].ch + 1 == ch)
            return (int)place;
    }
    return -1;
}

static void
close_quote(const Context *context, GArray *stack, guint i, guint han)
{
    const int place = find_partner(context, stack, context->chars[i].ch);

    if (place < 0) {
        resolve_single(context, i);
        return;
    }
    for (guint k = (guint)place + 1; k < stack->len; k++)
        resolve_single(context, g_array_index(stack, OpenQuote, k).at);
    const OpenQuote open = g_array_index(stack, OpenQuote, (guint)place);

    g_array_set_size(stack, (guint)place);
    resolve_pair(context, open.at, i, han > open.han);
}

static void
resolve_quotes(const Context *context)
{
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(OpenQuote));
    guint han = 0;

    for (guint i = 0; i < context->n; i++) {
        RpTextChar *c = &context->chars[i];

        if (!is_quote(c->ch)) {
            han += rp_cjk_is_wide(c->cls) ? 1 : 0;
        } else if (c->ch == RIGHT_SINGLE && is_among_letters(context, i)) {
            c->cls = RP_CJK_LETTER; /* an apostrophe */
            c->cjk = false;
        } else if (c->cls == RP_CJK_OPEN) {
            const OpenQuote open = {i, han};

            g_array_append_val(stack, open);
        } else {
            close_quote(context, stack, i, han);
        }
    }
    for (guint k = 0; k < stack->len; k++)
        resolve_single(context, g_array_index(stack, OpenQuote, k).at);
}

/* Straight double quotes open and close by turns. */
static void
resolve_straight_quotes(const Context *context)
{
    bool inside = false;

    for (guint i = 0; i < context->n; i++) {
        RpTextChar *c = &context->chars[i];

        if (c->ch == '"') {
            c->cls = inside ? RP_CJK_LATIN_CLOSE : RP_CJK_LATIN_OPEN;
            inside = !inside;
        } else if (c->ch == '\'' && is_among_letters(context, i)) {
            c->cls = RP_CJK_LETTER;
        }
    }
}

static bool
is_dash(gunichar ch)
{
    return ch == EM_DASH || ch == BAR;
}

static void
resolve_connector(const Context *context, guint i)
{
    RpTextChar *c = &context->chars[i];
    const RpTextChar *left = before(context, i);
    const RpTextChar *right = after(context, i);

    if (is_dash(c->ch) && ((i > 0 && is_dash(context->chars[i - 1].ch)) ||
                           (i + 1 < context->n && is_dash(context->chars[i + 1].ch)))) {
        c->cls = RP_CJK_DASH;
    } else if (is_dash(c->ch) &&
               (is_among_letters(context, i) ||
                (has_class(left, RP_CJK_SPACE) && has_class(right, RP_CJK_SPACE)))) {
        c->cls = RP_CJK_HYPHEN;
        c->cjk = false;
    } else if (c->ch == 0x2012 || c->ch == 0x2013) {
        c->cjk = false; /* half an em wide: the Latin face has it */
    }
}

static void
resolve_ellipsis(const Context *context, guint i)
{
    RpTextChar *c = &context->chars[i];
    const RpTextChar *left = before(context, i);
    const RpTextChar *right = after(context, i);

    if (has_class(left, RP_CJK_ELLIPSIS) || has_class(right, RP_CJK_ELLIPSIS) || is_wide(left) ||
        is_wide(right) || (left == NULL && right == NULL))
        return;
    c->cls = RP_CJK_LATIN_STOP;
    c->cjk = false;
}

static void
resolve_middot(const Context *context, guint i)
{
    if (is_among_letters(context, i)) {
        context->chars[i].cls = RP_CJK_OTHER; /* kW·h */
        context->chars[i].cjk = false;
    }
}

/* A sign is part of the number after it, unless it stands between two operands. */
static void
resolve_sign(const Context *context, guint i)
{
    RpTextChar *c = &context->chars[i];
    const RpTextChar *left = before(context, i);

    if (is_alnum(left) || has_class(left, RP_CJK_LATIN_CLOSE) || has_class(left, RP_CJK_UNIT) ||
        has_class(left, RP_CJK_WIDE))
        c->cls = RP_CJK_OTHER;
}

static void
resolve_hyphen(const Context *context, guint i)
{
    const RpTextChar *left = before(context, i);

    if (context->chars[i].ch == '-' && has_class(after(context, i), RP_CJK_DIGIT) &&
        !is_alnum(left) && !has_class(left, RP_CJK_LATIN_CLOSE) &&
        !has_class(left, RP_CJK_HYPHEN) && !has_class(left, RP_CJK_UNIT))
        context->chars[i].cls = RP_CJK_PREFIX; /* a minus */
}

static bool
is_binary_sign(gunichar ch)
{
    return ch == '+' || ch == 0xFF0B || ch == 0x00B1 || ch == 0x2212 || ch == 0x2213;
}

static void
resolve_char(const Context *context, guint i)
{
    RpTextChar *c = &context->chars[i];

    if (c->cls == RP_CJK_CONNECTOR)
        resolve_connector(context, i);
    else if (c->cls == RP_CJK_ELLIPSIS)
        resolve_ellipsis(context, i);
    else if (c->cls == RP_CJK_MIDDOT)
        resolve_middot(context, i);
    else if (c->cls == RP_CJK_HYPHEN)
        resolve_hyphen(context, i);
    else if (c->cls == RP_CJK_PREFIX && is_binary_sign(c->ch))
        resolve_sign(context, i);
    else if (c->ch == '~' && is_alnum(before(context, i)) && is_alnum(after(context, i)))
        c->cls = RP_CJK_CONNECTOR;
    else if ((c->cls == RP_CJK_MARK || c->cls == RP_CJK_SPACE || c->cls == RP_CJK_FIXED_SPACE ||
              c->cls == RP_CJK_SOFT_HYPHEN) &&
             i > 0)
        c->cjk = context->chars[i - 1].cjk;
}

/* Which characters the Han face sets, apart from their context. */
static bool
wants_han_face(gunichar ch, RpCjkClass cls)
{
    if (rp_cjk_is_wide(cls) || (ch >= 0xFE30 && ch < 0xFE70) || ch >= 0xFF00)
        return true;
    if (cls == RP_CJK_UNIT || cls == RP_CJK_PREFIX)
        return ch >= 0x2100 && !rp_cjk_is_operator(ch);
    return cls == RP_CJK_OTHER && ch >= 0x2000 && !rp_cjk_is_operator(ch);
}

GArray *
rp_text_context(const char *text, gsize length)
{
    GArray *chars = g_array_sized_new(FALSE, FALSE, sizeof(RpTextChar), (guint)length / 3 + 1);

    for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
        const gunichar ch = g_utf8_get_char(p);
        const RpCjkClass cls = rp_cjk_class(ch);
        const RpTextChar c = {ch, (guint)(p - text), cls, wants_han_face(ch, cls)};

        g_array_append_val(chars, c);
    }
    const Context context = {(RpTextChar *)chars->data, chars->len};

    resolve_quotes(&context);
    resolve_straight_quotes(&context);
    for (guint i = 0; i < context.n; i++)
        resolve_char(&context, i);
    return chars;
}
