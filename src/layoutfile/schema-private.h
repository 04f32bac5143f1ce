/* schema-private.h - the keys of layouts: the one table behind parsing, checking and help
 *
 * A new key is a row in schema.c and a field for its value; nothing else changes unless its type
 * is new.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* The maps of a layout file. */
typedef enum {
    RP_SECTION_TOP,
    RP_SECTION_PAGE,
    RP_SECTION_GRID,
    RP_SECTION_THEME,
    RP_SECTION_FURNITURE,
    RP_SECTION_SIDE, /* `first:`, `odd:` and `even:` of `furniture:` */
    RP_SECTION_HEADINGS,
    RP_SECTION_STYLE, /* a value of `styles:`, and `body:` */
    RP_SECTION_BLOCK,
    RP_SECTION_WHERE,  /* `where:` of a block */
    RP_SECTION_TASKS,  /* `tasks:` of a block */
    RP_SECTION_COLUMN, /* an entry of `columns:` */
    RP_N_SECTIONS,
} RpSection;

/* What may be written, and the C type it is stored as. */
typedef enum {
    RP_VALUE_NAME,     /* char *, not empty */
    RP_VALUE_TERM,     /* RpLayoutText without placeholders, not empty */
    RP_VALUE_TEXT,     /* RpLayoutText */
    RP_VALUE_FILE,     /* RpLayoutText: the contents of a file */
    RP_VALUE_WORD,     /* int: one of `words` */
    RP_VALUE_SWITCHED, /* bool: one of `words` */
    RP_VALUE_SORT,     /* int: one of `words`, "-" before it stored in the bool of `descending` */
    RP_VALUE_INTEGER,  /* int */
    RP_VALUE_NUMBER,   /* double */
    RP_VALUE_LENGTH,   /* double, points */
    RP_VALUE_SWITCH,   /* bool */
    RP_VALUE_COLOUR,   /* RpColour: #RRGGBB or a name */
    RP_VALUE_INK,      /* RpColour: #RRGGBB or the name of a colour of the theme */
    RP_VALUE_ROLE,     /* RpFontRole */
    RP_VALUE_PAPER,    /* RpSize: a name or two lengths */
    RP_VALUE_INSETS,   /* RpInsets: four lengths */
    RP_VALUE_WIDTHS,   /* GArray of double, points: one length or a list of up to RP_MOST_COLUMNS */
    RP_VALUE_NAMES,    /* GPtrArray of char *: one name or a list, of `words` if any */
    RP_VALUE_COLUMNS,  /* GArray of RpLayoutColumn: one name or a list of names and maps */
    RP_VALUE_STATUS,   /* unsigned: bit set of RpStatus: one word or a list */
    RP_VALUE_WORDS,    /* unsigned: bit set of the values of `words`: one word or a list */
    RP_VALUE_DUE,      /* RpLayoutDue: a period or one of `words` */
    RP_VALUE_MAP,      /* a map of section `of` */
    RP_VALUE_STYLES,   /* a map from style keys to maps of section `of` */
    RP_VALUE_BLOCKS,   /* a list of maps of section `of` */
} RpValueType;

#define RP_N_VALUE_TYPES (RP_VALUE_BLOCKS + 1)

/* A word of a layout and what it is stored as. */
typedef struct {
    const char *word;
    const char *chinese; /* also understood; NULL for none */
    int value;
} RpSchemaWord;

typedef enum {
    RP_BLOCK_TYPE_COVER,
    RP_BLOCK_TYPE_CONTENTS,
    RP_BLOCK_TYPE_HEADING,
    RP_BLOCK_TYPE_TEXT,
    RP_BLOCK_TYPE_SUMMARY,
    RP_BLOCK_TYPE_MASTHEAD,
    RP_BLOCK_TYPE_COLUMNS,
    RP_BLOCK_TYPE_STRIP,
    RP_BLOCK_TYPE_FIGURES,
    RP_BLOCK_TYPE_TABLE,
    RP_BLOCK_TYPE_CHART,
    RP_BLOCK_TYPE_LEDGER,
    RP_BLOCK_TYPE_FACTS,
    RP_BLOCK_TYPE_BOX,
    RP_BLOCK_TYPE_APPENDIX,
    RP_BLOCK_TYPE_PROVENANCE,
    RP_BLOCK_TYPE_GLOSSARY,
    RP_BLOCK_TYPE_PAGE_BREAK,
    RP_BLOCK_TYPE_REDHEAD,
    RP_BLOCK_TYPE_TITLE,
    RP_BLOCK_TYPE_ADDRESSEE,
    RP_BLOCK_TYPE_ATTACHMENTS,
    RP_BLOCK_TYPE_ATTACHMENT,
    RP_BLOCK_TYPE_SIGNATURE,
    RP_BLOCK_TYPE_COLOPHON,
} RpBlockType;

#define RP_NO_FIELD ((size_t)-1) /* read by hand in inherit.c or blocks.c */

typedef struct {
    RpSection section;
    const char *key;
    RpValueType type;
    size_t field;              /* offset in the section's struct, or RP_NO_FIELD */
    double min, max;           /* of numbers, and of lengths in points */
    const RpSchemaWord *words; /* ends with a NULL word */
    unsigned types;            /* block types that have the key, bit set; 0 = all */
    RpSection of;
    const char *fallback;          /* default as one would write it; NULL for none */
    const char *chinese, *english; /* help */
} RpSchemaRow;

/* A style and what it is when no layout says otherwise. */
typedef struct {
    const char *key;
    const char *role;
    int weight;
    double size, leading;               /* points */
    const char *colour;                 /* name of a colour of the theme */
    const char *align;                  /* word of the table */
    double indent, tracking, han_latin; /* em */
    double before, after;               /* points */
    const char *chinese, *english;
} RpSchemaStyle;

extern const RpSchemaRow rp_schema_rows[];
extern const size_t rp_schema_n_rows;
extern const RpSchemaStyle rp_schema_styles[];
extern const size_t rp_schema_n_styles;
extern const RpSchemaWord rp_schema_block_types[];
extern const RpSchemaWord rp_schema_colours[]; /* value is the RpColour */
extern const RpSchemaWord rp_schema_inks[];    /* value is the offset in RpLayout */
extern const RpSchemaWord rp_schema_aligns[];
extern const RpSchemaWord rp_schema_editions[]; /* value is the RpEdition */
extern const RpSchemaWord rp_schema_natures[];
extern const RpSchemaWord rp_schema_task_states[]; /* value is the RpTaskState */

/* Returns: (static, nullable) the row of `key`. */
const RpSchemaRow *rp_schema_lookup(RpSection section, const char *key);

/* Returns: (static, nullable) the word, looked up by its English or Chinese form. */
const RpSchemaWord *rp_schema_find_word(const RpSchemaWord *words, const char *text);

/* Returns: (static, nullable) the word that is nearest to `text`. */
const char *rp_schema_nearest_word(const RpSchemaWord *words, const char *text);

/* Returns: (static) the word of a kind of chart: "ranking". */
const char *rp_schema_chart_word(int kind);

/* Returns: (static) "page", "block" ... */
const char *rp_section_name(RpSection section);
