#include "base/error.h"

/* clang-format off */
G_DEFINE_QUARK(rp-error-quark, rp_error)
/* clang-format on */
