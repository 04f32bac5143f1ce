#include <math.h>
#include <string.h>

#include "base/number.h"
#include "document/document.h"

static const char *const kind_names[RP_N_BLOCK_KINDS] = {
    [RP_BLOCK_COVER] = "cover",           [RP_BLOCK_CONTENTS] = "contents",
    [RP_BLOCK_HEADING] = "heading",       [RP_BLOCK_PARAGRAPH] = "paragraph",
    [RP_BLOCK_STRIP] = "strip",           [RP_BLOCK_FIGURES] = "figures",
    [RP_BLOCK_TABLE] = "table",           [RP_BLOCK_CHART] = "chart",
    [RP_BLOCK_PAGE_BREAK] = "page-break", [RP_BLOCK_REDHEAD] = "redhead",
    [RP_BLOCK_TITLE] = "title",           [RP_BLOCK_ATTACHMENTS] = "attachments",
    [RP_BLOCK_ATTACHMENT] = "attachment", [RP_BLOCK_SIGNATURE] = "signature",
    [RP_BLOCK_COLOPHON] = "colophon",     [RP_BLOCK_BOX] = "box",
    [RP_BLOCK_MASTHEAD] = "masthead",     [RP_BLOCK_COLUMNS] = "columns",
};

static const char *const chart_names[RP_N_CHART_KINDS] = {
    [RP_CHART_PROGRESS] = "progress",   [RP_CHART_BARS] = "bars",
    [RP_CHART_BULLET] = "bullet",       [RP_CHART_GROUPED] = "grouped",
    [RP_CHART_STACKED] = "stacked",     [RP_CHART_PERCENT] = "percent",
    [RP_CHART_RANKING] = "ranking",     [RP_CHART_DIVERGING] = "diverging",
    [RP_CHART_DUMBBELL] = "dumbbell",   [RP_CHART_WATERFALL] = "waterfall",
    [RP_CHART_LINE] = "line",           [RP_CHART_COMBO] = "combo",
    [RP_CHART_HEAT] = "heat",           [RP_CHART_TILES] = "tiles",
    [RP_CHART_GANTT] = "gantt",         [RP_CHART_SPARKLINES] = "sparklines",
    [RP_CHART_MULTIPLES] = "multiples",
};

static const char *const cell_names[] = {
    [RP_CELL_TEXT] = "text", [RP_CELL_NUMBER] = "number",   [RP_CELL_STATUS] = "status",
    [RP_CELL_BAR] = "bar",   [RP_CELL_MISSING] = "missing", [RP_CELL_BLANK] = "blank",
    [RP_CELL_MOVE] = "move", [RP_CELL_STRIP] = "strip",     [RP_CELL_SPARK] = "spark",
};

static const char *const column_align_names[] = {
    [RP_COLUMN_LEFT] = "left",
    [RP_COLUMN_CENTER] = "center",
    [RP_COLUMN_NUMBER] = "number",
    [RP_COLUMN_RIGHT] = "right",
};

static const char *const align_names[] = {
    [RP_ALIGN_JUSTIFY] = "justify",
    [RP_ALIGN_LEFT] = "left",
    [RP_ALIGN_CENTER] = "center",
    [RP_ALIGN_RIGHT] = "right",
};

/* Hundredths are enough to see a change, and do not show how a length was computed. */
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
dump_ratio(GString *out, const char *key, double ratio)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE + 32];

    if (isnan(ratio))
        return;
    g_ascii_formatd(buffer, sizeof buffer, "%.6f", ratio);
    g_string_append_printf(out, " %s=%s", key, buffer);
}

static void
append_escaped(GString *out, const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if (text[i] == '\n')
            g_string_append(out, "\\n");
        else if (text[i] == '"' || text[i] == '\\')
            g_string_append_printf(out, "\\%c", text[i]);
        else
            g_string_append_c(out, text[i]);
    }
}

static void
dump_text(GString *out, const char *key, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    g_string_append_printf(out, " %s=\"", key);
    append_escaped(out, text, strlen(text));
    g_string_append_c(out, '"');
}

/* Runs that differ from the first in role or weight are marked: "plain[黑体 700:strong]plain". */
static void
dump_rich(GString *out, const char *key, const RpRichText *rich)
{
    gsize at = 0;

    if (rich == NULL)
        return;
    g_string_append_printf(out, " %s=\"", key);
    for (guint i = 0; i < rich->spans->len; i++) {
        const RpSpan *span = &g_array_index(rich->spans, RpSpan, i);
        const RpSpan *first = &g_array_index(rich->spans, RpSpan, 0);
        bool marked = i > 0 && (span->style.role != first->style.role ||
                                span->style.weight != first->style.weight || span->link != NULL);

        if (marked)
            g_string_append_printf(out, "[%s %d:", rp_role_name(span->style.role),
                                   span->style.weight);
        append_escaped(out, rich->text->str + at, span->length);
        if (marked)
            g_string_append_c(out, ']');
        at += span->length;
    }
    g_string_append_c(out, '"');
}

static void
dump_counts(GString *out, const unsigned *counts, bool tasks, unsigned stale)
{
    g_string_append(out, tasks ? " tasks=" : " counts=");
    for (int s = 0; s < RP_N_STATUS; s++)
        g_string_append_printf(out, "%s%u", s == 0 ? "" : ",", counts[s]);
    if (stale > 0)
        g_string_append_printf(out, " stale=%u", stale);
}

static void
dump_cover(const RpCover *cover, GString *out)
{
    dump_text(out, "issuer", cover->issuer);
    dump_text(out, "issue", cover->issue);
    g_string_append(out, "\n   ");
    dump_text(out, "title", cover->title);
    dump_text(out, "subtitle", cover->subtitle);
    dump_text(out, "period", cover->period);
    dump_text(out, "plan", cover->plan);
    g_string_append(out, "\n   ");
    dump_text(out, "time", cover->time_text);
    dump_text(out, "count", cover->count_text);
    dump_text(out, "notice", cover->notice);
    dump_text(out, "secrecy", cover->secrecy);
    g_string_append_printf(out, "\n    years=%d..%d first-month=%d months=%d/%d", cover->first_year,
                           cover->last_year, cover->first_month, cover->months_gone,
                           cover->months_total);
    dump_counts(out, cover->counts, cover->tasks, cover->stale);
    g_string_append_c(out, '\n');
}

static void
dump_heading(const RpBlock *block, GString *out)
{
    g_string_append_printf(out, " level=%d", block->u.heading.level);
    if (block->u.heading.headline)
        g_string_append(out, " headline");
    dump_text(out, "number", block->u.heading.number);
    dump_text(out, "kicker", block->u.heading.kicker);
    dump_rich(out, "text", block->u.heading.text);
    dump_text(out, "outline", block->u.heading.outline);
    g_string_append_c(out, '\n');
}

static void
dump_paragraph(const RpBlock *block, GString *out)
{
    g_string_append_printf(out, " %s", rp_style_key(block->u.paragraph.style));
    if (block->u.paragraph.depth > 0)
        g_string_append_printf(out, " depth=%d", block->u.paragraph.depth);
    dump_text(out, "label", block->u.paragraph.label);
    dump_rich(out, "text", block->u.paragraph.text);
    g_string_append_c(out, '\n');
}

static void
dump_figures(const GArray *figures, GString *out)
{
    g_string_append_c(out, '\n');
    for (guint i = 0; i < figures->len; i++) {
        const RpFigure *figure = &g_array_index(figures, RpFigure, i);

        g_string_append_printf(out, "    figure %s", rp_status_look(figure->status)->id);
        if (figure->word != NULL)
            dump_text(out, "word", figure->word);
        dump_text(out, "label", figure->label);
        dump_text(out, "value", figure->value);
        dump_text(out, "unit", figure->unit);
        dump_text(out, "target", figure->target);
        dump_text(out, "left", figure->left);
        dump_text(out, "right", figure->right);
        dump_ratio(out, "completion", figure->completion);
        dump_ratio(out, "elapsed", figure->elapsed);
        g_string_append_c(out, '\n');
    }
}

static void
dump_strip(const unsigned counts[RP_N_STATUS], GString *out)
{
    for (int s = 0; s < RP_N_STATUS; s++)
        if (counts[s] > 0)
            g_string_append_printf(out, " %s=%u", rp_status_look((RpStatus)s)->id, counts[s]);
}

static void
dump_extra(const RpCell *cell, const RpCellExtra *extra, GString *out)
{
    if (extra->bar)
        g_string_append_printf(out, " bar=%s", rp_status_look(extra->status)->id);
    if (cell->kind == RP_CELL_BAR || extra->bar) {
        dump_ratio(out, "completion", extra->completion);
        dump_ratio(out, "elapsed", extra->elapsed);
    }
    if (extra->move != RP_NO_MOVE)
        g_string_append_printf(out, " move=%d", extra->move);
    dump_strip(extra->counts, out);
    dump_rich(out, "below", extra->below);
    if (extra->values != NULL)
        g_string_append(out, " values");
    for (guint i = 0; extra->values != NULL && i < extra->values->len; i++) {
        g_autofree char *text = rp_number_exact(g_array_index(extra->values, double, i));

        g_string_append_printf(out, " %s", text);
    }
}

static void
dump_cell(const RpCell *cell, GString *out)
{
    g_string_append_printf(out, " | %s", cell_names[cell->kind]);
    if (cell->kind == RP_CELL_STATUS || cell->kind == RP_CELL_BAR)
        g_string_append_printf(out, " %s", rp_status_look(cell->status)->id);
    if (cell->merged)
        g_string_append(out, " merged");
    if (cell->span > 1)
        g_string_append_printf(out, " span=%u", cell->span);
    if (cell->filled)
        g_string_append_printf(out, " fill=%s", rp_status_look(cell->fill)->id);
    if (cell->extra != NULL)
        dump_extra(cell, cell->extra, out);
    dump_rich(out, "text", cell->text);
    dump_text(out, "tag", cell->tag);
    dump_text(out, "word", cell->word);
    dump_text(out, "prefix", cell->prefix);
    dump_text(out, "number", cell->number);
    dump_text(out, "suffix", cell->suffix);
    if (cell->strong)
        g_string_append(out, " strong");
}

static void
dump_column(const RpColumn *column, GString *out)
{
    g_string_append_printf(out, "    column %s", column_align_names[column->align]);
    dump_text(out, "key", column->key);
    dump_text(out, "head", column->head);
    dump_text(out, "head2", column->head2);
    dump_text(out, "over", column->over);
    dump_nonzero(out, "width", column->width);
    dump_nonzero(out, "share", column->share);
    dump_nonzero(out, "min", column->min_width);
    dump_nonzero(out, "gap", column->gap_before);
    g_string_append(out, column->quiet ? " quiet\n" : "\n");
}

static void
dump_row(const RpRow *row, GString *out)
{
    g_string_append(out, row->emphasis ? "    row emphasis" : "    row");
    if (row->total)
        g_string_append(out, " total");
    if (row->filled)
        g_string_append_printf(out, " fill=%s", rp_status_look(row->status)->id);
    dump_text(out, "group", row->group);
    dump_text(out, "group2", row->group2);
    dump_text(out, "place", row->place);
    dump_text(out, "link", row->link);
    if (row->light)
        g_string_append_printf(out, " light=%s", rp_status_look(row->status)->id);
    for (guint i = 0; row->cells != NULL && i < row->cells->len; i++)
        dump_cell(&g_array_index(row->cells, RpCell, i), out);
    g_string_append_c(out, '\n');
}

static void
dump_table(const RpTableSpec *table, GString *out)
{
    g_string_append_printf(out, " number=%d", table->number);
    dump_text(out, "title", table->title);
    dump_text(out, "subtitle", table->subtitle);
    dump_ratio(out, "elapsed", table->elapsed);
    g_string_append_c(out, '\n');
    for (guint i = 0; i < table->columns->len; i++)
        dump_column(&g_array_index(table->columns, RpColumn, i), out);
    for (guint i = 0; i < table->rows->len; i++)
        dump_row(&g_array_index(table->rows, RpRow, i), out);
    if (*table->note != '\0') {
        g_string_append(out, "   ");
        dump_text(out, "note", table->note);
        g_string_append_c(out, '\n');
    }
}

static void
dump_chart_row(const RpChartRow *row, GString *out)
{
    g_string_append_printf(out, "    row %s", rp_status_look(row->status)->id);
    dump_text(out, "name", row->name);
    dump_text(out, "short", row->short_name);
    dump_text(out, "detail", row->detail);
    dump_ratio(out, "completion", row->completion);
    dump_ratio(out, "gap", row->gap_pp);
    g_string_append_c(out, '\n');
}

/* Exactly, and only when it is known. */
static void
dump_value(GString *out, const char *key, double value)
{
    g_autofree char *text = rp_number_exact(value);

    if (isfinite(value))
        g_string_append_printf(out, " %s=%s", key, text);
}

static void
dump_chart_item(const RpChartItem *item, GString *out)
{
    g_string_append_printf(out, "    item %s", rp_status_look(item->status)->id);
    dump_text(out, "name", item->name);
    if (strcmp(item->short_name, item->name) != 0)
        dump_text(out, "short", item->short_name);
    dump_text(out, "group", item->group);
    dump_text(out, "unit", item->unit);
    dump_text(out, "word", item->word);
    if (item->own)
        g_string_append(out, " own");
    if (item->stock)
        g_string_append(out, " stock");
    if (item->outside)
        g_string_append(out, " outside");
    dump_value(out, "value", item->value);
    dump_value(out, "base", item->base);
    dump_value(out, "target", item->target);
    dump_text(out, "target-text", item->target_text);
    dump_text(out, "change-text", item->change_text);
    dump_ratio(out, "completion", item->completion);
    if (item->change != RP_CHART_NO_CHANGE)
        g_string_append_printf(out, " change=%d", item->change);
    dump_value(out, "start", item->start);
    dump_value(out, "due", item->due);
    dump_value(out, "done", item->done);
    if (item->milestone != RP_MILESTONE_NONE)
        g_string_append(out, item->milestone == RP_MILESTONE_DONE ? " reached" : " milestone");
    if (item->tile_column > 0)
        g_string_append_printf(out, " tile=%d,%d", item->tile_column, item->tile_row);
    g_string_append_c(out, '\n');
}

static void
dump_chart_series(const RpChartSeries *series, GString *out)
{
    g_string_append_printf(out, "    series %s", rp_status_look(series->status)->id);
    dump_text(out, "name", series->name);
    g_string_append(out, " values=");
    for (guint i = 0; i < series->values->len; i++) {
        double value = g_array_index(series->values, double, i);
        g_autofree char *text = rp_number_exact(value);
        g_string_append_printf(out, "%s%s", i == 0 ? "" : ",", isfinite(value) ? text : "-");
        if (i < series->statuses->len)
            g_string_append_printf(
                out, ":%s", rp_status_look(g_array_index(series->statuses, RpStatus, i))->id);
    }
    g_string_append_c(out, '\n');
}

static void
dump_chart_time(const RpChartSpec *chart, GString *out)
{
    if (chart->time_months == 0)
        return;
    g_string_append_printf(out, "    time from=%d-%02d months=%d step=%d",
                           rp_month_year(chart->time_first), rp_month_number(chart->time_first),
                           chart->time_months, chart->step_months);
    dump_value(out, "today", chart->today);
    dump_text(out, "today-text", chart->today_text);
    dump_value(out, "target", chart->target);
    dump_text(out, "target-text", chart->target_text);
    dump_value(out, "path-from", chart->path_from);
    dump_value(out, "path-to", chart->path_to);
    if (chart->break_step >= 0)
        g_string_append_printf(out, " break=%d", chart->break_step);
    g_string_append_c(out, '\n');
    for (guint i = 0; i < chart->forecast->len; i++) {
        const RpForecastStep *step = &g_array_index(chart->forecast, RpForecastStep, i);
        g_string_append(out, "    forecast");
        dump_length(out, "median", step->median);
        dump_length(out, "lo50", step->lo50);
        dump_length(out, "hi50", step->hi50);
        dump_length(out, "lo80", step->lo80);
        dump_length(out, "hi80", step->hi80);
        g_string_append_c(out, '\n');
    }
}

/* What only some kinds have. */
static void
dump_chart_rest(const RpChartSpec *chart, GString *out)
{
    if (chart->kind == RP_CHART_PROGRESS)
        return;
    g_string_append(out, "   ");
    dump_text(out, "unit", chart->unit);
    dump_text(out, "left-head", chart->left_head);
    dump_text(out, "right-head", chart->right_head);
    g_string_append_printf(out, " decimals=%d", chart->decimals);
    dump_value(out, "average", chart->average);
    if (chart->excerpt)
        g_string_append(out, " excerpt");
    if (chart->kind == RP_CHART_BULLET) {
        dump_value(out, "cut1", chart->cuts[0]);
        dump_value(out, "cut2", chart->cuts[1]);
    }
    g_string_append_c(out, '\n');
    dump_chart_time(chart, out);
    for (guint i = 0; i < chart->items->len; i++)
        dump_chart_item(&g_array_index(chart->items, RpChartItem, i), out);
    for (guint i = 0; i < chart->series->len; i++)
        dump_chart_series(g_ptr_array_index(chart->series, i), out);
}

static void
dump_chart(const RpChartSpec *chart, GString *out)
{
    g_string_append_printf(out, " %s number=%d", chart_names[chart->kind], chart->number);
    dump_text(out, "title", chart->title);
    dump_text(out, "subtitle", chart->subtitle);
    dump_ratio(out, "elapsed", chart->elapsed);
    g_string_append(out, "\n   ");
    dump_text(out, "name-head", chart->name_head);
    dump_text(out, "note", chart->note);
    dump_text(out, "source", chart->source);
    dump_text(out, "alt", chart->alt);
    g_string_append_c(out, '\n');
    for (guint i = 0; i < chart->rows->len; i++)
        dump_chart_row(&g_array_index(chart->rows, RpChartRow, i), out);
    dump_chart_rest(chart, out);
}

static void dump_block(const RpBlock *block, GString *out);

static void
dump_box(const RpBlock *block, GString *out)
{
    g_string_append_printf(out, " number=%d", block->u.box.number);
    dump_rich(out, "title", block->u.box.title);
    g_string_append_c(out, '\n');
    for (guint i = 0; i < block->u.box.blocks->len; i++)
        dump_block(g_ptr_array_index(block->u.box.blocks, i), out);
    g_string_append(out, "  end of box\n");
}

static void
dump_names(const GPtrArray *names, GString *out)
{
    for (guint i = 0; i < names->len; i++)
        dump_text(out, "name", g_ptr_array_index(names, i));
}

static void
dump_official(const RpBlock *block, GString *out)
{
    if (block->kind == RP_BLOCK_REDHEAD) {
        dump_text(out, "mark", block->u.redhead->mark);
        dump_text(out, "number", block->u.redhead->number);
        dump_text(out, "signer", block->u.redhead->signer);
        dump_text(out, "copy-number", block->u.redhead->copy_number);
        dump_text(out, "secrecy", block->u.redhead->secrecy);
        dump_text(out, "urgency", block->u.redhead->urgency);
    } else if (block->kind == RP_BLOCK_TITLE) {
        dump_text(out, "text", block->u.title->text->str);
    } else if (block->kind == RP_BLOCK_ATTACHMENTS) {
        dump_names(block->u.names, out);
    } else if (block->kind == RP_BLOCK_ATTACHMENT) {
        g_string_append_printf(out, " number=%d", block->u.attachment->number);
        dump_text(out, "title", block->u.attachment->title->text->str);
    } else if (block->kind == RP_BLOCK_SIGNATURE) {
        dump_text(out, "issuer", block->u.signature->issuer);
        dump_text(out, "date", block->u.signature->date);
        g_string_append(out, block->u.signature->sealed ? " sealed" : "");
    } else if (block->kind == RP_BLOCK_COLOPHON) {
        dump_text(out, "copies", block->u.colophon->copies);
        dump_text(out, "printer", block->u.colophon->printer);
        dump_text(out, "printed", block->u.colophon->printed);
    }
    g_string_append_c(out, '\n');
}

static void
dump_masthead(const RpMasthead *masthead, GString *out)
{
    dump_text(out, "left", masthead->left);
    dump_text(out, "right", masthead->right);
    dump_text(out, "title", masthead->title);
    dump_text(out, "lead", masthead->lead);
    if (masthead->counted) {
        dump_counts(out, masthead->counts, false, masthead->stale);
        dump_text(out, "count-text", masthead->count_text);
    }
    g_string_append_c(out, '\n');
}

static void
dump_columns_block(const RpBlock *block, GString *out)
{
    for (guint i = 0; i < block->u.columns.widths->len; i++)
        dump_length(out, "width", g_array_index(block->u.columns.widths, double, i));
    dump_nonzero(out, "gutter", block->u.columns.gutter);
    g_string_append_c(out, '\n');
}

static void
dump_strip_block(const RpBlock *block, GString *out)
{
    dump_counts(out, block->u.strip.counts, block->u.strip.tasks, block->u.strip.stale);
    dump_text(out, "note", block->u.strip.note);
    dump_nonzero(out, "height", block->u.strip.height);
    g_string_append(out, block->u.strip.inside ? " inside\n" : "\n");
}

static void
dump_block(const RpBlock *block, GString *out)
{
    g_string_append_printf(out, "  block %s", kind_names[block->kind]);
    dump_text(out, "id", block->id);
    if (block->break_before)
        g_string_append(out, " break");
    if (block->landscape)
        g_string_append(out, " landscape");
    if (block->column > 0)
        g_string_append_printf(out, " column=%d", block->column);
    if (block->paper.width > 0) {
        dump_length(out, "paper-width", block->paper.width);
        dump_length(out, "paper-height", block->paper.height);
    }
    switch (block->kind) {
    case RP_BLOCK_COVER:
        dump_cover(block->u.cover, out);
        break;
    case RP_BLOCK_CONTENTS:
        dump_text(out, "title", block->u.contents.title);
        g_string_append_c(out, '\n');
        break;
    case RP_BLOCK_HEADING:
        dump_heading(block, out);
        break;
    case RP_BLOCK_PARAGRAPH:
        dump_paragraph(block, out);
        break;
    case RP_BLOCK_MASTHEAD:
        dump_masthead(block->u.masthead, out);
        break;
    case RP_BLOCK_COLUMNS:
        dump_columns_block(block, out);
        break;
    case RP_BLOCK_STRIP:
        dump_strip_block(block, out);
        break;
    case RP_BLOCK_FIGURES:
        dump_figures(block->u.figures.items, out);
        break;
    case RP_BLOCK_TABLE:
        dump_table(block->u.table, out);
        break;
    case RP_BLOCK_CHART:
        dump_chart(block->u.chart, out);
        break;
    case RP_BLOCK_BOX:
        dump_box(block, out);
        break;
    case RP_BLOCK_PAGE_BREAK:
        g_string_append_c(out, '\n');
        break;
    case RP_BLOCK_REDHEAD:
    case RP_BLOCK_TITLE:
    case RP_BLOCK_ATTACHMENTS:
    case RP_BLOCK_ATTACHMENT:
    case RP_BLOCK_SIGNATURE:
    case RP_BLOCK_COLOPHON:
        dump_official(block, out);
        break;
    }
}

static void
dump_style(const RpStyleSheet *sheet, RpStyleId id, GString *out)
{
    const RpParagraphStyle *style = &sheet->styles[id];

    g_string_append_printf(out, "  style %s %s %d %s #%06X", rp_style_key(id),
                           rp_role_name(style->text.role), style->text.weight,
                           align_names[style->align], style->text.colour);
    dump_length(out, "size", style->text.size);
    dump_length(out, "leading", style->leading);
    dump_nonzero(out, "indent", style->indent);
    dump_nonzero(out, "tracking", style->text.tracking);
    dump_nonzero(out, "han-latin", style->han_latin);
    dump_nonzero(out, "before", style->before);
    dump_nonzero(out, "after", style->after);
    g_string_append_c(out, '\n');
}

static void
dump_page(const RpPageSetup *page, GString *out)
{
    g_string_append(out, "  page");
    dump_length(out, "width", page->size.width);
    dump_length(out, "height", page->size.height);
    dump_length(out, "top", page->margins.top);
    dump_length(out, "right", page->margins.right);
    dump_length(out, "bottom", page->margins.bottom);
    dump_length(out, "left", page->margins.left);
    dump_length(out, "head", page->head_top);
    dump_length(out, "foot", page->foot_bottom);
    dump_nonzero(out, "foot-inset", page->foot_inset);
    dump_nonzero(out, "pitch", page->pitch);
    g_string_append(out, page->turned ? " turned" : "");
    g_string_append_c(out, '\n');
}

static bool
same_furniture(const RpFurniture *a, const RpFurniture *b)
{
    return strcmp(a->head_left, b->head_left) == 0 && strcmp(a->head_right, b->head_right) == 0 &&
           strcmp(a->foot_left, b->foot_left) == 0 && strcmp(a->foot_right, b->foot_right) == 0;
}

/* Once, for the odd pages, and again where others have it otherwise. */
static void
dump_furniture(const RpDocument *document, RpPageSide side, GString *out)
{
    static const char *const names[] = {"first", "odd", "even"};
    const RpFurniture *furniture = &document->furniture[side];
    const RpFurniture *odd = &document->furniture[RP_PAGE_ODD];

    if (side != RP_PAGE_ODD && same_furniture(furniture, odd))
        return;
    g_string_append_printf(out, "  furniture%s%s", side == RP_PAGE_ODD ? "" : " ",
                           side == RP_PAGE_ODD ? "" : names[side]);
    dump_text(out, "head-left", furniture->head_left);
    dump_text(out, "head-right", furniture->head_right);
    dump_text(out, "foot-left", furniture->foot_left);
    dump_text(out, "foot-right", furniture->foot_right);
    g_string_append_c(out, '\n');
}

/* What the scheme calls statuses, where that is not the common word. */
static void
dump_words(const RpTheme *theme, GString *out)
{
    for (int s = 0; s < RP_N_STATUS; s++)
        if (theme->words[s] != NULL)
            g_string_append_printf(out, "  word %s %s\n", rp_status_look((RpStatus)s)->id,
                                   theme->words[s]);
}

void
rp_document_dump(const RpDocument *document, GString *out)
{
    g_string_append(out, "document");
    dump_text(out, "title", document->title);
    dump_text(out, "author", document->author);
    dump_text(out, "subject", document->subject);
    dump_text(out, "keywords", document->keywords);
    dump_text(out, "date", document->date);
    g_string_append_c(out, '\n');
    dump_page(&document->page, out);
    for (int side = 0; side < RP_N_PAGE_SIDES; side++)
        dump_furniture(document, (RpPageSide)side, out);
    for (int id = 0; id < RP_N_STYLES; id++)
        dump_style(&document->sheet, (RpStyleId)id, out);
    dump_words(&document->sheet.theme, out);
    for (guint i = 0; i < document->blocks->len; i++)
        dump_block(g_ptr_array_index(document->blocks, i), out);
    for (guint i = 0; i < document->notes->len; i++) {
        g_string_append_printf(out, "  note %u", i + 1);
        dump_rich(out, "text", g_ptr_array_index(document->notes, i));
        g_string_append_c(out, '\n');
    }
}
