/* spool-machine-core-list.c: the kinds of cores, from a list of all cores, as Windows tells of
 * them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-machine-core-list.h"

static guint
find_fastest (const GArray *cores)
{
  guint fastest = 0;

  for (guint i = 0; i < cores->len; i++)
    fastest = MAX (fastest, g_array_index (cores, SpoolCore, i).speed_class);
  return fastest;
}

static SpoolCoreClass
add_up_class (const GArray *cores, guint speed_class)
{
  SpoolCoreClass sum = { 0 };

  for (guint i = 0; i < cores->len; i++)
    {
      const SpoolCore *core = &g_array_index (cores, SpoolCore, i);

      if (core->speed_class != speed_class)
        continue;
      sum.cpus += core->cpus;
      sum.affinity_cpus += core->affinity_cpus;
    }
  return sum;
}

static void
name_kinds (GArray *classes)
{
  for (guint i = 0; i < classes->len; i++)
    {
      SpoolCoreClass *class = &g_array_index (classes, SpoolCoreClass, i);

      if (classes->len == 1)
        class->kind = SPOOL_CORES_UNIFORM;
      else if (i == 0)
        class->kind = SPOOL_CORES_PERFORMANCE;
      else
        class->kind = i + 1 < classes->len ? SPOOL_CORES_MIDDLE : SPOOL_CORES_EFFICIENCY;
    }
}

/**
 * spool_machine_core_list_dup_classes:
 * @cores: (element-type SpoolCore): all cores of a machine, in any order
 *
 * Returns: (transfer full) (nullable) (element-type SpoolCoreClass): their kinds, the fastest
 * first; %NULL if there are no cores. Any thread.
 */
GArray *
spool_machine_core_list_dup_classes (const GArray *cores)
{
  GArray *classes;

  g_return_val_if_fail (cores != NULL, NULL);

  if (cores->len == 0)
    return NULL;
  classes = g_array_new (FALSE, FALSE, sizeof (SpoolCoreClass));
  for (guint next = find_fastest (cores) + 1; next > 0; next--)
    {
      SpoolCoreClass class = add_up_class (cores, next - 1);

      if (class.cpus > 0)
        g_array_append_val (classes, class);
    }
  name_kinds (classes);
  return classes;
}

/**
 * spool_machine_core_list_add_up:
 * @cores: (element-type SpoolCore): all cores of a machine
 *
 * Returns: how many they are. Any thread.
 */
SpoolCoreSums
spool_machine_core_list_add_up (const GArray *cores)
{
  SpoolCoreSums sums = { 0 };

  g_return_val_if_fail (cores != NULL, sums);

  sums.cores = cores->len;
  for (guint i = 0; i < cores->len; i++)
    {
      const SpoolCore *core = &g_array_index (cores, SpoolCore, i);

      sums.cpus += core->cpus;
      sums.affinity_cpus += core->affinity_cpus;
    }
  return sums;
}

/**
 * spool_machine_core_list_count_bits:
 * @mask: a set of CPUs
 *
 * Returns: how many are in it. Any thread.
 */
guint
spool_machine_core_list_count_bits (guint64 mask)
{
  return (guint) __builtin_popcountll (mask);
}
