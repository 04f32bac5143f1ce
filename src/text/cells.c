#include "text/cells-private.h"

static void
clear_run(gpointer data)
{
    RpCellRun *run = data;

    g_clear_object(&run->font);
}

RpCells *
rp_cells_new(const char *text, gsize length)
{
    RpCells *cells = g_new0(RpCells, 1);

    cells->text = g_strndup(text, length);
    cells->cells = g_array_new(FALSE, TRUE, sizeof(RpCell));
    cells->glyphs = g_array_new(FALSE, TRUE, sizeof(RpCellGlyph));
    cells->runs = g_array_new(FALSE, TRUE, sizeof(RpCellRun));
    g_array_set_clear_func(cells->runs, clear_run);
    return cells;
}

void
rp_cells_free(RpCells *cells)
{
    if (cells == NULL)
        return;
    g_free(cells->text);
    g_array_unref(cells->cells);
    g_array_unref(cells->glyphs);
    g_array_unref(cells->runs);
    g_free(cells->sums);
    g_free(cells);
}

RpCell *
rp_cells_at(const RpCells *cells, guint i)
{
    return &g_array_index(cells->cells, RpCell, i);
}

/* Characters that make a last line more than a lonely one: all but marks and spaces. */
static bool
is_core(RpCjkClass cls)
{
    static const bool filler[RP_N_CJK] = {
        [RP_CJK_OPEN] = true,       [RP_CJK_CLOSE] = true,       [RP_CJK_COMMA] = true,
        [RP_CJK_STOP] = true,       [RP_CJK_DASH] = true,        [RP_CJK_ELLIPSIS] = true,
        [RP_CJK_MIDDOT] = true,     [RP_CJK_LATIN_OPEN] = true,  [RP_CJK_LATIN_CLOSE] = true,
        [RP_CJK_LATIN_STOP] = true, [RP_CJK_LATIN_QUOTE] = true, [RP_CJK_SPACE] = true,
        [RP_CJK_CONNECTOR] = true,  [RP_CJK_FIXED_SPACE] = true, [RP_CJK_IDEO_SPACE] = true,
        [RP_CJK_MARK] = true};

    return !filler[cls];
}

void
rp_cells_finish(RpCells *cells)
{
    const guint n = cells->cells->len;

    g_free(cells->sums);
    cells->sums = g_new0(RpCellSums, n + 1);
    for (guint i = 0; i < n; i++) {
        const RpCell *cell = rp_cells_at(cells, i);
        const RpGap *gap = &cell->gap;
        const RpCellSums *before = &cells->sums[i];

        cells->sums[i + 1] = (RpCellSums){
            .natural = before->natural + cell->advance + gap->natural,
            .shrink = before->shrink + gap->shrink,
            .stretch = before->stretch + gap->stretch,
            .wide = before->wide + gap->wide,
            .tracks = before->tracks + (gap->track != RP_TRACK_NONE ? 1 : 0),
            .han = before->han + (gap->track == RP_TRACK_HAN ? 1 : 0),
            .other = before->other + (gap->track == RP_TRACK_OTHER ? 1 : 0),
            .core = before->core + (is_core(cell->cls) ? 1 : 0),
        };
    }
}

static bool
is_blank(const RpCell *cell)
{
    return cell->cls == RP_CJK_SPACE || cell->cls == RP_CJK_IDEO_SPACE;
}

guint
rp_cells_visible_end(const RpCells *cells, guint first, guint end)
{
    while (end > first + 1 && is_blank(rp_cells_at(cells, end - 1)))
        end--;
    return end;
}

RpLineMetrics
rp_cells_measure(const RpCells *cells, const RpLine *line)
{
    const RpCell *first = rp_cells_at(cells, line->first);
    const RpCell *last = rp_cells_at(cells, line->visible - 1);
    const RpCellSums *from = &cells->sums[line->first];
    const RpCellSums *to = &cells->sums[line->visible - 1];
    RpLineMetrics m = {
        .natural = to->natural - from->natural + last->end_advance - last->blank_right,
        .shrink = to->shrink - from->shrink,
        .stretch = to->stretch - from->stretch,
        .wide = to->wide - from->wide,
        .tracks = to->tracks - from->tracks,
        .han = to->han - from->han,
        .other = to->other - from->other,
    };

    if (first->cls == RP_CJK_OPEN)
        m.natural -= first->blank_left;
    if (line->hyphen)
        m.natural += rp_cells_at(cells, line->end)->hyphen_width;
    return m;
}
