/* spool-ceiling.c: how much faster workers can be at best.
 *
 * Jobs are whole: 4 jobs on 3 workers take two turns, as on 2. And what only computes gains
 * nothing from more workers than there are CPUs to compute on. Without knowing this, people look
 * for the fault in threads or processes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-ceiling.h"

#include "report/spool-text.h"
#include "workload/spool-clock.h"
#include "workload/spool-web.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

/* Whether their parameters make the jobs differ in length. */
static gboolean
lengths_differ (const SpoolPlanEntry *entry)
{
  if (entry->workload == &spool_sleep_workload)
    {
      gsize n_numbers = 0;
      g_autofree double *numbers = spool_params_get_numbers (entry->params, "seconds", &n_numbers);

      for (gsize i = 1; i < MIN (n_numbers, entry->jobs); i++)
        if (numbers[i] != numbers[0])
          return TRUE;
    }
  if (entry->workload == &spool_web_workload)
    {
      const char *source = spool_params_get_text (entry->params, "source");
      gboolean local = spool_workload_needs_pages (entry->workload, entry->params);
      g_auto (GStrv) addresses = local ? NULL : spool_web_source_get_addresses (source, NULL);

      for (guint64 i = 1; addresses != NULL && i < entry->jobs && addresses[i] != NULL; i++)
        if (!g_str_equal (addresses[i], addresses[0]))
          return TRUE;
    }
  return FALSE;
}

/* Serial does one job after the other, so its records say how long each takes by itself. */
static double
find_longest_jobs (const SpoolReport *report, guint entry, guint64 jobs)
{
  g_autofree double *lengths_ns = NULL;
  double total_ns = 0, longest_ns = 0;

  for (guint i = 0; i < report->runs->len; i++)
    {
      const SpoolRun *run = g_ptr_array_index (report->runs, i);

      if (run->entry != entry || run->executor != SPOOL_EXECUTOR_SERIAL || run->n_records != jobs)
        continue;
      if (lengths_ns == NULL)
        lengths_ns = g_new0 (double, jobs);
      for (guint64 j = 0; j < jobs; j++)
        {
          double length_ns = (double) (run->records[j].end_ns - run->records[j].start_ns);

          total_ns += length_ns;
          lengths_ns[j] += length_ns;
          longest_ns = MAX (longest_ns, lengths_ns[j]);
        }
    }
  return longest_ns > 0 ? total_ns / longest_ns : NAN;
}

/**
 * spool_ceiling_of_entry:
 * @report: a report, complete or growing
 * @entry: an entry of its plan
 *
 * Returns: what limits the speed-up of its jobs, as far as the report tells. Any thread.
 */
SpoolCeiling
spool_ceiling_of_entry (const SpoolReport *report, guint entry)
{
  SpoolCeiling self = { SPOOL_BOUND_CPU, 0, 0, 0 };
  const SpoolPlanEntry *of;

  g_return_val_if_fail (report != NULL && entry < report->plan->entries->len, self);

  of = spool_plan_get_entry (report->plan, entry);
  self.bound = of->workload->bound (of->params);
  self.jobs = of->jobs;
  self.usable_cpus = report->machine->usable_cpus;
  if (lengths_differ (of))
    self.longest_jobs = find_longest_jobs (report, entry, of->jobs);
  return self;
}

/* Whether an executor computes one job at a time, however many workers it has. */
static gboolean
takes_turns (SpoolExecutorKind executor)
{
  return executor == SPOOL_EXECUTOR_SERIAL || executor == SPOOL_EXECUTOR_THREADS_GIL ||
         executor == SPOOL_EXECUTOR_ASYNC;
}

/**
 * spool_ceiling_get:
 * @self: what limits the speed-up
 * @executor: how the jobs are run
 * @workers: how many workers
 *
 * No worker can do a part of a job, so that the busiest one has ceil (jobs / workers) of them. CPUs
 * can: the system interrupts workers and goes on with them on another CPU, so that 4 jobs with 4
 * workers on 3 CPUs may be done in the time of 4 / 3 jobs. McNaughton's wrap-around rule (1959)
 * makes such a schedule: it fills one CPU after the other, and what doesn't fit on one any more
 * goes on at the beginning of the next. So the number of CPUs is a limit of its own, and one that
 * can be reached.
 *
 * Returns: how many times faster than serial the workers are if starting them, handing out jobs
 *   and everything else takes no time at all; NAN if that can't be told. Any thread.
 */
double
spool_ceiling_get (const SpoolCeiling *self, SpoolExecutorKind executor, guint workers)
{
  double ceiling;

  g_return_val_if_fail (self != NULL, NAN);

  if (self->jobs == 0 || workers == 0)
    return NAN;
  if (workers == 1 || (self->bound == SPOOL_BOUND_CPU && takes_turns (executor)))
    return 1;
  if (isnan (self->longest_jobs) || (self->bound == SPOOL_BOUND_CPU && self->usable_cpus == 0))
    return NAN;
  if (self->longest_jobs > 0)
    ceiling = MIN (workers, self->longest_jobs);
  else
    ceiling = (double) self->jobs / (double) (self->jobs / workers + (self->jobs % workers != 0));
  return self->bound == SPOOL_BOUND_CPU ? MIN (ceiling, self->usable_cpus) : ceiling;
}

static void
take_limit (GString *text, char *limit)
{
  g_autofree char *owned = limit;

  if (text->len > 0)
    g_string_append (text, C_ ("between two numbers", ", "));
  g_string_append (text, owned);
}

/* What there is of jobs, workers and, if they compute, of what they compute on. */
static char *
dup_limits (const SpoolCeiling *self, SpoolExecutorKind executor, guint workers)
{
  GString *text = g_string_new (NULL);

  take_limit (
      text, g_strdup_printf (ngettext ("%" PRIu64 " job", "%" PRIu64 " jobs", (gulong) self->jobs),
                             self->jobs));
  if (self->longest_jobs > 0)
    /* Translators: behind how many jobs there are, as one of the things that limit their speed-up
     */
    take_limit (text, g_strdup (_ ("not equally long")));
  take_limit (text, g_strdup_printf (ngettext ("%u worker", "%u workers", workers), workers));
  if (self->bound != SPOOL_BOUND_CPU)
    return g_string_free (text, FALSE);
  if (executor == SPOOL_EXECUTOR_THREADS_GIL)
    take_limit (text, g_strdup (_ ("one lock")));
  else if (executor == SPOOL_EXECUTOR_ASYNC)
    take_limit (text, g_strdup (_ ("one thread")));
  else if (self->usable_cpus > 0)
    take_limit (text, g_strdup_printf (ngettext ("%u CPU", "%u CPUs", self->usable_cpus),
                                       self->usable_cpus));
  return g_string_free (text, FALSE);
}

/**
 * spool_ceiling_dup_words:
 * @report: a report, complete or growing
 * @configuration: a configuration of its plan
 *
 * Returns: (transfer full) (nullable): how many times faster than serial it can be at best, and
 *   what limits it, in a sentence, translated; %NULL if that can't be told. Any thread.
 */
char *
spool_ceiling_dup_words (const SpoolReport *report, const SpoolConfiguration *configuration)
{
  SpoolCeiling self;
  double ceiling;
  g_autofree char *limits = NULL, *ratio = NULL;

  g_return_val_if_fail (report != NULL && configuration != NULL, NULL);

  self = spool_ceiling_of_entry (report, configuration->entry);
  ceiling = spool_ceiling_get (&self, configuration->executor, configuration->workers);
  if (isnan (ceiling))
    return NULL;
  limits = dup_limits (&self, configuration->executor, configuration->workers);
  if (ceiling <= 1)
    /* Translators: %s is what there is of jobs, workers and perhaps CPUs */
    return g_strdup_printf (_ ("No speed-up was possible (%s)."), limits);
  ratio = spool_text_dup_factor (ceiling);
  /* Translators: a factor, and what there is of jobs, workers and perhaps CPUs, such as "16 jobs,
   * 4 workers" */
  return g_strdup_printf (_ ("At most %s times faster was possible (%s)."), ratio, limits);
}
