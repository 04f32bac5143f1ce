#include "data/delimiter.h"

#include <string.h>

#include "base/i18n.h"
#include "data/csv.h"

#define SNIFFED_LINES 50
#define SNIFFED_BYTES 65536 /* of one line */

static const struct {
    gunichar character;
    const char *name;
} delimiters[] = {
    {',', N_("comma")},
    {'\t', N_("tab")},
    {';', N_("semicolon")},
    {RP_CSV_FULLWIDTH_SEMICOLON, N_("full-width semicolon")},
};

/* Returns: a physical line, line end included; its end in *end. */
static const char *
line_at(const RpSource *source, guint line, const char **end)
{
    gsize begin = g_array_index(source->lines, gsize, line);
    gsize next = line + 1 < source->lines->len ? g_array_index(source->lines, gsize, line + 1)
                                               : source->length;

    *end = source->text + next;
    return source->text + begin;
}

/* How often `character` stands outside quotes on one line. */
static unsigned
count_on_line(const char *line, const char *end, gunichar character)
{
    unsigned count = 0;
    bool quoted = false;

    for (const char *p = line; p < end; p = g_utf8_next_char(p)) {
        if (*p == '"')
            quoted = !quoted;
        else if (!quoted && g_utf8_get_char(p) == character)
            count++;
    }
    return count;
}

/* A delimiter occurs equally often on most lines. Returns how many of the first lines have it as
 * often as the most frequent non-zero count. */
static unsigned
regularity(const RpSource *source, gunichar character)
{
    unsigned counts[SNIFFED_LINES] = {0};
    unsigned n = 0, best = 0;

    for (guint i = 0; i < MIN(source->lines->len, SNIFFED_LINES); i++) {
        const char *end;
        const char *line = line_at(source, i, &end);

        counts[n] = count_on_line(line, MIN(end, line + SNIFFED_BYTES), character);
        n += counts[n] > 0;
    }
    for (unsigned i = 0; i < n; i++) {
        unsigned same = 0;

        for (unsigned j = 0; j < n; j++)
            same += counts[j] == counts[i];
        best = MAX(best, same);
    }
    return best;
}

gunichar
rp_delimiter_sniff(const RpSource *source, RpDiags *diags)
{
    unsigned best = 0;
    size_t chosen = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(delimiters); i++) {
        unsigned score = regularity(source, delimiters[i].character);

        if (score > best) {
            best = score;
            chosen = i;
        }
    }
    if (chosen > 0)
        rp_diags_add(diags, RP_NOTE, "csv-delimiter", rp_where(source->file, 1, 1),
                     _("the fields are separated by: %s"), _(delimiters[chosen].name));
    return delimiters[chosen].character;
}

gunichar
rp_delimiter_named(const RpSource *source)
{
    const char *end;
    const char *line = line_at(source, 0, &end);
    bool quoted = line < end && *line == '"';

    while (end > line && (end[-1] == '\n' || end[-1] == '\r'))
        end--;
    line += quoted;
    end -= quoted;
    if (end - line < 5 || g_ascii_strncasecmp(line, "sep=", 4) != 0)
        return 0;
    gunichar character = g_utf8_get_char(line + 4);
    bool alone = g_utf8_next_char(line + 4) == end && (!quoted || *end == '"');

    return alone && character != '"' ? character : 0;
}

bool
rp_delimiter_wants_more(const RpSource *source)
{
    return source->lines->len <= SNIFFED_LINES &&
           source->length < (gsize)SNIFFED_LINES * SNIFFED_BYTES;
}
