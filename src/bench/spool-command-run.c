/* spool-command-run.c: spool-bench run.
 *
 * Whatever could fail before the first run is tried before it: options, places for the results,
 * programs, the local web server. What has been measured is written, whatever happens after.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-commands.h"
#include "bench/spool-conductor.h"
#include "bench/spool-console.h"
#include "bench/spool-events.h"
#include "bench/spool-outputs.h"
#include "bench/spool-own-cpu.h"
#include "bench/spool-pages-process.h"
#include "bench/spool-progress-line.h"
#include "bench/spool-run-options.h"
#include "bench/spool-run-process.h"
#include "protocol/spool-child.h"
#include "protocol/spool-programs.h"
#include "protocol/spool-temp-folder.h"
#include "report/spool-format.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <unistd.h>

#define MAX_FAILURE_LINES 5

/* One call of the command. */
typedef struct
{
  SpoolRunOptions *options;
  SpoolOutputs *outputs;
  SpoolReport *report;
  SpoolStop *stop;
  GPtrArray *pages; /* (element-type SpoolPagesProcess): one for each kind of pages */
  SpoolEvents *events;
  SpoolProgressLine line;
} Call;

static void
free_pages (gpointer data)
{
  spool_pages_process_free (data);
}

static void
call_clear (Call *self)
{
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->events, spool_events_free);
  g_clear_pointer (&self->report, spool_report_free);
  g_clear_pointer (&self->outputs, spool_outputs_free);
  g_clear_pointer (&self->options, spool_run_options_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, call_clear)

/* Returns the server that has an entry's pages, NULL if it needs none or there is none yet. */
static SpoolPagesProcess *
find_pages (const Call *self, const SpoolParams *params)
{
  if (!spool_workload_needs_pages (spool_params_get_workload (params), params))
    return NULL;
  for (guint i = 0; i < self->pages->len; i++)
    if (spool_pages_process_suits (g_ptr_array_index (self->pages, i), params))
      return g_ptr_array_index (self->pages, i);
  return NULL;
}

static SpoolRun *
measure (gpointer data, const SpoolSetup *setup, GError **error)
{
  Call *self = data;
  SpoolPagesProcess *pages = find_pages (self, setup->params);

  /* Without the server each page of the run would fail, and say only that nobody answered. */
  if (pages == NULL || spool_pages_process_check (pages, error))
    return spool_run_process_measure (setup, self->stop, error);
  /* Who wants to stop has ended it, too. */
  if (spool_stop_is_wanted (self->stop))
    {
      g_clear_error (error);
      g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_CANCELLED, _ ("stopped"));
    }
  return NULL;
}

static gint64
now_ns (gpointer data)
{
  return spool_clock_now_ns ();
}

static gboolean
is_stopped (gpointer data)
{
  Call *self = data;

  return spool_stop_is_wanted (self->stop);
}

static const char *
get_pages_url (gpointer data, guint entry)
{
  Call *self = data;
  SpoolPagesProcess *pages =
      find_pages (self, spool_plan_get_entry (self->options->plan, entry)->params);

  return pages != NULL ? spool_pages_process_get_url (pages) : NULL;
}

/* The pages' servers run on from run to run, so they were not waited for yet. If it isn't known how
 * much of the CPUs was ours, it can't be told what others had. */
static void
take_snapshot (gpointer data, SpoolMachineSnapshot *snapshot)
{
  Call *self = data;

  spool_machine_snapshot_take (snapshot, "/");
  snapshot->own_cpu_ns = spool_own_cpu_now_ns ();
  if (snapshot->own_cpu_ns < 0)
    snapshot->n_cpus = 0;
  for (guint i = 0; i < self->pages->len; i++)
    {
      gint64 pid = spool_pages_process_get_pid (g_ptr_array_index (self->pages, i));

      if (pid >= 0)
        snapshot->own_cpu_ns += spool_own_cpu_of_child (pid);
    }
}

static gboolean
find_programs (const SpoolPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->entries->len; i++)
    {
      const SpoolPlanEntry *entry = spool_plan_get_entry (plan, i);
      g_autofree char *path = spool_programs_find (entry->workload->worker_program, error);

      if (path == NULL)
        return FALSE;
    }
  return TRUE;
}

/* A run makes its own folder; if it can't, say so once, before any is tried. */
static gboolean
try_temp_folder (GError **error)
{
  g_autofree char *path = spool_temp_folder_make_path (NULL);
  SpoolTempFolder *folder = spool_temp_folder_create (path, error);

  if (folder == NULL)
    return FALSE;
  spool_temp_folder_free (folder);
  return TRUE;
}

/* Whoever wants to stop does not want to hear that nothing has started. */
static gboolean
start_pages (Call *self, GError **error)
{
  const SpoolPlan *plan = self->options->plan;

  self->pages = g_ptr_array_new_with_free_func (free_pages);
  for (guint i = 0; i < plan->entries->len; i++)
    {
      const SpoolPlanEntry *entry = spool_plan_get_entry (plan, i);
      SpoolPagesProcess *pages;
      g_autoptr (GError) failure = NULL;

      if (!spool_workload_needs_pages (entry->workload, entry->params) ||
          find_pages (self, entry->params) != NULL)
        continue;
      pages = spool_pages_process_start (entry->params, self->stop, &failure);
      if (failure != NULL && !spool_stop_is_wanted (self->stop))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (pages != NULL)
        g_ptr_array_add (self->pages, pages);
    }
  return TRUE;
}

/* After each round the report is written as it stands, so that nothing measured is lost even if
 * this program is killed. One without runs is only written at the end. */
static void
keep_round (gpointer data, guint round, const SpoolProgress *progress)
{
  Call *self = data;

  if (self->report->runs->len > 0)
    spool_outputs_write_reports (self->outputs, self->report, NULL);
  if (self->events != NULL)
    spool_events_listener.round_ended (self->events, round, progress);
}

static void
tell_plan (gpointer data, const SpoolReport *report, guint runs_total, double total_s)
{
  Call *self = data;

  if (self->events != NULL)
    spool_events_listener.plan_begun (self->events, report, runs_total, total_s);
  else
    spool_progress_line_listener.plan_begun (&self->line, report, runs_total, total_s);
}

static void
tell_begun (gpointer data, const SpoolProgress *progress)
{
  Call *self = data;

  if (self->events != NULL)
    spool_events_listener.run_begun (self->events, progress);
  else
    spool_progress_line_listener.run_begun (&self->line, progress);
}

static void
tell_ended (gpointer data, const SpoolRun *run, const SpoolProgress *progress)
{
  Call *self = data;

  if (self->events != NULL)
    spool_events_listener.run_ended (self->events, run, progress);
}

static void
tell_failed (gpointer data, const GError *error, const SpoolProgress *progress)
{
  Call *self = data;

  spool_progress_line_listener.run_failed (&self->line, error, progress);
  if (self->events != NULL)
    spool_events_listener.run_failed (self->events, error, progress);
}

static const SpoolListener listener = {
  .plan_begun = tell_plan,
  .run_begun = tell_begun,
  .run_ended = tell_ended,
  .run_failed = tell_failed,
  .round_ended = keep_round,
};

static gboolean
prepare (Call *self, GStrv arguments, GError **error)
{
  const SpoolChartOptions chart_options = SPOOL_CHART_OPTIONS_INIT;

  self->options = spool_run_options_parse (arguments, error);
  if (self->options == NULL)
    return FALSE;
  self->outputs = spool_outputs_new (self->options->outputs, &chart_options, error);
  if (self->outputs == NULL || !find_programs (self->options->plan, error) ||
      !try_temp_folder (error))
    return FALSE;
  /* Signals are watched before there are other threads or children. */
  self->stop = spool_stop_new ();
  spool_stop_watch_signals (self->stop);
  spool_child_adopt_orphans ();
  spool_temp_folder_sweep (NULL);
  self->report = spool_report_new (self->options->plan, spool_machine_read ("/"));
  if (self->options->events)
    self->events = spool_events_new (self->report, STDOUT_FILENO);
  if (!spool_run_options_fit (self->options, self->report->machine->memory_bytes, error))
    return FALSE;
  self->line.plan = self->options->plan;
  self->line.errors = stderr;
  if (!self->options->events && !self->options->quiet && spool_console_shows_progress ())
    self->line.terminal = stderr;
  if (self->options->events)
    spool_stop_watch_input (self->stop, STDIN_FILENO);
  return start_pages (self, error);
}

static void
tell_failures (Call *self)
{
  g_autofree char *failures = NULL;
  g_auto (GStrv) lines = NULL;

  if (spool_report_count_failed (self->report) == 0)
    return;
  failures = spool_report_describe_failures (self->report, MAX_FAILURE_LINES);
  g_printerr ("%s", failures);
  lines = g_strsplit (failures, "\n", -1);
  for (guint i = 0; self->events != NULL && lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      spool_events_error (self->events, lines[i]);
}

/* Returns how many files were written; @failed tells whether others could not be. */
static guint
write_all (Call *self, gboolean *failed)
{
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) written = g_ptr_array_new ();

  spool_outputs_write_all (self->outputs, self->report, written, errors);
  for (guint i = 0; i < errors->len; i++)
    {
      g_printerr ("spool-bench: %s\n", (const char *) g_ptr_array_index (errors, i));
      if (self->events != NULL)
        spool_events_error (self->events, g_ptr_array_index (errors, i));
    }
  for (guint i = 0; self->events != NULL && i < written->len; i++)
    spool_events_written (self->events, g_ptr_array_index (written, i));
  *failed = errors->len > 0;
  return written->len;
}

static gboolean
print_table (Call *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->options->events || self->options->quiet || self->report->runs->len == 0)
    return TRUE;
  spool_format_write_table (self->report, text);
  return spool_command_print (text->str) == SPOOL_EXIT_OK;
}

/* Events that were lost are a failure, too. */
static SpoolExit
end_events (SpoolEvents *events, SpoolExit status)
{
  const GError *problem;

  spool_events_end (events, (int) status);
  problem = spool_events_get_problem (events);
  if (problem == NULL)
    return status;
  g_printerr ("spool-bench: %s\n", problem->message);
  return status == SPOOL_EXIT_OK ? SPOOL_EXIT_FAILED : status;
}

static SpoolExit
finish (Call *self, const SpoolOutcome *outcome)
{
  gboolean failed, not_written;
  guint n_written;
  SpoolExit status;

  spool_progress_line_end (&self->line);
  /* The server goes first: after an interrupt nothing of ours may be left soon. */
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->report->machine_after = spool_machine_read ("/");
  failed = !print_table (self);
  tell_failures (self);
  if (outcome->failed_runs > 0 || spool_report_count_failed (self->report) > 0)
    failed = TRUE;
  n_written = write_all (self, &not_written);
  status = failed || not_written ? SPOOL_EXIT_FAILED : SPOOL_EXIT_OK;
  if (outcome->interrupted)
    status = SPOOL_EXIT_INTERRUPTED;
  if (self->events != NULL)
    return end_events (self->events, status);
  if (outcome->interrupted)
    g_printerr ("%s\n", n_written > 0 && !not_written
                            ? _ ("spool-bench: interrupted; what was measured is written")
                            : _ ("spool-bench: interrupted"));
  return status;
}

/**
 * spool_command_run:
 * @arguments: the arguments, the first being the program's name
 *
 * Measures a plan. Main thread.
 *
 * Returns: the exit status.
 */
SpoolExit
spool_command_run (GStrv arguments)
{
  g_auto (Call) self = { 0 };
  g_autoptr (GError) error = NULL;
  SpoolBackend backend = { .measure = measure,
                           .now_ns = now_ns,
                           .is_stopped = is_stopped,
                           .take_snapshot = take_snapshot,
                           .get_pages_url = get_pages_url,
                           .data = &self };
  SpoolOutcome outcome;

  if (!prepare (&self, arguments, &error))
    {
      if (self.events != NULL)
        spool_events_error (self.events, error->message);
      return spool_command_fail ("run", error);
    }
  outcome = spool_conduct (self.report, &backend, &listener, &self);
  return finish (&self, &outcome);
}
