#include "build/build.h"

#include <string.h>

#include "base/i18n.h"
#include "build/build-private.h"
#include "build/phrase.h"
#include "build/references.h"
#include "build/region-table-private.h"
#include "build/variables.h"

#define MARK_SIZE 16 /* points: 三号, as GB/T 9704 has it for marks of secrecy */

typedef void (*BuildFunc)(RpBuilder *builder, const RpLayoutBlock *from);

static const struct {
    const char *type;
    BuildFunc build;
} builders[] = {
    {"cover", rp_build_cover},           {"contents", rp_build_contents},
    {"columns", rp_build_columns},       {"masthead", rp_build_masthead},
    {"heading", rp_build_heading},       {"text", rp_build_text},
    {"summary", rp_build_summary},       {"strip", rp_build_strip},
    {"figures", rp_build_figures},       {"table", rp_build_table},
    {"chart", rp_build_chart},           {"ledger", rp_build_ledger},
    {"facts", rp_build_facts},           {"box", rp_build_box},
    {"appendix", rp_build_appendix},     {"provenance", rp_build_provenance},
    {"glossary", rp_build_glossary},     {"page-break", rp_build_page_break},
    {"redhead", rp_build_redhead},       {"title", rp_build_title},
    {"addressee", rp_build_addressee},   {"attachments", rp_build_attachments},
    {"attachment", rp_build_attachment}, {"signature", rp_build_signature},
    {"colophon", rp_build_colophon},
};

const char *
rp_builder_secrecy(const RpBuilder *builder)
{
    const char *text = builder->layout->secrecy.text;

    return text == NULL ? "" : text;
}

char *
rp_one_line(const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (const char *p = text; *p != '\0'; p++)
        if (*p != '\n' && *p != '\r' && *p != '|')
            g_string_append_c(out, *p);
    return g_strdup(out->str);
}

/* Returns: (owned) a text of the layout, which has one. */
static RpExpanded *
expand(const RpBuilder *builder, const RpLayoutText *text, RpEscape escape)
{
    const RpMustacheOptions options = {
        .escape = escape,
        .one_line = text->one_line,
        .partials = builder->options->partials,
    };

    return rp_mustache_expand_with(text->text, text->where, builder->vars, &options,
                                   builder->diags);
}

char *
rp_builder_expand(const RpBuilder *builder, const RpLayoutText *text)
{
    if (text->text == NULL)
        return NULL;
    g_autoptr(RpExpanded) expanded = expand(builder, text, RP_ESCAPE_NONE);
    return g_strchomp(g_strdup(expanded->text->str));
}

char *
rp_builder_expand_or(const RpBuilder *builder, const RpLayoutText *text, char *fallback)
{
    char *expanded = rp_builder_expand(builder, text);

    if (expanded == NULL)
        return fallback;
    g_free(fallback);
    return expanded;
}

RpWhere
rp_builder_where(const RpLayoutBlock *from, const RpLayoutText *text)
{
    return text->text != NULL ? text->where : from->where;
}

bool
rp_builder_unnumbered(const RpLayoutBlock *from)
{
    return from->title.text != NULL && *from->title.text == '\0';
}

RpBlock *
rp_builder_add(RpBuilder *builder, RpBlockKind kind, const RpLayoutBlock *from)
{
    RpBlock *block = rp_block_new(kind, from->id, from->where);

    g_ptr_array_add(builder->document->blocks, block);
    return block;
}

RpRichText *
rp_builder_rich(const RpBuilder *builder, const char *text, RpStyleId style, RpWhere where)
{
    return rp_richtext_new_plain(text, builder->document->sheet.styles[style].text, where);
}

void
rp_builder_add_plain(RpBuilder *builder, const RpLayoutBlock *from, const char *text,
                     RpStyleId style)
{
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_PARAGRAPH, from);

    rp_richtext_free(block->u.paragraph.text);
    block->u.paragraph.text = rp_builder_rich(builder, text, style, from->where);
    block->u.paragraph.style = style;
}

void
rp_builder_add_markdown(RpBuilder *builder, const RpLayoutBlock *from, const RpLayoutText *text,
                        RpStyleId style)
{
    g_autoptr(RpExpanded) expanded = expand(builder, text, RP_ESCAPE_MARKDOWN);
    RpMarkdownOptions options = {
        .sheet = &builder->document->sheet,
        .style = style,
        .id = from->id,
        .where = from->where,
        .level = 1,
        .boxed = strcmp(from->type, "box") == 0,
        .tables = &builder->tables,
        .boxes = &builder->boxes,
        .notes = builder->document->notes,
    };

    rp_markdown_build(expanded, &options, builder->document->blocks, builder->diags);
}

static void
set_page(const RpLayout *layout, RpDocument *document)
{
    document->where = layout->where;
    document->page.size = layout->page.size;
    document->page.margins = layout->page.margins;
    document->page.head_top = layout->page.head_top;
    document->page.foot_bottom = layout->page.foot_bottom;
    document->page.foot_inset = layout->page.foot_inset;
    document->page.turned = layout->page.turned;
    if (layout->page.grid_lines > 0)
        document->page.pitch =
            (layout->page.size.height - layout->page.margins.top - layout->page.margins.bottom) /
            layout->page.grid_lines;
}

/* Printed in black, there are neither colours nor greys in texts and areas. */
static void
take_colours_away(const RpLayout *layout, RpStyleSheet *sheet)
{
    RpColour ink = layout->theme.ink;

    for (int id = 0; id < RP_N_STYLES; id++)
        sheet->styles[id].text.colour = ink;
    sheet->theme.accent = sheet->theme.navy = sheet->theme.chart = ink;
    sheet->theme.ink2 = sheet->theme.ink3 = ink;
    sheet->theme.tint = RP_WHITE;
}

static void
set_styles(const RpLayout *layout, const RpScheme *rules, RpStyleSheet *sheet)
{
    sheet->theme = (RpTheme){
        .ink = layout->theme.ink,
        .ink2 = layout->theme.ink2,
        .ink3 = layout->theme.ink3,
        .navy = layout->theme.navy,
        .accent = layout->theme.accent,
        .chart = layout->theme.chart,
        .red = layout->theme.red,
        .tint = layout->theme.tint,
        .hair = layout->theme.hair,
        .hair5 = layout->theme.hair5,
        .track = layout->theme.track,
        .mono = layout->theme.mono,
    };
    memcpy(sheet->run_in, layout->run_in, sizeof sheet->run_in);
    sheet->figure_caption_below = layout->figure_caption_below;
    sheet->flush_lists = layout->flush_lists;
    for (int s = 0; rules != NULL && s < RP_N_STATUS; s++)
        sheet->theme.words[s] = rules->words[s];
    for (guint i = 0; i < layout->styles->len; i++) {
        const RpLayoutStyle *style = &g_array_index(layout->styles, RpLayoutStyle, i);

        for (int id = 0; id < RP_N_STYLES; id++)
            if (strcmp(style->key, rp_style_key((RpStyleId)id)) == 0)
                sheet->styles[id] = style->style;
    }
    if (layout->theme.mono)
        take_colours_away(layout, sheet);
}

static void
replace(char **field, char *text)
{
    g_free(*field);
    *field = text;
}

/* The title of the report is itself a placeholder, also of the layout's other texts. */
static void
set_title(RpBuilder *builder)
{
    const RpPlan *plan = builder->set->dataset->plan;

    builder->title =
        builder->options->title != NULL
            ? g_strdup(builder->options->title)
            : rp_builder_expand_or(builder, &builder->layout->title, g_strdup(plan->title));
    builder->document->title_where = builder->options->title != NULL ? builder->options->title_where
                                                                     : builder->layout->title.where;
    replace(&builder->document->title, rp_one_line(builder->title));
    rp_var_set(builder->vars, "report.title", rp_var_new_text(builder->document->title));
}

static void
set_information(RpBuilder *builder)
{
    const RpPlan *plan = builder->set->dataset->plan;
    RpPeriod period = builder->set->period;
    RpDocument *document = builder->document;
    int day = period.kind == RP_PERIOD_DAY ? period.day : rp_month_days(period.last);
    g_autofree char *text = rp_period_to_chinese(period);

    set_title(builder);
    replace(&document->author,
            rp_builder_expand_or(builder, &builder->layout->issuer, g_strdup("")));
    rp_var_set(builder->vars, "report.issuer", rp_var_new_text(document->author));
    replace(&document->subject, g_strconcat(plan->title, "，", text, NULL));
    replace(
        &document->keywords,
        g_strconcat("标准化，规划监测，", rp_var_lookup(builder->vars, "region.name")->text, NULL));
    /* the last day that the data are of, never the clock */
    replace(&document->date, g_strdup_printf("%04d-%02d-%02dT00:00:00Z", rp_month_year(period.last),
                                             rp_month_number(period.last), day));
}

/* Returns: (owned) the texts filled in, each NULL where the layout has none. */
static RpFurniture
expand_furniture(const RpBuilder *builder, const RpLayoutFurniture *from)
{
    return (RpFurniture){
        rp_builder_expand(builder, &from->head_left),
        rp_builder_expand(builder, &from->head_right),
        rp_builder_expand(builder, &from->foot_left),
        rp_builder_expand(builder, &from->foot_right),
    };
}

static void
set_furniture_text(char **to, const char *text)
{
    if (text != NULL)
        replace(to, g_strdup(text));
}

static void
lay_over(RpFurniture *to, const RpFurniture *from)
{
    set_furniture_text(&to->head_left, from->head_left);
    set_furniture_text(&to->head_right, from->head_right);
    set_furniture_text(&to->foot_left, from->foot_left);
    set_furniture_text(&to->foot_right, from->foot_right);
}

static void
clear_furniture(RpFurniture *furniture)
{
    g_free(furniture->head_left);
    g_free(furniture->head_right);
    g_free(furniture->foot_left);
    g_free(furniture->foot_right);
}

/* Only heads and feet know pages. The texts of all pages come first, then those of a kind of
 * pages; page 1 is also an odd one. */
static void
set_furniture(RpBuilder *builder)
{
    const RpLayout *layout = builder->layout;
    RpFurniture *to = builder->document->furniture;
    const RpLayoutFurniture common = {layout->furniture.head_left, layout->furniture.head_right,
                                      layout->furniture.foot_left, layout->furniture.foot_right};

    rp_variables_add_pages(builder->vars);
    RpFurniture texts[] = {expand_furniture(builder, &common),
                           expand_furniture(builder, &layout->furniture.odd),
                           expand_furniture(builder, &layout->furniture.even),
                           expand_furniture(builder, &layout->furniture.first)};
    rp_variables_remove_pages(builder->vars);

    for (int side = 0; side < RP_N_PAGE_SIDES; side++) {
        lay_over(&to[side], &texts[0]);
        lay_over(&to[side], &texts[side == RP_PAGE_EVEN ? 2 : 1]);
    }
    lay_over(&to[RP_PAGE_FIRST], &texts[3]);
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        clear_furniture(&texts[i]);
}

/* `in_column:` counts the columns of the block `columns` before it. */
static void
check_column(RpBuilder *builder, const RpLayoutBlock *from)
{
    if (strcmp(from->type, "columns") == 0)
        builder->columns = from->widths == NULL ? 2 : (int)from->widths->len;
    else if (from->column == 0)
        builder->columns = 0;
    if (from->column <= builder->columns)
        return;
    rp_diags_add(builder->diags, RP_FAULT, "no-such-column", from->where,
                 _("block '%s': there is no column %d here"), from->id, from->column);
    rp_diags_hint(builder->diags,
                  _("put it right behind a block of type columns with so many widths"));
}

static void
build_block(RpBuilder *builder, const RpLayoutBlock *from)
{
    guint first = builder->document->blocks->len;

    check_column(builder, from);
    for (gsize i = 0; i < G_N_ELEMENTS(builders); i++)
        if (strcmp(builders[i].type, from->type) == 0)
            builders[i].build(builder, from);
    if (from->new_page && first < builder->document->blocks->len)
        ((RpBlock *)g_ptr_array_index(builder->document->blocks, first))->break_before = true;
    for (guint i = first; i < builder->document->blocks->len; i++) {
        RpBlock *block = g_ptr_array_index(builder->document->blocks, i);

        block->landscape = from->landscape;
        block->column = from->column;
        block->paper = from->paper;
    }
}

/* A text whose placeholders have all been filled with nothing. */
static bool
is_empty_text(const RpBuilder *builder, const RpLayoutBlock *from)
{
    if (strcmp(from->type, "text") != 0 || from->text.text == NULL)
        return false;
    RpBuilder trial = *builder;
    g_autoptr(RpDiags) diags = rp_diags_new(); /* what is wrong is said when it is built */
    g_autoptr(RpDocument) document = rp_document_new();

    trial.diags = diags;
    trial.document = document;
    rp_builder_add_markdown(&trial, from, &from->text, RP_STYLE_BODY);
    return document->blocks->len == 0 && !rp_diags_failed(diags);
}

/* A heading goes with the text that it is for: is there nothing else below block `i`? */
static bool
heads_nothing(const RpBuilder *builder, guint i)
{
    static const char *const ends[] = {"summary", "page-break", "contents", NULL};
    const GPtrArray *blocks = builder->layout->blocks;
    const RpLayoutBlock *heading = g_ptr_array_index(blocks, i);
    guint next = i + 1;

    if (strcmp(heading->type, "heading") != 0)
        return false;
    while (next < blocks->len && is_empty_text(builder, g_ptr_array_index(blocks, next)))
        next++;
    if (next == i + 1 || next == blocks->len)
        return next > i + 1;
    const RpLayoutBlock *below = g_ptr_array_index(blocks, next);
    return g_strv_contains(ends, below->type) ||
           (strcmp(below->type, "heading") == 0 && below->level <= heading->level);
}

void
rp_build_blocks(RpBuilder *builder, guint from, guint to)
{
    for (guint i = from; i < to; i++)
        if (!heads_nothing(builder, i))
            build_block(builder, g_ptr_array_index(builder->layout->blocks, i));
}

static bool
is_repeated(const RpLayout *layout, guint i)
{
    return ((const RpLayoutBlock *)g_ptr_array_index(layout->blocks, i))->repeat == RP_FOR_DOMAIN;
}

/* Returns: the block behind those that are repeated together with block `i`. */
static guint
end_of_run(const RpLayout *layout, guint i)
{
    guint end = i + 1;

    while (is_repeated(layout, i) && end < layout->blocks->len && is_repeated(layout, end))
        end++;
    return end;
}

/* Covers and red heads have a place for the mark of secrecy. */
static bool
bears_secrecy(const RpLayoutBlock *block)
{
    return strcmp(block->type, "cover") == 0 || strcmp(block->type, "redhead") == 0;
}

/* Without either the mark of secrecy is the first line of the first page. */
static void
mark_secret(RpBuilder *builder)
{
    const RpLayout *layout = builder->layout;
    const RpLayoutBlock *first =
        layout->blocks->len == 0 ? NULL : g_ptr_array_index(layout->blocks, 0);

    if (*rp_builder_secrecy(builder) == '\0' || first == NULL || bears_secrecy(first))
        return;
    RpBlock *block = rp_block_new(RP_BLOCK_PARAGRAPH, "secrecy", layout->secrecy.where);
    RpTextStyle style = builder->document->sheet.styles[RP_STYLE_HEADING_1].text;

    style.size = MARK_SIZE;
    rp_richtext_free(block->u.paragraph.text);
    block->u.paragraph.text =
        rp_richtext_new_plain(rp_builder_secrecy(builder), style, layout->secrecy.where);
    block->u.paragraph.style = RP_STYLE_HEADING_1;
    g_ptr_array_add(builder->document->blocks, block);
}

static bool
names_regions(const RpLayoutText *text)
{
    return text->text != NULL && strstr(text->text, "finding.regions") != NULL;
}

/* What the first ranking of regions finds: many regions are evaluated for it, so only for a layout
 * that asks. */
static void
set_finding_of_regions(RpBuilder *builder)
{
    const GPtrArray *blocks = builder->layout->blocks;
    const RpLayoutBlock *ranking = NULL;
    bool named = false;

    for (guint i = 0; i < blocks->len; i++) {
        const RpLayoutBlock *block = g_ptr_array_index(blocks, i);

        named |= names_regions(&block->title) || names_regions(&block->text);
        if (ranking == NULL && block->table.rows == RP_ROWS_REGIONS)
            ranking = block;
    }
    if (!named || ranking == NULL)
        return;
    RpBuilder trial = *builder;
    g_autoptr(RpDiags) unheard = rp_diags_new(); /* the same are found again with the table */
    trial.diags = unheard;
    g_autofree char *finding = rp_region_table_finding(&trial, ranking);
    rp_var_set(builder->vars, "finding.regions", rp_var_new_text(finding));
}

/* Ids name places of the document: the second block of a layout block gets a number. */
static void
make_ids_unique(const GPtrArray *blocks, GHashTable *seen)
{
    for (guint i = 0; i < blocks->len; i++) {
        RpBlock *block = g_ptr_array_index(blocks, i);
        g_autofree char *id = g_strdup(block->id);

        for (int n = 2; g_hash_table_contains(seen, block->id); n++) {
            g_free(block->id);
            block->id = g_strdup_printf("%s.%d", id, n);
        }
        g_hash_table_add(seen, block->id);
        if (block->kind == RP_BLOCK_BOX)
            make_ids_unique(block->u.box.blocks, seen);
    }
}

/* Build the document once; `numbers` (nullable) are those of its figures and tables. */
static RpDocument *
build_with(const RpBuilder *model, GHashTable *numbers, RpDiags *diags)
{
    RpBuilder builder = *model;
    const RpLayout *layout = builder.layout;
    g_autoptr(RpVar) vars = rp_variables_new(builder.set, layout->id, "", builder.options->sample);

    builder.diags = diags;
    builder.document = rp_document_new();
    builder.vars = vars;
    builder.numbers = numbers;
    rp_references_set(vars, layout, numbers);
    set_page(layout, builder.document);
    set_styles(layout, builder.set->rules, &builder.document->sheet);
    set_information(&builder);
    set_furniture(&builder);
    set_finding_of_regions(&builder);
    mark_secret(&builder);
    for (guint i = 0; i < layout->blocks->len; i = end_of_run(layout, i))
        if (is_repeated(layout, i))
            rp_build_domains(&builder, i, end_of_run(layout, i));
        else
            rp_build_blocks(&builder, i, i + 1);
    rp_run_in_headings(builder.document);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    make_ids_unique(builder.document->blocks, seen);
    rp_builder_settle_links(builder.document);
    g_free(builder.title);
    return builder.document;
}

RpDocument *
rp_build_document(const RpLayout *layout, const RpProgressSet *progress,
                  const RpBuildOptions *options, RpDiags *diags)
{
    g_autoptr(GHashTable) others = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify)rp_progress_set_free);
    g_autoptr(GHashTable) numbers = NULL;
    const RpBuilder model = {
        .layout = layout, .set = progress, .options = options, .others = others};

    if (rp_references_used(layout)) {
        g_autoptr(RpDiags) unheard = rp_diags_new(); /* the same are found again below */
        g_autoptr(RpDocument) numbered = build_with(&model, NULL, unheard);
        numbers = rp_references_of(numbered);
    }
    return build_with(&model, numbers, diags);
}

char *
rp_build_expand(const char *template_text, RpWhere where, const RpProgressSet *progress,
                const char *layout_id, RpDiags *diags)
{
    g_autoptr(RpVar) vars = rp_variables_new(progress, layout_id, "", false);

    rp_var_name_files(vars);
    g_autoptr(RpExpanded) expanded =
        rp_mustache_expand(template_text, where, vars, RP_ESCAPE_NONE, diags);
    return g_strdup(expanded->text->str);
}
