/* spool-executor-kind-win32.c: on Windows a process can't be copied while it runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-executor-kind.h"

#include <glib/gi18n.h>

/* See spool-executor-kind-unix.c. */
const char *
spool_executor_kind_get_why_not (SpoolExecutorKind kind)
{
  g_return_val_if_fail (kind < SPOOL_N_EXECUTORS, NULL);

  return kind == SPOOL_EXECUTOR_PROCESSES_FORK
             ? N_ ("Windows has no fork; “processes” starts a program for each worker")
             : NULL;
}
