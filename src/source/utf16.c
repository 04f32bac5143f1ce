#include <string.h>

#include "source/decode-private.h"

#define SAMPLE          65536 /* bytes looked at */
#define MIN_ASCII_SHARE 20    /* one in so many characters of a table or layout is ASCII */
#define REPLACEMENT     0xFFFDu

static bool
is_text_ascii(guchar c)
{
    return (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\r' || c == '\n';
}

bool
rp_looks_like_utf16(const char *bytes, gsize length, bool *ret_big_endian)
{
    gsize units = MIN(length, SAMPLE) / 2;
    gsize little = 0, big = 0; /* ASCII characters if read so */

    for (gsize i = 0; i < units; i++) {
        guchar first = (guchar)bytes[2 * i], second = (guchar)bytes[2 * i + 1];
        little += is_text_ascii(first) && second == 0;
        big += first == 0 && is_text_ascii(second);
    }
    *ret_big_endian = big > little;
    /* 一 is 4E 00, which looks like an N the other way round */
    return MAX(little, big) * MIN_ASCII_SHARE >= units && MAX(little, big) > 2 * MIN(little, big);
}

static gunichar
unit_at(const char *bytes, gsize i, bool big_endian)
{
    guchar first = (guchar)bytes[i], second = (guchar)bytes[i + 1];

    return big_endian ? (gunichar)(first << 8 | second) : (gunichar)(second << 8 | first);
}

/* Returns: the character at `i`, REPLACEMENT for an unpaired surrogate; *ret_size is 2 or 4. */
static gunichar
char_at(const char *bytes, gsize i, gsize length, bool big_endian, gsize *ret_size)
{
    gunichar high = unit_at(bytes, i, big_endian);

    *ret_size = 2;
    if (high < 0xD800 || high > 0xDFFF)
        return high;
    if (high > 0xDBFF || length - i < 4)
        return REPLACEMENT;
    gunichar low = unit_at(bytes, i + 2, big_endian);
    if (low < 0xDC00 || low > 0xDFFF)
        return REPLACEMENT;
    *ret_size = 4;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

void
rp_decode_utf16(RpDecoder *decoder, const char *bytes, gsize length, gsize byte)
{
    bool big_endian = decoder->encoding.kind == RP_ENCODING_UTF16BE;
    gsize i = 0, size;

    for (; length - i >= 2; i += size) {
        gunichar c = char_at(bytes, i, length, big_endian, &size);
        bool real = c != REPLACEMENT || unit_at(bytes, i, big_endian) == REPLACEMENT;
        if (c == 0 || !real) {
            rp_decoder_break(decoder, c == 0 ? RP_BREAK_NUL : RP_BREAK_BYTES, byte + i);
            c = REPLACEMENT;
        }
        g_string_append_unichar(decoder->text, c);
    }
    if (i < length) { /* half a character at the end */
        rp_decoder_break(decoder, RP_BREAK_BYTES, byte + i);
        g_string_append_unichar(decoder->text, REPLACEMENT);
    }
}

gsize
rp_cut_utf16(const char *bytes, gsize length, bool big_endian, bool anywhere)
{
    gsize end = length - length % 2;

    for (gsize i = end; i >= 2; i -= 2)
        if (unit_at(bytes, i - 2, big_endian) == '\n')
            return i;
    for (gsize i = end; i >= 4; i -= 2) /* the last unit may be half of CRLF */
        if (unit_at(bytes, i - 4, big_endian) == '\r')
            return i - 2;
    if (!anywhere || end < 4)
        return anywhere ? end : 0;
    /* not between the halves of a character, nor of CRLF */
    gunichar last = unit_at(bytes, end - 2, big_endian);
    return (last >= 0xD800 && last <= 0xDBFF) || last == '\r' ? end - 2 : end;
}
