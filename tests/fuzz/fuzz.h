/* fuzz.h - what the fuzz targets share */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Fails loudly in every build, unlike assert(), and so that libFuzzer keeps the input. */
#define FUZZ_CHECK(condition)                                                                      \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            g_printerr("%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                     \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* Returns: (owned) the bytes as valid UTF-8 without NUL, as everything behind source/ sees them. */
char *fuzz_text(const uint8_t *data, size_t size);

/* Returns: (owned) the path of a file in memory that holds the bytes; it lives as long as *ret_fd,
 * which is to be closed. */
char *fuzz_file(const uint8_t *data, size_t size, int *ret_fd);
