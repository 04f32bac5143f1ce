/* delimiter.h - what separates the fields of a CSV file */
#pragma once

#include "source/source.h"

/* Returns: the delimiter that a first line such as `sep=;` names, as spreadsheets write and obey
 * it, or 0. */
gunichar rp_delimiter_named(const RpSource *source);

/* Returns: the most regular of , ; tab ；, which is noted in `diags` when it is not the comma. */
gunichar rp_delimiter_sniff(const RpSource *source, RpDiags *diags);

/* Returns: whether more of a stream has to be read before one of the above is asked. */
bool rp_delimiter_wants_more(const RpSource *source);
