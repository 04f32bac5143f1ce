#include "compose/composer-private.h"

#include "base/status.h"
#include "chart/marks.h"

/* look: 7.3 Status strip */
#define STRIP_HEIGHT         (8 * RP_MM)
#define GROUP_GAP            (1.2 * RP_MM)
#define CELL_LINE            (0.25 * RP_MM) /* white between the cells of a group */
#define LEGEND_GAP           (2 * RP_MM)
#define ITEM_GAP             (6 * RP_MM)
#define LEAST_ITEM_GAP       (3.2 * RP_MM)
#define NOTE_GAP             (4 * RP_MM) /* between the last entry and the note */
#define COUNT_GAP            0.4         /* between word and count, em */
#define ROUNDING             0.01        /* points */
#define LETTER_SIZE          10.5
#define LETTER_OF_LEGEND     1.235       /* of the size of the legend: 10.5 over 8.5 */
#define INSIDE_GAP           (3 * RP_MM) /* from the edges of a group to its words */
#define MAX_CELLS_WITH_LINES 60

/* Cells of all groups are equally wide. */
typedef struct {
    unsigned total;
    double cell;   /* width, points */
    double height; /* points */
    double letter; /* size of the letters, points */
} StripGrid;

static StripGrid
strip_grid(const RpLegendItem *items, guint n, double width)
{
    StripGrid grid = {0, 0, STRIP_HEIGHT, LETTER_SIZE};
    int groups = 0;

    for (guint i = 0; i < n; i++) {
        grid.total += items[i].count;
        groups += items[i].count > 0;
    }
    if (grid.total > 0)
        grid.cell = (width - (groups - 1) * GROUP_GAP) / grid.total;
    return grid;
}

/* Text on a group, in mono on a white chip. */
static void
put_on_group(const RpComposer *composer, RpBox *box, const char *text, const RpLegendItem *item,
             const StripGrid *grid, double x)
{
    RpColour ink = rp_status_look(item->drawn_as)->on_fill;
    RpParagraphStyle style = rp_composer_style_with(composer, RP_STYLE_TABLE_CELL, ink, 700);
    double baseline = grid->height / 2 + 0.38 * grid->letter;

    style.text.size = grid->letter;
    if (composer->sheet->theme.mono)
        rp_box_add_rect(box,
                        (RpRect){x - 1, baseline - 0.88 * grid->letter - 1,
                                 rp_text_label_width(composer->setter, text, &style) + 2,
                                 grid->letter + 2},
                        RP_WHITE);
    rp_composer_put(composer, box, text, &style, (RpPoint){x, baseline});
}

static double
width_on_group(const RpComposer *composer, const char *text, const StripGrid *grid)
{
    RpParagraphStyle style = rp_composer_style_with(composer, RP_STYLE_TABLE_CELL, 0, 700);

    style.text.size = grid->letter;
    return rp_text_label_width(composer->setter, text, &style);
}

/* "正常 5" */
static char *
group_words(const RpLegendItem *item)
{
    return g_strdup_printf("%s %u", item->word, item->count);
}

/* Do words and count of every group fit into it? */
static bool
words_fit(const RpComposer *composer, const RpLegendItem *items, guint n, const StripGrid *grid)
{
    for (guint i = 0; i < n; i++) {
        g_autofree char *words = group_words(&items[i]);

        if (items[i].count > 0 &&
            width_on_group(composer, words, grid) + 2 * INSIDE_GAP > items[i].count * grid->cell)
            return false;
    }
    return true;
}

/* The cells of one group. Returns: its width. */
static double
draw_cells(const RpComposer *composer, RpBox *box, const RpLegendItem *item, double x,
           const StripGrid *grid)
{
    double width = item->count * grid->cell;

    rp_mark_fill(box, item->drawn_as, (RpRect){x, 0, width, grid->height}, &composer->sheet->theme);
    for (unsigned i = 1; i < item->count && grid->total <= MAX_CELLS_WITH_LINES; i++)
        rp_box_add_rect(box,
                        (RpRect){x + i * grid->cell - CELL_LINE / 2, 0, CELL_LINE, grid->height},
                        RP_WHITE);
    return width;
}

/* One group: its cells and the letter in the first, or words and count. Returns: its width. */
static double
draw_group(const RpComposer *composer, RpBox *box, const RpLegendItem *item, double x,
           const StripGrid *grid, bool inside)
{
    double width = draw_cells(composer, box, item, x, grid);

    if (inside) {
        g_autofree char *words = group_words(item);
        put_on_group(composer, box, words, item, grid, x + INSIDE_GAP);
        return width;
    }
    double text = width_on_group(composer, item->letter, grid);
    if (text <= width)
        put_on_group(composer, box, item->letter, item, grid,
                     MAX(x, x + MIN(grid->cell, width) / 2 - text / 2));
    return width;
}

/* The line under the strip: entries from the left, the note at the right. */
typedef struct {
    RpParagraphStyle word, number, quiet;
    const RpLegendItem *items; /* borrowed */
    guint n;
    const char *note; /* borrowed */
    double gap;       /* between entries, points */
} StripLegend;

static double
entry_width(const RpComposer *composer, const StripLegend *legend, guint i)
{
    return rp_composer_entry_width(composer, &legend->items[i], &legend->word, &legend->number,
                                   COUNT_GAP * legend->word.text.size);
}

/* Many statuses move together, as far as they stay apart, to leave the note its place. */
static double
legend_gap(const RpComposer *composer, const StripLegend *legend)
{
    double room = composer->measure;

    if (*legend->note != '\0')
        room -= NOTE_GAP + rp_text_label_width(composer->setter, legend->note, &legend->quiet);
    for (guint i = 0; i < legend->n; i++)
        room -= entry_width(composer, legend, i);
    double gap = legend->n < 2 ? ITEM_GAP : room / (legend->n - 1);
    return gap < LEAST_ITEM_GAP ? ITEM_GAP : MIN(gap, ITEM_GAP);
}

/* "● 达标 4   ◆ 正常 10 ..." and the note at the right; what finds no room goes to a further line,
 * by which the box grows. */
static void
draw_legend(const RpComposer *composer, RpBox *box, const StripLegend *legend, double baseline)
{
    double x = 0;

    for (guint i = 0; i < legend->n; i++) {
        const RpLegendItem *item = &legend->items[i];
        g_autofree char *number = g_strdup_printf("%u", item->count);
        double width = entry_width(composer, legend, i);

        if (x > 0 && x + width > box->width) {
            x = 0;
            baseline += legend->word.leading;
            box->height += legend->word.leading;
        }
        double to = x + rp_composer_put_light(composer, box, item->drawn_as, item->word,
                                              &legend->word, (RpPoint){x, baseline});
        rp_composer_put(composer, box, number, &legend->number,
                        (RpPoint){to + COUNT_GAP * legend->word.text.size, baseline});
        x += width + legend->gap;
    }
    double width = rp_text_label_width(composer->setter, legend->note, &legend->quiet);
    if (*legend->note != '\0' && x - legend->gap + NOTE_GAP + width > box->width + ROUNDING) {
        baseline += legend->word.leading;
        box->height += legend->word.leading;
    }
    rp_composer_put_right(composer, box, legend->note, &legend->quiet,
                          (RpPoint){box->width, baseline});
}

RpBox *
rp_compose_strip(const RpComposer *composer, const RpBlock *block)
{
    const RpParagraphStyle *style = rp_composer_style(composer, RP_STYLE_CHART_LABEL);
    RpLegendItem items[RP_MAX_LEGEND];
    RpLegendCounts counts = {block->u.strip.counts, block->u.strip.tasks, block->u.strip.stale};
    guint n = rp_composer_legend(composer, &counts, items);
    StripGrid grid = strip_grid(items, n, composer->measure);
    grid.height = block->u.strip.height > 0 ? block->u.strip.height : STRIP_HEIGHT;
    grid.letter = MIN(LETTER_OF_LEGEND * style->text.size, 0.7 * grid.height);
    bool inside = block->u.strip.inside && words_fit(composer, items, n, &grid);
    double top = grid.height + LEGEND_GAP * grid.height / STRIP_HEIGHT;
    RpBox *box =
        rp_box_new(RP_BOX_GROUP, composer->measure, inside ? grid.height : top + style->leading);
    double baseline = top + style->leading / 2 + 0.38 * style->text.size;
    StripLegend legend = {
        .word = *style,
        .number = rp_composer_style_with(composer, RP_STYLE_CHART_LABEL, style->text.colour, 700),
        .quiet = rp_composer_style_with(composer, RP_STYLE_CHART_LABEL, composer->sheet->theme.ink2,
                                        400),
        .items = items,
        .n = n,
        .note = block->u.strip.note == NULL ? "" : block->u.strip.note,
    };
    double x = 0;

    for (guint i = 0; i < n; i++)
        if (items[i].count > 0)
            x += draw_group(composer, box, &items[i], x, &grid, inside) + GROUP_GAP;
    legend.gap = legend_gap(composer, &legend);
    if (!inside)
        draw_legend(composer, box, &legend, baseline);

    box->tag = RP_TAG_P;
    box->before = 6.5 * RP_MM;
    box->after = 7 * RP_MM;
    return box;
}
