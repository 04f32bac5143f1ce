#include <string.h>

#include "build/columns.h"
#include "build/region-columns.h"
#include "build/task-columns.h"
#include "build/variables.h"

static const char head[] =
    "# Placeholders and columns\n"
    "\n"
    "What layouts may name. This page is written from the tables in `src/build/variables.c`,\n"
    "`src/build/columns.c` and `src/build/task-columns.c`; a test compares them "
    "(`RP_UPDATE_GOLDEN=1` rewrites it).\n"
    "\n"
    "## Placeholders 占位符\n"
    "\n"
    "They stand in double braces, as in Mustache: `截至{{period.end}}`. Values are formatted for\n"
    "reading. In `text:` they are escaped, so that Markdown shows them as they are;\n"
    "`{{{name}}}` is not. A section `{{#laggards}}…{{/laggards}}` repeats for each item of a list\n"
    "and is left out when a flag is false, a text is empty or a count is 0; "
    "`{{^laggards}}…{{/laggards}}`\n"
    "is the opposite. `{{! … }}` is a comment. `{{> name}}` is the text of `layouts/name.md`, next "
    "to the\n"
    "report or in a folder above. `{{=<% %>=}}` changes the braces. A name that is not in this "
    "list "
    "is an\nerror.\n"
    "\n"
    "| name | 说明 | meaning |\n"
    "|---|---|---|\n";

static const char pages[] =
    "\nOnly `furniture:` also knows `{{page}}` 页码 and `{{pages}}` 总页数.\n"
    "\n`{{ref.ID}}` is the number of the figure or table that the block `ID` of the layout makes, "
    "图5 or\n表2; in `text:` it is a link to it. When the block makes none (no target fits, say), "
    "it "
    "is empty, and a\nsection over it is left out: `{{#ref.progress}}（见{{ref.progress}}）"
    "{{/ref.progress}}`. 正文中引用图表的编号。\n";

static const char fields[] = "\n### Fields of the items of a list 列表各项的字段\n"
                             "\n"
                             "| name | 说明 | meaning |\n"
                             "|---|---|---|\n";

static const char columns[] = "\n## Columns of tables 表的列\n"
                              "\n"
                              "For `columns:` of a table.\n"
                              "\n"
                              "| name | 说明 | meaning |\n"
                              "|---|---|---|\n";

static const char region_columns[] = "\n## Columns of tables of regions 地区排名表的列\n\n"
                                     "For `columns:` of a table with `rows: regions`.\n\n"
                                     "| name | 说明 | meaning |\n|---|---|---|\n";

static const char ledgers[] = "\n## Columns of ledgers 任务台账的列\n"
                              "\n"
                              "For `columns:` of a ledger.\n"
                              "\n"
                              "| name | 说明 | meaning |\n"
                              "|---|---|---|\n";

static void
add_row(GString *out, const char *name, const char *chinese, const char *english)
{
    g_string_append_printf(out, "| `%s` | %s | %s |\n", name, chinese, english);
}

void
rp_variables_document(GString *out)
{
    g_string_append(out, head);
    for (gsize i = 0; i < rp_n_variables; i++)
        if (rp_variables[i].path[0] != '[')
            add_row(out, rp_variables[i].path, rp_variables[i].chinese, rp_variables[i].english);
    g_string_append(out, pages);
    g_string_append(out, fields);
    for (gsize i = 0; i < rp_n_variables; i++)
        if (rp_variables[i].path[0] == '[')
            add_row(out, rp_variables[i].path + strlen("[]."), rp_variables[i].chinese,
                    rp_variables[i].english);
    g_string_append(out, columns);
    for (gsize i = 0; i < rp_n_columns; i++)
        add_row(out, rp_columns[i].key, rp_columns[i].chinese, rp_columns[i].english);
    g_string_append(out, region_columns);
    for (gsize i = 0; i < rp_n_region_columns; i++)
        add_row(out, rp_region_columns[i].key, rp_region_columns[i].chinese,
                rp_region_columns[i].english);
    g_string_append(out, ledgers);
    for (gsize i = 0; i < rp_n_task_columns; i++)
        add_row(out, rp_task_columns[i].key, rp_task_columns[i].chinese,
                rp_task_columns[i].english);
}
