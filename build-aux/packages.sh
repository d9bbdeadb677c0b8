# packages.sh: what Spool needs from the system, and how to get it. Sourced by run and test.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# On a system with apt-get whatever is missing is installed; elsewhere it is named. What the tools
# print goes to a log, because a page of it hides the one line that matters; when something fails
# the log's last lines are shown.
#
# shellcheck shell=bash

# Debian's python, by its path: one that comes first in PATH may lack Debian's modules.
spool_python=/usr/bin/python3
[ -x "$spool_python" ] || spool_python=python3

# The packages of Debian 12 that Spool is built and run with.
spool_packages_run=(
  adwaita-icon-theme
  ca-certificates
  fonts-dejavu-core
  gcc
  gettext
  libadwaita-1-dev
  libc6-dev
  libcairo2-dev
  libcurl4-openssl-dev
  libglib2.0-dev
  libgtk-4-dev
  libjson-glib-dev
  libpango1.0-dev
  librsvg2-common
  libsoup-3.0-dev
  meson
  ninja-build
  pkg-config
)

# What the tests need on top: a display without a screen, assistive technology to look at the window
# through, and the validators.
spool_packages_test=(
  appstream
  at-spi2-core
  dbus-daemon
  desktop-file-utils
  gir1.2-atspi-2.0
  libgirepository1.0-dev
  libglib2.0-bin
  librsvg2-bin
  libxml2-utils
  locales
  mandoc
  procps
  python3
  python3-gi
  python3-jsonschema
  python3-yaml
  shared-mime-info
  shellcheck
  universal-ctags
  xauth
  xdotool
  xvfb
)

# The packages of Homebrew on macOS, which are named and not installed. curl is not linked there, so
# that pkg-config wants to be told: PKG_CONFIG_PATH="$(brew --prefix curl)/lib/pkgconfig".
spool_packages_brew=(
  adwaita-icon-theme
  curl
  gettext
  gtk4
  json-glib
  libadwaita
  librsvg
  libsoup
  meson
  ninja
  pkgconf
)

# The same by what any system calls it: programs, and pkg-config's modules.
spool_programs_run=(cc meson ninja msgfmt pkg-config glib-compile-resources)
spool_modules_run=(
  'glib-2.0 >= 2.74'
  'gtk4 >= 4.8'
  'libadwaita-1 >= 1.2'
  'libcurl >= 7.85'
  'libsoup-3.0'
  'json-glib-1.0 >= 1.6'
  'pangocairo >= 1.50'
)
spool_programs_test=(ctags dbus-run-session desktop-file-validate appstreamcli mandoc xvfb-run xdotool
                     xmllint)

say ()
{
  printf '%s\n' "$*"
}

die ()
{
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# start_log NAME: all that quietly() runs is written to build-logs/NAME.log. A folder of its own, for
# meson empties a build folder that it sets up again.
start_log ()
{
  local folder=${spool_source:?}/build-logs
  spool_log=$folder/$1.log
  if ! { mkdir -p "$folder" && : > "$spool_log"; } 2> /dev/null; then
    die "cannot write to $folder"
  fi
}

# quietly WHAT COMMAND...: runs a command into the log; WHAT names it if it fails.
quietly ()
{
  local what=$1
  shift
  printf '\n$ %s\n' "$*" >> "$spool_log"
  "$@" >> "$spool_log" 2>&1 < /dev/null && return 0
  printf '%s: %s failed. The last lines of %s:\n' "${0##*/}" "$what" "$spool_log" >&2
  tail -n 25 "$spool_log" | cut -c 1-300 | sed 's/^/    /' >&2
  return 1
}

# Sets spool_missing to those of the packages given that are not installed.
find_missing_packages ()
{
  local package installed
  # shellcheck disable=SC2016 # the braces are dpkg-query's
  installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2> /dev/null)
  spool_missing=()
  for package in "$@"; do
    grep -qxF "$package installed" <<< "$installed" || spool_missing+=("$package")
  done
}

# Sets spool_as_root to what a command must begin with to be root's.
find_root ()
{
  spool_as_root=()
  [ "$(id -u)" -eq 0 ] && return 0
  spool_as_root=(sudo)
  command -v sudo > /dev/null || return 1
  sudo -n true 2> /dev/null && return 0
  # With somebody at the terminal sudo may ask for the password once, before the log swallows it.
  [ -t 0 ] && sudo -v
}

apt_get ()
{
  quietly "apt-get $1" ${spool_as_root[@]+"${spool_as_root[@]}"} \
    env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -q -y "$@"
}

# Whether apt-get's lists know all packages given.
can_be_had ()
{
  local package
  for package in "$@"; do
    apt-cache show "$package" > /dev/null 2>&1 || return 1
  done
}

install_with_apt ()
{
  local package unknown=()
  find_missing_packages "$@"
  [ "${#spool_missing[@]}" -eq 0 ] && return 0
  find_root || die "${#spool_missing[@]} packages are missing, and installing them needs root or sudo:
    apt-get install --no-install-recommends ${spool_missing[*]}"
  say "Installing what is missing with apt-get, ${#spool_missing[@]} packages or more (log: $spool_log)"

  # Lists that are there are good enough if they know every package; they may be out of date, which
  # shows when the download fails. A list that cannot be fetched, of somebody else's server perhaps,
  # is no reason to give up either: the package may be in another.
  if can_be_had "${spool_missing[@]}" &&
     apt_get install --no-install-recommends "${spool_missing[@]}" 2> /dev/null; then
    return 0
  fi
  apt_get update -o APT::Update::Error-Mode=any 2> /dev/null ||
    say "Not all package lists could be fetched; going on with those that are there"
  apt_get install --no-install-recommends "${spool_missing[@]}" && return 0
  for package in "${spool_missing[@]}"; do
    can_be_had "$package" || unknown+=("$package")
  done
  [ "${#unknown[@]}" -eq 0 ] || die "the package lists do not have ${unknown[*]}"
  die "these packages could not be installed: ${spool_missing[*]}"
}

# The mirror that apt itself uses.
find_mirror ()
{
  local uri=''
  # shellcheck disable=SC2016 # the words are apt-get's
  command -v apt-get > /dev/null &&
    uri=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN)' 'Created-By: Packages' |
          awk '$2 == "Debian" && $1 !~ /security/ { print $1; exit }')
  uri=${uri:-http://deb.debian.org/debian}
  printf '%s\n' "${uri%/}"
}

# Without apt-get: names what is not there, in the words of pkg-config and of the shell.
name_what_is_missing ()
{
  local program module missing=()
  for program in "$@"; do
    command -v "$program" > /dev/null || missing+=("$program")
  done
  for module in "${spool_modules_run[@]}"; do
    pkg-config --exists "$module" 2> /dev/null || missing+=("$module")
  done
  [ "${#missing[@]}" -eq 0 ] && return 0
  say "There is no apt-get here, so please install what gives these programs and pkg-config modules:"
  printf '    %s\n' "${missing[@]}"
  if command -v brew > /dev/null; then
    say "With Homebrew: brew install ${spool_packages_brew[*]}"
  fi
  die "${#missing[@]} things are missing"
}

# get_packages run|test: sees to it that all is there, or ends the script.
get_packages ()
{
  # apt-get and dpkg want these folders, and a bare PATH may lack them.
  PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin
  export PATH
  local packages=("${spool_packages_run[@]}") programs=("${spool_programs_run[@]}")
  if [ "$1" = test ]; then
    packages+=("${spool_packages_test[@]}")
    programs+=("${spool_programs_test[@]}")
  fi
  if command -v apt-get > /dev/null && command -v dpkg-query > /dev/null; then
    install_with_apt "${packages[@]}"
    # The packaged meson, and not one that happens to come first in PATH with a python of its own.
    spool_meson=/usr/bin/meson
  else
    name_what_is_missing "${programs[@]}"
    spool_meson=meson
  fi
}

# find_version: prints the version of these sources.
find_version ()
{
  sed -n "s/^ *version: '\([^']*\)',.*/\1/p" "$spool_source/meson.build" | head -n 1
}

# find_commit_time FOLDER: when the last commit there was made, which is the time of what is released;
# what was unpacked from a tarball has none, and gets the first day that a zip can name.
find_commit_time ()
{
  git -C "$1" log -1 --format=%ct 2> /dev/null || printf '315532800\n'
}

# absolute PATH: prints it as it is from the root.
absolute ()
{
  case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$PWD/$1" ;;
  esac
}

# list_made FOLDER: what scripts have made in a cache, each ended by NUL: what is named by a hash, or
# was to be, and the folder to work in. A cache is where its user says, so nothing else is touched.
list_made ()
{
  find "$1" -mindepth 1 -maxdepth 1 -type d -regextype posix-extended \
    -regex '.*/([0-9a-f]{16}(\.new)?|work)' -print0
}

# list_sources: the files of these sources, each ended by NUL: those that git knows, or would if asked to,
# else all but what was built.
list_sources ()
{
  local file
  if [ -e "$spool_source/.git" ] && git -C "$spool_source" rev-parse HEAD > /dev/null 2>&1; then
    # A file that is gone is known until that is committed.
    git -C "$spool_source" ls-files -co --exclude-standard -z |
      while IFS= read -r -d '' file; do
        if [ -e "$spool_source/$file" ] || [ -L "$spool_source/$file" ]; then
          printf '%s\0' "$file"
        fi
      done
  else
    (cd "$spool_source" &&
       find . -mindepth 1 -maxdepth 1 ! -name .git ! -name .cache ! -name .flatpak-builder \
         \( ! -name 'build*' -o -name build-aux \) -print0)
  fi
}

# copy_sources FOLDER [COMMAND...]: the sources as they are, without what was built from them and without
# their history; COMMAND is what tar is to be run by.
copy_sources ()
(
  local to=$1
  shift
  set -o pipefail
  list_sources | tar -c -C "$spool_source" --null --verbatim-files-from -T - |
    "$@" tar -x -C "$to" --no-same-owner
)

# describe_setup OPTION...: all that makes one build folder differ from another.
describe_setup ()
{
  local option is_file=no
  printf '%s\n' "$spool_source" "CC=${CC:-}" "$@"
  for option in "$@"; do
    # With what it leads to: the libraries beside it.
    [ "$is_file" = no ] || cat "$option" "${option%/*}/sysroot/.contents" 2> /dev/null
    is_file=no
    [ "$option" != --cross-file ] || is_file=yes
  done
}

# Whether a build folder, set up by hand or before we kept a record, is of these sources.
is_of_these_sources ()
{
  grep -qF "\"source\": \"$spool_source\"" "$1/meson-info/meson-info.json" 2> /dev/null
}

# set_up FOLDER OPTION...: makes a build folder ready, and its list of tests up to date. One that was set
# up in another way, or came with a moved or copied tree, is set up afresh; one that somebody set up by
# hand keeps its options if none are wanted here.
set_up ()
{
  local build=$1 record=$1/spool-setup wanted again=()
  shift
  wanted=$(describe_setup "$@")
  if [ -f "$build/build.ninja" ]; then
    if [ "$wanted" = "$(cat "$record" 2> /dev/null)" ] ||
       { [ ! -e "$record" ] && [ $# -eq 0 ] && is_of_these_sources "$build"; }; then
      quietly "meson setup" ninja -C "$build" build.ninja
      return
    elif [ -e "$record" ] || [ $# -gt 0 ]; then
      rm -rf "$build"
    else
      again=(--wipe)
    fi
  fi
  quietly "meson setup" "$spool_meson" setup -Db_colorout=auto ${again[@]+"${again[@]}"} "$@" \
    "$build" "$spool_source" && printf '%s\n' "$wanted" > "$record"
}

compile ()
{
  quietly "meson compile" "$spool_meson" compile -C "$1"
}

# run_suites NAME BUILD WRAPPER... -- OPTION...: runs meson's tests; what comes out is in the folder
# meson-logs of BUILD under NAME, and spool_results gets what count_tests wants to know of it. That a
# test fails is not an error here.
spool_results=()
spool_not_tried=()
run_suites ()
{
  local name=$1 build=$2 wrapper=() from=$SECONDS
  shift 2
  while [ "$1" != -- ]; do
    wrapper+=("$1")
    shift
  done
  shift
  rm -f "$build/meson-logs/$name.json"
  printf '\n$ meson test (%s)\n' "$name" >> "$spool_log"
  ${wrapper[@]+"${wrapper[@]}"} "$spool_meson" test -C "$build" --no-rebuild --logbase "$name" "$@" \
    >> "$spool_log" 2>&1 < /dev/null
  spool_results+=("$build:$name:$?")
  say "Ran the $name tests in $((SECONDS - from)) s"
}

# count_tests: prints what run_suites has found and what, by spool_not_tried, it could not; its last line
# is "N passed, N failed".
count_tests ()
{
  "$spool_python" "$spool_source/build-aux/count-tests.py" \
    ${spool_not_tried[@]+"${spool_not_tried[@]}"} ${spool_results[@]+"${spool_results[@]}"}
}

# try SECONDS COMMAND...: until it succeeds.
try ()
{
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    if [ "$SECONDS" -ge "$end" ]; then
      say "$*: not in time"
      return 1
    fi
    sleep 0.5
  done
}

# wait_for_end SECONDS PROCESS: waits for a process that we started, and returns its status.
wait_for_end ()
{
  try "$1" has_ended "$2" && wait "$2"
}

has_ended ()
{
  ! kill -0 "$1" 2> /dev/null
}

# check_report ROUNDS EXECUTORS FILE...: whether a lesson has measured all that it should; says what not.
check_report ()
{
  "$spool_python" "$spool_source/build-aux/check-report.py" "$@"
}

# Whether a window can be opened; a Mac always has where to.
has_display ()
{
  [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]
}
