#include "base/number.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DIGITS 17 /* enough for every double to read back */

/* 0.d1 d2 d3 ... x 10^point; the shortest digits that read back as the double. */
typedef struct {
    bool negative;
    char digits[MAX_DIGITS + 1];
    int n;
    int point;
} Digits;

static void
take_digits(const char *text, Digits *ret)
{
    *ret = (Digits){.negative = *text == '-'};
    for (; *text != 'e'; text++)
        if (g_ascii_isdigit(*text))
            ret->digits[ret->n++] = *text;
    ret->point = (int)g_ascii_strtoll(text + 1, NULL, 10) + 1;
    while (ret->n > 0 && ret->digits[ret->n - 1] == '0')
        ret->n--;
}

/* `value` is finite. */
static Digits
shortest_digits(double value)
{
    static const char *const formats[] = {"%.14e", "%.15e", "%.16e"};
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    Digits digits;

    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_ascii_formatd(buffer, sizeof buffer, formats[i], value);
        if (g_ascii_strtod(buffer, NULL) == value)
            break;
    }
    take_digits(buffer, &digits);
    return digits;
}

/* The digit at `place` after the point (negative: before it); zero outside of the digits. */
static char
digit_at(const Digits *digits, int place)
{
    int i = digits->point + place;

    if (i < 0 || i >= digits->n)
        return '0';
    return digits->digits[i];
}

/* Round half away from zero to `decimals` places. */
static void
round_digits(Digits *digits, int decimals)
{
    int keep = digits->point + decimals;

    if (keep >= digits->n)
        return;
    bool up = keep >= 0 && digits->digits[keep] >= '5';
    digits->n = MAX(keep, 0);
    while (up && digits->n > 0 && digits->digits[digits->n - 1] == '9')
        digits->n--;
    if (!up)
        return;
    if (digits->n > 0) {
        digits->digits[digits->n - 1]++;
        return;
    }
    /* all nines, or nothing kept: a one in the place before them */
    digits->digits[0] = '1';
    digits->n = 1;
    digits->point++;
}

static bool
is_zero(const Digits *digits)
{
    for (int i = 0; i < digits->n; i++)
        if (digits->digits[i] != '0')
            return false;
    return true;
}

static void
append_digits(GString *text, const Digits *digits, int decimals)
{
    for (int place = MIN(-digits->point, -1); place < 0; place++)
        g_string_append_c(text, digit_at(digits, place));
    if (decimals > 0)
        g_string_append_c(text, '.');
    for (int place = 0; place < decimals; place++)
        g_string_append_c(text, digit_at(digits, place));
}

static char *
format_number(double value, int decimals, const char *plus)
{
    if (!isfinite(value))
        return g_strdup("—");

    Digits digits = shortest_digits(value);
    round_digits(&digits, decimals);
    GString *text = g_string_new(NULL);
    if (!is_zero(&digits))
        g_string_append(text, digits.negative ? RP_MINUS : plus);
    append_digits(text, &digits, decimals);
    return g_string_free(text, FALSE);
}

char *
rp_number_format(double value, int decimals)
{
    return format_number(value, decimals, "");
}

char *
rp_number_format_signed(double value, int decimals)
{
    return format_number(value, decimals, "+");
}

char *
rp_number_group(const char *text)
{
    GString *out = g_string_new(NULL);
    const char *digits = text;

    while (*digits != '\0' && !g_ascii_isdigit(*digits))
        digits++;
    g_string_append_len(out, text, digits - text);
    size_t whole = strspn(digits, "0123456789");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            g_string_append_c(out, ',');
        g_string_append_c(out, digits[i]);
    }
    g_string_append(out, digits + whole);
    return g_string_free(out, FALSE);
}

char *
rp_number_exact(double value)
{
    if (!isfinite(value))
        return g_strdup("");

    Digits digits = shortest_digits(value);
    GString *text = g_string_new(digits.negative && !is_zero(&digits) ? "-" : "");
    append_digits(text, &digits, MAX(digits.n - digits.point, 0));
    return g_string_free(text, FALSE);
}

char *
rp_number_chinese(unsigned number)
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    if (number < 1 || number > 99)
        return g_strdup_printf("%u", number);
    return g_strconcat(number < 20 ? "" : digits[number / 10], number < 10 ? "" : "十",
                       digits[number % 10], NULL);
}
