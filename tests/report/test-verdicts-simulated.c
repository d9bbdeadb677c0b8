/* test-verdicts-simulated.c: verdicts on made-up plans of which the truth is known.
 *
 * Every number of random plans comes from a seed, so the shares found are always the same; the
 * bounds are what the statistics promise, and two standard errors of a thousand plans.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-analysis.h"
#include "report/spool-best.h"
#include "report/spool-order.h"
#include "report/spool-rounds.h"
#include "workload/spool-clock.h"

#include <math.h>

#define N_PLANS 1000
#define MAX_COMPARISONS 8
/* A minute of rounds of a second: where the default limit ends automatic rounds. */
#define MAX_ROUNDS 60

typedef enum
{
  ORDER_SHUFFLED,
  ORDER_BLOCKS /* all rounds of a configuration before the next one's */
} Order;

/* What is true of a plan. */
typedef struct
{
  guint n_comparisons;
  guint rounds;    /* 0: automatic */
  double noise;    /* the standard deviation of the logarithm of a time */
  double outliers; /* the share of runs that take a third longer */
  double drift;    /* by how much times are longer in the end than in the beginning */
  Order order;
  double speedups[MAX_COMPARISONS]; /* 0: none, as 1 */
} Truth;

static double
random_normal (GRand *random)
{
  double u = 1 - g_rand_double (random), v = g_rand_double (random);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * v);
}

static SpoolReport *
make_report (const Truth *truth)
{
  g_autoptr (SpoolPlan) plan = spool_plan_new ();
  SpoolPlanEntry *entry = spool_plan_add_entry (plan, &spool_sleep_workload);
  const SpoolExecutorKind executors[] = { SPOOL_EXECUTOR_THREADS };
  SpoolMachine *machine = spool_machine_new_unknown ();

  spool_plan_entry_set_executors (entry, executors, 1);
  g_array_set_size (entry->workers, 0);
  for (guint workers = 2; workers < 2 + truth->n_comparisons; workers++)
    g_array_append_val (entry->workers, workers);
  plan->rounds = 6;
  g_assert_true (spool_plan_check (plan, NULL));
  machine->usable_cpus = 2;
  return spool_report_new (plan, machine);
}

static void
add_run (
    SpoolReport *report, const Truth *truth, guint round, guint place, guint number, GRand *random)
{
  guint n = truth->n_comparisons + 1;
  guint last = n * (truth->rounds > 0 ? truth->rounds : MAX_ROUNDS) - 1;
  guint moment = truth->order == ORDER_BLOCKS ? number * truth->rounds + round : round * n + place;
  double speedup = number > 0 && truth->speedups[number - 1] > 0 ? truth->speedups[number - 1] : 1;
  double seconds = exp (truth->noise * random_normal (random)) / speedup;
  SpoolRun *run = spool_run_new ();

  if (g_rand_double (random) < truth->outliers)
    seconds *= 4.0 / 3;
  seconds *= 1 + truth->drift * moment / last;
  run->round = round;
  run->order = place;
  run->executor = number == 0 ? SPOOL_EXECUTOR_SERIAL : SPOOL_EXECUTOR_THREADS;
  run->workers = number + 1;
  run->jobs = 16;
  run->wall_ns = (gint64) (seconds * SPOOL_NS_PER_S);
  spool_report_add_run (report, run);
}

static void
add_round (SpoolReport *report, const Truth *truth, guint round, GRand *random)
{
  guint n = truth->n_comparisons + 1;
  g_autofree guint *order = spool_order_of_round (report->plan->seed, round, n);

  for (guint i = 0; i < n; i++)
    add_run (report, truth, round, i, order[i], random);
}

static SpoolAnalysis *
simulate (const Truth *truth, guint seed, guint *n_rounds)
{
  g_autoptr (SpoolReport) report = make_report (truth);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint max_rounds = truth->rounds > 0 ? truth->rounds : MAX_ROUNDS;
  guint round;

  report->plan->seed = seed;
  for (round = 0; round < max_rounds; round++)
    {
      add_round (report, truth, round, random);
      if (truth->rounds > 0)
        continue;
      g_clear_pointer (&analysis, spool_analysis_free);
      analysis = spool_analysis_new (report);
      if (spool_rounds_are_enough (analysis, round + 1))
        break;
    }
  if (n_rounds != NULL)
    *n_rounds = MIN (round + 1, max_rounds);
  return analysis != NULL ? g_steal_pointer (&analysis) : spool_analysis_new (report);
}

static gboolean
has_difference (const SpoolAnalysis *analysis)
{
  for (guint i = 1; i < analysis->rows->len; i++)
    {
      SpoolVerdict verdict = spool_analysis_nth (analysis, i)->verdict;

      if (verdict == SPOOL_VERDICT_FASTER || verdict == SPOOL_VERDICT_SLOWER)
        return TRUE;
    }
  return FALSE;
}

/* In how many of all plans a difference is found where there is none. */
static guint
count_false (const Truth *truth)
{
  guint n_false = 0, n_rounds = 0, sum = 0;

  for (guint seed = 0; seed < N_PLANS; seed++)
    {
      g_autoptr (SpoolAnalysis) analysis = simulate (truth, seed, &n_rounds);

      n_false += has_difference (analysis);
      sum += n_rounds;
    }
  g_test_message ("%u comparisons, noise %.2f, outliers %.2f, %s: %u of %u false, %.1f rounds",
                  truth->n_comparisons, truth->noise, truth->outliers,
                  truth->rounds > 0 ? "fixed" : "automatic", n_false, N_PLANS,
                  (double) sum / N_PLANS);
  return n_false;
}

static const guint comparisons[] = { 1, 4, 8 };
static const double noises[] = { 0.03, 0.06, 0.1 };

/* 5 % and two standard errors. */
static void
test_fixed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    for (guint j = 0; j < G_N_ELEMENTS (noises); j++)
      {
        Truth truth = { .n_comparisons = comparisons[i], .rounds = 10, .noise = noises[j] };

        g_assert_cmpuint (count_false (&truth), <=, N_PLANS * 6.5 / 100);
        truth.rounds = 6;
        truth.outliers = 0.05;
        g_assert_cmpuint (count_false (&truth), <=, N_PLANS * 6.5 / 100);
      }
}

/* Stopping when all is known well favours plans whose noise looks small by chance. */
static void
test_automatic (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    {
      Truth truth = { .n_comparisons = comparisons[i], .noise = 0.03 };

      g_assert_cmpuint (count_false (&truth), <=, N_PLANS * 9.5 / 100);
      truth.noise = 0.06;
      g_assert_cmpuint (count_false (&truth), <=, N_PLANS * 9.5 / 100);
    }
}

/* Of all that were tried, one comparison with outliers comes nearest to the bound. */
static void
test_automatic_with_outliers (void)
{
  Truth truth = { .n_comparisons = 1, .noise = 0.08, .outliers = 0.05 };

  g_assert_cmpuint (count_false (&truth), <=, N_PLANS * 9.5 / 100);
}

/* Judged without any correction, eight comparisons would find a difference in every fifth plan: so
 * the bound is one that can be missed. */
static void
test_without_correction (void)
{
  Truth truth = { .n_comparisons = 8, .rounds = 10, .noise = 0.1 };
  guint n_false = 0;

  for (guint seed = 0; seed < N_PLANS; seed++)
    {
      g_autoptr (SpoolAnalysis) analysis = simulate (&truth, seed, NULL);
      gboolean found = FALSE;

      for (guint i = 1; i < analysis->rows->len; i++)
        found |= spool_analysis_nth (analysis, i)->by_serial.p_differs <= 0.05;
      n_false += found;
    }
  g_assert_cmpuint (n_false, >, N_PLANS * 15 / 100);
}

static guint
count_changed_by_drift (Order order)
{
  const Truth steady = { .n_comparisons = 4,
                         .rounds = 10,
                         .noise = 0.01,
                         .order = order,
                         .speedups = { 1.2, 1 / 1.2, 2, 1 } };
  Truth drifting = steady;
  guint n_changed = 0;

  drifting.drift = 0.2;
  for (guint seed = 0; seed < N_PLANS; seed++)
    {
      g_autoptr (SpoolAnalysis) without = simulate (&steady, seed, NULL);
      g_autoptr (SpoolAnalysis) with = simulate (&drifting, seed, NULL);
      gboolean changed = FALSE;

      for (guint i = 0; i < with->rows->len; i++)
        changed |=
            spool_analysis_nth (with, i)->verdict != spool_analysis_nth (without, i)->verdict;
      n_changed += changed;
    }
  g_test_message ("%s: drift changes verdicts of %u plans of %u",
                  order == ORDER_BLOCKS ? "blocks" : "shuffled", n_changed, N_PLANS);
  return n_changed;
}

/* All times get longer by a fifth, little by little. */
static void
test_drift (void)
{
  g_assert_cmpuint (count_changed_by_drift (ORDER_SHUFFLED), ==, 0);
  g_assert_cmpuint (count_changed_by_drift (ORDER_BLOCKS), >, N_PLANS * 99 / 100);
}

static void
test_coverage (void)
{
  const Truth truth = { .n_comparisons = 8,
                        .rounds = 8,
                        .noise = 0.05,
                        .speedups = { 0.25, 0.8, 0.97, 1, 1.03, 1.9, 3.7, 15 } };
  guint n_held[MAX_COMPARISONS] = { 0 };

  for (guint seed = 0; seed < N_PLANS; seed++)
    {
      g_autoptr (SpoolAnalysis) analysis = simulate (&truth, seed, NULL);

      for (guint i = 0; i < truth.n_comparisons; i++)
        {
          const SpoolAnalysisRow *row = spool_analysis_nth (analysis, i + 1);

          n_held[i] +=
              row->speedup_low <= truth.speedups[i] && truth.speedups[i] <= row->speedup_high;
          g_assert_cmpfloat_with_epsilon (row->efficiency_low * (i + 2), row->speedup_low, 1e-9);
        }
    }
  for (guint i = 0; i < truth.n_comparisons; i++)
    {
      g_test_message ("speed-up %g: held by %u of %u", truth.speedups[i], n_held[i], N_PLANS);
      g_assert_cmpuint (n_held[i], >=, N_PLANS * 93 / 100);
      /* An interval of everything would hold all. */
      g_assert_cmpuint (n_held[i], <, N_PLANS * 98 / 100);
    }
}

static void
test_power (void)
{
  const Truth truth = {
    .n_comparisons = 8, .rounds = 10, .noise = 0.03, .speedups = { 1.2, 1, 1, 1, 1, 1, 1, 1 / 1.2 }
  };
  guint n_faster = 0, n_slower = 0;

  for (guint seed = 0; seed < N_PLANS; seed++)
    {
      g_autoptr (SpoolAnalysis) analysis = simulate (&truth, seed, NULL);
      const SpoolAnalysisRow *row = spool_analysis_nth (analysis, 1);

      n_faster += row->verdict == SPOOL_VERDICT_FASTER && !row->greyed;
      n_slower += spool_analysis_nth (analysis, 8)->verdict == SPOOL_VERDICT_SLOWER;
    }
  g_test_message ("20 %% found: %u and %u of %u", n_faster, n_slower, N_PLANS);
  g_assert_cmpuint (n_faster, >=, N_PLANS * 9 / 10);
  g_assert_cmpuint (n_slower, >=, N_PLANS * 9 / 10);
}

/* Three workers do as well as more; two don't. */
static void
test_best (void)
{
  const Truth truth = {
    .n_comparisons = 4, .rounds = 10, .noise = 0.03, .speedups = { 1.9, 2.8, 2.8, 2.8 }
  };
  guint n_right = 0, n_worse = 0;

  for (guint seed = 0; seed < N_PLANS; seed++)
    {
      g_autoptr (SpoolAnalysis) analysis = simulate (&truth, seed, NULL);
      const SpoolAnalysisRow *best = spool_best_find (analysis, 0);

      g_assert_nonnull (best);
      n_right += best->configuration.workers == 3;
      n_worse += best->configuration.workers < 3;
    }
  g_test_message ("best: %u right, %u worse of %u", n_right, n_worse, N_PLANS);
  g_assert_cmpuint (n_worse, ==, 0);
  g_assert_cmpuint (n_right, >=, N_PLANS * 9 / 10);
}

/* Advice to use more than serial is wrong where nothing is faster. */
static void
test_best_of_equals (void)
{
  const Truth truth = { .n_comparisons = 8, .rounds = 10, .noise = 0.06 };
  guint n_wrong = 0;

  for (guint seed = 0; seed < N_PLANS; seed++)
    {
      g_autoptr (SpoolAnalysis) analysis = simulate (&truth, seed, NULL);
      const SpoolAnalysisRow *best = spool_best_find (analysis, 0);

      n_wrong += best != NULL && best->configuration.workers > 1;
    }
  g_test_message ("wrong advice: %u of %u", n_wrong, N_PLANS);
  g_assert_cmpuint (n_wrong, <=, N_PLANS * 5 / 100);
}

/* What is smaller than serial's own noise is mostly what isn't there: differences that aren't
 * there are greyed as often as the noise floor says. */
static void
test_noise_floor (void)
{
  const Truth truth = { .n_comparisons = 1, .rounds = 10, .noise = 0.05, .drift = 0.2 };
  guint n_greyed = 0;

  for (guint seed = 0; seed < N_PLANS; seed++)
    {
      g_autoptr (SpoolAnalysis) analysis = simulate (&truth, seed, NULL);

      n_greyed += spool_analysis_nth (analysis, 1)->greyed;
    }
  g_test_message ("greyed: %u of %u", n_greyed, N_PLANS);
  g_assert_cmpuint (n_greyed, >=, N_PLANS * 92 / 100);
  g_assert_cmpuint (n_greyed, <=, N_PLANS * 98 / 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdicts-simulated/fixed", test_fixed);
  g_test_add_func ("/verdicts-simulated/automatic", test_automatic);
  g_test_add_func ("/verdicts-simulated/automatic-with-outliers", test_automatic_with_outliers);
  g_test_add_func ("/verdicts-simulated/without-correction", test_without_correction);
  g_test_add_func ("/verdicts-simulated/drift", test_drift);
  g_test_add_func ("/verdicts-simulated/coverage", test_coverage);
  g_test_add_func ("/verdicts-simulated/power", test_power);
  g_test_add_func ("/verdicts-simulated/best", test_best);
  g_test_add_func ("/verdicts-simulated/best-of-equals", test_best_of_equals);
  g_test_add_func ("/verdicts-simulated/noise-floor", test_noise_floor);
  return g_test_run ();
}
