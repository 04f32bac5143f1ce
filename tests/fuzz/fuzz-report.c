/* fuzz-report.c - any bytes as a report.yaml
 *
 * Whatever patterns it names, no file outside the project's folder may be found. The project's
 * folder is one of the kernel's that holds nothing to read.
 */
#include <unistd.h>

#include "fuzz.h"
#include "project/report.h"

#define EMPTY_FOLDER                                                                               \
    "/proc/self/map_files" /* exists everywhere; its entries have no such names                    \
                            */

static void
check_patterns(const RpReport *report, const GArray *patterns, RpDiags *diags)
{
    g_autoptr(GPtrArray) paths = rp_report_glob(report, patterns, diags);

    for (guint i = 0; i < paths->len; i++)
        FUZZ_CHECK(g_str_has_prefix(g_ptr_array_index(paths, i), report->folder) ||
                   g_str_has_prefix(g_ptr_array_index(paths, i), report->datadir));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(GError) error = NULL;
    int fd;
    g_autofree char *path = fuzz_file(data, size, &fd);
    g_autoptr(RpReport) report = rp_report_load(path, EMPTY_FOLDER, diags, &error);

    close(fd);
    FUZZ_CHECK(report != NULL || error != NULL || rp_diags_failed(diags));
    if (report != NULL) {
        check_patterns(report, report->metrics, diags);
        check_patterns(report, report->tasks, diags);
    }
    rp_diags_sorted(diags);
    return 0;
}
