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
    g_free(cells->natural);
    g_free(cells->shrink);
    g_free(cells->stretch);
    g_free(cells->tracks);
    g_free(cells->core);
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

    cells->natural = g_new0(double, n + 1);
    cells->shrink = g_new0(double, n + 1);
    cells->stretch = g_new0(double, n + 1);
    cells->tracks = g_new0(guint, n + 1);
    cells->core = g_new0(guint, n + 1);
    for (guint i = 0; i < n; i++) {
        const RpCell *cell = rp_cells_at(cells, i);

        cells->natural[i + 1] = cells->natural[i] + cell->advance + cell->gap.natural;
        cells->shrink[i + 1] = cells->shrink[i] + cell->gap.shrink;
        cells->stretch[i + 1] = cells->stretch[i] + cell->gap.stretch;
        cells->tracks[i + 1] = cells->tracks[i] + (cell->gap.track ? 1 : 0);
        cells->core[i + 1] = cells->core[i] + (is_core(cell->cls) ? 1 : 0);
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
    const guint i = line->first;
    const guint k = line->visible - 1;
    RpLineMetrics m = {
        .natural = cells->natural[k] - cells->natural[i] + last->end_advance - last->blank_right,
        .shrink = cells->shrink[k] - cells->shrink[i],
        .stretch = cells->stretch[k] - cells->stretch[i],
        .tracks = cells->tracks[k] - cells->tracks[i],
    };

    if (first->cls == RP_CJK_OPEN)
        m.natural -= first->blank_left;
    if (line->hyphen)
        m.natural += rp_cells_at(cells, line->end)->hyphen_width;
    return m;
}
