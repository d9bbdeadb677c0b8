/* test-cosine-timing.c: the cosine job's time grows in proportion to its iterations.
 *
 * A compiler that saw that nobody needs foo would remove the loop, and then any number of
 * iterations would take the same time. Runs alone; only ratios are looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/spool-engine.h"

#include <stdlib.h>

#define N_ROUNDS 5
#define N_TRIES 20
#define TOLERANCE 0.1

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* Returns what one job used of the CPUs: unlike its length, that does not count what others did on
 * this machine meanwhile. */
static gint64
measure_once (guint iterations)
{
  const SpoolEngineHost nothing = { NULL };
  g_autoptr (SpoolSetup) setup = g_new0 (SpoolSetup, 1);
  g_autofree char *text = g_strdup_printf ("%u", iterations);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolRun) run = NULL;

  setup->params = spool_params_new (&spool_cosine_workload);
  g_assert_true (spool_params_set (setup->params, "iterations", text, NULL));
  setup->workers = 1;
  setup->jobs = setup->max_records = 1;
  setup->folder = g_strdup ("/nonexistent");
  run = spool_engine_run (setup, &spool_cosine_work, &nothing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (run->failed_jobs, ==, 0);
  return run->cpu_user_ns + run->cpu_system_ns;
}

static double
measure (guint iterations)
{
  gint64 used_ns[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    used_ns[i] = measure_once (iterations);
  qsort (used_ns, N_ROUNDS, sizeof used_ns[0], compare);
  return (double) used_ns[N_ROUNDS / 2];
}

static gboolean
is_near (double ratio, double expected)
{
  return ratio > expected * (1 - TOLERANCE) && ratio < expected * (1 + TOLERANCE);
}

/* A machine with other work to do may disturb one try, but not each of several. A loop that is not
 * there passes none. */
static void
test_proportion (void)
{
  gboolean proportional = FALSE;

  for (guint i = 0; i < N_TRIES && !proportional; i++)
    {
      double one = measure (100000);
      double two = measure (200000);
      double four = measure (400000);

      g_test_message ("%.0f, %.0f, %.0f ns", one, two, four);
      proportional = is_near (two / one, 2) && is_near (four / one, 4);
    }
  g_assert_true (proportional);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cosine/time-grows-with-iterations", test_proportion);
  return g_test_run ();
}
