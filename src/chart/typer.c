#include "chart/typer.h"

static double
setter_width(gpointer self, const char *text, const RpParagraphStyle *style)
{
    return rp_text_label_width(self, text, style);
}

static RpBox *
setter_line(gpointer self, const char *text, const RpParagraphStyle *style)
{
    return rp_text_label(self, text, style);
}

static RpBox *
setter_paragraph(gpointer self, const char *text, const RpParagraphStyle *style, double width)
{
    g_autoptr(RpRichText) rich = rp_richtext_new_plain(text, style->text, rp_where(NULL, 0, 0));

    return rp_text_paragraph(self, rich, style, width);
}

RpTyper
rp_typer(RpTextSetter *setter)
{
    return (RpTyper){
        .width = setter_width, .line = setter_line, .paragraph = setter_paragraph, .self = setter};
}
