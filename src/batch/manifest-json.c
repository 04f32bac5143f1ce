#include <errno.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "base/error.h"
#include "base/i18n.h"
#include "batch/manifest.h"

#define FORMAT    1 /* of the file; another number means another program must read it */
#define SEAL      "seal"
#define MAX_BYTES ((gsize)256 * 1024 * 1024)

/* --- writing --- */

static void
add_text(JsonBuilder *json, const char *key, const char *value)
{
    json_builder_set_member_name(json, key);
    json_builder_add_string_value(json, value == NULL ? "" : value);
}

static void
add_count(JsonBuilder *json, const char *key, gint64 value)
{
    json_builder_set_member_name(json, key);
    json_builder_add_int_value(json, value);
}

static void
add_texts(JsonBuilder *json, const char *key, const GPtrArray *texts)
{
    json_builder_set_member_name(json, key);
    json_builder_begin_array(json);
    for (guint i = 0; i < texts->len; i++)
        json_builder_add_string_value(json, g_ptr_array_index(texts, i));
    json_builder_end_array(json);
}

static void
add_source(JsonBuilder *json, const RpManifestSource *source)
{
    json_builder_begin_object(json);
    add_text(json, "report", source->report);
    json_builder_set_member_name(json, "inputs");
    json_builder_begin_object(json);
    for (guint i = 0; i < source->inputs->len; i++) {
        const RpBatchInput *input = g_ptr_array_index(source->inputs, i);

        add_text(json, input->shown, input->sha256);
    }
    json_builder_end_object(json);
    json_builder_end_object(json);
}

static void
add_report(JsonBuilder *json, const RpManifestReport *report)
{
    json_builder_begin_object(json);
    add_text(json, "path", report->name);
    add_count(json, "source", report->source);
    add_text(json, "region", report->region);
    add_text(json, "region_name", report->region_name);
    add_text(json, "layout", report->layout);
    add_count(json, "pages", report->pages);
    add_count(json, "size", (gint64)report->size);
    add_text(json, "sha256", report->sha256);
    add_text(json, "key", report->key);
    if (report->error != NULL)
        add_text(json, "error", report->error);
    json_builder_set_member_name(json, "findings");
    json_builder_begin_object(json);
    for (guint i = 0; i < report->codes->len; i++) {
        const RpCodeCount *code = &g_array_index(report->codes, RpCodeCount, i);

        add_count(json, code->code, code->count);
    }
    json_builder_end_object(json);
    if (report->arguments->len > 0)
        add_texts(json, "arguments", report->arguments);
    add_texts(json, "inputs", report->inputs);
    json_builder_end_object(json);
}

static void
add_region(JsonBuilder *json, const RpManifestRegion *region)
{
    json_builder_begin_object(json);
    add_count(json, "source", region->source);
    add_text(json, "region", region->region);
    add_text(json, "region_name", region->region_name);
    json_builder_set_member_name(json, "targets");
    json_builder_begin_array(json);
    for (guint i = 0; i < region->results->len; i++) {
        const RpResult *r = g_ptr_array_index(region->results, i);

        json_builder_begin_object(json);
        add_text(json, "target", r->target);
        add_text(json, "name", r->name);
        add_text(json, "unit", r->unit);
        add_text(json, "actual", r->actual);
        add_text(json, "actual_period", r->period);
        add_text(json, "completion", r->completion);
        add_text(json, "status", r->status);
        add_count(json, "rank", r->rank);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
    json_builder_end_object(json);
}

static char *
to_text(JsonNode *root)
{
    g_autoptr(JsonGenerator) generator = json_generator_new();

    json_generator_set_pretty(generator, TRUE);
    json_generator_set_indent(generator, 1);
    json_generator_set_root(generator, root);
    g_autofree char *text = json_generator_to_data(generator, NULL);
    return g_strconcat(text, "\n", NULL);
}

/* Put the hash of the text so far into the last member. */
static char *
seal(JsonNode *root)
{
    g_autofree char *open = to_text(root);
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, open, -1);

    json_object_set_string_member(json_node_get_object(root), SEAL, sum);
    return to_text(root);
}

char *
rp_manifest_to_json(const RpManifest *manifest)
{
    g_autoptr(JsonBuilder) json = json_builder_new();

    json_builder_begin_object(json);
    add_count(json, "manifest", FORMAT);
    add_text(json, "version", manifest->version);
    add_text(json, "program", manifest->program);
    add_text(json, "fonts", manifest->fonts);
    add_text(json, "period", manifest->period);
    add_count(json, "shard", manifest->shard);
    add_count(json, "shards", manifest->shards);
    json_builder_set_member_name(json, "sources");
    json_builder_begin_array(json);
    for (guint i = 0; i < manifest->sources->len; i++)
        add_source(json, g_ptr_array_index(manifest->sources, i));
    json_builder_end_array(json);
    json_builder_set_member_name(json, "reports");
    json_builder_begin_array(json);
    for (guint i = 0; i < manifest->reports->len; i++)
        add_report(json, g_ptr_array_index(manifest->reports, i));
    json_builder_end_array(json);
    json_builder_set_member_name(json, "results");
    json_builder_begin_array(json);
    for (guint i = 0; i < manifest->regions->len; i++)
        add_region(json, g_ptr_array_index(manifest->regions, i));
    json_builder_end_array(json);
    json_builder_end_object(json);

    g_autoptr(JsonNode) root = json_builder_get_root(json);
    return seal(root);
}

/* --- reading: of a sealed file, so that forms need no second check --- */

static char *
take_text(JsonObject *object, const char *key)
{
    return g_strdup(json_object_get_string_member_with_default(object, key, ""));
}

static guint
take_count(JsonObject *object, const char *key)
{
    return (guint)CLAMP(json_object_get_int_member_with_default(object, key, 0), 0, G_MAXINT);
}

/* Returns: (borrowed, nullable) the object at `i` of a list. */
static JsonObject *
object_at(JsonArray *list, guint i)
{
    JsonNode *node = json_array_get_element(list, i);

    return JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

/* Returns: (borrowed, nullable) a member that is a list or an object. */
static JsonArray *
list_member(JsonObject *object, const char *key)
{
    JsonNode *node = json_object_get_member(object, key);

    return node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static JsonObject *
object_member(JsonObject *object, const char *key)
{
    JsonNode *node = json_object_get_member(object, key);

    return node != NULL && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

static void
read_source(RpManifest *manifest, JsonObject *object)
{
    RpManifestSource *source =
        rp_manifest_source_new(json_object_get_string_member_with_default(object, "report", ""));
    JsonObject *inputs = object_member(object, "inputs");
    JsonObjectIter iter;
    const char *name;
    JsonNode *node;

    g_ptr_array_add(manifest->sources, source);
    if (inputs == NULL)
        return;
    json_object_iter_init_ordered(&iter, inputs);
    while (json_object_iter_next_ordered(&iter, &name, &node))
        g_ptr_array_add(source->inputs, rp_batch_input_new(name, json_node_get_string(node)));
}

static void
read_texts(JsonObject *object, const char *key, GPtrArray *texts)
{
    JsonArray *list = list_member(object, key);

    for (guint i = 0; list != NULL && i < json_array_get_length(list); i++)
        g_ptr_array_add(texts, g_strdup(json_array_get_string_element(list, i)));
}

static void
read_report(RpManifest *manifest, JsonObject *object)
{
    RpManifestReport *report = rp_manifest_report_new();
    JsonObject *findings = object_member(object, "findings");
    JsonObjectIter iter;
    const char *name;
    JsonNode *node;

    report->name = take_text(object, "path");
    report->source = take_count(object, "source");
    report->region = take_text(object, "region");
    report->region_name = take_text(object, "region_name");
    report->layout = take_text(object, "layout");
    report->pages = take_count(object, "pages");
    report->size = (guint64)json_object_get_int_member_with_default(object, "size", 0);
    report->sha256 = take_text(object, "sha256");
    report->key = take_text(object, "key");
    if (json_object_has_member(object, "error"))
        report->error = take_text(object, "error");
    g_ptr_array_add(manifest->reports, report);
    read_texts(object, "arguments", report->arguments);
    read_texts(object, "inputs", report->inputs);
    if (findings == NULL)
        return;
    json_object_iter_init_ordered(&iter, findings);
    while (json_object_iter_next_ordered(&iter, &name, &node)) {
        RpCodeCount code = {g_intern_string(name), (guint)json_node_get_int(node)};

        g_array_append_val(report->codes, code);
    }
}

static RpResult *
read_result(JsonObject *object)
{
    RpResult *result = rp_result_new();

    result->target = take_text(object, "target");
    result->name = take_text(object, "name");
    result->unit = take_text(object, "unit");
    result->actual = take_text(object, "actual");
    result->period = take_text(object, "actual_period");
    result->completion = take_text(object, "completion");
    result->status = take_text(object, "status");
    result->rank = (int)take_count(object, "rank");
    return result;
}

static void
read_region(RpManifest *manifest, JsonObject *object)
{
    RpManifestRegion *region = rp_manifest_region_new();
    JsonArray *targets = list_member(object, "targets");

    region->source = take_count(object, "source");
    region->region = take_text(object, "region");
    region->region_name = take_text(object, "region_name");
    g_ptr_array_add(manifest->regions, region);
    for (guint i = 0; targets != NULL && i < json_array_get_length(targets); i++)
        if (object_at(targets, i) != NULL)
            g_ptr_array_add(region->results, read_result(object_at(targets, i)));
}

static void
read_list(RpManifest *manifest, JsonObject *root, const char *key,
          void (*read)(RpManifest *manifest, JsonObject *object))
{
    JsonArray *list = list_member(root, key);

    for (guint i = 0; list != NULL && i < json_array_get_length(list); i++)
        if (object_at(list, i) != NULL)
            read(manifest, object_at(list, i));
}

/* Indexes of a sealed file are right; of one that was sealed by somebody else they need not be. */
static bool
has_known_sources(const RpManifest *manifest)
{
    for (guint i = 0; i < manifest->reports->len; i++)
        if (((RpManifestReport *)g_ptr_array_index(manifest->reports, i))->source >=
            manifest->sources->len)
            return false;
    for (guint i = 0; i < manifest->regions->len; i++)
        if (((RpManifestRegion *)g_ptr_array_index(manifest->regions, i))->source >=
            manifest->sources->len)
            return false;
    return true;
}

static RpManifest *
read_manifest(JsonObject *root)
{
    g_autoptr(RpManifest) manifest = rp_manifest_new();

    g_free(manifest->version);
    g_free(manifest->program);
    g_free(manifest->fonts);
    g_free(manifest->period);
    manifest->version = take_text(root, "version");
    manifest->program = take_text(root, "program");
    manifest->fonts = take_text(root, "fonts");
    manifest->period = take_text(root, "period");
    manifest->shard = take_count(root, "shard");
    manifest->shards = take_count(root, "shards");
    read_list(manifest, root, "sources", read_source);
    read_list(manifest, root, "reports", read_report);
    read_list(manifest, root, "results", read_region);
    return has_known_sources(manifest) ? g_steal_pointer(&manifest) : NULL;
}

/* Sealing again what was read must give the very bytes of the file. */
static bool
is_sealed(JsonNode *root, const char *text, gsize length)
{
    g_autoptr(JsonNode) copy = json_node_copy(root);
    g_autoptr(JsonObject) members = json_object_new();
    JsonObjectIter iter;
    const char *name;
    JsonNode *node;

    json_object_iter_init_ordered(&iter, json_node_get_object(root));
    while (json_object_iter_next_ordered(&iter, &name, &node))
        if (strcmp(name, SEAL) != 0)
            json_object_set_member(members, name, json_node_copy(node));
    json_node_set_object(copy, members);
    g_autofree char *again = seal(copy);
    return strlen(again) == length && memcmp(again, text, length) == 0;
}

RpManifest *
rp_manifest_parse(const char *path, const char *text, gsize length, GError **error)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    JsonNode *root =
        length <= MAX_BYTES && json_parser_load_from_data(parser, text, (gssize)length, NULL)
            ? json_parser_get_root(parser)
            : NULL;

    if (root == NULL || !JSON_NODE_HOLDS_OBJECT(root) ||
        json_object_get_int_member_with_default(json_node_get_object(root), "manifest", 0) !=
            FORMAT) {
        g_set_error(error, RP_ERROR, RP_ERROR_INPUT, _("%s: this is not a manifest of dabiao"),
                    path);
        return NULL;
    }
    RpManifest *manifest =
        is_sealed(root, text, length) ? read_manifest(json_node_get_object(root)) : NULL;
    if (manifest == NULL)
        g_set_error(error, RP_ERROR, RP_ERROR_INPUT,
                    _("%s: the manifest was changed after it was written; run the batch again"),
                    path);
    return manifest;
}

RpManifest *
rp_manifest_load(const char *path, GError **error)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) refused = NULL;
    gsize length = 0;

    if (!g_file_get_contents(path, &text, &length, &refused)) {
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, "%s: %s", path, refused->message);
        return NULL;
    }
    return rp_manifest_parse(path, text, length, error);
}
