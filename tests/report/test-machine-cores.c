/* test-machine-cores.c: cores, SMT and kinds of cores of made-up machines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "machine-tree.h"
#include "report-util.h"

#include <string.h>

#define CPU TREE_CPU

/* A processor with 2 performance cores of two CPUs each and 4 efficiency cores. The capacities,
 * too, are there, and coarser; Intel's own lists come first. */
static const TreeFile hybrid[] = {
  { "proc/cpuinfo", "model name\t: 12th Gen Hybrid\nflags\t: fpu\n" },
  { "proc/self/status", "Cpus_allowed_list:\t0-5\n" },
  { CPU "online", "0-7\n" },
  { CPU "smt/active", "1\n" },
  { "sys/devices/cpu_core/cpus", "0-3\n" },
  { "sys/devices/cpu_atom/cpus", "4-7\n" },
  { CPU "cpu0/cpu_capacity", "1024\n" },
  { CPU "cpu0/cpufreq/cpuinfo_max_freq", "5000000\n" },
  { CPU "cpu1/cpufreq/cpuinfo_max_freq", "5000000\n" },
  { CPU "cpu2/cpufreq/cpuinfo_max_freq", "5200000\n" },
  { CPU "cpu4/cpufreq/cpuinfo_max_freq", "3800000\n" },
  { CPU "cpu0/topology/thread_siblings_list", "0-1\n" },
  { CPU "cpu1/topology/thread_siblings_list", "0-1\n" },
  { CPU "cpu2/topology/thread_siblings_list", "2-3\n" },
  { CPU "cpu3/topology/thread_siblings_list", "2-3\n" },
  { CPU "cpu4/topology/thread_siblings_list", "4\n" },
  { CPU "cpu5/topology/thread_siblings_list", "5\n" },
  { CPU "cpu6/topology/thread_siblings_list", "6\n" },
  { CPU "cpu7/topology/thread_siblings_list", "7\n" },
};

static void
test_hybrid (void)
{
  g_autoptr (SpoolMachine) machine = machine_tree_read (hybrid, G_N_ELEMENTS (hybrid));

  machine_tree_assert (machine,
                       "\"physical_cores\": 6\n\"smt\": true\n\"usable_cpus\": 6\n"
                       "[{\"kind\": \"performance\", \"cpus\": 4, \"affinity_cpus\": 4, "
                       "\"max_frequency_hz\": 5200000000}, {\"kind\": \"efficiency\", \"cpus\": 4, "
                       "\"affinity_cpus\": 2, \"max_frequency_hz\": 3800000000}]");
}

static void
test_hybrid_table (void)
{
  g_autoptr (SpoolMachine) machine = machine_tree_read (hybrid, G_N_ELEMENTS (hybrid));
  g_autofree char *table = spool_machine_to_table (machine);

  g_assert_nonnull (strstr (table, "  4 CPUs performance (up to 5.20 GHz), "
                                   "4 CPUs efficiency (up to 3.80 GHz)\n"));
}

/* All of them, so that a test can leave one out. */
static const TreeFile arm[] = {
  { CPU "online", "0-5\n" },
  { CPU "cpu0/cpu_capacity", "250\n" },
  { CPU "cpu1/cpu_capacity", "250\n" },
  { CPU "cpu2/cpu_capacity", "800\n" },
  { CPU "cpu3/cpu_capacity", "790\n" },
  { CPU "cpu4/cpu_capacity", "1000\n" },
  { CPU "cpu5/cpu_capacity", "1024\n" },
};

static void
assert_classes (const SpoolMachine *machine, const guint *cpus, guint n_classes)
{
  g_assert_nonnull (machine->core_classes);
  g_assert_cmpuint (machine->core_classes->len, ==, n_classes);
  for (guint i = 0; i < n_classes; i++)
    {
      const SpoolCoreClass *class = &g_array_index (machine->core_classes, SpoolCoreClass, i);

      g_assert_cmpuint (class->cpus, ==, cpus[i]);
      g_assert_cmpuint (class->affinity_cpus, ==, cpus[i]);
    }
}

static void
test_three_kinds (void)
{
  static const guint cpus[] = { 2, 2, 2 };
  g_autoptr (SpoolMachine) machine = machine_tree_read (arm, G_N_ELEMENTS (arm));
  g_autoptr (SpoolMachine) incomplete = machine_tree_read (arm, G_N_ELEMENTS (arm) - 1);

  assert_classes (machine, cpus, G_N_ELEMENTS (cpus));
  machine_tree_assert (machine, "\"kind\": \"performance\"\n\"kind\": \"middle\"\n"
                                "\"kind\": \"efficiency\"\n\"max_frequency_hz\": null");
  /* One CPU that says nothing may be of any kind. */
  g_assert_null (incomplete->core_classes);
}

/* Some cores are the best of their batch, and may go a little faster; they are of no other kind. */
static void
test_favoured_cores (void)
{
  static const TreeFile files[] = {
    { CPU "online", "0-3\n" },
    { CPU "cpu0/cpufreq/cpuinfo_max_freq", "5100000\n" },
    { CPU "cpu1/cpufreq/cpuinfo_max_freq", "5000000\n" },
    { CPU "cpu2/cpufreq/cpuinfo_max_freq", "4700000\n" },
    { CPU "cpu3/cpufreq/cpuinfo_max_freq", "4400000\n" },
  };
  static const guint cpus[] = { 4 };
  g_autoptr (SpoolMachine) machine = machine_tree_read (files, G_N_ELEMENTS (files));
  g_autofree char *table = spool_machine_to_table (machine);

  assert_classes (machine, cpus, G_N_ELEMENTS (cpus));
  machine_tree_assert (machine, "\"kind\": \"uniform\"\n\"max_frequency_hz\": 5100000000");
  g_assert_nonnull (strstr (table, "Kinds of cores            all alike (up to 5.10 GHz)\n"));
}

/* Without capacities the frequencies tell. */
static void
test_kinds_by_frequency (void)
{
  static const TreeFile files[] = {
    { CPU "online", "0-2\n" },
    { CPU "cpu0/cpufreq/cpuinfo_max_freq", "3500000\n" },
    { CPU "cpu1/cpufreq/cpuinfo_max_freq", "5100000\n" },
    { CPU "cpu2/cpufreq/cpuinfo_max_freq", "3500000\n" },
  };
  static const guint cpus[] = { 1, 2 };
  g_autoptr (SpoolMachine) machine = machine_tree_read (files, G_N_ELEMENTS (files));

  assert_classes (machine, cpus, G_N_ELEMENTS (cpus));
}

/* Intel's lists have to name each CPU once; a list alone isn't a hybrid. */
static void
test_intel_lists (void)
{
  static const TreeFile three[] = { { CPU "online", "0-3\n" },
                                    { "sys/devices/cpu_core/cpus", "0-1\n" },
                                    { "sys/devices/cpu_atom/cpus", "2\n" },
                                    { "sys/devices/cpu_lowpower/cpus", "3\n" } };
  static const TreeFile overlapping[] = { { CPU "online", "0-3\n" },
                                          { "sys/devices/cpu_core/cpus", "0-2\n" },
                                          { "sys/devices/cpu_atom/cpus", "2-3\n" } };
  static const TreeFile single[] = { { CPU "online", "0-3\n" },
                                     { "sys/devices/cpu_core/cpus", "0-3\n" } };
  static const guint cpus[] = { 2, 1, 1 };
  g_autoptr (SpoolMachine) by_three = machine_tree_read (three, G_N_ELEMENTS (three));
  g_autoptr (SpoolMachine) by_overlap = machine_tree_read (overlapping, G_N_ELEMENTS (overlapping));
  g_autoptr (SpoolMachine) by_one = machine_tree_read (single, G_N_ELEMENTS (single));

  assert_classes (by_three, cpus, G_N_ELEMENTS (cpus));
  machine_tree_assert (by_three, "\"kind\": \"low-power\", \"cpus\": 1");
  g_assert_null (by_overlap->core_classes);
  g_assert_null (by_one->core_classes);
}

static void
test_smt (void)
{
  static const TreeFile off[] = { { CPU "online", "0\n" }, { CPU "smt/active", "0\n" } };
  static const TreeFile by_cores[] = { { CPU "online", "0-1\n" },
                                       { CPU "cpu0/topology/thread_siblings_list", "0\n" },
                                       { CPU "cpu1/topology/thread_siblings_list", "1\n" } };
  static const TreeFile nonsense[] = { { CPU "online", "0\n" }, { CPU "smt/active", "perhaps\n" } };
  g_autoptr (SpoolMachine) is_off = machine_tree_read (off, G_N_ELEMENTS (off));
  g_autoptr (SpoolMachine) has_cores = machine_tree_read (by_cores, G_N_ELEMENTS (by_cores));
  g_autoptr (SpoolMachine) says_nothing = machine_tree_read (nonsense, G_N_ELEMENTS (nonsense));

  g_assert_cmpint (is_off->smt, ==, SPOOL_NO);
  g_assert_cmpint (has_cores->smt, ==, SPOOL_NO);
  g_assert_cmpint (says_nothing->smt, ==, SPOOL_UNKNOWN);
}

static void
test_json (void)
{
  g_autoptr (SpoolMachine) machine = machine_tree_read (hybrid, G_N_ELEMENTS (hybrid));
  g_autofree char *json = spool_machine_to_json (machine);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolMachine) again = spool_machine_from_json (json, -1, &error);
  g_autofree char *json_again = NULL;

  g_assert_no_error (error);
  json_again = spool_machine_to_json (again);
  g_assert_cmpstr (json_again, ==, json);
}

/* Kinds that a later version knows are left out; what is wrong is told. */
static void
test_strange_json (void)
{
  static const char *const later = "{\"core_classes\": [{\"kind\": \"quantum\", \"cpus\": 1}, "
                                   "{\"kind\": \"middle\", \"cpus\": 3}, {}]}";
  static const char *const wrong = "{\"core_classes\": [{\"kind\": \"middle\", \"cpus\": -3}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolMachine) machine = spool_machine_from_json (later, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (machine->core_classes->len, ==, 1);
  g_assert_null (spool_machine_from_json (wrong, -1, &error));
  g_assert_nonnull (strstr (error->message, "cpus: must be between 1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine-cores/hybrid", test_hybrid);
  g_test_add_func ("/machine-cores/hybrid-table", test_hybrid_table);
  g_test_add_func ("/machine-cores/three-kinds", test_three_kinds);
  g_test_add_func ("/machine-cores/favoured-cores", test_favoured_cores);
  g_test_add_func ("/machine-cores/kinds-by-frequency", test_kinds_by_frequency);
  g_test_add_func ("/machine-cores/intel-lists", test_intel_lists);
  g_test_add_func ("/machine-cores/smt", test_smt);
  g_test_add_func ("/machine-cores/json", test_json);
  g_test_add_func ("/machine-cores/strange-json", test_strange_json);
  return g_test_run ();
}
