#!/bin/sh
# Install what is missing to build dabiao on Debian 12 (or a system derived from it).
#
#   sh packaging/setup.sh            what the build and the samples need
#   sh packaging/setup.sh --tests    also what the tests and lints need
#   sh packaging/setup.sh --slurm    what the test of the Slurm script needs, and nothing else
#
# Nothing is installed, and no privilege is asked for, when nothing is missing.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

build_packages='cmake ninja-build pkg-config gettext
    libglib2.0-dev libcairo2-dev libpango1.0-dev libharfbuzz-dev libfontconfig-dev libfreetype-dev
    libcsv-dev libyaml-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libqpdf-dev libhyphen-dev libseccomp-dev
    libjson-glib-dev zlib1g-dev hyphen-en-us qpdf
    fonts-noto-cjk fonts-noto-core fonts-lxgw-wenkai fonts-liberation2 fonts-hanazono'
test_packages='check gcc libc6-dev clang clang-format clang-tidy libclang-rt-14-dev shellcheck
    poppler-utils mupdf-tools faketime systemd cppcheck gcovr'
slurm_packages='slurmctld slurmd slurm-client munge'

# The free faces of 仿宋, 黑体, 楷体 and 宋体 come in a package of 100 MB (49 to fetch), most of which
# is something else: they are unpacked into fonts/fandol/, the package itself is not installed.
font_package=texlive-lang-chinese
font_folder=usr/share/texlive/texmf-dist/fonts/opentype/public/fandol
font_files='FandolFang-Regular.otf FandolHei-Regular.otf FandolHei-Bold.otf FandolKai-Regular.otf
    FandolSong-Regular.otf FandolSong-Bold.otf'

say() {
    echo "setup: $*"
}

die() {
    echo "setup: error: $1" >&2
    shift
    for line in "$@"; do
        echo "setup: $line" >&2
    done
    exit 1
}

# The words of $wanted that dpkg does not know as installed.
missing_packages() {
    # shellcheck disable=SC2086  # a list of words
    installed=" $(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' $wanted 2>/dev/null |
        sed -n 's/^ii *//p' | tr '\n' ' ')"
    for package in $wanted; do
        case $installed in
        *" $package "*) ;;
        *) printf '%s ' "$package" ;;
        esac
    done
}

missing_fonts() {
    for file in $font_files; do
        [ -s "$root/fonts/fandol/$file" ] || printf '%s ' "$file"
    done
}

# Run as root: directly, or through sudo.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        die "packages are missing, and this is neither root nor a user with sudo" \
            "run as root: apt-get install $missing"
    fi
}

update_package_lists() {
    [ -z "${lists_are_new:-}" ] || return 0
    as_root apt-get -q -o DPkg::Lock::Timeout=600 update ||
        say "warning: the package lists could not be updated; going on with the present ones"
    lists_are_new=yes
}

install_packages() {
    say "installing: $missing"
    update_package_lists
    # shellcheck disable=SC2086  # a list of words
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends $missing ||
        die "apt-get could not install what is missing" "missing: $missing" \
            "dabiao is built from the packages of Debian 12; is this an older release?"
}

# Copy the faces from folder $1 to fonts/fandol/, complete or not at all.
copy_fonts() {
    mkdir -p "$root/fonts/fandol"
    for file in $font_files; do
        cp -- "$1/$file" "$root/fonts/fandol/.$file.new"
        mv -f -- "$root/fonts/fandol/.$file.new" "$root/fonts/fandol/$file"
    done
}

unpack_fonts() {
    if [ -f "/$font_folder/FandolFang-Regular.otf" ]; then
        say "copying the Fandol faces of the installed $font_package to fonts/fandol/"
        copy_fonts "/$font_folder"
        return
    fi
    say "unpacking the Fandol faces of $font_package to fonts/fandol/ (without installing it)"
    scratch=$(mktemp -d "${TMPDIR:-/tmp}/dabiao-fonts.XXXXXX")
    trap 'rm -rf -- "$scratch"' EXIT
    apt-cache show "$font_package" >/dev/null 2>&1 || update_package_lists
    (cd "$scratch" && apt-get -q -o APT::Sandbox::User=root download "$font_package") ||
        { update_package_lists &&
            (cd "$scratch" && apt-get -q -o APT::Sandbox::User=root download "$font_package"); } ||
        die "cannot download $font_package" \
            "or put $(echo "$font_files" | tr -s ' \n' ' ') into fonts/fandol/ yourself"
    dpkg -x "$scratch/$font_package"_*.deb "$scratch/unpacked"
    copy_fonts "$scratch/unpacked/$font_folder"
}

case ${1:-} in
'') wanted=$build_packages ;;
--tests) wanted="$build_packages $test_packages" ;;
--slurm)
    wanted=$slurm_packages
    font_files=
    ;;
*)
    echo "usage: sh packaging/setup.sh [--tests|--slurm]" >&2
    exit 2
    ;;
esac
if ! command -v cc >/dev/null 2>&1; then
    wanted="$wanted gcc libc6-dev"
fi

if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
    die "this is not a Debian system (no apt-get), so nothing can be installed here" \
        "install what these Debian packages hold, and the Fandol faces into fonts/fandol/:" \
        "$wanted" \
        "then build by hand: cmake --preset release && cmake --build --preset release"
fi

missing=$(missing_packages)
[ -z "$missing" ] || install_packages
[ -z "$(missing_fonts)" ] || unpack_fonts
