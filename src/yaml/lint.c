#include <string.h>

#include "base/i18n.h"
#include "yaml/lint-private.h"

static const struct {
    const char *code;
    const char *text;
    const char *hint;
    bool harmless; /* the tree is still what was meant, except for this value */
} findings[] = {
    [RP_LINT_TAB] = {"yaml-tab", N_("a tab character in the indentation"),
                     N_("indent with spaces, two for each level"), false},
    [RP_LINT_WIDE_SPACE] = {"yaml-wide-space",
                            N_("a full-width or no-break space where a plain space belongs"),
                            N_("type the space with the input method switched to English"), false},
    [RP_LINT_WIDE_COLON] = {"yaml-wide-colon", N_("a full-width colon “：” behind a key"),
                            N_("write “: ”, a half-width colon and a space"), false},
    [RP_LINT_WIDE_QUOTE] = {"yaml-wide-quote",
                            N_("the value stands in full-width quotation marks, which YAML takes "
                               "for part of the text"),
                            N_("write \"…\"; if the marks belong to the text, put half-width "
                               "quotes around them: '“…”'"),
                            true},
    [RP_LINT_MIXED_QUOTE] = {"yaml-wide-quote",
                             N_("the text begins with a half-width quotation mark and ends with a "
                                "full-width one"),
                             N_("end it with the same mark as it begins with"), false},
    [RP_LINT_WIDE_BRACKET] = {"yaml-wide-bracket", N_("a full-width bracket"),
                              N_("write [ ] for a list and { } for a map, half-width"), false},
    [RP_LINT_WIDE_COMMA] = {"yaml-wide-comma",
                            N_("a full-width comma “，” does not part the items of a list"),
                            N_("write “, ”; if the comma belongs to the text, put the item in "
                               "quotes"),
                            true},
    [RP_LINT_WIDE_DASH] = {"yaml-wide-dash", N_("a full-width dash “－” begins no list item"),
                           N_("write “- ”, a half-width hyphen and a space"), false},
    [RP_LINT_WIDE_HASH] = {"yaml-wide-hash", N_("a full-width “＃” begins no comment"),
                           N_("write # half-width"), false},
    [RP_LINT_COLON_SPACE] = {"yaml-colon-space", N_("no space behind the colon of a key"),
                             N_("write “: ”, a colon and a space"), false},
    [RP_LINT_COMMENT_IN_TEXT] = {"yaml-comment-in-text",
                                 N_("“ #” begins a comment: the rest of the text would be lost"),
                                 N_("put the text in quotes, or the comment on a line of its own"),
                                 true},
    [RP_LINT_COMMENT_FOR_VALUE] = {"yaml-comment-for-value",
                                   N_("the colour is taken for a comment, because it begins with "
                                      "#"),
                                   N_("put it in quotes: \"#B22222\""), true},
    [RP_LINT_PLACEHOLDER] = {"yaml-placeholder-quotes",
                             N_("a value that begins with {{ is taken for a map"),
                             N_("put the whole value in quotes: \"{{plan.title}}\""), false},
    [RP_LINT_LINE_SEPARATOR] = {"yaml-line-separator",
                                N_("an invisible line separator (U+0085, U+2028 or U+2029)"),
                                N_("delete it and press the Enter key"), false},
    [RP_LINT_WIDE_BRACES] = {"yaml-wide-braces", N_("full-width braces “｛｛” make no placeholder"),
                             N_("write {{ and }} half-width"), true},
};

static const char *const free_text_keys[] = {
    "text",   "title",     "header",     "footer",    "caption",    "subtitle", "note",
    "kicker", "head_left", "head_right", "foot_left", "foot_right", "issuer",
};

static const char *const wide_spaces[] = {"\xe3\x80\x80", "\xc2\xa0"}; /* U+3000, U+00A0 */

void
rp_lint_report(RpLint *lint, RpLintKind kind, const char *at)
{
    glong column = g_utf8_strlen(lint->start, at - lint->start) + 1;
    RpWhere where = {lint->source->file, lint->line, (int)column};

    rp_diags_add(lint->diags, RP_FAULT, findings[kind].code, where, "%s", _(findings[kind].text));
    rp_diags_hint(lint->diags, "%s", _(findings[kind].hint));
    lint->broken = lint->broken || !findings[kind].harmless;
}

bool
rp_lint_starts(RpLintPart part, const char *prefix)
{
    size_t length = strlen(prefix);

    return (size_t)(part.stop - part.start) >= length && memcmp(part.start, prefix, length) == 0;
}

static bool
ends(RpLintPart part, const char *suffix)
{
    size_t length = strlen(suffix);

    return (size_t)(part.stop - part.start) >= length &&
           memcmp(part.stop - length, suffix, length) == 0;
}

bool
rp_lint_is_free_text(RpLintPart key)
{
    for (gsize i = 0; key.start != NULL && i < G_N_ELEMENTS(free_text_keys); i++)
        if (strlen(free_text_keys[i]) == (size_t)(key.stop - key.start) &&
            rp_lint_starts(key, free_text_keys[i]))
            return true;
    return false;
}

const char *
rp_lint_skip_word(const char *p, const char *stop)
{
    if (p >= stop || !g_ascii_islower(*p))
        return p;
    while (p < stop && (g_ascii_islower(*p) || g_ascii_isdigit(*p) || strchr("_.-", *p) != NULL))
        p++;
    return p;
}

const char *
rp_lint_skip_blanks(const char *p, const char *stop)
{
    while (p < stop && (*p == ' ' || *p == '\t'))
        p++;
    return p;
}

bool
rp_lint_ends_key(const char *p, const char *stop, bool in_flow)
{
    if (p + 1 >= stop || p[1] == ' ' || p[1] == '\t')
        return true;
    return in_flow && strchr(",[]{}", p[1]) != NULL;
}

/* Returns: the length of the full-width or no-break space at `p`, else 0. */
static size_t
wide_space(const char *p, const char *stop)
{
    for (gsize i = 0; i < G_N_ELEMENTS(wide_spaces); i++)
        if (rp_lint_starts((RpLintPart){p, stop}, wide_spaces[i]))
            return strlen(wide_spaces[i]);
    return 0;
}

/* Returns: behind the closing quote of the quoted scalar at `p`, or NULL. */
static const char *
find_quote_end(const char *p)
{
    char quote = *p++;

    for (; *p != '\0'; p++) {
        bool escape = quote == '"' ? *p == '\\' && p[1] != '\0' : p[0] == quote && p[1] == quote;
        if (escape)
            p++;
        else if (*p == quote)
            return p + 1;
    }
    return NULL;
}

const char *
rp_lint_skip_quoted(RpLint *lint, const char *p)
{
    const char *end = find_quote_end(p);

    if (end != NULL && end <= lint->stop)
        return end;
    RpLintPart rest = {p, lint->stop};
    while (rest.stop > p && (rest.stop[-1] == ' ' || rest.stop[-1] == '\t'))
        rest.stop--;
    if (ends(rest, "”") || ends(rest, "’")) {
        rp_lint_report(lint, RP_LINT_MIXED_QUOTE, rest.stop - strlen("”"));
        return NULL;
    }
    /* A quote that was meant to be closed on its line ends at the beginning of the next one. */
    const char *next = end != NULL ? end + strspn(end, " \t") : NULL;
    if (next == NULL || strchr("\r\n#,]}:", *next) == NULL)
        lint->lost = true;
    lint->quote_end = end;
    return NULL;
}

void
rp_lint_check_quotes(RpLint *lint, RpLintPart value)
{
    static const struct {
        const char *open, *close;
    } pairs[] = {{"“", "”"}, {"‘", "’"}, {"＂", "＂"}, {"”", "”"}, {"“", "“"}};

    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        size_t open = strlen(pairs[i].open), close = strlen(pairs[i].close);
        if ((size_t)(value.stop - value.start) < open + close ||
            !rp_lint_starts(value, pairs[i].open) || !ends(value, pairs[i].close))
            continue;
        /* “甲”与“乙” are two quotations in a text */
        RpLintPart inside = {value.start + open, value.stop - close};
        g_autofree char *text = g_strndup(inside.start, (gsize)(inside.stop - inside.start));
        if (strstr(text, pairs[i].open) == NULL && strstr(text, pairs[i].close) == NULL) {
            rp_lint_report(lint, RP_LINT_WIDE_QUOTE, value.start);
            return;
        }
    }
}

/* `（…）` and the like around a value that is no free text */
static bool
check_brackets(RpLint *lint, RpLintPart value, bool free_text)
{
    static const struct {
        const char *open, *close;
        bool in_text; /* also found in texts */
    } pairs[] = {
        {"［", "］", false}, {"｛", "｝", false}, {"（", "）", true},
        {"【", "】", true},  {"〔", "〕", true},  {"[", "］", false},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        if (rp_lint_starts(value, pairs[i].open) && ends(value, pairs[i].close) &&
            !(free_text && pairs[i].in_text)) {
            rp_lint_report(lint, RP_LINT_WIDE_BRACKET, value.start);
            return true;
        }
    }
    return false;
}

/* Returns: the # of a comment behind the plain scalar at `p`, or the end of the line. */
static const char *
find_comment(const char *p, const char *stop)
{
    for (const char *q = p + 1; q < stop; q++)
        if (*q == '#' && (q[-1] == ' ' || q[-1] == '\t'))
            return q;
    return stop;
}

static bool
is_colour(const char *p, const char *stop)
{
    const char *q = p + 1;

    while (q < stop && g_ascii_isxdigit(*q))
        q++;
    return (q - p == 4 || q - p == 7) && (q == stop || *q == ' ');
}

static void
check_plain(RpLint *lint, const char *p, bool free_text, int parent)
{
    const char *comment = find_comment(p, lint->stop);
    RpLintPart value = {p, comment};

    while (value.stop > p && (value.stop[-1] == ' ' || value.stop[-1] == '\t'))
        value.stop--;
    lint->plain_parent = parent;
    lint->plain_is_free = free_text;
    if (free_text && comment < lint->stop)
        rp_lint_report(lint, RP_LINT_COMMENT_IN_TEXT, comment);
    if (!check_brackets(lint, value, free_text))
        rp_lint_check_quotes(lint, value);
}

/* Check the value at `p`; what belongs to it on the next lines is indented more than `parent`. */
static void
check_value(RpLint *lint, const char *p, bool free_text, int parent)
{
    p = rp_lint_skip_blanks(p, lint->stop);
    if (p >= lint->stop)
        return;
    if (*p == '#') {
        if (is_colour(p, lint->stop))
            rp_lint_report(lint, RP_LINT_COMMENT_FOR_VALUE, p);
        else if (free_text)
            rp_lint_report(lint, RP_LINT_COMMENT_IN_TEXT, p);
    } else if (*p == '|' || *p == '>') {
        lint->block_parent = parent;
    } else if (*p == '"' || *p == '\'') {
        rp_lint_skip_quoted(lint, p);
    } else if (p[0] == '{' && p[1] == '{') {
        rp_lint_report(lint, RP_LINT_PLACEHOLDER, p);
    } else if (*p == '[' && ends((RpLintPart){p, lint->stop}, "］")) {
        check_brackets(lint, (RpLintPart){p, lint->stop}, free_text);
    } else if (*p == '[' || *p == '{') {
        rp_lint_flow(lint, p);
    } else if (strchr("&*!%@`", *p) == NULL) {
        check_plain(lint, p, free_text, parent);
    }
}

/* Returns: the colon that ends the key at `p`, or NULL when there is none on this line. */
static const char *
find_colon(const RpLint *lint, const char *p)
{
    if (*p == '"' || *p == '\'') {
        const char *end = find_quote_end(p);
        if (end == NULL || end >= lint->stop)
            return NULL;
        end = rp_lint_skip_blanks(end, lint->stop);
        return end < lint->stop && *end == ':' ? end : NULL;
    }
    if (strchr("[{|>#&*!%@`", *p) != NULL)
        return NULL;
    const char *comment = find_comment(p, lint->stop);
    for (; p < comment; p++)
        if (*p == ':' && rp_lint_ends_key(p, lint->stop, false))
            return p;
    return NULL;
}

/* Check "key: value", or a value alone, at `p`. `dash` is the column of the list item it is in. */
static void
check_entry(RpLint *lint, const char *p, int dash)
{
    int column = (int)(p - lint->start);
    const char *word = rp_lint_skip_word(p, lint->stop);
    const char *next = rp_lint_skip_blanks(word, lint->stop);
    const char *colon = find_colon(lint, p);

    if (word > p && rp_lint_starts((RpLintPart){next, lint->stop}, "：")) {
        rp_lint_report(lint, RP_LINT_WIDE_COLON, next);
        const char *value = rp_lint_skip_blanks(next + strlen("："), lint->stop);
        if (value < lint->stop && (*value == '|' || *value == '>'))
            lint->block_parent = column;
        return;
    }
    if (colon != NULL) {
        RpLintPart key = {p, colon};
        while (key.stop > key.start && key.stop[-1] == ' ')
            key.stop--;
        check_value(lint, colon + 1, rp_lint_is_free_text(key), column);
        return;
    }
    if (word > p && word < lint->stop && *word == ':') {
        if (wide_space(word + 1, lint->stop) > 0) {
            rp_lint_report(lint, RP_LINT_WIDE_SPACE, word + 1);
            return;
        }
        /* as an item of a list this is a plain word, such as auto:official */
        if (dash == RP_LINT_NONE) {
            rp_lint_report(lint, RP_LINT_COLON_SPACE, word);
            return;
        }
    }
    check_value(lint, p, false, dash == RP_LINT_NONE ? column - 1 : dash);
}

/* Go over the dashes of list items and check what stands behind them. */
static void
check_structure(RpLint *lint, const char *p)
{
    int dash = RP_LINT_NONE;

    while (p < lint->stop && *p == '-' && rp_lint_ends_key(p, lint->stop, false)) {
        dash = (int)(p - lint->start);
        for (p++; p < lint->stop && *p == ' ';)
            p++;
        if (p < lint->stop && *p == '\t') {
            rp_lint_report(lint, RP_LINT_TAB, p);
            return;
        }
    }
    RpLintPart rest = {p, lint->stop};
    if (p >= lint->stop || *p == '#')
        return;
    if (rp_lint_starts(rest, "－"))
        rp_lint_report(lint, RP_LINT_WIDE_DASH, p);
    else if (rp_lint_starts(rest, "＃"))
        rp_lint_report(lint, RP_LINT_WIDE_HASH, p);
    else if (*p == '-' && wide_space(p + 1, lint->stop) > 0)
        rp_lint_report(lint, RP_LINT_WIDE_SPACE, p + 1);
    else
        check_entry(lint, p, dash);
}

/* Report tabs and full-width spaces at `p`, behind the spaces of the indentation. Returns: behind
 * them. */
static const char *
check_indentation(RpLint *lint, const char *p)
{
    const char *first = p;

    for (;;) {
        size_t wide = wide_space(p, lint->stop);
        if (wide == 0 && !(p < lint->stop && (*p == '\t' || *p == ' ')))
            break;
        p += MAX(wide, 1);
    }
    if (p > first)
        rp_lint_report(lint, *first == '\t' ? RP_LINT_TAB : RP_LINT_WIDE_SPACE, first);
    return p;
}

static void
check_separators(RpLint *lint)
{
    static const char *const separators[] = {"\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9"};

    for (const char *p = lint->start; p < lint->stop; p++)
        for (gsize i = 0; i < G_N_ELEMENTS(separators); i++)
            if (((guchar)*p == 0xC2 || (guchar)*p == 0xE2) &&
                rp_lint_starts((RpLintPart){p, lint->stop}, separators[i]))
                rp_lint_report(lint, RP_LINT_LINE_SEPARATOR, p);
}

/* Wherever it stands: in a text nobody writes two of them for their own sake. */
static void
check_braces(RpLint *lint)
{
    for (const char *p = lint->start; p < lint->stop; p++)
        if ((guchar)*p == 0xEF && rp_lint_starts((RpLintPart){p, lint->stop}, "｛｛")) {
            rp_lint_report(lint, RP_LINT_WIDE_BRACES, p);
            return;
        }
}

/* Is the line, indented by `spaces`, part of a scalar that began before? */
static bool
is_continued(RpLint *lint, int spaces)
{
    if (lint->block_parent != RP_LINT_NONE) {
        if (spaces > lint->block_parent)
            return true;
        lint->block_parent = RP_LINT_NONE;
    }
    if (lint->plain_parent == RP_LINT_NONE || spaces <= lint->plain_parent) {
        lint->plain_parent = RP_LINT_NONE;
        return false;
    }
    const char *p = lint->start + spaces;
    const char *comment = *p == '#' ? p : find_comment(p, lint->stop);
    if (lint->plain_is_free && comment < lint->stop && comment > p)
        rp_lint_report(lint, RP_LINT_COMMENT_IN_TEXT, comment);
    const char *word = rp_lint_skip_word(p, lint->stop);
    if (!lint->plain_is_free && word > p && rp_lint_starts((RpLintPart){word, lint->stop}, "："))
        rp_lint_report(lint, RP_LINT_WIDE_COLON, word);
    /* a comment ends the scalar; a key inside it is for the parser to report */
    return *p != '#' && find_colon(lint, p) == NULL;
}

static void
check_line(RpLint *lint)
{
    const char *p = lint->start;

    check_separators(lint);
    check_braces(lint);
    if (lint->quote_end != NULL) {
        if (lint->quote_end > lint->stop)
            return;
        p = lint->quote_end;
        lint->quote_end = NULL;
        if (lint->depth > 0)
            rp_lint_flow(lint, p);
        return;
    }
    while (p < lint->stop && *p == ' ')
        p++;
    if (rp_lint_skip_blanks(p, lint->stop) == lint->stop)
        return;
    int parent = lint->block_parent;
    bool indented_wrongly = *p == '\t' || wide_space(p, lint->stop) > 0;
    if (lint->depth == 0 && is_continued(lint, (int)(p - lint->start)))
        return;
    p = check_indentation(lint, p);
    if (lint->depth > 0)
        rp_lint_flow(lint, p);
    else if (parent != RP_LINT_NONE && indented_wrongly)
        lint->block_parent = parent; /* was meant as text */
    else if (p < lint->stop && !rp_lint_starts((RpLintPart){p, lint->stop}, "---"))
        check_structure(lint, p);
}

bool
rp_lint(const RpSource *source, RpDiags *diags)
{
    RpLint lint = {.source = source,
                   .diags = diags,
                   .block_parent = RP_LINT_NONE,
                   .plain_parent = RP_LINT_NONE};

    for (guint i = 0; i < source->lines->len && !lint.lost; i++) {
        lint.line = (int)i + 1;
        lint.start = source->text + g_array_index(source->lines, gsize, i);
        lint.stop = lint.start + strcspn(lint.start, "\r\n");
        check_line(&lint);
    }
    return !lint.broken;
}
