#include "build/markdown-notes-private.h"

#include <string.h>

#include "base/i18n.h"

/* Names of footnotes -> byte of the text where they stand, + 1. */
typedef struct {
    GHashTable *marks; /* owned; [^a] */
    GHashTable *texts; /* owned; [^a]: ... */
} Notes;

static Notes
find_notes(const char *text)
{
    g_autoptr(GRegex) regex = g_regex_new("\\[\\^([^\\]\\s]+)\\](:?)", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    Notes notes = {g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                   g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};

    g_regex_match(regex, text, 0, &match);
    for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
        g_autofree char *colon = g_match_info_fetch(match, 2);
        int at = 0;

        g_match_info_fetch_pos(match, 0, &at, NULL);
        bool begins_line = at == 0 || text[at - 1] == '\n';
        GHashTable *found = *colon != '\0' && begins_line ? notes.texts : notes.marks;
        g_hash_table_insert(found, g_match_info_fetch(match, 1), GINT_TO_POINTER(at + 1));
    }
    return notes;
}

/* Returns: (owned) the names in `names` that are not in `others`, in order of their places. */
static GList *
names_alone(GHashTable *names, GHashTable *others)
{
    GList *all = g_list_sort(g_hash_table_get_keys(names), (GCompareFunc)strcmp);

    for (GList *item = all; item != NULL;) {
        GList *next = item->next;

        if (g_hash_table_contains(others, item->data))
            all = g_list_delete_link(all, item);
        item = next;
    }
    return all;
}

static RpWhere
where_of(const RpExpanded *text, GHashTable *names, const char *name)
{
    return rp_expanded_where(text, (gsize)GPOINTER_TO_INT(g_hash_table_lookup(names, name)) - 1);
}

void
rp_markdown_check_notes(const RpExpanded *text, RpDiags *diags)
{
    Notes notes = find_notes(text->text->str);
    g_autoptr(GList) marks = names_alone(notes.marks, notes.texts);
    g_autoptr(GList) texts = names_alone(notes.texts, notes.marks);

    for (const GList *item = marks; item != NULL; item = item->next) {
        const char *name = item->data;

        rp_diags_add(diags, RP_FAULT, "lone-footnote", where_of(text, notes.marks, name),
                     _("footnote '%s' has no text"), name);
        rp_diags_hint(diags, _("write it as a paragraph of its own: [^%s]: text"), name);
    }
    for (const GList *item = texts; item != NULL; item = item->next) {
        const char *name = item->data;

        rp_diags_add(diags, RP_FAULT, "lone-footnote", where_of(text, notes.texts, name),
                     _("footnote '%s' has no mark in the text"), name);
        rp_diags_hint(diags, _("put [^%s] where the footnote belongs"), name);
    }
    g_hash_table_unref(notes.marks);
    g_hash_table_unref(notes.texts);
}
