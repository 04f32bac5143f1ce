/* provenance-private.h - the tables of a provenance block */
#pragma once

#include "build/build-private.h"

/* Returns: (owned) a file as a reader knows it: 随附 marks what came with the program. */
char *rp_provenance_file(const char *shown);

/* Returns: (owned) "levels.csv 第12行", with folders where the name alone is not enough; "" for
 * nowhere. */
char *rp_provenance_place(const RpBuilder *builder, RpWhere where);

/* The files that were read, with their SHA-256; one paragraph about fonts. */
void rp_provenance_files(RpBuilder *builder, const RpLayoutBlock *from);
void rp_provenance_fonts(RpBuilder *builder, const RpLayoutBlock *from);
