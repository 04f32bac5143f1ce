/* i18n.h - messages are English in the source and translated through gettext
 *
 * The catalogue (data/po/zh_CN.po) is complete; a test checks that. The words
 * error, warning, note and the diagnostic codes are never translated.
 */
#pragma once

#include <libintl.h>

#define _(text)  dgettext(GETTEXT_PACKAGE, (text))
#define N_(text) (text)
