/* fuzz-mustache.c - any text as a template
 *
 * Over a small map with a list, an empty list and a flag; once as Markdown, once as plain text.
 */
#include <string.h>

#include "build/mustache.h"
#include "fuzz.h"

#define MOST 65536u /* characters an input may grow to, per character of it */

static RpVar *
person(const char *name)
{
    RpVar *map = rp_var_new_map();

    rp_var_set(map, "name", rp_var_new_text(name));
    return map;
}

static RpVar *
values(void)
{
    RpVar *root = rp_var_new_map();
    RpVar *people = rp_var_new_list(person(""));

    rp_var_append(people, person("甲"));
    rp_var_append(people, person("乙*_"));
    rp_var_set(root, "name", rp_var_new_text("青海"));
    rp_var_set(root, "sign", rp_var_new_text("a*b_c<d>\n# e"));
    rp_var_set(root, "markup", rp_var_new_markup("**重**"));
    rp_var_set(root, "yes", rp_var_new_flag(true));
    rp_var_set(root, "no", rp_var_new_flag(false));
    rp_var_set(root, "people", people);
    rp_var_set(root, "nobody", rp_var_new_list(person("")));
    rp_var_set(root, "count.met", rp_var_new_text("2"));
    return root;
}

static void
expand(const char *text, const RpVar *root, RpEscape escape)
{
    g_autoptr(RpDiags) diags = rp_diags_new();
    g_autoptr(RpExpanded) expanded =
        rp_mustache_expand(text, rp_where("a.yaml", 7, 3), root, escape, diags);

    FUZZ_CHECK(expanded != NULL && g_utf8_validate(expanded->text->str, -1, NULL));
    FUZZ_CHECK(expanded->text->len <= MOST * (strlen(text) + 1));
    rp_diags_sorted(diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = fuzz_text(data, size);
    g_autoptr(RpVar) root = values();

    expand(text, root, RP_ESCAPE_MARKDOWN);
    expand(text, root, RP_ESCAPE_NONE);
    return 0;
}
