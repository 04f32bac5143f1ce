#include "batch/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"

#define MAX_HOLDER 256 /* bytes read of what a lock file says */

/* All runs hold the common lock, shards sharing it; a shard also holds its own. */
struct RpLock {
    int common;
    int own; /* -1 without */
};

static int
open_lock(const char *path, GError **error)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);

    if (fd < 0)
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, "%s: %s: %s", path, _("cannot open the lock"),
                    g_strerror(errno));
    return fd;
}

/* Returns: (owned) the first line of the file. */
static char *
read_holder(int fd)
{
    char text[MAX_HOLDER + 1];
    ssize_t length = pread(fd, text, MAX_HOLDER, 0);

    text[MAX(length, 0)] = '\0';
    text[strcspn(text, "\n")] = '\0';
    return g_utf8_make_valid(text, -1);
}

static bool
lock_file(int fd, int how, const char *path, GError **error)
{
    if (flock(fd, how | LOCK_NB) == 0)
        return true;
    if (errno != EWOULDBLOCK) {
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, "%s: %s: %s", path,
                    _("cannot lock the folder"), g_strerror(errno));
        return false;
    }
    g_autofree char *holder = read_holder(fd);
    g_set_error(error, RP_ERROR, RP_ERROR_BUSY, _("%s: another run is at work here: %s"), path,
                *holder == '\0' ? "?" : holder);
    return false;
}

/* The holder's name is only a help for people: a disk too full for it stops nothing here. */
static void
write_holder(int fd, const char *holder)
{
    g_autofree char *line = holder == NULL ? g_strdup("") : g_strconcat(holder, "\n", NULL);

    if (ftruncate(fd, 0) != 0 || pwrite(fd, line, strlen(line), 0) < 0)
        g_debug("cannot name the holder of the lock");
}

static int
take_file(const char *path, int how, const char *holder, char **ret_stale, GError **error)
{
    int fd = open_lock(path, error);

    if (fd < 0)
        return -1;
    if (!lock_file(fd, how, path, error)) {
        close(fd);
        return -1;
    }
    g_autofree char *left = read_holder(fd);
    if (*left != '\0' && how == LOCK_EX && *ret_stale == NULL)
        *ret_stale = g_steal_pointer(&left);
    if (how == LOCK_EX)
        write_holder(fd, holder);
    return fd;
}

RpLock *
rp_lock_take(const char *folder, const RpLockRequest *request, char **ret_stale, GError **error)
{
    g_autoptr(RpLock) lock = g_new(RpLock, 1);
    g_autofree char *common = g_build_filename(folder, RP_LOCK_FILE, NULL);
    bool shard = request->shards > 1;

    *ret_stale = NULL;
    lock->own = -1;
    lock->common = take_file(common, shard ? LOCK_SH : LOCK_EX, request->holder, ret_stale, error);
    if (lock->common < 0)
        return NULL;
    if (!shard)
        return g_steal_pointer(&lock);

    g_autofree char *own = g_strdup_printf("%s.%u-of-%u", common, request->shard, request->shards);
    lock->own = take_file(own, LOCK_EX, request->holder, ret_stale, error);
    return lock->own < 0 ? NULL : g_steal_pointer(&lock);
}

static void
release(int fd)
{
    if (fd < 0)
        return;
    write_holder(fd, NULL); /* done: nothing is left over */
    close(fd);
}

void
rp_lock_free(RpLock *lock)
{
    if (lock == NULL)
        return;
    release(lock->own);
    if (lock->own < 0)
        release(lock->common);
    else
        close(lock->common); /* shared: others may name themselves in it */
    g_free(lock);
}
