/* spool-disturbance.h: what disturbed a run, from the machine's counters before and after it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-machine-snapshot.h"
#include "workload/spool-run.h"

G_BEGIN_DECLS

/* Times that differ by less count as the same, so what takes less from a run does no harm. */
#define SPOOL_DISTURBANCE_SHARE 0.05

SpoolRunFlags spool_disturbance_find (const SpoolMachineSnapshot *before,
                                      const SpoolMachineSnapshot *after);

G_END_DECLS
