/* pdf-widths-private.h - the advances in font dictionaries made exact
 *
 * cairo 1.16 cuts widths of TrueType faces down to whole thousandths of an em, but places glyphs
 * by their true advances: a line with forty Latin letters would end 0.3 pt short in a viewer.
 */
#pragma once

#include <qpdf/qpdf-c.h>

/* Give every embedded TrueType font of `pdf` the widths that its file has. What is no font of the
 * kind cairo writes stays as it is. */
void rp_pdf_widths_correct(qpdf_data pdf);
