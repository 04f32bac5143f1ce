#include "app/output.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "base/i18n.h"

#define FILE_MODE   0644
#define FOLDER_MODE 0755

#define RANDOM_LETTERS 6 /* of a temporary name, as mkstemp() makes them */

static bool
fail(GError **error, const char *path, const char *what)
{
    int code = errno;

    g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, "%s: %s: %s", path, what, g_strerror(code));
    return false;
}

static bool
write_all(int fd, const char *data, gsize length)
{
    while (length > 0) {
        ssize_t written = write(fd, data, length);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        data += written;
        length -= (gsize)written;
    }
    return true;
}

/* What is on the disk must be what was meant: a full disk can show late. */
static bool
same_on_disk(const char *path, GBytes *bytes)
{
    g_autofree char *found = NULL;
    gsize length = 0;

    return g_file_get_contents(path, &found, &length, NULL) && length == g_bytes_get_size(bytes) &&
           (length == 0 || memcmp(found, g_bytes_get_data(bytes, NULL), length) == 0);
}

/* Fill the new file behind `fd`, which is closed in any case. */
static bool
fill(int fd, const char *temporary, GBytes *bytes)
{
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    bool good = write_all(fd, data, length) && fchmod(fd, FILE_MODE) == 0 && fsync(fd) == 0;
    int code = errno;

    if (close(fd) != 0 && good) {
        good = false;
        code = errno;
    }
    if (good && !same_on_disk(temporary, bytes)) {
        good = false;
        code = EIO;
    }
    errno = code;
    return good;
}

/* The rename itself must survive a power cut. A folder that cannot be synced (some network file
 * systems) is no reason to fail: the file is complete. */
static void
sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return;
    if (fsync(fd) != 0)
        g_debug("%s: cannot sync the folder", folder);
    close(fd);
}

static bool
is_replaceable(const char *path)
{
    struct stat info;

    if (lstat(path, &info) != 0 || S_ISREG(info.st_mode))
        return true;
    errno = S_ISDIR(info.st_mode) ? EISDIR : EEXIST;
    return false;
}

bool
rp_output_write(const char *path, GBytes *bytes, bool make_folders, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *temporary = g_strdup_printf("%s/.%s.XXXXXX", folder, name);

    if (!is_replaceable(path))
        return fail(error, path, _("cannot replace it by a file"));
    if (make_folders && g_mkdir_with_parents(folder, FOLDER_MODE) != 0)
        return fail(error, folder, _("cannot make the folder"));

    int fd = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, FILE_MODE);
    if (fd < 0)
        return fail(error, path, _("cannot write in this folder"));
    if (!fill(fd, temporary, bytes) || g_rename(temporary, path) != 0) {
        fail(error, path, _("cannot write the file"));
        g_unlink(temporary);
        return false;
    }
    sync_folder(folder);
    return true;
}

void
rp_output_clean(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *prefix = g_strdup_printf(".%s.", name);
    g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
    const char *entry;

    while (entries != NULL && (entry = g_dir_read_name(entries)) != NULL) {
        if (!g_str_has_prefix(entry, prefix) || strlen(entry) != strlen(prefix) + RANDOM_LETTERS)
            continue;
        g_autofree char *left = g_build_filename(folder, entry, NULL);
        g_unlink(left);
    }
}
