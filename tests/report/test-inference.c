/* test-inference.c: quantiles, tests and corrections against printed tables and examples.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-ceiling.h"
#include "report/spool-holm.h"
#include "report/spool-noise-floor.h"
#include "report/spool-ratio.h"
#include "report/spool-student.h"
#include "report/spool-verdict.h"

#include <math.h>

/* The additional hours of sleep by two drugs, of ten patients (Student, The probable error of a
 * mean, Biometrika 6, 1908). The results below are those that R prints for its data set "sleep". */
static const double drug_1[] = { 0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0 };
static const double drug_2[] = { 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4 };

/* As printed, with three digits after the point, in the tables of most books (Abramowitz and
 * Stegun, table 26.10; NIST/SEMATECH e-Handbook, 1.3.6.7.2). */
static void
test_quantiles (void)
{
  static const double chances[] = { 0.9, 0.95, 0.975, 0.99, 0.995 };
  static const double rows[][6] = {
    { 1, 3.078, 6.314, 12.706, 31.821, 63.657 }, { 2, 1.886, 2.920, 4.303, 6.965, 9.925 },
    { 3, 1.638, 2.353, 3.182, 4.541, 5.841 },    { 4, 1.533, 2.132, 2.776, 3.747, 4.604 },
    { 5, 1.476, 2.015, 2.571, 3.365, 4.032 },    { 6, 1.440, 1.943, 2.447, 3.143, 3.707 },
    { 7, 1.415, 1.895, 2.365, 2.998, 3.499 },    { 8, 1.397, 1.860, 2.306, 2.896, 3.355 },
    { 9, 1.383, 1.833, 2.262, 2.821, 3.250 },    { 10, 1.372, 1.812, 2.228, 2.764, 3.169 },
    { 15, 1.341, 1.753, 2.131, 2.602, 2.947 },   { 20, 1.325, 1.725, 2.086, 2.528, 2.845 },
    { 30, 1.310, 1.697, 2.042, 2.457, 2.750 },   { 60, 1.296, 1.671, 2.000, 2.390, 2.660 },
    { 120, 1.289, 1.658, 1.980, 2.358, 2.617 },  { 1000, 1.282, 1.646, 1.962, 2.330, 2.581 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < G_N_ELEMENTS (chances); j++)
      {
        double t = spool_student_quantile (chances[j], rows[i][0]);

        g_assert_cmpfloat_with_epsilon (t, rows[i][j + 1], 0.00051);
        g_assert_cmpfloat_with_epsilon (spool_student_quantile (1 - chances[j], rows[i][0]), -t,
                                        1e-9 * t);
        g_assert_cmpfloat_with_epsilon (spool_student_upper_tail (t, rows[i][0]), 1 - chances[j],
                                        1e-12);
      }
}

/* With one and two degrees of freedom the distribution has closed forms, also far out. */
static void
test_closed_forms (void)
{
  for (double tail = 0.4; tail > 1e-12; tail /= 3)
    {
      double one = 1 / tan (G_PI * tail);
      double two = (1 - 2 * tail) / sqrt (2 * tail * (1 - tail));

      g_assert_cmpfloat_with_epsilon (spool_student_upper_tail (one, 1) / tail, 1, 1e-9);
      g_assert_cmpfloat_with_epsilon (spool_student_upper_tail (two, 2) / tail, 1, 1e-9);
      g_assert_cmpfloat_with_epsilon (spool_student_upper_tail (-two, 2), 1 - tail, 1e-14);
    }
  g_assert_cmpfloat (spool_student_quantile (0.5, 7), ==, 0);
  g_assert_cmpfloat (spool_student_two_sided (0, 3), ==, 1);
  g_assert_cmpfloat (spool_student_two_sided (INFINITY, 3), ==, 0);
  g_assert_cmpfloat (spool_student_upper_tail (-INFINITY, 3), ==, 1);
  g_assert_cmpfloat (spool_student_two_sided (1e200, 3), ==, 0);
  g_assert_true (isnan (spool_student_two_sided (NAN, 3)));
}

/* The fifteen chances of the example in Y. Benjamini and Y. Hochberg, Controlling the false
 * discovery rate, Journal of the Royal Statistical Society B 57, 1995, after Neuhaus et al.: what
 * corrects for all comparisons finds the first three at 5 %. */
static void
test_holm (void)
{
  static const double p_values[] = { 0.0344, 0.0001, 0.5719, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278,
                                     0.0298, 1.0000, 0.0459, 0.3240, 0.4262, 0.6528, 0.7590 };
  static const double expected[] = { 0.2780, 0.0015, 1,      0.0056, 0.0247, 0.1140, 0.2211, 0.2780,
                                     0.2780, 1,      0.3213, 1,      1,      1,      1 };
  double adjusted[G_N_ELEMENTS (p_values)];
  guint n_found = 0;

  spool_holm_adjust (p_values, G_N_ELEMENTS (p_values), adjusted);
  for (guint i = 0; i < G_N_ELEMENTS (p_values); i++)
    {
      g_assert_cmpfloat_with_epsilon (adjusted[i], expected[i], 1e-12);
      n_found += adjusted[i] <= 0.05;
    }
  g_assert_cmpuint (n_found, ==, 3);
}

/* Chances that aren't known don't make the others harder. */
static void
test_holm_of_few (void)
{
  const double p_values[] = { 0.03, NAN, 0.01 };
  double adjusted[3] = { 0 };

  spool_holm_adjust (p_values, 3, adjusted);
  g_assert_cmpfloat_with_epsilon (adjusted[0], 0.03, 1e-15);
  g_assert_true (isnan (adjusted[1]));
  g_assert_cmpfloat_with_epsilon (adjusted[2], 0.02, 1e-15);
  spool_holm_adjust (p_values, 1, adjusted);
  g_assert_cmpfloat (adjusted[0], ==, 0.03);
  spool_holm_adjust (NULL, 0, NULL);
}

static void
test_welch (void)
{
  SpoolRatio ratio = spool_ratio_of_samples (drug_1, 10, drug_2, 10);

  g_assert_cmpuint (ratio.n, ==, 10);
  g_assert_cmpfloat_with_epsilon (ratio.log_ratio, -1.58, 1e-12);
  g_assert_cmpfloat_with_epsilon (ratio.p_differs, 0.07939, 0.000005);
  g_assert_cmpfloat_with_epsilon (ratio.log_ratio - ratio.half_width, -3.3654832, 5e-8);
  g_assert_cmpfloat_with_epsilon (ratio.log_ratio + ratio.half_width, 0.2054832, 5e-8);
}

static void
test_pairs (void)
{
  double differences[10];
  SpoolRatio ratio;

  for (guint i = 0; i < 10; i++)
    differences[i] = drug_1[i] - drug_2[i];
  ratio = spool_ratio_of_pairs (differences, 10);
  g_assert_cmpfloat_with_epsilon (ratio.p_differs, 0.002833, 0.0000005);
  g_assert_cmpfloat_with_epsilon (ratio.log_ratio - ratio.half_width, -2.4598858, 5e-8);
  g_assert_cmpfloat_with_epsilon (ratio.log_ratio + ratio.half_width, -0.7001142, 5e-8);
}

/* Rounds that lack one of the two are left out, wherever they are. */
static void
test_rounds (void)
{
  const double logs[] = { 1, NAN, 3, 5, 9, 9 };
  const double base_logs[] = { 0, 1, 1, NAN, 6 };
  SpoolRatio ratio = spool_ratio_of_rounds (logs, 6, base_logs, 5);

  g_assert_cmpuint (ratio.n, ==, 3);
  g_assert_cmpfloat_with_epsilon (ratio.log_ratio, 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (ratio.half_width, 4.30265273 / sqrt (3), 1e-7);
  ratio = spool_ratio_of_rounds (logs, 1, base_logs, 5);
  g_assert_cmpfloat (spool_ratio_get (&ratio), ==, exp (1));
  g_assert_true (isnan (ratio.half_width) && isnan (ratio.p_differs) && isnan (ratio.p_same));
  ratio = spool_ratio_of_rounds (NULL, 0, base_logs, 5);
  g_assert_true (isnan (spool_ratio_get (&ratio)) && isnan (spool_ratio_get_low (&ratio)));
}

/* Two one-sided tests are passed at 5 % just when the 90 % interval lies within the margin. */
static void
test_same (void)
{
  const double offsets[] = { -2, -1, -1, 0, 0, 1, 1, 2 };
  double error = sqrt (12.0 / 7 / 8);
  double reach = spool_student_quantile (0.95, 7) * error;

  for (double mean = -0.05; mean < 0.05; mean += 0.001)
    {
      double scale = 0.01, logs[8];
      SpoolRatio ratio;

      for (guint i = 0; i < 8; i++)
        logs[i] = mean + scale * offsets[i];
      ratio = spool_ratio_of_pairs (logs, 8);
      g_assert_cmpint (ratio.p_same <= 0.05, ==, fabs (mean) + scale * reach <= log (1.05));
    }
}

/* Without any spread everything is certain. */
static void
test_no_spread (void)
{
  const double equal[] = { 0, 0, 0, 0, 0, 0 };
  const double twice[] = { G_LN2, G_LN2, G_LN2, G_LN2, G_LN2, G_LN2 };
  const SpoolRatio ratios[] = { spool_ratio_of_pairs (equal, 6), spool_ratio_of_pairs (twice, 6),
                                spool_ratio_of_samples (twice, 6, equal, 6),
                                spool_ratio_of_samples (equal, 6, twice, 6) };
  SpoolVerdict verdicts[4];

  g_assert_cmpfloat (ratios[0].p_differs, ==, 1);
  g_assert_cmpfloat (ratios[0].p_same, ==, 0);
  g_assert_cmpfloat (ratios[1].p_differs, ==, 0);
  g_assert_cmpfloat (ratios[1].half_width, ==, 0);
  g_assert_cmpfloat_with_epsilon (spool_ratio_get_low (&ratios[1]), 2, 1e-12);
  spool_verdict_judge (ratios, 4, verdicts);
  g_assert_cmpint (verdicts[0], ==, SPOOL_VERDICT_SAME);
  g_assert_cmpint (verdicts[1], ==, SPOOL_VERDICT_SLOWER);
  g_assert_cmpint (verdicts[2], ==, SPOOL_VERDICT_SLOWER);
  g_assert_cmpint (verdicts[3], ==, SPOOL_VERDICT_FASTER);
}

static void
test_verdicts (void)
{
  const SpoolRatio ratios[] = {
    { 6, 0.03, 0.02, 0.2, 0.04 }, /* the same */
    { 6, -0.2, 0.1, 0.012, 0.9 }, /* 3 × 0.012 is below 5 % */
    { 6, 0.2, 0.1, 0.03, 0.9 },   /* 2 × 0.03 is not */
    { 5, -0.7, 0.1, 0.00001, 1 }, /* one too few */
    { 0, NAN, NAN, NAN, NAN },
  };
  SpoolVerdict verdicts[5];

  spool_verdict_judge (ratios, 5, verdicts);
  g_assert_cmpstr (spool_verdict_get_id (verdicts[0]), ==, "same");
  g_assert_cmpstr (spool_verdict_get_id (verdicts[1]), ==, "faster");
  for (guint i = 2; i < 5; i++)
    g_assert_cmpstr (spool_verdict_get_id (verdicts[i]), ==, "unclear");
  /* By itself it is clear. */
  spool_verdict_judge (ratios + 2, 1, verdicts);
  g_assert_cmpstr (spool_verdict_get_id (verdicts[0]), ==, "slower");
  /* If both tests pass, it is the same. */
  spool_verdict_judge (&(SpoolRatio){ 6, 0.03, 0.01, 0.001, 0.04 }, 1, verdicts);
  g_assert_cmpstr (spool_verdict_get_id (verdicts[0]), ==, "same");
  g_assert_null (spool_verdict_get_id (SPOOL_VERDICT_NONE));
  g_assert_cmpstr (spool_verdict_get_title (SPOOL_VERDICT_SAME), ==, "same");
}

/* By hand: steps of 0.1, 0.2 and 0.2, whose squares sum to 0.09; four values have 18 / 8 degrees of
 * freedom. */
static void
test_noise_floor (void)
{
  const double logs[] = { 0, 0.1, -0.1, 0.1 };
  const double gaps[] = { NAN, 0, NAN, 0.1, -0.1, 0.1, NAN };
  const double line[] = { 0, 0.01, 0.02, 0.03, 0.04, 0.05 };
  double t = spool_student_quantile (0.975, 18.0 / 8);

  g_assert_cmpfloat_with_epsilon (spool_noise_floor_of_logs (logs, 4), t * sqrt (0.09 / 3 / 4),
                                  1e-12);
  g_assert_cmpfloat (spool_noise_floor_of_logs (gaps, 7), ==, spool_noise_floor_of_logs (logs, 4));
  g_assert_true (isnan (spool_noise_floor_of_logs (logs, 2)));
  /* What drifts is little noise: here less than half of what the distance to the mean says. */
  g_assert_cmpfloat (spool_noise_floor_of_logs (line, 6), <, 0.0125);
  g_assert_cmpfloat (spool_noise_floor_of_logs (line, 0), !=, 0);
}

/* When the last of @jobs jobs of one second each ends, if each of @at_once servers takes the next
 * job as soon as it is free. */
static guint
schedule (guint jobs, guint at_once)
{
  guint free_at[64] = { 0 };
  guint end = 0;

  g_assert_cmpuint (at_once, <=, G_N_ELEMENTS (free_at));
  for (guint i = 0; i < jobs; i++)
    {
      guint next = 0;

      for (guint j = 1; j < at_once; j++)
        if (free_at[j] < free_at[next])
          next = j;
      free_at[next]++;
      end = MAX (end, free_at[next]);
    }
  return end;
}

static double
get_ceiling (SpoolBound bound, guint64 jobs, guint workers, guint usable)
{
  SpoolCeiling self = { bound, jobs, usable, 0 };

  return spool_ceiling_get (&self, SPOOL_EXECUTOR_THREADS, workers);
}

static void
test_ceiling (void)
{
  for (guint jobs = 1; jobs <= 40; jobs++)
    for (guint workers = 1; workers <= 40; workers++)
      {
        double waiting = (double) jobs / schedule (jobs, workers);

        g_assert_cmpfloat (get_ceiling (SPOOL_BOUND_WAIT, jobs, workers, 2), ==, waiting);
        for (guint usable = 1; usable <= 40; usable += 3)
          g_assert_cmpfloat (get_ceiling (SPOOL_BOUND_CPU, jobs, workers, usable), ==,
                             MIN (waiting, usable));
      }
  g_assert_true (isnan (get_ceiling (SPOOL_BOUND_CPU, 4, 2, 0)));
  g_assert_cmpfloat (get_ceiling (SPOOL_BOUND_CPU, 4, 1, 0), ==, 1);
  g_assert_true (isnan (get_ceiling (SPOOL_BOUND_WAIT, 0, 2, 2)));
}

/* The system divides the CPUs' time among the workers, also where that divides a job. */
static void
test_ceiling_of_time_slices (void)
{
  g_assert_cmpfloat (get_ceiling (SPOOL_BOUND_CPU, 4, 4, 3), ==, 3);
  g_assert_cmpfloat (get_ceiling (SPOOL_BOUND_CPU, 8, 8, 6), ==, 6);
  g_assert_cmpfloat (get_ceiling (SPOOL_BOUND_CPU, 4, 3, 3), ==, 2);
}

/* Under one lock, or in one thread, one computes at a time; waiting doesn't need the lock. */
static void
test_ceiling_of_turns (void)
{
  SpoolCeiling computing = { SPOOL_BOUND_CPU, 8, 4, 0 }, waiting = { SPOOL_BOUND_WAIT, 8, 4, 0 };
  SpoolCeiling unknown = { SPOOL_BOUND_CPU, 8, 0, 0 };

  g_assert_cmpfloat (spool_ceiling_get (&computing, SPOOL_EXECUTOR_PROCESSES, 8), ==, 4);
  g_assert_cmpfloat (spool_ceiling_get (&computing, SPOOL_EXECUTOR_THREADS_GIL, 8), ==, 1);
  g_assert_cmpfloat (spool_ceiling_get (&computing, SPOOL_EXECUTOR_ASYNC, 8), ==, 1);
  g_assert_cmpfloat (spool_ceiling_get (&unknown, SPOOL_EXECUTOR_THREADS_GIL, 8), ==, 1);
  g_assert_cmpfloat (spool_ceiling_get (&waiting, SPOOL_EXECUTOR_THREADS_GIL, 8), ==, 8);
  g_assert_cmpfloat (spool_ceiling_get (&waiting, SPOOL_EXECUTOR_ASYNC, 8), ==, 8);
}

/* A job that is as long as three others holds back all who are done before. */
static void
test_ceiling_of_unequal_jobs (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (4, 1);
  g_autoptr (SpoolReport) report = NULL;
  const SpoolConfiguration serial = { 0, SPOOL_EXECUTOR_SERIAL, 1 };
  const SpoolConfiguration threads = { 0, SPOOL_EXECUTOR_THREADS, 4 };
  SpoolCeiling ceiling;
  SpoolRun *run;
  g_autofree char *words = NULL;

  g_assert_true (
      spool_params_set (spool_plan_get_entry (plan, 0)->params, "seconds", "3 1 1 1", NULL));
  report = spool_report_new (plan, spool_machine_new_unknown ());
  ceiling = spool_ceiling_of_entry (report, 0);
  g_assert_true (isnan (spool_ceiling_get (&ceiling, SPOOL_EXECUTOR_THREADS, 4)));
  g_assert_null (spool_ceiling_dup_words (report, &threads));
  run = util_make_run (plan, &serial, 0, 6000);
  run->records[0].end_ns = run->records[0].start_ns + 3 * 1001;
  spool_report_add_run (report, run);
  ceiling = spool_ceiling_of_entry (report, 0);
  g_assert_cmpfloat_with_epsilon (spool_ceiling_get (&ceiling, SPOOL_EXECUTOR_THREADS, 4), 2, 1e-9);
  g_assert_cmpfloat (spool_ceiling_get (&ceiling, SPOOL_EXECUTOR_THREADS, 1), ==, 1);
  words = spool_ceiling_dup_words (report, &threads);
  g_assert_cmpstr (words, ==,
                   "At most 2 times faster was possible (4 jobs, not equally long, 4 workers).");
}

static void
check_source (const char *source, gboolean differ)
{
  g_autoptr (SpoolPlan) plan = spool_plan_new ();
  SpoolPlanEntry *entry = spool_plan_add_entry (plan, &spool_web_workload);
  g_autoptr (SpoolReport) report = NULL;

  g_assert_true (spool_params_set (entry->params, "source", source, NULL));
  entry->jobs = 4;
  report = spool_report_new (plan, spool_machine_new_unknown ());
  /* Not all systems say 1 for what is true. */
  g_assert_cmpint (isnan (spool_ceiling_of_entry (report, 0).longest_jobs) != 0, ==, differ);
}

/* Pages of other people's are of any length. */
static void
test_ceiling_of_pages (void)
{
  check_source ("local", FALSE);
  check_source ("local ", FALSE);
  check_source ("http://localhost/1", FALSE);
  check_source ("http://localhost/1 http://localhost/1", FALSE);
  check_source ("http://localhost/1 http://localhost/2", TRUE);
  check_source ("notebook", TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/student/quantiles", test_quantiles);
  g_test_add_func ("/student/closed-forms", test_closed_forms);
  g_test_add_func ("/holm/example", test_holm);
  g_test_add_func ("/holm/few", test_holm_of_few);
  g_test_add_func ("/ratio/welch", test_welch);
  g_test_add_func ("/ratio/pairs", test_pairs);
  g_test_add_func ("/ratio/rounds", test_rounds);
  g_test_add_func ("/ratio/same", test_same);
  g_test_add_func ("/ratio/no-spread", test_no_spread);
  g_test_add_func ("/verdict/judge", test_verdicts);
  g_test_add_func ("/noise-floor/logs", test_noise_floor);
  g_test_add_func ("/ceiling/table", test_ceiling);
  g_test_add_func ("/ceiling/time-slices", test_ceiling_of_time_slices);
  g_test_add_func ("/ceiling/turns", test_ceiling_of_turns);
  g_test_add_func ("/ceiling/unequal-jobs", test_ceiling_of_unequal_jobs);
  g_test_add_func ("/ceiling/pages", test_ceiling_of_pages);
  return g_test_run ();
}
