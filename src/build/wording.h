/* wording.h - what a careful colleague would write about these numbers
 *
 * The wording bank: headlines that state the finding, the lead, the judgement, notes and sources.
 * Pure; plain text (no Markdown), owned by the caller. A line end in a headline is a good place to
 * break it; an empty line divides paragraphs. "" where there is nothing to say.
 */
#pragma once

#include <glib.h>

#include "progress/progress.h"

/* `rows` are of const RpProgress * throughout. */

/* 6项目标达到预期进度，生态屏障标准进度滞后 */
char *rp_wording_summary_headline(const RpProgressSet *set, const GPtrArray *rows);

/* 2项目标已经达标，4项进展正常 */
char *rp_wording_targets_headline(const RpProgressSet *set, const GPtrArray *rows);

/* 时间过半，4项目标快于时序进度，2项慢于时序进度 */
char *rp_wording_progress_headline(const RpProgressSet *set, const GPtrArray *rows);

/* 服务业试点领先，生态屏障标准差距最大 */
char *rp_wording_chart_title(const RpProgressSet *set, const GPtrArray *rows);

/* 目标取自规划原文，现值为示例数据 */
char *rp_wording_sources_headline(const RpProgressSet *set, const GPtrArray *rows);

char *rp_wording_lead(const RpProgressSet *set, const GPtrArray *rows);
char *rp_wording_targets(const RpProgressSet *set, const GPtrArray *rows);
char *rp_wording_progress(const RpProgressSet *set, const GPtrArray *rows);

/* The paragraphs of 本期判断, without their run-in heads. */
char *rp_wording_fast(const RpProgressSet *set, const GPtrArray *rows);
char *rp_wording_behind(const RpProgressSet *set, const GPtrArray *rows);
char *rp_wording_attention(const RpProgressSet *set, const GPtrArray *rows);

char *rp_wording_next(const RpProgressSet *set, const GPtrArray *rows);

/* How the numbers came about; several paragraphs. */
char *rp_wording_method(const RpProgressSet *set, const GPtrArray *rows);

/* Sources of the plan's targets and of the data, each with the indicators it is for. */
char *rp_wording_sources(const RpProgressSet *set, const GPtrArray *rows);

/* Sources in one line, without indicators: "示例数据（虚构，仅用于演示）". */
char *rp_wording_source_line(const RpProgressSet *set, const GPtrArray *rows);

/* What must be known to read the rows: formula, dash, marks, data of other dates. */
char *rp_wording_note(const RpProgressSet *set, const GPtrArray *rows);

/* The scheme with its measure and thresholds; goes under every table that shows a status. */
void rp_wording_append_scheme(const RpProgressSet *set, GString *out);

/* Whether the parts (of const RpProgress *) add up to the total, but not as they are printed, so
 * that RP_ROUNDING_NOTE is due. */
bool rp_wording_needs_rounding_note(const RpProgressSet *set, const RpProgress *total,
                                    const GPtrArray *parts);

/* 截至2018年6月底，按规划顺序排列 */
char *rp_wording_date_line(const RpProgressSet *set);

/* （规划期第30个月，共60个月） */
char *rp_wording_month_line(const RpProgressSet *set);

/* Of tasks; `rows` are of const RpTaskStanding *. */

/* 17项任务：7项完成，9项逾期，1项未报 */
char *rp_wording_tasks_title(const GPtrArray *rows);

/* 17项任务完成7项，9项逾期 */
char *rp_wording_tasks_headline(const GPtrArray *rows);

/* How many of how many are done, overdue, not reported, and which. */
char *rp_wording_tasks(const RpProgressSet *set, const GPtrArray *rows);
char *rp_wording_tasks_next(const RpProgressSet *set, const GPtrArray *rows);

/* Goals that lie beyond the plan's period. */
char *rp_wording_outlook(const RpProgressSet *set, const GPtrArray *rows);

/* How states are judged, and whether reports are invented. */
char *rp_wording_tasks_note(const GPtrArray *rows);
