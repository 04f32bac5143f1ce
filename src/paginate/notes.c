#include "paginate/notes-private.h"

#include <math.h>

#include "box/note.h"
#include "paginate/keep-private.h"
#include "paginate/split-private.h"

/*
 * The notes of a page grow upwards from its foot while the body grows downwards. A line may be
 * placed when it and the note that it marks both fit; a long note may be cut, and goes on at the
 * foot of the next page.
 */

#define SLACK      0.01
#define LONG_PARTS 4 /* a note of more than 1/4 of the room is worth cutting */

void
rp_notes_init(RpNoteArea *area, const GPtrArray *notes)
{
    *area = (RpNoteArea){
        .boxes = notes,
        .parts = g_ptr_array_new_with_free_func((GDestroyNotify)rp_box_free),
        .numbers = g_array_new(FALSE, FALSE, sizeof(guint)),
        .times = g_new0(guint, notes == NULL ? 1 : notes->len),
    };
}

void
rp_notes_clear(RpNoteArea *area)
{
    g_ptr_array_unref(area->parts);
    g_array_unref(area->numbers);
    g_free(area->times);
    rp_box_free(area->rest);
}

static const RpBox *
note_box(const RpNoteArea *area, guint number)
{
    return area->boxes != NULL && number < area->boxes->len ? g_ptr_array_index(area->boxes, number)
                                                            : NULL;
}

/* Height of the area when its notes, one below the other, are `notes` high. */
static double
area_height(const RpNoteArea *area, double notes)
{
    const RpBox *rule = note_box(area, 0);

    return notes <= 0 ? 0 : rp_keep_snap(notes + rule->before + rule->height, area->pitch);
}

static double
parts_height(const RpNoteArea *area)
{
    double height = 0;

    for (guint i = 0; i < area->parts->len; i++)
        height += ((const RpBox *)g_ptr_array_index(area->parts, i))->height;
    return height;
}

double
rp_notes_height(const RpNoteArea *area)
{
    return area_height(area, parts_height(area));
}

static bool
has_number(const GArray *numbers, guint number)
{
    for (guint i = 0; i < numbers->len; i++)
        if (g_array_index(numbers, guint, i) == number)
            return true;
    return false;
}

/* Returns: (owned) the marks in the upper `depth` points of `box` whose notes do not stand on this
 * page yet, each once. */
static GArray *
new_marks(const RpNoteArea *area, const RpBox *box, double depth)
{
    GArray *all = rp_note_marks(box, depth);
    g_autoptr(GArray) seen = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint i = 0; i < all->len;) {
        guint note = g_array_index(all, RpNoteMark, i).note;

        if (note_box(area, note) == NULL || has_number(area->numbers, note) ||
            has_number(seen, note)) {
            g_array_remove_index(all, i);
            continue;
        }
        g_array_append_val(seen, note);
        i++;
    }
    return all;
}

static const RpNoteMark *
mark_at(const GArray *marks, guint i)
{
    return i < marks->len ? &g_array_index(marks, RpNoteMark, i) : NULL;
}

/* How high the part may be when the line of the mark `next` (nullable) is not part of it, and
 * notes of that height stand on the page. */
static double
limit_before(const RpNoteArea *area, double room, double notes, const RpNoteMark *next)
{
    double free = room - area_height(area, notes);

    return next == NULL ? free : MIN(free, next->bottom - 2 * SLACK);
}

/* The same with that line, whose long note is only begun on this page; 0 if that cannot be. */
static double
limit_begun(const RpNoteArea *area, double room, double notes, const RpNoteMark *next, bool alone)
{
    const RpBox *note = note_box(area, next->note);
    double free = room - area_height(area, notes + rp_split_least(note));
    bool is_long = note->height > room / LONG_PARTS || alone;

    return is_long && free >= next->bottom - SLACK ? MIN(free, next->bottom) : 0;
}

double
rp_notes_limit(const RpNoteArea *area, const RpBox *box, double room, bool alone)
{
    g_autoptr(GArray) marks = new_marks(area, box, room);
    double notes = parts_height(area), last = 0;
    double limit = MIN(room - area_height(area, notes), 0);

    /* with the lines of one mark more each time, as long as they fit with their notes */
    for (guint i = 0; room - area_height(area, notes) >= last - SLACK; i++) {
        const RpNoteMark *next = mark_at(marks, i);

        limit = MAX(limit, limit_before(area, room, notes, next));
        if (next == NULL)
            break;
        limit = MAX(limit, limit_begun(area, room, notes, next, alone));
        notes += note_box(area, next->note)->height;
        last = next->bottom;
    }
    return limit;
}

/* The first part of a note names its place; on further pages the name gets a number. */
static RpBox *
copy_note(const RpNoteArea *area, guint number)
{
    RpBox *copy = rp_box_copy(note_box(area, number));
    const RpBox *line = copy->children == NULL ? copy : g_ptr_array_index(copy->children, 0);

    area->times[number]++;
    for (guint i = 0; area->times[number] > 1 && line->items != NULL && i < line->items->len; i++) {
        RpItem *item = &g_array_index(line->items, RpItem, i);

        if (item->kind != RP_ITEM_DEST)
            continue;
        char *name = g_strdup_printf("%s.%u", item->u.dest.name, area->times[number]);
        g_free(item->u.dest.name);
        item->u.dest.name = name;
    }
    return copy;
}

/* Add `note` (taken), or as much of it as leaves the area no higher than `room`. */
static void
add_part(RpNoteArea *area, RpBox *note, double room)
{
    const RpBox *rule = note_box(area, 0);
    double free = room - parts_height(area) - rule->before - rule->height;
    RpBox *first = NULL, *rest = NULL;

    if (area->rest == NULL && note->height > free + SLACK &&
        rp_split_cut(note, free, free <= 0, &first, &rest)) {
        g_ptr_array_add(area->parts, first);
        area->rest = rest;
        return;
    }
    g_ptr_array_add(area->parts, note);
}

void
rp_notes_take(RpNoteArea *area, const RpBox *part, double room)
{
    g_autoptr(GArray) marks = new_marks(area, part, G_MAXDOUBLE);

    for (guint i = 0; i < marks->len; i++) {
        guint number = g_array_index(marks, RpNoteMark, i).note;

        g_array_append_val(area->numbers, number);
        add_part(area, copy_note(area, number), room);
    }
}

void
rp_notes_place(RpNoteArea *area, RpPage *page, double bottom)
{
    double left = page->master->margins.left;
    double y = bottom - parts_height(area);

    if (area->parts->len == 0)
        return;
    RpBox *rule = rp_box_copy(note_box(area, 0));
    rp_page_place(page, rule, left, y - rule->height);
    for (guint i = 0; i < area->parts->len; i++) {
        RpBox *part = g_ptr_array_index(area->parts, i);

        rp_page_place(page, part, left, y);
        y += part->height;
    }
    g_ptr_array_set_free_func(area->parts, NULL);
    g_ptr_array_set_size(area->parts, 0);
    g_ptr_array_set_free_func(area->parts, (GDestroyNotify)rp_box_free);
}

void
rp_notes_begin(RpNoteArea *area, double room, double pitch)
{
    RpBox *rest = g_steal_pointer(&area->rest);

    area->pitch = pitch;
    g_array_set_size(area->numbers, 0);
    if (rest != NULL)
        add_part(area, rest, room);
}
