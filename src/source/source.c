#include "source/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "source/decode-private.h"

#define CHUNK     65536 /* bytes asked for when the size is not known */
#define MAX_QUOTE 40    /* characters of raw text in a message */

void
rp_source_free(RpSource *source)
{
    if (source == NULL)
        return;
    g_free(source->path);
    g_free(source->text);
    if (source->lines != NULL)
        g_array_unref(source->lines);
    g_free(source->sha256);
    g_free(source);
}

/* Returns: (owned) the offsets at which lines begin. A line end at the very end begins none. */
static GArray *
find_lines(const char *text, gsize length)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(gsize));
    gsize start = 0;

    g_array_append_val(lines, start);
    for (gsize i = 0; (i += strcspn(text + i, "\r\n")) < length;) {
        i += text[i] == '\r' && text[i + 1] == '\n' ? 2 : 1;
        if (i < length)
            g_array_append_val(lines, i);
    }
    return lines;
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

    return (RpWhere){source->file, (int)i + 1,
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
report_encoding(const RpSource *source, const RpDecoded *decoded, RpDiags *diags)
{
    if (decoded->reason == NULL)
        return;
    if (decoded->reason_byte > 0)
        rp_diags_add(diags, RP_NOTE, "encoding-chosen", rp_where(source->file, 1, 1),
                     _("read as %s: %s (byte %zu of the file is the first that "
                       "does not fit)"),
                     decoded->encoding, decoded->reason, decoded->reason_byte);
    else
        rp_diags_add(diags, RP_NOTE, "encoding-chosen", rp_where(source->file, 1, 1),
                     _("read as %s: %s"), decoded->encoding, decoded->reason);
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

/* Text that was damaged before it came here: U+FFFD itself, or what becomes of two of them when
 * read as GBK. */
static void
report_old_damage(const RpSource *source, RpDiags *diags)
{
    static const char *const signs[] = {"\xef\xbf\xbd", "锟斤拷"};

    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        const char *found = strstr(source->text, signs[i]);
        if (found == NULL)
            continue;
        rp_diags_add(diags, RP_WARNING, "encoding-damage",
                     rp_source_where(source, (gsize)(found - source->text)),
                     _("“%s” stands for characters that were lost before this file was saved"),
                     signs[i]);
        rp_diags_hint(diags, _("export the file again from where it came"));
    }
}

/* Takes `bytes`, which are NUL-terminated behind `length`. */
static RpSource *
decode_owned(const char *shown, char *bytes, gsize length, bool hash, RpDiags *diags)
{
    g_autofree char *owned = bytes;
    g_autofree char *sha256 = NULL;
    g_auto(RpDecoded) decoded = {0};

    if (rp_refuse_bytes(shown, owned, length, diags))
        return NULL;
    if (hash)
        sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)owned, length);
    if (!rp_decode(g_steal_pointer(&owned), length, &decoded)) {
        rp_diags_add(diags, RP_FAULT, "encoding-unsupported", rp_where(shown, 1, 1),
                     _("the file is not UTF-8, and this system has no converter for GB18030"));
        rp_diags_hint(diags, _("save the file as UTF-8, or install the gconv modules of libc"));
        return NULL;
    }
    if (rp_refuse_text(shown, decoded.text, diags))
        return NULL;

    RpSource *source = g_new0(RpSource, 1);
    source->sha256 = g_steal_pointer(&sha256);
    source->file = g_intern_string(shown);
    source->text = g_steal_pointer(&decoded.text);
    source->length = decoded.length;
    source->encoding = decoded.encoding;
    source->lines = find_lines(source->text, source->length);
    report_encoding(source, &decoded, diags);
    for (guint i = 0; i < decoded.breaks->len; i++)
        report_break(source, &g_array_index(decoded.breaks, RpBreak, i), diags);
    if (decoded.breaks->len == 0)
        report_old_damage(source, diags);
    return source;
}

RpSource *
rp_source_decode(const char *shown, const char *bytes, gsize length, RpDiags *diags)
{
    char *copy = g_malloc(length + 1);

    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return decode_owned(shown, copy, length, true, diags);
}

/* Read all of `fd`, at most one byte more than allowed. Returns: false with errno set. */
static bool
read_all(int fd, gsize expected, GByteArray *bytes)
{
    for (;;) {
        gsize had = bytes->len;
        gsize want = had < expected ? expected - had + 1 : CHUNK;
        g_byte_array_set_size(bytes, (guint)(had + want));
        gssize got = read(fd, bytes->data + had, want);
        if (got < 0 && errno != EINTR)
            return false;
        g_byte_array_set_size(bytes, (guint)(had + (gsize)MAX(got, 0)));
        if (got == 0 || bytes->len > RP_SOURCE_MAX_BYTES)
            return true;
    }
}

static void
set_system_error(GError **error, const char *shown, int code)
{
    if (code == ENOENT || code == ENOTDIR)
        g_set_error(error, RP_ERROR, RP_ERROR_INPUT, _("%s: no such file"), shown);
    else
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, _("%s: cannot be read: %s"), shown,
                    g_strerror(code));
}

/* Returns: (owned, nullable) what stands in the open file; sizes over the limit are cut. */
static GByteArray *
read_descriptor(int fd, const char *shown, GError **error)
{
    struct stat status;

    if (fstat(fd, &status) != 0) {
        set_system_error(error, shown, errno);
        return NULL;
    }
    if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode)) {
        set_system_error(error, shown, S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
        return NULL;
    }
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    gsize expected = (gsize)MIN((guint64)status.st_size, (guint64)RP_SOURCE_MAX_BYTES);
    if (!read_all(fd, expected, bytes)) {
        set_system_error(error, shown, errno);
        return NULL;
    }
    return g_steal_pointer(&bytes);
}

static RpSource *
load(const char *path, const char *shown, bool hash, RpDiags *diags, GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

    if (fd < 0) {
        set_system_error(error, shown, errno);
        return NULL;
    }
    g_autoptr(GByteArray) bytes = read_descriptor(fd, shown, error);
    close(fd);
    if (bytes == NULL)
        return NULL;
    if (bytes->len > RP_SOURCE_MAX_BYTES) {
        rp_diags_add(diags, RP_FAULT, "file-too-large", rp_where(shown, 1, 1),
                     _("the file is larger than %u MiB"), RP_SOURCE_MAX_BYTES / (1024 * 1024));
        rp_diags_hint(diags, _("split it into several files"));
        return NULL;
    }
    gsize length = bytes->len;
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    RpSource *source = decode_owned(
        shown, (char *)g_byte_array_free(g_steal_pointer(&bytes), FALSE), length, hash, diags);
    if (source != NULL)
        source->path = g_strdup(path);
    return source;
}

RpSource *
rp_source_load(const char *path, const char *shown, RpDiags *diags, GError **error)
{
    return load(path, shown, true, diags, error);
}

RpSource *
rp_source_load_unhashed(const char *path, const char *shown, RpDiags *diags, GError **error)
{
    return load(path, shown, false, diags, error);
}
