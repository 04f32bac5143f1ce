/* manifest.h - what a batch made, from what, and with which figures
 *
 * One file `manifest.json` in each output folder (of a shard: manifest.I-of-N.json). It holds no
 * clock and no path of the machine: equal inputs give equal manifests. The last member, `seal`, is
 * the SHA-256 of the file without it.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "batch/item.h"

#define RP_MANIFEST_FILE "manifest.json"

/* How often a code was found; `code` is interned. */
typedef struct {
    const char *code;
    guint count;
} RpCodeCount;

/* One report. */
typedef struct {
    guint source;      /* index into the manifest's sources */
    char *name;        /* owned; path from the manifest's folder; "" if it could not be named */
    char *region;      /* owned; code */
    char *region_name; /* owned */
    char *layout;      /* owned; id */
    guint pages;
    guint64 size;         /* bytes */
    char *sha256;         /* owned; of the last good file, "" when there is none */
    char *key;            /* owned; of what that file was made from, "" when there is none */
    GPtrArray *arguments; /* owned; of char *: what the file was made with, see
                             rp_identity_arguments() */
    char *error;          /* owned, nullable; why this run did not make it */
    GPtrArray *inputs;    /* owned; of char *: names in the source's `inputs` */
    GArray *codes;        /* owned; of RpCodeCount, sorted by code */
} RpManifestReport;

/* A report file. */
typedef struct {
    char *report;      /* owned; path of report.yaml from the manifest's folder */
    GPtrArray *inputs; /* owned; of RpBatchInput, sorted by name */
} RpManifestSource;

/* The figures of one region. */
typedef struct {
    guint source;
    char *region, *region_name; /* owned */
    GPtrArray *results;         /* owned; of RpResult */
} RpManifestRegion;

typedef struct {
    char *version, *program; /* owned; of dabiao, and the SHA-256 of its executable */
    char *fonts;             /* owned; identity of the fonts */
    char *period;            /* owned; canonical, "" when the reports differ */
    unsigned shard, shards;  /* 0 of 0: the whole batch */
    GPtrArray *sources;      /* owned; of RpManifestSource */
    GPtrArray *reports;      /* owned; of RpManifestReport, in order of the batch */
    GPtrArray *regions;      /* owned; of RpManifestRegion */
} RpManifest;

RpManifest *rp_manifest_new(void);
void rp_manifest_free(RpManifest *manifest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RpManifest, rp_manifest_free)

/* Constructors of the parts, empty; each is owned by the manifest it is put into. */
RpManifestReport *rp_manifest_report_new(void);
RpManifestSource *rp_manifest_source_new(const char *report);
RpManifestRegion *rp_manifest_region_new(void);

/* Returns: (owned) the file name of the manifest: of the whole batch, or of a shard. */
char *rp_manifest_name(unsigned shard, unsigned shards);

/* Returns: (owned) the text of the file, sealed. */
char *rp_manifest_to_json(const RpManifest *manifest);

/* Returns: (owned, nullable) NULL with RP_ERROR_INPUT when `text` is no manifest, or not as it was
 * written (its seal is broken), or RP_ERROR_SYSTEM; `path` is named in the message. */
RpManifest *rp_manifest_load(const char *path, GError **error);
RpManifest *rp_manifest_parse(const char *path, const char *text, gsize length, GError **error);

/* Returns: (borrowed, nullable). */
const RpManifestReport *rp_manifest_lookup(const RpManifest *manifest, const char *name);

/* Put reports, regions and inputs into the order that every manifest has, however it was made. */
void rp_manifest_sort(RpManifest *manifest);

/* Put the manifests of all shards of one job together.
 * Returns: (owned, nullable) NULL with RP_ERROR_INPUT when shards are missing, of other jobs or
 * name one report twice. `paths` names them in messages. */
RpManifest *rp_manifest_merge(RpManifest *const *shards, char *const *paths, guint n,
                              GError **error);
