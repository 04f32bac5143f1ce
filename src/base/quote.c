#include <string.h>

#include "base/diag.h"

bool
rp_is_unseen(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);

    return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
           type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

char *
rp_quote_raw(const char *text, gssize length, unsigned max_chars)
{
    const char *p = text;
    const char *end = text + (length < 0 ? (gssize)strlen(text) : length);
    GString *quoted = g_string_new(NULL);

    for (unsigned n = 0; p < end; n++) {
        if (n == max_chars) {
            g_string_append(quoted, "…");
            break;
        }
        gunichar c = *p == '\0' ? 0 : g_utf8_get_char_validated(p, end - p);
        if (c == (gunichar)-1 || c == (gunichar)-2) {
            g_string_append_printf(quoted, "\\x%02X", (unsigned)(guchar)*p++);
            continue;
        }
        if (!rp_is_unseen(c))
            g_string_append_unichar(quoted, c);
        else if (c < 0x80)
            g_string_append_printf(quoted, "\\x%02X", c);
        else
            g_string_append_printf(quoted, "\\u{%04X}", c);
        p += c == 0 ? 1 : g_utf8_next_char(p) - p;
    }
    return g_string_free(quoted, FALSE);
}
