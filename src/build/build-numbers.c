#include <math.h>
#include <string.h>

#include "base/number.h"
#include "build/build-private.h"
#include "build/phrase.h"

/* What the numbers are made of. */
typedef struct {
    const RpProgressSet *set;
    GPtrArray *rows; /* of const RpProgress *: all targets */
    RpTally tally;
} Numbers;

static bool
is_binding(const RpProgress *item)
{
    return strcmp(item->target->nature, "约束性") == 0;
}

static char *
of_total(unsigned count, unsigned total)
{
    return g_strdup_printf("%u/%u", count, total);
}

/* 达标4项，正常10项; "" without any. */
static char *
counts_of(const Numbers *numbers, unsigned statuses)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (int s = 0; s < RP_N_STATUS; s++) {
        unsigned count = numbers->set->counts[s];

        if ((statuses & (1u << s)) != 0 && count > 0)
            g_string_append_printf(out, "%s%s%u项", out->len > 0 ? "，" : "",
                                   rp_phrase_status(numbers->set, (RpStatus)s), count);
    }
    return g_strdup(out->str);
}

/* The mean of the completions known, beside that of the time gone for the same targets. */
static bool
fill_mean(const Numbers *numbers, RpFigure *ret)
{
    double completion = 0, elapsed = 0;
    unsigned known = 0;

    for (guint i = 0; i < numbers->rows->len; i++) {
        const RpProgress *item = g_ptr_array_index(numbers->rows, i);

        if (!item->has_value || isnan(item->completion))
            continue;
        completion += item->completion;
        elapsed += fmin(item->elapsed, 1);
        known++;
    }
    ret->value = rp_phrase_percent(numbers->set, known == 0 ? NAN : completion / known);
    ret->unit = g_strdup(known == 0 ? "" : "%");
    double gap = known == 0 ? NAN : round(1000 * (completion - elapsed) / known) / 10;
    if (isnan(gap)) {
        ret->left = g_strdup("尚无数据");
        return true;
    }
    g_autofree char *points = rp_number_format(fabs(gap), 1);
    ret->left = gap == 0
                    ? g_strdup("与时序进度持平")
                    : g_strdup_printf("%s时序进度%s个百分点", gap > 0 ? "快于" : "慢于", points);
    return true;
}

static bool
fill_expected(const Numbers *numbers, RpFigure *ret)
{
    ret->value = of_total(numbers->tally.expected, numbers->tally.total);
    ret->left = counts_of(numbers, RP_STATUS_BIT(MET) | RP_STATUS_BIT(ON_TRACK));
    return true;
}

static bool
fill_binding(const Numbers *numbers, RpFigure *ret)
{
    g_autoptr(GPtrArray) binding = g_ptr_array_new();

    for (guint i = 0; i < numbers->rows->len; i++) {
        gpointer item = g_ptr_array_index(numbers->rows, i);
        if (is_binding(item))
            g_ptr_array_add(binding, item);
    }
    RpTally tally = rp_rows_tally(binding);
    if (tally.total == 0)
        return false;
    ret->value = of_total(tally.expected, tally.total);
    if (tally.expected == tally.total)
        ret->left = g_strdup("全部达到预期进度");
    else if (tally.lagging > 0)
        ret->left = g_strdup_printf("%u项未达到预期进度", tally.lagging);
    else
        ret->left = g_strdup_printf("%u项尚不能判断", tally.total - tally.judged);
    return true;
}

static bool
fill_supervised(const Numbers *numbers, RpFigure *ret)
{
    g_autoptr(GPtrArray) bad = rp_rows_with(numbers->rows, RP_BAD_BITS);

    ret->value = g_strdup_printf("%u", bad->len);
    ret->left = bad->len == 0 ? g_strdup("没有滞后或倒退的目标") : counts_of(numbers, RP_BAD_BITS);
    ret->alarm = bad->len > 0;
    ret->status = RP_STATUS_BEHIND;
    return true;
}

/* M11, of a hundred; over the targets that have a score. */
static bool
fill_score(const Numbers *numbers, RpFigure *ret)
{
    unsigned unknown = 0;

    for (guint i = 0; i < numbers->rows->len; i++)
        unknown += isnan(((const RpProgress *)g_ptr_array_index(numbers->rows, i))->score) ? 1 : 0;
    ret->value = rp_phrase_marks(numbers->set, 100 * numbers->set->score);
    ret->unit = g_strdup("分");
    ret->left =
        unknown == 0 ? g_strdup("满分100分") : g_strdup_printf("满分100分，%u项未能计分", unknown);
    return true;
}

static bool
fill_ahead(const Numbers *numbers, RpFigure *ret)
{
    ret->value = of_total(numbers->tally.ahead, numbers->tally.total);
    ret->left = g_strdup_printf("%u项慢于时序进度", numbers->tally.late);
    return true;
}

static bool
fill_met(const Numbers *numbers, RpFigure *ret)
{
    unsigned met = numbers->set->counts[RP_STATUS_MET];

    ret->value = of_total(met, numbers->tally.total);
    ret->left = g_strdup_printf("%u项尚未达标", numbers->tally.total - met);
    return true;
}

/* The words of the schema. */
static const struct {
    const char *word, *chinese;
    bool (*fill)(const Numbers *numbers, RpFigure *ret); /* false: there is none */
} kinds[] = {
    {"mean", "平均完成率", fill_mean},
    {"expected", "达到预期进度", fill_expected},
    {"binding", "约束性目标", fill_binding},
    {"supervised", "须督办目标", fill_supervised},
    {"score", "自评得分", fill_score},
    {"ahead", "快于时序", fill_ahead},
    {"met", "已达标", fill_met},
};

static void
add_number(const Numbers *numbers, const char *word, GArray *figures)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        RpFigure figure = {.plain = true, .completion = NAN, .elapsed = NAN};

        if (strcmp(word, kinds[i].word) != 0 && strcmp(word, kinds[i].chinese) != 0)
            continue;
        if (!kinds[i].fill(numbers, &figure))
            continue;
        figure.label = g_strdup(kinds[i].chinese);
        figure.target = g_strdup("");
        figure.right = g_strdup("");
        if (figure.unit == NULL)
            figure.unit = g_strdup("项");
        g_array_append_val(figures, figure);
    }
}

void
rp_build_numbers(RpBuilder *builder, const RpLayoutBlock *from)
{
    g_autoptr(GPtrArray) rows = rp_rows_all(builder->set);
    const Numbers numbers = {builder->set, rows, rp_rows_tally(rows)};

    if (rows->len == 0)
        return;
    RpBlock *block = rp_builder_add(builder, RP_BLOCK_FIGURES, from);
    for (guint i = 0; i < from->numbers->len; i++)
        add_number(&numbers, g_ptr_array_index(from->numbers, i), block->u.figures.items);
    block->u.figures.gutter = from->gutter;
    block->u.figures.per_row = CLAMP(block->u.figures.items->len, 3, 4);
}
