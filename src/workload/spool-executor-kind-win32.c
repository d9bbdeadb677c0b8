/* spool-executor-kind-win32.c: on Windows a process can't be copied while it runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-executor-kind.h"

#include "workload/spool-error.h"

#include <glib/gi18n.h>

/* See spool-executor-kind-unix.c. */
gboolean
spool_executor_kind_is_possible (SpoolExecutorKind kind, GError **error)
{
  g_return_val_if_fail (kind < SPOOL_N_EXECUTORS, FALSE);

  if (kind != SPOOL_EXECUTOR_PROCESSES_FORK)
    return TRUE;
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
               _ ("“%s” is not possible here: Windows has no fork; take “%s”, which starts a "
                  "program for each worker"),
               spool_executor_kind_get_id (kind),
               spool_executor_kind_get_id (SPOOL_EXECUTOR_PROCESSES));
  return FALSE;
}
