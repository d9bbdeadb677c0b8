/* spool-ceiling.h: how much faster workers can be at best. Pure functions of numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload/spool-workload.h"

G_BEGIN_DECLS

double spool_ceiling_of_speedup (SpoolBound bound,
                                 guint64 jobs,
                                 guint workers,
                                 guint usable_cpus);

G_END_DECLS
