/* metrics-private.h - reading metric files: what load-metrics.c, metric-keys.c, metric-value.c and
 * wide.c share */
#pragma once

#include "data/header.h"
#include "data/load.h"
#include "data/row-stream.h"

enum {
    MET_INDICATOR,
    MET_REGION,
    MET_PERIOD,
    MET_PART, /* month or quarter, where the year has a column of its own */
    MET_VALUE,
    MET_UNIT,
    MET_SOURCE,
    MET_NOTE,
    MET_FLAG,
    MET_VINTAGE,
    MET_N,
};

/* What a text in a key column was read as; kept, because the same texts come again and again. */
typedef struct {
    bool known;
    const RpIndicator *indicator;
    const char *region; /* interned */
    RpPeriod period;
    char *unit;       /* owned; from 标准总数（项）, "" for none */
    unsigned remarks; /* of RpRemark */
    int detail;       /* RpRegionMatch or RpPeriodReading */
} RpKeyText;

/* A column of a wide table. */
typedef struct {
    unsigned field;
    const RpIndicator *indicator; /* NULL unless the heading names it */
    const char *region;           /* NULL unless the heading names it; interned */
    RpPeriod period;              /* RP_PERIOD_NONE unless the heading names it */
    const char *unit;             /* borrowed from the header; "" for none */
} RpValueColumn;

/* What the headings of a wide table's values say. */
typedef enum {
    RP_HEADS_NOTHING, /* no wide table */
    RP_HEADS_PERIOD,
    RP_HEADS_REGION,
    RP_HEADS_INDICATOR,
} RpWideHeads;

/* Takes a row that was understood; the texts in it are borrowed until the next. False stops. */
typedef bool (*RpRowSink)(const RpObservation *row, gpointer user);

/* The state of reading one metric file. */
typedef struct {
    const RpDataset *dataset;        /* borrowed */
    const RpMetricsOptions *options; /* borrowed, nullable */
    RpDiags *diags;                  /* borrowed */
    RpRowSink sink;
    gpointer sink_user;
    bool stopped; /* the sink wants no more */

    /* maintained per file */
    RpCsv *csv;
    RpHeader *header;
    GArray *values;               /* of RpValueColumn; empty for a long table */
    RpWideHeads heads;            /* what the headings of `values` say */
    const RpIndicator *indicator; /* from lines above the header; NULL, or for rows without one */
    const char *region;           /* interned; "" */
    RpPeriod period;              /* RP_PERIOD_NONE */
    char *unit;                   /* owned; "" */
    GHashTable *texts[MET_VALUE]; /* owned; char * -> RpKeyText *; of the key columns */
    gsize texts_size[MET_VALUE];  /* bytes in them, about */
    GString *above[MET_VALUE];    /* owned; last text of a key column, to fill down; "" at first */
    const RpKeyText *last[MET_VALUE]; /* borrowed, nullable; what that text was read as */
    GString *text[MET_N];             /* owned, nullable; last text of a column that is no key */
    bool below;                       /* a note below the table was met */
    bool cut_otherwise;               /* rows with another delimiter were met, and reported */

    /* maintained per row */
    const RpCsvRow *row;
} RpMetricsReader;

/* The key cells of a row. */
typedef struct {
    const RpIndicator *indicator;
    const char *region;
    RpPeriod period;
    const char *unit; /* from the indicator's name; "" */
    bool sound;       /* all of them were read, or come from elsewhere */
} RpRowKeys;

extern const RpColumn rp_metric_columns[MET_N];

/* Read indicator, region and period of the current row; faults and warnings are reported. */
RpRowKeys rp_metric_keys_read(RpMetricsReader *reader);

/* What a text means in a key column. Returns: (borrowed until the next call for this
 * column) never NULL. */
const RpKeyText *rp_metric_key_text(RpMetricsReader *reader, int column, const char *text);
void rp_key_text_free(gpointer data);

/* What stands in the place of broken bytes names nothing. The bytes were reported as a fault; a
 * U+FFFD that stood in the file was only warned about, so that a row must not go without one. */
bool rp_metric_replaced(const RpMetricsReader *reader, const char *text);

/* Read the value in field `field` for `keys` and add an observation, unless it has a fault. `unit`
 * is that of the field's heading, "" for none. */
void rp_metric_value_read(RpMetricsReader *reader, const RpRowKeys *keys, unsigned field,
                          const char *unit);

/* True when a heading can head the values of a wide table; `user` is an RpMetricsReader. */
bool rp_wide_is_value_heading(const char *heading, gpointer user);

/* Understand the header of the current file. False after a fault. */
bool rp_wide_prepare(RpMetricsReader *reader);

/* What a table without that cannot be read. False after a fault. */
bool rp_wide_require(RpMetricsReader *reader);

/* Read the fields of the current row of a wide table. */
void rp_wide_read_row(RpMetricsReader *reader, const RpRowKeys *keys);

/* Read one decoded file, without the checks across rows. */
void rp_metrics_read_source(const RpDataset *dataset, RpSource *source,
                            const RpMetricsOptions *options, RpRowSink sink, gpointer user,
                            RpDiags *diags);

/* A sink that keeps the rows in a set, `user`. */
bool rp_metric_set_sink(const RpObservation *row, gpointer user);

/* The same for a stream (data/row-stream.h), `user`; it is settled when all rows are taken. */
bool rp_row_stream_take(const RpObservation *row, gpointer user);
bool rp_row_stream_settle(RpRowStream *stream, RpDiags *diags, GError **error);

/* Findings across the rows of all files; also prepares the look-ups of `set`. */
void rp_across_check(RpMetricSet *set, const RpMetricsOptions *options, RpDiags *diags);
