/* spool-executor-kind-unix.c: Unix can do all of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-executor-kind.h"

/**
 * spool_executor_kind_get_why_not:
 * @kind: an executor
 *
 * Returns: (nullable): why this system can't run jobs so, marked for translation; %NULL if it can.
 * Any thread.
 */
const char *
spool_executor_kind_get_why_not (SpoolExecutorKind kind)
{
  g_return_val_if_fail (kind < SPOOL_N_EXECUTORS, NULL);

  return NULL;
}
