/* fuzz-markdown.c - any text as the Markdown of a block
 *
 * Every text of the blocks is valid and covered by its spans.
 */
#include <string.h>

#include "build/markdown.h"
#include "fuzz.h"

static void
check_text(const RpRichText *text)
{
    gsize covered = 0;

    FUZZ_CHECK(g_utf8_validate(text->text->str, (gssize)text->text->len, NULL));
    for (guint i = 0; i < text->spans->len; i++)
        covered += g_array_index(text->spans, RpSpan, i).length;
    FUZZ_CHECK(covered == text->text->len);
}

static void
check_block(const RpBlock *block)
{
    if (block->kind == RP_BLOCK_HEADING)
        check_text(block->u.heading.text);
    else if (block->kind == RP_BLOCK_PARAGRAPH)
        check_text(block->u.paragraph.text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = fuzz_text(data, size);
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpDocument) document = rp_document_new();
    g_autoptr(GString) out = g_string_new(NULL);
    const RpWhere where = rp_where("a.yaml", 7, 3);
    const RpMarkdownOptions options = {.sheet = &document->sheet,
                                       .style = RP_STYLE_BODY,
                                       .id = "b",
                                       .where = where,
                                       .level = 1,
                                       .notes = document->notes};
    RpExpanded *plain = g_new0(RpExpanded, 1);

    /* as it stands, so that nothing but Markdown is looked at */
    plain->text = g_string_new(text);
    plain->lines = g_array_new(FALSE, FALSE, sizeof(RpWhere));
    plain->pieces = g_array_new(FALSE, FALSE, sizeof(RpExpandedPiece));
    plain->holes = g_array_new(FALSE, FALSE, sizeof(int));
    for (const char *p = text; p != NULL; p = strchr(p, '\n') != NULL ? strchr(p, '\n') + 1 : NULL)
        g_array_append_val(plain->lines, where);
    rp_markdown_build(plain, &options, document->blocks, diags);
    rp_expanded_free(plain);
    for (guint i = 0; i < document->blocks->len; i++)
        check_block(g_ptr_array_index(document->blocks, i));
    rp_document_dump(document, out);
    rp_diags_sorted(diags);
    return 0;
}
