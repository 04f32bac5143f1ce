/* decode-private.h - bytes to UTF-8 text, for source.c
 *
 * First the encoding is chosen, for which all bytes of the file may be looked at; then the text is
 * decoded piece by piece. Pieces end where lines end, so that they need not know of each other.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/diag.h"
#include "source/feed-private.h"

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

typedef enum {
    RP_ENCODING_UTF8,
    RP_ENCODING_GB18030,
    RP_ENCODING_UTF16LE,
    RP_ENCODING_UTF16BE,
} RpEncodingKind;

typedef struct {
    RpEncodingKind kind;
    const char *name;   /* static */
    const char *reason; /* static, translated; NULL for plain UTF-8 */
    gsize reason_byte;  /* file offset that the reason speaks of */
    gsize mark;         /* bytes of the byte order mark */
    bool valid;         /* UTF-8 without a fault */
} RpEncoding;

typedef struct {
    RpEncoding encoding;
    GIConv gb18030;
    GString *text;  /* borrowed; decoded text is appended, which never has a NUL */
    GArray *breaks; /* owned; of RpBreak, at most one per line: those of the last piece */
} RpDecoder;

/* False with `error` when the bytes cannot be read. The file is not empty. */
bool rp_encoding_choose(RpFeed *feed, RpEncoding *ret, GError **error);

/* Returns: false when the system cannot convert from GB18030. */
bool rp_decoder_open(RpDecoder *decoder, const RpEncoding *encoding, GString *text);
void rp_decoder_clear(RpDecoder *decoder);

/* Decode bytes that stand at offset `byte` of the file. False when they are not what the encoding
 * was chosen for. */
bool rp_decode_piece(RpDecoder *decoder, const char *bytes, gsize length, gsize byte);

/* Returns: how many of the bytes make whole lines, 0 for none. `anywhere`: else whole characters
 * will do. */
gsize rp_decoder_cut(const RpDecoder *decoder, const char *bytes, gsize length, bool anywhere);

/* The same for all encodings but UTF-16, which has a function of its own; never 0. */
gsize rp_cut_lines(const char *bytes, gsize length);
gsize rp_cut_utf16(const char *bytes, gsize length, bool big_endian, bool anywhere);

void rp_decode_utf16(RpDecoder *decoder, const char *bytes, gsize length, gsize byte);

/* Returns: whether the bytes are UTF-16 by the NULs that ASCII characters have in it. */
bool rp_looks_like_utf16(const char *bytes, gsize length, bool *ret_big_endian);

/* Note that `byte` could not be decoded here; the first place of each line is kept. */
void rp_decoder_break(RpDecoder *decoder, RpBreakKind kind, gsize byte);

/* Report what is no text file, or an unusable one. Returns: whether it was refused. */
bool rp_refuse_bytes(const char *shown, const char *bytes, gsize length, RpDiags *diags);
bool rp_refuse_text(const char *shown, const char *text, RpDiags *diags);
