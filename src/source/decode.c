#include "source/decode-private.h"

#include <string.h>

#include "base/i18n.h"

#define REPLACEMENT  "\xef\xbf\xbd"   /* U+FFFD */
#define SAMPLE       (4u << 20)       /* bytes that decide between UTF-8 and GB18030 */
#define CHUNK        ((gsize)1 << 20) /* bytes looked at together */
#define MAX_SEQUENCE 4                /* bytes of a character */

/* One physical line while it is decoded, its end included. */
typedef struct {
    const char *start;
    const char *end;
    gsize byte;      /* offset of `start` in the file */
    bool high;       /* has bytes above 0x7F */
    bool utf8;       /* valid UTF-8 */
    gsize plausible; /* bytes of UTF-8 sequences that are Han or their punctuation */
    gsize invalid;   /* bytes above 0x7F that are in no UTF-8 sequence */
    unsigned wide;   /* plausible sequences */
    bool other;      /* has other sequences */
} Line;

void
rp_decoder_clear(RpDecoder *decoder)
{
    if (decoder->gb18030 != NULL)
        g_iconv_close(decoder->gb18030);
    g_clear_pointer(&decoder->breaks, g_array_unref);
}

void
rp_decoder_break(RpDecoder *decoder, RpBreakKind kind, gsize byte)
{
    const GString *text = decoder->text;

    if (decoder->breaks->len > 0) {
        RpBreak *last = &g_array_index(decoder->breaks, RpBreak, decoder->breaks->len - 1);
        const char *since = text->str + last->offset;
        gsize length = text->len - last->offset;
        if (memchr(since, '\n', length) == NULL && memchr(since, '\r', length) == NULL) {
            last->count++;
            return;
        }
    }
    RpBreak at = {kind, byte, text->len, 1};
    g_array_append_val(decoder->breaks, at);
}

static bool
is_between(const char *p, const char *end, guchar low, guchar high)
{
    return p < end && (guchar)*p >= low && (guchar)*p <= high;
}

/* Returns: the bytes of the UTF-8 sequence at `p`, 0 when it is none. The same as GLib's, but fast
 * for text that is mostly another encoding. */
static gsize
utf8_length(const char *p, const char *end)
{
    static const struct {
        guchar first, last; /* of the first byte */
        guchar low, high;   /* of the second byte */
        guchar size;
    } forms[] = {
        {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
        {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
        {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
    };
    guchar first = (guchar)*p;

    if (first < 0x80)
        return first != 0;
    for (gsize i = 0; i < G_N_ELEMENTS(forms) && first >= forms[i].first; i++) {
        if (first > forms[i].last || !is_between(p + 1, end, forms[i].low, forms[i].high))
            continue;
        for (gsize j = 2; j < forms[i].size; j++)
            if (!is_between(p + j, end, 0x80, 0xBF))
                return 0;
        return forms[i].size;
    }
    return 0;
}

/* True for eight ASCII characters at `p`, none of them NUL. */
static bool
is_ascii_word(const char *p, const char *end)
{
    const guint64 high = G_GUINT64_CONSTANT(0x8080808080808080);
    const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101);
    guint64 word;

    if (end - p < (gssize)sizeof word)
        return false;
    memcpy(&word, p, sizeof word);
    return ((word | (word - ones)) & high) == 0;
}

/* True for the three bytes of a Han character, or of another in U+1000..U+CFFF. */
static bool
is_three_bytes(const char *p, const char *end)
{
    return end - p >= 3 && (guchar)(p[0] - 0xE1) <= 0xEC - 0xE1 && (p[1] & 0xC0) == 0x80 &&
           (p[2] & 0xC0) == 0x80;
}

/* Returns: (nullable) the first byte that is no UTF-8. The same as GLib's, but fast for runs of Han
 * and of ASCII. */
static const char *
first_invalid(const char *p, const char *end)
{
    while (p < end) {
        while (is_three_bytes(p, end))
            p += 3;
        while (is_ascii_word(p, end))
            p += 8;
        while (is_between(p, end, 0x01, 0x7F))
            p++;
        if (p == end || is_three_bytes(p, end))
            continue;
        gsize size = utf8_length(p, end);
        if (size == 0)
            return p;
        p += size;
    }
    return NULL;
}

/* Returns: the bytes of the GB18030 character at `p` (1, 2 or 4) by its form; 0 when it is none. */
static gsize
gb18030_length(const char *p, const char *end)
{
    if (is_between(p, end, 0x01, 0x7F))
        return 1;
    if (!is_between(p, end, 0x81, 0xFE))
        return 0;
    if (is_between(p + 1, end, 0x40, 0x7E) || is_between(p + 1, end, 0x80, 0xFE))
        return 2;
    bool four = is_between(p + 1, end, 0x30, 0x39) && is_between(p + 2, end, 0x81, 0xFE) &&
                is_between(p + 3, end, 0x30, 0x39);
    return four ? 4 : 0;
}

static bool
is_gb18030(const char *p, const char *end)
{
    while (p < end) {
        gsize size = gb18030_length(p, end);
        if (size == 0)
            return false;
        p += size;
    }
    return true;
}

/* Returns: behind the end of the line at `p`: LF, CRLF or CR. No encoding of several bytes per
 * character has them as a second byte. */
static const char *
line_end(const char *p, const char *end)
{
    while (p < end && *p != '\n' && *p != '\r')
        p++;
    if (p < end && *p == '\r')
        p++;
    if (p < end && *p == '\n')
        p++;
    return p;
}

/* First bytes of U+2000..U+9FFF, U+F000..U+FFFF and beyond, the characters of Chinese text in
 * UTF-8. Others are met by chance in GB18030, where one hanzi in seven looks like UTF-8. */
static bool
is_plausible(guchar first)
{
    return (first >= 0xE2 && first <= 0xE9) || first >= 0xEF;
}

/* Take the next line at *p, byte `byte` of the file, and see what it is. */
static Line
next_line(const char **p, const char *end, gsize byte)
{
    Line line = {.start = *p, .end = line_end(*p, end), .byte = byte, .utf8 = true};

    for (const char *q = line.start; q < line.end;) {
        gsize size = utf8_length(q, line.end);
        bool plausible = size > 2 && is_plausible((guchar)*q);
        line.high = line.high || (guchar)*q > 0x7F;
        line.utf8 = line.utf8 && size > 0;
        line.wide += plausible;
        line.plausible += plausible ? size : 0;
        line.other = line.other || (size > 1 && !plausible);
        line.invalid += size == 0 && *q != '\0';
        q += MAX(size, 1);
    }
    *p = line.end;
    return line;
}

/* Of bytes that are not valid UTF-8 throughout: are they mostly? The beginning tells. False with
 * `error` when they cannot be read. */
static bool
is_mostly_utf8(RpFeed *feed, bool *ret, GError **error)
{
    gsize utf8 = 0, other = 0, at = 0;

    while (at < feed->length && (at < SAMPLE || utf8 + other == 0)) {
        gsize length = MIN(feed->length - at, CHUNK);
        const char *bytes = rp_feed_view(feed, at, length, error);

        if (bytes == NULL)
            return false;
        if (at + length < feed->length)
            length = rp_cut_lines(bytes, length);
        for (const char *p = bytes; p < bytes + length && (at < SAMPLE || utf8 + other == 0);) {
            Line line = next_line(&p, bytes + length, at);
            utf8 += line.plausible;
            other += line.invalid;
            at += (gsize)(line.end - line.start);
        }
    }
    *ret = other == 0 || utf8 > other;
    return true;
}

static void
replace(RpDecoder *decoder, RpBreakKind kind, gsize byte)
{
    rp_decoder_break(decoder, kind, byte);
    g_string_append(decoder->text, REPLACEMENT);
}

/* Append the ASCII of a line whose other characters are of another encoding. */
static void
append_ascii_only(RpDecoder *decoder, const Line *line, RpBreakKind kind)
{
    bool replaced = false;

    for (const char *p = line->start; p < line->end; p++) {
        bool ascii = is_between(p, line->end, 0x01, 0x7F);
        if (ascii)
            g_string_append_c(decoder->text, *p);
        else if (!replaced)
            replace(decoder, kind, line->byte + (gsize)(p - line->start));
        replaced = !ascii;
    }
}

/* A run of bytes that cannot be read becomes one U+FFFD. */
static void
append_utf8(RpDecoder *decoder, const Line *line)
{
    bool replaced = false;

    for (const char *p = line->start; p < line->end;) {
        gsize size = utf8_length(p, line->end);
        if (size > 0)
            g_string_append_len(decoder->text, p, (gssize)size);
        else if (!replaced)
            replace(decoder, *p == '\0' ? RP_BREAK_NUL : RP_BREAK_BYTES,
                    line->byte + (gsize)(p - line->start));
        replaced = size == 0;
        p += MAX(size, 1);
    }
}

/* Decode well-formed bytes up to the first that has no character. Returns: where it stopped. */
static const char *
convert_gb18030(RpDecoder *decoder, const char *p, const char *end)
{
    char buffer[4096];

    while (p < end) {
        char *in = (char *)p, *out = buffer;
        gsize in_left = (gsize)(end - p), out_left = sizeof buffer;
        g_iconv(decoder->gb18030, &in, &in_left, &out, &out_left);
        g_string_append_len(decoder->text, buffer, out - buffer);
        if (in == p)
            return p;
        p = in;
    }
    return end;
}

static void
append_gb18030(RpDecoder *decoder, const Line *line)
{
    bool replaced = false;

    for (const char *p = line->start; p < line->end;) {
        const char *run = p;
        for (gsize size; run < line->end && (size = gb18030_length(run, line->end)) > 0;)
            run += size;
        const char *stop = convert_gb18030(decoder, p, run);
        replaced = replaced && stop == p;
        if (stop < line->end && !replaced)
            replace(decoder, *stop == '\0' ? RP_BREAK_NUL : RP_BREAK_BYTES,
                    line->byte + (gsize)(stop - line->start));
        replaced = stop < line->end;
        /* what is well-formed but stands for no character goes as a whole */
        p = stop + (stop < line->end ? MAX(gb18030_length(stop, line->end), 1) : 0);
    }
}

static void
append_line_of_utf8_file(RpDecoder *decoder, const Line *line)
{
    if (line->utf8)
        g_string_append_len(decoder->text, line->start, line->end - line->start);
    else if (line->invalid > line->plausible && is_gb18030(line->start, line->end))
        append_ascii_only(decoder, line, RP_BREAK_GB18030);
    else
        append_utf8(decoder, line);
}

static void
append_line_of_gb18030_file(RpDecoder *decoder, const Line *line)
{
    /* by chance GB18030 is hardly ever two Han characters of UTF-8 and nothing else */
    if (!line->high && line->utf8)
        g_string_append_len(decoder->text, line->start, line->end - line->start);
    else if (line->utf8 && line->wide >= 2 && !line->other)
        append_ascii_only(decoder, line, RP_BREAK_UTF8);
    else
        append_gb18030(decoder, line);
}

static const struct {
    const char *mark;
    gsize length;
    RpEncodingKind kind;
    const char *encoding;
    const char *reason;
} marks[] = {
    {"\xef\xbb\xbf", 3, RP_ENCODING_UTF8, "UTF-8 BOM",
     N_("it begins with the byte order mark of UTF-8")},
    {"\xff\xfe", 2, RP_ENCODING_UTF16LE, "UTF-16LE",
     N_("it begins with the byte order mark of UTF-16LE")},
    {"\xfe\xff", 2, RP_ENCODING_UTF16BE, "UTF-16BE",
     N_("it begins with the byte order mark of UTF-16BE")},
    {"\x84\x31\x95\x33", 4, RP_ENCODING_GB18030, "GB18030",
     N_("it begins with the byte order mark of GB18030")},
};

/* True when the file begins with a byte order mark, which then says all. */
static bool
take_mark(const char *bytes, gsize length, RpEncoding *ret)
{
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (length < marks[i].length || memcmp(bytes, marks[i].mark, marks[i].length) != 0)
            continue;
        *ret = (RpEncoding){
            marks[i].kind, marks[i].encoding, _(marks[i].reason), 0, marks[i].length, false};
        return true;
    }
    return false;
}

/* Find the first byte from `start` on that is no UTF-8; the length of the file if there is none.
 * False with `error` when the bytes cannot be read. */
static bool
find_invalid(RpFeed *feed, gsize start, gsize *ret, GError **error)
{
    gsize at = start;

    while (at < feed->length) {
        gsize length = MIN(feed->length - at, CHUNK);
        const char *bytes = rp_feed_view(feed, at, length, error);

        if (bytes == NULL)
            return false;
        const char *invalid = first_invalid(bytes, bytes + length);
        if (invalid == NULL) {
            at += length;
            continue;
        }
        at += (gsize)(invalid - bytes);
        /* a character may go on in the next chunk */
        bool cut = length - (gsize)(invalid - bytes) < MAX_SEQUENCE && length == CHUNK;
        if (!cut)
            break;
    }
    *ret = at;
    return true;
}

bool
rp_encoding_choose(RpFeed *feed, RpEncoding *ret, GError **error)
{
    gsize length = MIN(feed->length, CHUNK), invalid = 0;
    const char *bytes = rp_feed_view(feed, 0, length, error);
    bool big_endian = false, utf8 = false;

    *ret = (RpEncoding){RP_ENCODING_UTF8, "UTF-8", NULL, 0, 0, false};
    if (bytes == NULL)
        return false;
    if (!take_mark(bytes, length, ret) && rp_looks_like_utf16(bytes, length, &big_endian)) {
        *ret = (RpEncoding){big_endian ? RP_ENCODING_UTF16BE : RP_ENCODING_UTF16LE,
                            big_endian ? "UTF-16BE" : "UTF-16LE",
                            _("every ASCII character has a zero byte beside it"),
                            0,
                            0,
                            false};
    }
    if (ret->kind != RP_ENCODING_UTF8)
        return true;
    if (!find_invalid(feed, ret->mark, &invalid, error))
        return false;
    ret->valid = invalid == feed->length;
    if (ret->valid || ret->mark > 0)
        return true;
    if (!is_mostly_utf8(feed, &utf8, error))
        return false;
    ret->kind = utf8 ? RP_ENCODING_UTF8 : RP_ENCODING_GB18030;
    ret->name = utf8 ? "UTF-8" : "GB18030";
    ret->reason_byte = invalid;
    ret->reason =
        utf8 ? _("most of it is valid UTF-8, although not all") : _("it is not valid UTF-8");
    return true;
}

bool
rp_decoder_open(RpDecoder *decoder, const RpEncoding *encoding, GString *text)
{
    *decoder = (RpDecoder){.encoding = *encoding, .text = text};
    decoder->breaks = g_array_new(FALSE, FALSE, sizeof(RpBreak));
    /* a line in GB18030 may stand in any file that is not valid UTF-8 throughout */
    if (encoding->valid || encoding->kind == RP_ENCODING_UTF16LE ||
        encoding->kind == RP_ENCODING_UTF16BE)
        return true;
    GIConv converter = g_iconv_open("UTF-8", "GB18030");
    if (converter == (GIConv)-1)
        return false;
    decoder->gb18030 = converter;
    return true;
}

/* Decode line by line what is broken or not UTF-8. */
static void
decode_lines(RpDecoder *decoder, const char *bytes, gsize length, gsize byte)
{
    const char *end = bytes + length;

    for (const char *p = bytes; p < end;) {
        Line line = next_line(&p, end, byte + (gsize)(p - bytes));
        if (decoder->encoding.kind == RP_ENCODING_UTF8)
            append_line_of_utf8_file(decoder, &line);
        else
            append_line_of_gb18030_file(decoder, &line);
    }
}

bool
rp_decode_piece(RpDecoder *decoder, const char *bytes, gsize length, gsize byte)
{
    RpEncodingKind kind = decoder->encoding.kind;

    g_array_set_size(decoder->breaks, 0);
    if (kind == RP_ENCODING_UTF16LE || kind == RP_ENCODING_UTF16BE) {
        rp_decode_utf16(decoder, bytes, length, byte);
        return true;
    }
    if (!decoder->encoding.valid) {
        decode_lines(decoder, bytes, length, byte);
        return true;
    }
    if (first_invalid(bytes, bytes + length) != NULL)
        return false;
    g_string_append_len(decoder->text, bytes, (gssize)length);
    return true;
}

/* Returns: the bytes up to the last line end that is one for sure; 0 when there is none. */
static gsize
behind_last_line(const char *bytes, gsize length)
{
    gsize i = length;

    while (i > 0 && bytes[i - 1] != '\n')
        i--;
    if (i > 0)
        return i;
    for (i = length; i > 1; i--) /* the last byte may be half of CRLF */
        if (bytes[i - 2] == '\r')
            return i - 1;
    return 0;
}

gsize
rp_cut_lines(const char *bytes, gsize length)
{
    gsize cut = behind_last_line(bytes, length);

    /* no encoding has a byte below 0x30 inside a character */
    for (gsize i = length; cut == 0 && i > 0; i--)
        if ((guchar)bytes[i - 1] < 0x30 && bytes[i - 1] != '\r')
            cut = i;
    return cut > 0 ? cut : length;
}

gsize
rp_decoder_cut(const RpDecoder *decoder, const char *bytes, gsize length, bool anywhere)
{
    RpEncodingKind kind = decoder->encoding.kind;

    if (kind == RP_ENCODING_UTF16LE || kind == RP_ENCODING_UTF16BE)
        return rp_cut_utf16(bytes, length, kind == RP_ENCODING_UTF16BE, anywhere);
    return anywhere ? rp_cut_lines(bytes, length) : behind_last_line(bytes, length);
}
