#include <math.h>

#include "layoutfile/layoutfile.h"
#include "layoutfile/schema-private.h"

static void
dump_length(GString *out, const char *key, double length)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE + 32];

    g_ascii_formatd(buffer, sizeof buffer, "%.2f", length);
    g_string_append_printf(out, " %s=%s", key, buffer);
}

static void
dump_nonzero(GString *out, const char *key, double length)
{
    if (fabs(length) >= 0.005)
        dump_length(out, key, length);
}

static void
dump_colour(GString *out, const char *key, RpColour colour)
{
    g_string_append_printf(out, " %s=#%06X", key, colour);
}

static void
dump_where(GString *out, RpWhere where)
{
    if (where.file != NULL)
        g_string_append_printf(out, " @%s:%d:%d", where.file, where.line, where.column);
}

static void
dump_text(GString *out, const char *key, const RpLayoutText *text)
{
    if (text->text == NULL)
        return;
    g_autoptr(GString) plain = g_string_new(NULL);

    for (const char *p = text->text; *p != '\0'; p++) {
        if (*p == '\n')
            g_string_append(plain, "\\n");
        else if (*p == '"' || *p == '\\')
            g_string_append_printf(plain, "\\%c", *p);
        else
            g_string_append_c(plain, *p);
    }
    g_string_append_printf(out, "    %s \"%s\"", key, plain->str);
    dump_where(out, text->where);
    g_string_append_c(out, '\n');
}

static void
dump_names(GString *out, const char *key, const GPtrArray *names)
{
    if (names == NULL)
        return;
    g_string_append_printf(out, "    %s", key);
    for (guint i = 0; i < names->len; i++)
        g_string_append_printf(out, "%s%s", i == 0 ? " " : " | ",
                               (const char *)g_ptr_array_index(names, i));
    g_string_append_c(out, '\n');
}

static const char *const sort_names[] = {
    [RP_SORT_DEFAULT] = "default", [RP_SORT_PLAN] = "plan",     [RP_SORT_COMPLETION] = "completion",
    [RP_SORT_GAP] = "gap",         [RP_SORT_STATUS] = "status", [RP_SORT_NATURE] = "nature",
};

static void
dump_filter(GString *out, const RpLayoutFilter *filter)
{
    dump_names(out, "where id", filter->ids);
    dump_names(out, "where domain", filter->domains);
    dump_names(out, "where nature", filter->natures);
    if (filter->statuses == 0)
        return;
    g_string_append(out, "    where status");
    for (int s = 0; s < RP_N_STATUS; s++)
        if ((filter->statuses & (1u << s)) != 0)
            g_string_append_printf(out, " %s", rp_status_look((RpStatus)s)->id);
    g_string_append_c(out, '\n');
}

static void
dump_due(GString *out, const char *key, const RpLayoutDue *due)
{
    g_autofree char *period = rp_period_to_string(due->period);

    if (due->kind != RP_DUE_ANY)
        g_string_append_printf(out, "    tasks %s %s\n", key,
                               due->kind == RP_DUE_PLAN     ? "plan"
                               : due->kind == RP_DUE_REPORT ? "report"
                                                            : period);
}

static const char *const group_names[] = {
    [RP_GROUP_STATE] = "state",   [RP_GROUP_OWNER] = "owner",   [RP_GROUP_CHAPTER] = "chapter",
    [RP_GROUP_DOMAIN] = "domain", [RP_GROUP_NATURE] = "nature",
};

static void
dump_tasks(GString *out, const RpLayoutTasks *tasks)
{
    if (tasks->kinds != 0)
        g_string_append(out, "    tasks kind");
    for (int k = 0; tasks->kinds != 0 && k <= RP_LAYOUT_MILESTONE; k++)
        if ((tasks->kinds & (1u << k)) != 0)
            g_string_append_printf(out, " %s", rp_layout_task_kind_word((RpLayoutTaskKind)k));
    g_string_append(out, tasks->kinds != 0 ? "\n" : "");
    if (tasks->states != 0)
        g_string_append(out, "    tasks state");
    for (int s = 0; tasks->states != 0 && s < RP_N_TASK_STATES; s++)
        if ((tasks->states & (1u << s)) != 0)
            g_string_append_printf(out, " %s", rp_task_look((RpTaskState)s)->id);
    g_string_append(out, tasks->states != 0 ? "\n" : "");
    dump_names(out, "tasks under", tasks->under);
    dump_names(out, "tasks owner", tasks->owners);
    dump_due(out, "due_by", &tasks->due_by);
    dump_due(out, "due_after", &tasks->due_after);
}

static void
dump_column(GString *out, const RpLayoutColumn *column)
{
    g_string_append_printf(out, "      column %s", column->name);
    if (column->title.text != NULL)
        g_string_append_printf(out, " title=%s", column->title.text);
    if (column->over != NULL)
        g_string_append_printf(out, " over=%s", column->over);
    dump_nonzero(out, "width", column->width);
    if (column->align != RP_COLUMN_ALIGN_OWN)
        g_string_append_printf(out, " align=%s",
                               column->align == RP_COLUMN_ALIGN_LEFT     ? "left"
                               : column->align == RP_COLUMN_ALIGN_CENTER ? "center"
                                                                         : "right");
    for (guint i = 0; column->with != NULL && i < column->with->len; i++)
        g_string_append_printf(out, " with=%s", (const char *)column->with->pdata[i]);
    for (guint i = 0; column->below != NULL && i < column->below->len; i++)
        g_string_append_printf(out, " below=%s", (const char *)column->below->pdata[i]);
    if (column->internal)
        g_string_append(out, " internal");
    if (column->merge)
        g_string_append(out, " merge");
    if (column->fill == RP_FILL_STATUS)
        g_string_append(out, " fill=status");
    if (!isnan(column->less_than))
        dump_length(out, "less_than", column->less_than);
    if (!isnan(column->more_than))
        dump_length(out, "more_than", column->more_than);
    g_string_append_c(out, '\n');
}

static bool
is_plain(const RpLayoutColumn *column)
{
    return column->title.text == NULL && column->over == NULL && column->width == 0 &&
           column->align == RP_COLUMN_ALIGN_OWN && column->with == NULL && column->below == NULL &&
           !column->merge && !column->internal && column->fill == RP_FILL_NONE &&
           isnan(column->less_than) && isnan(column->more_than);
}

/* Their names; then what is said of them beside. */
static void
dump_columns(GString *out, const GArray *columns)
{
    if (columns == NULL)
        return;
    g_string_append(out, "    columns");
    for (guint i = 0; i < columns->len; i++)
        g_string_append_printf(out, "%s%s", i == 0 ? " " : " | ",
                               g_array_index(columns, RpLayoutColumn, i).name);
    g_string_append_c(out, '\n');
    for (guint i = 0; i < columns->len; i++)
        if (!is_plain(&g_array_index(columns, RpLayoutColumn, i)))
            dump_column(out, &g_array_index(columns, RpLayoutColumn, i));
}

static void
dump_table(GString *out, const RpLayoutTable *table)
{
    g_autoptr(GString) said = g_string_new(NULL);

    if (table->rows == RP_ROWS_REGIONS)
        g_string_append(said, " rows=regions");
    if (table->fill == RP_FILL_STATUS)
        g_string_append(said, " fill=status");
    if (table->subtotals)
        g_string_append(said, " subtotals");
    if (table->summary != RP_SUMMARY_OWN)
        g_string_append_printf(said, " summary=%s",
                               table->summary == RP_SUMMARY_MEAN ? "mean" : "none");
    if (table->three_lines)
        g_string_append(said, " three_lines");
    if (table->rule_every > 0)
        g_string_append_printf(said, " rule_every=%d", table->rule_every);
    dump_nonzero(said, "rule", table->rule);
    dump_nonzero(said, "bar_height", table->bar_height);
    dump_nonzero(said, "bar_overhang", table->bar_overhang);
    dump_nonzero(said, "marker", table->marker);
    if (said->len > 0)
        g_string_append_printf(out, "    table%s\n", said->str);
}

/* What differs from the defaults. */
/* How wide, high and large things are. */
static void
dump_shape(GString *out, const RpLayoutBlock *block)
{
    g_autoptr(GString) said = g_string_new(NULL);

    if (block->dark)
        g_string_append(said, " dark");
    for (guint i = 0; block->numbers != NULL && i < block->numbers->len; i++)
        g_string_append_printf(said, " number=%s",
                               (const char *)g_ptr_array_index(block->numbers, i));
    dump_nonzero(said, "gutter", block->gutter);
    dump_nonzero(said, "height", block->height);
    if (block->inside)
        g_string_append(said, " inside");
    dump_nonzero(said, "scale", block->scale);
    for (guint i = 0; block->widths != NULL && i < block->widths->len; i++)
        dump_length(said, "width", g_array_index(block->widths, double, i));
    if (block->column > 0)
        g_string_append_printf(said, " column=%d", block->column);
    if (said->len > 0)
        g_string_append_printf(out, "    shape%s\n", said->str);
}

static void
dump_chart(GString *out, const RpLayoutBlock *block)
{
    dump_names(out, "indicators", block->indicators);
    dump_names(out, "regions", block->regions);
    dump_text(out, "from", &block->from);
    dump_text(out, "to", &block->to);
    if (block->chart_kind == RP_LAYOUT_CHART_PROGRESS)
        return;
    g_string_append_printf(out, "    kind=%s", rp_schema_chart_word((int)block->chart_kind));
    if (block->step > 0)
        g_string_append_printf(out, " step=%d", block->step);
    if (block->by != RP_BY_DOMAIN)
        g_string_append_printf(out, " by=%s", block->by == RP_BY_NATURE ? "nature" : "owner");
    if (block->show != RP_SHOW_VALUE)
        g_string_append(out, " show=completion");
    if (block->no_forecast)
        g_string_append(out, " no_forecast");
    g_string_append_c(out, '\n');
}

static void
dump_official(GString *out, const RpLayoutOfficial *official)
{
    dump_text(out, "mark", &official->mark);
    dump_text(out, "number", &official->number);
    dump_text(out, "signer", &official->signer);
    dump_text(out, "copy_number", &official->copy_number);
    dump_text(out, "secrecy", &official->secrecy);
    dump_text(out, "urgency", &official->urgency);
    dump_text(out, "issuer", &official->issuer);
    dump_text(out, "date", &official->date);
    dump_text(out, "copies", &official->copies);
    dump_text(out, "printer", &official->printer);
    dump_text(out, "printed", &official->printed);
    dump_names(out, "names", official->names);
}

static void
dump_block(GString *out, const RpLayoutBlock *block)
{
    g_string_append_printf(out, "  block %s %s", block->id, block->type);
    if (block->level != 1)
        g_string_append_printf(out, " level=%d", block->level);
    if (block->repeat == RP_FOR_DOMAIN)
        g_string_append(out, " for=domain");
    if (block->new_page)
        g_string_append(out, " new_page");
    if (block->landscape)
        g_string_append(out, " landscape");
    if (block->paper.width > 0) {
        dump_length(out, "paper-width", block->paper.width);
        dump_length(out, "paper-height", block->paper.height);
    }
    if (block->internal)
        g_string_append(out, " internal");
    if (block->sort != RP_SORT_DEFAULT)
        g_string_append_printf(out, " sort=%s%s", block->descending ? "-" : "",
                               sort_names[block->sort]);
    if (block->group != RP_GROUP_NONE)
        g_string_append_printf(out, " group=%s", group_names[block->group]);
    if (block->limit > 0)
        g_string_append_printf(out, " limit=%d", block->limit);
    if (block->counts)
        g_string_append(out, " counts");
    dump_where(out, block->where);
    g_string_append_c(out, '\n');
    dump_text(out, "title", &block->title);
    dump_text(out, "kicker", &block->kicker);
    dump_text(out, "subtitle", &block->subtitle);
    dump_text(out, "note", &block->note);
    dump_text(out, "text", &block->text);
    dump_text(out, "left", &block->left);
    dump_text(out, "right", &block->right);
    dump_official(out, &block->official);
    dump_shape(out, block);
    dump_chart(out, block);
    dump_columns(out, block->columns);
    dump_table(out, &block->table);
    dump_filter(out, &block->filter);
    dump_tasks(out, &block->tasks);
}

static void
dump_style(GString *out, const RpLayoutStyle *style)
{
    const RpParagraphStyle *s = &style->style;

    g_string_append_printf(out, "  style %s %s %d %s", style->key, rp_role_name(s->text.role),
                           s->text.weight, rp_schema_aligns[s->align].word);
    dump_colour(out, "colour", s->text.colour);
    dump_length(out, "size", s->text.size);
    dump_length(out, "leading", s->leading);
    dump_nonzero(out, "indent", s->indent);
    dump_nonzero(out, "tracking", s->text.tracking);
    dump_nonzero(out, "han_latin", s->han_latin);
    dump_nonzero(out, "before", s->before);
    dump_nonzero(out, "after", s->after);
    g_string_append_c(out, '\n');
}

static void
dump_page(GString *out, const RpLayout *layout)
{
    g_string_append(out, "  page");
    dump_length(out, "width", layout->page.size.width);
    dump_length(out, "height", layout->page.size.height);
    dump_length(out, "top", layout->page.margins.top);
    dump_length(out, "right", layout->page.margins.right);
    dump_length(out, "bottom", layout->page.margins.bottom);
    dump_length(out, "left", layout->page.margins.left);
    dump_length(out, "head_top", layout->page.head_top);
    dump_length(out, "foot_bottom", layout->page.foot_bottom);
    if (layout->page.grid_lines > 0 || layout->page.grid_characters > 0)
        g_string_append_printf(out, " grid=%dx%d", layout->page.grid_lines,
                               layout->page.grid_characters);
    dump_nonzero(out, "foot_inset", layout->page.foot_inset);
    g_string_append(out, layout->page.turned ? " turned\n" : "\n");
}

static void
dump_theme(GString *out, const RpLayout *layout)
{
    g_string_append(out, "  theme");
    dump_colour(out, "ink", layout->theme.ink);
    dump_colour(out, "ink2", layout->theme.ink2);
    dump_colour(out, "ink3", layout->theme.ink3);
    dump_colour(out, "navy", layout->theme.navy);
    dump_colour(out, "accent", layout->theme.accent);
    dump_colour(out, "chart", layout->theme.chart);
    dump_colour(out, "red", layout->theme.red);
    dump_colour(out, "tint", layout->theme.tint);
    dump_colour(out, "hair", layout->theme.hair);
    dump_colour(out, "hair5", layout->theme.hair5);
    dump_colour(out, "track", layout->theme.track);
    g_string_append(out, layout->theme.mono ? " mono\n" : "\n");
}

static void
dump_side(GString *out, const char *name, const RpLayoutFurniture *side)
{
    const struct {
        const char *key;
        const RpLayoutText *text;
    } texts[] = {{"head_left", &side->head_left},
                 {"head_right", &side->head_right},
                 {"foot_left", &side->foot_left},
                 {"foot_right", &side->foot_right}};

    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *key = g_strconcat(name, " ", texts[i].key, NULL);

        dump_text(out, key, texts[i].text);
    }
}

void
rp_layout_dump(const RpLayout *layout, GString *out)
{
    g_string_append_printf(out, "layout %s", layout->id);
    if (layout->region != NULL)
        g_string_append_printf(out, " region=%s", layout->region);
    g_string_append_c(out, '\n');
    for (guint i = 0; i < layout->chain->len; i++)
        g_string_append_printf(out, "  %s %s\n", i == 0 ? "file" : "extends",
                               (const char *)g_ptr_array_index(layout->chain, i));
    if (layout->edition == RP_EDITION_PUBLIC)
        g_string_append(out, "  edition public\n");
    dump_page(out, layout);
    dump_theme(out, layout);
    dump_text(out, "title", &layout->title);
    dump_text(out, "issuer", &layout->issuer);
    dump_text(out, "secrecy", &layout->secrecy);
    dump_text(out, "scheme", &layout->scheme);
    dump_text(out, "head_left", &layout->furniture.head_left);
    dump_text(out, "head_right", &layout->furniture.head_right);
    dump_text(out, "foot_left", &layout->furniture.foot_left);
    dump_text(out, "foot_right", &layout->furniture.foot_right);
    dump_side(out, "first", &layout->furniture.first);
    dump_side(out, "odd", &layout->furniture.odd);
    dump_side(out, "even", &layout->furniture.even);
    if (layout->plain_headings)
        g_string_append(out, "  heading plain\n");
    for (int i = 0; i < 3; i++)
        if (layout->run_in[i])
            g_string_append_printf(out, "  heading level-%d run-in\n", i + 1);
    if (layout->figure_caption_below)
        g_string_append(out, "  figure_caption below\n");
    if (layout->flush_lists)
        g_string_append(out, "  lists flush\n");
    for (guint i = 0; i < layout->styles->len; i++)
        dump_style(out, &g_array_index(layout->styles, RpLayoutStyle, i));
    for (guint i = 0; i < layout->blocks->len; i++)
        dump_block(out, g_ptr_array_index(layout->blocks, i));
}
