#include "paint/pdf-finish-private.h"

#include <qpdf/qpdf-c.h>
#include <stdbool.h>

#include "base/error.h"
#include "base/i18n.h"
#include "paint/pdf-widths-private.h"

#define LANGUAGE          "zh-CN"
#define ANNOTATION_PRINTS 4 /* bit 3 of /F: shown in print too */

static void
pdf_close(qpdf_data pdf)
{
    qpdf_cleanup(&pdf);
}

G_DEFINE_AUTO_CLEANUP_FREE_FUNC(qpdf_data, pdf_close, NULL)

/* False when qpdf has an error or a warning: what it merely repairs is a fault here too. */
static bool
check_clean(qpdf_data pdf, GError **error)
{
    qpdf_error fault = NULL;

    if (qpdf_has_error(pdf))
        fault = qpdf_get_error(pdf);
    else if (qpdf_more_warnings(pdf))
        fault = qpdf_next_warning(pdf);
    if (fault == NULL)
        return true;
    g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, _("the PDF file does not hold together: %s"),
                qpdf_get_error_full_text(pdf, fault));
    return false;
}

/* Returns: (owned) `bytes` opened; faults show in check_clean(). */
static qpdf_data
pdf_open(GBytes *bytes)
{
    qpdf_data pdf = qpdf_init();
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);

    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    qpdf_silence_errors(pdf);
    qpdf_set_attempt_recovery(pdf, QPDF_FALSE);
    qpdf_read_memory(pdf, "PDF", data, size, NULL);
    return pdf;
}

/* Returns: (owned, nullable) "D:20180630000000Z" or "D:20180630080000+08'00'". */
static char *
pdf_date(const char *iso)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(GDateTime) date = g_date_time_new_from_iso8601(iso, utc);

    if (date == NULL)
        return NULL;

    const int offset = (int)(g_date_time_get_utc_offset(date) / G_TIME_SPAN_MINUTE);
    g_autofree char *zone = offset == 0 ? g_strdup("Z")
                                        : g_strdup_printf("%c%02d'%02d'", offset < 0 ? '-' : '+',
                                                          ABS(offset) / 60, ABS(offset) % 60);
    return g_strdup_printf("D:%04d%02d%02d%02d%02d%02d%s", g_date_time_get_year(date),
                           g_date_time_get_month(date), g_date_time_get_day_of_month(date),
                           g_date_time_get_hour(date), g_date_time_get_minute(date),
                           g_date_time_get_second(date), zone);
}

/* cairo would take the clock for a date that is not given, and writes one that is in a wrong way.
 */
static bool
set_dates(qpdf_data pdf, const char *iso, GError **error)
{
    g_autofree char *date = iso == NULL ? NULL : pdf_date(iso);

    if (iso != NULL && date == NULL) {
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM, _("the document's date '%s' is not a date"),
                    iso);
        return false;
    }
    qpdf_set_info_key(pdf, "/CreationDate", date);
    qpdf_set_info_key(pdf, "/ModDate", date);
    return true;
}

static void
set_catalogue(qpdf_data pdf, bool titled)
{
    qpdf_oh root = qpdf_get_root(pdf);

    qpdf_oh_replace_key(pdf, root, "/Lang", qpdf_oh_new_string(pdf, LANGUAGE));
    if (titled)
        qpdf_oh_replace_key(pdf, root, "/ViewerPreferences",
                            qpdf_oh_parse(pdf, "<< /DisplayDocTitle true >>"));
    if (qpdf_oh_has_key(pdf, root, "/StructTreeRoot"))
        qpdf_oh_replace_key(pdf, root, "/MarkInfo", qpdf_oh_parse(pdf, "<< /Marked true >>"));
}

static void
set_page_flags(qpdf_data pdf)
{
    const int n = qpdf_get_num_pages(pdf);

    for (int i = 0; i < n; i++) {
        qpdf_oh page = qpdf_get_page_n(pdf, (size_t)i);
        qpdf_oh annotations = qpdf_oh_get_key(pdf, page, "/Annots");

        if (!qpdf_oh_is_array(pdf, annotations))
            continue;
        qpdf_oh_replace_key(pdf, page, "/Tabs", qpdf_oh_new_name(pdf, "/S"));
        for (int k = 0; k < qpdf_oh_get_array_n_items(pdf, annotations); k++)
            qpdf_oh_replace_key(pdf, qpdf_oh_get_array_item(pdf, annotations, k), "/F",
                                qpdf_oh_new_integer(pdf, ANNOTATION_PRINTS));
    }
}

typedef struct {
    qpdf_data pdf;
    const GPtrArray *alts;
    guint n_figures; /* seen so far */
} FigureWalk;

/* Give figures their text and heads of columns their scope. cairo lists elements in the order in
 * which they were begun, so the n-th figure of the tree is the n-th one painted. */
static void
describe_elements(FigureWalk *walk, qpdf_oh element)
{
    qpdf_data pdf = walk->pdf;

    if (!qpdf_oh_is_dictionary(pdf, element))
        return;
    qpdf_oh kind = qpdf_oh_get_key(pdf, element, "/S");
    bool figure = qpdf_oh_is_name_and_equals(pdf, kind, "/Figure");
    if (qpdf_oh_is_name_and_equals(pdf, kind, "/TH"))
        qpdf_oh_replace_key(pdf, element, "/A",
                            qpdf_oh_parse(pdf, "<< /O /Table /Scope /Column >>"));
    qpdf_oh_release(pdf, kind); /* a long table has many elements */
    if (figure) {
        const char *alt =
            walk->n_figures < walk->alts->len ? walk->alts->pdata[walk->n_figures] : NULL;

        if (alt != NULL)
            qpdf_oh_replace_key(pdf, element, "/Alt", qpdf_oh_new_unicode_string(pdf, alt));
        walk->n_figures++;
    }

    qpdf_oh kids = qpdf_oh_get_key(pdf, element, "/K");
    if (!qpdf_oh_is_array(pdf, kids)) {
        describe_elements(walk, kids);
        qpdf_oh_release(pdf, kids);
        return;
    }
    const int n = qpdf_oh_get_array_n_items(pdf, kids);
    for (int i = 0; i < n; i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(pdf, kids, i);

        describe_elements(walk, kid);
        qpdf_oh_release(pdf, kid);
    }
    qpdf_oh_release(pdf, kids);
}

/* The tree needs one root element; cairo's lives no longer than a page. */
static void
wrap_in_document(qpdf_data pdf, qpdf_oh tree)
{
    qpdf_oh document =
        qpdf_make_indirect_object(pdf, qpdf_oh_parse(pdf, "<< /S /Document /Type /StructElem >>"));
    qpdf_oh kids = qpdf_oh_get_key(pdf, tree, "/K");

    if (!qpdf_oh_is_array(pdf, kids))
        kids = qpdf_oh_wrap_in_array(pdf, kids);
    for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, kids); i++)
        qpdf_oh_replace_key(pdf, qpdf_oh_get_array_item(pdf, kids, i), "/P", document);
    qpdf_oh_replace_key(pdf, document, "/P", tree);
    qpdf_oh_replace_key(pdf, document, "/K", kids);
    qpdf_oh_replace_key(pdf, tree, "/K", document);
}

static bool
finish_structure(qpdf_data pdf, const GPtrArray *alts, GError **error)
{
    qpdf_oh tree = qpdf_oh_get_key(pdf, qpdf_get_root(pdf), "/StructTreeRoot");
    FigureWalk walk = {pdf, alts, 0};

    if (!qpdf_oh_is_dictionary(pdf, tree))
        return true;
    wrap_in_document(pdf, tree);
    describe_elements(&walk, qpdf_oh_get_key(pdf, tree, "/K"));
    if (walk.n_figures != alts->len) {
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM,
                    _("the PDF file does not hold together: %u figures of %u"), walk.n_figures,
                    alts->len);
        return false;
    }
    return true;
}

/* Returns: (owned) the file, packed. */
static GBytes *
pdf_write(qpdf_data pdf)
{
    qpdf_init_write_memory(pdf);
    qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
    qpdf_set_compress_streams(pdf, QPDF_TRUE);
    qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
    qpdf_write(pdf);
    return qpdf_has_error(pdf) ? g_bytes_new(NULL, 0)
                               : g_bytes_new(qpdf_get_buffer(pdf), qpdf_get_buffer_length(pdf));
}

static bool
check_again(GBytes *bytes, guint n_pages, GError **error)
{
    g_auto(qpdf_data) pdf = pdf_open(bytes);

    if (!check_clean(pdf, error))
        return false;
    qpdf_check_pdf(pdf);
    if (!check_clean(pdf, error))
        return false;
    if ((guint)qpdf_get_num_pages(pdf) != n_pages) {
        g_set_error(error, RP_ERROR, RP_ERROR_SYSTEM,
                    _("the PDF file does not hold together: %d pages of %u"),
                    qpdf_get_num_pages(pdf), n_pages);
        return false;
    }
    return true;
}

/* Returns: (owned, nullable) the finished file; the memory that finishing took is free again. */
static GBytes *
finish(GBytes *raw, const RpPages *pages, const GPtrArray *alts, GError **error)
{
    g_auto(qpdf_data) pdf = pdf_open(raw);

    if (!check_clean(pdf, error) || !set_dates(pdf, pages->info.date, error))
        return NULL;
    set_catalogue(pdf, pages->info.title != NULL && *pages->info.title != '\0');
    set_page_flags(pdf);
    rp_pdf_widths_correct(pdf);
    if (!finish_structure(pdf, alts, error))
        return NULL;

    g_autoptr(GBytes) packed = pdf_write(pdf);
    return check_clean(pdf, error) ? g_steal_pointer(&packed) : NULL;
}

GBytes *
rp_pdf_finish(GBytes *raw, const RpPages *pages, const GPtrArray *alts, GError **error)
{
    g_autoptr(GBytes) packed = finish(raw, pages, alts, error);

    if (packed == NULL || !check_again(packed, pages->pages->len, error))
        return NULL;
    return g_steal_pointer(&packed);
}
