/* error.h - the one GError domain of the program
 *
 * An error stops the operation it happened in. Trouble that does not (a bad
 * cell in a CSV file, a missing glyph) is an RpDiag, see base/diag.h.
 */
#pragma once

#include <glib.h>

#define RP_ERROR (rp_error_quark())

/* The ways to fail; cli turns them into the exit status. */
typedef enum {
    RP_ERROR_INPUT = 1,  /* data, layout or report is wrong; details are in the RpDiags */
    RP_ERROR_USAGE = 2,  /* the command was called in a wrong way */
    RP_ERROR_SYSTEM = 3, /* the system refused: open, read, write, rename, a font file */
    RP_ERROR_BUSY = 75,  /* another run holds the lock */
} RpError;

GQuark rp_error_quark(void);
