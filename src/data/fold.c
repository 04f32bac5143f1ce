#include "data/fold.h"

#include <string.h>

#include "data/remark.h"

/* Traditional and simplified characters of the names of regions and indicators, in pairs. Only
 * pairs without a second meaning (乾 and 干 are not here). */
static const char traditional[] = "遼辽寧宁龍龙蘇苏廣广東东陝陕甘甘貴贵雲云慶庆內内灣湾門门爾尔維维"
                                  "團团設设產产濟济際际國国標标準准項项總总數数"
                                  "創创業业務务組组織织關关術术職职員员會会議议計计劃划規规範范質质"
                                  "監监測测驗验檢检認认證证書书處处長长區区縣县"
                                  "鄉乡鎮镇廳厅個个億亿萬万實实現现圖图護护環环節节約约農农漁渔機机"
                                  "電电網网絡络資资訊讯發发佈布製制訂订進进參参"
                                  "與与轉转換换學学題题類类樣样應应對对當当訓训練练領领導导財财經经"
                                  "費费價价貿贸稅税銀银險险館馆場场點点線线過过達达"
                                  "運运輸输車车鐵铁礦矿鋼钢銅铜鋁铝藥药醫医衛卫療疗養养體体傳传動动"
                                  "勞劳積积極极構构樹树橋桥屬属層层塊块壓压歷历"
                                  "歲岁歸归殘残氣气沒没漢汉潔洁滿满滅灭濃浓災灾為为無无獲获獻献畫画"
                                  "異异盤盘碼码確确種种稱称穩稳競竞筆笔築筑簡简"
                                  "糧粮紅红納纳級级細细終终統统絕绝結结給给綠绿續续緩缓縮缩績绩聯联"
                                  "聲声聽听腦脑興兴舉举舊旧舒舒蓋盖號号裝装補补"
                                  "製制複复見见視视覺觉觀观許许評评試试話话詢询該该說说請请諸诸調调"
                                  "論论講讲識识譯译警警變变讓让負负責责貨货買买"
                                  "賣卖質质軍军軟软較较載载輕轻輛辆輪轮辦办農农這这連连週周遠远適适"
                                  "選选遷迁還还邊边郵邮釋释鄰邻針针錄录錢钱錯错"
                                  "鍵键開开間间闊阔隊队階阶隨随雙双雜杂離离難难靈灵靜静響响頁页頂顶"
                                  "順顺須须預预頭头額额願愿飛飞飯饭餘余馬马驅驱"
                                  "魚鱼鮮鲜麗丽黃黄齊齐齡龄滬沪瀋沈瀾澜漳漳滄沧鄭郑黨党閩闽贛赣魯鲁"
                                  "豫豫瓊琼蔵藏隴陇遷迁錫锡嶺岭島岛廈厦紹绍惠惠";

static gunichar
simplified(gunichar c)
{
    for (const char *p = traditional; *p != '\0'; p = g_utf8_next_char(g_utf8_next_char(p)))
        if (g_utf8_get_char(p) == c)
            return g_utf8_get_char(g_utf8_next_char(p));
    return c;
}

bool
rp_char_invisible(gunichar c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0x00AD ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

bool
rp_char_no_break(gunichar c)
{
    return c == 0x00A0 || c == 0x202F || c == 0x2007;
}

void
rp_trim(const char **text, gsize *length)
{
    static const char wide[] = "\xe3\x80\x80"; /* U+3000 */

    for (;;) {
        if (*length > 0 && g_ascii_isspace(**text)) {
            *text += 1;
            *length -= 1;
        } else if (*length >= 3 && memcmp(*text, wide, 3) == 0) {
            *text += 3;
            *length -= 3;
        } else if (*length > 0 && g_ascii_isspace((*text)[*length - 1])) {
            *length -= 1;
        } else if (*length >= 3 && memcmp(*text + *length - 3, wide, 3) == 0) {
            *length -= 3;
        } else {
            return;
        }
    }
}

char *
rp_trimmed(const char *text)
{
    gsize length = strlen(text);

    rp_trim(&text, &length);
    return g_strndup(text, length);
}

/* Returns: `c` as it is compared; 0 to leave it out. */
static gunichar
fold_char(gunichar c, unsigned *remarks)
{
    if (rp_char_invisible(c)) {
        *remarks |= RP_REMARK_ZERO_WIDTH;
        return 0;
    }
    if (rp_char_no_break(c)) {
        *remarks |= RP_REMARK_NO_BREAK;
        return 0;
    }
    if (g_ascii_isspace((char)MIN(c, 127)) || c == 0x3000) {
        *remarks |= RP_REMARK_SPACED;
        return 0;
    }
    if (c >= 0xFF10 && c <= 0xFF19)
        *remarks |= RP_REMARK_FULLWIDTH;
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFF01 - '!';
    if (c < 128)
        return (gunichar)g_ascii_tolower((char)c);
    if (c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D)
        return '"';
    gunichar simple = simplified(c);
    if (simple != c)
        *remarks |= RP_REMARK_TRADITIONAL;
    return simple;
}

/* CJK compatibility ideographs and radicals stand for another character. */
static bool
is_compatibility(gunichar c)
{
    return (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F) ||
           (c >= 0x2E80 && c <= 0x2FDF);
}

/* Returns: (owned) `text` with compatibility characters replaced by what they stand for. */
static char *
without_compatibility(const char *text, unsigned *remarks)
{
    bool found = false;

    for (const char *p = text; *p != '\0' && !found; p = g_utf8_next_char(p))
        found = is_compatibility(g_utf8_get_char(p));
    if (!found)
        return g_strdup(text);
    *remarks |= RP_REMARK_COMPATIBILITY;
    return g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
}

char *
rp_fold_name(const char *text, unsigned *remarks)
{
    unsigned found = 0;
    g_autofree char *trimmed = rp_trimmed(text);
    g_autofree char *plain = without_compatibility(trimmed, &found);
    GString *folded = g_string_sized_new(strlen(plain));

    for (const char *p = plain; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = fold_char(g_utf8_get_char(p), &found);

        if (c != 0)
            g_string_append_unichar(folded, c);
    }
    if (remarks != NULL)
        *remarks |= found;
    return g_string_free(folded, FALSE);
}
