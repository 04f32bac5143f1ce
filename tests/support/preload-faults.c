/* Preloaded: lets the N-th call of one kind fail, once.
 *
 *   FAULT_CALL   open, write, fsync, rename, close or malloc
 *   FAULT_AT     which call, from 1; 0 only counts
 *   FAULT_CODE   errno
 *   FAULT_FOLDER open: only of files below it; the others: only of files (not of pipes and
 * terminals) FAULT_LOG    gets a line when the call was reached
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_int seen;
static int log_fd = -1;
static int at = -1, code;
static const char *call = "", *folder = "";

#define REAL(type, name) ((type)dlsym(RTLD_NEXT, name))

__attribute__((constructor)) static void
begin(void)
{
    const char *path = getenv("FAULT_LOG");

    if (path == NULL || getenv("FAULT_CALL") == NULL)
        return;
    log_fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    call = getenv("FAULT_CALL");
    folder = getenv("FAULT_FOLDER");
    code = atoi(getenv("FAULT_CODE"));
    at = atoi(getenv("FAULT_AT"));
}

static int
fails(const char *name)
{
    if (at < 0 || strcmp(call, name) != 0 || atomic_fetch_add(&seen, 1) + 1 != at)
        return 0;
    REAL(ssize_t(*)(int, const void *, size_t), "write")(log_fd, "reached\n", 8);
    errno = code;
    return 1;
}

static int
is_file(int fd)
{
    struct stat info;

    return fd != log_fd && fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
}

static int
is_below(const char *path)
{
    char absolute[8192];

    if (*path != '/' && getcwd(absolute, sizeof absolute / 2) != NULL) {
        strcat(absolute, "/");
        strncat(absolute, path, sizeof absolute / 2 - 2);
        path = absolute;
    }
    return strncmp(path, folder, strlen(folder)) == 0;
}

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        va_list list;                                                                              \
        va_start(list, flags);                                                                     \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(list, mode_t) : 0;             \
        va_end(list);                                                                              \
        if (at >= 0 && is_below(path) && fails("open"))                                            \
            return -1;                                                                             \
        return REAL(int (*)(const char *, int, ...), #name)(path, flags, mode);                    \
    }

OPEN(open)
OPEN(open64)

FILE *
fopen(const char *path, const char *mode)
{
    if (at >= 0 && is_below(path) && fails("open"))
        return NULL;
    return REAL(FILE * (*)(const char *, const char *), "fopen")(path, mode);
}

ssize_t
write(int fd, const void *data, size_t length)
{
    if (at >= 0 && is_file(fd) && fails("write"))
        return -1;
    return REAL(ssize_t(*)(int, const void *, size_t), "write")(fd, data, length);
}

int
fsync(int fd)
{
    if (fails("fsync"))
        return -1;
    return REAL(int (*)(int), "fsync")(fd);
}

int
close(int fd)
{
    int failed =
        at >= 0 && is_file(fd) && (fcntl(fd, F_GETFL) & O_ACCMODE) != O_RDONLY && fails("close");
    int result = REAL(int (*)(int), "close")(fd);

    if (!failed)
        return result;
    errno = code;
    return -1;
}

int
rename(const char *from, const char *to)
{
    if (fails("rename"))
        return -1;
    return REAL(int (*)(const char *, const char *), "rename")(from, to);
}
