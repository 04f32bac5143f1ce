#include "text/spacing-private.h"

#include <math.h>

#define HALF_EM         0.5
#define WORD_MIN        0.25  /* em; a word space never shrinks below */
#define WORD_MAX        0.5   /* em; nor grows above while other gaps are untouched */
#define WORD_WIDE       0.95  /* em; nor above this at all */
#define HAN_LATIN_MIN   0.125 /* em */
#define HAN_LATIN_MAX   0.5   /* em */
#define OTHER_WIDE      0.25 /* em; beside ——, …… and marks next to Latin, in a very loose line */
#define CLING_WIDE      0.125   /* em; between Latin and a mark that belongs to it */
#define TSHEG           0x0F0Bu /* ends each Tibetan syllable */
#define SAME_SIZE_SLACK 0.12    /* raised or lowered figures are smaller than that */

static bool
is_han(RpCjkClass cls)
{
    return cls == RP_CJK_HAN || cls == RP_CJK_ITERATION;
}

/* Letters and figures, from which Han stand off: those of other scripts, too. */
static bool
is_alnum(const RpCell *cell, RpCjkClass cls)
{
    return cls == RP_CJK_LETTER || cls == RP_CJK_DIGIT ||
           (cls == RP_CJK_OTHER && g_unichar_isalpha(cell->ch));
}

static bool
is_han_latin(const RpCell *a, const RpCell *b)
{
    return (is_han(a->last_cls) && is_alnum(b, b->cls)) ||
           (is_alnum(a, a->last_cls) && is_han(b->cls));
}

static bool
is_same_size(const RpCell *a, const RpCell *b)
{
    return fabs(a->size - b->size) <= SAME_SIZE_SLACK * MAX(a->size, b->size);
}

/* Marks whose blank is on the right. */
static bool
is_right_blank(RpCjkClass cls)
{
    return cls == RP_CJK_CLOSE || cls == RP_CJK_COMMA || cls == RP_CJK_STOP;
}

/* ！ and ？, which stack. */
static bool
is_exclamation(const RpCell *cell)
{
    return cell->ch == 0xFF01 || cell->ch == 0xFF1F;
}

/* No space ever comes between the two: words, numbers with their units, double marks. */
static bool
is_solid(const RpCell *a, const RpCell *b)
{
    if (a->last_cls == b->cls && (a->last_cls == RP_CJK_DASH || a->last_cls == RP_CJK_ELLIPSIS ||
                                  a->last_cls == RP_CJK_WIDE))
        return true;
    if (a->last_cls == RP_CJK_CONNECTOR || b->cls == RP_CJK_CONNECTOR ||
        a->last_cls == RP_CJK_SOLIDUS || b->cls == RP_CJK_SOLIDUS)
        return true;
    if ((b->cls == RP_CJK_UNIT && !rp_cjk_is_mark(a->cls)) || a->last_cls == RP_CJK_PREFIX ||
        b->cls == RP_CJK_MARK)
        return true;
    return !rp_cjk_is_wide(a->last_cls) && !rp_cjk_is_wide(b->cls) && a->last_cls != RP_CJK_SPACE &&
           a->last_cls != RP_CJK_FIXED_SPACE && !(a->cjk || b->cjk);
}

static RpShrinkLevel
shrink_level(RpCjkClass cls)
{
    if (cls == RP_CJK_COMMA)
        return RP_SHRINK_COMMA;
    return cls == RP_CJK_STOP ? RP_SHRINK_STOP : RP_SHRINK_BRACKET;
}

/* Two marks side by side lose one half em between them, never more than is blank. Piles of
 * closing or of opening marks stay together when the line is spaced out. */
static RpGap
gap_of_marks(const RpCell *a, const RpCell *b)
{
    const bool pile = is_right_blank(a->cls) == is_right_blank(b->cls);
    RpGap gap = {.track = pile ? RP_TRACK_NONE : RP_TRACK_ALONG};

    if (is_right_blank(a->cls)) {
        const double wanted = HALF_EM * MIN(a->size, b->size);
        const double rest = MAX(0.0, wanted - a->blank_right);

        /* What a's side cannot give, b's does, up to its ink: a's margin is enough for both. */
        const double given = MIN(rest, b->blank_left + RP_INK_MARGIN * b->size);

        gap.natural = -MIN(wanted, a->blank_right) - (rest > 0.0 ? given : 0.0);
        if (b->cls == RP_CJK_OPEN && rest <= 0.0) {
            gap.shrink = b->blank_left;
            gap.shrink_level = RP_SHRINK_STOP;
        }
    } else if (b->cls == RP_CJK_OPEN) {
        gap.natural = -b->blank_left;
    }
    return gap;
}

static RpGap
gap_after_space(const RpCell *space)
{
    const double em = space->size;
    RpGap gap = {0};

    if (space->han_latin) {
        gap.shrink = MAX(0.0, space->advance - HAN_LATIN_MIN * em);
        gap.shrink_level = RP_SHRINK_HAN_LATIN;
        gap.stretch = MAX(0.0, HAN_LATIN_MAX * em - space->advance);
        gap.stretch_level = RP_STRETCH_HAN_LATIN;
        gap.track = RP_TRACK_ALONG;
    } else if (space->ch == ' ' || space->ch == 0x00A0) {
        gap.shrink = MAX(0.0, space->advance - WORD_MIN * em);
        gap.shrink_level = RP_SHRINK_WORD;
        gap.stretch = MAX(0.0, WORD_MAX * em - space->advance);
        gap.stretch_level = RP_STRETCH_WORD;
        gap.wide = (WORD_WIDE - WORD_MAX) * em;
    } else if (space->cls == RP_CJK_IDEO_SPACE) {
        gap.track = RP_TRACK_ALONG;
    }
    return gap;
}

static RpGap
gap_han_latin(const RpCell *a, const RpCell *b, double han_latin)
{
    const double em = MAX(a->size, b->size);

    return (RpGap){.natural = han_latin * em,
                   .shrink = MAX(0.0, han_latin - HAN_LATIN_MIN) * em,
                   .shrink_level = RP_SHRINK_HAN_LATIN,
                   .stretch = MAX(0.0, HAN_LATIN_MAX - han_latin) * em,
                   .stretch_level = RP_STRETCH_HAN_LATIN,
                   .track = RP_TRACK_ALONG};
}

/* Between two characters that are neither two marks nor Han and Latin. */
static RpGap
gap_plain(const RpCell *a, const RpCell *b)
{
    const bool clings = a->cls == RP_CJK_OPEN || is_right_blank(b->cls);
    const bool left = is_han(a->last_cls) || a->cls == RP_CJK_OPEN;
    const bool right = is_han(b->cls) || is_right_blank(b->cls);
    RpGap gap = {.track = left && right ? RP_TRACK_HAN : clings ? RP_TRACK_ALONG : RP_TRACK_OTHER};

    if (gap.track != RP_TRACK_HAN)
        gap.wide = (clings ? CLING_WIDE : OTHER_WIDE) * a->size;

    if (is_right_blank(a->cls) && a->blank_right > 0.0) {
        gap.shrink = a->blank_right;
        gap.shrink_level = shrink_level(a->cls);
    } else if (b->cls == RP_CJK_OPEN && b->blank_left > 0.0) {
        gap.shrink = b->blank_left;
        gap.shrink_level = RP_SHRINK_BRACKET;
    }
    return gap;
}

static RpGap
gap_between(const RpCell *a, const RpCell *b, double han_latin)
{
    if (b->cls == RP_CJK_SPACE || b->cls == RP_CJK_FIXED_SPACE)
        return (RpGap){0};
    if (a->last_cls == RP_CJK_SPACE || a->last_cls == RP_CJK_FIXED_SPACE)
        return gap_after_space(a);
    if (a->ch == TSHEG)
        return (RpGap){.track = RP_TRACK_OTHER};
    if (is_solid(a, b))
        return (RpGap){0};
    if (rp_cjk_is_mark(a->cls) && rp_cjk_is_mark(b->cls))
        return gap_of_marks(a, b);
    if (is_han_latin(a, b) && is_same_size(a, b))
        return gap_han_latin(a, b, han_latin);
    return gap_plain(a, b);
}

/* A space inside a value (1 234 567, 120 m²): a line never ends there, nor does it grow. */
static bool
is_inside_value(const RpCells *cells, guint i)
{
    const RpCell *space = rp_cells_at(cells, i);

    return (space->cls == RP_CJK_SPACE || space->cls == RP_CJK_FIXED_SPACE) && i > 0 &&
           rp_cells_at(cells, i - 1)->last_cls == RP_CJK_DIGIT &&
           rp_cells_at(cells, i + 1)->cost < 0;
}

/* A typed space between Han and Latin replaces the automatic one. */
static void
replace_typed_space(RpCells *cells, guint i, double han_latin)
{
    RpCell *space = rp_cells_at(cells, i);

    if (space->ch != ' ' || i == 0 || i + 1 >= cells->cells->len)
        return;
    const RpCell *left = rp_cells_at(cells, i - 1);
    const RpCell *right = rp_cells_at(cells, i + 1);

    if (is_han_latin(left, right)) {
        space->han_latin = true;
        space->advance = han_latin * space->size;
        space->end_advance = space->advance;
    }
}

void
rp_spacing_set_gaps(RpCells *cells, double han_latin)
{
    const guint n = cells->cells->len;

    for (guint i = 0; i < n; i++)
        replace_typed_space(cells, i, han_latin);
    for (guint i = 0; i + 1 < n; i++) {
        RpCell *cell = rp_cells_at(cells, i);
        const RpCell *next = rp_cells_at(cells, i + 1);

        cell->gap = is_inside_value(cells, i) ? (RpGap){0} : gap_between(cell, next, han_latin);
        if (is_han(cell->last_cls))
            cell->gap.natural += cell->tracking;
        /* ？！ together take one em: the second gives up its blank, too. */
        if (i > 0 && is_exclamation(cell) && is_exclamation(rp_cells_at(cells, i - 1)) &&
            !rp_cjk_is_mark(next->cls)) {
            cell->gap.natural -= cell->blank_right;
            cell->gap.shrink = 0.0;
            cell->gap.shrink_level = RP_SHRINK_NONE;
        }
    }
}
