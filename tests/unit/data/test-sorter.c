#include "data/sorter.h"

#include <string.h>

#include "rp-check.h"

/* Bytes of memory: how many runs there are. */
static const gsize rows[] = {
    1,       /* one for each record, merged in steps */
    3000,    /* some */
    1 << 24, /* all in memory */
};

typedef struct {
    char tie;
    int number; /* of arrival */
} Payload;

static int
compare_ties(const void *a, gsize a_size G_GNUC_UNUSED, const void *b, gsize b_size G_GNUC_UNUSED)
{
    return ((const Payload *)a)->tie - ((const Payload *)b)->tie;
}

static void
check_order(RpSorter *sorter, int n)
{
    RpSortKey key, last = {0, 0, 0};
    Payload before = {0, -1};
    const Payload *payload;
    int count = 0;

    ck_assert(rp_sorter_rewind(sorter, NULL));
    for (; (payload = rp_sorter_next(sorter, &key, NULL)) != NULL; count++, last = key) {
        int order = key.high != last.high ? (key.high > last.high ? 1 : -1)
                    : key.low != last.low ? (key.low > last.low ? 1 : -1)
                                          : payload->tie - before.tie;

        ck_assert(count == 0 || order > 0 || (order == 0 && payload->number > before.number));
        before = *payload;
    }
    ck_assert_int_eq(count, n);
}

START_TEST(records_come_in_order_and_equal_ones_as_they_arrived)
{
    const RpSpooling spooling = {g_get_tmp_dir(), rows[_i], 0};
    g_autoptr(RpSorter) sorter = rp_sorter_new(&spooling, compare_ties);
    guint32 random = 12345;
    const int n = 5000;

    for (int i = 0; i < n; i++) {
        random = random * 1664525u + 1013904223u;
        RpSortKey key = {(guint64)(random >> 28) << 33, random >> 24 & 7, sizeof(Payload)};
        const Payload payload = {(char)('a' + (random >> 20 & 3)), i};
        ck_assert(rp_sorter_add(sorter, key, &payload, NULL));
    }
    check_order(sorter, n);
    check_order(sorter, n); /* once more from the beginning */
}
END_TEST

START_TEST(nothing_is_in_order)
{
    const RpSpooling spooling = {g_get_tmp_dir(), 1, 0};
    g_autoptr(RpSorter) sorter = rp_sorter_new(&spooling, NULL);

    check_order(sorter, 0);
}
END_TEST

static Suite *
sorter_suite(void)
{
    Suite *suite = suite_create("sorter");
    TCase *tc = tcase_create("core");

    rp_tcase_add_rows(tc, records_come_in_order_and_equal_ones_as_they_arrived, rows);
    tcase_add_test(tc, nothing_is_in_order);
    suite_add_tcase(suite, tc);
    return suite;
}

RP_TEST_MAIN(sorter_suite)
