/* dump-private.h - what the dumps of boxes and pages share */
#pragma once

#include <glib.h>

#include "box/box.h"

/* " <x>" with two decimals, a point in any locale, and no negative zero. */
void rp_dump_number(GString *out, double x);

/* " key=\"text\"" with quotes, backslashes and control characters escaped; nothing for NULL. */
void rp_dump_text(GString *out, const char *key, const char *text);

void rp_dump_box(const RpBox *box, int depth, GString *out);
