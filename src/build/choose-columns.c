#include "base/i18n.h"
#include "build/build-private.h"

static void
report_unknown(const RpBuilder *builder, const RpLayoutBlock *from, guint i,
               const RpColumnRegister *known)
{
    const char *key = g_ptr_array_index(from->columns, i);
    bool placed = from->columns_at != NULL && i < from->columns_at->len;
    g_autoptr(GPtrArray) keys = g_ptr_array_new();

    for (gsize k = 0; k < known->n; k++)
        g_ptr_array_add(keys, (gpointer)known->key(k));
    rp_diags_add(builder->diags, RP_FAULT, "unknown-column",
                 placed ? g_array_index(from->columns_at, RpWhere, i) : from->columns_where,
                 _("unknown column '%s'"), key);

    const char *nearest = rp_nearest(key, (const char *const *)keys->pdata, keys->len);
    g_ptr_array_add(keys, NULL);
    g_autofree char *all = g_strjoinv(", ", (char **)keys->pdata);
    if (nearest != NULL)
        rp_diags_hint(builder->diags, _("did you mean '%s'?"), nearest);
    else
        rp_diags_hint(builder->diags, _("one of: %s"), all);
}

GPtrArray *
rp_builder_columns(const RpBuilder *builder, const RpLayoutBlock *from,
                   const RpColumnRegister *known)
{
    GPtrArray *columns = g_ptr_array_new();

    if (from->columns == NULL || from->columns->len == 0) {
        for (gsize i = 0; known->defaults[i] != NULL; i++)
            g_ptr_array_add(columns, (gpointer)known->lookup(known->defaults[i]));
        return columns;
    }
    for (guint i = 0; i < from->columns->len; i++) {
        gconstpointer column = known->lookup(g_ptr_array_index(from->columns, i));

        if (column == NULL)
            report_unknown(builder, from, i, known);
        else
            g_ptr_array_add(columns, (gpointer)column);
    }
    return columns;
}
