#include <string.h>

#include "build/provenance-private.h"

#define SHIPPED "dabiao:" /* before the names of files that came with the program */

char *
rp_provenance_file(const char *shown)
{
    if (!g_str_has_prefix(shown, SHIPPED))
        return g_strdup(shown);
    return g_strconcat(shown + strlen(SHIPPED), "（随附）", NULL);
}

/* Does another file that was read have the same last name? */
static bool
is_ambiguous(const RpDataset *dataset, const char *shown, const char *base)
{
    for (guint i = 0; i < dataset->inputs->len; i++) {
        const char *other = g_array_index(dataset->inputs, RpInputHash, i).shown;
        g_autofree char *name = g_path_get_basename(other);

        if (strcmp(name, base) == 0 && strcmp(other, shown) != 0)
            return true;
    }
    return false;
}

char *
rp_provenance_place(const RpBuilder *builder, RpWhere where)
{
    if (where.file == NULL || where.line < 1)
        return g_strdup("");
    g_autofree char *base = g_path_get_basename(where.file);
    g_autofree char *full = rp_provenance_file(where.file);
    bool ambiguous = is_ambiguous(builder->set->dataset, where.file, base);
    return g_strdup_printf("%s 第%d行", ambiguous ? full : base, where.line);
}

static void
add_file(const RpBuilder *builder, RpTableSpec *table, const char *shown, const char *hash)
{
    RpRow row = rp_row_new(2);
    g_autofree char *file = rp_provenance_file(shown);

    rp_cells_add_text(builder, &row, file, RP_STYLE_NOTE, table->where);
    if (hash == NULL)
        rp_cells_add_missing(&row, 1, table->where);
    else
        rp_cells_add_text(builder, &row, hash, RP_STYLE_NOTE, table->where);
    g_array_append_val(table->rows, row);
}

void
rp_provenance_files(RpBuilder *builder, const RpLayoutBlock *from)
{
    const RpLayout *layout = builder->layout;
    const GArray *inputs = builder->set->dataset->inputs;
    RpTableSpec *table = rp_cells_new_table(
        builder, from, g_strdup("本报告读取的文件"), g_strdup("文件名相对于报告所在的文件夹"),
        g_strdup("注：SHA-256相同，则文件内容相同；同样的文件生成同样的报告。"));

    rp_cells_add_column(table, "文件", RP_COLUMN_LEFT, 1, 0);
    rp_cells_add_column(table, "SHA-256", RP_COLUMN_LEFT, 0, 2);
    if (builder->options->report_file != NULL)
        add_file(builder, table, builder->options->report_file, builder->options->report_hash);
    for (guint i = 0; i < layout->chain->len; i++)
        add_file(builder, table, g_ptr_array_index(layout->chain, i),
                 i < layout->hashes->len ? g_ptr_array_index(layout->hashes, i) : NULL);
    for (guint i = 0; i < inputs->len; i++) {
        const RpInputHash *input = &g_array_index(inputs, RpInputHash, i);
        add_file(builder, table, input->shown, input->sha256);
    }
}

void
rp_provenance_fonts(RpBuilder *builder, const RpLayoutBlock *from)
{
    const GPtrArray *fonts = builder->options->fonts;
    g_autoptr(GString) out = g_string_new("字体：");

    if (fonts == NULL || fonts->len == 0)
        return;
    for (guint i = 0; i < fonts->len; i++)
        g_string_append_printf(out, "%s%s", i == 0 ? "" : "；",
                               (const char *)g_ptr_array_index(fonts, i));
    g_string_append(out, "。");
    rp_builder_add_plain(builder, from, out->str, RP_STYLE_NOTE);
}
