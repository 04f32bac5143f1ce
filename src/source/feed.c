#include "source/feed-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"

#define CHUNK          ((gsize)65536)           /* bytes asked for when the size is not known */
#define DEFAULT_MEMORY ((gsize)4 * 1024 * 1024) /* of a pipe, bytes held in memory */

static bool
fail(GError **error, const char *shown, int code)
{
    if (code == ENOENT || code == ENOTDIR)
        g_set_error(error, RP_ERROR, RP_ERROR_INPUT, _("%s: no such file"), shown);
    else
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, _("%s: cannot be read: %s"), shown,
                    g_strerror(code));
    return false;
}

void
rp_feed_clear(RpFeed *feed)
{
    g_free(feed->bytes);
    if (feed->fd >= 0)
        close(feed->fd);
    rp_spool_free(feed->spool);
    if (feed->view != NULL)
        g_byte_array_unref(feed->view);
    *feed = (RpFeed){.fd = -1};
}

void
rp_feed_take(RpFeed *feed, const char *shown, char *bytes, gsize length)
{
    *feed = (RpFeed){.shown = shown, .fd = -1, .length = length};
    feed->bytes = bytes;
}

/* Read all of the file into memory. */
static bool
read_all(RpFeed *feed, gsize expected, gsize max, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();

    for (;;) {
        gsize had = bytes->len;
        gsize want = had < expected ? expected - had + 1 : CHUNK;
        g_byte_array_set_size(bytes, (guint)(had + want));
        gssize got = read(feed->fd, bytes->data + had, want);
        if (got < 0 && errno != EINTR)
            return fail(error, feed->shown, errno);
        g_byte_array_set_size(bytes, (guint)(had + (gsize)MAX(got, 0)));
        if (got == 0 || bytes->len > max)
            break;
    }
    feed->length = bytes->len;
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    feed->bytes = (char *)g_byte_array_free(g_steal_pointer(&bytes), FALSE);
    return true;
}

/* Keep what comes through a pipe, which cannot be read twice. */
static bool
read_pipe(RpFeed *feed, const RpSpooling *spooling, gsize max, GError **error)
{
    g_autofree guint8 *piece = g_malloc(CHUNK);

    feed->spool =
        rp_spool_new(spooling->folder, spooling->memory != 0 ? spooling->memory : DEFAULT_MEMORY);
    for (;;) {
        gssize got = read(feed->fd, piece, CHUNK);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(error, feed->shown, errno);
        feed->length += (gsize)got;
        if (got == 0 || feed->length > max)
            break;
        if (!rp_spool_append(feed->spool, piece, (gsize)got, error))
            return false;
    }
    close(feed->fd);
    feed->fd = -1;
    return true;
}

static bool
read_opened(RpFeed *feed, gsize max, const RpSpooling *spooling, GError **error)
{
    struct stat status;

    if (fstat(feed->fd, &status) != 0)
        return fail(error, feed->shown, errno);
    if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode))
        return fail(error, feed->shown, S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
    if (S_ISREG(status.st_mode) && (guint64)status.st_size > max) {
        feed->length = max + 1; /* which the caller refuses, without a byte of it being read */
        return true;
    }
    if (spooling == NULL)
        return read_all(feed, (gsize)MIN((guint64)status.st_size, (guint64)max), max, error);
    /* files that say nothing of their size, such as those of the kernel, go the way of pipes */
    if (!S_ISREG(status.st_mode) || status.st_size == 0)
        return read_pipe(feed, spooling, max, error);
    feed->length = (gsize)status.st_size;
    return true;
}

bool
rp_feed_open(RpFeed *feed, const char *path, const char *shown, gsize max,
             const RpSpooling *spooling, GError **error)
{
    *feed = (RpFeed){.shown = shown, .fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)};
    if (feed->fd < 0)
        return fail(error, shown, errno);
    if (read_opened(feed, max, spooling, error))
        return true;
    rp_feed_clear(feed);
    return false;
}

/* Read from the file. It must still have the bytes. */
static bool
read_at(const RpFeed *feed, gsize offset, gsize length, GError **error)
{
    for (gsize had = 0; had < length;) {
        gssize got = pread(feed->fd, feed->view->data + had, length - had, (off_t)(offset + had));

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(error, feed->shown, errno);
        if (got == 0) {
            g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM,
                        _("%s: was changed by another program while it was read"), feed->shown);
            return false;
        }
        had += (gsize)got;
    }
    return true;
}

const char *
rp_feed_view(RpFeed *feed, gsize offset, gsize length, GError **error)
{
    if (feed->bytes != NULL)
        return feed->bytes + offset;
    if (feed->view == NULL)
        feed->view = g_byte_array_new();
    g_byte_array_set_size(feed->view, (guint)length + 1);
    bool sound = feed->spool != NULL
                     ? rp_spool_read(feed->spool, offset, feed->view->data, length, error)
                     : read_at(feed, offset, length, error);
    feed->view->data[length] = '\0';
    return sound ? (const char *)feed->view->data : NULL;
}
