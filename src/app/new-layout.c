#include "app/new-layout.h"

#include <string.h>

#include <glib/gstdio.h>

#include "app/layouts.h"
#include "app/output.h"
#include "base/error.h"
#include "base/i18n.h"

#define SCHEMA "layout.schema.json"

/* A name of a file, not a path, and nothing that a shell or YAML would take for something else. */
static bool
check_name(const char *name, GError **error)
{
    const char *p = name;

    while (g_unichar_isalnum(g_utf8_get_char(p)) || *p == '-' || *p == '_')
        p = g_utf8_next_char(p);
    if (p > name && *p == '\0' && *name != '-')
        return true;
    g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                _("'%s' is no name for a layout: letters, digits, Han characters, - and _"), name);
    return false;
}

/* Returns: (owned, nullable) the layout to extend, which must be sound. */
static RpLayout *
load_parent(const RpRun *run, const char *parent, RpDiags *diags, GError **error)
{
    if (g_str_has_suffix(parent, ".yaml") || strchr(parent, '\\') != NULL || *parent == '.') {
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("--extends needs the name of a layout, as 'dabiao layout list' shows it"));
        return NULL;
    }
    return rp_layouts_load(run->report, parent, NULL, diags, error);
}

/* "cover 封面, contents 目录" */
static void
append_blocks(GString *out, const RpLayout *parent)
{
    for (guint i = 0; i < parent->blocks->len; i++) {
        const RpLayoutBlock *block = g_ptr_array_index(parent->blocks, i);

        g_string_append_printf(out, "%s%s（%s）", i == 0 ? "" : "、", block->id,
                               rp_layout_block_chinese(block->type));
    }
}

/* Examples, each in a comment that becomes the thing itself when “# ” is taken away. */
static void
append_examples(GString *out, const RpLayout *parent)
{
    const GPtrArray *blocks = parent->blocks;
    const RpLayoutBlock *first = g_ptr_array_index(blocks, 0);
    const RpLayoutBlock *last = g_ptr_array_index(blocks, blocks->len - 1);

    g_string_append(out, "\n## 标题（“|”处可换行）和编发单位。双大括号里是占位符，由程序填写\n"
                         "# title: \"{{region.short}}标准化月报|{{period.text}}\"\n"
                         "# issuer: \"{{region.name}}市场监督管理局\"\n"
                         "\n## 颜色：名称，或引号里的 \"#RRGGBB\"\n"
                         "# theme: {accent: 靛蓝, navy: 藏青}\n"
                         "\n## 页边距：上、右、下、左；正文的字号\n"
                         "# page: {margins: [28mm, 22mm, 26mm, 22mm]}\n"
                         "# body: {size: 五号}\n"
                         "\n## 页脚\n"
                         "# furniture: {foot_right: \"— {{page}} —\"}\n");
    g_string_append_printf(out, "\n## 去掉的内容块。%s 有：", parent->id);
    append_blocks(out, parent);
    if (blocks->len > 1)
        g_string_append_printf(out, "\n# remove: [%s]\n", last->id);
    g_string_append_printf(out,
                           "\n## 增加内容块，或写已有的 id 修改它\n"
                           "# blocks:\n"
                           "#   - {id: opening, type: text, after: %s, text: "
                           "\"截至{{period.date}}，监测目标{{count.total}}项。\"}\n",
                           first->id);
}

/* Returns: (owned) the text of the file. */
static char *
layout_text(const RpLayout *parent, const char *parent_name, const RpRegion *region, bool schema)
{
    g_autoptr(GString) out = g_string_new(NULL);

    if (schema)
        g_string_append(out, "# yaml-language-server: $schema=../" SCHEMA "\n");
    if (region != NULL)
        g_string_append_printf(out, "# %s的版式。", region->name);
    else
        g_string_append(out, "# ");
    g_string_append_printf(out,
                           "只写与 %s 不同之处：去掉行首的一个“# ”，那一行就生效。\n"
                           "# 全部写法见 docs/layouts.md；各项现在是什么、由哪一行设定，见 "
                           "dabiao layout explain。\n"
                           "extends: %s\n",
                           parent_name, parent_name);
    if (region != NULL)
        g_string_append_printf(out, "region: \"%s\"\n", region->code);
    append_examples(out, parent);
    return g_strdup(out->str);
}

/* Write a file that is not there yet. */
static bool
write_new(const char *path, char *contents, GPtrArray *files, GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new_take(contents, strlen(contents));

    if (g_file_test(path, G_FILE_TEST_EXISTS) || g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
        g_set_error(error, RP_ERROR, RP_ERROR_USAGE,
                    _("%s: there is such a file; nothing is overwritten"), path);
        return false;
    }
    if (!rp_output_write(path, bytes, true, error))
        return false;
    g_ptr_array_add(files, g_strdup(path));
    return true;
}

GPtrArray *
rp_new_layout(const RpRun *run, const char *name, const char *parent, const char *output,
              RpDiags *diags, GError **error)
{
    RpRegionMatch match;
    const RpRegion *region = rp_region_set_find(run->dataset->regions, name, &match);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);

    if (!check_name(name, error))
        return NULL;
    g_autoptr(RpLayout) from = load_parent(run, parent, diags, error);
    if (from == NULL)
        return NULL;

    g_autofree char *path =
        output != NULL ? g_strdup(output) : g_strdup_printf("layouts/provinces/%s.yaml", name);
    if (!write_new(path, layout_text(from, parent, region, output == NULL), files, error))
        return NULL;
    if (output == NULL && !g_file_test("layouts/" SCHEMA, G_FILE_TEST_EXISTS)) {
        g_autoptr(GString) schema = g_string_new(NULL);

        rp_layout_schema(schema);
        if (!write_new("layouts/" SCHEMA, g_strdup(schema->str), files, error))
            return NULL;
    }
    return g_steal_pointer(&files);
}
