/* alt-text-private.h - pieces of the alternative texts, and the kinds that speak of time */
#pragma once

#include "document/chart-spec.h"

/* A value with the decimals of the chart. */
void rp_alt_number(GString *out, const RpChartSpec *spec, double value);

/* A name without its soft-break marks. */
void rp_alt_name(GString *out, const char *name);

/* 团体标准由6项至131项: first and last value of series `s`. */
void rp_alt_from_to(GString *out, const RpChartSpec *spec, guint s, const char *unit);

/* alt-text-time.c */
void rp_alt_line(GString *out, const RpChartSpec *spec);
void rp_alt_combo(GString *out, const RpChartSpec *spec);
void rp_alt_gantt(GString *out, const RpChartSpec *spec);
void rp_alt_sparklines(GString *out, const RpChartSpec *spec);
void rp_alt_multiples(GString *out, const RpChartSpec *spec);
