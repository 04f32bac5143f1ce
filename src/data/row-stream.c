#include "data/row-stream.h"

#include <string.h>

#include "data/across.h"
#include "data/load-private.h"
#include "data/metrics-private.h"
#include "data/row-write.h"

#define DEFAULT_MEMORY ((gsize)8 * 1024 * 1024) /* bytes of text of rows held in memory */
#define PART           ((gsize)64 * 1024)       /* bytes handled at a time */

/* What stands in the spool before the text of a row. */
typedef struct {
    guint32 length;
    guint32 flags; /* of the row itself */
} RowHead;

struct RpRowStream {
    const RpSpooling *spooling; /* borrowed */
    RpRowFormat format;
    RpAcross *across;    /* owned */
    RpRowWriter *writer; /* owned */
    GString *text;       /* owned; rows that are not spooled yet */
    GError *error;       /* owned, nullable; why reading stopped */

    RpSpool *spool; /* owned; texts of the rows, each behind its head */
    guint64 n_rows;

    /* maintained while rows come out */
    guint64 offset;   /* in the spool, behind `part` */
    GByteArray *part; /* owned; of the spool */
    gsize at;         /* in `part` */
    guint64 row;
    bool begun, ended;
    const RpVerdict *verdict; /* borrowed, nullable; the next one */
};

RpRowStream *
rp_row_stream_new(RpRowFormat format, const RpSpooling *spooling)
{
    RpRowStream *stream = g_new0(RpRowStream, 1);

    stream->spooling = spooling;
    stream->format = format;
    stream->across = rp_across_new(spooling);
    stream->writer = rp_row_writer_new(format == RP_ROWS_JSON);
    stream->text = g_string_sized_new(PART + PART / 2);
    stream->spool =
        rp_spool_new(spooling->folder, spooling->memory != 0 ? spooling->memory : DEFAULT_MEMORY);
    stream->part = g_byte_array_new();
    return stream;
}

void
rp_row_stream_free(RpRowStream *stream)
{
    if (stream == NULL)
        return;
    g_byte_array_unref(stream->part);
    rp_spool_free(stream->spool);
    g_clear_error(&stream->error);
    g_string_free(stream->text, TRUE);
    rp_row_writer_free(stream->writer);
    rp_across_free(stream->across);
    g_free(stream);
}

static bool
flush_text(RpRowStream *stream)
{
    if (!rp_spool_append(stream->spool, stream->text->str, stream->text->len, &stream->error))
        return false;
    g_string_truncate(stream->text, 0);
    return true;
}

bool
rp_row_stream_take(const RpObservation *row, gpointer user)
{
    RpRowStream *stream = user;
    RowHead head = {.flags = row->flags};

    stream->n_rows++;
    if (!rp_across_add(stream->across, row, &stream->error))
        return false;
    if (stream->format == RP_ROWS_NONE)
        return true;
    gsize start = stream->text->len;
    g_string_append_len(stream->text, (const char *)&head, sizeof head);
    rp_row_writer_head(stream->writer, row, stream->text);
    head.length = (guint32)(stream->text->len - start - sizeof head);
    memcpy(stream->text->str + start, &head, sizeof head);
    return stream->text->len < PART || flush_text(stream);
}

/* Read one file. False when the system refused. */
static bool
read_file(RpRowStream *stream, const RpDataset *dataset, const RpInputFile *file,
          const RpMetricsOptions *options, RpDiags *diags, GError **error)
{
    GError *refused = NULL;
    g_autoptr(RpSource) source =
        rp_source_stream(file->path, file->shown, stream->spooling, diags, &refused);

    if (source == NULL) {
        GError *failed = NULL;

        rp_load_refused(file, refused, diags, &failed);
        if (failed == NULL)
            return true;
        g_propagate_error(error, failed);
        return false;
    }
    rp_metrics_read_source(dataset, source, options, rp_row_stream_take, stream, diags);
    if (stream->error == NULL)
        return !rp_source_failed(source, error);
    g_propagate_error(error, g_steal_pointer(&stream->error));
    return false;
}

bool
rp_row_stream_settle(RpRowStream *stream, RpDiags *diags, GError **error)
{
    const RpVerdict *verdict;
    GError *failed = NULL;

    if (!flush_text(stream)) {
        g_propagate_error(error, g_steal_pointer(&stream->error));
        return false;
    }
    if (!rp_across_settle(stream->across, error))
        return false;
    while ((verdict = rp_across_next(stream->across, &failed)) != NULL)
        rp_verdict_report(verdict, diags);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return false;
    }
    return true;
}

bool
rp_row_stream_read(RpRowStream *stream, const RpDataset *dataset, const GPtrArray *files,
                   const RpMetricsOptions *options, RpDiags *diags, GError **error)
{
    for (guint i = 0; i < files->len; i++)
        if (!read_file(stream, dataset, g_ptr_array_index(files, i), options, diags, error))
            return false;
    return rp_row_stream_settle(stream, diags, error);
}

/* Have `wanted` bytes from the current place on in `part`. */
static bool
fill(RpRowStream *stream, gsize wanted, GError **error)
{
    gsize had = stream->part->len - stream->at;

    if (had >= wanted)
        return true;
    g_byte_array_remove_range(stream->part, 0, (guint)stream->at);
    guint64 rest = rp_spool_length(stream->spool) - stream->offset;
    gsize more = (gsize)MIN((guint64)MAX(wanted - had, PART), rest);
    g_byte_array_set_size(stream->part, (guint)(had + more));
    stream->at = 0;
    if (!rp_spool_read(stream->spool, stream->offset, stream->part->data + had, more, error))
        return false;
    stream->offset += more;
    return true;
}

/* Go on to the next verdict. False with `error`. */
static bool
next_verdict(RpRowStream *stream, GError **error)
{
    GError *failed = NULL;

    stream->verdict = rp_across_next(stream->across, &failed);
    if (failed == NULL)
        return true;
    g_propagate_error(error, failed);
    return false;
}

/* Append the next row, with the flags that other rows gave it. */
static bool
append_row(RpRowStream *stream, GString *out, GError **error)
{
    RowHead head;

    if (!fill(stream, sizeof head, error))
        return false;
    memcpy(&head, stream->part->data + stream->at, sizeof head);
    stream->at += sizeof head;
    if (!fill(stream, head.length, error))
        return false;
    g_string_append_len(out, (const char *)stream->part->data + stream->at, head.length);
    stream->at += head.length;
    while (stream->verdict != NULL && stream->verdict->row.number == stream->row) {
        head.flags |= stream->verdict->flags;
        if (!next_verdict(stream, error))
            return false;
    }
    stream->row++;
    rp_row_writer_flags(stream->writer, head.flags, stream->row == stream->n_rows, out);
    return true;
}

static bool
begin(RpRowStream *stream, GString *out, GError **error)
{
    stream->begun = true;
    rp_row_writer_begin(stream->writer, out);
    return rp_across_rewind(stream->across, error) && next_verdict(stream, error);
}

bool
rp_row_stream_next(RpRowStream *stream, GString *out, GError **error)
{
    gsize start = out->len;

    if (stream->ended || stream->format == RP_ROWS_NONE)
        return false;
    if (!stream->begun && !begin(stream, out, error))
        return false;
    while (stream->row < stream->n_rows && out->len - start < PART)
        if (!append_row(stream, out, error))
            return false;
    if (stream->row == stream->n_rows) {
        rp_row_writer_end(stream->writer, out);
        stream->ended = true;
    }
    return true;
}
