#!/bin/sh
# check-messages.sh ROOT: every message of the program stands, translated, in data/po/zh_CN.po.
set -eu

root=$1
po=$root/data/po/zh_CN.po
work=$(mktemp -d "${TMPDIR:-/tmp}/messages.XXXXXX")
trap 'rm -rf -- "$work"' EXIT

if [ ! -f "$po" ]; then
    echo "data/po/zh_CN.po is missing" >&2
    exit 1
fi
(cd "$root" && xgettext --language=C --from-code=UTF-8 --keyword=_ --keyword=N_ --no-wrap \
    --package-name=dabiao --output="$work/messages.pot" src/*/*.[ch])
status=0
msgfmt --check --output-file=/dev/null "$po" || status=1
msgcmp "$po" "$work/messages.pot" || status=1
if [ -n "$(msgattrib --only-fuzzy --no-obsolete "$po")" ]; then
    echo "data/po/zh_CN.po: fuzzy translations are left; look at them" >&2
    status=1
fi
if [ -n "$(msgattrib --only-obsolete "$po")" ]; then
    echo "data/po/zh_CN.po: obsolete translations are left; remove them with msgattrib" >&2
    status=1
fi
exit $status
