#include "data/fold.h"

#include <string.h>
#include <uchar.h>

#include "data/remark.h"

/* Traditional and simplified characters of the names of regions and indicators, in pairs, sorted
 * by the traditional one. Only pairs without a second meaning (乾 and 干 are not here). */
static const char16_t traditional[] =
    u"佈布佔占個个備备傳传價价億亿內内創创劃划動动務务勞劳區区協协參参員员國国圍围圖图"
    u"團团場场塊块壓压學学實实寧宁審审對对導导層层屬属島岛嶺岭師师帶带幣币庫库廈厦廢废"
    u"廣广廳厅強强徑径慶庆應应戰战採采換换損损據据擬拟擴扩數数書书會会東东業业極极構构"
    u"標标樣样樹树橋桥機机檔档檢检權权歐欧歡欢歲岁歷历歸归殘残氣气氫氢沒没測测準准滄沧"
    u"滅灭滬沪滿满漁渔漢汉漸渐潔洁潛潜濃浓濟济瀋沈瀾澜灣湾災灾為为無无爾尔獨独獲获獻献"
    u"現现環环瓊琼產产畫画異异當当療疗發发監监盤盘確确碼码礦矿稅税種种稱称積积穩稳競竞"
    u"筆笔節节範范築筑簡简糧粮約约紅红納纳純纯紙纸級级細细紹绍終终組组結结絕绝絡络給给"
    u"統统絲丝經经綠绿維维網网緊紧線线緩缓練练縣县縮缩總总績绩織织繼继續续聯联聲声職职"
    u"聽听腦脑腸肠膠胶與与興兴舉举舊旧艦舰莊庄華华萬万蓋盖蔵藏薦荐藥药蘇苏蘭兰處处號号"
    u"蠶蚕術术衛卫補补裝装裡里製制複复見见規规視视覺觉觀观訂订計计訊讯訓训設设許许訴诉"
    u"診诊評评詞词詢询試试話话該该誌志認认誤误說说調调請请論论諮咨諸诸講讲謝谢證证識识"
    u"譯译議议護护譽誉變变讓让負负財财貨货貫贯責责貴贵買买費费貿贸資资賓宾賣卖質质賽赛"
    u"贛赣趨趋車车軌轨軍军軟软較较載载輕轻輛辆輪轮輸输轉转辦办農农這这連连週周進进運运"
    u"過过達达違违遠远適适遲迟遷迁選选遼辽還还邊边郵邮鄉乡鄧邓鄭郑鄰邻醫医釀酿釋释針针"
    u"銀银銅铜鋁铝鋼钢錄录錢钱錫锡錯错鍵键鎂镁鎮镇鎳镍鏈链鏡镜鐵铁鑄铸長长門门閉闭開开"
    u"間间閩闽閱阅闊阔關关陝陕陳陈陸陆隊队階阶際际隨随險险隱隐隴陇雙双雜杂離离難难雲云"
    u"電电靈灵靜静響响頁页頂顶項项順顺須须預预頒颁領领頭头頻频題题額额願愿類类顧顾顯显"
    u"風风飛飞飯饭養养餘余館馆饋馈馬马駐驻騙骗驅驱驗验髒脏體体魚鱼魯鲁鮮鲜鳥鸟鹽盐麗丽"
    u"麥麦黃黄點点黨党齊齐齡龄龍龙";

static gunichar
simplified(gunichar c)
{
    size_t low = 0, high = G_N_ELEMENTS(traditional) / 2;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (traditional[2 * middle] == c)
            return traditional[2 * middle + 1];
        if (traditional[2 * middle] < c)
            low = middle + 1;
        else
            high = middle;
    }
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
