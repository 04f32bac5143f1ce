#include <signal.h>
#include <stdatomic.h>

#include "batch/pool.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "batch/message.h"

#define READ_BYTES 65536
#define NO_ITEM    G_MAXUINT

typedef struct {
    pid_t pid;
    int fd;               /* to read from; -1 when it is gone */
    guint item;           /* of the survey, being made; NO_ITEM between two */
    GByteArray *received; /* owned; not yet whole frames */
} Worker;

typedef struct {
    const RpPool *pool;
    atomic_uint *next; /* shared by all processes: index into pool->indexes */
    Worker *workers;   /* owned; pool->jobs of them */
} State;

/* --- in the worker --- */

static void
work(const State *state, int fd)
{
    const RpPool *pool = state->pool;
    guint i;

    while ((i = atomic_fetch_add(state->next, 1)) < pool->indexes->len) {
        guint index = g_array_index(pool->indexes, guint, i);
        RpBatchItem *item = g_ptr_array_index(pool->survey->items, index);
        const RpBatchSource *source = g_ptr_array_index(pool->survey->sources, item->source);

        if (!rp_message_send(fd, RP_MESSAGE_BEGUN, index, NULL))
            return;
        pool->maker->job.report = source->path;
        rp_make(pool->maker, source->run, item, g_ptr_array_index(pool->known, index));
        if (!rp_message_send(fd, RP_MESSAGE_DONE, index, item))
            return;
    }
}

static void
become_worker(const State *state, pid_t parent, int fd)
{
    signal(SIGINT, SIG_IGN); /* of the terminal: the parent decides */
    signal(SIGTERM, SIG_DFL);
    signal(SIGPIPE, SIG_IGN);
    /* die with the parent; it may have died before this was asked for */
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent)
        work(state, fd);
    _exit(0);
}

/* --- in the parent --- */

static bool
start_worker(const State *state, Worker *worker, GError **error)
{
    int fds[2] = {-1, -1};
    pid_t parent = getpid();

    if (pipe(fds) != 0 || (worker->pid = fork()) < 0) {
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, "%s: %s", _("cannot start a process"),
                    g_strerror(errno));
        if (fds[0] >= 0) {
            close(fds[0]);
            close(fds[1]);
        }
        worker->fd = -1;
        return false;
    }
    if (worker->pid == 0) {
        close(fds[0]);
        become_worker(state, parent, fds[1]);
    }
    close(fds[1]);
    worker->fd = fds[0];
    worker->item = NO_ITEM;
    worker->received = g_byte_array_new();
    return true;
}

static void
finish_item(const State *state, Worker *worker, GVariant *done)
{
    RpBatchItem *item = g_ptr_array_index(state->pool->survey->items, worker->item);

    rp_message_apply(done, item);
    worker->item = NO_ITEM;
    state->pool->done(state->pool->data, item);
}

static void
take_frames(const State *state, Worker *worker)
{
    RpMessageKind kind;
    GVariant *done = NULL;

    while (rp_message_take(worker->received, &kind, &worker->item, &done)) {
        if (kind == RP_MESSAGE_DONE)
            finish_item(state, worker, done);
        g_clear_pointer(&done, g_variant_unref);
    }
}

/* Returns: (owned) how a process ended, for the report it was making. */
static char *
end_text(int status)
{
    if (WIFSIGNALED(status))
        return g_strdup_printf(_("the process that made it was ended by signal %d (%s)"),
                               WTERMSIG(status), strsignal(WTERMSIG(status)));
    return g_strdup(_("the process that made it ended too early"));
}

/* The worker is gone: with its work done, or in the middle of an item. */
static void
bury(const State *state, Worker *worker)
{
    int status = 0;

    close(worker->fd);
    worker->fd = -1;
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        ;
    g_clear_pointer(&worker->received, g_byte_array_unref);
    if (worker->item == NO_ITEM || *state->pool->stop)
        return; /* one that was told to end has made nothing, and failed at nothing */

    RpBatchItem *item = g_ptr_array_index(state->pool->survey->items, worker->item);
    item->outcome = RP_OUTCOME_FAILED;
    g_free(item->error);
    item->error = end_text(status);
    state->pool->done(state->pool->data, item);
}

/* Returns: whether the worker still lives. */
static bool
hear(const State *state, Worker *worker)
{
    guint8 block[READ_BYTES];
    ssize_t length = read(worker->fd, block, sizeof(block));

    if (length < 0 && errno == EINTR)
        return true;
    if (length <= 0) {
        bury(state, worker);
        return false;
    }
    g_byte_array_append(worker->received, block, (guint)length);
    take_frames(state, worker);
    return true;
}

static bool
is_work_left(const State *state)
{
    return atomic_load(state->next) < state->pool->indexes->len && !*state->pool->stop;
}

static void
stop_workers(const State *state)
{
    atomic_store(state->next, state->pool->indexes->len);
    for (unsigned i = 0; i < state->pool->jobs; i++)
        if (state->workers[i].fd >= 0)
            kill(state->workers[i].pid, SIGTERM);
}

/* Returns: how many workers there are to listen to; fills `fds` in the order of the workers. */
static guint
listen_to(const State *state, struct pollfd *fds)
{
    guint alive = 0;

    for (unsigned i = 0; i < state->pool->jobs; i++) {
        fds[i] = (struct pollfd){.fd = state->workers[i].fd, .events = POLLIN};
        alive += state->workers[i].fd >= 0;
    }
    return alive;
}

/* Take what the workers have to say; one that crashed is replaced. Without a further process the
 * others do its work. */
static void
hear_all(const State *state, const struct pollfd *fds)
{
    for (unsigned i = 0; i < state->pool->jobs; i++) {
        bool alive = fds[i].revents == 0 || hear(state, &state->workers[i]);

        if (!alive && is_work_left(state))
            start_worker(state, &state->workers[i], NULL);
    }
}

static void
run(const State *state)
{
    g_autofree struct pollfd *fds = g_new0(struct pollfd, state->pool->jobs);
    bool stopped = false;

    while (listen_to(state, fds) > 0) {
        if (*state->pool->stop && !stopped) {
            stop_workers(state);
            stopped = true;
        }
        /* a signal ends the waiting, too: then look whether it says stop */
        if (poll(fds, state->pool->jobs, -1) > 0)
            hear_all(state, fds);
    }
}

bool
rp_pool_run(const RpPool *pool, GError **error)
{
    State state = {.pool = pool};
    g_autofree Worker *workers = g_new0(Worker, pool->jobs);
    unsigned started = 0;

    state.workers = workers;
    state.next =
        mmap(NULL, sizeof(*state.next), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (state.next == MAP_FAILED) {
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, "%s: %s", _("cannot start a process"),
                    g_strerror(errno));
        return false;
    }
    atomic_init(state.next, 0);
    for (unsigned i = 0; i < pool->jobs; i++) {
        g_autoptr(GError) refused = NULL;

        workers[i].fd = -1;
        if (i < pool->indexes->len && start_worker(&state, &workers[i], &refused))
            started++;
        if (refused != NULL && started == 0 && i + 1 == pool->jobs)
            g_propagate_error(error, g_steal_pointer(&refused));
    }
    run(&state);
    munmap(state.next, sizeof(*state.next));
    return started > 0 || pool->indexes->len == 0;
}
