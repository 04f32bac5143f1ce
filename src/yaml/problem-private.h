/* problem-private.h - what libyaml complains about, said so that it can be mended */
#pragma once

#include <yaml.h>

#include "base/diag.h"
#include "source/source.h"

/* Returns: the place of a mark; libyaml counts lines and characters from 0. */
RpWhere rp_yaml_mark(const RpSource *source, yaml_mark_t mark);

/* Report the error at which `parser` stopped. */
void rp_yaml_report_problem(const yaml_parser_t *parser, const RpSource *source, RpDiags *diags);
