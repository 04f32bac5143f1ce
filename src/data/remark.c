#include "data/remark.h"

#include "base/i18n.h"

/* In the order of the bits of RpRemark. */
static const struct {
    const char *code;
    const char *what;
    const char *hint;
} remarks_table[] = {
    {"full-width-digits", N_("full-width digits"), N_("write ASCII digits")},
    {"unicode-minus", N_("a minus that is not ASCII"), N_("write the minus as -")},
    {"number-exponent", N_("an exponent"),
     N_("format the column as a number, so that no digit is lost")},
    {"leading-zeros", N_("leading zeros"), N_("remove them")},
    {"bare-point", N_("a decimal point without digits on both sides"),
     N_("write a digit before and after the point")},
    {"apostrophe", N_("an apostrophe in front"), N_("format the cell as a number")},
    {"zero-width-character", N_("invisible characters"), N_("type the cell again")},
    {"no-break-space", N_("no-break spaces"), N_("remove them")},
    {"inner-spaces", N_("spaces inside"), N_("remove them")},
    {"per-mille", N_("a per mille sign"), N_("write per cent")},
    {"chinese-digits", N_("Chinese digits"), N_("write ASCII digits")},
    {"bound-not-value", N_("a bound instead of a value"), N_("write the value itself")},
    {"approximate-value", N_("an approximate value"),
     N_("write the exact value; an approximate one cannot decide a boundary")},
    {"footnote-mark", N_("a footnote mark"), N_("move it to the column 'flag' or 'note'")},
    {"negative-parentheses", N_("parentheses for a negative number"), N_("write the minus as -")},
    {"ambiguous-missing", N_("an ambiguous mark, taken as missing, not as zero"),
     N_("write 0 for nothing, or leave the cell empty for no data")},
    {"traditional-characters", N_("traditional characters"),
     N_("write the simplified form of the list")},
    {"compatibility-characters", N_("compatibility characters"), N_("type the name again")},
    {"measure-word", N_("another measure word than the indicator's"),
     N_("check that the same thing is counted")},
    {"month-name", N_("a month's name and a year of two digits"), N_("write e.g. 2015-03")},
    {"excel-serial", N_("the serial number of a day"),
     N_("format the column as text and write e.g. 2015-03")},
    {"short-year", N_("a year of two digits"), N_("write four digits")},
    {"dropped-zero", N_("a month that may have lost its zero"),
     N_("write e.g. 2015-01 or 2015-10")},
};

void
rp_remarks_report(unsigned remarks, const char *raw, const char *read_as, RpCellPlace place,
                  RpDiags *diags)
{
    if (remarks == 0)
        return;
    g_autofree char *quoted = rp_quote_raw(raw, -1, 40);
    for (size_t i = 0; i < G_N_ELEMENTS(remarks_table); i++) {
        if ((remarks & (1u << i)) == 0)
            continue;
        if (read_as[0] == '\0')
            rp_diags_add(diags, RP_WARNING, remarks_table[i].code, place.where, _("'%s' has %s"),
                         quoted, _(remarks_table[i].what));
        else
            rp_diags_add(diags, RP_WARNING, remarks_table[i].code, place.where,
                         _("'%s' has %s; read as %s"), quoted, _(remarks_table[i].what), read_as);
        if (place.column > 0)
            rp_diags_cell(diags, place.column, place.row);
        rp_diags_hint(diags, "%s", _(remarks_table[i].hint));
    }
}
