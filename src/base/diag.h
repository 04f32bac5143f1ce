/* diag.h - what was found wrong or remarkable in the input, collected over a whole run
 *
 * Nothing is printed here: cli/print-diags.c does. Messages are already
 * translated (base/i18n.h) when they come in, except severity and code.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Ordered: the worst one decides the exit status. */
typedef enum {
    RP_NOTE,    /* worth knowing, e.g. which encoding was recognised */
    RP_WARNING, /* accepted, but should be looked at; an error under --strict */
    RP_FAULT,   /* not acceptable: nothing is written */
} RpSeverity;

/* A place in an input file. `file` is interned (g_intern_string), so an RpWhere
 * is a plain value. Lines are physical lines from 1, columns characters from 1;
 * a finding about a whole file stands at 1:1. file == NULL means no place. */
typedef struct {
    const char *file;
    int line;
    int column;
} RpWhere;

typedef struct {
    RpSeverity severity;
    const char *code; /* static; stable, kebab-case, explained in docs/diagnostics.md */
    RpWhere where;
    char *cell; /* owned, nullable; the spreadsheet cell, e.g. "D17" */
    char *text; /* owned; what is wrong with which thing; control characters escaped */
    char *hint; /* owned, nullable; how to mend it */
} RpDiag;

typedef struct RpDiags RpDiags;

RpDiags *rp_diags_new(void);
void rp_diags_free(RpDiags *diags);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpDiags, rp_diags_free)

/* At most `max` findings per file are kept (200 unless set), worse ones before milder ones; the
 * rest are counted. */
void rp_diags_set_max(RpDiags *diags, unsigned max);

/* Record a finding. `code` must be a string literal. Control characters and broken UTF-8
 * in the formatted text are escaped, so that raw input can be quoted. */
void rp_diags_add(RpDiags *diags, RpSeverity severity, const char *code, RpWhere where,
                  const char *format, ...) G_GNUC_PRINTF(5, 6);

/* Keep a copy of the text of `file` (interned), so that findings in it can be shown in their line.
 * For files that people write by hand, not for data. */
void rp_diags_set_text(RpDiags *diags, const char *file, const char *text);

/* Returns: (owned, nullable) the line of `where`, NULL when the text of the file was not kept. */
char *rp_diags_line(const RpDiags *diags, RpWhere where);

/* Returns: whether the finding added last was kept; otherwise a hint that takes long to find, such
 * as a nearest match, is not worth finding. */
bool rp_diags_kept(const RpDiags *diags);

/* Say how to mend the finding added last (nothing happens if it was over the cap). */
void rp_diags_hint(RpDiags *diags, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Name the spreadsheet cell of the finding added last; `column` and `row` count from 1. */
void rp_diags_cell(RpDiags *diags, int column, int row);

/* Make every warning, also those still to come, a fault (--strict). */
void rp_diags_set_strict(RpDiags *diags);

/* Returns: how many findings of exactly this severity there were, those over the cap included. */
unsigned rp_diags_count(const RpDiags *diags, RpSeverity severity);
bool rp_diags_failed(const RpDiags *diags); /* any RP_FAULT */

/* Returns: (borrowed) kept findings of RpDiag, in order of file, line, column, arrival. */
const GPtrArray *rp_diags_sorted(RpDiags *diags);

/* Returns: how many findings about `file` were not kept because of the cap. */
unsigned rp_diags_dropped(const RpDiags *diags, const char *file);

/* Returns: a place; interns `file`. */
RpWhere rp_where(const char *file, int line, int column);

/* Returns: (owned) `text` cut to `max_chars` characters with …, control characters and broken
 * UTF-8 escaped as \xNN or \u{NNNN}. For quoting raw input. */
char *rp_quote_raw(const char *text, gssize length, unsigned max_chars);

/* Characters that do not show, steer a terminal or turn the direction of writing. */
bool rp_is_unseen(gunichar c);

const char *rp_severity_name(RpSeverity severity); /* "note", "warning", "error" */

/* Returns: (borrowed, nullable) of the `n` words the one nearest to `word` (edit distance over
 * characters with case and width folded: at most a third of its length, in short words one, but
 * never the whole word), for "did you mean". */
const char *rp_nearest(const char *word, const char *const *words, size_t n);
