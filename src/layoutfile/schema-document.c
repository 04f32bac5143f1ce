#include "layoutfile/schema-document-private.h"

#include <math.h>

#include "base/geom.h"
#include "base/status.h"
#include "base/style.h"
#include "layoutfile/schema-private.h"

static const char head[] =
    "# Keys of layouts\n"
    "\n"
    "Everything that may stand in a layout. This page is written from the table in\n"
    "`src/layoutfile/schema.c`; a test compares them (`RP_UPDATE_GOLDEN=1` rewrites it). How to\n"
    "write a layout is told in [layouts.md](layouts.md). Where a word has a Chinese form, both "
    "are\n"
    "understood.\n";

static const char block_types[] = "\n## Kinds of blocks 内容块的种类\n"
                                  "\n"
                                  "For `type:` of a block. Every block has `id`, `type`, `after`, "
                                  "`before`, `for` and `new_page`.\n"
                                  "\n"
                                  "| type | 中文 | its other keys |\n"
                                  "|---|---|---|\n";

static const char styles[] =
    "\n## Styles 文字样式\n"
    "\n"
    "For `styles:`. What a layout that extends none has; sizes are size/leading in points.\n"
    "\n"
    "| name | font role, weight, size | colour | alignment | 说明 | meaning |\n"
    "|---|---|---|---|---|---|\n";

static const char colours[] =
    "\n## Colours by name 颜色名\n"
    "\n"
    "For the keys of `theme:`; any other colour is written `\"#RRGGBB\"`.\n"
    "\n"
    "| name | 中文 | value |\n"
    "|---|---|---|\n";

static const struct {
    RpSection section;
    const char *title;
} sections[] = {
    {RP_SECTION_TOP, "The file 文件"},
    {RP_SECTION_PAGE, "`page:` 纸张与版心"},
    {RP_SECTION_GRID, "`grid:` of `page:` 正文网格"},
    {RP_SECTION_THEME, "`theme:` 颜色"},
    {RP_SECTION_FURNITURE, "`furniture:` 页眉与页脚"},
    {RP_SECTION_SIDE, "`first:`, `odd:`, `even:` of `furniture:` 首页、奇数页、偶数页"},
    {RP_SECTION_HEADINGS, "`headings:` 标题的排法"},
    {RP_SECTION_STYLE, "A style: `body:` and each entry of `styles:` 文字样式的各项"},
    {RP_SECTION_BLOCK, "A block: each entry of `blocks:` 内容块"},
    {RP_SECTION_WHERE, "`where:` of a block 筛选目标"},
    {RP_SECTION_TASKS, "`tasks:` of a block 筛选任务"},
    {RP_SECTION_COLUMN, "An entry of `columns:` 表的列"},
};

/* Sizes of type are points, all other lengths round numbers of millimetres. */
static void
append_range(GString *out, const RpSchemaRow *row)
{
    bool length = row->type == RP_VALUE_LENGTH || row->type == RP_VALUE_PAPER ||
                  row->type == RP_VALUE_INSETS || row->type == RP_VALUE_WIDTHS;
    double mm = row->max / RP_MM;
    bool metric = length && fabs(mm - round(mm)) < 1e-6;
    const double ends[] = {row->min, row->max};
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];

    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_ascii_formatd(buffer, sizeof buffer, "%.6g", metric ? ends[i] / RP_MM : ends[i]);
        g_string_append_printf(out, "%s%s", i == 0 ? ", " : " to ", buffer);
    }
    g_string_append(out, metric ? " mm" : length ? " pt" : "");
}

static void
append_words(GString *out, const RpSchemaWord *words)
{
    for (const RpSchemaWord *word = words; word->word != NULL; word++)
        g_string_append_printf(out, " `%s`%s%s", word->word, word->chinese == NULL ? "" : " ",
                               word->chinese == NULL ? "" : word->chinese);
}

static void
append_statuses(GString *out)
{
    for (int s = 0; s < RP_N_STATUS; s++)
        g_string_append_printf(out, " `%s` %s", rp_status_look((RpStatus)s)->id,
                               rp_status_look((RpStatus)s)->word);
}

static void
append_roles(GString *out)
{
    for (int r = 0; r < RP_N_ROLES; r++)
        g_string_append_printf(out, " %s", rp_role_name((RpFontRole)r));
}

/* What may be written behind the key, in English. */
static const char *const values[RP_N_VALUE_TYPES] = {
    [RP_VALUE_NAME] = "a name",
    [RP_VALUE_TERM] = "a name",
    [RP_VALUE_TEXT] = "text with placeholders",
    [RP_VALUE_FILE] = "path of a file",
    [RP_VALUE_WORD] = "one of",
    [RP_VALUE_SWITCHED] = "one of",
    [RP_VALUE_SORT] = "one of, falling with `-` before it:",
    [RP_VALUE_INTEGER] = "whole number",
    [RP_VALUE_NUMBER] = "number",
    [RP_VALUE_LENGTH] = "length",
    [RP_VALUE_SWITCH] = "`true` or `false`",
    [RP_VALUE_COLOUR] = "colour",
    [RP_VALUE_INK] = "colour, or one of",
    [RP_VALUE_ROLE] = "one of",
    [RP_VALUE_PAPER] = "paper or two lengths",
    [RP_VALUE_INSETS] = "four lengths",
    [RP_VALUE_WIDTHS] = "a length or a list of lengths",
    [RP_VALUE_NAMES] = "a name or a list of names",
    [RP_VALUE_COLUMNS] = "a list of names and of columns",
    [RP_VALUE_STATUS] = "one or a list of",
    [RP_VALUE_WORDS] = "one or a list of",
    [RP_VALUE_DUE] = "a period, or one of",
    [RP_VALUE_MAP] = "keys of its own",
    [RP_VALUE_STYLES] = "a style for each name",
    [RP_VALUE_BLOCKS] = "a list of blocks",
};

/* A bar would end the cell. */
static void
append_cell(GString *out, const char *text)
{
    g_string_append_c(out, ' ');
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '|')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
    g_string_append(out, " |");
}

static void
append_row(GString *out, const RpSchemaRow *row)
{
    bool quoted = row->fallback != NULL && *row->fallback != '\0';
    const char *tick = quoted ? "`" : "";

    g_string_append_printf(out, "| `%s` | %s", row->key, values[row->type]);
    if (row->words != NULL)
        append_words(out, row->words);
    else if (row->type == RP_VALUE_STATUS)
        append_statuses(out);
    else if (row->type == RP_VALUE_ROLE)
        append_roles(out);
    if (row->max > row->min)
        append_range(out, row);
    g_string_append_printf(out, " | %s%s%s |", tick, quoted ? row->fallback : "", tick);
    append_cell(out, row->chinese);
    append_cell(out, row->english);
    g_string_append_c(out, '\n');
}

static void
append_section(GString *out, RpSection section, const char *title)
{
    g_string_append_printf(out,
                           "\n## %s\n"
                           "\n"
                           "| key | value | default | 说明 | meaning |\n"
                           "|---|---|---|---|---|\n",
                           title);
    for (size_t i = 0; i < rp_schema_n_rows; i++)
        if (rp_schema_rows[i].section == section)
            append_row(out, &rp_schema_rows[i]);
}

static void
append_block_types(GString *out)
{
    g_string_append(out, block_types);
    for (const RpSchemaWord *type = rp_schema_block_types; type->word != NULL; type++) {
        g_string_append_printf(out, "| `%s` | %s |", type->word, type->chinese);
        for (size_t i = 0; i < rp_schema_n_rows; i++)
            if ((rp_schema_rows[i].types & (1u << type->value)) != 0)
                g_string_append_printf(out, " `%s`", rp_schema_rows[i].key);
        g_string_append(out, " |\n");
    }
}

static void
append_style(GString *out, const RpSchemaStyle *style)
{
    char size[G_ASCII_DTOSTR_BUF_SIZE];
    char leading[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(size, sizeof size, "%.6g", style->size);
    g_ascii_formatd(leading, sizeof leading, "%.6g", style->leading);
    g_string_append_printf(out, "| `%s` | %s %d %s/%s | `%s` | `%s` | %s | %s |\n", style->key,
                           style->role, style->weight, size, leading, style->colour, style->align,
                           style->chinese, style->english);
}

void
rp_schema_document(GString *out)
{
    g_string_append(out, head);
    append_block_types(out);
    for (gsize i = 0; i < G_N_ELEMENTS(sections); i++)
        append_section(out, sections[i].section, sections[i].title);
    g_string_append(out, styles);
    for (size_t i = 0; i < rp_schema_n_styles; i++)
        append_style(out, &rp_schema_styles[i]);
    g_string_append(out, colours);
    for (const RpSchemaWord *colour = rp_schema_colours; colour->word != NULL; colour++)
        g_string_append_printf(out, "| `%s` | %s | `#%06X` |\n", colour->word, colour->chinese,
                               (unsigned)colour->value);
}
