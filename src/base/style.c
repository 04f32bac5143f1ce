#include "base/style.h"

#include <glib.h>

static const struct {
    const char *name;
    const char *other; /* nullable; also said */
} roles[RP_N_ROLES] = {
    [RP_ROLE_BIAOSONG] = {"标宋", "小标宋"}, [RP_ROLE_SONG] = {"宋体", "宋"},
    [RP_ROLE_FANGSONG] = {"仿宋", "仿宋体"}, [RP_ROLE_HEI] = {"黑体", "黑"},
    [RP_ROLE_KAI] = {"楷体", "楷"},          [RP_ROLE_NUMBER] = {"数字", NULL},
};

const char *
rp_role_name(RpFontRole role)
{
    return roles[role].name;
}

bool
rp_role_parse(const char *name, RpFontRole *ret)
{
    for (int i = 0; i < RP_N_ROLES; i++) {
        if (g_strcmp0(name, roles[i].name) == 0 ||
            (roles[i].other != NULL && g_strcmp0(name, roles[i].other) == 0)) {
            *ret = (RpFontRole)i;
            return true;
        }
    }
    return false;
}
