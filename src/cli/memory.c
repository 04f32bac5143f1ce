/* Running out of memory ends the program with a message, wherever it happens.
 *
 * Libraries answer a failed malloc() in many ways: GLib aborts, others crash, and some go on with a
 * glyph or half a stream less, which would be a wrong report. So what they call is this: the C
 * library's, behind which no failure comes back. Sanitizers bring an allocator of their own, which
 * ends the program, too.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"

#if defined(__GLIBC__) && !defined(RP_SANITIZER_FILES)

/* The allocator of the C library under its other names. NOLINTBEGIN(bugprone-reserved-identifier)
 */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t size);
/* NOLINTEND(bugprone-reserved-identifier) */

/* Nothing that needs memory is called; files that are not whole have not been renamed yet. */
_Noreturn static void
end_without_memory(void)
{
    static const char text[] = "dabiao: out of memory\n";

    if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
        _exit(RP_EXIT_SYSTEM);
    _exit(RP_EXIT_SYSTEM);
}

void *
malloc(size_t size)
{
    void *block = __libc_malloc(size);

    if (block == NULL && size > 0)
        end_without_memory();
    return block;
}

void *
calloc(size_t n, size_t size)
{
    void *block = __libc_calloc(n, size);

    if (block == NULL && n > 0 && size > 0)
        end_without_memory();
    return block;
}

void *
realloc(void *old, size_t size)
{
    void *block = __libc_realloc(old, size);

    if (block == NULL && size > 0)
        end_without_memory();
    return block;
}

#endif
