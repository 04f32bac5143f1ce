/* decode-private.h - bytes to UTF-8 text, for source.c */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"

typedef enum {
    RP_BREAK_BYTES,   /* bytes that are no character of the file's encoding */
    RP_BREAK_NUL,     /* NUL characters */
    RP_BREAK_GB18030, /* a line in GB18030 within a UTF-8 file */
    RP_BREAK_UTF8,    /* a line in UTF-8 within a GB18030 file */
} RpBreakKind;

/* The first place of a line where something had to be replaced by U+FFFD. */
typedef struct {
    RpBreakKind kind;
    gsize byte;     /* offset in the file */
    gsize offset;   /* offset in the text */
    unsigned count; /* replacements in this line */
} RpBreak;

typedef struct {
    char *text; /* owned; NUL-terminated, without any other NUL */
    gsize length;
    const char *encoding; /* static */
    const char *reason;   /* static, translated; NULL for plain UTF-8 */
    gsize reason_byte;    /* file offset that the reason speaks of */
    GArray *breaks;       /* owned; of RpBreak, at most one per line */
} RpDecoded;

/* Takes `bytes`, which are NUL-terminated behind `length` and not empty. Returns: false when the
 * system cannot convert from GB18030. */
bool rp_decode(char *bytes, gsize length, RpDecoded *ret);
void rp_decoded_clear(RpDecoded *decoded);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RpDecoded, rp_decoded_clear)

/* Decode the UTF-16 of `bytes` from offset `start`. */
void rp_decode_utf16(const char *bytes, gsize start, gsize length, bool big_endian,
                     RpDecoded *decoded);

/* Returns: whether the bytes are UTF-16 by the NULs that ASCII characters have in it. */
bool rp_looks_like_utf16(const char *bytes, gsize length, bool *ret_big_endian);

/* Note that `bytes` could not be decoded here; the first place of each line is kept. `text` is
 * what was decoded so far, before the replacement. */
void rp_decoded_break(RpDecoded *decoded, RpBreakKind kind, gsize byte, const GString *text);

/* Report what is no text file, or an unusable one. Returns: whether it was refused. */
bool rp_refuse_bytes(const char *shown, const char *bytes, gsize length, RpDiags *diags);
bool rp_refuse_text(const char *shown, const char *text, RpDiags *diags);
