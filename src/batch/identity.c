#include "batch/identity.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

#define READ_BYTES 65536

void
rp_identity_clear(RpIdentity *identity)
{
    g_clear_pointer(&identity->program, g_free);
    g_clear_pointer(&identity->fonts, g_free);
}

char *
rp_identity_file(const char *path, GError **error)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree guchar *block = g_malloc(READ_BYTES);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = fd < 0 ? -1 : 1;

    while (length > 0) {
        length = read(fd, block, READ_BYTES);
        if (length < 0 && errno == EINTR)
            length = 1;
        else if (length > 0)
            g_checksum_update(sum, block, length);
    }
    int code = errno;
    if (fd >= 0)
        close(fd);
    if (length == 0)
        return g_strdup(g_checksum_get_string(sum));
    g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, "%s: %s", path, g_strerror(code));
    return NULL;
}

/* One line of the key; an empty text and none differ. */
static void
add(GChecksum *sum, const char *label, const char *text)
{
    g_checksum_update(sum, (const guchar *)label, (gssize)strlen(label));
    g_checksum_update(sum, (const guchar *)(text == NULL ? "-" : "="), 1);
    if (text != NULL)
        g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text));
    g_checksum_update(sum, (const guchar *)"\n", 1);
}

GPtrArray *
rp_identity_arguments(const RpJob *job)
{
    GPtrArray *arguments = g_ptr_array_new_with_free_func(g_free);
    const char *const rows[][2] = {
        {RP_ARGUMENT_CUTOFF, job->cutoff},
        {RP_ARGUMENT_DATE, job->date},
        {RP_ARGUMENT_EDITION, job->edition},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i][1] != NULL)
            g_ptr_array_add(arguments, g_strconcat(rows[i][0], rows[i][1], NULL));
    for (guint i = 0; job->settings != NULL && job->settings[i] != NULL; i++)
        g_ptr_array_add(arguments, g_strconcat(RP_ARGUMENT_SETTING, job->settings[i], NULL));
    return arguments;
}

char *
rp_identity_key(const RpRun *run, const RpJob *job, const RpIdentity *identity)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autoptr(GString) document = g_string_new(NULL);
    g_autoptr(GString) progress = g_string_new(NULL);
    g_autoptr(GPtrArray) arguments = rp_identity_arguments(job);

    rp_document_dump(run->document, document);
    rp_progress_dump_csv(run->progress, progress);
    add(sum, "program", identity->program);
    add(sum, "fonts", identity->fonts);
    for (guint i = 0; i < arguments->len; i++)
        add(sum, "argument", g_ptr_array_index(arguments, i));
    for (guint i = 0; i < run->layout->hashes->len; i++)
        add(sum, "layout", g_ptr_array_index(run->layout->hashes, i));
    add(sum, "document", document->str);
    add(sum, "progress", progress->str);
    return g_strdup(g_checksum_get_string(sum));
}

void
rp_identity_inputs(const RpRun *run, GPtrArray *inputs)
{
    g_autofree char *report = g_path_get_basename(run->report->file);

    g_ptr_array_add(inputs, rp_batch_input_new(report, run->report->sha256));
    for (guint i = 0; i < run->dataset->inputs->len; i++) {
        const RpInputHash *input = &g_array_index(run->dataset->inputs, RpInputHash, i);

        if (input->sha256 != NULL)
            g_ptr_array_add(inputs, rp_batch_input_new(input->shown, input->sha256));
    }
    for (guint i = 0; i < run->layout->chain->len; i++)
        g_ptr_array_add(inputs, rp_batch_input_new(g_ptr_array_index(run->layout->chain, i),
                                                   g_ptr_array_index(run->layout->hashes, i)));
}
