/* spool-misconception.c: what a guess says about how somebody thinks of workers.
 *
 * A table: how a guess looks that comes from a certain belief, and what to say of it. A row speaks
 * only if the guess is wrong by more than the noise and by a fair margin, and wrong in just the way
 * in which that belief is; else only the distance is told. The first row that fits counts, so the
 * narrower beliefs stand before the wider ones.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-misconception.h"

#include "report/spool-break-even.h"
#include "report/spool-guess.h"

#include <glib/gi18n.h>
#include <math.h>

/* A guess that is off by less than this factor is a good one. */
#define FAIR 1.25
/* What is expected to be about as long as serial. */
#define ABOUT_SERIAL 0.85
/* What takes this part of what is to be explained, explains it. */
#define MOST 0.5
/* What takes no more than this part of a time is little of it. */
#define LITTLE 0.1
/* From here on a share of serial's time is told as a factor. */
#define MANY_TIMES 10

/**
 * Guess:
 * @row: what was measured
 * @guess: what was expected, as a share of serial's time
 * @share: what came out
 * @is_far: whether the two differ by more than the noise, if that is known, and a fair margin
 * @is_wrong: whether that is certain, too
 */
typedef struct
{
  const SpoolReport *report;
  const SpoolAnalysis *analysis;
  const SpoolAnalysisRow *row;
  const SpoolPlanEntry *entry;
  double guess;
  double share;
  gboolean is_far;
  gboolean is_wrong;
} Guess;

static double
get_share (const SpoolAnalysis *analysis, const SpoolAnalysisRow *row)
{
  const SpoolAnalysisRow *serial = spool_analysis_find_serial (analysis, row->configuration.entry);

  if (serial == NULL || row->failed_jobs > 0 || serial->failed_jobs > 0)
    return NAN;
  return row->median_s / serial->median_s;
}

static gboolean
guess_init (Guess *self,
            const SpoolReport *report,
            const SpoolAnalysis *analysis,
            const SpoolAnalysisRow *row)
{
  double low, high;

  *self = (Guess){ report, analysis, row };
  self->entry = spool_plan_get_entry (report->plan, row->configuration.entry);
  self->guess = spool_guess_get (report->plan, &row->configuration);
  self->share = get_share (analysis, row);
  if (isnan (self->guess) || !isfinite (self->share) || self->share <= 0)
    return FALSE;
  low = spool_ratio_get_low (&row->by_serial);
  high = spool_ratio_get_high (&row->by_serial);
  self->is_far = fabs (log (self->guess / self->share)) > log (FAIR) &&
                 !(self->guess >= low && self->guess <= high);
  self->is_wrong = self->is_far && row->by_serial.n >= SPOOL_VERDICT_MIN_VALUES;
  return TRUE;
}

static gboolean
computes (const Guess *guess)
{
  return guess->entry->workload->bound (guess->entry->params) == SPOOL_BOUND_CPU;
}

static gboolean
has_executor (const Guess *guess, SpoolExecutorKind executor)
{
  return guess->row->configuration.executor == executor;
}

static gboolean
was_too_long (const Guess *guess)
{
  return guess->is_wrong && guess->guess > guess->share;
}

static gboolean
was_too_short (const Guess *guess)
{
  return guess->is_wrong && guess->guess < guess->share;
}

/* What was guessed and measured of another configuration of the same workload. */
static gboolean
find_other (const Guess *guess, SpoolExecutorKind executor, guint workers, Guess *other)
{
  SpoolConfiguration wanted = { guess->row->configuration.entry, executor, workers };
  const SpoolAnalysisRow *row = spool_analysis_find (guess->analysis, &wanted);

  return row != NULL && guess_init (other, guess->report, guess->analysis, row);
}

static gboolean
thinks_lock_computes (const Guess *guess)
{
  return computes (guess) && has_executor (guess, SPOOL_EXECUTOR_THREADS_GIL) &&
         was_too_short (guess) && guess->share > ABOUT_SERIAL;
}

static gboolean
thinks_threads_never_compute (const Guess *guess)
{
  return computes (guess) && has_executor (guess, SPOOL_EXECUTOR_THREADS) && was_too_long (guess) &&
         guess->guess > ABOUT_SERIAL && guess->share < ABOUT_SERIAL;
}

static gboolean
thinks_cpus_grow (const Guess *guess)
{
  guint64 at_once = MIN (guess->row->configuration.workers, guess->entry->jobs);
  guint usable = guess->report->machine->usable_cpus;

  return computes (guess) && !has_executor (guess, SPOOL_EXECUTOR_THREADS_GIL) && usable > 0 &&
         at_once > usable && was_too_short (guess) && guess->guess < FAIR / (double) at_once;
}

static gboolean
thinks_waiting_is_work (const Guess *guess)
{
  return !computes (guess) && guess->row->configuration.workers > 1 && was_too_long (guess) &&
         guess->guess > ABOUT_SERIAL && guess->share < ABOUT_SERIAL;
}

static gboolean
thinks_waiting_needs_cpus (const Guess *guess)
{
  guint usable = guess->report->machine->usable_cpus;

  return !computes (guess) && usable > 0 && guess->row->configuration.workers > usable &&
         was_too_long (guess) && guess->guess > 1 / (FAIR * usable) &&
         guess->share < 1 / (FAIR * usable);
}

/* Of two counts that both are at least as many as there are jobs, more was to be quicker. */
static gboolean
thinks_workers_find_jobs (const Guess *guess)
{
  const SpoolAnalysisRow *row;

  if (!was_too_short (guess) || guess->row->configuration.workers <= guess->entry->jobs)
    return FALSE;
  for (guint i = 0; (row = spool_analysis_nth (guess->analysis, i)) != NULL; i++)
    {
      Guess other;

      if (row->configuration.entry == guess->row->configuration.entry &&
          row->configuration.executor == guess->row->configuration.executor &&
          row->configuration.workers >= guess->entry->jobs &&
          row->configuration.workers < guess->row->configuration.workers &&
          guess_init (&other, guess->report, guess->analysis, row) &&
          guess->guess * FAIR < other.guess)
        return TRUE;
    }
  return FALSE;
}

/* Whether most of what serial was quicker by went by until the workers were ready. */
static gboolean
start_took_it (const Guess *guess)
{
  const SpoolAnalysisRow *serial =
      spool_analysis_find_serial (guess->analysis, guess->row->configuration.entry);

  return guess->row->start_s >= MOST * (guess->share - 1) * serial->median_s;
}

static gboolean
times_start (const Guess *guess)
{
  return guess->report->plan->mode != SPOOL_MODE_WARM;
}

static gboolean
thinks_starting_is_free (const Guess *guess)
{
  return times_start (guess) && guess->share > 1 && was_too_short (guess) && guess->guess < 1 &&
         (spool_break_even_applies (guess->entry) || start_took_it (guess));
}

static gboolean
thinks_processes_win (const Guess *guess)
{
  Guess threads;

  return computes (guess) && has_executor (guess, SPOOL_EXECUTOR_PROCESSES) &&
         was_too_short (guess) &&
         find_other (guess, SPOOL_EXECUTOR_THREADS, guess->row->configuration.workers, &threads) &&
         guess->guess * FAIR < threads.guess && guess->share > threads.share / FAIR;
}

static gboolean
thinks_workers_cost_most (const Guess *guess)
{
  return times_start (guess) && was_too_long (guess) && guess->guess > 1 &&
         guess->share < ABOUT_SERIAL && guess->row->start_s <= LITTLE * guess->row->median_s;
}

typedef struct
{
  const char *id;
  gboolean (*fits) (const Guess *guess);
  const char *text;
} Misconception;

static const Misconception misconceptions[] = {
  { "lock-computes", thinks_lock_computes,
    N_ ("Many expect threads under one lock to share the work. They take turns: only one computes "
        "at any time, so it takes as long as serial, and handing over the lock comes on top.") },
  { "threads-never-compute", thinks_threads_never_compute,
    N_ ("“Threads don't help with computing” is true of Python with its global lock. These threads "
        "have no such lock, and compute at the same time on several CPUs.") },
  { "cpus-grow", thinks_cpus_grow,
    N_ ("Twice as many workers don't always halve the time: jobs that compute need a CPU each. "
        "Workers beyond the CPUs wait for one another.") },
  { "waiting-is-work", thinks_waiting_is_work,
    N_ ("Workers don't help only with computing: these jobs spend their time waiting, and several "
        "workers wait at the same time. Even a global lock would not stop them, for it is released "
        "while they wait.") },
  { "waiting-needs-cpus", thinks_waiting_needs_cpus,
    N_ ("More workers than CPUs are no waste here: whoever waits needs no CPU, so many can wait at "
        "once.") },
  { "workers-find-jobs", thinks_workers_find_jobs,
    N_ ("Workers beyond the number of jobs find nothing to do: they are started, and idle.") },
  { "starting-is-free", thinks_starting_is_free,
    N_ ("Starting workers is not free. Here it cost more than the workers could save.") },
  { "processes-win", thinks_processes_win,
    N_ ("Processes aren't faster than threads by themselves. In Python they win because each has a "
        "lock of its own; where threads have none in common, processes only cost more to "
        "start.") },
  { "workers-cost-most", thinks_workers_cost_most,
    N_ ("Workers cost less than one might fear: starting them took little beside what they "
        "saved.") },
};

/**
 * spool_misconception_nth:
 * @n: a position in the table
 *
 * Returns: (transfer none) (nullable): the name of the misconception there, %NULL behind the last.
 *   Any thread.
 */
const char *
spool_misconception_nth (guint n)
{
  return n < G_N_ELEMENTS (misconceptions) ? misconceptions[n].id : NULL;
}

/* @guess is the one that shows it. */
static const Misconception *
find (const SpoolReport *report, const SpoolAnalysis *analysis, Guess *guess)
{
  const SpoolAnalysisRow *row;

  for (guint m = 0; m < G_N_ELEMENTS (misconceptions); m++)
    for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
      if (guess_init (guess, report, analysis, row) && misconceptions[m].fits (guess))
        return &misconceptions[m];
  return NULL;
}

/**
 * spool_misconception_find:
 * @report: a report
 * @analysis: what its runs come to
 *
 * Returns: (transfer none) (nullable): the name of the misconception that its guesses show; %NULL
 *   for none. Any thread.
 */
const char *
spool_misconception_find (const SpoolReport *report, const SpoolAnalysis *analysis)
{
  const Misconception *found;
  Guess guess;

  g_return_val_if_fail (report != NULL && analysis != NULL, NULL);

  found = find (report, analysis, &guess);
  return found != NULL ? found->id : NULL;
}

static double
get_distance (const Guess *guess)
{
  return fabs (log (guess->guess / guess->share));
}

/* The guess that is farthest from what came out; of those that are so by more than the noise, if
 * there are any. */
static gboolean
find_worst (const SpoolReport *report, const SpoolAnalysis *analysis, Guess *worst)
{
  const SpoolAnalysisRow *row;
  gboolean found = FALSE;
  Guess guess;

  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    if (guess_init (&guess, report, analysis, row) &&
        (!found || guess.is_far > worst->is_far ||
         (guess.is_far == worst->is_far && get_distance (&guess) > get_distance (worst))))
      {
        *worst = guess;
        found = TRUE;
      }
  return found;
}

static char *
dup_distance_of_event_loop (const Guess *guess)
{
  guint in_flight = guess->row->configuration.workers;

  return g_strdup_printf (
      ngettext ("You expected an event loop with %u job in flight to take %.0f %% of serial's "
                "time, and it took %.0f %%.",
                "You expected an event loop with %u jobs in flight to take %.0f %% of serial's "
                "time, and it took %.0f %%.",
                in_flight),
      in_flight, 100 * guess->guess, 100 * guess->share);
}

static char *
dup_distance (const Guess *guess)
{
  g_autofree char *title = spool_configuration_dup_title (&guess->row->configuration);

  if (guess->row->configuration.executor == SPOOL_EXECUTOR_ASYNC)
    return dup_distance_of_event_loop (guess);
  if (guess->guess >= MANY_TIMES && guess->share >= MANY_TIMES)
    /* Translators: such as "With 8 processes you expected 16 times serial's time, and it took 40
     * times." */
    return g_strdup_printf (
        _ ("With %s you expected %.0f times serial's time, and it took %.0f times."), title,
        guess->guess, guess->share);
  if (guess->guess >= MANY_TIMES)
    /* Translators: such as "With 8 processes you expected 16 times serial's time, and it took 51 %
     * of it." */
    return g_strdup_printf (
        _ ("With %s you expected %.0f times serial's time, and it took %.0f %% of it."), title,
        guess->guess, 100 * guess->share);
  if (guess->share < MANY_TIMES)
    /* Translators: such as "With 8 threads you expected 25 % of serial's time, and it took 51 %."
     */
    return g_strdup_printf (
        _ ("With %s you expected %.0f %% of serial's time, and it took %.0f %%."), title,
        100 * guess->guess, 100 * guess->share);
  /* Translators: such as "You expected 50 % of serial's time with 8 processes, and it took 40 times
   * as long as serial." */
  return g_strdup_printf (
      _ ("You expected %.0f %% of serial's time with %s, and it took %.0f times "
         "as long as serial."),
      100 * guess->guess, title, guess->share);
}

/**
 * spool_misconception_dup_reveal:
 * @report: a report
 * @analysis: what its runs come to
 *
 * Returns: (transfer full) (nullable): how good the guess was that was made before measuring, and
 *   the misconception behind it if there was one; %NULL if nothing was guessed or measured.
 *   Translated; any thread.
 */
char *
spool_misconception_dup_reveal (const SpoolReport *report, const SpoolAnalysis *analysis)
{
  const Misconception *misconception;
  g_autofree char *distance = NULL;
  Guess guess;

  g_return_val_if_fail (report != NULL && analysis != NULL, NULL);

  misconception = find (report, analysis, &guess);
  if (misconception == NULL && !find_worst (report, analysis, &guess))
    return NULL;
  if (!guess.is_far && get_distance (&guess) > log (FAIR))
    return g_strdup (_ ("Whether your guess was close can't be told: the times vary too much."));
  if (!guess.is_far)
    return g_strdup (_ ("Your guess was close."));
  distance = dup_distance (&guess);
  if (misconception == NULL)
    return g_steal_pointer (&distance);
  return g_strjoin (C_ ("between two sentences", " "), distance, _ (misconception->text), NULL);
}
