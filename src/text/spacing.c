#include "text/spacing-private.h"

#include <math.h>

#define HALF_EM         0.5
#define WORD_MIN        0.25  /* em; a word space never shrinks below */
#define WORD_MAX        0.5   /* em; nor grows above while other gaps are untouched */
#define HAN_LATIN_MIN   0.125 /* em */
#define HAN_LATIN_MAX   0.5   /* em */
#define SAME_SIZE_SLACK 0.12  /* raised or lowered figures are smaller than that */

static bool
is_han(RpCjkClass cls)
{
    return cls == RP_CJK_HAN || cls == RP_CJK_ITERATION;
}

static bool
is_alnum(RpCjkClass cls)
{
    return cls == RP_CJK_LETTER || cls == RP_CJK_DIGIT;
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
    if (b->cls == RP_CJK_UNIT || a->last_cls == RP_CJK_PREFIX || b->cls == RP_CJK_MARK)
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
    RpGap gap = {.track = is_right_blank(a->cls) != is_right_blank(b->cls)};

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
    RpGap gap = {.track = true};

    if (space->han_latin) {
        gap.shrink = MAX(0.0, space->advance - HAN_LATIN_MIN * em);
        gap.shrink_level = RP_SHRINK_HAN_LATIN;
        gap.stretch = MAX(0.0, HAN_LATIN_MAX * em - space->advance);
        gap.stretch_level = RP_STRETCH_HAN_LATIN;
    } else if (space->ch == ' ' || space->ch == 0x00A0) {
        gap.shrink = MAX(0.0, space->advance - WORD_MIN * em);
        gap.shrink_level = RP_SHRINK_WORD;
        gap.stretch = MAX(0.0, WORD_MAX * em - space->advance);
        gap.stretch_level = RP_STRETCH_WORD;
    } else {
        gap.track = space->cls == RP_CJK_IDEO_SPACE;
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
                   .track = true};
}

static RpGap
gap_between(const RpCell *a, const RpCell *b, double han_latin)
{
    RpGap gap = {.track = true};

    if (b->cls == RP_CJK_SPACE || b->cls == RP_CJK_FIXED_SPACE)
        return (RpGap){0};
    if (a->last_cls == RP_CJK_SPACE || a->last_cls == RP_CJK_FIXED_SPACE)
        return gap_after_space(a);
    if (is_solid(a, b))
        return (RpGap){0};
    if (rp_cjk_is_mark(a->cls) && rp_cjk_is_mark(b->cls))
        return gap_of_marks(a, b);
    if (((is_han(a->last_cls) && is_alnum(b->cls)) || (is_alnum(a->last_cls) && is_han(b->cls))) &&
        is_same_size(a, b))
        return gap_han_latin(a, b, han_latin);
    if (is_right_blank(a->cls) && a->blank_right > 0.0) {
        gap.shrink = a->blank_right;
        gap.shrink_level = shrink_level(a->cls);
    } else if (b->cls == RP_CJK_OPEN && b->blank_left > 0.0) {
        gap.shrink = b->blank_left;
        gap.shrink_level = RP_SHRINK_BRACKET;
    }
    return gap;
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

    if ((is_han(left->last_cls) && is_alnum(right->cls)) ||
        (is_alnum(left->last_cls) && is_han(right->cls))) {
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

        cell->gap = gap_between(cell, next, han_latin);
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
