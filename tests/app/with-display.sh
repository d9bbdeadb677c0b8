#!/bin/sh
# with-display.sh: runs a command with a display, a session bus and folders of its own.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: with-display.sh COMMAND [ARGUMENT]...
#
# Nothing of the user's session is seen or changed. Exit status 77, which meson takes for a skipped
# test, if there is no Xvfb. What the command prints comes out alone: services that the bus starts
# print, too, and that is no TAP.
command -v xvfb-run > /dev/null && command -v dbus-run-session > /dev/null || exit 77

folder=$(mktemp -d "${TMPDIR:-/tmp}/spool-display-XXXXXX") || exit 1
mkdir -m 700 "$folder/run"
trap 'rm -rf "$folder"' EXIT
# Some shells don't run that one when a signal ends them, as meson does after a time-out.
trap 'exit 143' TERM INT HUP

# What the user has set for himself.
unset GTK_THEME SPOOL_LOCALE_DIR

HOME=$folder XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config \
XDG_CACHE_HOME=$folder/cache XDG_RUNTIME_DIR=$folder/run \
GDK_BACKEND=x11 GSK_RENDERER=cairo \
G_DEBUG=fatal-criticals \
xvfb-run -a -s "-screen 0 1280x1024x24 -noreset" dbus-run-session -- \
  sh -c 'exec "$@" >&9 9>&-' sh "$@" 9>&1 > /dev/null
