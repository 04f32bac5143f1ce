#include <time.h>

#include "base/error.h"
#include "material.h"
#include "rp-check.h"

#define POPPLER "pdftotext FILE -"
#define MUPDF                                                                                      \
    "mutool draw -q -F txt FILE" /* poppler takes each right-to-left letter for a word             \
                                  */

static const struct {
    const RpFace *face;
    const char *tool;
    const char *text;
} text_rows[] = {
    {&material_noto, POPPLER, "“十三五”规划纲要（2016—2020年）：完成率92.5%，排名第3。"}, /* CFF */
    {&material_wenkai, POPPLER, "镕喆玥珺堃《指标》、“进度”……"},            /* TrueType */
    {&material_liberation, POPPLER, "GDP office (1,234.5) +0.3 % - x < y"}, /* ligatures */
    {&material_hanamin, POPPLER,
     "\xF0\xA0\x80\x80\xF0\xAA\x9A\xA5\xF0\xA0\x9C\x8E"},       /* beyond the BMP */
    {&material_noto, POPPLER, "一——二─三―四"},                  /* look alike */
    {&material_liberation, MUPDF, "\u05E9\u05DC\u05D5\u05DD"},  /* right to left */
    {&material_liberation, POPPLER, "e\u0301te\u0301 a\u030B"}, /* marks */
};

START_TEST(extracted_text_is_the_text_that_was_set)
{
    g_autoptr(RpPages) pages = material_one_line(text_rows[_i].face, text_rows[_i].text);
    g_autoptr(GBytes) pdf = material_pdf(pages);
    g_autofree char *text = material_read_with(pdf, text_rows[_i].tool);
    g_autofree char *wanted = g_utf8_normalize(text_rows[_i].text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    g_autofree char *found = g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT_COMPOSE);

    ck_assert_str_eq(g_strstrip(found), wanted);
}
END_TEST

/* A page with all kinds of things on it. */
static RpPages *
rich_pages(void)
{
    RpPages *pages = material_one_line(&material_noto, "青海省“十三五”规划");
    RpPage *page = material_add_page(pages);
    RpBox *art = rp_box_new(RP_BOX_LEAF, 100, 100);
    const RpDest places[] = {{g_strdup("ch-1"), 0, {50, 50}},
                             {g_strdup("第二章 '甲'"), 1, {50, 80}}};
    const RpOutlineEntry entries[] = {
        {g_strdup("第一章 总体"), 1, g_strdup("ch-1")},
        {g_strdup("(二) \\ 经济"), 2, g_strdup("第二章 '甲'")},
        {g_strdup("第二章"), 1, g_strdup("第二章 '甲'")},
    };

    rp_box_add_rect(art, (RpRect){0, 0, 50, 50}, 0x3366CC);
    rp_box_add_line(art, (RpPoint){0, 60}, (RpPoint){50, 60}, RP_BLACK, 0.5, (double[]){2, 1});
    rp_box_add_link(art, (RpRect){0, 0, 50, 50}, "#第二章 '甲'");
    rp_box_add_link(art, (RpRect){0, 50, 50, 50}, "https://example.org/a'b?q=指标&x=%20(1)");
    rp_page_place(page, art, 50, 100);
    rp_page_place(page, material_line(&material_wenkai, "完成情况"), 50, 80);
    rp_page_place(page, material_line(&material_liberation, "Figure 1"), 50, 220);
    g_array_append_vals(pages->dests, places, G_N_ELEMENTS(places));
    g_array_append_vals(pages->outline, entries, G_N_ELEMENTS(entries));
    pages->info.title = g_strdup("“十三五”规划 (报告)");
    pages->info.author = g_strdup("发展改革委");
    pages->info.date = g_strdup("2018-06-30T00:00:00Z");
    return pages;
}

START_TEST(two_runs_give_the_same_bytes_whatever_the_time_zone)
{
    g_autoptr(RpPages) pages = rich_pages();
    g_autoptr(GBytes) first = material_pdf(pages);

    g_setenv("TZ", "Asia/Shanghai", TRUE);
    tzset();
    g_autoptr(RpPages) again = rich_pages();
    g_autoptr(GBytes) second = material_pdf(again);
    ck_assert(g_bytes_equal(first, second));
}
END_TEST

static GBytes *rich_pdf; /* made once, in the fixture */

static void
paint_rich_pdf(void)
{
    g_autoptr(RpPages) pages = rich_pages();

    rich_pdf = material_pdf(pages);
}

static void
free_rich_pdf(void)
{
    g_clear_pointer(&rich_pdf, g_bytes_unref);
}

START_TEST(qpdf_has_nothing_to_say_against_the_file)
{
    g_autofree char *said = material_read_with(rich_pdf, "qpdf --check FILE");

    ck_assert_ptr_nonnull(strstr(said, "No syntax or stream encoding errors found"));
}
END_TEST

START_TEST(all_fonts_are_embedded_subsets_with_a_way_back_to_characters)
{
    g_autofree char *said = material_read_with(rich_pdf, "pdffonts FILE");
    g_auto(GStrv) lines = g_strsplit(g_strchomp(said), "\n", -1);

    ck_assert_uint_eq(g_strv_length(lines), 2 + 3); /* two lines of heading, one for each face */
    for (guint i = 2; i < 5; i++)
        ck_assert_msg(strstr(lines[i], "yes yes yes") != NULL, "%s", lines[i]);
}
END_TEST

START_TEST(a_font_of_twenty_megabytes_adds_only_the_glyphs_used)
{
    g_autoptr(RpPages) pages = material_one_line(&material_noto, "青海省规划纲要");
    g_autoptr(GBytes) pdf = material_pdf(pages);

    ck_assert_uint_lt(g_bytes_get_size(pdf), 8000);
}
END_TEST

static const char *const letters[] = {
    "i", /* 0.2778 em; in a simple font */
    "ж", /* 0.6895 em; in a composite one */
};

START_TEST(a_line_is_as_wide_in_the_file_as_it_was_set)
{
    g_autoptr(GString) word = g_string_new(NULL);

    for (int i = 0; i < 40; i++)
        g_string_append(word, letters[_i]);
    g_autoptr(RpPages) pages = material_one_line(&material_liberation, word->str);
    const RpPage *page = g_ptr_array_index(pages->pages, 0);
    const RpBox *line = g_array_index(page->placed, RpPlacedBox, 0).box;
    const RpItem *item = &g_array_index(line->items, RpItem, 0);
    const double advance = g_array_index(item->u.glyphs.glyphs, RpGlyph, 1).x;
    g_autoptr(GBytes) pdf = material_pdf(pages);
    g_autofree char *boxes = material_read_with(pdf, "pdftotext -bbox FILE -");
    const char *left = strstr(boxes, "<word xMin=\"");
    const char *right = strstr(boxes, "xMax=\"");

    ck_assert(left != NULL && right != NULL);
    ck_assert_double_eq_tol(g_ascii_strtod(right + strlen("xMax=\""), NULL) -
                                g_ascii_strtod(left + strlen("<word xMin=\""), NULL),
                            40 * advance, 0.05);
}
END_TEST

static const struct {
    const char *tool;
    const char *says;
} reading_rows[] = {
    {"pdfinfo FILE", "Title:           “十三五”规划 (报告)\n"},         /* the title */
    {"pdfinfo FILE", "Author:          发展改革委\n"},                  /* the author */
    {"pdfinfo FILE", "Creator:         dabiao " RP_VERSION "\n"},       /* the program */
    {"pdfinfo FILE", "Pages:           2\n"},                           /* both pages */
    {"pdfinfo FILE", "Tagged:          yes\n"},                         /* has a structure */
    {"pdfinfo -rawdates FILE", "CreationDate:    D:20180630000000Z\n"}, /* the date given */
    {"pdfinfo -rawdates FILE", "ModDate:         D:20180630000000Z\n"}, /* the same */
    {"pdfinfo -dests FILE", "   1 [ XYZ   50  250 null"},               /* place of chapter 1 */
    {"pdfinfo -dests FILE", "   2 [ XYZ   50  220 null"},               /* place on page 2 */
    {"mutool show FILE trailer/Root/Lang", "zh-CN"},                    /* language */
    {"mutool show FILE trailer/Root/ViewerPreferences", "true"},        /* title in the window */
    {"mutool show FILE outline", "\"第一章 总体\"\t#page=1"},           /* first entry */
    {"mutool show FILE outline", "\t\t\"(二) \\\\ 经济\"\t#page=2"},    /* one level down */
    {"mutool show FILE outline", "\"第二章\"\t#page=2"},                /* up again */
    {"mutool show -g FILE pages/2/Annots/1", "/Rect[50 150 100 200]"},  /* corners, y up */
    {"mutool show -g FILE pages/2/Annots/1", "/F 4"},                   /* prints */
    {"mutool show -g FILE pages/2/Annots/1", "/Dest"},                  /* inside the file */
    {"mutool show -g FILE pages/2/Annots/2",
     "/URI(https://example.org/a'b?q=%E6%8C%87%E6%A0%87&x=%20\\(1\\))"}, /* out of the file */
};

START_TEST(other_programs_find_what_was_asked_for)
{
    g_autofree char *said = material_read_with(rich_pdf, reading_rows[_i].tool);

    ck_assert_msg(strstr(said, reading_rows[_i].says) != NULL, "%s said:\n%s",
                  reading_rows[_i].tool, said);
}
END_TEST

START_TEST(a_link_inside_the_file_leads_to_its_page)
{
    g_autofree char *link =
        material_read_with(rich_pdf, "mutool show -g FILE pages/2/Annots/1/Dest");
    g_autofree char *places = material_read_with(rich_pdf, "pdfinfo -dests FILE");
    g_autofree char *name = g_strndup(link + 1, strlen(g_strchomp(link)) - 2); /* without () */

    ck_assert_msg(strstr(places, name) != NULL, "no %s in:\n%s", name, places);
}
END_TEST

static const struct {
    const char *iso;
    const char *pdf;
} date_rows[] = {
    {"2018-06-30T00:00:00Z", "CreationDate:    D:20180630000000Z\n"},            /* UTC */
    {"2018-06-30T08:05:00+08:00", "CreationDate:    D:20180630080500+08'00'\n"}, /* Beijing */
    {"2018-06-30T08:05:00-03:30", "CreationDate:    D:20180630080500-03'30'\n"}, /* west */
};

START_TEST(dates_are_written_as_pdf_wants_them)
{
    g_autoptr(RpPages) pages = material_one_line(&material_noto, "一");

    pages->info.date = g_strdup(date_rows[_i].iso);
    g_autoptr(GBytes) pdf = material_pdf(pages);
    g_autofree char *said = material_read_with(pdf, "pdfinfo -rawdates FILE");
    ck_assert_msg(strstr(said, date_rows[_i].pdf) != NULL, "%s", said);
}
END_TEST

START_TEST(without_a_date_no_clock_is_asked)
{
    g_autoptr(RpPages) pages = material_one_line(&material_noto, "一");
    g_autoptr(GBytes) pdf = material_pdf(pages);
    g_autofree char *said = material_read_with(pdf, "pdfinfo FILE");

    ck_assert_ptr_null(strstr(said, "Date:"));
}
END_TEST

static char no_such_file[] = "/nonexistent/font.otf";
static char not_a_font[] = RP_SOURCE_DIR "/CMakeLists.txt";

static void
lose_the_font(RpPages *pages)
{
    static const RpFace lost = {.file = no_such_file};
    const RpPage *page = g_ptr_array_index(pages->pages, 0);

    g_array_index(g_array_index(page->placed, RpPlacedBox, 0).box->items, RpItem, 0).u.glyphs.face =
        &lost;
}

static void
spoil_the_font(RpPages *pages)
{
    static const RpFace spoilt = {.file = not_a_font};
    const RpPage *page = g_ptr_array_index(pages->pages, 0);

    g_array_index(g_array_index(page->placed, RpPlacedBox, 0).box->items, RpItem, 0).u.glyphs.face =
        &spoilt;
}

static void
ask_for_a_glyph_that_is_not_there(RpPages *pages)
{
    const RpPage *page = g_ptr_array_index(pages->pages, 0);
    const RpItem *item =
        &g_array_index(g_array_index(page->placed, RpPlacedBox, 0).box->items, RpItem, 0);

    g_array_index(item->u.glyphs.glyphs, RpGlyph, 0).id = 65535;
}

static RpBox *
box_on_page(RpPages *pages)
{
    RpBox *box = rp_box_new(RP_BOX_LEAF, 10, 10);

    rp_page_place(g_ptr_array_index(pages->pages, 0), box, 0, 0);
    return box;
}

static void
link_to_nowhere(RpPages *pages)
{
    rp_box_add_link(box_on_page(pages), (RpRect){0, 0, 10, 10}, "#nowhere");
}

static void
outline_to_nowhere(RpPages *pages)
{
    const RpOutlineEntry entry = {g_strdup("一"), 1, g_strdup("nowhere")};

    g_array_append_val(pages->outline, entry);
}

static void
name_two_places_alike(RpPages *pages)
{
    for (int i = 0; i < 2; i++) {
        const RpDest place = {g_strdup("twice"), 0, {i, i}};

        g_array_append_val(pages->dests, place);
    }
}

static void
forget_a_page_number(RpPages *pages)
{
    RpItem item = {.kind = RP_ITEM_PAGE_REF};

    item.u.page_ref.name = g_strdup("ch-9");
    rp_box_add_item(box_on_page(pages), item);
}

static void
give_a_wrong_date(RpPages *pages)
{
    pages->info.date = g_strdup("30 June");
}

static void
break_the_clusters(RpPages *pages)
{
    const RpPage *page = g_ptr_array_index(pages->pages, 0);
    const RpItem *item =
        &g_array_index(g_array_index(page->placed, RpPlacedBox, 0).box->items, RpItem, 0);

    g_array_index(item->u.glyphs.clusters, RpCluster, 0).bytes = 1;
}

static void
spoil_an_image(RpPages *pages)
{
    RpItem item = {.kind = RP_ITEM_IMAGE};

    item.u.image.bytes = g_bytes_new_static("GIF89a", 6);
    item.u.image.size = (RpSize){10, 10};
    rp_box_add_item(box_on_page(pages), item);
}

static const struct {
    void (*spoil)(RpPages *pages);
    const char *says;
} error_rows[] = {
    {lose_the_font, "'/nonexistent/font.otf'"},         /* no file */
    {spoil_the_font, "CMakeLists.txt"},                 /* not a font file */
    {ask_for_a_glyph_that_is_not_there, "glyph 65535"}, /* another version of the file */
    {link_to_nowhere, "'nowhere'"},                     /* link */
    {outline_to_nowhere, "'nowhere'"},                  /* outline */
    {name_two_places_alike, "'twice'"},                 /* ambiguous */
    {forget_a_page_number, "'ch-9'"},                   /* a hole in the contents */
    {give_a_wrong_date, "'30 June'"},                   /* not ISO 8601 */
    {break_the_clusters, "cluster"},                    /* an error that cairo latches */
    {spoil_an_image, "PNG"},                            /* not an image */
};

START_TEST(what_would_spoil_the_file_is_an_error)
{
    const RpPaintOptions options = {.format = RP_FORMAT_PDF};
    g_autoptr(RpPages) pages = material_one_line(&material_noto, "规划");
    g_autoptr(GError) error = NULL;

    error_rows[_i].spoil(pages);
    ck_assert_ptr_null(rp_paint_pages(pages, &options, &error));
    rp_assert_error(error, RP_ERROR, RP_ERROR_SYSTEM);
    ck_assert_msg(strstr(error->message, error_rows[_i].says) != NULL, "%s", error->message);
}
END_TEST

static Suite *
pdf_suite(void)
{
    Suite *suite = suite_create("paint/pdf");
    TCase *tc = tcase_create("pdf");
    TCase *reading = tcase_create("reading");

    tcase_add_unchecked_fixture(reading, paint_rich_pdf, free_rich_pdf);

    rp_tcase_add_rows(tc, extracted_text_is_the_text_that_was_set, text_rows);
    tcase_add_test(tc, two_runs_give_the_same_bytes_whatever_the_time_zone);
    rp_tcase_add_rows(tc, a_line_is_as_wide_in_the_file_as_it_was_set, letters);
    tcase_add_test(reading, qpdf_has_nothing_to_say_against_the_file);
    tcase_add_test(reading, all_fonts_are_embedded_subsets_with_a_way_back_to_characters);
    tcase_add_test(tc, a_font_of_twenty_megabytes_adds_only_the_glyphs_used);
    rp_tcase_add_rows(reading, other_programs_find_what_was_asked_for, reading_rows);
    tcase_add_test(reading, a_link_inside_the_file_leads_to_its_page);
    rp_tcase_add_rows(tc, dates_are_written_as_pdf_wants_them, date_rows);
    tcase_add_test(tc, without_a_date_no_clock_is_asked);
    rp_tcase_add_rows(tc, what_would_spoil_the_file_is_an_error, error_rows);
    tcase_set_timeout(tc, 60);
    tcase_set_timeout(reading, 60);
    suite_add_tcase(suite, tc);
    suite_add_tcase(suite, reading);
    return suite;
}

RP_TEST_MAIN(pdf_suite)
