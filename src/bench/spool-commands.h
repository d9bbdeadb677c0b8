/* spool-commands.h: the subcommands of spool-bench.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SPOOL_EXIT_OK = 0,
  SPOOL_EXIT_FAILED = 1,
  SPOOL_EXIT_USAGE = 2,
  SPOOL_EXIT_INTERRUPTED = 130
} SpoolExit;

SpoolExit spool_command_run     (GStrv arguments);
SpoolExit spool_command_show    (GStrv arguments);
SpoolExit spool_command_compare (GStrv arguments);
SpoolExit spool_command_list    (GStrv arguments);
SpoolExit spool_command_machine (GStrv arguments);
SpoolExit spool_command_print   (const char *text);
SpoolExit spool_command_fail    (const char *command,
                                 const GError *error);

G_END_DECLS
