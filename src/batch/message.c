#include "batch/message.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define INPUTS   "a(ss)"
#define RESULTS  "a(sssssssi)"
#define FINDINGS "a(ussiisss)"
#define DONE     "(uutdsssss" INPUTS RESULTS FINDINGS ")"
#define FRAME    "(uumv)"

static const char *
text(const char *value)
{
    return value == NULL ? "" : value;
}

static char *
text_or_null(const char *value)
{
    return *value == '\0' ? NULL : g_strdup(value);
}

static GVariant *
pack_inputs(const RpBatchItem *item)
{
    GVariantBuilder builder;

    g_variant_builder_init(&builder, G_VARIANT_TYPE(INPUTS));
    for (guint i = 0; i < item->inputs->len; i++) {
        const RpBatchInput *input = g_ptr_array_index(item->inputs, i);

        g_variant_builder_add(&builder, "(ss)", input->shown, input->sha256);
    }
    return g_variant_builder_end(&builder);
}

static GVariant *
pack_results(const RpBatchItem *item)
{
    GVariantBuilder builder;

    g_variant_builder_init(&builder, G_VARIANT_TYPE(RESULTS));
    for (guint i = 0; i < item->results->len; i++) {
        const RpResult *r = g_ptr_array_index(item->results, i);

        g_variant_builder_add(&builder, "(sssssssi)", r->target, text(r->name), text(r->unit),
                              text(r->actual), text(r->period), text(r->completion),
                              text(r->status), r->rank);
    }
    return g_variant_builder_end(&builder);
}

static GVariant *
pack_findings(const RpBatchItem *item)
{
    GVariantBuilder builder;

    g_variant_builder_init(&builder, G_VARIANT_TYPE(FINDINGS));
    for (guint i = 0; i < item->findings->len; i++) {
        const RpFinding *f = g_ptr_array_index(item->findings, i);

        g_variant_builder_add(&builder, "(ussiisss)", (guint)f->severity, f->code,
                              text(f->where.file), f->where.line, f->where.column, text(f->cell),
                              text(f->text), text(f->hint));
    }
    return g_variant_builder_end(&builder);
}

static GVariant *
pack(const RpBatchItem *item)
{
    return g_variant_new("(uutdsssss@" INPUTS "@" RESULTS "@" FINDINGS ")", (guint)item->outcome,
                         item->pages, item->size, item->seconds, text(item->layout_id),
                         text(item->sha256), text(item->key), text(item->fonts), text(item->error),
                         pack_inputs(item), pack_results(item), pack_findings(item));
}

static bool
write_all(int fd, const void *data, gsize length)
{
    const char *bytes = data;

    while (length > 0) {
        ssize_t written = write(fd, bytes, length);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= (gsize)written;
    }
    return true;
}

bool
rp_message_send(int fd, RpMessageKind kind, guint index, const RpBatchItem *item)
{
    GVariant *done = item == NULL ? NULL : g_variant_new_variant(pack(item));
    g_autoptr(GVariant) frame =
        g_variant_ref_sink(g_variant_new("(uum@v)", (guint)kind, index, done));
    guint32 length = (guint32)g_variant_get_size(frame);

    return write_all(fd, &length, sizeof(length)) &&
           write_all(fd, g_variant_get_data(frame), length);
}

bool
rp_message_take(GByteArray *received, RpMessageKind *ret_kind, guint *ret_index,
                GVariant **ret_done)
{
    guint32 length;
    guint kind;
    g_autoptr(GVariant) boxed = NULL;

    if (received->len < sizeof(length))
        return false;
    memcpy(&length, received->data, sizeof(length));
    if (received->len - sizeof(length) < length)
        return false;

    g_autoptr(GBytes) bytes = g_bytes_new(received->data + sizeof(length), length);
    g_autoptr(GVariant) frame =
        g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(FRAME), bytes, FALSE));
    g_byte_array_remove_range(received, 0, (guint)sizeof(length) + length);
    g_variant_get(frame, "(uum@v)", &kind, ret_index, &boxed);
    *ret_kind = (RpMessageKind)kind;
    *ret_done = boxed == NULL ? NULL : g_variant_get_variant(boxed);
    return true;
}

static void
unpack_inputs(GVariant *list, GPtrArray *inputs)
{
    GVariantIter iter;
    const char *shown, *sha256;

    g_variant_iter_init(&iter, list);
    while (g_variant_iter_next(&iter, "(&s&s)", &shown, &sha256))
        g_ptr_array_add(inputs, rp_batch_input_new(shown, sha256));
}

static void
unpack_results(GVariant *list, GPtrArray *results)
{
    GVariantIter iter;
    RpResult r;

    g_variant_iter_init(&iter, list);
    while (g_variant_iter_next(&iter, "(sssssssi)", &r.target, &r.name, &r.unit, &r.actual,
                               &r.period, &r.completion, &r.status, &r.rank)) {
        RpResult *result = rp_result_new();

        *result = r;
        g_ptr_array_add(results, result);
    }
}

static void
unpack_findings(GVariant *list, GPtrArray *findings)
{
    GVariantIter iter;
    guint severity;
    const char *code, *file, *cell, *words, *hint;
    int line, column;

    g_variant_iter_init(&iter, list);
    while (g_variant_iter_next(&iter, "(u&s&sii&s&s&s)", &severity, &code, &file, &line, &column,
                               &cell, &words, &hint)) {
        RpFinding *finding = g_new0(RpFinding, 1);

        finding->severity = (RpSeverity)severity;
        finding->code = g_intern_string(code);
        if (*file != '\0')
            finding->where = rp_where(file, line, column);
        finding->cell = text_or_null(cell);
        finding->text = g_strdup(words);
        finding->hint = text_or_null(hint);
        g_ptr_array_add(findings, finding);
    }
}

void
rp_message_apply(GVariant *done, RpBatchItem *item)
{
    guint outcome;
    const char *layout_id, *sha256, *key, *fonts, *error;
    g_autoptr(GVariant) inputs = NULL;
    g_autoptr(GVariant) results = NULL;
    g_autoptr(GVariant) findings = NULL;

    g_variant_get(done, "(uutd&s&s&s&s&s@" INPUTS "@" RESULTS "@" FINDINGS ")", &outcome,
                  &item->pages, &item->size, &item->seconds, &layout_id, &sha256, &key, &fonts,
                  &error, &inputs, &results, &findings);
    item->outcome = (RpOutcome)outcome;
    g_free(item->sha256);
    g_free(item->key);
    g_free(item->fonts);
    g_free(item->error);
    item->sha256 = text_or_null(sha256);
    item->key = text_or_null(key);
    item->fonts = text_or_null(fonts);
    item->error = text_or_null(error);
    unpack_inputs(inputs, item->inputs);
    unpack_results(results, item->results);
    unpack_findings(findings, item->findings);
}
