/* test-forecast.c: how long a plan will take, by numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-forecast.h"
#include "fake-backend.h"

#define RUN_S 0.005
#define WORKER_S 0.002

static void
assert_guesses (const char *json, guint usable_cpus, guint n, const double *expected)
{
  g_autoptr (SpoolPlan) plan = fake_plan_new (json);
  g_autoptr (SpoolForecast) forecast = spool_forecast_new (plan, usable_cpus);
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat_with_epsilon (spool_forecast_run_s (forecast, i), expected[i], 1e-9);
      sum += expected[i];
    }
  g_assert_cmpfloat_with_epsilon (spool_forecast_round_s (forecast), sum, 1e-9);
}

/* Jobs that wait do so all at once, on however few CPUs: 16 jobs of 0.5 s take 8 turns with 2
 * workers, and 1 with 16 or more. */
static void
test_waiting (void)
{
  const double expected[] = { 16 * 0.5 + RUN_S + WORKER_S, 8 * 0.5 + RUN_S + 2 * WORKER_S,
                              4 * 0.5 + RUN_S + 5 * WORKER_S, 1 * 0.5 + RUN_S + 32 * WORKER_S };

  assert_guesses ("{\"workload\": \"sleep\", \"params\": {\"seconds\": 0.5}, "
                  "\"executors\": [\"threads\"], \"workers\": [2, 5, 32]}",
                  1, 4, expected);
}

/* Jobs that compute share the CPUs: more workers than those gain nothing. A cosine is taken for
 * 10 ns before any has been seen. */
static void
test_computing (void)
{
  const double expected[] = { 4 * 0.1 + RUN_S + WORKER_S, 2 * 0.1 + RUN_S + 2 * WORKER_S,
                              2 * 0.1 + RUN_S + 4 * WORKER_S };
  const double on_none[] = { 4 * 0.1 + RUN_S + WORKER_S, 4 * 0.1 + RUN_S + 2 * WORKER_S,
                             4 * 0.1 + RUN_S + 4 * WORKER_S };
  const char *plan = "{\"workload\": \"cosine\", \"params\": {\"iterations\": 10000000}, "
                     "\"executors\": [\"processes\"], \"workers\": [2, 4]}";

  assert_guesses (plan, 2, 3, expected);
  assert_guesses (plan, 0, 3, on_none);
}

static void
test_pages (void)
{
  const double expected[] = { 16 * (0.04 + 0.001) + RUN_S + WORKER_S };
  const double elsewhere[] = { 2 * (0.5 + 0.001) + RUN_S + WORKER_S };

  assert_guesses ("{\"workload\": \"web\", \"params\": {\"latency\": 0.04, \"writes\": 10}, "
                  "\"executors\": [\"serial\"]}",
                  2, 1, expected);
  assert_guesses ("{\"workload\": \"web\", \"params\": {\"source\": \"http://a/ http://b/\", "
                  "\"writes\": 10}, \"executors\": [\"serial\"]}",
                  2, 1, elsewhere);
}

static void
test_several_entries (void)
{
  const double expected[] = { 4 * 2 + RUN_S + WORKER_S, 1 * 0.25 + RUN_S + WORKER_S,
                              1 * 0.25 + RUN_S + 3 * WORKER_S };

  assert_guesses ("{\"entries\": [{\"workload\": \"sleep\", \"jobs\": 4, \"executors\": "
                  "[\"serial\"], \"params\": {\"seconds\": \"1 3\"}}, {\"workload\": \"sleep\", "
                  "\"jobs\": 1, \"executors\": [\"threads\"], \"workers\": [3], \"params\": "
                  "{\"seconds\": 0.25}}]}",
                  2, 3, expected);
}

/* What was seen takes the place of what was guessed, and the last time counts. */
static void
test_learning (void)
{
  g_autoptr (SpoolPlan) plan =
      fake_plan_new ("{\"workload\": \"sleep\", \"params\": {\"seconds\": 1}, \"jobs\": 2, "
                     "\"executors\": [\"threads\"], \"workers\": [2]}");
  g_autoptr (SpoolForecast) forecast = spool_forecast_new (plan, 2);
  double other_s = spool_forecast_run_s (forecast, 0);

  spool_forecast_learn (forecast, 1, 30);
  spool_forecast_learn (forecast, 1, 20);
  g_assert_cmpfloat_with_epsilon (spool_forecast_run_s (forecast, 0), other_s, 1e-12);
  g_assert_cmpfloat_with_epsilon (spool_forecast_run_s (forecast, 1), 20, 1e-12);
  g_assert_cmpfloat_with_epsilon (spool_forecast_round_s (forecast), other_s + 20, 1e-12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/waiting", test_waiting);
  g_test_add_func ("/forecast/computing", test_computing);
  g_test_add_func ("/forecast/pages", test_pages);
  g_test_add_func ("/forecast/several-entries", test_several_entries);
  g_test_add_func ("/forecast/learning", test_learning);
  return g_test_run ();
}
