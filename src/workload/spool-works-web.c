/* spool-works-web.c: what spool-worker-web can do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-work.h"

/* See spool-works-plain.c. */
const SpoolWork *
spool_work_nth (guint n)
{
  return n == 0 ? &spool_web_work : NULL;
}
