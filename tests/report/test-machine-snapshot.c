/* test-machine-snapshot.c: the counters of made-up machines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "machine-tree.h"
#include "report-util.h"

#include "report/spool-machine-snapshot.h"
#include "workload/spool-clock.h"

#define CPU TREE_CPU
#define STAT                                   \
  "cpu  999 999 999 999 999 999 999 999 0 0\n" \
  "cpu0 10 20 30 4000 5000 600 700 8 10 20\n"  \
  "cpu1 1 2 3 400 500 6 7 80 0 0\n"            \
  "cpu3 100000 0 0 0 0 0 0 100000 0 0\n"       \
  "intr 5 cpu4\ncpu5 100000 0 0 0 0 0 0 0 0 0\n"

static void
take (SpoolMachineSnapshot *snapshot, const TreeFile *files, guint n_files)
{
  g_autofree char *root = machine_tree_make (files, n_files);

  spool_machine_snapshot_take (snapshot, root);
  util_remove_tree (root);
}

/* Of the CPUs that this process may use alone; waiting and being idle isn't work. */
static void
test_counters (void)
{
  static const TreeFile files[] = {
    { "proc/stat", STAT },
    { "proc/self/status", "Cpus_allowed_list:\t0-2\n" },
    { CPU "online", "0-3\n" },
    { CPU "cpu0/thermal_throttle/core_throttle_count", "3\n" },
    { CPU "cpu3/thermal_throttle/core_throttle_count", "4\n" },
  };
  gint64 before_ns = spool_clock_now_ns ();
  SpoolMachineSnapshot snapshot;

  take (&snapshot, files, G_N_ELEMENTS (files));
  g_assert_cmpuint (snapshot.n_cpus, ==, 2);
  g_assert_cmpuint (snapshot.busy_ticks, ==, 10 + 20 + 30 + 600 + 700 + 1 + 2 + 3 + 6 + 7);
  g_assert_cmpuint (snapshot.stolen_ticks, ==, 88);
  g_assert_cmpint (snapshot.throttle_events, ==, 7);
  g_assert_cmpint (snapshot.own_cpu_ns, ==, 0);
  g_assert_cmpint (snapshot.tick_ns, >, 0);
  g_assert_cmpint (snapshot.now_ns, >=, before_ns);
  g_assert_cmpint (snapshot.now_ns, <=, spool_clock_now_ns ());
}

/* Where the affinity isn't known, all CPUs count; those after other lines aren't CPUs. */
static void
test_all_cpus (void)
{
  static const TreeFile files[] = { { "proc/stat", STAT } };
  SpoolMachineSnapshot snapshot;

  take (&snapshot, files, G_N_ELEMENTS (files));
  g_assert_cmpuint (snapshot.n_cpus, ==, 3);
  g_assert_cmpuint (snapshot.stolen_ticks, ==, 100088);
  g_assert_cmpint (snapshot.throttle_events, ==, -1);
}

/* Short lines, as of kernels of 2003, tell too little. */
static void
test_unknown (void)
{
  static const TreeFile files[] = { { "proc/stat", "cpu 1 2 3 4\ncpu0 1 2 3 4\n" } };
  SpoolMachineSnapshot nothing, too_little;

  take (&nothing, NULL, 0);
  take (&too_little, files, G_N_ELEMENTS (files));
  g_assert_cmpuint (nothing.n_cpus, ==, 0);
  g_assert_cmpuint (nothing.busy_ticks, ==, 0);
  g_assert_cmpint (nothing.throttle_events, ==, -1);
  g_assert_cmpuint (too_little.n_cpus, ==, 0);
}

/* Counters only grow, and the machine hasn't slept between two lines of a program. */
static void
test_this_machine (void)
{
  SpoolMachineSnapshot before, after;

  spool_machine_snapshot_take (&before, "/");
  spool_machine_snapshot_take (&after, "/");
  g_assert_cmpuint (after.n_cpus, ==, before.n_cpus);
  g_assert_cmpuint (after.busy_ticks, >=, before.busy_ticks);
  g_assert_cmpint (after.now_ns, >, before.now_ns);
  g_assert_cmpint (after.suspended_ns, >=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine-snapshot/counters", test_counters);
  g_test_add_func ("/machine-snapshot/all-cpus", test_all_cpus);
  g_test_add_func ("/machine-snapshot/unknown", test_unknown);
  g_test_add_func ("/machine-snapshot/this-machine", test_this_machine);
  return g_test_run ();
}
