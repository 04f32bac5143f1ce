#include "build/markdown-private.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

#include "base/i18n.h"
#include "build/markdown-notes-private.h"

/* The mark of a footnote in the text, see box/note.h: any of the numbers in a circle, for all are
 * equally wide. Its size, and its rise, in em of the text. */
#define NOTE_MARK "\xe2\x91\xa0" /* ① */
#define NOTE_SIZE 0.6
#define NOTE_RISE 0.4

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cmark_node, cmark_node_free)

typedef RpMarkdownState Builder;

/* One paragraph being collected. */
typedef struct {
    Builder *builder;
    RpRichText *out;
    RpTextStyle plain;
    int strong, emphasis; /* nesting */
    const char *link;     /* interned, nullable */
    int line;             /* of the expanded text, from 1 */
    gsize refused;        /* byte of the expanded text behind what was refused last */
} Inline;

RpWhere
rp_markdown_where(const RpMarkdownState *builder, int line)
{
    const GArray *lines = builder->text->lines;

    if (line < 1 || lines->len == 0)
        return builder->options->where;
    return g_array_index(lines, RpWhere, MIN((guint)line, lines->len) - 1);
}

/* A text that stands in a section is built once for each item: one finding is enough. */
static bool
is_reported(const Builder *builder, RpWhere where)
{
    const GPtrArray *all = rp_diags_sorted(builder->diags);

    for (guint i = 0; i < all->len; i++) {
        const RpDiag *diag = g_ptr_array_index(all, i);

        if (strcmp(diag->code, "markdown-refused") == 0 && diag->where.line == where.line &&
            diag->where.column == where.column && g_strcmp0(diag->where.file, where.file) == 0)
            return true;
    }
    return false;
}

static void
refuse(const Builder *builder, RpWhere where, const char *what, const char *hint)
{
    if (is_reported(builder, where))
        return;
    rp_diags_add(builder->diags, RP_FAULT, "markdown-refused", where, _("%s is not possible here"),
                 what);
    rp_diags_hint(builder->diags, "%s", hint);
}

/* Find `mark` in line `line` of the expanded text, from byte `from` on.
 * Returns: its byte, or -1. */
static gssize
find_mark(const Builder *builder, int line, gsize from, const char *mark)
{
    const char *text = builder->text->text->str, *p = text;

    for (int i = 1; i < line && p != NULL; i++)
        p = strchr(p, '\n') == NULL ? NULL : strchr(p, '\n') + 1;
    if (p == NULL || *mark == '\0')
        return -1;
    p = strstr(MAX(p, text + MIN(from, builder->text->text->len)), mark);
    return p == NULL ? -1 : p - text;
}

static RpTextStyle
inline_style(const Inline *inl)
{
    RpTextStyle style = inl->plain;

    /* Han has no slanted form: emphasis is another face, strong emphasis its bold */
    if (inl->strong > 0 || inl->emphasis > 0)
        style.role = RP_ROLE_HEI;
    if (inl->strong > 0)
        style.weight = 700;
    return style;
}

static void
append_text(const Inline *inl, const char *text)
{
    g_autoptr(GString) clean = g_string_new(text);
    guint before = inl->out->spans->len;

    g_string_replace(clean, RP_MARKDOWN_HELPER, "", 0);
    rp_richtext_append(inl->out, clean->str, inline_style(inl),
                       rp_markdown_where(inl->builder, inl->line));
    if (inl->link != NULL && inl->out->spans->len > before)
        g_array_index(inl->out->spans, RpSpan, before).link = inl->link;
}

/* The next visible character of the paragraph, 0 at its end. */
static gunichar
following_char(cmark_node *node)
{
    while ((node = cmark_node_next(node)) != NULL) {
        cmark_node *inner = node;

        while (inner != NULL && cmark_node_get_literal(inner) == NULL)
            inner = cmark_node_first_child(inner);
        for (const char *p = inner == NULL ? "" : cmark_node_get_literal(inner); *p != '\0';
             p = g_utf8_next_char(p))
            if (g_utf8_get_char(p) != RP_MARKDOWN_HELPER_VALUE)
                return g_utf8_get_char(p);
    }
    return 0;
}

/* A line end of the source is a space between Latin words and nothing next to Han. */
static void
append_soft_break(Inline *inl, cmark_node *node)
{
    const GString *text = inl->out->text;
    gunichar before = text->len == 0 ? 0 : g_utf8_get_char(g_utf8_prev_char(text->str + text->len));
    gunichar after = following_char(node);

    inl->line++;
    if (before != 0 && after != 0 && !g_unichar_iswide(before) && !g_unichar_iswide(after))
        append_text(inl, " ");
}

static void
append_line_break(Inline *inl, cmark_node *node)
{
    (void)node;
    append_text(inl, "\n");
    inl->line++;
}

static void
append_literal(Inline *inl, cmark_node *node)
{
    append_text(inl, cmark_node_get_literal(node));
}

/* A raised mark that links to its note. Which number it bears is known when pages are. */
static void
append_note_mark(Inline *inl, cmark_node *node)
{
    RpTextStyle style = inl->plain;
    guint number = (guint)g_ascii_strtoull(cmark_node_get_literal(node), NULL, 10);
    g_autofree char *target = g_strdup_printf("#note-%u", inl->builder->first_note + number);

    style.rise = NOTE_RISE * style.size;
    style.size *= NOTE_SIZE;
    style.tracking = 0;
    rp_richtext_append(inl->out, NOTE_MARK, style, rp_markdown_where(inl->builder, inl->line));
    RpSpan *span = &g_array_index(inl->out->spans, RpSpan, inl->out->spans->len - 1);
    span->mark = true;
    span->link = g_intern_string(target);
}

static const struct {
    cmark_node_type type;
    void (*append)(Inline *inl, cmark_node *node);
} inline_kinds[] = {
    {CMARK_NODE_FOOTNOTE_REFERENCE, append_note_mark},
    {CMARK_NODE_TEXT, append_literal},
    {CMARK_NODE_SOFTBREAK, append_soft_break},
    {CMARK_NODE_LINEBREAK, append_line_break},
};

/* What would be lost on the page, or would look like a mistake there. */
static const struct {
    cmark_node_type type;
    const char *what, *hint;
    const char *mark; /* that it begins with; NULL: its own text; "": the line's first */
} refused_kinds[] = {
    {CMARK_NODE_HTML_INLINE, N_("raw HTML"),
     N_("write Markdown instead; for a literal < write \\<"), NULL},
    {CMARK_NODE_HTML_BLOCK, N_("raw HTML"), N_("write Markdown instead; for a literal < write \\<"),
     "<"},
    {CMARK_NODE_IMAGE, N_("an image"), N_("leave it out"), "!["},
    {CMARK_NODE_CODE, N_("code"), N_("write it as plain text, without backticks"), "`"},
    {CMARK_NODE_CODE_BLOCK, N_("a code block"),
     N_("lines indented by four spaces are code: take the spaces away"), ""},
    {CMARK_NODE_THEMATIC_BREAK, N_("a rule"), N_("divide paragraphs by an empty line"), ""},
};

/* Report `node` if it is refused. It is looked for in `line` from byte `from` on.
 * Returns: the byte behind its mark, `from` when it was not found. */
static gsize
refuse_kind(const Builder *builder, cmark_node *node, int line, gsize from)
{
    cmark_node_type type = cmark_node_get_type(node);
    const char *literal = cmark_node_get_literal(node);

    /* the end of what is refused already */
    if (type == CMARK_NODE_HTML_INLINE && g_str_has_prefix(literal, "</"))
        return from;
    for (gsize i = 0; i < G_N_ELEMENTS(refused_kinds); i++) {
        if (refused_kinds[i].type != type)
            continue;
        const char *mark = refused_kinds[i].mark == NULL ? literal : refused_kinds[i].mark;
        gssize at = find_mark(builder, line, from, mark);

        refuse(builder,
               at < 0 ? rp_markdown_where(builder, line)
                      : rp_expanded_where(builder->text, (gsize)at),
               _(refused_kinds[i].what), _(refused_kinds[i].hint));
        return at < 0 ? from : (gsize)at + strlen(mark);
    }
    return from;
}

static void
enter_inline(Inline *inl, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    for (gsize i = 0; i < G_N_ELEMENTS(inline_kinds); i++)
        if (inline_kinds[i].type == type)
            inline_kinds[i].append(inl, node);
    inl->refused = refuse_kind(inl->builder, node, inl->line, inl->refused);
}

static void
walk_inline(Inline *inl, cmark_node *parent)
{
    for (cmark_node *node = cmark_node_first_child(parent); node != NULL;
         node = cmark_node_next(node)) {
        bool strong = cmark_node_get_type(node) == CMARK_NODE_STRONG;
        bool emphasis = cmark_node_get_type(node) == CMARK_NODE_EMPH;
        bool link = cmark_node_get_type(node) == CMARK_NODE_LINK;

        enter_inline(inl, node);
        inl->strong += strong ? 1 : 0;
        inl->emphasis += emphasis ? 1 : 0;
        if (link)
            inl->link = g_intern_string(cmark_node_get_url(node));
        if (strong || emphasis || link)
            walk_inline(inl, node);
        inl->strong -= strong ? 1 : 0;
        inl->emphasis -= emphasis ? 1 : 0;
        if (link)
            inl->link = NULL;
    }
}

RpRichText *
rp_markdown_inline(RpMarkdownState *builder, cmark_node *node, int line, RpTextStyle style)
{
    Inline inl = {
        .builder = builder,
        .out = rp_richtext_new(),
        .plain = style,
        .line = line,
    };

    walk_inline(&inl, node);
    return inl.out;
}

/* Returns: (owned) the text of a paragraph or heading in `style`. */
static RpRichText *
collect_inline(Builder *builder, cmark_node *node, RpTextStyle style)
{
    return rp_markdown_inline(builder, node, cmark_node_get_start_line(node), style);
}

RpBlock *
rp_markdown_add(RpMarkdownState *builder, RpBlockKind kind, int line)
{
    RpBlock *block = rp_block_new(kind, builder->options->id, rp_markdown_where(builder, line));

    g_ptr_array_add(builder->blocks, block);
    return block;
}

/* Put the label of an item in front of its text. */
static RpRichText *
behind_label(Builder *builder, RpRichText *text, RpTextStyle style, RpWhere where)
{
    RpRichText *whole = rp_richtext_new();

    rp_richtext_append(whole, builder->label, style, where);
    rp_richtext_append_all(whole, text);
    rp_richtext_free(text);
    g_clear_pointer(&builder->label, g_free);
    return whole;
}

static void
build_paragraph(Builder *builder, cmark_node *node, RpStyleId id)
{
    RpBlock *block = rp_markdown_add(builder, RP_BLOCK_PARAGRAPH, cmark_node_get_start_line(node));
    RpTextStyle style = builder->options->sheet->styles[id].text;
    RpRichText *text = collect_inline(builder, node, style);
    bool flush = builder->options->sheet->flush_lists;

    if (flush && builder->label != NULL)
        text = behind_label(builder, text, style, block->where);
    rp_richtext_free(block->u.paragraph.text);
    block->u.paragraph.text = text;
    block->u.paragraph.style = id;
    block->u.paragraph.depth = flush ? 0 : builder->depth;
    block->u.paragraph.label = g_steal_pointer(&builder->label);
}

static void
build_heading(Builder *builder, cmark_node *node)
{
    static const RpStyleId styles[] = {RP_STYLE_HEADING_1, RP_STYLE_HEADING_2, RP_STYLE_HEADING_3};

    if (builder->boxed) {
        build_paragraph(builder, node, RP_STYLE_BOX_TITLE);
        return;
    }
    int level = CLAMP(cmark_node_get_heading_level(node) + builder->options->level - 1, 1, 3);
    RpBlock *block = rp_markdown_add(builder, RP_BLOCK_HEADING, cmark_node_get_start_line(node));
    rp_richtext_free(block->u.heading.text);
    block->u.heading.level = level;
    block->u.heading.text =
        collect_inline(builder, node, builder->options->sheet->styles[styles[level - 1]].text);
    g_free(block->u.heading.outline);
    block->u.heading.outline = g_strdup(block->u.heading.text->text->str);
}

static void build_children(Builder *builder, cmark_node *parent);

/* Returns: (owned) the label of an item with a number; in official documents 1. has （1） below it.
 */
static char *
item_number(const Builder *builder, int number)
{
    bool inner = builder->options->sheet->flush_lists && builder->depth > 1;

    return g_strdup_printf(inner ? "（%d）" : "%d.", number);
}

/* Returns: (owned) that of one without; official documents begin such items with a dash. */
static char *
item_mark(const Builder *builder)
{
    return g_strdup(builder->options->sheet->flush_lists ? "——" : "•");
}

static void
build_list(Builder *builder, cmark_node *list)
{
    bool ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    int number = cmark_node_get_list_start(list);

    builder->depth++;
    for (cmark_node *item = cmark_node_first_child(list); item != NULL;
         item = cmark_node_next(item)) {
        g_free(builder->label);
        builder->label = ordered ? item_number(builder, number++) : item_mark(builder);
        build_children(builder, item);
    }
    g_clear_pointer(&builder->label, g_free);
    builder->depth--;
}

/* The first heading of a box is its title. */
static void
take_title(Builder *builder, cmark_node *quote, RpBlock *box)
{
    cmark_node *first = cmark_node_first_child(quote);

    if (first == NULL || cmark_node_get_type(first) != CMARK_NODE_HEADING)
        return;
    rp_richtext_free(box->u.box.title);
    box->u.box.title =
        collect_inline(builder, first, builder->options->sheet->styles[RP_STYLE_BOX_TITLE].text);
    cmark_node_unlink(first);
    cmark_node_free(first);
}

/* A quote inside a quote is part of the same box. */
static void
build_quote(Builder *builder, cmark_node *node)
{
    if (builder->boxed) {
        build_children(builder, node);
        return;
    }
    RpBlock *box = rp_markdown_add(builder, RP_BLOCK_BOX, cmark_node_get_start_line(node));
    GPtrArray *outer = builder->blocks;
    int depth = builder->depth;

    if (builder->options->boxes != NULL)
        box->u.box.number = ++*builder->options->boxes;
    take_title(builder, node, box);
    builder->boxed = true;
    builder->depth = 0;
    builder->blocks = box->u.box.blocks;
    build_children(builder, node);
    builder->blocks = outer;
    builder->depth = depth;
    builder->boxed = false;
}

static void
build_plain(Builder *builder, cmark_node *node)
{
    /* captions and notes went into their tables */
    if (rp_markdown_is_table_text(node))
        return;
    build_paragraph(builder, node, builder->boxed ? RP_STYLE_BOX_TEXT : builder->options->style);
}

/* The paragraphs of a note become lines of one text. */
static void
build_note(Builder *builder, cmark_node *node)
{
    RpTextStyle style = builder->options->sheet->styles[RP_STYLE_FOOTNOTE].text;
    RpRichText *note = rp_richtext_new();

    for (cmark_node *child = cmark_node_first_child(node); child != NULL;
         child = cmark_node_next(child)) {
        int line = cmark_node_get_start_line(child);
        Inline inl = {.builder = builder, .out = note, .plain = style, .line = line};

        if (cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH) {
            refuse(builder, rp_markdown_where(builder, line), _("this part of a footnote"),
                   _("a footnote is made of paragraphs only"));
            continue;
        }
        if (note->text->len > 0)
            rp_richtext_append(note, "\n", style, rp_markdown_where(builder, line));
        walk_inline(&inl, child);
    }
    if (builder->options->notes != NULL)
        g_ptr_array_add(builder->options->notes, note);
    else
        rp_richtext_free(note);
}

static const struct {
    cmark_node_type type;
    void (*build)(Builder *builder, cmark_node *node);
} block_kinds[] = {
    {CMARK_NODE_FOOTNOTE_DEFINITION, build_note}, {CMARK_NODE_PARAGRAPH, build_plain},
    {CMARK_NODE_HEADING, build_heading},          {CMARK_NODE_LIST, build_list},
    {CMARK_NODE_BLOCK_QUOTE, build_quote},
};

static void
build_node(Builder *builder, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    for (gsize i = 0; i < G_N_ELEMENTS(block_kinds); i++)
        if (block_kinds[i].type == type)
            block_kinds[i].build(builder, node);
    if (rp_markdown_is_table(node))
        rp_markdown_build_table(builder, node);
    refuse_kind(builder, node, cmark_node_get_start_line(node), 0);
}

static void
build_children(Builder *builder, cmark_node *parent)
{
    for (cmark_node *node = cmark_node_first_child(parent); node != NULL;
         node = cmark_node_next(node))
        build_node(builder, node);
}

/* Was a tag filled with nothing behind line `first` and before line `end`? */
static bool
has_hole(const RpExpanded *text, int first, int end)
{
    for (guint i = 0; i < text->holes->len; i++) {
        int line = g_array_index(text->holes, int, i);

        if (line > first && line < end)
            return true;
    }
    return false;
}

/* A heading goes with the text that it was for. From the last one backwards, for a heading may
 * have stood over nothing but such headings. */
static void
drop_empty_headings(const RpExpanded *text, cmark_node *root)
{
    for (cmark_node *node = cmark_node_last_child(root), *before; node != NULL; node = before) {
        cmark_node *next = cmark_node_next(node);
        int level = cmark_node_get_heading_level(node); /* 0 for what is none */
        int below = next == NULL ? 1 : cmark_node_get_heading_level(next);
        int end = next == NULL ? G_MAXINT : cmark_node_get_start_line(next);

        before = cmark_node_previous(node);
        if (level == 0 || below == 0 || below > level ||
            !has_hole(text, cmark_node_get_start_line(node), end))
            continue;
        cmark_node_unlink(node);
        cmark_node_free(node);
    }
}

/* Everything in one box, as if the whole text were a quote. */
static void
build_boxed(Builder *builder, cmark_node *root)
{
    cmark_node *quote = cmark_node_new(CMARK_NODE_BLOCK_QUOTE);
    cmark_node *child;

    while ((child = cmark_node_first_child(root)) != NULL)
        cmark_node_append_child(quote, child);
    cmark_node_append_child(root, quote);
    if (cmark_node_first_child(quote) != NULL)
        build_quote(builder, quote);
}

/* Where a footnote is unknown cmark-gfm 0.29 puts the text back from bytes that it counts wrongly
 * behind some odd input, and may cut a character in two. */
static void
mend_literals(cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);

    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        const char *literal = cmark_node_get_literal(node);

        if (literal == NULL || g_utf8_validate(literal, -1, NULL))
            continue;
        g_autofree char *valid = g_utf8_make_valid(literal, -1);
        cmark_node_set_literal(node, valid);
    }
    cmark_iter_free(iter);
}

/* Returns: (owned) the tree of a text with tables. */
static cmark_node *
parse(const char *text)
{
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);

    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, text, strlen(text));
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    mend_literals(root);
    return root;
}

void
rp_markdown_build(const RpExpanded *text, const RpMarkdownOptions *options, GPtrArray *blocks,
                  RpDiags *diags)
{
    Builder builder = {.text = text,
                       .options = options,
                       .blocks = blocks,
                       .diags = diags,
                       .first_note = options->notes == NULL ? 0 : options->notes->len};
    g_autofree char *helped = rp_markdown_help_emphasis(text->text->str);
    g_autoptr(cmark_node) root = parse(helped);

    rp_markdown_check_notes(text, diags);
    drop_empty_headings(text, root);
    if (options->boxed)
        build_boxed(&builder, root);
    else
        build_children(&builder, root);
    g_free(builder.label);
}
