/* variables.h - the placeholders of narrative: a closed, documented list
 *
 * Every value is formatted for reading. variables.c has the table that says what there is;
 * docs/variables.md shows it to authors.
 */
#pragma once

#include <glib.h>

#include "build/build.h"
#include "build/mustache.h"

/* One placeholder; those of a list's items are written "[].name". */
typedef struct {
    const char *path;
    const char *chinese, *english; /* help */
} RpVariable;

extern const RpVariable rp_variables[];
extern const gsize rp_n_variables;

/* The list as a page of Markdown: docs/variables.md, with the columns of tables. */
void rp_variables_document(GString *out);

/* Returns: (owned) the map of all variables; exactly those of the table. */
RpVar *rp_variables_new(const RpProgressSet *set, const char *layout_id, const char *title,
                        bool sample);

/* Say which domain the variables are of; `domain` is "" otherwise. */
void rp_variables_set_domain(RpVar *root, const char *domain);

/* Add page and pages, which only running heads and feet have: they stay placeholders. */
void rp_variables_add_pages(RpVar *root);
void rp_variables_remove_pages(RpVar *root);

/* Returns: (owned) plain text as Markdown that shows exactly it; an empty line divides
 * paragraphs. */
char *rp_markdown_from_plain(const char *text);
