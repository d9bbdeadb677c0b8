/* spool-work.c: look-ups in the program's table of work.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-work.h"

/**
 * spool_work_find:
 * @workload_id: a workload's name
 *
 * Returns: (transfer none) (nullable): the code for it, if this program has it. Any thread.
 */
const SpoolWork *
spool_work_find (const char *workload_id)
{
  const SpoolWork *work;

  g_return_val_if_fail (workload_id != NULL, NULL);

  for (guint i = 0; (work = spool_work_nth (i)) != NULL; i++)
    if (g_str_equal (work->workload->id, workload_id))
      return work;
  return NULL;
}
