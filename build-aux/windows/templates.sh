# templates.sh: the files that turn a tree of libraries into something to build with and to run in.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# shellcheck shell=bash disable=SC2154 # the variables are the caller's

# fill_in TEMPLATE FOLDER TREE: prints a template, its paths filled in.
fill_in ()
{
  local text
  text=$(< "$spool_windows/$1.in") || return
  text=${text//@TOOLS@/$2}
  text=${text//@SYSROOT@/$3}
  text=${text//@DOS_SYSROOT@/Z:${3//\//\\}}
  printf '%s\n' "${text//@CACHE@/$spool_cache}"
}

# write_templates FOLDER TREE: cross.ini, toolchain.cmake, pkg-config and wine in FOLDER, for TREE.
write_templates ()
{
  local name
  for name in cross.ini toolchain.cmake pkg-config wine; do
    fill_in "$name" "$1" "$2" > "$1/$name" || return
  done
  chmod +x "$1/pkg-config" "$1/wine"
}
