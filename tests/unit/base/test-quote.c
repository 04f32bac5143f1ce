#include "base/diag.h"

#include "rp-check.h"

static const struct {
    const char *text;
    gssize length;
    unsigned max;
    const char *quoted;
} rows[] = {
    {"青海省", -1, 10, "青海省"},              /* plain */
    {"青海省", -1, 3, "青海省"},               /* just fits */
    {"青海省", -1, 2, "青海…"},                /* cut by characters */
    {"a\tb\r\n", -1, 10, "a\\x09b\\x0D\\x0A"}, /* control characters */
    {"a\0b", 3, 10, "a\\x00b"},                /* NUL */
    {"\xc7\xe0", -1, 10, "\\xC7\\xE0"},        /* broken UTF-8 */
    {"青\xe6\xb5", -1, 10, "青\\xE6\\xB5"},    /* cut in a character */
    {"\xef\xbb\xbfid", -1, 10, "\\u{FEFF}id"}, /* byte order mark */
    {"1\xe2\x80\x8b"
     "2",
     -1, 10, "1\\u{200B}2"}, /* zero-width space */
    {"\xe2\x80\xae"
     "abc",
     -1, 10, "\\u{202E}abc"},              /* would reorder the line */
    {"\xc2\x85", -1, 10, "\\u{0085}"},     /* C1 control */
    {"\xe2\x80\xa8", -1, 10, "\\u{2028}"}, /* line separator */
    {"青海省", 3, 10, "青"},               /* only `length` bytes */
    {"", -1, 10, ""},                      /* nothing */
};

START_TEST(what_does_not_show_is_escaped)
{
    g_autofree char *quoted = rp_quote_raw(rows[_i].text, rows[_i].length, rows[_i].max);

    ck_assert_str_eq(quoted, rows[_i].quoted);
}
END_TEST

static Suite *
quote_suite(void)
{
    Suite *suite = suite_create("quote");
    TCase *tc = tcase_create("quote");

    rp_tcase_add_rows(tc, what_does_not_show_is_escaped, rows);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(quote_suite)
