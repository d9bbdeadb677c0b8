/* spool-command-line.h: a list of arguments as the one line that Windows gives to programs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *spool_command_line_join (const char *const *argv) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
