#include "paint/links-private.h"

#include "base/error.h"
#include "base/i18n.h"
#include "paint/walk-private.h"

typedef struct {
    GHashTable *names; /* borrowed; set of names of places */
    GError *error;     /* owned; the first one */
} LinkCheck;

static void
check_name(LinkCheck *check, const char *name)
{
    if (check->error == NULL && !g_hash_table_contains(check->names, name))
        g_set_error(&check->error, RP_ERROR, RP_ERROR_SYSTEM, _("link to the missing place '%s'"),
                    name);
}

static void
check_item(const RpItem *item, RpPoint origin G_GNUC_UNUSED, void *data)
{
    LinkCheck *check = data;

    if (item->kind == RP_ITEM_LINK && item->u.link.target[0] == '#')
        check_name(check, item->u.link.target + 1);
    if (item->kind == RP_ITEM_PAGE_REF && check->error == NULL)
        g_set_error(&check->error, RP_ERROR, RP_ERROR_SYSTEM,
                    _("the page number of the place '%s' has not been filled in"),
                    item->u.page_ref.name);
}

static const RpVisitor check_visitor = {.item = check_item};

static void
collect_names(const RpPages *pages, LinkCheck *check)
{
    for (guint i = 0; i < pages->dests->len; i++) {
        const char *name = g_array_index(pages->dests, RpDest, i).name;

        if (!g_hash_table_add(check->names, (gpointer)name) && check->error == NULL)
            g_set_error(&check->error, RP_ERROR, RP_ERROR_SYSTEM,
                        _("two places have the name '%s'"), name);
    }
}

bool
rp_links_check(const RpPages *pages, GError **error)
{
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    LinkCheck check = {names, NULL};

    collect_names(pages, &check);
    for (guint i = 0; i < pages->outline->len; i++)
        check_name(&check, g_array_index(pages->outline, RpOutlineEntry, i).dest);
    for (guint i = 0; i < pages->pages->len; i++)
        rp_walk_page(g_ptr_array_index(pages->pages, i), &check_visitor, &check);
    if (check.error == NULL)
        return true;
    g_propagate_error(error, check.error);
    return false;
}

/* cairo reads a number without a point in another, locale dependent way. */
static void
append_number(GString *out, double x)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE + 32];

    g_string_append(out, g_ascii_formatd(buffer, sizeof buffer, "%.3f", x));
}

/* " key='value'", where cairo takes \ for an escape. */
static void
append_quoted(GString *out, const char *key, const char *value)
{
    g_string_append_printf(out, "%s='", key);
    for (const char *p = value; *p != '\0'; p++) {
        if (*p == '\'' || *p == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
    g_string_append_c(out, '\'');
}

/* cairo 1.16 writes a name that is not ASCII in one encoding where the place is defined and in
 * another where it is linked to. */
static void
append_name(GString *out, const char *key, const char *name)
{
    g_autofree char *ascii = g_uri_escape_string(name, NULL, FALSE);

    append_quoted(out, key, ascii);
}

char *
rp_links_attributes(RpRect rect, const char *target)
{
    const double corner[] = {rect.x, rect.y, rect.width, rect.height};
    g_autofree char *uri = g_uri_escape_string(
        target,
        G_URI_RESERVED_CHARS_GENERIC_DELIMITERS G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS "%",
        FALSE);
    GString *out = g_string_new("rect=[");

    for (size_t i = 0; i < G_N_ELEMENTS(corner); i++) {
        append_number(out, corner[i]);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, "] ");
    if (target[0] == '#')
        append_name(out, "dest", target + 1);
    else
        append_quoted(out, "uri", uri);
    return g_string_free(out, FALSE);
}

char *
rp_links_dest(const char *name)
{
    GString *out = g_string_new(NULL);

    append_name(out, "dest", name);
    return g_string_free(out, FALSE);
}

void
rp_links_mark_places(cairo_t *cr, const RpPages *pages, guint index)
{
    for (guint i = 0; i < pages->dests->len; i++) {
        const RpDest *dest = &g_array_index(pages->dests, RpDest, i);
        g_autoptr(GString) attributes = g_string_new(NULL);

        if (dest->page != index)
            continue;
        append_name(attributes, "name", dest->name);
        g_string_append(attributes, " x=");
        append_number(attributes, dest->at.x);
        g_string_append(attributes, " y=");
        append_number(attributes, dest->at.y);
        cairo_tag_begin(cr, CAIRO_TAG_DEST, attributes->str);
        cairo_tag_end(cr, CAIRO_TAG_DEST);
    }
}
