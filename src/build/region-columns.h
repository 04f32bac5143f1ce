/* region-columns.h - the columns of tables with a row for each region
 *
 * A new column is a row of the table in region-columns.c.
 */
#pragma once

#include <stdbool.h>

#include "build/phrase.h"
#include "document/stylesheet.h"
#include "document/table-spec.h"

/* A region with how its targets stand. */
typedef struct {
    const RpRegion *region; /* borrowed */
    double completion;      /* mean over the targets that have one, a ratio; NAN without */
    double before;          /* the same one period earlier */
    double elapsed;         /* time gone, a ratio 0..1 */
    unsigned counts[RP_N_STATUS];
    unsigned total;           /* targets counted */
    const RpProgress *only;   /* borrowed, nullable: the target when there is just one */
    const RpProgressSet *set; /* borrowed: the region's */
    RpStatus status;          /* of the mean, by the scheme */
    bool judged;              /* the scheme can judge a mean */
    int rank, rank_before;    /* 0: none */
    bool summary;             /* 全国, or the province over its cities: unranked */
    bool mean;                /* a summary that is the mean of the others */
} RpRegionRow;

typedef struct {
    const RpProgressSet *set;  /* borrowed; of the report */
    const RpStyleSheet *sheet; /* borrowed */
    unsigned targets;          /* how many are counted */
    RpPeriod before;           /* what moves are measured from */
} RpRegionColumnInput;

typedef struct {
    const char *key;                                  /* the name that layouts use */
    const char *head;                                 /* NULL for the key, or made by `title` */
    const char *unit;                                 /* second line */
    char *(*title)(const RpRegionColumnInput *input); /* nullable; (owned) */
    RpColumnAlign align;
    double share; /* of spare width */
    double gap;   /* millimetres before the column */
    bool quiet;
    void (*fill)(const RpRegionColumnInput *input, const RpRegionRow *row, RpCell *ret);
    const char *chinese, *english; /* help */
} RpRegionColumn;

extern const RpRegionColumn rp_region_columns[];
extern const gsize rp_n_region_columns;

/* Returns: (static, nullable). */
const RpRegionColumn *rp_region_column_lookup(const char *key);

/* Returns: (owned) 较上月, 较上季, 较上年, else 较上期. */
char *rp_region_move_word(const RpRegionColumnInput *input);
