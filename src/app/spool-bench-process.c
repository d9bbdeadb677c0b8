/* spool-bench-process.c: one spool-bench, run as a child: a plan in, events out.
 *
 * The child's stdin stays open for as long as it shall measure: the end of it means stop, so that
 * the child stops too if this program is killed. A child that doesn't stop in time is killed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/spool-bench-process.h"

#include "app/spool-line-reader.h"
#include "app/spool-program.h"
#include "report/spool-plan-json.h"
#include "workload/spool-error.h"
#include "workload/spool-self.h"

#include <glib/gi18n.h>
#include <string.h>

#define STOP_LIMIT_MS 2000
/* A window that begins to show a measurement lays itself out and looks for fonts, which must not
 * disturb the first run. It is done after 100 ms on a slow machine. */
#define SETTLE_MS 200
/* Whoever inherited the child's pipes may keep them open when it has gone. */
#define DRAIN_LIMIT_MS 1000
#define READ_BYTES (64 * 1024)
#define MAX_LINE_BYTES (4 * 1024 * 1024)
#define MAX_STDERR_BYTES 4096

struct _SpoolBenchProcess
{
  GObject parent_instance;

  char *program;
  SpoolProgram *child;
  GCancellable *cancellable;
  GBytes *request; /* the plan, as long as it hasn't been taken */
  SpoolLineReader *lines;
  SpoolPlan *plan; /* as the child told of it */
  GString *complaints;
  GError *problem;
  guint n_open; /* stdout, stderr and the child itself */
  guint timer;
  guint settle_timer; /* until the request is written */
  gboolean stopping;
  gboolean ended_well;
};

enum
{
  EVENT,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpoolBenchProcess, spool_bench_process, G_TYPE_OBJECT)

static void read_events (SpoolBenchProcess *self);
static void read_complaints (SpoolBenchProcess *self);

static void
spool_bench_process_finalize (GObject *object)
{
  SpoolBenchProcess *self = SPOOL_BENCH_PROCESS (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->settle_timer, g_source_remove);
  g_free (self->program);
  spool_program_free (self->child);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->request, g_bytes_unref);
  spool_line_reader_free (self->lines);
  g_clear_pointer (&self->plan, spool_plan_unref);
  g_string_free (self->complaints, TRUE);
  g_clear_error (&self->problem);
  G_OBJECT_CLASS (spool_bench_process_parent_class)->finalize (object);
}

static void
spool_bench_process_class_init (SpoolBenchProcessClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spool_bench_process_finalize;

  /**
   * SpoolBenchProcess::event:
   * @event: (type gpointer): a #SpoolEvent, of which a handler may steal parts
   *
   * The bench said something.
   */
  signals[EVENT] = g_signal_new ("event", SPOOL_TYPE_BENCH_PROCESS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * SpoolBenchProcess::ended:
   * @error: (nullable): why it ended before it was done, unless it was asked to
   *
   * The child has gone. Nothing comes after this.
   */
  signals[ENDED] = g_signal_new ("ended", SPOOL_TYPE_BENCH_PROCESS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
spool_bench_process_init (SpoolBenchProcess *self)
{
  self->cancellable = g_cancellable_new ();
  self->lines = spool_line_reader_new (MAX_LINE_BYTES);
  self->complaints = g_string_new (NULL);
}

/**
 * spool_bench_process_find_program:
 *
 * Returns: (transfer full): where spool-bench is: where the environment's SPOOL_BENCH says, else
 * beside this program, else where it was to be installed. Any thread.
 */
char *
spool_bench_process_find_program (void)
{
  const char *told = g_getenv ("SPOOL_BENCH");
  g_autofree char *self = NULL;
  g_autofree char *file_name = NULL;

  if (told != NULL && *told != '\0')
    return g_strdup (told);
  file_name = spool_self_dup_file_name ("spool-bench");
  self = spool_self_dup_path ();
  if (self != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (self);
      g_autofree char *beside = g_build_filename (folder, file_name, NULL);

      if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&beside);
    }
  return g_build_filename (SPOOL_BINDIR, file_name, NULL);
}

/**
 * spool_bench_process_new:
 * @program: the path of spool-bench
 *
 * Returns: (transfer full): a process that hasn't been started.
 */
SpoolBenchProcess *
spool_bench_process_new (const char *program)
{
  SpoolBenchProcess *self;

  g_return_val_if_fail (program != NULL, NULL);

  self = g_object_new (SPOOL_TYPE_BENCH_PROCESS, NULL);
  self->program = g_strdup (program);
  return self;
}

static void
set_problem (SpoolBenchProcess *self, GError *problem)
{
  if (self->problem == NULL)
    self->problem = problem;
  else
    g_error_free (problem);
}

/* What the child said on stderr is the best explanation there is. */
static GError *
explain_end (SpoolBenchProcess *self)
{
  g_autofree char *reason = NULL;
  const char *said = g_strstrip (self->complaints->str);

  if (*said != '\0')
    return g_error_new (SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("The measurement failed: %s"), said);
  reason = spool_program_dup_end (self->child);
  return g_error_new (SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("The measurement failed: %s"), reason);
}

static void
close_part (SpoolBenchProcess *self)
{
  g_assert (self->n_open > 0);

  if (--self->n_open > 0)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->settle_timer, g_source_remove);
  if (!self->ended_well && !self->stopping)
    set_problem (self, explain_end (self));
  g_signal_emit (self, signals[ENDED], 0, self->problem);
  g_object_unref (self);
}

static gboolean
on_drain_limit (gpointer data)
{
  SpoolBenchProcess *self = data;

  self->timer = 0;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
on_exited (gpointer data)
{
  SpoolBenchProcess *self = data;

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (DRAIN_LIMIT_MS, on_drain_limit, self);
  close_part (self);
}

/* What can't be understood is the end of it: nothing that follows could be trusted. */
static void
give_up (SpoolBenchProcess *self, GError *why)
{
  set_problem (self,
               g_error_new (SPOOL_ERROR, SPOOL_ERROR_PROTOCOL,
                            _ ("The output of spool-bench can't be understood: %s"), why->message));
  g_error_free (why);
  self->stopping = TRUE;
  spool_program_kill (self->child);
}

static void
handle_line (SpoolBenchProcess *self, const char *line)
{
  GError *error = NULL;
  g_autoptr (SpoolEvent) event = spool_event_parse (line, self->plan, &error);

  if (event == NULL)
    {
      give_up (self, error);
      return;
    }
  if (event->kind == SPOOL_EVENT_PLAN)
    {
      g_clear_pointer (&self->plan, spool_plan_unref);
      self->plan = spool_plan_ref (event->plan);
    }
  if (event->kind == SPOOL_EVENT_END)
    self->ended_well = TRUE;
  g_signal_emit (self, signals[EVENT], 0, event);
}

static void
handle_bytes (SpoolBenchProcess *self, GBytes *bytes)
{
  GError *error = NULL;
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  if (self->problem != NULL)
    return;
  if (!spool_line_reader_push (self->lines, data, n_bytes, &error))
    {
      give_up (self, error);
      return;
    }
  while (self->problem == NULL)
    {
      g_autofree char *line = spool_line_reader_pop (self->lines);

      if (line == NULL)
        break;
      handle_line (self, line);
    }
}

static void
on_events_read (GObject *source, GAsyncResult *result, gpointer data)
{
  SpoolBenchProcess *self = data;
  g_autoptr (GBytes) bytes =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    {
      close_part (self);
      return;
    }
  handle_bytes (self, bytes);
  read_events (self);
}

static void
on_complaints_read (GObject *source, GAsyncResult *result, gpointer data)
{
  SpoolBenchProcess *self = data;
  g_autoptr (GBytes) bytes =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);
  g_autofree char *text = NULL;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    {
      close_part (self);
      return;
    }
  text = g_utf8_make_valid (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  if (self->complaints->len + strlen (text) <= MAX_STDERR_BYTES)
    g_string_append (self->complaints, text);
  read_complaints (self);
}

static void
read_events (SpoolBenchProcess *self)
{
  g_input_stream_read_bytes_async (spool_program_get_stdout (self->child), READ_BYTES,
                                   G_PRIORITY_DEFAULT, self->cancellable, on_events_read, self);
}

static void
read_complaints (SpoolBenchProcess *self)
{
  g_input_stream_read_bytes_async (spool_program_get_stderr (self->child), MAX_STDERR_BYTES,
                                   G_PRIORITY_DEFAULT, self->cancellable, on_complaints_read, self);
}

static void
on_request_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SpoolBenchProcess) self = data;

  /* If the child doesn't take it, how it ends tells more than a broken pipe. */
  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL);
  if (self->stopping)
    spool_program_close_stdin (self->child);
  g_clear_pointer (&self->request, g_bytes_unref);
}

static GBytes *
make_request (const SpoolPlan *plan)
{
  g_autofree char *json = spool_plan_to_json (plan);
  char *line = g_strconcat (json, "\n", NULL);

  return g_bytes_new_take (line, strlen (line));
}

static void
write_request (SpoolBenchProcess *self)
{
  g_clear_handle_id (&self->settle_timer, g_source_remove);
  g_output_stream_write_all_async (spool_program_get_stdin (self->child),
                                   g_bytes_get_data (self->request, NULL),
                                   g_bytes_get_size (self->request), G_PRIORITY_DEFAULT,
                                   self->cancellable, on_request_written, g_object_ref (self));
}

static gboolean
on_settled (gpointer data)
{
  SpoolBenchProcess *self = data;

  self->settle_timer = 0;
  write_request (self);
  return G_SOURCE_REMOVE;
}

/**
 * spool_bench_process_start:
 * @self: a process that hasn't been started
 * @plan: what to measure
 * @report_path: where to write the report
 * @error: why the program can't be started
 *
 * Starts the bench, and lets it measure once the window has had time to show that. From now on
 * until "ended" @self keeps itself alive.
 *
 * Returns: whether the child runs.
 */
gboolean
spool_bench_process_start (SpoolBenchProcess *self,
                           const SpoolPlan *plan,
                           const char *report_path,
                           GError **error)
{
  const char *const argv[] = { self->program, "run", "--plan",    "-",
                               "--events",    "-o",  report_path, NULL };

  g_return_val_if_fail (SPOOL_IS_BENCH_PROCESS (self) && self->child == NULL, FALSE);
  g_return_val_if_fail (plan != NULL && report_path != NULL, FALSE);

  self->child = spool_program_start (argv, on_exited, self, error);
  if (self->child == NULL)
    return FALSE;
  g_object_ref (self);
  self->n_open = 3;
  self->request = make_request (plan);
  self->settle_timer = g_timeout_add (SETTLE_MS, on_settled, self);
  read_events (self);
  read_complaints (self);
  return TRUE;
}

static gboolean
on_stop_limit (gpointer data)
{
  SpoolBenchProcess *self = data;

  self->timer = 0;
  set_problem (self, g_error_new_literal (SPOOL_ERROR, SPOOL_ERROR_FAILED,
                                          _ ("spool-bench did not stop and was killed")));
  spool_program_kill (self->child);
  return G_SOURCE_REMOVE;
}

/**
 * spool_bench_process_stop:
 * @self: a process
 *
 * Asks the bench to stop and to write what it has; kills it if it doesn't. May be called at any
 * time and more than once.
 */
void
spool_bench_process_stop (SpoolBenchProcess *self)
{
  g_return_if_fail (SPOOL_IS_BENCH_PROCESS (self));

  if (self->stopping || self->n_open == 0)
    return;
  self->stopping = TRUE;
  /* A bench without a plan would complain, and a stream can't be closed while the plan is still
   * being written to it. */
  if (self->settle_timer != 0)
    write_request (self);
  else if (self->request == NULL)
    spool_program_close_stdin (self->child);
  if (self->timer == 0)
    self->timer = g_timeout_add (STOP_LIMIT_MS, on_stop_limit, self);
}
