/* names.h - names of categories made to fit
 *
 * Order: full name, registered short name, two lines (at the mark "|", else balanced), and at last
 * cut with … on the last allowed line. Never turned, never set smaller.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "chart/typer.h"

typedef struct {
    char *lines[2]; /* owned */
    int n;          /* 1 or 2 */
    double width;   /* of the wider line */
    bool cut;       /* a … stands in it */
} RpFitName;

void rp_fit_name_clear(RpFitName *name);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RpFitName, rp_fit_name_clear)

typedef struct {
    const char *name;
    const char *short_name; /* nullable */
    const RpParagraphStyle *style;
    double width; /* points there are */
    int lines;    /* 1 or 2 */
} RpNameRequest;

/* Returns: (owned contents). A width too small for … gives an empty line. */
RpFitName rp_fit_name(const RpTyper *typer, const RpNameRequest *request);

/* Returns: (owned) `text` on one line of `width`, cut with … if need be. */
char *rp_fit_text(const RpTyper *typer, const char *text, const RpParagraphStyle *style,
                  double width);

/* True when a line may end before the character at `p` of `text`. */
bool rp_may_break(const char *text, const char *p);
