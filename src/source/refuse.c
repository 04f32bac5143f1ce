#include <string.h>

#include "base/i18n.h"
#include "source/decode-private.h"

#define SAMPLE            4096 /* bytes looked at */
#define MAX_CONTROL_SHARE 10   /* more than one control character in so many bytes is no text */
#define MIN_CONTROL       4    /* fewer may be an accident in a short text */

static const struct {
    const char *start;
    gsize length;
    const char *code;
    const char *what;
    const char *hint;
} signatures[] = {
    {"PK\x03\x04", 4, "file-workbook",
     N_("this is an Excel or WPS workbook (.xlsx) or a zip archive, not text"),
     N_("open it in Excel or WPS and save the sheet as “CSV UTF-8”")},
    {"PK\x05\x06", 4, "file-workbook", N_("this is an empty zip archive, not text"),
     N_("open the workbook in Excel or WPS and save the sheet as “CSV UTF-8”")},
    {"\xd0\xcf\x11\xe0", 4, "file-workbook",
     N_("this is an old Excel or WPS workbook (.xls, .et), not text"),
     N_("open it in Excel or WPS and save the sheet as “CSV UTF-8”")},
    {"{\\rtf", 5, "file-not-text", N_("this is a rich text document (RTF), not plain text"),
     N_("save the table as “CSV UTF-8”, or the text as plain text")},
    {"%PDF-", 5, "file-not-text", N_("this is a PDF document, not text"),
     N_("ask for the table behind it as CSV")},
    {"\x1f\x8b", 2, "file-not-text", N_("this is a gzip archive, not text"), N_("unpack it first")},
    {"Rar!", 4, "file-not-text", N_("this is a RAR archive, not text"), N_("unpack it first")},
    {"7z\xbc\xaf", 4, "file-not-text", N_("this is a 7z archive, not text"), N_("unpack it first")},
    {"\x89PNG", 4, "file-not-text", N_("this is a picture (PNG), not text"),
     N_("ask for the table as CSV")},
    {"\xff\xd8\xff", 3, "file-not-text", N_("this is a picture (JPEG), not text"),
     N_("ask for the table as CSV")},
    {"\xff\xfe\0\0", 4, "file-not-text", N_("this is UTF-32 text, which is not read"),
     N_("save it as UTF-8")},
    {"\0\0\xfe\xff", 4, "file-not-text", N_("this is UTF-32 text, which is not read"),
     N_("save it as UTF-8")},
};

static const struct {
    const char *bytes;
    gsize length;
} lone_marks[] = {{"\xef\xbb\xbf", 3}, {"\xff\xfe", 2}, {"\xfe\xff", 2}, {"\x84\x31\x95\x33", 4}};

static bool
is_lone_mark(const char *bytes, gsize length)
{
    for (gsize i = 0; i < G_N_ELEMENTS(lone_marks); i++)
        if (length == lone_marks[i].length && memcmp(bytes, lone_marks[i].bytes, length) == 0)
            return true;
    return false;
}

static bool
is_binary(const char *bytes, gsize length)
{
    gsize n = MIN(length, SAMPLE), control = 0;
    bool big_endian;

    if (rp_looks_like_utf16(bytes, length, &big_endian))
        return false;
    /* a byte order mark of UTF-16 promises text, however little ASCII it has */
    if (g_str_has_prefix(bytes, "\xff\xfe") || g_str_has_prefix(bytes, "\xfe\xff"))
        return false;
    for (gsize i = 0; i < n; i++) {
        guchar c = (guchar)bytes[i];
        control += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    }
    return control >= MIN_CONTROL && control * MAX_CONTROL_SHARE > n;
}

bool
rp_refuse_bytes(const char *shown, const char *bytes, gsize length, RpDiags *diags)
{
    RpWhere where = rp_where(shown, 1, 1);

    if (length == 0) {
        rp_diags_add(diags, RP_FAULT, "file-empty", where, _("the file is empty"));
        rp_diags_hint(diags, _("export it again, or remove it"));
        return true;
    }
    if (is_lone_mark(bytes, length)) {
        rp_diags_add(diags, RP_FAULT, "file-empty", where,
                     _("the file holds nothing but a byte order mark"));
        rp_diags_hint(diags, _("export it again, or remove it"));
        return true;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(signatures); i++) {
        if (length >= signatures[i].length &&
            memcmp(bytes, signatures[i].start, signatures[i].length) == 0) {
            rp_diags_add(diags, RP_FAULT, signatures[i].code, where, "%s", _(signatures[i].what));
            rp_diags_hint(diags, "%s", _(signatures[i].hint));
            return true;
        }
    }
    if (is_binary(bytes, length)) {
        rp_diags_add(diags, RP_FAULT, "file-not-text", where,
                     _("this is no text file: it is full of control characters"));
        rp_diags_hint(diags, _("save the table as “CSV UTF-8”"));
        return true;
    }
    return false;
}

bool
rp_refuse_text(const char *shown, const char *text, RpDiags *diags)
{
    const char *p = text + strspn(text, " \t\r\n");
    bool markup = *p == '<' && (g_ascii_isalpha(p[1]) || p[1] == '!' || p[1] == '?');

    if (!markup && g_ascii_strncasecmp(p, "MIME-Version:", strlen("MIME-Version:")) != 0)
        return false;
    rp_diags_add(diags, RP_FAULT, "file-web-page", rp_where(shown, 1, 1),
                 _("this is a web page or XML, not a table or layout"));
    rp_diags_hint(diags, _("open it in Excel or WPS and save the sheet as “CSV UTF-8”; if it was "
                           "downloaded, it may be the login page of the site"));
    return true;
}
