#include "source/source.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "source/decode-private.h"

#define MIB           ((gsize)1024 * 1024)      /* bytes */
#define DEFAULT_PIECE ((gsize)256 * 1024)       /* bytes of a stream decoded at a time */
#define FIRST_LOOK    ((gsize)65536)            /* bytes that tell what a file is */
#define MAX_PIECE     ((gsize)16 * 1024 * 1024) /* of a line that comes in parts */

/* Signs of text that was damaged before it came here: U+FFFD itself, and what becomes of two of
 * them when read as GBK. */
static const char *const damage_signs[] = {"\xef\xbf\xbd", "锟斤拷"};

/* Where the text comes from. */
struct RpSourceInput {
    RpFeed feed;
    RpDecoder decoder;
    GString *text; /* owned; what RpSource.text shows */
    gsize next;    /* offset in the file of what is not decoded yet */
    gsize piece;   /* bytes decoded at a time */
    RpDiags *diags;
    GError *error;  /* owned, nullable; why reading stopped */
    GArray *broken; /* owned; of int, lines in which something could not be decoded: those at hand,
                       and at least the last one */
    bool damaged[G_N_ELEMENTS(damage_signs)]; /* reported already */
};

static void
input_free(RpSourceInput *input)
{
    rp_feed_clear(&input->feed);
    rp_decoder_clear(&input->decoder);
    g_string_free(input->text, TRUE);
    g_clear_error(&input->error);
    g_array_unref(input->broken);
    g_free(input);
}

void
rp_source_free(RpSource *source)
{
    if (source == NULL)
        return;
    g_free(source->path);
    g_array_unref(source->lines);
    g_free(source->sha256);
    input_free(source->input);
    g_free(source);
}

/* Find the lines that begin in the text from offset `from` on. A line end at the very end begins
 * none. */
static void
find_lines(RpSource *source, gsize from)
{
    const char *text = source->text;

    if (from == 0 || ((text[from - 1] == '\n' || text[from - 1] == '\r') && from < source->length))
        g_array_append_val(source->lines, from);
    for (gsize i = from; (i += strcspn(text + i, "\r\n")) < source->length;) {
        i += text[i] == '\r' && text[i + 1] == '\n' ? 2 : 1;
        if (i < source->length)
            g_array_append_val(source->lines, i);
    }
}

/* Returns: the index of the line that holds `offset`. */
static guint
line_index(const RpSource *source, gsize offset)
{
    guint low = 0, high = source->lines->len;

    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(source->lines, gsize, middle) <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Returns: where the text of line `i` ends, its line end not counted. */
static gsize
line_stop(const RpSource *source, guint i)
{
    gsize start = g_array_index(source->lines, gsize, i);

    return start + strcspn(source->text + start, "\r\n");
}

RpWhere
rp_source_where(const RpSource *source, gsize offset)
{
    guint i = line_index(source, offset);
    gsize start = g_array_index(source->lines, gsize, i);
    gsize stop = MIN(offset, line_stop(source, i));

    return (RpWhere){source->file, source->lines_before + (int)i + 1,
                     (int)g_utf8_strlen(source->text + start, (gssize)(stop - start)) + 1};
}

char *
rp_source_line(const RpSource *source, int line)
{
    if (line < 1 || (guint)line > source->lines->len)
        return g_strdup("");

    guint i = (guint)line - 1;
    gsize start = g_array_index(source->lines, gsize, i);
    return g_strndup(source->text + start, line_stop(source, i) - start);
}

static void
report_encoding(const RpSource *source, const RpEncoding *encoding, RpDiags *diags)
{
    if (encoding->reason == NULL)
        return;
    if (encoding->reason_byte > 0)
        rp_diags_add(diags, RP_NOTE, "encoding-chosen", rp_where(source->file, 1, 1),
                     _("read as %s: %s (byte %zu of the file is the first that "
                       "does not fit)"),
                     encoding->name, encoding->reason, encoding->reason_byte);
    else
        rp_diags_add(diags, RP_NOTE, "encoding-chosen", rp_where(source->file, 1, 1),
                     _("read as %s: %s"), encoding->name, encoding->reason);
}

static void
report_break(const RpSource *source, const RpBreak *at, RpDiags *diags)
{
    RpWhere where = rp_source_where(source, at->offset);

    switch (at->kind) {
    case RP_BREAK_BYTES:
        rp_diags_add(diags, RP_FAULT, "encoding-broken", where,
                     _("byte %zu of the file does not belong to a character in %s "
                       "(%u such places in this line)"),
                     at->byte, source->encoding, at->count);
        rp_diags_hint(diags, _("type the damaged characters of this line again, or export the file "
                               "again as “CSV UTF-8”"));
        return;
    case RP_BREAK_NUL:
        rp_diags_add(diags, RP_FAULT, "encoding-nul", where,
                     _("byte %zu of the file is a NUL character, which has no "
                       "place in text (%u such places in this line)"),
                     at->byte, at->count);
        rp_diags_hint(diags, _("export the file again; it may have been damaged on the way"));
        return;
    case RP_BREAK_GB18030:
        rp_diags_add(diags, RP_FAULT, "encoding-broken", where,
                     _("from byte %zu of the file on, this line is GB18030 (GBK), "
                       "but the rest of the file is UTF-8"),
                     at->byte);
        rp_diags_hint(diags, _("files in different encodings were joined: save each as UTF-8, "
                               "then join them"));
        return;
    case RP_BREAK_UTF8:
        rp_diags_add(diags, RP_FAULT, "encoding-broken", where,
                     _("from byte %zu of the file on, this line is UTF-8, but the "
                       "rest of the file is GB18030 (GBK)"),
                     at->byte);
        rp_diags_hint(diags, _("files in different encodings were joined: save each as UTF-8, "
                               "then join them"));
        return;
    }
}

/* Said once for each sign, where it stands before anything that is broken in the file itself. */
static void
report_old_damage(const RpSource *source, gsize from)
{
    RpSourceInput *input = source->input;
    const GArray *breaks = input->decoder.breaks;
    gsize end = breaks->len > 0 ? g_array_index(breaks, RpBreak, 0).offset : source->length;

    for (gsize i = 0; i < G_N_ELEMENTS(damage_signs) && input->broken->len == 0; i++) {
        const char *found = input->damaged[i] ? NULL : strstr(source->text + from, damage_signs[i]);
        if (found == NULL || (gsize)(found - source->text) >= end)
            continue;
        input->damaged[i] = true;
        rp_diags_add(input->diags, RP_WARNING, "encoding-damage",
                     rp_source_where(source, (gsize)(found - source->text)),
                     _("“%s” stands for characters that were lost before this file was saved"),
                     damage_signs[i]);
        rp_diags_hint(input->diags, _("export the file again from where it came"));
    }
}

/* Returns: (borrowed, nullable) at least about `want` of the next bytes of the file; whole lines if
 * they can be had. NULL with the input's error. */
static const char *
next_bytes(RpSourceInput *input, gsize want, gsize *ret_length)
{
    gsize rest = input->feed.length - input->next;

    for (;; want *= 2) {
        gsize length = MIN(want, rest);
        const char *bytes = rp_feed_view(&input->feed, input->next, length, &input->error);

        if (bytes == NULL)
            return NULL;
        *ret_length = length;
        if (length < rest)
            *ret_length = rp_decoder_cut(&input->decoder, bytes, length, want >= MAX_PIECE);
        if (*ret_length > 0)
            return bytes;
    }
}

/* Decode some more and put it behind the text. False with the input's error. */
static bool
decode_more(RpSource *source, gsize want)
{
    RpSourceInput *input = source->input;
    gsize length = 0, from = input->text->len;
    const char *bytes = next_bytes(input, want, &length);

    if (bytes != NULL && !rp_decode_piece(&input->decoder, bytes, length, input->next))
        g_set_error(&input->error, RP_ERROR, RP_ERROR_SYSTEM,
                    _("%s: was changed by another program while it was read"), source->file);
    input->next += length;
    source->text = input->text->str;
    source->length = input->text->len;
    source->complete = input->error != NULL || input->next == input->feed.length;
    find_lines(source, from);
    return input->error == NULL;
}

/* Report what was broken in the text from offset `from` on. */
static void
report_piece(RpSource *source, gsize from)
{
    RpSourceInput *input = source->input;
    const GArray *breaks = input->decoder.breaks;

    report_old_damage(source, from);
    for (guint i = 0; i < breaks->len; i++) {
        const RpBreak *at = &g_array_index(breaks, RpBreak, i);
        int line = rp_source_where(source, at->offset).line;

        report_break(source, at, input->diags);
        g_array_append_val(input->broken, line);
    }
}

static RpSource *
source_new(RpFeed *feed, gsize piece, RpDiags *diags)
{
    RpSource *source = g_new0(RpSource, 1);

    source->file = g_intern_string(feed->shown);
    source->lines = g_array_new(FALSE, FALSE, sizeof(gsize));
    source->input = g_new0(RpSourceInput, 1);
    *source->input = (RpSourceInput){.feed = *feed, .text = g_string_new(NULL), .piece = piece};
    source->input->feed.shown = source->file;
    source->input->broken = g_array_new(FALSE, FALSE, sizeof(int));
    source->input->diags = diags;
    *feed = (RpFeed){.fd = -1};
    return source;
}

/* Choose the encoding and decode the first piece. False with `error`, or after a fault. */
static bool
begin(RpSource *source, GError **error)
{
    RpSourceInput *input = source->input;
    RpEncoding encoding;

    if (!rp_encoding_choose(&input->feed, &encoding, error))
        return false;
    if (!rp_decoder_open(&input->decoder, &encoding, input->text)) {
        rp_diags_add(input->diags, RP_FAULT, "encoding-unsupported", rp_where(source->file, 1, 1),
                     _("the file is not UTF-8, and this system has no converter for GB18030"));
        rp_diags_hint(input->diags,
                      _("save the file as UTF-8, or install the gconv modules of libc"));
        return false;
    }
    source->encoding = encoding.name;
    input->next = encoding.mark;
    if (!decode_more(source, input->piece)) {
        g_propagate_error(error, g_steal_pointer(&input->error));
        return false;
    }
    if (rp_refuse_text(source->file, source->text, input->diags))
        return false;
    report_encoding(source, &encoding, input->diags);
    report_piece(source, 0);
    return true;
}

/* Takes what `feed` holds. */
static RpSource *
open_feed(RpFeed *feed, gsize piece, bool hash, RpDiags *diags, GError **error)
{
    gsize length = MIN(feed->length, FIRST_LOOK);
    const char *bytes = rp_feed_view(feed, 0, length, error);

    if (bytes == NULL || rp_refuse_bytes(feed->shown, bytes, length, diags)) {
        rp_feed_clear(feed);
        return NULL;
    }
    g_autoptr(RpSource) source = source_new(feed, piece, diags);
    if (hash)
        source->sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
                                                     (const guchar *)source->input->feed.bytes,
                                                     source->input->feed.length);
    if (!begin(source, error))
        return NULL;
    if (source->complete)
        rp_feed_clear(&source->input->feed);
    return g_steal_pointer(&source);
}

static RpSource *
open_bytes(const char *shown, const char *bytes, gsize length, gsize piece, RpDiags *diags)
{
    char *copy = g_malloc(length + 1);
    RpFeed feed;

    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    rp_feed_take(&feed, shown, copy, length);
    return open_feed(&feed, piece, true, diags, NULL);
}

RpSource *
rp_source_decode(const char *shown, const char *bytes, gsize length, RpDiags *diags)
{
    return open_bytes(shown, bytes, length, G_MAXSIZE, diags);
}

static gsize
piece_of(const RpSpooling *spooling)
{
    return spooling->piece != 0 ? spooling->piece : DEFAULT_PIECE;
}

RpSource *
rp_source_stream_bytes(const char *shown, const char *bytes, gsize length,
                       const RpSpooling *spooling, RpDiags *diags)
{
    return open_bytes(shown, bytes, length, piece_of(spooling), diags);
}

static RpSource *
open_path(const char *path, const char *shown, gsize max, const RpSpooling *spooling,
          RpDiags *diags, GError **error)
{
    RpFeed feed;

    if (!rp_feed_open(&feed, path, shown, max, spooling, error))
        return NULL;
    if (feed.length > max) {
        rp_diags_add(diags, RP_FAULT, "file-too-large", rp_where(shown, 1, 1),
                     _("the file is larger than %u MiB"), (unsigned)(max / MIB));
        rp_diags_hint(diags, _("split it into several files"));
        rp_feed_clear(&feed);
        return NULL;
    }
    RpSource *source = open_feed(&feed, spooling != NULL ? piece_of(spooling) : G_MAXSIZE,
                                 spooling == NULL, diags, error);
    if (source != NULL)
        source->path = g_strdup(path);
    return source;
}

RpSource *
rp_source_load(const char *path, const char *shown, RpDiags *diags, GError **error)
{
    return open_path(path, shown, RP_SOURCE_MAX_BYTES, NULL, diags, error);
}

RpSource *
rp_source_stream(const char *path, const char *shown, const RpSpooling *spooling, RpDiags *diags,
                 GError **error)
{
    return open_path(path, shown, RP_SOURCE_MAX_STREAM, spooling, diags, error);
}

/* Returns: how many lines stand before offset `keep`; *ret_split when the last of them goes on
 * there. */
static guint
lines_before(const RpSource *source, gsize keep, bool *ret_split)
{
    *ret_split = false;
    if (keep < source->length)
        return line_index(source, keep);
    *ret_split = keep > 0 && source->text[keep - 1] != '\n' && source->text[keep - 1] != '\r';
    return source->lines->len;
}

/* Forget the broken lines that were dropped, all but the last. */
static void
forget_broken(RpSource *source)
{
    GArray *broken = source->input->broken;
    guint n = 0;

    while (n + 1 < broken->len && g_array_index(broken, int, n) <= source->lines_before)
        n++;
    g_array_remove_range(broken, 0, n);
}

guint
rp_source_more(RpSource *source, gsize keep)
{
    RpSourceInput *input = source->input;
    bool split;
    guint dropped = lines_before(source, keep, &split);

    g_return_val_if_fail(!source->complete, 0);
    source->lines_before += (int)dropped - split;
    g_array_remove_range(source->lines, 0, dropped);
    for (guint i = 0; i < source->lines->len; i++)
        g_array_index(source->lines, gsize, i) -= keep;
    g_string_erase(input->text, 0, (gssize)keep);
    forget_broken(source);
    /* as much as there is, or a long record would be looked at again too often */
    gsize from = input->text->len;
    if (decode_more(source, MAX(input->piece, from)))
        report_piece(source, from);
    return dropped;
}

bool
rp_source_is_broken(const RpSource *source, int first, int last)
{
    const GArray *broken = source->input->broken;
    guint low = 0, high = broken->len;

    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(broken, int, middle) < first)
            low = middle + 1;
        else
            high = middle;
    }
    return low < broken->len && g_array_index(broken, int, low) <= last;
}

bool
rp_source_failed(RpSource *source, GError **error)
{
    if (source->input->error == NULL)
        return false;
    g_propagate_error(error, g_steal_pointer(&source->input->error));
    return true;
}
