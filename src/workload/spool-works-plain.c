/* spool-works-plain.c: what spool-worker can do: all that needs GLib alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-work.h"

/**
 * spool_work_nth:
 * @n: a position
 *
 * Returns: (transfer none) (nullable): the work there, %NULL behind the last. Any thread.
 */
const SpoolWork *
spool_work_nth (guint n)
{
  static const SpoolWork *const works[] = { &spool_cosine_work, &spool_sleep_work };

  return n < G_N_ELEMENTS (works) ? works[n] : NULL;
}
