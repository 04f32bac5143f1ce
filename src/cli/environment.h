/* environment.h - language, clock and places, read once */
#pragma once

#include <stdbool.h>

#include "cli/command.h"

/* Choose the language: `lang` (zh or en; NULL asks the environment) must be known.
 * The program runs in C.UTF-8 otherwise: no locale changes a number. */
bool rp_environment_language(const char *lang, const char *exe_folder);

/* Fill in the rest. False after printing why. */
bool rp_environment_read(RpEnvironment *environment, const char *exe_folder);
void rp_environment_clear(RpEnvironment *environment);

/* Returns: (owned) the folder of the running executable, symlinks resolved. */
char *rp_environment_exe_folder(void);
