#include "fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

char *
fuzz_text(const uint8_t *data, size_t size)
{
    return size == 0 ? g_strdup("") : g_utf8_make_valid((const char *)data, (gssize)size);
}

char *
fuzz_file(const uint8_t *data, size_t size, int *ret_fd)
{
    size_t done = 0;

    *ret_fd = memfd_create("fuzz", MFD_CLOEXEC);
    FUZZ_CHECK(*ret_fd >= 0);
    while (done < size) {
        ssize_t wrote = write(*ret_fd, data + done, size - done);
        FUZZ_CHECK(wrote > 0);
        done += (size_t)wrote;
    }
    return g_strdup_printf("/proc/self/fd/%d", *ret_fd);
}
