/* spool-executor-kind-unix.c: Unix can do all of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-executor-kind.h"

/**
 * spool_executor_kind_is_possible:
 * @kind: an executor
 * @error: why not, in words
 *
 * Returns: whether this system has what it takes to run jobs so; reports of other systems may have
 * executors that are not possible here. Any thread.
 */
gboolean
spool_executor_kind_is_possible (SpoolExecutorKind kind, GError **error)
{
  g_return_val_if_fail (kind < SPOOL_N_EXECUTORS, FALSE);

  return TRUE;
}
