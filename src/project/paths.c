#include "project/paths-private.h"

#include <stdlib.h>
#include <string.h>

char *
rp_path_real(const char *path)
{
    char *real = realpath(path, NULL); /* of malloc, which g_free frees as well */

    return real;
}

bool
rp_path_is_below(const char *path, const char *folder)
{
    size_t length = strlen(folder);

    if (length > 0 && folder[length - 1] == '/') /* the root */
        length--;
    return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

const char *
rp_path_below(const char *path, const char *folder)
{
    path += strlen(folder);
    while (*path == '/')
        path++;
    return path;
}

bool
rp_path_stays_inside(const char *name)
{
    g_auto(GStrv) parts = g_strsplit(name, "/", -1);
    int depth = 0;

    if (g_path_is_absolute(name))
        return false;
    for (gsize i = 0; parts[i] != NULL; i++) {
        if (g_str_equal(parts[i], ".."))
            depth--;
        else if (*parts[i] != '\0' && !g_str_equal(parts[i], "."))
            depth++;
        if (depth < 0)
            return false;
    }
    return true;
}
