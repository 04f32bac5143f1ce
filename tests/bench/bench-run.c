/* bench-run.c ROUNDS COMMAND... [-- COMMAND...]... - run commands in turn and say what they took
 *
 * Each round runs every command once, so that a busy machine slows all of them. Their output is
 * thrown away. Prints per command: seconds and processor seconds of its fastest run, and the
 * largest memory in KiB of any run. Fails when a command does.
 */
#include <fcntl.h>
#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_COMMANDS 8

typedef struct {
    char **argv;
    double seconds;
    double cpu;
    long peak; /* KiB */
} Command;

static double
seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void
run_child(char **argv)
{
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);

    dup2(null, STDOUT_FILENO);
    if (argv[0] != NULL) {
        execvp(argv[0], argv);
        perror(argv[0]);
    }
    _exit(127);
}

/* False when the command failed. */
static bool
run_once(Command *command, bool first)
{
    struct rusage usage;
    int status = 0;
    gint64 start = g_get_monotonic_time();
    pid_t child = fork();

    if (child == 0)
        run_child(command->argv);
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0)
        return false;
    double seconds = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
    if (first || seconds < command->seconds) {
        command->seconds = seconds;
        command->cpu = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
    }
    command->peak = MAX(command->peak, usage.ru_maxrss);
    return true;
}

/* Cut the arguments at each "--". Returns: how many commands there are. */
static int
split(char **argv, Command *commands)
{
    int n = 0;

    while (*argv != NULL && n < MAX_COMMANDS) {
        commands[n++].argv = argv;
        while (*argv != NULL && strcmp(*argv, "--") != 0)
            argv++;
        if (*argv != NULL)
            *argv++ = NULL;
    }
    return n;
}

int
main(int argc, char **argv)
{
    Command commands[MAX_COMMANDS] = {{0}};
    int rounds = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0;

    if (rounds < 1) {
        fputs("usage: bench-run ROUNDS COMMAND... [-- COMMAND...]...\n", stderr);
        return 2;
    }
    int n = split(argv + 2, commands);
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < n; i++)
            if (!run_once(&commands[i], round == 0)) {
                fprintf(stderr, "bench-run: %s failed\n", commands[i].argv[0]);
                return 1;
            }
    for (int i = 0; i < n; i++)
        printf("%.4f %.4f %ld\n", commands[i].seconds, commands[i].cpu, commands[i].peak);
    return 0;
}
