#include "base/json.h"

#include <string.h>

#include "base/diag.h"

static void
append_escaped(GString *out, gunichar c)
{
    if (c <= 0xFFFF)
        g_string_append_printf(out, "\\u%04x", c);
    else
        g_string_append_printf(out, "\\u%04x\\u%04x", 0xD800 + ((c - 0x10000) >> 10),
                               0xDC00 + ((c - 0x10000) & 0x3FF));
}

void
rp_json_append(GString *out, const char *text)
{
    const char *p = text == NULL ? "" : text;
    const char *end = p + strlen(p);

    g_string_append_c(out, '"');
    while (p < end) {
        gunichar c = g_utf8_get_char_validated(p, end - p);

        if (c == (gunichar)-1 || c == (gunichar)-2) { /* JSON has no bytes that are no character */
            g_string_append(out, "\xEF\xBF\xBD");
            p++;
            continue;
        }
        if (c == '"' || c == '\\')
            g_string_append_c(out, '\\');
        if (rp_is_unseen(c))
            append_escaped(out, c);
        else
            g_string_append_unichar(out, c);
        p = g_utf8_next_char(p);
    }
    g_string_append_c(out, '"');
}
