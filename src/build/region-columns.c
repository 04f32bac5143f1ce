#include "build/region-columns.h"

#include <math.h>
#include <string.h>

/* Takes `number`; the dash is a cell of its own kind. */
static void
set_number(RpCell *cell, char *number)
{
    if (strcmp(number, RP_DASH) == 0) {
        cell->kind = RP_CELL_MISSING;
        g_free(number);
        return;
    }
    cell->kind = RP_CELL_NUMBER;
    cell->number = number;
}

static void
fill_rank(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret)
{
    (void)input;
    ret->kind = row->summary ? RP_CELL_BLANK : RP_CELL_MISSING;
    if (row->rank == 0)
        return;
    ret->kind = RP_CELL_NUMBER;
    ret->number = g_strdup_printf("%d", row->rank);
    ret->strong = true;
}

static void
fill_move(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret)
{
    (void)input;
    ret->kind = row->summary ? RP_CELL_BLANK : RP_CELL_MOVE;
    if (row->summary)
        return;
    rp_cell_extra(ret)->move =
        row->rank > 0 && row->rank_before > 0 ? row->rank_before - row->rank : RP_NO_MOVE;
}

static void
fill_name(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret)
{
    RpTextStyle style = input->sheet->styles[RP_STYLE_TABLE_NAME].text;

    bool own = strcmp(row->region->code, input->set->region) == 0;

    style.weight = row->summary || own ? 700 : style.weight;
    ret->kind = RP_CELL_TEXT;
    ret->text =
        rp_richtext_new_plain(row->mean ? "平均" : row->region->short_name, style, ret->where);
}

static void
fill_bar(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret)
{
    (void)input;
    ret->kind = RP_CELL_BAR;
    ret->status = row->status;
    rp_cell_extra(ret)->completion = row->completion;
    ret->extra->elapsed = row->elapsed;
}

static void
fill_completion(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret)
{
    set_number(ret, rp_phrase_percent(input->set, row->completion));
    ret->strong = ret->kind == RP_CELL_NUMBER;
}

static void
fill_gap(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret)
{
    set_number(ret, rp_phrase_gap(input->set, 100 * (row->completion - row->elapsed)));
}

static void
fill_strip(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret)
{
    (void)input;
    ret->kind = row->total == 0 ? RP_CELL_MISSING : RP_CELL_STRIP;
    if (row->total > 0)
        memcpy(rp_cell_extra(ret)->counts, row->counts, sizeof row->counts);
}

static void
fill_light(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret)
{
    (void)input;
    ret->kind = row->judged ? RP_CELL_STATUS : RP_CELL_MISSING;
    ret->status = row->status;
    ret->word = row->judged ? g_strdup(rp_status_look(row->status)->letter) : NULL;
}

static void
fill_status(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret)
{
    ret->kind = row->judged ? RP_CELL_STATUS : RP_CELL_MISSING;
    ret->status = row->status;
    ret->word = row->judged ? g_strdup(rp_phrase_status(input->set, row->status)) : NULL;
}

static void
fill_total(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret)
{
    (void)input;
    set_number(ret, g_strdup_printf("%u", row->total));
}

static void
fill_expected(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret)
{
    (void)input;
    set_number(ret,
               g_strdup_printf("%u", row->counts[RP_STATUS_MET] + row->counts[RP_STATUS_ON_TRACK]));
}

static void
fill_met(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret)
{
    (void)input;
    set_number(ret, g_strdup_printf("%u", row->counts[RP_STATUS_MET]));
}

static void
fill_lagging(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret)
{
    unsigned lagging = 0;

    (void)input;
    for (int s = 0; s < RP_N_STATUS; s++)
        lagging += rp_phrase_is_lagging((RpStatus)s) ? row->counts[s] : 0;
    set_number(ret, g_strdup_printf("%u", lagging));
}

/* The value of the one target that is shown. */
static void
fill_value(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret)
{
    (void)input;
    ret->kind = RP_CELL_MISSING;
    if (row->only == NULL)
        return;
    set_number(ret, rp_phrase_value(row->set, row->only));
    if (row->only->observation != NULL)
        ret->where = row->only->observation->where;
}

char *
rp_region_move_word(const RpRegionColumnInput *input)
{
    RpPeriod period = input->set->period;
    RpPeriod usual = rp_period_before(period);
    bool own = !rp_period_equal(usual, input->before);

    if (own && input->before.kind != RP_PERIOD_NONE) {
        g_autofree char *text = rp_phrase_period_short(input->before);
        return g_strconcat("较", text, NULL);
    }
    switch (period.last - period.first + 1) {
    case 1:
        return g_strdup("较上月");
    case 3:
        return g_strdup("较上季");
    case 12:
        return g_strdup("较上年");
    default:
        return g_strdup("较上期");
    }
}

static char *
title_strip(const RpRegionColumnInput *input)
{
    return g_strdup_printf("%u项目标的状态构成", input->targets);
}

const RpRegionColumn rp_region_columns[] = {
    {.key = "名次",
     .align = RP_COLUMN_NUMBER,
     .fill = fill_rank,
     .chinese = "按目标平均完成率的名次，并列同名次",
     .english = "rank by the mean completion; equal ones share it"},
    {.key = "较上期",
     .title = rp_region_move_word,
     .align = RP_COLUMN_CENTER,
     .fill = fill_move,
     .chinese = "名次比上期（from 的期间）升降：▲2、▼1、—",
     .english = "places gained or lost since the period before, or that of from"},
    {.key = "地区",
     .align = RP_COLUMN_LEFT,
     .gap = 2,
     .fill = fill_name,
     .chinese = "地区简称",
     .english = "short name of the region"},
    {.key = "条",
     .head = "完成率",
     .align = RP_COLUMN_LEFT,
     .share = 1,
     .gap = 3,
     .fill = fill_bar,
     .chinese = "平均完成率的进度条",
     .english = "bar of the mean completion"},
    {.key = "完成率",
     .unit = "%",
     .align = RP_COLUMN_NUMBER,
     .fill = fill_completion,
     .chinese = "各项目标完成率的算术平均",
     .english = "mean completion of the targets"},
    {.key = "较时序",
     .unit = "百分点",
     .align = RP_COLUMN_NUMBER,
     .fill = fill_gap,
     .chinese = "平均完成率减时序进度",
     .english = "mean completion less time gone"},
    {.key = "构成",
     .title = title_strip,
     .align = RP_COLUMN_LEFT,
     .gap = 4,
     .fill = fill_strip,
     .chinese = "各状态目标数所占的比例",
     .english = "how many targets are how far, as a bar"},
    {.key = "灯",
     .head = "",
     .align = RP_COLUMN_LEFT,
     .gap = 2,
     .fill = fill_light,
     .chinese = "平均完成率的状态：灯与一个字",
     .english = "status of the mean: light and letter"},
    {.key = "状态",
     .align = RP_COLUMN_LEFT,
     .gap = 2.5,
     .fill = fill_status,
     .chinese = "平均完成率的状态：灯与词",
     .english = "status of the mean: light and word"},
    {.key = "目标数",
     .unit = "项",
     .align = RP_COLUMN_NUMBER,
     .fill = fill_total,
     .chinese = "计入的目标数",
     .english = "how many targets are counted"},
    {.key = "达标数",
     .head = "达标",
     .unit = "项",
     .align = RP_COLUMN_NUMBER,
     .fill = fill_met,
     .chinese = "达标的目标数",
     .english = "how many are met"},
    {.key = "达到预期",
     .unit = "项",
     .align = RP_COLUMN_NUMBER,
     .fill = fill_expected,
     .chinese = "达标和正常的目标数",
     .english = "how many are met or on track"},
    {.key = "未达预期",
     .unit = "项",
     .align = RP_COLUMN_NUMBER,
     .fill = fill_lagging,
     .chinese = "缓慢、滞后、倒退和未完成的目标数",
     .english = "how many lag"},
    {.key = "现值",
     .align = RP_COLUMN_NUMBER,
     .fill = fill_value,
     .chinese = "只列一项目标时，其现值",
     .english = "value of the target when only one is shown"},
};

const gsize rp_n_region_columns = G_N_ELEMENTS(rp_region_columns);

const RpRegionColumn *
rp_region_column_lookup(const char *key)
{
    if (strcmp(key, "较上月") == 0 || strcmp(key, "较上年") == 0)
        key = "较上期";
    for (gsize i = 0; i < rp_n_region_columns; i++)
        if (strcmp(rp_region_columns[i].key, key) == 0)
            return &rp_region_columns[i];
    return NULL;
}
