# docs/layouts.md can be followed word for word: its ```yaml blocks are written to the files that
# their first lines name, its ```sh blocks are run in order, and where a ```text block follows,
# it is what they print. RP_UPDATE_GOLDEN=1 writes the ```text blocks anew.
. "${SOURCE:?}/tests/cli/lib.sh"

guide=$source/docs/layouts.md
mkdir blocks tree
ln -s "$source/samples" tree/samples
PATH=$(dirname "$dabiao"):$PATH
export PATH

# One file a block: 007.yaml, 008.sh, and 008.text for what the commands of 008.sh print.
awk '
    /^```[a-z]/ {
        language = substr($0, 4)
        name = sprintf("blocks/%03d.%s", language == "text" ? n : ++n, language)
        printf "" >name
        next
    }
    /^```/ { close(name); name = ""; next }
    name != "" { print >name }
' "$guide"

# run FILE PRINTED: a block of commands, in the folder where the last one ended.
run() {
    # shellcheck disable=SC2016  # expanded by the inner shell
    (cd "$(cat folder)" && sh -euc '. "$1"; pwd >"$2/folder"' sh "$work/$1" "$work") >"$2" 2>&1
}

echo "$work/tree" >folder
for block in blocks/*.yaml blocks/*.sh; do
    echo "$block"
done | sort >order
while read -r block; do
    number=${block%.*}
    case $block in
    *.yaml)
        name=$(sed -n '1s/^# //p' "$block")
        case $name in
        layouts/*.yaml) cp "$block" "$(cat folder)/$name" ;;
        *) die "$block: its first line names no file below layouts/" ;;
        esac
        ;;
    *.sh)
        status=0
        run "$block" "$number.printed" </dev/null || status=$?
        if [ "$status" -ne 0 ] && [ ! -e "$number.text" ]; then
            cat "$block" "$number.printed" >&2
            die "status $status"
        fi
        ;;
    esac
done <order

if [ -n "${RP_UPDATE_GOLDEN:-}" ]; then
    awk '
        /^```[a-z]/ { text = /^```text/; if (!text) n++ }
        /^```text/ {
            print
            while ((getline line <sprintf("blocks/%03d.printed", n)) > 0)
                print line
            next
        }
        /^```$/ { text = 0 }
        !text
    ' "$guide" >anew
    cp anew "$guide"
else
    for text in blocks/*.text; do
        diff -u "$text" "${text%.text}.printed" || die "$guide shows something else"
    done
fi

# It is really a guide: pages came out, and mistakes were found.
for report in first begun changed tried ours lagging own inner outer secret every more large; do
    [ -s "$(cat folder)/$report.pdf" ] || die "there is no $report.pdf"
done
if cmp -s "$(cat folder)/begun.pdf" "$(cat folder)/changed.pdf"; then die 'nothing was changed'; fi
grep -q ' error: ' blocks/*.printed || die 'no mistake was found'
