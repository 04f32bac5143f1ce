/* source.h - an input file as UTF-8 text, with its lines
 *
 * The one door through which text comes in: report.yaml, layouts, plans and CSV.
 * Decoding: BOM -> NUL pattern (UTF-16 LE/BE) -> strict UTF-8 -> GB18030.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "base/spool.h"

typedef struct RpSourceInput RpSourceInput;

typedef struct {
    const char *file; /* interned; the name used in diagnostics (as the user gave or saw it) */
    char *path;       /* owned; what was opened */
    const char *text; /* UTF-8, NUL-terminated, BOM removed, line ends as in the file; all of it,
                         or the part of a stream that is at hand */
    gsize length;     /* bytes of `text` */
    const char *encoding; /* static: "UTF-8", "UTF-8 BOM", "UTF-16LE", "UTF-16BE", "GB18030" */
    GArray *lines;        /* owned; of gsize, offset of the first byte of each physical line;
                             a line ends with LF, CRLF or CR; one at the
                             very end of the text begins no further line */
    int lines_before;     /* physical lines that stand before `text`; 0 unless streaming */
    bool complete;        /* nothing comes behind `text`; true unless streaming */
    char *sha256;         /* owned, nullable; of the bytes of the file, unless left out */
    RpSourceInput *input; /* owned, private to source.c */
} RpSource;

#define RP_SOURCE_MAX_BYTES ((gsize)1 << 30) /* larger files are refused by name */

/* Of a stream; its lines can be counted. */
#define RP_SOURCE_MAX_STREAM ((gsize)G_MAXINT)

/* Read and decode `path`; `shown` is its name in diagnostics.
 * Broken bytes are reported (with line and byte offset) and replaced, so that other lines can
 * still be read; workbooks, web pages and empty files under a text name are refused by name.
 * Returns: (owned, nullable) the source. NULL without `error` when a fault in `diags` says why;
 * NULL with RP_ERROR_SYSTEM when the system refused, with RP_ERROR_INPUT when `path` does not
 * exist (the caller knows the place that named it, and may report it there instead). */
RpSource *rp_source_load(const char *path, const char *shown, RpDiags *diags, GError **error);

/* The same for a file of any size: only its beginning is decoded, rp_source_more() goes on; there
 * is no SHA-256. `spooling` and `diags` must outlive the source. */
RpSource *rp_source_stream(const char *path, const char *shown, const RpSpooling *spooling,
                           RpDiags *diags, GError **error);

/* Drop the text before offset `keep`, and put some more lines of the file behind the rest. What
 * is broken in them is reported. A line of more than some MiB comes in parts.
 * Returns: how many lines of `lines` were dropped. When reading fails the source becomes complete
 * as it is, and rp_source_failed() says why. */
guint rp_source_more(RpSource *source, gsize keep);

/* Returns: whether something could not be decoded in the lines `first` to `last` (from 1), which
 * must be at hand. */
bool rp_source_is_broken(const RpSource *source, int first, int last);

/* Returns: whether the stream could not be read to its end, with `error`. */
bool rp_source_failed(RpSource *source, GError **error);

/* The same for bytes in memory, for tests and fuzzing. */
RpSource *rp_source_decode(const char *shown, const char *bytes, gsize length, RpDiags *diags);
RpSource *rp_source_stream_bytes(const char *shown, const char *bytes, gsize length,
                                 const RpSpooling *spooling, RpDiags *diags);

void rp_source_free(RpSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpSource, rp_source_free)

/* Returns: the line and column (characters) of a byte offset into `text`. It counts from the
 * beginning of the line: who asks for every cell of a long line counts columns himself. */
RpWhere rp_source_where(const RpSource *source, gsize offset);

/* Returns: (owned) the text of a physical line (from 1) without its end. */
char *rp_source_line(const RpSource *source, int line);
