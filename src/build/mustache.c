#include "build/mustache.h"

#include <string.h>

#include "base/i18n.h"
#include "build/mustache-private.h"

#define MAX_STEPS 200000     /* tags rendered: sections in sections multiply */
#define MAX_BYTES (2u << 20) /* of the result */
#define MAX_DEPTH 32         /* of partials in partials */

/* What one expansion may cost. */
typedef struct {
    guint steps;
    gsize bytes;
    bool spent; /* and reported */
} Budget;

/* Partials parsed so far, by indent and name. */
typedef struct {
    const RpPartialFinder *finder; /* nullable */
    GHashTable *known;             /* owned; key (owned) -> RpMustache (owned, nullable) */
} Partials;

typedef struct {
    const RpMustache *template;
    RpEscape escape;
    RpDiags *diags;
    GPtrArray *stack; /* of const RpVar *: contexts, the innermost last */
    RpExpanded *out;  /* NULL: only names are checked */
    Budget *budget;   /* shared by all copies, as the next two */
    Partials *partials;
    GPtrArray *inside; /* of const RpMustache *: partials being rendered, the innermost last */
} Renderer;

void
rp_expanded_free(RpExpanded *expanded)
{
    if (expanded == NULL)
        return;
    g_string_free(expanded->text, TRUE);
    g_array_unref(expanded->lines);
    g_array_unref(expanded->pieces);
    g_array_unref(expanded->holes);
    g_free(expanded);
}

RpWhere
rp_expanded_where(const RpExpanded *expanded, gsize at)
{
    const RpExpandedPiece *found = NULL;

    for (guint i = 0; i < expanded->pieces->len; i++) {
        const RpExpandedPiece *piece = &g_array_index(expanded->pieces, RpExpandedPiece, i);

        if (piece->at > at)
            break;
        found = piece;
    }
    if (found == NULL)
        return rp_where(NULL, 0, 0);
    RpWhere where = found->where;
    const char *start = expanded->text->str + found->at;
    if (found->literal)
        where.column += (int)g_utf8_strlen(start, (gssize)(at - found->at));
    return where;
}

/* Returns: whether one more tag may be rendered; the first refusal is a fault at it. */
static bool
may_spend(const Renderer *renderer, const RpMustacheTag *tag)
{
    Budget *budget = renderer->budget;

    budget->steps++;
    if (budget->spent || (budget->steps <= MAX_STEPS && budget->bytes <= MAX_BYTES))
        return !budget->spent;
    budget->spent = true;
    rp_diags_add(
        renderer->diags, RP_FAULT, "text-too-long",
        rp_mustache_where(renderer->template, tag->kind == RP_TAG_LITERAL ? tag->start : tag->at),
        _("this text becomes endless: sections inside sections multiply"));
    rp_diags_hint(renderer->diags, _("do not repeat a list inside itself"));
    return false;
}

/* Append, noting for each line that begins where its first byte comes from. */
static void
append(const Renderer *renderer, const char *text, gsize length, gsize from, bool literal)
{
    GString *out = renderer->out->text;

    renderer->budget->bytes += length;
    for (gsize i = 0; i < length; i++) {
        bool first = out->len == 0 || out->str[out->len - 1] == '\n';

        if (first || i == 0) {
            RpWhere where = rp_mustache_where(renderer->template, from + (literal ? i : 0));
            RpExpandedPiece piece = {out->len, where, literal};

            g_array_append_val(renderer->out->pieces, piece);
            if (first)
                g_array_append_val(renderer->out->lines, where);
        }
        g_string_append_c(out, text[i]);
    }
}

/* Nothing comes here, and what is only there to introduce it may go too. */
static void
note_hole(const Renderer *renderer)
{
    if (renderer->out == NULL)
        return;
    const GString *text = renderer->out->text;
    bool fresh = text->len == 0 || text->str[text->len - 1] == '\n';
    int line = (int)renderer->out->lines->len + (fresh ? 1 : 0);

    g_array_append_val(renderer->out->holes, line);
}

/* Any ASCII punctuation may be escaped in Markdown, so all of it is. A value stays on one line. */
static char *
escape_markdown(const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (const char *p = text; *p != '\0'; p++) {
        if (g_ascii_ispunct(*p))
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p == '\n' ? ' ' : *p);
    }
    return g_strdup(out->str);
}

/* The first part of a name is looked up from the innermost context outwards, the rest below it. */
static const RpVar *
resolve(const Renderer *renderer, const char *name)
{
    const char *dot = strchr(name, '.');
    g_autofree char *head = dot == NULL ? g_strdup(name) : g_strndup(name, (gsize)(dot - name));

    if (strcmp(name, ".") == 0)
        return g_ptr_array_index(renderer->stack, renderer->stack->len - 1);
    for (guint i = renderer->stack->len; i > 0; i--) {
        const RpVar *context = g_ptr_array_index(renderer->stack, i - 1);
        const RpVar *found = rp_var_lookup(context, head);

        if (found != NULL)
            return dot == NULL ? found : rp_var_lookup(found, dot + 1);
    }
    return NULL;
}

static void
report_unknown(const Renderer *renderer, RpMustacheTag *tag)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    if (tag->reported)
        return;
    tag->reported = true;
    for (guint i = 0; i < renderer->stack->len; i++) {
        const RpVar *context = g_ptr_array_index(renderer->stack, i);
        g_autoptr(GPtrArray) paths =
            context->kind == RP_VAR_MAP ? rp_var_paths(context) : g_ptr_array_new();

        for (guint k = 0; k < paths->len; k++)
            if (strchr(g_ptr_array_index(paths, k), '[') == NULL)
                g_ptr_array_add(names, g_strdup(g_ptr_array_index(paths, k)));
    }
    const char *nearest = rp_nearest(tag->name, (const char *const *)names->pdata, names->len);
    rp_diags_add(renderer->diags, RP_FAULT, "unknown-variable",
                 rp_mustache_where(renderer->template, tag->at), _("unknown variable '%s'"),
                 tag->name);
    if (nearest != NULL)
        rp_diags_hint(renderer->diags, _("did you mean '%s'?"), nearest);
    else
        rp_diags_hint(renderer->diags, _("docs/variables.md lists the variables there are"));
}

static void
report_not_text(const Renderer *renderer, RpMustacheTag *tag, const RpVar *value)
{
    if (tag->reported)
        return;
    tag->reported = true;
    rp_diags_add(renderer->diags, RP_FAULT, "unknown-variable",
                 rp_mustache_where(renderer->template, tag->at), _("'%s' is not a text"),
                 tag->name);
    if (value->kind == RP_VAR_MAP)
        rp_diags_hint(renderer->diags, _("name one of its parts: {{%s.name}}"), tag->name);
    else
        rp_diags_hint(renderer->diags, _("use it as a section: {{#%s}} ... {{/%s}}"), tag->name,
                      tag->name);
}

static void
render_variable(const Renderer *renderer, RpMustacheTag *tag)
{
    const RpVar *value = resolve(renderer, tag->name);

    if (value == NULL) {
        report_unknown(renderer, tag);
        return;
    }
    if (value->text == NULL) {
        report_not_text(renderer, tag, value);
        return;
    }
    if (renderer->out == NULL)
        return;
    bool raw = tag->kind == RP_TAG_RAW || value->kind == RP_VAR_MARKUP ||
               renderer->escape == RP_ESCAPE_NONE;
    bool plain = value->plain != NULL && renderer->escape == RP_ESCAPE_NONE;
    const char *shown = plain ? value->plain : value->text;
    g_autofree char *text = raw ? g_strdup(shown) : escape_markdown(shown);
    append(renderer, text, strlen(text), tag->at, false);
    if (*text == '\0')
        note_hole(renderer);
}

static void render(const Renderer *renderer, guint from, guint to);

/* Render the inside of a section in the context `value`. */
static void
render_inside(const Renderer *renderer, guint from, guint to, const RpVar *value)
{
    g_ptr_array_add(renderer->stack, (gpointer)value);
    render(renderer, from, to);
    g_ptr_array_set_size(renderer->stack, (int)renderer->stack->len - 1);
}

/* What is not rendered is still checked: next month it may be. */
static void
check_inside(const Renderer *renderer, guint from, guint to, const RpVar *value)
{
    Renderer dry = *renderer;

    dry.out = NULL;
    if (value->kind == RP_VAR_LIST)
        render_inside(&dry, from, to, value->prototype);
    else
        render(&dry, from, to);
}

static void
render_section(const Renderer *renderer, guint index)
{
    RpMustacheTag *tag = &g_array_index(renderer->template->tags, RpMustacheTag, index);
    const RpVar *value = resolve(renderer, tag->name);
    guint from = index + 1, to = tag->match;

    if (value == NULL) {
        report_unknown(renderer, tag);
        return;
    }
    if (tag->kind == RP_TAG_INVERTED) {
        Renderer dry = *renderer;

        if (value->truth) {
            note_hole(renderer);
            dry.out = NULL;
        }
        render(&dry, from, to);
    } else if (!value->truth || (value->kind == RP_VAR_LIST && renderer->out == NULL)) {
        note_hole(renderer);
        check_inside(renderer, from, to, value);
    } else if (value->kind == RP_VAR_LIST) {
        for (guint i = 0; i < value->items->len; i++)
            render_inside(renderer, from, to, g_ptr_array_index(value->items, i));
    } else {
        render_inside(renderer, from, to, value);
    }
}

static void
report_partial(const Renderer *renderer, RpMustacheTag *tag)
{
    RpWhere where = rp_mustache_where(renderer->template, tag->at);

    if (tag->reported)
        return;
    tag->reported = true;
    if (renderer->partials->finder == NULL) {
        rp_diags_add(renderer->diags, RP_FAULT, "bad-placeholder", where,
                     _("partials {{> name}} are not known here"));
        rp_diags_hint(renderer->diags, _("write the text out"));
        return;
    }
    rp_diags_add(renderer->diags, RP_FAULT, "missing-partial", where, _("there is no partial '%s'"),
                 tag->name);
    rp_diags_hint(renderer->diags,
                  _("a partial is a file layouts/%s.md, next to the report or in a folder above"),
                  tag->name);
}

/* Returns: (borrowed, nullable) the partial that `tag` names, parsed once for each indent. */
static const RpMustache *
look_up_partial(const Renderer *renderer, RpMustacheTag *tag)
{
    Partials *partials = renderer->partials;
    g_autofree char *key =
        g_strconcat(tag->indent == NULL ? "" : tag->indent, ">", tag->name, NULL);
    gpointer known = NULL;
    RpPartial partial;

    if (g_hash_table_lookup_extended(partials->known, key, NULL, &known))
        return known;
    if (partials->finder == NULL ||
        !partials->finder->find(partials->finder->data, tag->name,
                                rp_mustache_where(renderer->template, tag->at), renderer->diags,
                                &partial)) {
        report_partial(renderer, tag);
        return NULL;
    }
    RpMustache *template =
        rp_mustache_parse(partial.text, partial.where, false, tag->indent, renderer->diags);
    g_hash_table_insert(partials->known, g_steal_pointer(&key), template);
    return template;
}

/* A partial may name itself, as lists in lists do; where nothing is shown it is checked once. */
static bool
may_enter(const Renderer *renderer, const RpMustache *partial, RpMustacheTag *tag)
{
    if (renderer->out == NULL && g_ptr_array_find(renderer->inside, partial, NULL))
        return false;
    if (renderer->inside->len < MAX_DEPTH)
        return true;
    if (!tag->reported) {
        rp_diags_add(renderer->diags, RP_FAULT, "text-too-long",
                     rp_mustache_where(renderer->template, tag->at),
                     _("partials are nested more than %d deep"), MAX_DEPTH);
        rp_diags_hint(renderer->diags,
                      _("a partial that names itself needs a section that ends some time"));
    }
    tag->reported = true;
    return false;
}

static void
render_partial(const Renderer *renderer, RpMustacheTag *tag)
{
    const RpMustache *partial = look_up_partial(renderer, tag);
    gsize before = renderer->out == NULL ? 0 : renderer->out->text->len;

    if (partial == NULL || !may_enter(renderer, partial, tag))
        return;
    Renderer inner = *renderer;
    inner.template = partial;
    g_ptr_array_add(renderer->inside, (gpointer)partial);
    render(&inner, 0, partial->tags->len);
    g_ptr_array_set_size(renderer->inside, (int)renderer->inside->len - 1);
    if (renderer->out != NULL && renderer->out->text->len == before)
        note_hole(renderer);
}

static void
render(const Renderer *renderer, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        RpMustacheTag *tag = &g_array_index(renderer->template->tags, RpMustacheTag, i);

        if (!may_spend(renderer, tag))
            return;
        switch (tag->kind) {
        case RP_TAG_LITERAL:
            if (renderer->out != NULL)
                append(renderer, renderer->template->text + tag->start, tag->end - tag->start,
                       tag->start, true);
            break;
        case RP_TAG_VARIABLE:
        case RP_TAG_RAW:
            render_variable(renderer, tag);
            break;
        case RP_TAG_SECTION:
        case RP_TAG_INVERTED:
            render_section(renderer, i);
            i = tag->match;
            break;
        case RP_TAG_PARTIAL:
            render_partial(renderer, tag);
            break;
        case RP_TAG_END:
            break;
        }
    }
}

static RpExpanded *
new_expanded(void)
{
    RpExpanded *out = g_new0(RpExpanded, 1);

    out->text = g_string_new(NULL);
    out->lines = g_array_new(FALSE, FALSE, sizeof(RpWhere));
    out->pieces = g_array_new(FALSE, FALSE, sizeof(RpExpandedPiece));
    out->holes = g_array_new(FALSE, FALSE, sizeof(int));
    return out;
}

RpExpanded *
rp_mustache_expand_with(const char *template_text, RpWhere where, const RpVar *root,
                        const RpMustacheOptions *options, RpDiags *diags)
{
    RpExpanded *out = new_expanded();
    g_autoptr(RpMustache) template =
        rp_mustache_parse(template_text, where, options->one_line, NULL, diags);
    g_autoptr(GPtrArray) stack = g_ptr_array_new(), inside = g_ptr_array_new();
    g_autoptr(GHashTable) known =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)rp_mustache_free);
    Budget budget = {0, 0, false};
    Partials partials = {options->partials, known};
    Renderer renderer = {template, options->escape, diags, stack, out, &budget, &partials, inside};

    if (template == NULL)
        return out;
    g_ptr_array_add(stack, (gpointer)root);
    render(&renderer, 0, template->tags->len);
    return out;
}

RpExpanded *
rp_mustache_expand(const char *template_text, RpWhere where, const RpVar *root, RpEscape escape,
                   RpDiags *diags)
{
    const RpMustacheOptions options = {.escape = escape};

    return rp_mustache_expand_with(template_text, where, root, &options, diags);
}
