/* explain-private.h - the parts of an explanation */
#pragma once

#include "progress/evaluate-private.h"

/* "  name         = formula = formula with numbers = value"; `numbers` may be NULL. */
void rp_explain_line(GString *out, const char *name, const char *formula, const char *numbers,
                     double value);

/* "file:line:column", "" without a place. Returns: (owned). */
char *rp_explain_place(RpWhere where);

/* Returns: (owned) "2018-06". */
char *rp_explain_month(RpMonth month);

void rp_explain_inputs(const RpEvaluation *evaluation, GString *out);
void rp_explain_quantities(const RpEvaluation *evaluation, GString *out);
