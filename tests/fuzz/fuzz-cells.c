/* fuzz-cells.c - any text as a number, a period and a target phrase
 *
 * What was read must print and read back as itself.
 */
#include <string.h>

#include "base/period.h"
#include "data/cell-number.h"
#include "data/cell-unit.h"
#include "data/fold.h"
#include "data/period-text.h"
#include "data/target-phrase.h"
#include "fuzz.h"

static void
check_decimal(RpDecimal value)
{
    g_autofree char *text = rp_decimal_to_string(value);
    RpDecimal again;

    FUZZ_CHECK(rp_decimal_parse(text, strlen(text), &again));
    FUZZ_CHECK(rp_decimal_compare(value, again) == 0);
}

static void
check_number(const char *text)
{
    RpCell cell = rp_cell_read(text, strlen(text));
    RpDecimal converted;

    FUZZ_CHECK(strlen(cell.unit) < RP_CELL_MAX_UNIT && g_utf8_validate(cell.unit, -1, NULL));
    if (cell.kind != RP_CELL_NUMBER) {
        FUZZ_CHECK(cell.kind == RP_CELL_MISSING || *rp_cell_problem(cell.kind) != '\0');
        return;
    }
    check_decimal(cell.value);
    if (rp_unit_convert(cell.value, cell.unit, "月", &converted) == RP_UNIT_SAME)
        check_decimal(converted);
}

static void
check_period(const char *text)
{
    RpPeriod period, again;
    unsigned remarks = 0;

    if (rp_period_text_read(text, &period, &remarks) != RP_PERIOD_TEXT_READ)
        return;
    g_autofree char *canonical = rp_period_to_string(period);
    FUZZ_CHECK(period.first <= period.last);
    FUZZ_CHECK(rp_period_text_read(canonical, &again, &remarks) == RP_PERIOD_TEXT_READ);
    FUZZ_CHECK(rp_period_equal(period, again));
}

static void
check_phrase(const char *text)
{
    static const RpDirection directions[] = {RP_DIRECTION_UP, RP_DIRECTION_DOWN, RP_DIRECTION_NONE};

    for (size_t i = 0; i < G_N_ELEMENTS(directions); i++) {
        RpPhrase phrase = rp_phrase_read(text, directions[i]);

        if (phrase.kind != RP_PHRASE_TARGET)
            continue;
        FUZZ_CHECK(phrase.comparator != RP_COMPARE_NONE);
        FUZZ_CHECK(g_utf8_validate(phrase.unit, -1, NULL));
        check_decimal(phrase.value);
        if (phrase.comparator == RP_COMPARE_RANGE)
            FUZZ_CHECK(rp_decimal_compare(phrase.value, phrase.value_high) <= 0);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = fuzz_text(data, size);
    g_autofree char *folded = rp_fold_name(text, NULL);

    FUZZ_CHECK(g_utf8_validate(folded, -1, NULL));
    check_number(text);
    check_period(text);
    check_phrase(text);
    return 0;
}
