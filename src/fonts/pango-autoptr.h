/* pango-autoptr.h - g_autoptr for the Pango types that lack it before 1.52 */
#pragma once

#include <pango/pango.h>

#if !PANGO_VERSION_CHECK(1, 49, 4)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PangoAttrList, pango_attr_list_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PangoFontDescription, pango_font_description_free)
#endif

#if !PANGO_VERSION_CHECK(1, 51, 0)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PangoGlyphString, pango_glyph_string_free)
#endif
