#include "golden.h"
#include "material.h"
#include "rp-check.h"

static RpBox *
tagged(RpBoxKind kind, RpTag tag, double height)
{
    RpBox *box = rp_box_new(kind, 300, height);

    box->tag = tag;
    return box;
}

/* A table of 2 x 2 cells that hold paragraphs, with rules between the rows. */
static RpBox *
table(void)
{
    static const char *const cells[2][2] = {{"name", "value"}, {"GDP", "92.5"}};
    RpBox *box = tagged(RP_BOX_COLUMN, RP_TAG_TABLE, 0);

    for (int i = 0; i < 2; i++) {
        RpBox *row = tagged(RP_BOX_GROUP, RP_TAG_TR, 20);

        rp_box_add_line(row, (RpPoint){0, 20}, (RpPoint){300, 20}, RP_BLACK, 0.5, NULL);
        for (int k = 0; k < 2; k++) {
            RpBox *cell = tagged(RP_BOX_GROUP, i == 0 ? RP_TAG_TH : RP_TAG_TD, 20);

            rp_box_place(cell, material_line(&material_liberation, cells[i][k]), 0, 0);
            rp_box_place(row, cell, 150 * k, 0);
        }
        rp_box_append(box, row);
    }
    return box;
}

/* A paragraph of two lines, the first with a link. */
static RpBox *
linked_paragraph(void)
{
    RpBox *paragraph = tagged(RP_BOX_COLUMN, RP_TAG_P, 0);
    RpBox *first = material_line(&material_liberation, "see example");
    RpBox *second = material_line(&material_liberation, "and more");

    first->tag = RP_TAG_NONE;
    second->tag = RP_TAG_NONE;
    rp_box_add_link(first, (RpRect){20, 0, 40, 20}, "https://example.org/");
    rp_box_append(paragraph, first);
    rp_box_append(paragraph, second);
    return paragraph;
}

static RpBox *
figure(const char *alt)
{
    RpBox *box = tagged(RP_BOX_GROUP, RP_TAG_FIGURE, 40);

    box->alt = g_strdup(alt);
    rp_box_add_rect(box, (RpRect){0, 0, 40, 40}, 0x3366CC);
    return box;
}

static RpBox *
running_head(void)
{
    RpBox *box = material_line(&material_liberation, "running head");

    box->tag = RP_TAG_ARTIFACT;
    return box;
}

static RpBox *
titled(RpTag tag, const char *text)
{
    RpBox *box = material_line(&material_liberation, text);

    box->tag = tag;
    return box;
}

static RpBox *
contents(void)
{
    RpBox *box = tagged(RP_BOX_COLUMN, RP_TAG_TOC, 0);

    rp_box_append(box, titled(RP_TAG_TOCI, "entry one"));
    rp_box_append(box, titled(RP_TAG_TOCI, "entry two"));
    return box;
}

static RpPages *
structured_pages(void)
{
    RpPages *pages = material_pages();
    RpPage *first = material_add_page(pages);
    RpPage *second = material_add_page(pages);

    rp_page_place(first, running_head(), 50, 10);
    rp_page_place(first, titled(RP_TAG_H1, "Heading"), 50, 30);
    rp_page_place(first, contents(), 50, 50);
    rp_page_place(first, linked_paragraph(), 50, 90);
    rp_page_place(first, figure("增长曲线"), 50, 140);
    rp_page_place(first, titled(RP_TAG_CAPTION, "Figure 1"), 50, 190);
    rp_page_place(second, figure(NULL), 50, 50);
    rp_page_place(second, figure("another"), 150, 50);
    rp_page_place(second, table(), 50, 100);
    rp_page_place(second, titled(RP_TAG_NOTE, "a note"), 50, 150);
    return pages;
}

static GBytes *pdf; /* made once, in the fixture */

static void
paint_pdf(void)
{
    g_autoptr(RpPages) pages = structured_pages();

    pdf = material_pdf(pages);
}

static void
free_pdf(void)
{
    g_clear_pointer(&pdf, g_bytes_unref);
}

START_TEST(elements_stand_in_reading_order_with_their_text)
{
    g_autofree char *said = material_read_with(pdf, "pdfinfo -struct-text FILE");

    rp_assert_golden("paint/structure.txt", said);
}
END_TEST

static const struct {
    const char *key;
    bool there;
} alt_rows[] = {
    {"/Alt<FEFF589E957F66F27EBF>", true}, /* of the first figure */
    {"/Alt", false},                      /* the second has none */
    {"/Alt(another)", true},              /* the third has its own */
};

START_TEST(figures_have_their_own_alternative_texts)
{
    g_autofree char *said = material_read_with(pdf, "mutool show -g FILE grep");
    g_auto(GStrv) lines = g_strsplit(said, "\n", -1);
    const char *figure_line = "";
    int n = 0;

    for (guint i = 0; lines[i] != NULL; i++) {
        if (strstr(lines[i], "/S/Figure") != NULL && n++ == _i)
            figure_line = lines[i];
    }
    ck_assert_int_eq(n, G_N_ELEMENTS(alt_rows));
    ck_assert_msg((strstr(figure_line, alt_rows[_i].key) != NULL) == alt_rows[_i].there, "%s",
                  figure_line);
}
END_TEST

START_TEST(qpdf_has_nothing_to_say_against_the_file)
{
    g_autofree char *said = material_read_with(pdf, "qpdf --check FILE");

    ck_assert_ptr_nonnull(strstr(said, "No syntax or stream encoding errors found"));
}
END_TEST

static Suite *
structure_suite(void)
{
    Suite *suite = suite_create("paint/structure");
    TCase *tc = tcase_create("structure");

    tcase_add_unchecked_fixture(tc, paint_pdf, free_pdf);
    tcase_add_test(tc, elements_stand_in_reading_order_with_their_text);
    rp_tcase_add_rows(tc, figures_have_their_own_alternative_texts, alt_rows);
    tcase_add_test(tc, qpdf_has_nothing_to_say_against_the_file);
    tcase_set_timeout(tc, 60);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(structure_suite)
