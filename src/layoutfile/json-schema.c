#include <string.h>

#include "base/json.h"
#include "layoutfile/layoutfile.h"
#include "layoutfile/schema-private.h"

/* JSON is written by hand: objects open and close, members are separated where needed. */
typedef struct {
    GString *out; /* borrowed */
    int depth;
    bool first; /* nothing was written in this object yet */
} Json;

static void
begin_member(Json *json, const char *key)
{
    g_string_append(json->out, json->first ? "\n" : ",\n");
    for (int i = 0; i < json->depth; i++)
        g_string_append(json->out, "  ");
    rp_json_append(json->out, key);
    g_string_append(json->out, ": ");
    json->first = false;
}

static void
open_object(Json *json, const char *key)
{
    begin_member(json, key);
    g_string_append_c(json->out, '{');
    json->depth++;
    json->first = true;
}

static void
close_object(Json *json)
{
    json->depth--;
    g_string_append_c(json->out, '\n');
    for (int i = 0; i < json->depth; i++)
        g_string_append(json->out, "  ");
    g_string_append_c(json->out, '}');
    json->first = false;
}

static void
put_string(Json *json, const char *key, const char *value)
{
    begin_member(json, key);
    rp_json_append(json->out, value);
}

static void
put_raw(Json *json, const char *key, const char *value)
{
    begin_member(json, key);
    g_string_append(json->out, value);
}

static void
put_reference(Json *json, RpSection section)
{
    g_autofree char *target = g_strconcat("#/definitions/", rp_section_name(section), NULL);

    put_string(json, "$ref", target);
}

static void
put_number(Json *json, const char *key, double value)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];

    put_raw(json, key, g_ascii_dtostr(buffer, sizeof buffer, value));
}

/* The words of a table, and their falling forms where an order may have one. */
static void
put_words(Json *json, const RpSchemaWord *words, bool falling)
{
    begin_member(json, "enum");
    g_string_append_c(json->out, '[');
    for (const RpSchemaWord *word = words; word->word != NULL; word++) {
        g_autofree char *down = g_strconcat("-", word->word, NULL);

        g_string_append(json->out, word == words ? "" : ", ");
        rp_json_append(json->out, word->word);
        if (falling) {
            g_string_append(json->out, ", ");
            rp_json_append(json->out, down);
        }
    }
    g_string_append_c(json->out, ']');
}

static void
put_statuses(Json *json)
{
    begin_member(json, "enum");
    g_string_append_c(json->out, '[');
    for (int s = 0; s < RP_N_STATUS; s++) {
        g_string_append(json->out, s == 0 ? "" : ", ");
        rp_json_append(json->out, rp_status_look((RpStatus)s)->id);
        g_string_append(json->out, ", ");
        rp_json_append(json->out, rp_status_look((RpStatus)s)->word);
    }
    g_string_append_c(json->out, ']');
}

static void
put_roles(Json *json)
{
    begin_member(json, "enum");
    g_string_append_c(json->out, '[');
    for (int r = 0; r < RP_N_ROLES; r++) {
        g_string_append(json->out, r == 0 ? "" : ", ");
        rp_json_append(json->out, rp_role_name((RpFontRole)r));
    }
    g_string_append_c(json->out, ']');
}

static void
put_lengths(Json *json, int n)
{
    put_string(json, "type", "array");
    put_number(json, "minItems", n);
    put_number(json, "maxItems", n);
    open_object(json, "items");
    put_string(json, "type", "string");
    close_object(json);
}

/* A map whose keys are the styles. */
static void
put_styles(Json *json, RpSection of)
{
    put_string(json, "type", "object");
    put_raw(json, "additionalProperties", "false");
    open_object(json, "properties");
    for (size_t i = 0; i < rp_schema_n_styles; i++) {
        g_autofree char *help =
            g_strconcat(rp_schema_styles[i].chinese, " / ", rp_schema_styles[i].english, NULL);
        open_object(json, rp_schema_styles[i].key);
        put_string(json, "description", help);
        begin_member(json, "allOf");
        g_string_append(json->out, "[{\"$ref\": \"#/definitions/");
        g_string_append(json->out, rp_section_name(of));
        g_string_append(json->out, "\"}]");
        close_object(json);
    }
    close_object(json);
}

static void
put_name_or_map(Json *json, RpSection of)
{
    begin_member(json, "anyOf");
    g_string_append_printf(json->out, "[{\"type\": \"string\"}, {\"$ref\": \"#/definitions/%s\"}]",
                           rp_section_name(of));
}

static void
put_items(Json *json, const RpSchemaRow *row)
{
    open_object(json, "items");
    if (row->type == RP_VALUE_BLOCKS)
        put_reference(json, row->of);
    else if (row->type == RP_VALUE_COLUMNS)
        put_name_or_map(json, row->of);
    else if (row->type == RP_VALUE_STATUS)
        put_statuses(json);
    else if (row->type == RP_VALUE_WORDS || (row->type == RP_VALUE_NAMES && row->words != NULL))
        put_words(json, row->words, false);
    else
        put_string(json, "type", "string");
    close_object(json);
}

static void
put_type(Json *json, const RpSchemaRow *row)
{
    switch (row->type) {
    case RP_VALUE_NAME:
    case RP_VALUE_TERM:
    case RP_VALUE_TEXT:
    case RP_VALUE_FILE:
    case RP_VALUE_LENGTH:
    case RP_VALUE_COLOUR:
    case RP_VALUE_INK:
        put_string(json, "type", "string");
        break;
    case RP_VALUE_WORD:
    case RP_VALUE_SWITCHED:
        put_words(json, row->words, false);
        break;
    case RP_VALUE_SORT:
        put_words(json, row->words, true);
        break;
    case RP_VALUE_ROLE:
        put_roles(json);
        break;
    case RP_VALUE_INTEGER:
    case RP_VALUE_NUMBER:
        put_string(json, "type", row->type == RP_VALUE_INTEGER ? "integer" : "number");
        put_number(json, "minimum", row->min);
        put_number(json, "maximum", row->max);
        break;
    case RP_VALUE_SWITCH:
        put_string(json, "type", "boolean");
        break;
    case RP_VALUE_DUE:
        put_raw(json, "type", "[\"string\", \"integer\"]");
        break;
    case RP_VALUE_PAPER:
        put_raw(json, "type", "[\"string\", \"array\"]");
        break;
    case RP_VALUE_INSETS:
        put_lengths(json, 4);
        break;
    case RP_VALUE_NAMES:
    case RP_VALUE_COLUMNS:
    case RP_VALUE_WIDTHS:
    case RP_VALUE_STATUS:
    case RP_VALUE_WORDS:
        put_raw(json, "type", "[\"string\", \"array\"]");
        put_items(json, row);
        break;
    case RP_VALUE_BLOCKS:
        put_string(json, "type", "array");
        put_items(json, row);
        break;
    case RP_VALUE_MAP:
        begin_member(json, "allOf");
        g_string_append_printf(json->out, "[{\"$ref\": \"#/definitions/%s\"}]",
                               rp_section_name(row->of));
        break;
    case RP_VALUE_STYLES:
        put_styles(json, row->of);
        break;
    }
}

static void
put_properties(Json *json, RpSection section)
{
    put_string(json, "type", "object");
    put_raw(json, "additionalProperties", "false");
    open_object(json, "properties");
    for (size_t i = 0; i < rp_schema_n_rows; i++) {
        const RpSchemaRow *row = &rp_schema_rows[i];
        g_autofree char *help = g_strconcat(row->chinese, " / ", row->english, NULL);

        if (row->section != section)
            continue;
        open_object(json, row->key);
        put_string(json, "description", help);
        put_type(json, row);
        if (row->fallback != NULL && row->type != RP_VALUE_INSETS &&
            row->type != RP_VALUE_INTEGER && row->type != RP_VALUE_SWITCH)
            put_string(json, "default", row->fallback);
        else if (row->fallback != NULL && row->type != RP_VALUE_INSETS)
            put_raw(json, "default", row->fallback);
        close_object(json);
    }
    close_object(json);
}

void
rp_layout_schema(GString *out)
{
    Json json = {.out = out, .depth = 1, .first = true};

    g_string_append_c(out, '{');
    put_string(&json, "$schema", "http://json-schema.org/draft-07/schema#");
    put_string(&json, "title", "dabiao layout");
    put_properties(&json, RP_SECTION_TOP);
    open_object(&json, "definitions");
    for (int s = RP_SECTION_TOP + 1; s < RP_N_SECTIONS; s++) {
        open_object(&json, rp_section_name((RpSection)s));
        put_properties(&json, (RpSection)s);
        if (s == RP_SECTION_BLOCK)
            put_raw(&json, "required", "[\"id\"]");
        close_object(&json);
    }
    close_object(&json);
    g_string_append(out, "\n}\n");
}
