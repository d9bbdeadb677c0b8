# common.sh: what the scripts for Windows share: the cache's places, what Debian packages they want, and Wine.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced after packages.sh.
#
# shellcheck shell=bash
# shellcheck disable=SC2034 # the variables are for those who source this

spool_windows=${spool_source:?}/build-aux/windows
# From the root, for some scripts go elsewhere; exported for those that they call.
spool_cache=$(absolute "${SPOOL_WINDOWS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/spool-windows}")
export SPOOL_WINDOWS_CACHE=$spool_cache
spool_sysroot=$spool_cache/sysroot
# The exit status of sysroot when a source cannot be fetched, and when Wine does not run.
spool_unfetched=69
spool_no_wine=70

# The compiler for Windows with its headers and libraries: what its programs depend on, by version.
spool_packages_compiler=(
  binutils-mingw-w64-x86-64
  g++-mingw-w64-x86-64-posix
  gcc-mingw-w64-base
  gcc-mingw-w64-x86-64-posix
  gcc-mingw-w64-x86-64-posix-runtime
  mingw-w64-common
  mingw-w64-x86-64-dev
)
spool_packages_windows=(
  "${spool_packages_compiler[@]}"
  binutils
  bzip2
  cmake
  fonts-dejavu-core
  gcc
  gettext
  gperf
  libc6-dev
  libglib2.0-bin
  libglib2.0-dev
  libglib2.0-dev-bin
  librsvg2-bin
  make
  meson
  mingw-w64-tools
  ninja-build
  patch
  pkg-config
  python3
  sassc
  wine
  wine64
  xz-utils
)

# Debian's tools, and none that happen to come first in PATH with a python of their own.
PATH=/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin
export PATH

# get_windows_packages: sees to it that the compiler, Wine and the tools are there, or ends the script.
get_windows_packages ()
{
  if ! command -v apt-get > /dev/null || ! command -v dpkg-query > /dev/null; then
    die "this needs Debian's mingw-w64 and source packages, and there is no apt-get here"
  fi
  install_with_apt "${spool_packages_windows[@]}"
}

# make_cache: the cache's folders, and one script at a time in them. The lock is descriptor 9, which
# what outlives the script (Wine's server does, for some seconds) must not be given.
make_cache ()
{
  check_cache_path
  mkdir -p "$spool_cache"/{downloads,packages,logs,work,tools} 2> /dev/null ||
    die "cannot write to $spool_cache (SPOOL_WINDOWS_CACHE names another folder)"
  spool_cache=$(CDPATH='' cd -- "$spool_cache" && pwd -P) || exit 1
  spool_sysroot=$spool_cache/sysroot
  check_cache_path
  exec 9> "$spool_cache/lock"
  flock -n 9 && return 0
  say "Another script is at work in $spool_cache; waiting for it"
  flock -w 3600 9 || die "it has been at work for an hour: see what holds $spool_cache/lock"
}

# check_cache_path: ends the script if configure scripts and compilers' options cannot have that path.
check_cache_path ()
{
  case $spool_cache in
    *[[:space:]\"\#\$\&\'\`\\,]*)
      die "the libraries cannot be built in \"$spool_cache\", for there is a space or a special character in
    it; SPOOL_WINDOWS_CACHE names another folder" ;;
  esac
}

# run_wine PREFIX PROGRAM [ARGUMENT]...: without questions about what Wine lacks, without entries in the
# menus of the desktop, and without our lock. As for the heap: see wine.in.
run_wine ()
{
  local still=()
  ! setarch --addr-no-randomize true 2> /dev/null || still=(setarch --addr-no-randomize)
  WINEPREFIX=$1 WINEARCH=win64 WINEDEBUG=-all \
    WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d' "${still[@]}" /usr/lib/wine/wine64 "${@:2}" 9>&-
}
