#include <string.h>

#include "base/i18n.h"
#include "build/mustache-private.h"

#define MAX_DELIMITER 16 /* bytes */
#define MAX_DEPTH     32 /* of sections */

typedef struct {
    RpMustache *template;
    RpDiags *diags;
    char open[MAX_DELIMITER], close[MAX_DELIMITER];
    const char *p;       /* first byte not yet read */
    const char *literal; /* where the literal text before `p` begins */
    GArray *sections;    /* of guint: tags of open sections */
    bool broken;
} Parser;

static void
clear_tag(gpointer data)
{
    RpMustacheTag *tag = data;

    g_free(tag->name);
    g_free(tag->indent);
}

void
rp_mustache_free(RpMustache *template)
{
    if (template == NULL)
        return;
    g_array_unref(template->tags);
    g_array_unref(template->lines);
    g_free(template->text);
    g_free(template);
}

RpWhere
rp_mustache_where(const RpMustache *template, gsize offset)
{
    RpWhere where = template->where;
    guint low = 0, high = template->lines->len;

    /* the last line that does not begin behind `offset` */
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;

        if (g_array_index(template->lines, gsize, middle) <= offset)
            low = middle;
        else
            high = middle;
    }
    if (template->one_line && low > 0)
        return where;
    const char *line = template->text + g_array_index(template->lines, gsize, low);
    glong column = g_utf8_strlen(line, template->text + offset - line) - (glong) template->indent;
    where.line += (int)low;
    where.column += (int)MAX(column, 0);
    return where;
}

static GArray *
line_starts(const char *text)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(gsize));
    gsize start = 0;

    g_array_append_val(lines, start);
    for (const char *p = strchr(text, '\n'); p != NULL; p = strchr(p + 1, '\n')) {
        start = (gsize)(p + 1 - text);
        g_array_append_val(lines, start);
    }
    return lines;
}

static void
report(Parser *parser, const char *at, const char *text, const char *hint)
{
    rp_diags_add(parser->diags, RP_FAULT, "bad-placeholder",
                 rp_mustache_where(parser->template, (gsize)(at - parser->template->text)), "%s",
                 text);
    rp_diags_hint(parser->diags, "%s", hint);
    parser->broken = true;
}

static void
add_literal(Parser *parser, const char *end)
{
    RpMustacheTag tag = {
        .kind = RP_TAG_LITERAL,
        .start = (gsize)(parser->literal - parser->template->text),
        .end = (gsize)(end - parser->template->text),
    };

    if (tag.end > tag.start)
        g_array_append_val(parser->template->tags, tag);
}

/* Returns: the first byte of the line of `p` if only blanks are before `p`, else NULL. */
static const char *
blank_before(const Parser *parser, const char *p)
{
    while (p > parser->template->text && (p[-1] == ' ' || p[-1] == '\t'))
        p--;
    return p == parser->template->text || p[-1] == '\n' ? p : NULL;
}

/* Returns: behind the line's end if only blanks follow `p`, else NULL. */
static const char *
blank_after(const char *p)
{
    while (*p == ' ' || *p == '\t')
        p++;
    if (*p == '\0')
        return p;
    if (*p == '\r' && p[1] == '\n')
        return p + 2;
    return *p == '\n' ? p + 1 : NULL;
}

/* Add the literal before the tag `start`..`end` and go on behind it. A tag that stands alone on its
 * line takes the whole line with it. Returns: the beginning of that line, else NULL. */
static const char *
pass_tag(Parser *parser, const char *start, const char *end, bool may_stand_alone)
{
    const char *line = may_stand_alone ? blank_before(parser, start) : NULL;
    const char *next = line == NULL ? NULL : blank_after(end);

    /* an earlier tag of the same line may already have taken its start */
    if (next != NULL && line >= parser->literal) {
        add_literal(parser, line);
        parser->p = parser->literal = next;
        return line;
    }
    add_literal(parser, start);
    parser->p = parser->literal = end;
    return NULL;
}

static void
open_section(Parser *parser, const char *start, guint index)
{
    if (parser->sections->len >= MAX_DEPTH)
        report(parser, start, _("sections are nested more than 32 deep"), _("use fewer levels"));
    g_array_append_val(parser->sections, index);
}

static void
close_section(Parser *parser, const char *start, const char *name, guint index)
{
    GArray *tags = parser->template->tags;
    guint last = parser->sections->len;

    if (last == 0) {
        g_autofree char *text = g_strdup_printf(_("'{{/%s}}' closes nothing"), name);
        report(parser, start, text, _("remove it, or open the section with {{#name}} before"));
        return;
    }
    RpMustacheTag *open =
        &g_array_index(tags, RpMustacheTag, g_array_index(parser->sections, guint, last - 1));
    if (strcmp(open->name, name) != 0) {
        g_autofree char *text = g_strdup_printf(
            _("'{{/%s}}' stands where '{{/%s}}' must close the section"), name, open->name);
        report(parser, start, text, _("close sections in the reverse order of opening"));
    }
    open->match = index;
    g_array_set_size(parser->sections, last - 1);
}

/* {{=<% %>=}} */
static bool
set_delimiters(Parser *parser, const char *start, const char *content)
{
    g_auto(GStrv) words = g_strsplit_set(content, " \t\n", -1);
    const char *marks[2] = {NULL, NULL};
    guint n = 0;

    for (guint i = 0; words[i] != NULL; i++) {
        if (*words[i] == '\0')
            continue;
        if (n < 2)
            marks[n] = words[i];
        n++;
    }
    if (n != 2 || strlen(marks[0]) >= MAX_DELIMITER || strlen(marks[1]) >= MAX_DELIMITER ||
        strchr(content, '=') != NULL) {
        report(parser, start, _("new delimiters are written {{=<% %>=}}"),
               _("write two marks with a space between them, or keep {{ }}"));
        return false;
    }
    g_strlcpy(parser->open, marks[0], MAX_DELIMITER);
    g_strlcpy(parser->close, marks[1], MAX_DELIMITER);
    return true;
}

/* Names are letters, digits, _ and -, joined by dots; or a dot alone. */
static bool
check_name(Parser *parser, const char *start, const char *name)
{
    bool good = *name != '\0';

    for (const char *p = name; good && *p != '\0'; p = g_utf8_next_char(p))
        good = *p != ' ' && *p != '\t' && *p != '\n' && *p != '{' && *p != '}';
    if (good)
        return true;
    report(parser, start, _("a placeholder holds one name: {{region.name}}"),
           _("write the name of a variable between the braces"));
    return false;
}

static void
add_tag(Parser *parser, const char *start, const char *end, RpMustacheTagKind kind,
        const char *content)
{
    g_autofree char *name = g_strstrip(g_strdup(content));
    RpMustacheTag tag = {.kind = kind, .at = (gsize)(start - parser->template->text)};

    const char *line = pass_tag(parser, start, end, kind > RP_TAG_RAW);
    if (!check_name(parser, start, name))
        return;

    guint index = parser->template->tags->len;
    if (kind == RP_TAG_END)
        close_section(parser, start, name, index);
    if (kind == RP_TAG_PARTIAL && line != NULL)
        tag.indent = g_strndup(line, (gsize)(start - line));
    tag.name = g_steal_pointer(&name);
    g_array_append_val(parser->template->tags, tag);
    if (kind == RP_TAG_SECTION || kind == RP_TAG_INVERTED)
        open_section(parser, start, index);
}

/* Behind the opening delimiter at `start` stands `p`. */
static void
read_tag(Parser *parser, const char *start, const char *p)
{
    static const struct {
        char mark;
        RpMustacheTagKind kind;
    } kinds[] = {{'#', RP_TAG_SECTION},
                 {'^', RP_TAG_INVERTED},
                 {'/', RP_TAG_END},
                 {'&', RP_TAG_RAW},
                 {'>', RP_TAG_PARTIAL}};
    bool triple = *p == '{';
    bool delimiters = *p == '=';
    g_autofree char *closing = g_strconcat(triple       ? "}"
                                           : delimiters ? "="
                                                        : "",
                                           parser->close, NULL);
    const char *stop = strstr(p + (triple || delimiters ? 1 : 0), closing);

    if (stop == NULL) {
        report(parser, start, _("this placeholder is not closed"), _("close it with }}"));
        parser->p = start + strlen(start);
        return;
    }
    const char *end = stop + strlen(closing);
    bool marked = triple || delimiters || strchr("#^/&!>", *p) != NULL;
    g_autofree char *content =
        g_strndup(p + (marked ? 1 : 0), (gsize)(stop - p) - (marked ? 1 : 0));

    if (*p == '!' || delimiters) {
        pass_tag(parser, start, end, true);
        if (delimiters)
            set_delimiters(parser, start, content);
        return;
    }
    RpMustacheTagKind kind = triple ? RP_TAG_RAW : RP_TAG_VARIABLE;
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (kinds[i].mark == *p)
            kind = kinds[i].kind;
    add_tag(parser, start, end, kind, content);
}

/* Returns: (owned) `text` with `indent` in front of every line. */
static char *
indented(const char *text, const char *indent)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (const char *p = text; *p != '\0'; p++) {
        if (p == text || p[-1] == '\n')
            g_string_append(out, indent);
        g_string_append_c(out, *p);
    }
    return g_strdup(out->str);
}

static RpMustache *
new_template(const char *text, RpWhere where, bool one_line, const char *indent)
{
    RpMustache *template = g_new0(RpMustache, 1);

    template->text = indented(text, indent == NULL ? "" : indent);
    template->where = where;
    template->indent = indent == NULL ? 0 : strlen(indent);
    template->one_line = one_line;
    template->lines = line_starts(template->text);
    template->tags = g_array_new(FALSE, TRUE, sizeof(RpMustacheTag));
    g_array_set_clear_func(template->tags, clear_tag);
    return template;
}

RpMustache *
rp_mustache_parse(const char *text, RpWhere where, bool one_line, const char *indent,
                  RpDiags *diags)
{
    g_autoptr(RpMustache) template = new_template(text, where, one_line, indent);
    g_autoptr(GArray) sections = g_array_new(FALSE, FALSE, sizeof(guint));
    const char *begin = template->text, *start = NULL;
    Parser parser = {template, diags, "{{", "}}", begin, begin, sections, false};

    while (!parser.broken && (start = strstr(parser.p, parser.open)) != NULL)
        read_tag(&parser, start, start + strlen(parser.open));
    if (parser.broken)
        return NULL;
    add_literal(&parser, begin + strlen(begin));
    if (sections->len > 0) {
        const RpMustacheTag *open = &g_array_index(
            template->tags, RpMustacheTag, g_array_index(sections, guint, sections->len - 1));
        g_autofree char *what = g_strdup_printf(_("the section '%s' is not closed"), open->name);
        g_autofree char *how = g_strdup_printf(_("close it with {{/%s}}"), open->name);

        report(&parser, begin + open->at, what, how);
        return NULL;
    }
    return g_steal_pointer(&template);
}
