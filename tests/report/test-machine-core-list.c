/* test-machine-core-list.c: kinds of cores, from a list of all cores.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-machine-core-list.h"

static GArray *
make_cores (const SpoolCore *cores, guint n_cores)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (SpoolCore));

  g_array_append_vals (array, cores, n_cores);
  return array;
}

static void
assert_class (const GArray *classes, guint n, SpoolCoreKind kind, guint cpus, guint affinity_cpus)
{
  const SpoolCoreClass *class = &g_array_index (classes, SpoolCoreClass, n);

  g_assert_cmpint (class->kind, ==, kind);
  g_assert_cmpuint (class->cpus, ==, cpus);
  g_assert_cmpuint (class->affinity_cpus, ==, affinity_cpus);
  g_assert_cmpuint (class->max_frequency_hz, ==, 0);
}

static void
test_uniform (void)
{
  static const SpoolCore rows[] = { { 0, 2, 2 }, { 0, 2, 1 }, { 0, 2, 0 } };
  g_autoptr (GArray) cores = make_cores (rows, G_N_ELEMENTS (rows));
  g_autoptr (GArray) classes = spool_machine_core_list_dup_classes (cores);
  SpoolCoreSums sums = spool_machine_core_list_add_up (cores);

  g_assert_cmpuint (classes->len, ==, 1);
  assert_class (classes, 0, SPOOL_CORES_UNIFORM, 6, 3);
  g_assert_cmpuint (sums.cores, ==, 3);
  g_assert_cmpuint (sums.cpus, ==, 6);
  g_assert_cmpuint (sums.affinity_cpus, ==, 3);
}

/* Two fast cores of two CPUs, four slow ones of one, in any order. */
static void
test_hybrid (void)
{
  static const SpoolCore rows[] = { { 0, 1, 1 }, { 1, 2, 2 }, { 0, 1, 1 },
                                    { 0, 1, 0 }, { 1, 2, 2 }, { 0, 1, 1 } };
  g_autoptr (GArray) cores = make_cores (rows, G_N_ELEMENTS (rows));
  g_autoptr (GArray) classes = spool_machine_core_list_dup_classes (cores);

  g_assert_cmpuint (classes->len, ==, 2);
  assert_class (classes, 0, SPOOL_CORES_PERFORMANCE, 4, 4);
  assert_class (classes, 1, SPOOL_CORES_EFFICIENCY, 4, 3);
}

/* Classes need not be next to each other. */
static void
test_three_kinds (void)
{
  static const SpoolCore rows[] = { { 5, 1, 1 }, { 0, 1, 1 }, { 255, 2, 2 } };
  g_autoptr (GArray) cores = make_cores (rows, G_N_ELEMENTS (rows));
  g_autoptr (GArray) classes = spool_machine_core_list_dup_classes (cores);

  g_assert_cmpuint (classes->len, ==, 3);
  assert_class (classes, 0, SPOOL_CORES_PERFORMANCE, 2, 2);
  assert_class (classes, 1, SPOOL_CORES_MIDDLE, 1, 1);
  assert_class (classes, 2, SPOOL_CORES_EFFICIENCY, 1, 1);
}

static void
test_none (void)
{
  g_autoptr (GArray) cores = make_cores (NULL, 0);
  SpoolCoreSums sums = spool_machine_core_list_add_up (cores);

  g_assert_null (spool_machine_core_list_dup_classes (cores));
  g_assert_cmpuint (sums.cores + sums.cpus + sums.affinity_cpus, ==, 0);
}

static void
test_bits (void)
{
  g_assert_cmpuint (spool_machine_core_list_count_bits (0), ==, 0);
  g_assert_cmpuint (spool_machine_core_list_count_bits (0x5), ==, 2);
  g_assert_cmpuint (spool_machine_core_list_count_bits (G_GUINT64_CONSTANT (1) << 63), ==, 1);
  g_assert_cmpuint (spool_machine_core_list_count_bits (G_MAXUINT64), ==, 64);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine-core-list/uniform", test_uniform);
  g_test_add_func ("/machine-core-list/hybrid", test_hybrid);
  g_test_add_func ("/machine-core-list/three-kinds", test_three_kinds);
  g_test_add_func ("/machine-core-list/none", test_none);
  g_test_add_func ("/machine-core-list/bits", test_bits);
  return g_test_run ();
}
