/* Preloaded: when the program first flushes a file, tries everything that a program taken over by a
 * hostile file would try, and writes down what it was allowed.
 *
 *   ESCAPE_FOLDER   a folder outside the project, with a file `secret` and a folder `sub`
 *   ESCAPE_LOG      where the results go; opened before the program gives up anything
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/landlock.h>

static int log_fd = -1;

static void
note(const char *what, int allowed)
{
    dprintf(log_fd, "%s: %s\n", what, allowed ? "ALLOWED" : "denied");
}

static const char *
in_folder(const char *name)
{
    static char path[4096];

    snprintf(path, sizeof path, "%s/%s", getenv("ESCAPE_FOLDER"), name);
    return path;
}

static int
can_open(const char *path, int flags)
{
    int fd = open(path, flags, 0644);

    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

static void
try_files(void)
{
    char other[4096];

    snprintf(other, sizeof other, "%s/moved", getenv("ESCAPE_FOLDER"));
    note("write elsewhere", can_open(in_folder("written"), O_WRONLY | O_CREAT));
    note("overwrite elsewhere", can_open(in_folder("secret"), O_WRONLY));
    note("read elsewhere", can_open(in_folder("secret"), O_RDONLY));
    note("list elsewhere", can_open(in_folder("sub"), O_RDONLY | O_DIRECTORY));
    note("read /etc/passwd", can_open("/etc/passwd", O_RDONLY));
    note("read the home", getenv("HOME") != NULL && can_open(getenv("HOME"), O_RDONLY));
    note("write the project", can_open(getenv("ESCAPE_PROJECT"), O_WRONLY));
    note("remove elsewhere", unlink(in_folder("secret")) == 0);
    note("move elsewhere", rename(in_folder("secret"), other) == 0);
    note("cut elsewhere", truncate(in_folder("secret"), 0) == 0);
    note("make a folder elsewhere", mkdir(in_folder("made"), 0755) == 0);
    note("link elsewhere", symlink("/etc/passwd", in_folder("link")) == 0);
    note("change rights elsewhere", chmod(in_folder("secret"), 0777) == 0);
    note("change times elsewhere",
         syscall(SYS_utimensat, AT_FDCWD, in_folder("secret"), NULL, 0) == 0);
}

static int
can_execute(void)
{
    char *const arguments[] = {"true", NULL};
    int status = -1;
    pid_t pid = fork();

    if (pid == 0) {
        execv("/bin/true", arguments);
        _exit(1);
    }
    return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

static void
try_the_rest(void)
{
    int fds[2];

    note("start a program", can_execute());
    note("a socket of the internet", socket(AF_INET, SOCK_STREAM, 0) >= 0);
    note("a datagram socket", socket(AF_INET6, SOCK_DGRAM, 0) >= 0);
    note("a local socket", socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
    note("trace init", ptrace(PTRACE_SEIZE, 1, NULL, NULL) == 0);
    note("a user namespace", syscall(SYS_unshare, 0x10000000) == 0);
    note("io_uring", syscall(425 /* io_uring_setup */, 1, NULL) >= 0 || errno == EFAULT);
    /* what it needs goes on */
    dprintf(log_fd, "pipe: %s\n", pipe(fds) == 0 ? "works" : "FAILS");
}

__attribute__((constructor)) static void
begin(void)
{
    const char *path = getenv("ESCAPE_LOG");

    if (path != NULL)
        log_fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0644);
}

int
fsync(int fd)
{
    static int tried;
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");

    if (!tried && log_fd >= 0) {
        tried = 1;
        try_files();
        try_the_rest();
    }
    return real(fd);
}

/* NO_LANDLOCK, NO_SECCOMP: a kernel without. */
long
syscall(long number, ...)
{
    long (*real)(long, ...) = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
    long a[6];
    __builtin_va_list list;

    __builtin_va_start(list, number);
    for (int i = 0; i < 6; i++)
        a[i] = __builtin_va_arg(list, long);
    __builtin_va_end(list);
    if (number == SYS_landlock_create_ruleset && getenv("NO_LANDLOCK") != NULL) {
        errno = ENOSYS;
        return -1;
    }
    return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
