/* length.h - lengths as people write them: 37mm, 2.5cm, 12pt, 三号, 小四 */
#pragma once

#include <stdbool.h>

/* Parse into points; 字号 names are those of Chinese word processors (三号 = 16 pt). A bare number
 * is refused: a length has a unit. False leaves *ret untouched. */
bool rp_length_parse(const char *text, double *ret);
