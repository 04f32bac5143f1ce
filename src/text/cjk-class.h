/* cjk-class.h - what a character is to Chinese line setting
 *
 * Stage 4, pure. The class of a code point alone; context (is this dash half of ——?) is resolved
 * in context.c, which may change the class.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum {
    RP_CJK_OTHER,     /* symbols and scripts without rules of their own: UAX #14 decides */
    RP_CJK_HAN,       /* Han, kana, bopomofo, hangul, Yi: a line may break on both sides */
    RP_CJK_OPEN,      /* full-width opening mark: blank on the left */
    RP_CJK_CLOSE,     /* full-width closing mark: blank on the right */
    RP_CJK_COMMA,     /* ，、：； */
    RP_CJK_STOP,      /* 。．！？ */
    RP_CJK_DASH,      /* part of —— */
    RP_CJK_ELLIPSIS,  /* part of …… */
    RP_CJK_MIDDOT,    /* · between Han */
    RP_CJK_CONNECTOR, /* — – ～ between two things */
    RP_CJK_SOLIDUS,   /* / ／ */
    RP_CJK_ITERATION, /* 々 ー and the like: sticks to the character before */
    RP_CJK_CIRCLED,   /* ① and the like */
    RP_CJK_WIDE,      /* full-width digits and letters */
    RP_CJK_UNIT,      /* % ‰ ℃ ° ′ ″ ㎡: sticks to the number before */
    RP_CJK_PREFIX,    /* ￥ $ № ± −: sticks to the number after */
    RP_CJK_LETTER,    /* Latin, Greek, Cyrillic */
    RP_CJK_DIGIT,     /* 0-9 */
    RP_CJK_LATIN_OPEN,
    RP_CJK_LATIN_CLOSE,
    RP_CJK_LATIN_STOP,  /* . , ; : ! ? */
    RP_CJK_LATIN_QUOTE, /* " ' and curly quotes wholly among Latin */
    RP_CJK_HYPHEN,      /* - and its kin inside Latin */
    RP_CJK_SPACE,       /* U+0020, tab, fixed spaces at which a line may end */
    RP_CJK_FIXED_SPACE, /* no-break spaces */
    RP_CJK_IDEO_SPACE,  /* U+3000 */
    RP_CJK_SOFT_HYPHEN,
    RP_CJK_MARK, /* combining marks, joiners, selectors: part of the character before */
} RpCjkClass;

#define RP_N_CJK (RP_CJK_MARK + 1)

/* Returns: the class of `ch` without its context. */
RpCjkClass rp_cjk_class(gunichar ch);

/* Returns: whether the class is set in the Han face, in an em box of its own. */
bool rp_cjk_is_wide(RpCjkClass cls);

/* Returns: whether it is a full-width mark, half of whose em box is blank. */
bool rp_cjk_is_mark(RpCjkClass cls);

/* Returns: whether 个 年 元 ... counts what the number before says. */
bool rp_cjk_is_measure(gunichar ch);

/* Returns: whether the character is never shown: no glyph for it is no fault. */
bool rp_cjk_is_ignorable(gunichar ch);

/* Returns: whether it is a sign of mathematics (=, <, ×, −, ≤ ...), which belongs to the figures.
 */
bool rp_cjk_is_operator(gunichar ch);
