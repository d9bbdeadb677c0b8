/* spool-phases.h: where a lane's time went.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload/spool-run.h"

G_BEGIN_DECLS

void spool_phases_fill (SpoolRun *run,
                        const gint64 *ready_ns);

G_END_DECLS
