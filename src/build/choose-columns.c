#include <string.h>

#include "base/i18n.h"
#include "build/table-filler-private.h"

static void
report_unknown(const RpBuilder *builder, const char *key, RpWhere where,
               const RpColumnRegister *known)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new();

    for (gsize k = 0; k < known->n; k++)
        g_ptr_array_add(keys, (gpointer)known->key(k));
    rp_diags_add(builder->diags, RP_FAULT, "unknown-column", where, _("unknown column '%s'"), key);

    const char *nearest = rp_nearest(key, (const char *const *)keys->pdata, keys->len);
    g_ptr_array_add(keys, NULL);
    g_autofree char *all = g_strjoinv(", ", (char **)keys->pdata);
    if (nearest != NULL)
        rp_diags_hint(builder->diags, _("did you mean '%s'?"), nearest);
    else
        rp_diags_hint(builder->diags, _("one of: %s"), all);
}

static gconstpointer
look_up(const RpBuilder *builder, const char *key, RpWhere where, const RpColumnRegister *known)
{
    gconstpointer kind = known->lookup(key);

    if (kind == NULL)
        report_unknown(builder, key, where, known);
    return kind;
}

/* Returns: (owned) of kinds: the columns named in a part of a column. */
static GPtrArray *
look_up_parts(const RpBuilder *builder, const RpLayoutColumn *own, const GPtrArray *names,
              guint first, const RpColumnRegister *known)
{
    GPtrArray *parts = g_ptr_array_new();

    for (guint i = 0; names != NULL && i < names->len; i++) {
        const GArray *places = own->parts_at;
        RpWhere where = places != NULL && first + i < places->len
                            ? g_array_index(places, RpWhere, first + i)
                            : own->where;
        gconstpointer kind = look_up(builder, g_ptr_array_index(names, i), where, known);

        if (kind != NULL)
            g_ptr_array_add(parts, (gpointer)kind);
    }
    return parts;
}

static void
clear_choice(gpointer data)
{
    RpColumnChoice *choice = data;

    g_clear_pointer(&choice->with, g_ptr_array_unref);
    g_clear_pointer(&choice->below, g_ptr_array_unref);
}

GArray *
rp_builder_columns(const RpBuilder *builder, const RpLayoutBlock *from,
                   const RpColumnRegister *known)
{
    GArray *choices = g_array_new(FALSE, TRUE, sizeof(RpColumnChoice));
    guint named = from->columns == NULL ? 0 : from->columns->len;

    g_array_set_clear_func(choices, clear_choice);
    for (gsize i = 0; named == 0 && known->defaults[i] != NULL; i++) {
        RpColumnChoice choice = {.kind = known->lookup(known->defaults[i])};
        g_array_append_val(choices, choice);
    }
    for (guint i = 0; i < named; i++) {
        const RpLayoutColumn *own = &g_array_index(from->columns, RpLayoutColumn, i);
        RpColumnChoice choice = {.kind = look_up(builder, own->name, own->where, known),
                                 .own = own};

        if (choice.kind == NULL)
            continue;
        choice.with = look_up_parts(builder, own, own->with, 0, known);
        choice.below =
            look_up_parts(builder, own, own->below, own->with == NULL ? 0 : own->with->len, known);
        g_array_append_val(choices, choice);
    }
    return choices;
}
