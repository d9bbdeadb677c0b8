/* spool-events.c: how a plan goes, as one JSON object a line.
 *
 * When nobody reads any more nothing is said any more; whoever read has closed our input too, and
 * that is what ends the plan.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-events.h"

#include "protocol/spool-fd.h"
#include "report/spool-answer.h"
#include "report/spool-json-writer.h"
#include "report/spool-machine-json.h"
#include "report/spool-plan-json.h"
#include "report/spool-run-json.h"
#include "workload/spool-error.h"

struct _SpoolEvents
{
  const SpoolReport *report;
  int fd;
  GError *problem; /* (nullable): why nothing more is written */
};

/**
 * spool_events_new:
 * @report: (transfer none): the report that grows; must outlive this
 * @fd: where to write the lines
 *
 * Returns: (transfer full): a writer of events.
 */
SpoolEvents *
spool_events_new (const SpoolReport *report, int fd)
{
  SpoolEvents *self;

  g_return_val_if_fail (report != NULL && fd >= 0, NULL);

  self = g_new0 (SpoolEvents, 1);
  self->report = report;
  self->fd = fd;
  return self;
}

/**
 * spool_events_free:
 * @self: (transfer full) (nullable): a writer of events
 */
void
spool_events_free (SpoolEvents *self)
{
  if (self == NULL)
    return;
  g_clear_error (&self->problem);
  g_free (self);
}

/**
 * spool_events_get_problem:
 * @self: a writer of events
 *
 * Returns: (transfer none) (nullable): why events were lost. That nobody reads them any more is no
 * problem.
 */
const GError *
spool_events_get_problem (const SpoolEvents *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_error_matches (self->problem, SPOOL_ERROR, SPOOL_ERROR_CLOSED) ? NULL : self->problem;
}

static SpoolJsonWriter *
begin (const char *event)
{
  SpoolJsonWriter *writer = spool_json_writer_new (0);

  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_add_string (writer, "event", event);
  return writer;
}

static void
end (SpoolEvents *self, SpoolJsonWriter *writer)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) line = NULL;
  gsize length;

  spool_json_writer_end_object (writer);
  text = spool_json_writer_steal (writer, &length);
  spool_json_writer_free (writer);
  line = g_string_new_len (text, (gssize) length);
  if (length == 0 || line->str[length - 1] != '\n')
    g_string_append_c (line, '\n');
  if (self->problem == NULL)
    spool_fd_write_all (self->fd, line->str, line->len, &self->problem);
}

static void
add_counts (SpoolJsonWriter *writer, const SpoolProgress *progress)
{
  spool_json_writer_add_unsigned (writer, "runs_done", progress->runs_done);
  spool_json_writer_add_unsigned (writer, "runs_total", progress->runs_total);
  spool_json_writer_add_number (writer, "elapsed_s", progress->elapsed_s);
  spool_json_writer_add_number (writer, "left_s", progress->left_s);
}

static void
say_plan (gpointer data, const SpoolReport *report, guint runs_total, double total_s)
{
  SpoolJsonWriter *writer = begin ("plan");
  g_autofree char *plan = spool_plan_to_json (report->plan);

  spool_json_writer_add_json (writer, "plan", plan);
  spool_machine_write_json (writer, "machine", report->machine);
  spool_json_writer_add_unsigned (writer, "runs_total", runs_total);
  spool_json_writer_add_number (writer, "worst_case_s", total_s);
  end (data, writer);
}

static void
say_run_begun (gpointer data, const SpoolProgress *progress)
{
  SpoolEvents *self = data;
  const SpoolConfiguration *configuration = &progress->configuration;
  const SpoolPlanEntry *entry = spool_plan_get_entry (self->report->plan, configuration->entry);
  SpoolJsonWriter *writer = begin ("run-started");

  spool_json_writer_add_unsigned (writer, "round", progress->round);
  spool_json_writer_add_unsigned (writer, "rounds", progress->rounds);
  spool_json_writer_add_unsigned (writer, "order", progress->order);
  spool_json_writer_add_unsigned (writer, "entry", configuration->entry);
  spool_json_writer_add_string (writer, "workload", entry->workload->id);
  spool_json_writer_add_string (writer, "executor",
                                spool_executor_kind_get_id (configuration->executor));
  spool_json_writer_add_unsigned (writer, "workers", configuration->workers);
  add_counts (writer, progress);
  end (self, writer);
}

static void
say_run_ended (gpointer data, const SpoolRun *run, const SpoolProgress *progress)
{
  SpoolEvents *self = data;
  SpoolJsonWriter *writer = begin ("run");
  gboolean few = run->jobs <= SPOOL_EVENTS_MAX_RECORDS;

  spool_run_write_json (writer, "run", run, self->report->plan,
                        few ? SPOOL_RUN_JSON_ALL : SPOOL_RUN_JSON_WITHOUT_RECORDS);
  add_counts (writer, progress);
  end (self, writer);
}

static void
say_run_failed (gpointer data, const GError *error, const SpoolProgress *progress)
{
  spool_events_error (data, error->message);
}

static void
say_round_ended (gpointer data, guint round, const SpoolProgress *progress)
{
  SpoolEvents *self = data;
  SpoolJsonWriter *writer = begin ("round");
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (self->report);
  g_autoptr (SpoolAnswer) answer = spool_answer_new (self->report, analysis, 0);

  spool_json_writer_add_unsigned (writer, "round", round);
  if (answer != NULL)
    {
      spool_json_writer_add_string (writer, "answer", answer->headline);
      spool_json_writer_add_string (writer, "detail", answer->detail);
    }
  end (self, writer);
}

/* The listener's data is a #SpoolEvents. */
const SpoolListener spool_events_listener = {
  .plan_begun = say_plan,
  .run_begun = say_run_begun,
  .run_ended = say_run_ended,
  .run_failed = say_run_failed,
  .round_ended = say_round_ended,
};

static void
say_text (SpoolEvents *self, const char *event, const char *name, const char *value)
{
  SpoolJsonWriter *writer = begin (event);

  spool_json_writer_add_string (writer, name, value);
  end (self, writer);
}

/**
 * spool_events_error:
 * @self: a writer of events
 * @message: what went wrong
 */
void
spool_events_error (SpoolEvents *self, const char *message)
{
  g_return_if_fail (self != NULL && message != NULL);

  say_text (self, "error", "message", message);
}

/**
 * spool_events_written:
 * @self: a writer of events
 * @path: a file that is now complete
 */
void
spool_events_written (SpoolEvents *self, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_return_if_fail (self != NULL);

  say_text (self, "written", "path", shown);
}

/**
 * spool_events_end:
 * @self: a writer of events
 * @status: the exit status that follows
 */
void
spool_events_end (SpoolEvents *self, int status)
{
  SpoolJsonWriter *writer = begin ("end");

  g_return_if_fail (self != NULL);

  spool_json_writer_add_boolean (writer, "complete", self->report->complete);
  spool_json_writer_add_integer (writer, "status", status);
  end (self, writer);
}
