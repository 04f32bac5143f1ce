/* fuzz-layout.c - any bytes as a layout
 *
 * A layout that is accepted is printed.
 */
#include <unistd.h>

#include "fuzz.h"
#include "layoutfile/layoutfile.h"

static char *
find_nothing(gpointer data G_GNUC_UNUSED, const char *name G_GNUC_UNUSED, char **ret_shown)
{
    *ret_shown = NULL;
    return NULL;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    RpLayoutFinder finder = {find_nothing, NULL, names};
    int fd;
    g_autofree char *path = fuzz_file(data, size, &fd);
    g_autoptr(RpLayout) layout = rp_layout_load(path, "layouts/a.yaml", &finder, diags, &error);

    close(fd);
    FUZZ_CHECK(layout != NULL || error != NULL || rp_diags_failed(diags));
    if (layout != NULL)
        rp_layout_dump(layout, out);
    rp_diags_sorted(diags);
    return 0;
}
