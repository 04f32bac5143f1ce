/* replay.c FOLDER... - the inputs of folders through a fuzz target, without libFuzzer
 *
 * For the test suite of every compiler: each file as it is, cut short at some places, and with some
 * bytes changed, always the same ones.
 */
#include <stdio.h>

#include "fuzz.h"

#define CUTS    8
#define CHANGES 8
#define SEED    20160630

int LLVMFuzzerInitialize(int *argc, char ***argv) __attribute__((weak));

/* A copy of just so many bytes, so that the sanitizers see what reads past them. */
static void
feed(const char *bytes, gsize length)
{
    g_autofree uint8_t *copy = g_memdup2(bytes, length);

    LLVMFuzzerTestOneInput(copy, length);
}

static void
replay(char *bytes, gsize length, GRand *rand)
{
    feed(bytes, length);
    for (gsize i = 0; i < CUTS; i++)
        feed(bytes, length * i / CUTS);
    for (gsize i = 0; i < CHANGES && length > 0; i++) {
        gsize at = (gsize)g_rand_int_range(rand, 0, (gint32)length);

        bytes[at] = (char)g_rand_int_range(rand, 0, 256);
        feed(bytes, length);
    }
}

/* Returns: how many files there were; a folder need not exist. */
static int
replay_folder(const char *folder, GRand *rand)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    int n = 0;

    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL; n++) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autofree char *bytes = NULL;
        gsize length = 0;

        if (!g_file_get_contents(path, &bytes, &length, NULL))
            g_error("%s cannot be read", path);
        replay(bytes, length, rand);
    }
    return n;
}

int
main(int argc, char **argv)
{
    int n = 0;

    if (LLVMFuzzerInitialize != NULL)
        LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc; i++) {
        g_autoptr(GRand) rand = g_rand_new_with_seed(SEED);

        n += replay_folder(argv[i], rand);
    }
    printf("%d inputs\n", n);
    return n == 0;
}
