#include <string.h>

#include "build/markdown-private.h"

#define MAX_RUNS 16 /* nested emphasis in one paragraph */

/* Open or close? A run as long as the innermost open one closes it. */
static bool
takes_run(int *runs, int *n, int length, gunichar next)
{
    if (*n > 0 && runs[*n - 1] == length) {
        (*n)--;
        return false;
    }
    if (*n < MAX_RUNS && next != 0 && !g_unichar_isspace(next))
        runs[(*n)++] = length;
    return true;
}

static bool
is_word(gunichar ch)
{
    return ch != 0 && !g_unichar_isspace(ch) && !g_unichar_ispunct(ch);
}

char *
rp_markdown_help_emphasis(const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);
    int runs[MAX_RUNS], n = 0;
    gunichar before = 0;

    for (const char *p = text; *p != '\0';) {
        const char *next = g_utf8_next_char(p);

        if (*p == '\n' && p[1] == '\n')
            n = 0;
        if (*p == '\\' && p[1] != '\0')
            next = g_utf8_next_char(p + 1);
        if (*p != '*') {
            g_string_append_len(out, p, next - p);
            before = g_utf8_get_char(g_utf8_prev_char(next));
            p = next;
            continue;
        }
        int length = (int)strspn(p, "*");
        gunichar after = g_utf8_get_char(p + length);
        bool opens = takes_run(runs, &n, length, after);
        if (opens && is_word(before) && g_unichar_ispunct(after))
            g_string_append(out, RP_MARKDOWN_HELPER);
        g_string_append_len(out, p, length);
        if (!opens && g_unichar_ispunct(before) && is_word(after))
            g_string_append(out, RP_MARKDOWN_HELPER);
        before = '*';
        p += length;
    }
    return g_strdup(out->str);
}
