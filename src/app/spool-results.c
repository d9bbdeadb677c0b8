/* spool-results.c: what the window shows: a report, growing or whole, and how far it is.
 *
 * A measurement in progress is a report like any other, only that runs are added to it, so that
 * the chart, the table and the answer need not know the difference.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-results.h"

#include "report/spool-answer.h"
#include "report/spool-guess.h"
#include "report/spool-lesson.h"
#include "report/spool-misconception.h"
#include "report/spool-text.h"
#include "report/spool-warnings.h"

#include <glib/gi18n.h>
#include <math.h>

struct _SpoolResults
{
  GObject parent_instance;

  SpoolReport *report;
  guint serial;            /* of the report */
  SpoolAnalysis *analysis; /* of the report as it is; %NULL until somebody asks */
  SpoolResultsState state;
  guint runs_done;
  guint runs_total;
  double left_s;
  gboolean is_running_one; /* whether the two that follow are of a run in progress */
  guint round;
  SpoolConfiguration configuration;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpoolResults, spool_results, G_TYPE_OBJECT)

static void
spool_results_finalize (GObject *object)
{
  SpoolResults *self = SPOOL_RESULTS (object);

  spool_report_free (self->report);
  spool_analysis_free (self->analysis);
  G_OBJECT_CLASS (spool_results_parent_class)->finalize (object);
}

static void
spool_results_class_init (SpoolResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spool_results_finalize;

  /**
   * SpoolResults::changed:
   *
   * There is something else to show. May come very often while a measurement runs.
   */
  signals[CHANGED] = g_signal_new ("changed", SPOOL_TYPE_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
spool_results_init (SpoolResults *self)
{
  self->left_s = NAN;
}

/**
 * spool_results_new:
 *
 * Returns: (transfer full): results without a report. All functions belong to one thread.
 */
SpoolResults *
spool_results_new (void)
{
  return g_object_new (SPOOL_TYPE_RESULTS, NULL);
}

static void
set_changed (SpoolResults *self)
{
  g_clear_pointer (&self->analysis, spool_analysis_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_report (SpoolResults *self, SpoolReport *report, SpoolResultsState state)
{
  g_clear_pointer (&self->report, spool_report_free);
  self->report = report;
  self->serial++;
  self->state = state;
  self->runs_done = report->runs->len;
  self->runs_total = 0;
  self->left_s = NAN;
  self->is_running_one = FALSE;
  set_changed (self);
}

/**
 * spool_results_show_plan:
 * @self: results
 * @plan: a plan that has been checked
 *
 * Shows what could be measured.
 */
void
spool_results_show_plan (SpoolResults *self, SpoolPlan *plan)
{
  g_return_if_fail (SPOOL_IS_RESULTS (self) && plan != NULL);

  take_report (self, spool_report_new (plan, spool_machine_new_unknown ()), SPOOL_RESULTS_EMPTY);
}

/**
 * spool_results_set_guess:
 * @self: results that show a plan
 * @configuration: one of its configurations
 * @share: how long it is expected to take, as a share of serial's time
 *
 * Keeps what is expected. This is no "changed": whoever says so shows it already.
 */
void
spool_results_set_guess (SpoolResults *self, const SpoolConfiguration *configuration, double share)
{
  g_return_if_fail (SPOOL_IS_RESULTS (self) && configuration != NULL);
  g_return_if_fail (self->report != NULL && self->state == SPOOL_RESULTS_EMPTY);

  spool_guess_set (self->report->plan, configuration, share);
}

/**
 * spool_results_show_report:
 * @self: results
 * @report: (transfer full): a report that no runs will be added to
 *
 * Shows what was measured.
 */
void
spool_results_show_report (SpoolResults *self, SpoolReport *report)
{
  g_return_if_fail (SPOOL_IS_RESULTS (self) && report != NULL);

  report->ended = TRUE;
  take_report (self, report, report->complete ? SPOOL_RESULTS_COMPLETE : SPOOL_RESULTS_STOPPED);
}

/**
 * spool_results_begin:
 * @self: results
 * @plan: the plan that is measured from now on
 *
 * Shows a measurement of which nothing is known yet.
 */
void
spool_results_begin (SpoolResults *self, SpoolPlan *plan)
{
  g_return_if_fail (SPOOL_IS_RESULTS (self) && plan != NULL);

  take_report (self, spool_report_new (plan, spool_machine_new_unknown ()), SPOOL_RESULTS_GROWING);
}

/* The bench's plan is ours as it understood it, and it knows the machine. */
static void
begin_as_told (SpoolResults *self, SpoolEvent *event)
{
  take_report (self, spool_report_new (event->plan, g_steal_pointer (&event->machine)),
               SPOOL_RESULTS_GROWING);
  self->runs_total = event->runs_total;
}

static void
set_progress (SpoolResults *self, const SpoolEvent *event)
{
  self->runs_done = event->runs_done;
  self->runs_total = event->runs_total;
  self->left_s = event->left_s;
}

/**
 * spool_results_apply:
 * @self: results that have begun
 * @event: what the bench said; its run becomes the report's
 *
 * Follows the measurement.
 */
void
spool_results_apply (SpoolResults *self, SpoolEvent *event)
{
  g_return_if_fail (SPOOL_IS_RESULTS (self) && event != NULL);
  g_return_if_fail (self->state == SPOOL_RESULTS_GROWING);

  switch (event->kind)
    {
    case SPOOL_EVENT_PLAN:
      begin_as_told (self, event);
      break;
    case SPOOL_EVENT_RUN_STARTED:
      set_progress (self, event);
      self->is_running_one = TRUE;
      self->round = event->round;
      self->configuration = event->configuration;
      break;
    case SPOOL_EVENT_RUN:
      set_progress (self, event);
      spool_report_add_run (self->report, g_steal_pointer (&event->run));
      break;
    case SPOOL_EVENT_END:
      self->report->complete = event->complete;
      break;
    case SPOOL_EVENT_ROUND:
    case SPOOL_EVENT_WARNING:
    case SPOOL_EVENT_ERROR:
    case SPOOL_EVENT_WRITTEN:
    case SPOOL_EVENT_UNKNOWN:
    default:
      return;
    }
  set_changed (self);
}

/**
 * spool_results_end:
 * @self: results
 *
 * No more runs will come. What has begun without a single run is a plan again.
 */
void
spool_results_end (SpoolResults *self)
{
  g_return_if_fail (SPOOL_IS_RESULTS (self));

  if (self->state != SPOOL_RESULTS_GROWING)
    return;
  self->report->ended = self->report->runs->len > 0;
  if (!self->report->ended)
    self->state = SPOOL_RESULTS_EMPTY;
  else
    self->state = self->report->complete ? SPOOL_RESULTS_COMPLETE : SPOOL_RESULTS_STOPPED;
  set_changed (self);
}

/**
 * spool_results_get_state:
 * @self: results
 *
 * Returns: how far they are.
 */
SpoolResultsState
spool_results_get_state (SpoolResults *self)
{
  g_return_val_if_fail (SPOOL_IS_RESULTS (self), SPOOL_RESULTS_EMPTY);

  return self->state;
}

/**
 * spool_results_get_report:
 * @self: results
 *
 * Returns: (transfer none) (nullable): the report, until "changed" comes.
 */
const SpoolReport *
spool_results_get_report (SpoolResults *self)
{
  g_return_val_if_fail (SPOOL_IS_RESULTS (self), NULL);

  return self->report;
}

/**
 * spool_results_get_serial:
 * @self: results
 *
 * Returns: a number that changes when another report comes, and not when runs come.
 */
guint
spool_results_get_serial (SpoolResults *self)
{
  g_return_val_if_fail (SPOOL_IS_RESULTS (self), 0);

  return self->serial;
}

/**
 * spool_results_get_analysis:
 * @self: results
 *
 * Returns: (transfer none) (nullable): what the report comes to, until "changed" comes.
 */
const SpoolAnalysis *
spool_results_get_analysis (SpoolResults *self)
{
  g_return_val_if_fail (SPOOL_IS_RESULTS (self), NULL);

  if (self->analysis == NULL && self->report != NULL)
    self->analysis = spool_analysis_new (self->report);
  return self->analysis;
}

/**
 * spool_results_get_fraction:
 * @self: results
 *
 * Returns: how much of the measurement is done, from 0 to 1.
 */
double
spool_results_get_fraction (SpoolResults *self)
{
  g_return_val_if_fail (SPOOL_IS_RESULTS (self), 0);

  if (self->runs_total == 0)
    return 0;
  return MIN (1.0, (double) self->runs_done / self->runs_total);
}

static SpoolAnswer *
make_answer (SpoolResults *self)
{
  return spool_answer_new (self->report, spool_results_get_analysis (self), 0);
}

/**
 * spool_results_get_lesson:
 * @self: results
 *
 * Returns: (transfer none) (nullable): the lesson that they belong to; %NULL if there is none.
 */
const SpoolLesson *
spool_results_get_lesson (SpoolResults *self)
{
  const char *id;

  g_return_val_if_fail (SPOOL_IS_RESULTS (self), NULL);

  id = self->report != NULL ? self->report->plan->lesson : NULL;
  return id != NULL ? spool_lesson_find (id) : NULL;
}

static gboolean
has_answer (SpoolResults *self)
{
  return self->report != NULL && self->report->runs->len > 0;
}

/**
 * spool_results_dup_headline:
 * @self: results
 *
 * Returns: (transfer full): the answer in a sentence, the question as long as there is none;
 * translated.
 */
char *
spool_results_dup_headline (SpoolResults *self)
{
  const SpoolLesson *lesson;

  g_return_val_if_fail (SPOOL_IS_RESULTS (self), NULL);

  if (has_answer (self))
    {
      g_autoptr (SpoolAnswer) answer = make_answer (self);

      return g_steal_pointer (&answer->headline);
    }
  lesson = spool_results_get_lesson (self);
  if (lesson != NULL)
    return g_strdup (spool_lesson_get_question (lesson));
  return g_strdup (_ ("How many workers, and of which kind?"));
}

/* What a job does, which the question leaves open. */
static char *
dup_work (SpoolResults *self)
{
  const SpoolPlanEntry *entry;

  if (self->report == NULL)
    return g_strdup ("");
  entry = spool_plan_get_entry (self->report->plan, 0);
  /* Translators: what a job does (a clause without a full stop), as a sentence */
  return g_strdup_printf (C_ ("sentence", "%s."), _ (entry->workload->summary));
}

/* The headline is for the plan's first workload. */
static void
append_further_answers (SpoolResults *self, GString *text)
{
  for (guint i = 1; i < self->report->plan->entries->len; i++)
    {
      g_autoptr (SpoolAnswer) answer =
          spool_answer_new (self->report, spool_results_get_analysis (self), i);

      g_string_append_c (text, '\n');
      spool_answer_append_workload (text, self->report, i);
      g_string_append (text, answer->headline);
    }
}

/**
 * spool_results_dup_detail:
 * @self: results
 *
 * Returns: (transfer full): what the answer rests on, or how to get one; translated.
 */
char *
spool_results_dup_detail (SpoolResults *self)
{
  g_autoptr (SpoolAnswer) answer = NULL;
  GString *text;

  g_return_val_if_fail (SPOOL_IS_RESULTS (self), NULL);

  if (self->state == SPOOL_RESULTS_GROWING && !has_answer (self))
    return g_strdup (_ ("Waiting for the first result."));
  if (!has_answer (self))
    return dup_work (self);
  text = g_string_new (NULL);
  answer = make_answer (self);
  if (self->state == SPOOL_RESULTS_STOPPED)
    /* Translators: %s are one or more sentences about the results */
    g_string_append_printf (text, _ ("Stopped early. %s"), answer->detail);
  else
    g_string_append (text, answer->detail);
  append_further_answers (self, text);
  return g_string_free (text, FALSE);
}

/**
 * spool_results_dup_reveal:
 * @self: results
 *
 * Returns: (transfer full): how good the guess was; empty if there was none, or as long as it can't
 *   be told. Translated.
 */
char *
spool_results_dup_reveal (SpoolResults *self)
{
  char *reveal = NULL;

  g_return_val_if_fail (SPOOL_IS_RESULTS (self), NULL);

  if (has_answer (self) && self->state != SPOOL_RESULTS_GROWING)
    reveal = spool_misconception_dup_reveal (self->report, spool_results_get_analysis (self));
  return reveal != NULL ? reveal : g_strdup ("");
}

/**
 * spool_results_dup_warnings:
 * @self: results
 *
 * Returns: (transfer full): what makes the results doubtful, and what to do about it, a line each;
 *   nothing as long as they grow. Translated.
 */
char *
spool_results_dup_warnings (SpoolResults *self)
{
  g_autoptr (GPtrArray) warnings = NULL;

  g_return_val_if_fail (SPOOL_IS_RESULTS (self), NULL);

  if (self->state == SPOOL_RESULTS_GROWING || !has_answer (self))
    return g_strdup ("");
  warnings = spool_warnings_list (self->report, spool_results_get_analysis (self));
  g_ptr_array_add (warnings, NULL);
  return g_strjoinv ("\n", (char **) warnings->pdata);
}

/* A whole second more or less is all that can be said, and zero would look as if it hung. */
static char *
dup_time_left (double left_s)
{
  guint seconds = (guint) MIN (ceil (left_s), G_MAXINT32);

  if (seconds < 100)
    return g_strdup_printf (ngettext ("%u s left", "%u s left", MAX (seconds, 1)),
                            MAX (seconds, 1));
  return g_strdup_printf (ngettext ("%u min left", "%u min left", (seconds + 59) / 60),
                          (seconds + 59) / 60);
}

/**
 * spool_results_dup_progress:
 * @self: results
 *
 * Returns: (transfer full): what is being measured and how long it will take still, translated;
 * empty if nothing is.
 */
char *
spool_results_dup_progress (SpoolResults *self)
{
  g_autofree char *configuration = NULL;
  g_autofree char *left = NULL;
  guint n_rounds;

  g_return_val_if_fail (SPOOL_IS_RESULTS (self), NULL);

  if (self->state != SPOOL_RESULTS_GROWING)
    return g_strdup ("");
  if (!self->is_running_one)
    return g_strdup (_ ("Starting…"));
  n_rounds = MAX (spool_plan_get_least_rounds (self->report->plan), self->round + 1);
  configuration = spool_configuration_dup_title (&self->configuration);
  if (isnan (self->left_s))
    /* Translators: which round of how many, and what is measured: "Round 1 of 6 · 4 threads" */
    return g_strdup_printf (_ ("Round %u of %u · %s"), self->round + 1, n_rounds, configuration);
  left = dup_time_left (self->left_s);
  /* Translators: the same and the time that is left: "Round 1 of 6 · 4 threads · 5 s left" */
  return g_strdup_printf (_ ("Round %u of %u · %s · %s"), self->round + 1, n_rounds, configuration,
                          left);
}
