#include "data/csv-write.h"

#include <stdbool.h>
#include <string.h>

/* A spreadsheet would run it. Numbers begin like formulas, and are none; nor is a sign alone. */
static bool
is_formula(const char *text)
{
    const char *rest = text + 1;

    if (*text == '=' || *text == '@' || *text == '\t' || *text == '\r')
        return true;
    return (*text == '+' || *text == '-') && rest[strspn(rest, "0123456789.,eE+-% ")] != '\0';
}

void
rp_csv_append_field(GString *out, const char *text)
{
    const char *mark = is_formula(text) ? "'" : "";

    if (strpbrk(text, ",\"\r\n") == NULL) {
        g_string_append_printf(out, "%s%s", mark, text);
        return;
    }
    g_string_append_printf(out, "\"%s", mark);
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}
