/* fontset-private.h - what the files of fonts/ share about an open set */
#pragma once

#include <fontconfig/fontconfig.h>

#include "fonts/fontset.h"

/* Returns: (borrowed) the private configuration. */
FcConfig *rp_fontset_config(const RpFontSet *set);
