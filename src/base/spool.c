#include "base/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"

#define WRITE_PIECE ((gsize)256 * 1024) /* bytes written at a time */

struct RpSpool {
    const char *folder; /* borrowed */
    GByteArray *tail;   /* owned; what is not in the file */
    gsize memory;       /* how long `tail` may become */
    int fd;             /* -1 until it is needed */
    guint64 written;    /* bytes in the file */
};

RpSpool *
rp_spool_new(const char *folder, gsize memory)
{
    RpSpool *spool = g_new0(RpSpool, 1);

    spool->folder = folder;
    spool->tail = g_byte_array_new();
    spool->memory = memory;
    spool->fd = -1;
    return spool;
}

void
rp_spool_free(RpSpool *spool)
{
    if (spool == NULL)
        return;
    if (spool->fd >= 0)
        close(spool->fd);
    g_byte_array_unref(spool->tail);
    g_free(spool);
}

static bool
fail(const RpSpool *spool, GError **error)
{
    g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM,
                _("a temporary file in %s cannot be written or read: %s (TMPDIR names another "
                  "folder)"),
                spool->folder, g_strerror(errno));
    return false;
}

static bool
open_file(RpSpool *spool, GError **error)
{
    g_autofree char *name = g_build_filename(spool->folder, "dabiao-XXXXXX", NULL);

    spool->fd = mkostemp(name, O_CLOEXEC);
    if (spool->fd < 0 || unlink(name) != 0)
        return fail(spool, error);
    spool->memory = WRITE_PIECE;
    return true;
}

static bool
write_all(RpSpool *spool, const guint8 *bytes, gsize length, GError **error)
{
    while (length > 0) {
        gssize put = pwrite(spool->fd, bytes, length, (off_t)spool->written);

        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return fail(spool, error);
        bytes += put;
        length -= (gsize)put;
        spool->written += (guint64)put;
    }
    return true;
}

bool
rp_spool_append(RpSpool *spool, const void *bytes, gsize length, GError **error)
{
    if (spool->tail->len + length <= spool->memory) {
        g_byte_array_append(spool->tail, bytes, (guint)length);
        return true;
    }
    if (spool->fd < 0 && !open_file(spool, error))
        return false;
    if (!write_all(spool, spool->tail->data, spool->tail->len, error))
        return false;
    g_byte_array_set_size(spool->tail, 0);
    if (length > spool->memory)
        return write_all(spool, bytes, length, error);
    g_byte_array_append(spool->tail, bytes, (guint)length);
    return true;
}

guint64
rp_spool_length(const RpSpool *spool)
{
    return spool->written + spool->tail->len;
}

bool
rp_spool_read(const RpSpool *spool, guint64 offset, void *bytes, gsize length, GError **error)
{
    guint8 *to = bytes;

    while (length > 0 && offset < spool->written) {
        gsize want = (gsize)MIN((guint64)length, spool->written - offset);
        gssize got = pread(spool->fd, to, want, (off_t)offset);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return fail(spool, error);
        to += got;
        length -= (gsize)got;
        offset += (guint64)got;
    }
    if (length > 0) /* of an empty array `data` is NULL */
        memcpy(to, spool->tail->data + (offset - spool->written), length);
    return true;
}
