#include "cli/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/landlock.h>
#include <seccomp.h>

/* Rights that newer kernels know than the headers this is built with; numbers are the kernel's. */
#define ACCESS_REFER    (1ULL << 13) /* since version 2 */
#define ACCESS_TRUNCATE (1ULL << 14) /* since version 3 */
#define ACCESS_IOCTL    (1ULL << 15) /* since version 5 */

#define READ_RIGHTS (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITE_RIGHTS                                                                               \
    (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR |   \
     LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | ACCESS_TRUNCATE)
/* All of version 1: execute, write, read, remove, make. */
#define ALL_OF_VERSION_1 ((1ULL << 13) - 1)

typedef struct {
    char *path; /* owned */
    guint64 rights;
} Rule;

struct RpSandbox {
    GArray *rules; /* owned; of Rule */
};

static void
clear_rule(gpointer data)
{
    g_free(((Rule *)data)->path);
}

static void
add_rule(RpSandbox *sandbox, const char *path, guint64 rights)
{
    Rule rule = {g_canonicalize_filename(path, NULL), rights};

    g_array_append_val(sandbox->rules, rule);
}

RpSandbox *
rp_sandbox_new(void)
{
    /* Converters of encodings are libraries that are loaded when they are needed. */
    static const char *const own[] = {
        "/lib",
        "/lib64",
        "/usr/lib",
        "/usr/lib64",
        "/usr/local/lib",
        "/usr/share/fonts",
        "/usr/share/texlive/texmf-dist/fonts",
        "/usr/share/hyphen",
        "/usr/share/zoneinfo",
        "/var/cache/fontconfig",
        "/dev/null",
        "/dev/urandom",
    };
    RpSandbox *sandbox = g_new0(RpSandbox, 1);

    sandbox->rules = g_array_new(FALSE, FALSE, sizeof(Rule));
    g_array_set_clear_func(sandbox->rules, clear_rule);
    for (gsize i = 0; i < G_N_ELEMENTS(own); i++)
        add_rule(sandbox, own[i], READ_RIGHTS);
#ifdef RP_SANITIZER_FILES /* they look at their own process, and read what is to be suppressed */
    add_rule(sandbox, "/proc", READ_RIGHTS);
    add_rule(sandbox, RP_SANITIZER_FILES, READ_RIGHTS);
#endif
#ifdef RP_COVERAGE_FILES /* the counts of a build that counts */
    add_rule(sandbox, RP_COVERAGE_FILES, READ_RIGHTS | WRITE_RIGHTS);
#endif
    return sandbox;
}

void
rp_sandbox_free(RpSandbox *sandbox)
{
    if (sandbox == NULL)
        return;
    g_array_unref(sandbox->rules);
    g_free(sandbox);
}

void
rp_sandbox_read(RpSandbox *sandbox, const char *path)
{
    add_rule(sandbox, path, READ_RIGHTS);
}

void
rp_sandbox_write(RpSandbox *sandbox, const char *path)
{
    add_rule(sandbox, path, READ_RIGHTS | WRITE_RIGHTS);
}

void
rp_sandbox_tidy(RpSandbox *sandbox, const char *path)
{
    add_rule(sandbox, path, LANDLOCK_ACCESS_FS_REMOVE_DIR);
}

/* --- Landlock, which has no functions in the C library --- */

/* Returns: the version of the kernel's Landlock, or below 1 with errno. */
static long
landlock_version(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

/* What a ruleset of that version can deny. */
static guint64
rights_of_version(long version)
{
    return ALL_OF_VERSION_1 | (version >= 2 ? ACCESS_REFER : 0) |
           (version >= 3 ? ACCESS_TRUNCATE : 0) | (version >= 5 ? ACCESS_IOCTL : 0);
}

/* False with errno. */
static bool
permit(int ruleset, const Rule *rule, guint64 known)
{
    struct landlock_path_beneath_attr beneath = {.allowed_access = rule->rights & known};
    struct stat info;
    int fd = open(rule->path, O_PATH | O_CLOEXEC);

    if (fd < 0)
        return true; /* then it is not permitted */
    if (fstat(fd, &info) == 0 && !S_ISDIR(info.st_mode))
        beneath.allowed_access &=
            LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | ACCESS_TRUNCATE;
    beneath.parent_fd = fd;
    bool good =
        syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0;
    int code = errno;
    close(fd);
    errno = code;
    return good;
}

bool
rp_sandbox_enter(const RpSandbox *sandbox)
{
    long version = landlock_version();

    if (version < 1 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    guint64 known = rights_of_version(version);
    struct landlock_ruleset_attr attributes = {.handled_access_fs = known};
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &attributes,
                               sizeof attributes.handled_access_fs, 0);
    bool good = ruleset >= 0;

    for (guint i = 0; good && i < sandbox->rules->len; i++)
        good = permit(ruleset, &g_array_index(sandbox->rules, Rule, i), known);
    good = good && syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    int code = errno;
    if (ruleset >= 0)
        close(ruleset);
    errno = code;
    return good;
}

/* --- seccomp --- */

/* Ways to other machines, programs and processes, and into the kernel. They fail as if there were
 * no permission; what is not listed goes on as before. */
static const char *const forbidden[] = {
    /* the network; pairs of sockets within the process stay */
    "socket",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "sendto",
    "sendmsg",
    "sendmmsg",
    "recvfrom",
    "recvmsg",
    "recvmmsg",
    "setsockopt",
    /* programs */
    "execve",
    "execveat",
    "uselib",
    /* other processes; Landlock keeps ptrace from them */
    "process_vm_readv",
    "process_vm_writev",
    "pidfd_getfd",
    "kcmp",
    "process_madvise",
    /* what makes other rules than these */
    "mount",
    "umount2",
    "move_mount",
    "open_tree",
    "fsopen",
    "fsmount",
    "fsconfig",
    "fspick",
    "mount_setattr",
    "pivot_root",
    "chroot",
    "unshare",
    "setns",
    "open_by_handle_at",
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    /* the kernel and the machine */
    "bpf",
    "perf_event_open",
    "userfaultfd",
    "init_module",
    "finit_module",
    "delete_module",
    "kexec_load",
    "kexec_file_load",
    "reboot",
    "swapon",
    "swapoff",
    "acct",
    "syslog",
    "quotactl",
    "keyctl",
    "add_key",
    "request_key",
    "settimeofday",
    "clock_settime",
    "clock_adjtime",
    "adjtimex",
    "sethostname",
    "setdomainname",
    "iopl",
    "ioperm",
    "fanotify_init",
    "lookup_dcookie",
    "nfsservctl",
    /* rights and times of files, which Landlock leaves alone; fchmod() of an own file stays */
    "chmod",
    "fchmodat",
    "fchmodat2",
    "utime",
    "utimes",
    "utimensat",
    "futimesat",
    "setxattr",
    "lsetxattr",
    "fsetxattr",
    "setxattrat",
    "removexattr",
    "lremovexattr",
    "fremovexattr",
    "mknod",
    "mknodat",
    "chown",
    "fchown",
    "lchown",
    "fchownat",
};

/* A call that this libseccomp does not know does not exist here. */
bool
rp_sandbox_forbid(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    int failed = filter == NULL ? -ENOMEM : 0;

    for (gsize i = 0; failed == 0 && i < G_N_ELEMENTS(forbidden); i++) {
        int number = seccomp_syscall_resolve_name(forbidden[i]);

        if (number != __NR_SCMP_ERROR)
            failed = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), number, 0);
    }
    if (failed == 0)
        failed = seccomp_load(filter);
    if (filter != NULL)
        seccomp_release(filter);
    errno = -failed;
    return failed == 0;
}
