#include "text/cjk-class.h"

/* Ranges in ascending order; what is in none of them is RP_CJK_OTHER. */
static const struct {
    gunichar first, last;
    RpCjkClass cls;
} ranges[] = {
    {0x0009, 0x0009, RP_CJK_SPACE},
    {0x0020, 0x0020, RP_CJK_SPACE},
    {0x0021, 0x0021, RP_CJK_LATIN_STOP},
    {0x0022, 0x0022, RP_CJK_LATIN_QUOTE},
    {0x0024, 0x0024, RP_CJK_PREFIX},
    {0x0025, 0x0025, RP_CJK_UNIT},
    {0x0027, 0x0027, RP_CJK_LATIN_QUOTE},
    {0x0028, 0x0028, RP_CJK_LATIN_OPEN},
    {0x0029, 0x0029, RP_CJK_LATIN_CLOSE},
    {0x002B, 0x002B, RP_CJK_PREFIX},
    {0x002C, 0x002C, RP_CJK_LATIN_STOP},
    {0x002D, 0x002D, RP_CJK_HYPHEN},
    {0x002E, 0x002E, RP_CJK_LATIN_STOP},
    {0x002F, 0x002F, RP_CJK_SOLIDUS},
    {0x0030, 0x0039, RP_CJK_DIGIT},
    {0x003A, 0x003B, RP_CJK_LATIN_STOP},
    {0x003F, 0x003F, RP_CJK_LATIN_STOP},
    {0x0041, 0x005A, RP_CJK_LETTER},
    {0x005B, 0x005B, RP_CJK_LATIN_OPEN},
    {0x005D, 0x005D, RP_CJK_LATIN_CLOSE},
    {0x0061, 0x007A, RP_CJK_LETTER},
    {0x007B, 0x007B, RP_CJK_LATIN_OPEN},
    {0x007D, 0x007D, RP_CJK_LATIN_CLOSE},
    {0x00A0, 0x00A0, RP_CJK_FIXED_SPACE},
    {0x00A1, 0x00A1, RP_CJK_LATIN_OPEN},
    {0x00A2, 0x00A2, RP_CJK_UNIT},
    {0x00A3, 0x00A3, RP_CJK_PREFIX},
    {0x00A5, 0x00A5, RP_CJK_PREFIX},
    {0x00A7, 0x00A7, RP_CJK_PREFIX},
    {0x00AA, 0x00AA, RP_CJK_LETTER},
    {0x00AD, 0x00AD, RP_CJK_SOFT_HYPHEN},
    {0x00B0, 0x00B0, RP_CJK_UNIT},
    {0x00B1, 0x00B1, RP_CJK_PREFIX},
    {0x00B2, 0x00B3, RP_CJK_LETTER}, /* m² is one word */
    {0x00B5, 0x00B5, RP_CJK_LETTER},
    {0x00B7, 0x00B7, RP_CJK_MIDDOT},
    {0x00B9, 0x00BA, RP_CJK_LETTER},
    {0x00BF, 0x00BF, RP_CJK_LATIN_OPEN},
    {0x00C0, 0x00D6, RP_CJK_LETTER},
    {0x00D8, 0x00F6, RP_CJK_LETTER},
    {0x00F8, 0x02AF, RP_CJK_LETTER},
    {0x0300, 0x036F, RP_CJK_MARK},
    {0x0370, 0x0373, RP_CJK_LETTER},
    {0x0376, 0x037D, RP_CJK_LETTER},
    {0x037F, 0x0482, RP_CJK_LETTER},
    {0x0483, 0x0489, RP_CJK_MARK},
    {0x048A, 0x052F, RP_CJK_LETTER},
    {0x1100, 0x115F, RP_CJK_HAN},
    {0x1160, 0x11FF, RP_CJK_OTHER}, /* vowels and finals join the consonant before */
    {0x1E00, 0x1FFF, RP_CJK_LETTER},
    {0x2000, 0x2006, RP_CJK_SPACE},
    {0x2007, 0x2007, RP_CJK_FIXED_SPACE},
    {0x2008, 0x200A, RP_CJK_SPACE},
    {0x200B, 0x200F, RP_CJK_MARK},
    {0x2010, 0x2011, RP_CJK_HYPHEN},
    {0x2012, 0x2015, RP_CJK_CONNECTOR},
    {0x2018, 0x2018, RP_CJK_OPEN},
    {0x2019, 0x2019, RP_CJK_CLOSE},
    {0x201C, 0x201C, RP_CJK_OPEN},
    {0x201D, 0x201D, RP_CJK_CLOSE},
    {0x2024, 0x2024, RP_CJK_LATIN_STOP},
    {0x2026, 0x2026, RP_CJK_ELLIPSIS},
    {0x2027, 0x2027, RP_CJK_MIDDOT},
    {0x202A, 0x202E, RP_CJK_MARK},
    {0x202F, 0x202F, RP_CJK_FIXED_SPACE},
    {0x2030, 0x2034, RP_CJK_UNIT},
    {0x203C, 0x203C, RP_CJK_STOP},
    {0x2047, 0x2049, RP_CJK_STOP},
    {0x205F, 0x205F, RP_CJK_SPACE},
    {0x2060, 0x206F, RP_CJK_MARK},
    {0x2070, 0x207C, RP_CJK_LETTER}, /* super- and subscript figures and letters */
    {0x207D, 0x207D, RP_CJK_LATIN_OPEN},
    {0x207E, 0x207E, RP_CJK_LATIN_CLOSE},
    {0x207F, 0x208C, RP_CJK_LETTER},
    {0x208D, 0x208D, RP_CJK_LATIN_OPEN},
    {0x208E, 0x208E, RP_CJK_LATIN_CLOSE},
    {0x208F, 0x209C, RP_CJK_LETTER},
    {0x20A0, 0x20BF, RP_CJK_PREFIX},
    {0x20D0, 0x20F0, RP_CJK_MARK},
    {0x2103, 0x2103, RP_CJK_UNIT},
    {0x2109, 0x2109, RP_CJK_UNIT},
    {0x2116, 0x2116, RP_CJK_PREFIX},
    {0x2126, 0x2126, RP_CJK_UNIT},
    {0x2212, 0x2213, RP_CJK_PREFIX},
    {0x22EF, 0x22EF, RP_CJK_ELLIPSIS},
    {0x2460, 0x24FF, RP_CJK_CIRCLED},
    {0x2776, 0x2793, RP_CJK_CIRCLED},
    {0x2E3A, 0x2E3B, RP_CJK_DASH},
    {0x2E80, 0x2FDF, RP_CJK_HAN},
    {0x3000, 0x3000, RP_CJK_IDEO_SPACE},
    {0x3001, 0x3001, RP_CJK_COMMA},
    {0x3002, 0x3002, RP_CJK_STOP},
    {0x3003, 0x3003, RP_CJK_ITERATION},
    {0x3005, 0x3005, RP_CJK_ITERATION},
    {0x3006, 0x3007, RP_CJK_HAN},
    {0x3008, 0x3008, RP_CJK_OPEN},
    {0x3009, 0x3009, RP_CJK_CLOSE},
    {0x300A, 0x300A, RP_CJK_OPEN},
    {0x300B, 0x300B, RP_CJK_CLOSE},
    {0x300C, 0x300C, RP_CJK_OPEN},
    {0x300D, 0x300D, RP_CJK_CLOSE},
    {0x300E, 0x300E, RP_CJK_OPEN},
    {0x300F, 0x300F, RP_CJK_CLOSE},
    {0x3010, 0x3010, RP_CJK_OPEN},
    {0x3011, 0x3011, RP_CJK_CLOSE},
    {0x3012, 0x3013, RP_CJK_HAN},
    {0x3014, 0x3014, RP_CJK_OPEN},
    {0x3015, 0x3015, RP_CJK_CLOSE},
    {0x3016, 0x3016, RP_CJK_OPEN},
    {0x3017, 0x3017, RP_CJK_CLOSE},
    {0x3018, 0x3018, RP_CJK_OPEN},
    {0x3019, 0x3019, RP_CJK_CLOSE},
    {0x301A, 0x301A, RP_CJK_OPEN},
    {0x301B, 0x301B, RP_CJK_CLOSE},
    {0x301C, 0x301C, RP_CJK_CONNECTOR},
    {0x301D, 0x301D, RP_CJK_OPEN},
    {0x301E, 0x301F, RP_CJK_CLOSE},
    {0x3020, 0x3029, RP_CJK_HAN},
    {0x302A, 0x302F, RP_CJK_MARK},
    {0x3030, 0x3030, RP_CJK_HAN},
    {0x3031, 0x3035, RP_CJK_ITERATION},
    {0x3036, 0x303A, RP_CJK_HAN},
    {0x303B, 0x303C, RP_CJK_ITERATION},
    {0x303D, 0x3040, RP_CJK_HAN},
    {0x3041, 0x3041, RP_CJK_ITERATION}, /* small kana, as strict rules have it */
    {0x3042, 0x3042, RP_CJK_HAN},
    {0x3043, 0x3043, RP_CJK_ITERATION},
    {0x3044, 0x3044, RP_CJK_HAN},
    {0x3045, 0x3045, RP_CJK_ITERATION},
    {0x3046, 0x3046, RP_CJK_HAN},
    {0x3047, 0x3047, RP_CJK_ITERATION},
    {0x3048, 0x3048, RP_CJK_HAN},
    {0x3049, 0x3049, RP_CJK_ITERATION},
    {0x304A, 0x3062, RP_CJK_HAN},
    {0x3063, 0x3063, RP_CJK_ITERATION},
    {0x3064, 0x3082, RP_CJK_HAN},
    {0x3083, 0x3083, RP_CJK_ITERATION},
    {0x3084, 0x3084, RP_CJK_HAN},
    {0x3085, 0x3085, RP_CJK_ITERATION},
    {0x3086, 0x3086, RP_CJK_HAN},
    {0x3087, 0x3087, RP_CJK_ITERATION},
    {0x3088, 0x308D, RP_CJK_HAN},
    {0x308E, 0x308E, RP_CJK_ITERATION},
    {0x308F, 0x3094, RP_CJK_HAN},
    {0x3095, 0x3096, RP_CJK_ITERATION},
    {0x3099, 0x309A, RP_CJK_MARK},
    {0x309B, 0x309E, RP_CJK_ITERATION},
    {0x309F, 0x309F, RP_CJK_HAN},
    {0x30A0, 0x30A1, RP_CJK_ITERATION},
    {0x30A2, 0x30A2, RP_CJK_HAN},
    {0x30A3, 0x30A3, RP_CJK_ITERATION},
    {0x30A4, 0x30A4, RP_CJK_HAN},
    {0x30A5, 0x30A5, RP_CJK_ITERATION},
    {0x30A6, 0x30A6, RP_CJK_HAN},
    {0x30A7, 0x30A7, RP_CJK_ITERATION},
    {0x30A8, 0x30A8, RP_CJK_HAN},
    {0x30A9, 0x30A9, RP_CJK_ITERATION},
    {0x30AA, 0x30C2, RP_CJK_HAN},
    {0x30C3, 0x30C3, RP_CJK_ITERATION},
    {0x30C4, 0x30E2, RP_CJK_HAN},
    {0x30E3, 0x30E3, RP_CJK_ITERATION},
    {0x30E4, 0x30E4, RP_CJK_HAN},
    {0x30E5, 0x30E5, RP_CJK_ITERATION},
    {0x30E6, 0x30E6, RP_CJK_HAN},
    {0x30E7, 0x30E7, RP_CJK_ITERATION},
    {0x30E8, 0x30ED, RP_CJK_HAN},
    {0x30EE, 0x30EE, RP_CJK_ITERATION},
    {0x30EF, 0x30F4, RP_CJK_HAN},
    {0x30F5, 0x30F6, RP_CJK_ITERATION},
    {0x30F7, 0x30FA, RP_CJK_HAN},
    {0x30FB, 0x30FB, RP_CJK_MIDDOT},
    {0x30FC, 0x30FE, RP_CJK_ITERATION},
    {0x30FF, 0x318F, RP_CJK_HAN},
    {0x3190, 0x31EF, RP_CJK_HAN},
    {0x31F0, 0x31FF, RP_CJK_ITERATION},
    {0x3200, 0x32FF, RP_CJK_HAN},
    {0x3300, 0x3370, RP_CJK_HAN},
    {0x3371, 0x33DF, RP_CJK_UNIT}, /* ㎡ ㎏ ㎞ ... */
    {0x33E0, 0x33FE, RP_CJK_HAN},
    {0x33FF, 0x33FF, RP_CJK_UNIT},
    {0x3400, 0x4DBF, RP_CJK_HAN},
    {0x4E00, 0xA014, RP_CJK_HAN},
    {0xA015, 0xA015, RP_CJK_ITERATION},
    {0xA016, 0xA4CF, RP_CJK_HAN},
    {0xAC00, 0xD7FF, RP_CJK_HAN},
    {0xF900, 0xFAFF, RP_CJK_HAN},
    {0xFE00, 0xFE0F, RP_CJK_MARK},
    {0xFE20, 0xFE2F, RP_CJK_MARK},
    {0xFEFF, 0xFEFF, RP_CJK_MARK},
    {0xFF01, 0xFF01, RP_CJK_STOP},
    {0xFF04, 0xFF04, RP_CJK_PREFIX},
    {0xFF05, 0xFF05, RP_CJK_UNIT},
    {0xFF08, 0xFF08, RP_CJK_OPEN},
    {0xFF09, 0xFF09, RP_CJK_CLOSE},
    {0xFF0A, 0xFF0A, RP_CJK_HAN},
    {0xFF0B, 0xFF0B, RP_CJK_PREFIX},
    {0xFF0C, 0xFF0C, RP_CJK_COMMA},
    {0xFF0D, 0xFF0D, RP_CJK_CONNECTOR},
    {0xFF0E, 0xFF0E, RP_CJK_STOP},
    {0xFF0F, 0xFF0F, RP_CJK_SOLIDUS},
    {0xFF10, 0xFF19, RP_CJK_WIDE},
    {0xFF1A, 0xFF1B, RP_CJK_COMMA},
    {0xFF1C, 0xFF1E, RP_CJK_HAN},
    {0xFF1F, 0xFF1F, RP_CJK_STOP},
    {0xFF20, 0xFF20, RP_CJK_HAN},
    {0xFF21, 0xFF3A, RP_CJK_WIDE},
    {0xFF3B, 0xFF3B, RP_CJK_OPEN},
    {0xFF3D, 0xFF3D, RP_CJK_CLOSE},
    {0xFF41, 0xFF5A, RP_CJK_WIDE},
    {0xFF5B, 0xFF5B, RP_CJK_OPEN},
    {0xFF5D, 0xFF5D, RP_CJK_CLOSE},
    {0xFF5E, 0xFF5E, RP_CJK_CONNECTOR},
    {0xFF5F, 0xFF5F, RP_CJK_OPEN},
    {0xFF60, 0xFF60, RP_CJK_CLOSE},
    {0xFF66, 0xFF66, RP_CJK_HAN},
    {0xFF67, 0xFF70, RP_CJK_ITERATION},
    {0xFF71, 0xFF9D, RP_CJK_HAN},
    {0xFF9E, 0xFF9F, RP_CJK_ITERATION},
    {0xFFE0, 0xFFE0, RP_CJK_UNIT},
    {0xFFE1, 0xFFE1, RP_CJK_PREFIX},
    {0xFFE5, 0xFFE6, RP_CJK_PREFIX},
    {0x1F3FB, 0x1F3FF, RP_CJK_MARK}, /* emoji skin tones */
    {0x20000, 0x3FFFF, RP_CJK_HAN},
    {0xE0000, 0xE0FFF, RP_CJK_MARK},
};

RpCjkClass
rp_cjk_class(gunichar ch)
{
    gsize low = 0;
    gsize high = G_N_ELEMENTS(ranges);

    while (low < high) {
        const gsize middle = (low + high) / 2;

        if (ch > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < G_N_ELEMENTS(ranges) && ch >= ranges[low].first)
        return ranges[low].cls;
    return g_unichar_ismark(ch) ? RP_CJK_MARK : RP_CJK_OTHER;
}

bool
rp_cjk_is_wide(RpCjkClass cls)
{
    static const bool wide[RP_N_CJK] = {
        [RP_CJK_HAN] = true,       [RP_CJK_OPEN] = true,      [RP_CJK_CLOSE] = true,
        [RP_CJK_COMMA] = true,     [RP_CJK_STOP] = true,      [RP_CJK_DASH] = true,
        [RP_CJK_ELLIPSIS] = true,  [RP_CJK_MIDDOT] = true,    [RP_CJK_CONNECTOR] = true,
        [RP_CJK_WIDE] = true,      [RP_CJK_ITERATION] = true, [RP_CJK_CIRCLED] = true,
        [RP_CJK_IDEO_SPACE] = true};

    return wide[cls];
}

bool
rp_cjk_is_mark(RpCjkClass cls)
{
    return cls >= RP_CJK_OPEN && cls <= RP_CJK_STOP;
}

bool
rp_cjk_is_measure(gunichar ch)
{
    static const gunichar measures[] = {
        0x4E07 /* 万 */, 0x4E2A /* 个 */, 0x4EBA /* 人 */, 0x4EBF /* 亿 */, 0x4EF6 /* 件 */,
        0x4EFD /* 份 */, 0x4F4D /* 位 */, 0x500D /* 倍 */, 0x5143 /* 元 */, 0x516C /* 公 */,
        0x518A /* 册 */, 0x5206 /* 分 */, 0x5229 /* 利 */, 0x5238 /* 券 */, 0x5343 /* 千 */,
        0x53F0 /* 台 */, 0x53F7 /* 号 */, 0x540D /* 名 */, 0x5428 /* 吨 */, 0x5468 /* 周 */,
        0x5929 /* 天 */, 0x5957 /* 套 */, 0x5BB6 /* 家 */, 0x5C0F /* 小 */, 0x5C42 /* 层 */,
        0x5C4A /* 届 */, 0x5C81 /* 岁 */, 0x5E73 /* 平 */, 0x5E74 /* 年 */, 0x5EA6 /* 度 */,
        0x5EA7 /* 座 */, 0x6237 /* 户 */, 0x6279 /* 批 */, 0x65E5 /* 日 */, 0x65F6 /* 时 */,
        0x6708 /* 月 */, 0x671F /* 期 */, 0x6761 /* 条 */, 0x6B21 /* 次 */, 0x6B3E /* 款 */,
        0x6B65 /* 步 */, 0x6BB5 /* 段 */, 0x70B9 /* 点 */, 0x7247 /* 片 */, 0x7248 /* 版 */,
        0x767E /* 百 */, 0x79CD /* 种 */, 0x79D2 /* 秒 */, 0x7AE0 /* 章 */, 0x7C73 /* 米 */,
        0x7C7B /* 类 */, 0x7EA7 /* 级 */, 0x8282 /* 节 */, 0x8D77 /* 起 */, 0x8F86 /* 辆 */,
        0x91CC /* 里 */, 0x95E8 /* 门 */, 0x9636 /* 阶 */, 0x9875 /* 页 */, 0x9879 /* 项 */,
        0x9897 /* 颗 */,
    };
    gsize low = 0;
    gsize high = G_N_ELEMENTS(measures);

    while (low < high) {
        const gsize middle = (low + high) / 2;

        if (ch > measures[middle])
            low = middle + 1;
        else
            high = middle;
    }
    return low < G_N_ELEMENTS(measures) && measures[low] == ch;
}

bool
rp_cjk_is_ignorable(gunichar ch)
{
    return g_unichar_iszerowidth(ch) || g_unichar_type(ch) == G_UNICODE_FORMAT ||
           g_unichar_type(ch) == G_UNICODE_CONTROL || (ch >= 0xFE00 && ch <= 0xFE0F) ||
           (ch >= 0xE0000 && ch <= 0xE0FFF) || (ch >= 0x180B && ch <= 0x180F) || ch == 0x034F ||
           (ch >= 0x115F && ch <= 0x1160) || ch == 0x3164 || ch == 0xFFA0;
}

bool
rp_cjk_is_operator(gunichar ch)
{
    return (ch >= 0x2200 && ch <= 0x22FF && ch != 0x22EF) || ch == '=' || ch == '<' || ch == '>' ||
           ch == '+' || ch == 0x00B1 || ch == 0x00D7 || ch == 0x00F7;
}
