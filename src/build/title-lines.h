/* title-lines.h - the title of an official document broken by sense
 *
 * GB/T 9704—2012, 7.3.1:
 * 分一行或多行居中排布；回行时，要做到词意完整，排列对称，长短适宜，间距恰当，
 * 标题排列应当使用梯形或菱形.
 */
#pragma once

#include <glib.h>

/* Returns: (owned) `title` with a line end at each break. It is broken at the marks | when it has
 * any; else between words, so that its lines, of at most `most` characters, form a trapezoid or a
 * diamond. No line ends with 的, 和 or 关于, none begins with 的, none is of one character. */
char *rp_title_lines(const char *title, int most);
