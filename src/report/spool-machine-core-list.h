/* spool-machine-core-list.h: the kinds of cores, from a list of all cores.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-machine-facts.h"

G_BEGIN_DECLS

/**
 * SpoolCore:
 * @speed_class: the higher, the faster; cores of one class are alike
 * @cpus: CPUs that share it
 * @affinity_cpus: those of them that this process may use
 *
 * A core.
 */
typedef struct
{
  guint speed_class;
  guint cpus;
  guint affinity_cpus;
} SpoolCore;

/**
 * SpoolCoreSums:
 * @cores: how many cores there are
 * @cpus: how many CPUs they are
 * @affinity_cpus: those of them that this process may use
 */
typedef struct
{
  guint cores;
  guint cpus;
  guint affinity_cpus;
} SpoolCoreSums;

GArray       *spool_machine_core_list_dup_classes (const GArray *cores) G_GNUC_WARN_UNUSED_RESULT;
SpoolCoreSums spool_machine_core_list_add_up      (const GArray *cores);
guint         spool_machine_core_list_count_bits  (guint64 mask);

G_END_DECLS
