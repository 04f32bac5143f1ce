/* page-fixture.h - fonts, a style sheet and documents for the tests of compose */
#pragma once

#include <glib.h>

#include "document/document.h"
#include "fonts/fontset.h"
#include "text/paragraph.h"

/* Fonts are opened once per process, before Check forks. */
typedef struct {
    RpFontSet *fonts;
    RpDiags *diags;
    RpTextSetter *setter;
} PageFixture;

void page_fixture_open(PageFixture *fixture);
void page_fixture_close(PageFixture *fixture);

/* Returns: (owned) an A5 document without blocks; every style is 黑体 9/14. */
RpDocument *page_fixture_document(void);

/* Returns: (owned) a table with a column of names, one of numbers and one of statuses. */
RpTableSpec *page_fixture_table(guint rows);

/* Every glyph of a tree with its place relative to the tree's top left, as one string of text
 * "x y text" per item, in reading order. */
typedef struct {
    double x, y;      /* origin of the item */
    double right;     /* end of its last glyph's origin */
    const char *text; /* borrowed */
} PlacedText;

/* Returns: (owned) of PlacedText. */
GArray *page_fixture_texts(const RpBox *box);
