#include <string.h>

#include "yaml/lint-private.h"

static char
innermost(const RpLint *lint)
{
    if (lint->depth == 0)
        return '\0';
    return lint->flow[lint->depth - 1];
}

static void
open_bracket(RpLint *lint, char bracket)
{
    if (lint->depth == RP_LINT_MAX_DEPTH)
        lint->lost = true;
    else
        lint->flow[lint->depth++] = bracket;
    lint->flow_key = (RpLintPart){NULL, NULL};
}

static void
close_bracket(RpLint *lint)
{
    lint->depth--;
    lint->flow_key = (RpLintPart){NULL, NULL};
}

static bool
is_comment(const RpLint *lint, const char *p)
{
    return *p == '#' && (p == lint->start || p[-1] == ' ' || p[-1] == '\t');
}

/* Returns: behind the characters of a plain scalar in flow. */
static const char *
skip_plain(const RpLint *lint, const char *p)
{
    for (; p < lint->stop; p++) {
        if (strchr(",[]{}", *p) != NULL || is_comment(lint, p))
            break;
        if (*p == ':' && rp_lint_ends_key(p, lint->stop, true))
            break;
    }
    return p;
}

/* Returns: the first full-width mark of `marks` (three bytes each) in the part, or NULL. */
static const char *
find_wide(RpLintPart part, const char *marks)
{
    for (const char *p = part.start; p + 3 <= part.stop; p++)
        for (const char *mark = marks; *mark != '\0'; mark += 3)
            if (memcmp(p, mark, 3) == 0)
                return p;
    return NULL;
}

/* `{id： x}` and `{id:x}` */
static void
check_key(RpLint *lint, RpLintPart part)
{
    const char *word = rp_lint_skip_word(part.start, part.stop);
    const char *next = rp_lint_skip_blanks(word, part.stop);

    if (word == part.start || lint->flow_key.start != NULL || innermost(lint) != '{')
        return;
    if (rp_lint_starts((RpLintPart){next, part.stop}, "："))
        rp_lint_report(lint, RP_LINT_WIDE_COLON, next);
    else if (word < part.stop && *word == ':')
        rp_lint_report(lint, RP_LINT_COLON_SPACE, word);
}

/* A full-width comma parts nothing: always wrong in a list, in a map where a key follows. */
static void
check_comma(RpLint *lint, RpLintPart part, bool before_colon)
{
    const char *comma = find_wide(part, "，");

    if (comma == NULL || rp_lint_is_free_text(lint->flow_key))
        comma = before_colon ? comma : NULL;
    if (comma == NULL)
        return;
    const char *word = rp_lint_skip_blanks(comma + strlen("，"), part.stop);
    const char *behind = rp_lint_skip_blanks(rp_lint_skip_word(word, part.stop), part.stop);
    if (innermost(lint) == '[' || (before_colon && word < part.stop && behind == part.stop)) {
        rp_lint_report(lint, RP_LINT_WIDE_COMMA, comma);
        lint->broken = lint->broken || before_colon;
    }
}

static const char *
scan_plain(RpLint *lint, const char *p)
{
    const char *stop = skip_plain(lint, p);
    RpLintPart part = {p, stop};
    bool key = stop < lint->stop && *stop == ':';
    bool comment = stop < lint->stop && *stop == '#';

    while (part.stop > part.start && (part.stop[-1] == ' ' || part.stop[-1] == '\t'))
        part.stop--;
    check_key(lint, part);
    check_comma(lint, part, key);
    rp_lint_check_quotes(lint, part);
    const char *bracket = find_wide(part, "［］｛｝");
    if (bracket != NULL)
        rp_lint_report(lint, RP_LINT_WIDE_BRACKET, bracket);
    if (comment && part.stop > part.start && rp_lint_is_free_text(lint->flow_key)) {
        rp_lint_report(lint, RP_LINT_COMMENT_IN_TEXT, stop);
        lint->broken = true; /* the closing bracket is lost, too */
    }
    if (key)
        lint->flow_key = part;
    return key ? stop + 1 : stop;
}

/* `{{name}}` without quotes is a map in a map. Returns: behind it. */
static const char *
skip_placeholder(RpLint *lint, const char *p)
{
    const char *end = memmem(p, (size_t)(lint->stop - p), "}}", 2);

    rp_lint_report(lint, RP_LINT_PLACEHOLDER, p);
    return end != NULL ? end + 2 : lint->stop;
}

/* Returns: behind the next token; NULL when the rest of the line is done with. */
static const char *
scan_token(RpLint *lint, const char *p)
{
    switch (*p) {
    case '[':
    case '{':
        if (p[0] == '{' && p[1] == '{')
            return skip_placeholder(lint, p);
        open_bracket(lint, *p);
        return p + 1;
    case ']':
    case '}':
        close_bracket(lint);
        return p + 1;
    case ',':
        lint->flow_key = (RpLintPart){NULL, NULL};
        return p + 1;
    case ':':
        return p + 1;
    case '"':
    case '\'':
        return rp_lint_skip_quoted(lint, p);
    default:
        return is_comment(lint, p) ? NULL : scan_plain(lint, p);
    }
}

void
rp_lint_flow(RpLint *lint, const char *p)
{
    do {
        p = rp_lint_skip_blanks(p, lint->stop);
        if (p >= lint->stop)
            return;
        p = scan_token(lint, p);
    } while (p != NULL && lint->depth > 0 && !lint->lost);
}
