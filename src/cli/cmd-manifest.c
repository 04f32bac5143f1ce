#include <stdio.h>
#include <string.h>

#include "app/output.h"
#include "base/i18n.h"
#include "batch/manifest.h"
#include "cli/command.h"

static void
free_manifest(gpointer manifest)
{
    rp_manifest_free(manifest);
}

static bool
write_manifest(const RpManifest *manifest, const char *path, GError **error)
{
    g_autofree char *text = rp_manifest_to_json(manifest);
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));

    return rp_output_write(path, bytes, false, error);
}

static bool
merge(char **paths, guint n, const char *output, GError **error)
{
    g_autoptr(GPtrArray) shards = g_ptr_array_new_with_free_func(free_manifest);

    for (guint i = 0; i < n; i++) {
        RpManifest *shard = rp_manifest_load(paths[i], error);

        if (shard == NULL)
            return false;
        g_ptr_array_add(shards, shard);
    }
    g_autoptr(RpManifest) merged =
        rp_manifest_merge((RpManifest *const *)shards->pdata, paths, n, error);
    if (merged == NULL || !write_manifest(merged, output, error))
        return false;
    g_autofree char *shown = rp_command_shown(output);
    printf(_("%s: %u reports of %u shards\n"), shown, merged->reports->len, n);
    return true;
}

static RpExit
run(const RpCommand *command, const RpEnvironment *environment, int argc, char **argv)
{
    RpReporting reporting = {0};
    g_autofree char *output = NULL;
    g_autoptr(RpDiags) diags = rp_command_diags(&reporting);
    g_autoptr(GError) error = NULL;
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
         N_("file to write (manifest.json beside the first shard)"), N_("FILE")},
        G_OPTION_ENTRY_NULL,
    };

    (void)environment;
    if (!rp_command_parse(command, entries, &argc, &argv))
        return RP_EXIT_USAGE;
    if (argc < 3 || g_strcmp0(argv[1], "merge") != 0)
        return rp_command_misused(command, _("write: manifest merge SHARD..."));
    if (output == NULL) {
        g_autofree char *folder = g_path_get_dirname(argv[2]);
        output = g_build_filename(folder, RP_MANIFEST_FILE, NULL);
    }
    merge(argv + 2, (guint)argc - 2, output, &error);
    return rp_command_finish(diags, error, &reporting);
}

const RpCommand rp_cmd_manifest = {
    .name = "manifest",
    .usage = "merge SHARD...",
    .summary = N_("put the manifests of all shards together"),
    .run = run,
};
