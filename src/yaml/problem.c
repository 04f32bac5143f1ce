#include "yaml/problem-private.h"

#include <string.h>

#include "base/i18n.h"

/* At which of its two places the mistake is. */
typedef enum {
    AT_PROBLEM, /* where it stopped */
    AT_CONTEXT, /* where the thing began in which it stopped */
} Place;

static const struct {
    const char *problem; /* of libyaml */
    const char *context; /* nullable: any */
    Place place;
    const char *text;
    const char *hint;
} problems[] = {
    {"mapping values are not allowed in this context", NULL, AT_PROBLEM,
     N_("a “: ” where no key can stand: either the text before it needs quotes, or the line is "
        "indented wrongly"),
     N_("put a text with “: ” in quotes; keys of one level begin in the same column")},
    {"could not find expected ':'", NULL, AT_CONTEXT, N_("this is no “key: value”"),
     N_("write a colon and a space behind the key")},
    {"did not find expected key", "while parsing a block mapping", AT_PROBLEM,
     N_("a key was expected here; the line may be indented wrongly, or the value before it may "
        "need quotes"),
     N_("keys of one level begin in the same column; put values with special characters in "
        "quotes")},
    {"did not find expected '-' indicator", NULL, AT_PROBLEM,
     N_("“- ” was expected here, because the lines before are items of a list"),
     N_("begin each item with “- ” in the same column")},
    {"did not find expected ',' or ']'", NULL, AT_CONTEXT,
     N_("the list that begins here lacks a comma or its closing “]”"),
     N_("part the items by half-width commas and close the list with “]”")},
    {"did not find expected ',' or '}'", NULL, AT_CONTEXT,
     N_("the map that begins here lacks a comma or its closing “}”"),
     N_("part the pairs by half-width commas and close the map with “}”")},
    {"found unexpected end of stream", "while scanning a quoted scalar", AT_CONTEXT,
     N_("the quotation mark that opens here is never closed"),
     N_("end the text with the same half-width mark")},
    {"found unexpected document indicator", NULL, AT_CONTEXT,
     N_("the quotation mark that opens here is never closed"),
     N_("end the text with the same half-width mark")},
    {"found character that cannot start any token", NULL, AT_PROBLEM,
     N_("a value cannot begin with this character"), N_("put the value in quotes")},
    {"block sequence entries are not allowed in this context", NULL, AT_PROBLEM,
     N_("a list item cannot stand behind a key on the same line"),
     N_("begin the list on the next line, or put the text in quotes")},
    {"did not find expected alphabetic or numeric character", NULL, AT_CONTEXT,
     N_("a value that begins with * or & is not taken as text"), N_("put the value in quotes")},
    {"did not find expected comment or line break", NULL, AT_PROBLEM,
     N_("the text must begin on the line after | or >"),
     N_("break the line behind | and indent the text")},
    {"found unknown escape character", NULL, AT_PROBLEM,
     N_("in double quotes a backslash has a meaning of its own, and this is none"),
     N_("use single quotes, or write the backslash twice")},
    {"found a tab character where an indentation space is expected", NULL, AT_PROBLEM,
     N_("a tab character in the indentation"), N_("indent with spaces, two for each level")},
    {"found a tab character that violates indentation", NULL, AT_PROBLEM,
     N_("a tab character in the indentation"), N_("indent with spaces, two for each level")},
    {"did not find expected <document start>", NULL, AT_PROBLEM,
     N_("this line does not belong to what stands before it; it may be indented wrongly"),
     N_("keys of one level begin in the same column")},
    {"found undefined tag handle", NULL, AT_CONTEXT,
     N_("a value that begins with ! is not taken as text"), N_("put the value in quotes")},
};

RpWhere
rp_yaml_mark(const RpSource *source, yaml_mark_t mark)
{
    return (RpWhere){source->file, (int)mark.line + 1, (int)mark.column + 1};
}

static void
report_control_character(const yaml_parser_t *parser, const RpSource *source, RpDiags *diags)
{
    rp_diags_add(diags, RP_FAULT, "yaml-control", rp_source_where(source, parser->problem_offset),
                 _("an invisible control character (U+%04X)"), (unsigned)parser->problem_value);
    rp_diags_hint(diags, _("delete it"));
}

static bool
has_context(const yaml_parser_t *parser)
{
    return parser->context != NULL &&
           (parser->context_mark.index > 0 || parser->context_mark.line > 0 ||
            parser->context_mark.column > 0 || parser->problem_mark.line > 0);
}

void
rp_yaml_report_problem(const yaml_parser_t *parser, const RpSource *source, RpDiags *diags)
{
    const char *problem = parser->problem != NULL ? parser->problem : "";

    if (parser->error == YAML_READER_ERROR) {
        report_control_character(parser, source, diags);
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(problems); i++) {
        if (strcmp(problem, problems[i].problem) != 0 ||
            (problems[i].context != NULL && g_strcmp0(parser->context, problems[i].context) != 0))
            continue;
        bool at_context = problems[i].place == AT_CONTEXT && has_context(parser);
        yaml_mark_t mark = at_context ? parser->context_mark : parser->problem_mark;
        rp_diags_add(diags, RP_FAULT, "yaml-syntax", rp_yaml_mark(source, mark), "%s",
                     _(problems[i].text));
        rp_diags_hint(diags, "%s", _(problems[i].hint));
        return;
    }
    rp_diags_add(diags, RP_FAULT, "yaml-syntax", rp_yaml_mark(source, parser->problem_mark),
                 _("not valid YAML: %s"), problem);
    rp_diags_hint(diags, _("put values with special characters in quotes and check the "
                           "indentation"));
}
