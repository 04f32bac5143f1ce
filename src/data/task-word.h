/* task-word.h - what offices write into the status column of tasks
 *
 * Pure.
 */
#pragma once

#include <stdbool.h>

#include "base/status.h"

/* Understand a status. `ret_percent` is what the word stands for, negative for none. False, with
 * nothing set, when the word is not known. */
bool rp_task_word_read(const char *text, RpTaskState *ret_state, double *ret_percent);

/* Returns: (borrowed, nullable) the known word nearest to `text`. */
const char *rp_task_word_nearest(const char *text);
