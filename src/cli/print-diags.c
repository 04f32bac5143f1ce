#include "cli/print-diags.h"

#include <stdio.h>

#include <glib.h>

#include "base/i18n.h"
#include "base/json.h"
#include "cli/command.h"

static void
print_json(const RpDiag *diag)
{
    g_autoptr(GString) line = g_string_new("{\"file\":");

    rp_json_append(line, diag->where.file);
    g_string_append_printf(line, ",\"line\":%d,\"column\":%d,\"severity\":\"%s\",\"code\":\"%s\"",
                           diag->where.line, diag->where.column, rp_severity_name(diag->severity),
                           diag->code);
    if (diag->cell != NULL) {
        g_string_append(line, ",\"cell\":");
        rp_json_append(line, diag->cell);
    }
    g_string_append(line, ",\"text\":");
    rp_json_append(line, diag->text);
    if (diag->hint != NULL) {
        g_string_append(line, ",\"hint\":");
        rp_json_append(line, diag->hint);
    }
    printf("%s}\n", line->str);
}

#define MAX_EXCERPT 76 /* columns of a line that is shown */
#define MAX_BEFORE  50 /* of them before the place */

/* Columns of a terminal that a character takes. */
static int
columns_of(gunichar c)
{
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

/* Returns: from where a line must be shown so that `at` is at most MAX_BEFORE columns behind. */
static const char *
excerpt_start(const char *line, const char *at)
{
    int columns = 0;

    while (at > line && columns < MAX_BEFORE) {
        at = g_utf8_prev_char(at);
        columns += columns_of(g_utf8_get_char(at));
    }
    return at;
}

/*
 *     5 | remove: [stirp]
 *       |          ^
 */
static void
print_excerpt(const RpDiags *diags, RpWhere where)
{
    g_autofree char *line = rp_diags_line(diags, where);
    glong length = line == NULL ? 0 : g_utf8_strlen(line, -1);

    if (length == 0 || where.column < 1 || where.column > length + 1)
        return;
    const char *at = g_utf8_offset_to_pointer(line, where.column - 1);
    const char *start = excerpt_start(line, at);
    g_autoptr(GString) shown = g_string_new(start > line ? "…" : "");
    int caret = start > line ? 1 : 0, columns = caret;
    const char *p = start;

    for (; *p != '\0' && columns < MAX_EXCERPT; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        /* a tab or another control character takes one column here */
        bool unseen = rp_is_unseen(c);
        g_string_append_unichar(shown, unseen ? ' ' : c);
        columns += unseen ? 1 : columns_of(c);
        caret = p < at ? columns : caret;
    }
    fprintf(stderr, "%5d | %s%s\n      | %*s^\n", where.line, shown->str, *p == '\0' ? "" : "…",
            caret, "");
}

static void
print_text(const RpDiags *diags, const RpDiag *diag)
{
    g_autofree char *file = diag->where.file == NULL ? NULL : rp_command_shown(diag->where.file);

    if (file != NULL)
        fprintf(stderr, "%s:%d:%d: ", file, diag->where.line, diag->where.column);
    fprintf(stderr, "%s: %s: %s", rp_severity_name(diag->severity), diag->code, diag->text);
    if (diag->cell != NULL)
        fprintf(stderr, _(" [cell %s]"), diag->cell);
    fputc('\n', stderr);
    print_excerpt(diags, diag->where);
    if (diag->hint != NULL)
        fprintf(stderr, "    %s\n", diag->hint);
}

/* After the last finding about a file: how many were left out. */
static void
print_dropped(const RpDiags *diags, const char *file, bool json)
{
    unsigned dropped = rp_diags_dropped(diags, file);

    if (dropped == 0)
        return;
    if (json) {
        g_autoptr(GString) line = g_string_new("{\"file\":");

        rp_json_append(line, file);
        printf("%s,\"dropped\":%u}\n", line->str, dropped);
    } else {
        g_autofree char *shown = rp_command_shown(file == NULL ? "dabiao" : file);

        fprintf(stderr, _("%s: %u more findings are not shown (--max-findings N)\n"), shown,
                dropped);
    }
}

void
rp_print_diags(RpDiags *diags, bool json)
{
    const GPtrArray *sorted = rp_diags_sorted(diags);

    for (guint i = 0; i < sorted->len; i++) {
        const RpDiag *diag = g_ptr_array_index(sorted, i);
        const RpDiag *next = i + 1 < sorted->len ? g_ptr_array_index(sorted, i + 1) : NULL;

        if (json)
            print_json(diag);
        else
            print_text(diags, diag);
        if (next == NULL || next->where.file != diag->where.file)
            print_dropped(diags, diag->where.file, json);
    }
}
