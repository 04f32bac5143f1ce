/* message.h - what a worker tells the batch, as bytes through a pipe
 *
 * A frame is a length (guint32, native) and a serialised GVariant; both ends are one program.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "batch/item.h"

typedef enum {
    RP_MESSAGE_BEGUN, /* the worker has taken an item */
    RP_MESSAGE_DONE,  /* and this came of it */
} RpMessageKind;

/* Send that the item `index` of the batch is begun or, with its outcome, done. False when the other
 * end is gone. */
bool rp_message_send(int fd, RpMessageKind kind, guint index, const RpBatchItem *item);

/* Take one whole frame from the front of `received`. False when there is none yet.
 * Of RP_MESSAGE_DONE, *ret_done is the outcome of *ret_index, to be given to the batch's item with
 * rp_message_apply(); of RP_MESSAGE_BEGUN it is NULL. */
bool rp_message_take(GByteArray *received, RpMessageKind *ret_kind, guint *ret_index,
                     GVariant **ret_done);
void rp_message_apply(GVariant *done, RpBatchItem *item);
