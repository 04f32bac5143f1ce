#include "text/linebreak-private.h"

#include <math.h>
#include <string.h>

#include "text/justify-private.h"
#include "text/kinsoku-private.h"

/*
 * Total fit: a node is "a line ends before cell k"; the best way to every node is kept, apart for
 * each degree of looseness of the line that ends there, because lines side by side should look
 * alike. For each k only the starts within one measure are tried:
 *
 *   ... start ......................... k
 *       |<----- natural width ----->|
 *       |<------- the measure --------->|   slack: word spaces and Han-Latin gaps first,
 *                                            then all gaps alike ("tracking")
 *
 * Costs add up over the lines. Their unit is the badness of tracking: (t / 0.04 em)^2, so that
 * 10 is a line tracked by 1/8 em.
 */

#define SLACK_PT         0.01   /* points; rounding of Pango units */
#define TRACK_UNIT       0.04   /* em of tracking that cost 1 */
#define TRACK_NORMAL     0.12   /* em; looser lines are remarked by a reader */
#define COST_SHRUNK      7.0    /* a line shrunk as far as it goes; not a whole paragraph of them */
#define COST_STRETCHED   4.0    /* a line whose spaces are all at 1/2 em */
#define COST_LINE        3.0    /* each line: some squeezing is worth a line less */
#define COST_LOOSE       25.0   /* over TRACK_NORMAL */
#define COST_WIDE        20.0   /* a line whose word spaces are as wide as they may be */
#define COST_SHORT       1500.0 /* a line that cannot be stretched to the measure, */
#define COST_SHORT_EM    300.0  /* and for each em of its lack */
#define COST_ADDRESS     40.0   /* one of nothing but a code or an address, */
#define COST_ADDRESS_EM  100.0  /* and for each em of its lack */
#define COST_OVERFULL    100000.0
#define COST_NEIGHBOURS  4.0    /* tight beside loose */
#define COST_HYPHENS     30.0   /* hyphens at two line ends in a row */
#define COST_LONELY      4000.0 /* one Han character as last line */
#define COST_LONELY_PAIR 20.0   /* two of them */
#define COST_JOINT       150    /* after a hyphen or solidus of a long code */
#define LONG_PIECE       7.0    /* em; shorter codes are not divided */
#define COST_TOKEN_INNER 2     /* times RP_BREAK_RESORT: inside letters rather than beside a sign */
#define RAGGED_UNIT      0.1   /* part of the measure that costs 1 when a ragged line is short */
#define QUICK_FILL       0.5   /* shorter lines are not tried when there is any other */
#define EXTRA_PER_LINE   8.0   /* what one line more or less may cost, for each line, */
#define EXTRA_MAX        120.0 /* and for a long paragraph */

typedef struct {
    guint at;      /* cell that begins the next line */
    double cost;   /* of all lines so far */
    int previous;  /* node at the beginning of the last of them; -1 at the start */
    int looseness; /* 0 tight .. 3 very loose */
    int lines;     /* how many so far; 0 when they are not counted */
    bool hyphen;
} Node;

/* A place where a line may end. */
typedef struct {
    guint at;
    int cost;
    int first_node; /* nodes of this place are [first_node, first_node + n_nodes) */
    int n_nodes;
} Place;

/* State of one paragraph. */
typedef struct {
    const RpCells *cells;
    const RpLineBreakParams *params;
    GArray *places; /* of Place */
    GArray *nodes;  /* of Node */
    guint n;        /* cells */
    bool counting;  /* ways of different numbers of lines are kept apart */
} Breaker;

/* What a line costs by itself. */
typedef struct {
    double cost;
    int looseness;
    bool overfull;
} Rating;

static double
measure_of(const Breaker *b, guint first)
{
    return first == 0 ? b->params->width - b->params->indent : b->params->width;
}

/* No gap may take what is left: a bad fault, but hardly one in a line of nothing but an address. */
static double
cost_of_lack(const Breaker *b, const RpLine *line, const RpLineMetrics *m, double lack)
{
    bool adjustable = m->wide > 0.0;

    if (lack <= SLACK_PT)
        return 0.0;
    for (guint i = line->first; i < line->visible && !adjustable; i++)
        adjustable = rp_cjk_is_wide(rp_cells_at(b->cells, i)->cls);
    return adjustable ? COST_SHORT + COST_SHORT_EM * lack / b->params->em
                      : COST_ADDRESS + COST_ADDRESS_EM * lack / b->params->em;
}

static Rating
rate_tracking(const Breaker *b, const RpLine *line, const RpLineMetrics *m, double rest)
{
    const RpTracking tracking = rp_justify_track(m, rest, b->params->em);
    const double t = tracking.track / b->params->em;
    double cost = COST_STRETCHED + (t / TRACK_UNIT) * (t / TRACK_UNIT);

    cost += COST_WIDE * tracking.wide * tracking.wide;
    if (t > TRACK_NORMAL)
        cost += COST_LOOSE;
    cost += cost_of_lack(b, line, m, tracking.lack);
    return (Rating){cost, t < 0.03 ? 1 : t < 0.08 ? 2 : 3, false};
}

static Rating
rate_justified(const Breaker *b, const RpLine *line, const RpLineMetrics *m, double slack)
{
    slack = fabs(slack) <= SLACK_PT ? 0.0 : slack; /* a full line needs neither */
    if (slack < 0.0) {
        const double part = -slack / m->shrink;

        return (Rating){COST_SHRUNK * part * part, part > 0.5 ? 0 : 1, false};
    }
    if (slack <= m->stretch) {
        const double part = m->stretch > 0.0 ? slack / m->stretch : 0.0;

        return (Rating){COST_STRETCHED * part * part, 1, false};
    }
    return rate_tracking(b, line, m, slack - m->stretch);
}

/* A last line of one Han character, or of two, is a fault or a blemish. */
static double
rate_loneliness(const Breaker *b, const RpLine *line)
{
    const guint core = b->cells->sums[line->end].core - b->cells->sums[line->first].core;

    if (line->first == 0 || core > 2)
        return 0.0;
    guint han = 0;

    for (guint i = line->first; i < line->end; i++)
        han += rp_cells_at(b->cells, i)->cls == RP_CJK_HAN ? 1 : 0;
    if (core == 1)
        return han == 1 ? COST_LONELY : 0.0;
    return han == core ? COST_LONELY_PAIR : 0.0;
}

static Rating
rate_line(const Breaker *b, const RpLine *line, double slack, const RpLineMetrics *m)
{
    const double measure = measure_of(b, line->first);
    const double room = b->params->justify ? m->shrink : 0.0;

    if (slack < -room - SLACK_PT)
        return (Rating){COST_OVERFULL - slack, 0, true};
    if (line->last && !b->params->balance) {
        const double part = slack < -SLACK_PT ? -slack / m->shrink : 0.0;

        return (Rating){COST_SHRUNK * part * part + rate_loneliness(b, line), 1, false};
    }
    if (b->params->justify)
        return rate_justified(b, line, m, slack);
    const double part = MAX(0.0, slack) / measure / RAGGED_UNIT;

    return (Rating){part * part + (line->last ? rate_loneliness(b, line) : 0.0), 1, false};
}

/* Keep `node` if it is the best of its kind among those from `first_node` on. */
static void
offer_node(Breaker *b, guint first_node, const Node *node)
{
    for (guint k = first_node; k < b->nodes->len; k++) {
        Node *other = &g_array_index(b->nodes, Node, k);

        if (other->looseness != node->looseness || other->lines != node->lines)
            continue;
        if (node->cost < other->cost)
            *other = *node;
        return;
    }
    g_array_append_val(b->nodes, *node);
}

/* Extend all ways to `from` by the rated line that ends at `to`. */
static void
extend_ways(Breaker *b, const Place *from, const Place *to, const RpLine *line,
            const Rating *rating)
{
    const guint first_node = (guint)to->first_node;

    for (int k = 0; k < from->n_nodes; k++) {
        const int index = from->first_node + k;
        const Node previous = g_array_index(b->nodes, Node, index);
        double cost = previous.cost + rating->cost + to->cost + COST_LINE;

        if (previous.previous >= 0 && ABS(previous.looseness - rating->looseness) > 1)
            cost += COST_NEIGHBOURS;
        if (previous.hyphen && line->hyphen)
            cost += COST_HYPHENS;
        const int lines = b->counting ? previous.lines + 1 : 0;
        const Node node = {to->at, cost, index, rating->looseness, lines, line->hyphen};

        offer_node(b, first_node, &node);
    }
}

/* Forget ways that cost so much more than the best one that none of them can be chosen, even if
 * the lines that follow suit it better. */
static void
prune_ways(Breaker *b, const Place *to)
{
    const guint first = (guint)to->first_node;
    double best = G_MAXDOUBLE;
    guint kept = first;

    for (guint k = first; k < b->nodes->len; k++)
        best = MIN(best, g_array_index(b->nodes, Node, k).cost);
    for (guint k = first; k < b->nodes->len; k++) {
        const Node node = g_array_index(b->nodes, Node, k);

        if (node.cost <= best + EXTRA_MAX + COST_NEIGHBOURS + COST_HYPHENS)
            g_array_index(b->nodes, Node, kept++) = node;
    }
    g_array_set_size(b->nodes, kept);
}

static RpLine
line_between(const Breaker *b, guint first, guint end)
{
    const bool last = end == b->n;

    return (RpLine){.first = first,
                    .end = end,
                    .visible = rp_cells_visible_end(b->cells, first, end),
                    .hyphen = !last && rp_cells_at(b->cells, end)->hyphen,
                    .last = last};
}

/* Find the best ways to place `j`. Returns: the first place that later lines may begin at. */
static guint
reach_place(Breaker *b, guint oldest, guint j)
{
    Place *to = &g_array_index(b->places, Place, j);

    to->first_node = (int)b->nodes->len;
    for (guint i = oldest; i < j; i++) {
        const Place *from = &g_array_index(b->places, Place, i);
        const RpLine line = line_between(b, from->at, to->at);
        const RpLineMetrics m = rp_cells_measure(b->cells, &line);
        const double slack = measure_of(b, line.first) - m.natural;
        const bool found = (int)b->nodes->len > to->first_node;

        if (found && !line.last && slack > QUICK_FILL * b->params->width)
            break;
        const Rating rating = rate_line(b, &line, slack, &m);

        if (rating.overfull && i == oldest && i + 1 < j && !line.hyphen)
            oldest++;
        if (rating.overfull && (i + 1 < j || found))
            continue;
        extend_ways(b, from, to, &line, &rating);
    }
    if (b->counting)
        prune_ways(b, to);
    to->n_nodes = (int)b->nodes->len - to->first_node;
    return oldest;
}

static void
add_place(GArray *places, guint at, int cost)
{
    const Place place = {.at = at, .cost = cost};

    g_array_append_val(places, place);
}

static bool
is_alnum(const RpCell *cell)
{
    return cell->cls == RP_CJK_LETTER || cell->cls == RP_CJK_DIGIT;
}

/* Signs that may stand at a line end inside a long code: - / _ = */
static bool
is_joint(const RpCell *left, const RpCell *right)
{
    return (left->cls == RP_CJK_HYPHEN || left->cls == RP_CJK_SOLIDUS ||
            (left->cls == RP_CJK_OTHER && left->ch < 0x80)) &&
           is_alnum(right);
}

/* Returns: the least width of the piece [from, to). */
static double
least_width(const Breaker *b, guint from, guint to)
{
    const RpLine line = line_between(b, from, to);
    const RpLineMetrics m = rp_cells_measure(b->cells, &line);

    return m.natural - (b->params->justify ? m.shrink : 0.0);
}

/* Inside a chunk longer than the measure a line may end anywhere but beside a mark that clings. */
static void
add_anywhere(const Breaker *b, guint from, guint to)
{
    for (guint i = from + 2; i + 1 < to; i++) {
        const RpCell *left = rp_cells_at(b->cells, i - 1);
        const RpCell *right = rp_cells_at(b->cells, i);

        if ((is_alnum(right) || right->cls == RP_CJK_OTHER) && left->cls != RP_CJK_LATIN_OPEN &&
            left->cls != RP_CJK_OPEN)
            add_place(b->places, i,
                      is_alnum(left) ? RP_BREAK_RESORT * COST_TOKEN_INNER : RP_BREAK_RESORT);
        else if (rp_cjk_is_wide(right->cls) && right->cls == left->cls)
            add_place(b->places, i, RP_BREAK_RESORT);
    }
}

/* Inside a long piece a line may end after a joint; a chunk between joints is divided only when it
 * is longer than the measure. */
static void
add_resorts(const Breaker *b, guint from, guint to)
{
    const double measure = measure_of(b, from) + SLACK_PT;
    guint chunk = from;

    for (guint i = from + 2; i <= to; i++) {
        const bool joint =
            i + 1 < to && is_joint(rp_cells_at(b->cells, i - 1), rp_cells_at(b->cells, i));

        if (!joint && i < to)
            continue;
        if (least_width(b, chunk, i) > measure)
            add_anywhere(b, chunk, i);
        if (joint)
            add_place(b->places, i, COST_JOINT);
        chunk = i;
    }
}

static void
list_places(Breaker *b)
{
    guint from = 0;

    add_place(b->places, 0, 0);
    for (guint i = 1; i <= b->n; i++) {
        const int cost = i < b->n ? rp_cells_at(b->cells, i)->cost : 0;

        if (cost < 0)
            continue;
        const double width = i > from + 2 ? least_width(b, from, i) : 0.0;

        if (width > LONG_PIECE * b->params->em)
            add_resorts(b, from, i);
        add_place(b->places, i, cost);
        from = i;
    }
}

/* Returns: the best node at the end of all cells, of those with `lines` lines (0: any number); -1
 * when there is none. */
static int
best_end(const Breaker *b, int lines)
{
    const Place *end = &g_array_index(b->places, Place, b->places->len - 1);
    int best = -1;

    for (int k = end->first_node; k < end->first_node + end->n_nodes; k++) {
        const Node *node = &g_array_index(b->nodes, Node, k);

        if ((lines == 0 || node->lines == lines) &&
            (best < 0 || node->cost < g_array_index(b->nodes, Node, best).cost))
            best = k;
    }
    return best;
}

/* Returns: (owned) lines on the way to the node `end`. */
static GArray *
trace_lines(const Breaker *b, int end)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(RpLine));

    for (int k = end; g_array_index(b->nodes, Node, k).previous >= 0;) {
        const Node *node = &g_array_index(b->nodes, Node, k);
        const guint first = g_array_index(b->nodes, Node, node->previous).at;
        const RpLine line = line_between(b, first, node->at);

        g_array_append_val(lines, line);
        k = node->previous;
    }
    for (guint i = 0, k = lines->len; i + 1 < k; i++) {
        const RpLine swapped = g_array_index(lines, RpLine, i);

        g_array_index(lines, RpLine, i) = g_array_index(lines, RpLine, --k);
        g_array_index(lines, RpLine, k) = swapped;
    }
    return lines;
}

/* Find the best ways to all places; there is at least one cell. */
static void
find_ways(Breaker *b)
{
    const Node start = {.at = 0, .previous = -1, .looseness = 1};
    guint oldest = 0;

    list_places(b);
    g_array_append_val(b->nodes, start);
    g_array_index(b->places, Place, 0).n_nodes = 1;
    for (guint j = 1; j < b->places->len; j++)
        oldest = reach_place(b, oldest, j);
}

GArray *
rp_line_break(const RpCells *cells, const RpLineBreakParams *params)
{
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
    g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(Node));
    Breaker breaker = {cells, params, places, nodes, cells->cells->len, false};

    if (breaker.n == 0)
        return g_array_new(FALSE, FALSE, sizeof(RpLine));
    find_ways(&breaker);
    return trace_lines(&breaker, best_end(&breaker, 0));
}

/* One line more or less, if it is not too dear. */
static RpLineVariant
variant_of(const Breaker *b, const Node *best, int lines)
{
    const int end = lines > 0 ? best_end(b, lines) : -1;

    if (end < 0)
        return (RpLineVariant){0};
    const double extra = g_array_index(b->nodes, Node, end).cost - best->cost;

    if (extra > MIN(EXTRA_PER_LINE * best->lines, EXTRA_MAX))
        return (RpLineVariant){0};
    return (RpLineVariant){trace_lines(b, end), extra};
}

void
rp_line_break_variants(const RpCells *cells, const RpLineBreakParams *params,
                       RpLineVariant ret_variants[RP_N_VARIANTS])
{
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
    g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(Node));
    Breaker breaker = {cells, params, places, nodes, cells->cells->len, true};

    memset(ret_variants, 0, RP_N_VARIANTS * sizeof *ret_variants);
    if (breaker.n == 0) {
        ret_variants[RP_VARIANT_BEST].lines = g_array_new(FALSE, FALSE, sizeof(RpLine));
        return;
    }
    find_ways(&breaker);
    const int end = best_end(&breaker, 0);
    const Node best = g_array_index(nodes, Node, end);

    ret_variants[RP_VARIANT_BEST].lines = trace_lines(&breaker, end);
    ret_variants[RP_VARIANT_SHORTER] = variant_of(&breaker, &best, best.lines - 1);
    ret_variants[RP_VARIANT_LONGER] = variant_of(&breaker, &best, best.lines + 1);
}
