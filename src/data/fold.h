/* fold.h - cell texts and names brought to one form
 *
 * Folding is never fuzzy: it only undoes ways of writing the same characters (width, spaces,
 * traditional and compatibility forms, brackets, case). What it undid is returned as remarks.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Cut ASCII blanks, line ends and U+3000 off both ends of *text. */
void rp_trim(const char **text, gsize *length);

/* Returns: (owned) `text` trimmed. */
char *rp_trimmed(const char *text);

/* Returns: (owned) the form in which names are compared; remarks (RpRemark) are or-ed into
 * *remarks unless it is NULL. */
char *rp_fold_name(const char *text, unsigned *remarks);

/* A zero-width or other invisible character that may stand in a cell by accident. */
bool rp_char_invisible(gunichar c);

/* NBSP and the like. */
bool rp_char_no_break(gunichar c);
