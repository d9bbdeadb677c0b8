/* spool-conductor.c: carries out a plan.
 *
 * It runs no job itself and knows neither processes nor files: it decides what is measured next,
 * and what is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-conductor.h"

#include "bench/spool-digest-check.h"
#include "bench/spool-disturbance.h"
#include "bench/spool-forecast.h"
#include "protocol/spool-temp-folder.h"
#include "report/spool-order.h"
#include "report/spool-rounds.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <math.h>

typedef struct
{
  SpoolReport *report;
  const SpoolPlan *plan;
  const SpoolBackend *backend;
  const SpoolListener *listener;
  gpointer listener_data;
  GArray *configurations;
  double time_limit_s;
  SpoolForecast *forecast;
  SpoolDigestCheck *digests;
  gint64 begun_ns;
  SpoolProgress progress;
  SpoolOutcome outcome;
} Conductor;

static double
elapsed_s (const Conductor *self)
{
  return spool_ns_to_seconds (self->backend->now_ns (self->backend->data) - self->begun_ns);
}

static SpoolSetup *
make_setup (const Conductor *self, const SpoolConfiguration *configuration)
{
  const SpoolPlanEntry *entry = spool_plan_get_entry (self->plan, configuration->entry);
  SpoolSetup *setup = g_new0 (SpoolSetup, 1);

  setup->params = spool_params_copy (entry->params);
  setup->executor = configuration->executor;
  setup->workers = configuration->workers;
  setup->mode = self->plan->mode;
  setup->jobs = entry->jobs;
  setup->max_records = spool_report_get_free_records (self->report);
  /* 0 would be no limit at all. */
  if (self->plan->job_time_limit_s > 0)
    setup->job_time_limit_ns = MAX (spool_seconds_to_ns (self->plan->job_time_limit_s), 1);
  setup->switch_interval_ns = spool_seconds_to_ns (self->plan->switch_interval_s);
  setup->folder = spool_temp_folder_make_path (NULL);
  setup->pages_url =
      g_strdup (self->backend->get_pages_url (self->backend->data, configuration->entry));
  return setup;
}

static void
keep_run (Conductor *self, SpoolRun *run)
{
  run->round = self->progress.round;
  run->order = self->progress.order;
  run->entry = self->progress.configuration.entry;
  if (self->report->runs->len == 0)
    run->flags |= SPOOL_RUN_FIRST;
  spool_digest_check_run (self->digests, run);
  spool_report_add_run (self->report, run);
  self->listener->run_ended (self->listener_data, run, &self->progress);
}

/* What is left: this round from @next_order on, and as many rounds after it as the limit allows. */
static double
left_s (const Conductor *self, const guint *order, guint next_order)
{
  guint rounds_after = self->progress.rounds - self->progress.round - 1;
  double round_s = spool_forecast_round_s (self->forecast);
  double this_round_s = 0;

  for (guint i = next_order; i < self->configurations->len; i++)
    this_round_s += spool_forecast_run_s (self->forecast, order[i]);
  if (self->time_limit_s > 0 && round_s > 0)
    {
      double free_s = self->time_limit_s - self->progress.elapsed_s - this_round_s;

      rounds_after = (guint) CLAMP (floor (free_s / round_s), 0, rounds_after);
    }
  return this_round_s + rounds_after * round_s;
}

/* Measures, and flags what disturbed the run. Looking at the machine is no part of it. */
static SpoolRun *
measure (Conductor *self, const SpoolSetup *setup, GError **error)
{
  const SpoolBackend *backend = self->backend;
  SpoolMachineSnapshot before, after;
  SpoolRun *run;

  if (backend->take_snapshot == NULL)
    return backend->measure (backend->data, setup, error);
  backend->take_snapshot (backend->data, &before);
  run = backend->measure (backend->data, setup, error);
  if (run == NULL)
    return NULL;
  backend->take_snapshot (backend->data, &after);
  run->flags |= spool_disturbance_find (&before, &after);
  return run;
}

static void
do_run (Conductor *self, const guint *order)
{
  guint number = order[self->progress.order];
  g_autoptr (SpoolSetup) setup = NULL;
  g_autoptr (GError) error = NULL;
  SpoolRun *run;
  double begun_s = elapsed_s (self);

  self->progress.configuration = g_array_index (self->configurations, SpoolConfiguration, number);
  self->progress.elapsed_s = begun_s;
  self->progress.left_s = left_s (self, order, self->progress.order);
  self->listener->run_begun (self->listener_data, &self->progress);
  setup = make_setup (self, &self->progress.configuration);
  run = measure (self, setup, &error);
  if (run == NULL && g_error_matches (error, SPOOL_ERROR, SPOOL_ERROR_CANCELLED))
    {
      self->outcome.interrupted = TRUE;
      return;
    }
  self->progress.runs_done++;
  self->progress.elapsed_s = elapsed_s (self);
  spool_forecast_learn (self->forecast, number, self->progress.elapsed_s - begun_s);
  self->progress.left_s = left_s (self, order, self->progress.order + 1);
  if (run != NULL)
    {
      keep_run (self, run);
      return;
    }
  self->outcome.failed_runs++;
  self->listener->run_failed (self->listener_data, error, &self->progress);
}

static void
set_rounds (Conductor *self, guint rounds)
{
  self->progress.rounds = rounds;
  self->progress.runs_total = rounds * self->configurations->len;
}

/* How many rounds it takes shows in what has been measured so far. */
static void
foresee_rounds (Conductor *self)
{
  guint n_done = self->progress.round + 1;
  double round_s = spool_forecast_round_s (self->forecast);
  double free_s = self->time_limit_s - elapsed_s (self);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  guint rounds;

  if (self->plan->rounds != SPOOL_AUTOMATIC_ROUNDS)
    return;
  analysis = spool_analysis_new (self->report);
  rounds = spool_rounds_foresee (analysis, n_done);
  if (round_s > 0)
    rounds = (guint) CLAMP (n_done + floor (free_s / round_s), n_done, rounds);
  set_rounds (self, rounds);
}

static void
do_round (Conductor *self)
{
  g_autofree guint *order =
      spool_order_of_round (self->plan->seed, self->progress.round, self->configurations->len);

  for (guint i = 0; i < self->configurations->len && !self->outcome.interrupted; i++)
    {
      self->progress.order = i;
      if (self->backend->is_stopped (self->backend->data))
        self->outcome.interrupted = TRUE;
      else
        do_run (self, order);
    }
  if (self->outcome.interrupted)
    return;
  foresee_rounds (self);
  self->listener->round_ended (self->listener_data, self->progress.round, &self->progress);
}

/* Round 1 always takes place; another only if it will end within the time limit. */
static gboolean
has_time (const Conductor *self)
{
  return self->progress.round == 0 || self->time_limit_s <= 0 ||
         elapsed_s (self) + spool_forecast_round_s (self->forecast) <= self->time_limit_s;
}

static double
total_s (const Conductor *self)
{
  double round_s = spool_forecast_round_s (self->forecast);
  guint max_rounds =
      self->plan->rounds == SPOOL_AUTOMATIC_ROUNDS ? SPOOL_MAX_ROUNDS : self->plan->rounds;
  double all_s = round_s * max_rounds;

  return self->time_limit_s > 0 ? MAX (round_s, MIN (all_s, self->time_limit_s)) : all_s;
}

/**
 * spool_conduct:
 * @report: a report with a plan, a machine and no runs; grows
 * @backend: what measures
 * @listener: who wants to know
 * @listener_data: for @listener
 *
 * Carries out the report's plan. Whatever has been measured stays in the report, whatever happens.
 * Blocks.
 *
 * Returns: how it went.
 */
SpoolOutcome
spool_conduct (SpoolReport *report,
               const SpoolBackend *backend,
               const SpoolListener *listener,
               gpointer listener_data)
{
  Conductor self = { .report = report,
                     .plan = report->plan,
                     .backend = backend,
                     .listener = listener,
                     .listener_data = listener_data };

  self.configurations = spool_plan_list_configurations (self.plan);
  self.forecast = spool_forecast_new (self.plan, report->machine->usable_cpus);
  self.digests = spool_digest_check_new (self.plan);
  self.time_limit_s = spool_plan_get_time_limit_s (self.plan);
  set_rounds (&self, spool_plan_get_least_rounds (self.plan));
  self.begun_ns = backend->now_ns (backend->data);
  listener->plan_begun (listener_data, report, self.progress.runs_total, total_s (&self));
  /* Automatic rounds may become more on the way. */
  for (guint i = 0; i < self.progress.rounds && !self.outcome.interrupted; i++)
    {
      self.progress.round = i;
      if (!has_time (&self))
        break;
      do_round (&self);
    }
  report->ended = TRUE;
  report->complete = !self.outcome.interrupted && self.outcome.failed_runs == 0;
  g_array_unref (self.configurations);
  spool_forecast_free (self.forecast);
  spool_digest_check_free (self.digests);
  return self.outcome;
}
