/* spool-lab.c: what one works with: the plan, the bench that measures it, and the results.
 *
 * All that the application can do beside showing things, without a widget, so that the actions,
 * the window and the tests use the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-lab.h"

#include "app/spool-background.h"
#include "app/spool-bench-process.h"
#include "app/spool-export.h"
#include "app/spool-report-file.h"
#include "report/spool-file-writer.h"
#include "report/spool-guess.h"
#include "report/spool-report-json.h"
#include "report/spool-text.h"
#include "workload/spool-error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define MAX_FAILURE_LINES 5

struct _SpoolLab
{
  GObject parent_instance;

  char *bench_program;
  char *reports_folder;
  SpoolPlanModel *model;
  SpoolResults *results;
  SpoolHistory *history;
  const SpoolLesson *lesson;     /* (nullable): whose results are shown */
  const SpoolWorkload *workload; /* of these results, of several the first */
  SpoolExporter *exporter;
  SpoolBenchProcess *process; /* %NULL unless it measures */
  char *report_path;          /* (nullable): where the bench keeps the report of this measurement */
  gboolean stopped;           /* whether somebody has stopped it */
  GPtrArray *complaints;      /* (element-type utf8): about this measurement, a sentence each */
  SpoolMessageKind worst;     /* of them */
  GCancellable *loading;      /* of the report that was asked for last */
};

enum
{
  PROP_RUNNING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpoolLab, spool_lab, G_TYPE_OBJECT)

static void
spool_lab_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  SpoolLab *self = SPOOL_LAB (object);

  if (id == PROP_RUNNING)
    g_value_set_boolean (value, self->process != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
forget_process (SpoolLab *self)
{
  if (self->process == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->process, self);
  g_clear_object (&self->process);
}

static void
spool_lab_dispose (GObject *object)
{
  SpoolLab *self = SPOOL_LAB (object);

  if (self->process != NULL)
    spool_bench_process_stop (self->process);
  forget_process (self);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->model);
  g_clear_object (&self->results);
  g_clear_object (&self->history);
  G_OBJECT_CLASS (spool_lab_parent_class)->dispose (object);
}

static void
spool_lab_finalize (GObject *object)
{
  SpoolLab *self = SPOOL_LAB (object);

  spool_exporter_free (self->exporter);
  g_free (self->bench_program);
  g_free (self->reports_folder);
  g_free (self->report_path);
  g_ptr_array_unref (self->complaints);
  G_OBJECT_CLASS (spool_lab_parent_class)->finalize (object);
}

static void
spool_lab_class_init (SpoolLabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = spool_lab_get_property;
  object_class->dispose = spool_lab_dispose;
  object_class->finalize = spool_lab_finalize;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SpoolLab::message:
   * @kind: a #SpoolMessageKind
   * @text: what happened, translated
   */
  signals[MESSAGE] = g_signal_new ("message", SPOOL_TYPE_LAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static gboolean
is_same_question (SpoolLab *self)
{
  return self->lesson == spool_plan_model_get_lesson (self->model) &&
         self->workload == spool_plan_model_get_workload (self->model);
}

static void
remember_question (SpoolLab *self)
{
  self->lesson = spool_plan_model_get_lesson (self->model);
  self->workload = spool_plan_model_get_workload (self->model);
}

/* With what is guessed of it. A guess is one before anything is measured: whoever has seen results
 * knows. */
static SpoolPlan *
make_plan (SpoolLab *self, GError **error)
{
  SpoolPlan *plan = spool_plan_model_dup_plan (self->model, error);
  const SpoolReport *report = spool_results_get_report (self->results);

  if (plan != NULL && report != NULL &&
      spool_results_get_state (self->results) == SPOOL_RESULTS_EMPTY)
    spool_guess_adopt (plan, report->plan);
  return plan;
}

/* What could be measured is shown until something is; then the results stay until another lesson
 * or workload is chosen, for they don't answer its question. */
static void
on_model_changed (SpoolPlanModel *model, SpoolLab *self)
{
  g_autoptr (SpoolPlan) plan = NULL;
  const SpoolReport *report = spool_results_get_report (self->results);
  SpoolResultsState state = spool_results_get_state (self->results);

  if (state == SPOOL_RESULTS_GROWING)
    return;
  plan = make_plan (self, NULL);
  if (plan == NULL)
    return;
  if (report != NULL && state != SPOOL_RESULTS_EMPTY && is_same_question (self))
    return;
  remember_question (self);
  /* A report that is still being read would come in its place. */
  g_cancellable_cancel (self->loading);
  spool_results_show_plan (self->results, plan);
}

static void
spool_lab_init (SpoolLab *self)
{
  self->model = spool_plan_model_new ();
  self->results = spool_results_new ();
  self->exporter = spool_exporter_new (self->results);
  self->complaints = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (on_model_changed), self, 0);
  on_model_changed (self->model, self);
}

/**
 * spool_lab_new:
 * @bench_program: the path of spool-bench
 * @reports_folder: where reports of measurements are kept; made if it isn't there
 *
 * Returns: (transfer full): a lab with the first lesson's plan. All functions belong to the thread
 * of the main context.
 */
SpoolLab *
spool_lab_new (const char *bench_program, const char *reports_folder)
{
  SpoolLab *self;

  g_return_val_if_fail (bench_program != NULL && reports_folder != NULL, NULL);

  self = g_object_new (SPOOL_TYPE_LAB, NULL);
  self->bench_program = g_strdup (bench_program);
  self->reports_folder = g_strdup (reports_folder);
  self->history = spool_history_new (reports_folder);
  return self;
}

/**
 * spool_lab_get_model:
 * @self: a lab
 *
 * Returns: (transfer none): the plan while it is being made.
 */
SpoolPlanModel *
spool_lab_get_model (SpoolLab *self)
{
  g_return_val_if_fail (SPOOL_IS_LAB (self), NULL);

  return self->model;
}

/**
 * spool_lab_get_results:
 * @self: a lab
 *
 * Returns: (transfer none): what is shown.
 */
SpoolResults *
spool_lab_get_results (SpoolLab *self)
{
  g_return_val_if_fail (SPOOL_IS_LAB (self), NULL);

  return self->results;
}

/**
 * spool_lab_get_history:
 * @self: a lab
 *
 * Returns: (transfer none): the kept reports; empty until somebody refreshes it.
 */
SpoolHistory *
spool_lab_get_history (SpoolLab *self)
{
  g_return_val_if_fail (SPOOL_IS_LAB (self), NULL);

  return self->history;
}

/**
 * spool_lab_get_exporter:
 * @self: a lab
 *
 * Returns: (transfer none): what writes what is shown.
 */
SpoolExporter *
spool_lab_get_exporter (SpoolLab *self)
{
  g_return_val_if_fail (SPOOL_IS_LAB (self), NULL);

  return self->exporter;
}

/**
 * spool_lab_get_running:
 * @self: a lab
 *
 * Returns: whether it measures, or hasn't stopped measuring yet.
 */
gboolean
spool_lab_get_running (SpoolLab *self)
{
  g_return_val_if_fail (SPOOL_IS_LAB (self), FALSE);

  return self->process != NULL;
}

static void
say (SpoolLab *self, SpoolMessageKind kind, const char *text)
{
  g_autofree char *sentence = spool_text_dup_sentence (text);

  g_signal_emit (self, signals[MESSAGE], 0, (int) kind, sentence);
}

/* What goes wrong in a measurement is said together, for the cause comes before what follows from
 * it; each thing once. */
static void
say_of_measurement (SpoolLab *self, SpoolMessageKind kind, const char *text)
{
  g_autofree char *sentence = spool_text_dup_sentence (text);
  g_autoptr (GString) all = g_string_new (NULL);

  if (self->complaints->len >= MAX_FAILURE_LINES ||
      g_ptr_array_find_with_equal_func (self->complaints, sentence, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->complaints, g_steal_pointer (&sentence));
  self->worst = MAX (self->worst, kind);
  for (guint i = 0; i < self->complaints->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (self->complaints, i));
  say (self, self->worst, all->str);
}

static void
forget_complaints (SpoolLab *self)
{
  g_ptr_array_set_size (self->complaints, 0);
  self->worst = SPOOL_MESSAGE_NONE;
}

/**
 * spool_lab_complain:
 * @self: a lab
 * @error: what went wrong
 *
 * Tells whoever listens to "message".
 */
void
spool_lab_complain (SpoolLab *self, const GError *error)
{
  g_return_if_fail (SPOOL_IS_LAB (self) && error != NULL);

  say (self, SPOOL_MESSAGE_ERROR, error->message);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  SpoolReport *report = spool_report_load (data, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) spool_report_free);
  else
    g_task_return_error (task, error);
}

/* Reads a report without making the window wait; only the one that was asked for last counts. */
static void
load_report (SpoolLab *self, const char *path, GAsyncReadyCallback done)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  spool_background_run (self, self->loading, load_in_thread, g_strdup (path), g_free, done);
}

/* Returns whether the report is shown now; one with fewer runs than @n_runs is not. */
static gboolean
show_loaded (SpoolLab *self, GAsyncResult *result, guint n_runs)
{
  g_autoptr (GError) error = NULL;
  SpoolReport *report = g_task_propagate_pointer (G_TASK (result), &error);

  if (report != NULL && self->process == NULL && self->results != NULL &&
      report->runs->len >= n_runs)
    {
      spool_results_show_report (self->results, report);
      return TRUE;
    }
  if (report != NULL)
    spool_report_free (report);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    spool_lab_complain (self, error);
  return FALSE;
}

/* The plan is that of the report, so that Run measures again what is shown. */
static void
adopt_plan (SpoolLab *self)
{
  g_signal_handlers_block_by_func (self->model, on_model_changed, self);
  spool_plan_model_adopt (self->model, spool_results_get_report (self->results)->plan);
  g_signal_handlers_unblock_by_func (self->model, on_model_changed, self);
  remember_question (self);
}

static void
tell_failures (SpoolLab *self)
{
  const SpoolReport *report = spool_results_get_report (self->results);
  g_autofree char *text = NULL;

  if (self->complaints->len > 0 || spool_report_count_failed (report) == 0)
    return;
  text = spool_report_describe_failures (report, MAX_FAILURE_LINES);
  say (self, SPOOL_MESSAGE_WARNING, g_strchomp (text));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer lab)
{
  g_autoptr (SpoolLab) self = lab;

  if (!show_loaded (self, result, 0))
    return;
  adopt_plan (self);
  forget_complaints (self);
  tell_failures (self);
}

/**
 * spool_lab_open:
 * @self: a lab
 * @path: a report
 *
 * Shows a report and makes its plan the plan, as soon as it has been read; measures nothing. Not
 * while measuring: then this is refused, and said to be.
 *
 * Returns: whether it is being read.
 */
gboolean
spool_lab_open (SpoolLab *self, const char *path)
{
  g_return_val_if_fail (SPOOL_IS_LAB (self) && path != NULL, FALSE);

  if (self->process != NULL)
    {
      say (self, SPOOL_MESSAGE_ERROR, _ ("Stop the measurement before opening a report."));
      return FALSE;
    }
  say (self, SPOOL_MESSAGE_NONE, "");
  load_report (self, path, on_loaded);
  return TRUE;
}

/**
 * spool_lab_open_file:
 * @self: a lab
 * @file: a report
 *
 * Opens it as spool_lab_open() does, if it lies where files have a path.
 *
 * Returns: whether it is being read.
 */
gboolean
spool_lab_open_file (SpoolLab *self, GFile *file)
{
  g_autofree char *path = NULL, *name = NULL, *text = NULL;

  g_return_val_if_fail (SPOOL_IS_LAB (self) && G_IS_FILE (file), FALSE);

  path = g_file_get_path (file);
  if (path != NULL)
    return spool_lab_open (self, path);
  name = g_file_get_parse_name (file);
  /* Translators: %s is an address */
  text = g_strdup_printf (_ ("“%s” is not a file on this computer. Save it here, then open it."),
                          name);
  say (self, SPOOL_MESSAGE_ERROR, text);
  return FALSE;
}

/**
 * spool_lab_export:
 * @self: a lab
 * @path: where to; its ending says what
 *
 * Writes what is shown, and tells how it went.
 */
void
spool_lab_export (SpoolLab *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (SPOOL_IS_LAB (self) && path != NULL);

  if (!spool_exporter_write (self->exporter, path, &error))
    {
      spool_lab_complain (self, error);
      return;
    }
  name = g_filename_display_basename (path);
  /* Translators: %s is a file's name */
  text = g_strdup_printf (_ ("Saved as “%s”"), name);
  say (self, SPOOL_MESSAGE_DONE, text);
}

/**
 * spool_lab_export_file:
 * @self: a lab
 * @file: where to, as somebody chose it who was asked whether to replace it
 * @suffix: an ending with its dot, which says what
 *
 * Writes what is shown as spool_lab_export() does. A file that nobody was asked about, since its
 * name lacked the ending, is not replaced.
 */
void
spool_lab_export_file (SpoolLab *self, GFile *file, const char *suffix)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (SPOOL_IS_LAB (self) && G_IS_FILE (file) && suffix != NULL);

  path = spool_export_dup_path (file, suffix, &error);
  if (path != NULL)
    spool_lab_export (self, path);
  else
    spool_lab_complain (self, error);
}

static void
on_event (SpoolBenchProcess *process, gpointer data, SpoolLab *self)
{
  SpoolEvent *event = data;

  switch (event->kind)
    {
    case SPOOL_EVENT_WARNING:
      say_of_measurement (self, SPOOL_MESSAGE_WARNING, event->text);
      break;
    case SPOOL_EVENT_ERROR:
      say_of_measurement (self, SPOOL_MESSAGE_ERROR, event->text);
      break;
    case SPOOL_EVENT_WRITTEN:
      break;
    case SPOOL_EVENT_PLAN:
    case SPOOL_EVENT_RUN_STARTED:
    case SPOOL_EVENT_RUN:
    case SPOOL_EVENT_ROUND:
    case SPOOL_EVENT_END:
    case SPOOL_EVENT_UNKNOWN:
    default:
      spool_results_apply (self->results, event);
    }
}

static guint
count_runs (SpoolLab *self)
{
  const SpoolReport *report =
      self->results != NULL ? spool_results_get_report (self->results) : NULL;

  return report != NULL ? report->runs->len : 0;
}

static void
on_measured_loaded (GObject *source, GAsyncResult *result, gpointer lab)
{
  g_autoptr (SpoolLab) self = lab;
  gboolean passed = g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));

  /* On a full disk the file ends before the measurement did. */
  show_loaded (self, result, count_runs (self));
  /* What is said must be about what is shown. */
  if (!passed && self->process == NULL && self->results != NULL)
    tell_failures (self);
}

/* The bench keeps a report of nothing, too, which would stand in the history for ever. */
static void
forget_nothing (SpoolLab *self)
{
  if (!self->stopped || spool_results_get_state (self->results) != SPOOL_RESULTS_EMPTY)
    return;
  g_unlink (self->report_path);
  if (self->complaints->len == 0)
    say (self, SPOOL_MESSAGE_DONE, _ ("Stopped before anything was measured"));
}

/* A bench keeps its report after each round; one that is killed in the first has kept none. What it
 * has told of its runs is all that there is then. */
static void
keep_what_was_told (SpoolLab *self)
{
  const SpoolReport *report = spool_results_get_report (self->results);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (count_runs (self) == 0 || g_file_test (self->report_path, G_FILE_TEST_EXISTS))
    return;
  bytes = spool_report_to_bytes (report);
  if (!spool_file_write (self->report_path, bytes, &error))
    say_of_measurement (self, SPOOL_MESSAGE_ERROR, error->message);
}

static void
on_ended (SpoolBenchProcess *process, const GError *error, SpoolLab *self)
{
  forget_process (self);
  spool_results_end (self->results);
  if (error != NULL && self->complaints->len == 0)
    say_of_measurement (self, SPOOL_MESSAGE_ERROR, error->message);
  if (error != NULL)
    keep_what_was_told (self);
  forget_nothing (self);
  /* The events need not have job records, and don't tell how many jobs failed for which reason; the
   * file does. A bench that was killed in the middle has kept each round in it. */
  if (spool_results_get_state (self->results) != SPOOL_RESULTS_EMPTY &&
      g_file_test (self->report_path, G_FILE_TEST_EXISTS))
    load_report (self, self->report_path, on_measured_loaded);
  else
    tell_failures (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static SpoolBenchProcess *
start_process (SpoolLab *self, const SpoolPlan *plan, GError **error)
{
  g_autoptr (SpoolBenchProcess) process = spool_bench_process_new (self->bench_program);
  g_autoptr (GError) problem = NULL;
  const char *about =
      plan->lesson != NULL ? plan->lesson : spool_plan_get_entry (plan, 0)->workload->id;

  g_free (self->report_path);
  self->report_path = spool_report_file_dup_new_path (self->reports_folder, about, error);
  if (self->report_path == NULL)
    return NULL;
  if (spool_bench_process_start (process, plan, self->report_path, &problem))
    return g_steal_pointer (&process);
  /* Translators: %s is the system's message */
  g_set_error (error, problem->domain, problem->code, _ ("Spool is not installed completely. %s"),
               problem->message);
  return NULL;
}

/**
 * spool_lab_run:
 * @self: a lab
 *
 * Measures the plan. Does nothing while it measures already.
 */
void
spool_lab_run (SpoolLab *self)
{
  g_autoptr (SpoolPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SPOOL_IS_LAB (self));

  if (self->process != NULL)
    return;
  plan = make_plan (self, &error);
  if (plan != NULL)
    self->process = start_process (self, plan, &error);
  if (self->process == NULL)
    {
      spool_lab_complain (self, error);
      return;
    }
  self->stopped = FALSE;
  forget_complaints (self);
  g_cancellable_cancel (self->loading);
  g_signal_connect (self->process, "event", G_CALLBACK (on_event), self);
  g_signal_connect (self->process, "ended", G_CALLBACK (on_ended), self);
  remember_question (self);
  spool_results_begin (self->results, plan);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/**
 * spool_lab_stop:
 * @self: a lab
 *
 * Stops measuring; what was measured stays. "running" tells when it has stopped.
 */
void
spool_lab_stop (SpoolLab *self)
{
  g_return_if_fail (SPOOL_IS_LAB (self));

  if (self->process == NULL)
    return;
  self->stopped = TRUE;
  spool_bench_process_stop (self->process);
}

/**
 * spool_lab_get_stopped:
 * @self: a lab
 *
 * Returns: whether the measurement, or the last one, ended because of spool_lab_stop().
 */
gboolean
spool_lab_get_stopped (SpoolLab *self)
{
  g_return_val_if_fail (SPOOL_IS_LAB (self), FALSE);

  return self->stopped;
}
