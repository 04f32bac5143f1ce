/* roles-private.h - roles.yaml as lists of families
 *
 * Read once when the set is opened; says what is wanted, not what is installed.
 */
#pragma once

#include <glib.h>

#include "base/diag.h"
#include "base/style.h"
#include "fonts/pango-fontset.h"

/* What one role asks for. */
typedef struct {
    GPtrArray *families[RP_N_SCRIPTS]; /* owned; of char *, in order of preference */
    int weight;                        /* the lightest of the role */
    char *package;                     /* owned, nullable; Debian package of the free face */
} RpRoleWish;

typedef struct {
    RpRoleWish roles[RP_N_ROLES];
    GPtrArray *fallback; /* owned; of char * */
} RpRoleTable;

/* Returns: (owned, nullable) NULL when the file cannot be read or is wrong (faults in `diags`,
 * and `error` set). */
RpRoleTable *rp_role_table_load(const char *path, RpDiags *diags, GError **error);
void rp_role_table_free(RpRoleTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpRoleTable, rp_role_table_free)
