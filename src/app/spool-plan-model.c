/* spool-plan-model.c: the plan while it is being made: settings, each with what is wrong with it.
 *
 * What was typed stays as it was typed, right or wrong, so that the window can show both; a plan
 * can be made of it once nothing is wrong. A plan of several workloads, which lessons and opened
 * reports may have, shows its first and names the others; settings that all have in common are set
 * for all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-plan-model.h"

#include "app/spool-plan-edit.h"
#include "app/spool-worker-list.h"
#include "report/spool-machine.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>

struct _SpoolPlanModel
{
  GObject parent_instance;

  SpoolPlan *draft;     /* all that is right */
  SpoolPlan *own;       /* (nullable): the plan of one's own that another has taken the place of */
  gboolean opened;      /* the draft is a report's, and nobody has changed it */
  char *workers;        /* as typed */
  GHashTable *typed;    /* (element-type utf8 utf8): a wrong parameter's name to what was typed */
  GHashTable *problems; /* (element-type utf8 utf8): a setting's name to what is wrong with it */
  SpoolPlan *plan;      /* (nullable): of these settings, once somebody has asked for it */
  GError *mistake;      /* (nullable): or why there is none */
  guint usable_cpus;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpoolPlanModel, spool_plan_model, G_TYPE_OBJECT)

static SpoolPlanEntry *
first_entry (SpoolPlanModel *self)
{
  return spool_plan_get_entry (self->draft, 0);
}

static void
forget_plan (SpoolPlanModel *self)
{
  g_clear_pointer (&self->plan, spool_plan_unref);
  g_clear_error (&self->mistake);
}

static void
emit_changed (SpoolPlanModel *self, gboolean opened)
{
  self->opened = opened;
  forget_plan (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Who looks at somebody's report has not given up a plan for that. */
static gboolean
is_own (SpoolPlanModel *self)
{
  return self->draft->lesson == NULL && (!self->opened || self->own == NULL);
}

static void
take_draft (SpoolPlanModel *self, SpoolPlan *draft)
{
  if (self->draft != NULL && is_own (self))
    {
      g_clear_pointer (&self->own, spool_plan_unref);
      self->own = g_steal_pointer (&self->draft);
    }
  g_clear_pointer (&self->draft, spool_plan_unref);
  self->draft = draft;
  self->opened = FALSE;
  g_free (self->workers);
  self->workers = spool_worker_list_format (first_entry (self)->workers);
  g_hash_table_remove_all (self->typed);
  g_hash_table_remove_all (self->problems);
}

static void
spool_plan_model_finalize (GObject *object)
{
  SpoolPlanModel *self = SPOOL_PLAN_MODEL (object);

  forget_plan (self);
  spool_plan_unref (self->draft);
  g_clear_pointer (&self->own, spool_plan_unref);
  g_free (self->workers);
  g_hash_table_unref (self->typed);
  g_hash_table_unref (self->problems);
  G_OBJECT_CLASS (spool_plan_model_parent_class)->finalize (object);
}

static void
spool_plan_model_class_init (SpoolPlanModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spool_plan_model_finalize;

  /**
   * SpoolPlanModel::changed:
   *
   * Some setting has changed; once for each call that changes any.
   */
  signals[CHANGED] = g_signal_new ("changed", SPOOL_TYPE_PLAN_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
spool_plan_model_init (SpoolPlanModel *self)
{
  g_autoptr (SpoolMachine) machine = spool_machine_read ("/");

  self->usable_cpus = machine->usable_cpus;
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->problems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  take_draft (self, spool_lesson_make_plan (spool_lesson_nth (0), FALSE));
}

/**
 * spool_plan_model_new:
 *
 * Returns: (transfer full): a model with the first lesson. All functions of it belong to one
 * thread.
 */
SpoolPlanModel *
spool_plan_model_new (void)
{
  return g_object_new (SPOOL_TYPE_PLAN_MODEL, NULL);
}

/**
 * spool_plan_model_get_lesson:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the lesson that the settings began with, %NULL if the plan
 * is the user's own.
 */
const SpoolLesson *
spool_plan_model_get_lesson (SpoolPlanModel *self)
{
  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self), NULL);

  return self->draft->lesson != NULL ? spool_lesson_find (self->draft->lesson) : NULL;
}

/**
 * spool_plan_model_select_lesson:
 * @self: a model
 * @id: a lesson's id; empty for the plan of one's own as it was before the lesson, or, if there was
 *   none, with the settings as they are
 * @error: that there is no such lesson
 *
 * Sets everything as the lesson has it.
 *
 * Returns: whether there is such a lesson.
 */
gboolean
spool_plan_model_select_lesson (SpoolPlanModel *self, const char *id, GError **error)
{
  const SpoolLesson *lesson;

  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self) && id != NULL, FALSE);

  if (*id == '\0')
    {
      if (self->draft->lesson != NULL && self->own != NULL)
        take_draft (self, g_steal_pointer (&self->own));
      g_clear_pointer (&self->draft->lesson, g_free);
      self->draft->as_notebook = FALSE;
      emit_changed (self, FALSE);
      return TRUE;
    }
  lesson = spool_lesson_find (id);
  if (lesson == NULL)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("There is no lesson “%s”"), id);
      return FALSE;
    }
  take_draft (self, spool_lesson_make_plan (lesson, FALSE));
  emit_changed (self, FALSE);
  return TRUE;
}

/**
 * spool_plan_model_dup_own:
 * @self: a model
 *
 * Returns: (transfer full) (nullable): the plan of one's own as it was last, be a lesson selected
 * now or not; %NULL if there was none.
 */
SpoolPlan *
spool_plan_model_dup_own (SpoolPlanModel *self)
{
  g_autoptr (SpoolPlan) own = NULL;

  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self), NULL);

  if (is_own (self))
    own = spool_plan_copy (self->draft);
  else if (self->own != NULL)
    own = spool_plan_copy (self->own);
  return own != NULL && spool_plan_check (own, NULL) ? g_steal_pointer (&own) : NULL;
}

/**
 * spool_plan_model_adopt:
 * @self: a model
 * @plan: a plan that was measured; stays the caller's
 *
 * Sets everything as that plan has it, so that it can be measured again. If it came from a lesson
 * and still measures the same workloads, that lesson is selected, as when somebody selects it and
 * changes its settings; else it becomes the plan of one's own if there is none yet, or as soon as
 * something is changed. A time limit of jobs, which can't be seen here, is not taken.
 */
void
spool_plan_model_adopt (SpoolPlanModel *self, const SpoolPlan *plan)
{
  g_return_if_fail (SPOOL_IS_PLAN_MODEL (self));
  g_return_if_fail (plan != NULL && plan->entries->len > 0);

  take_draft (self, spool_plan_edit_to_repeat (plan));
  emit_changed (self, TRUE);
}

/**
 * spool_plan_model_get_as_notebook:
 * @self: a model
 *
 * Returns: whether the lesson is taken as the notebook has it.
 */
gboolean
spool_plan_model_get_as_notebook (SpoolPlanModel *self)
{
  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self), FALSE);

  return self->draft->as_notebook;
}

/**
 * spool_plan_model_set_as_notebook:
 * @self: a model
 * @as_notebook: whether to measure exactly what the notebook does
 *
 * Sets everything as the lesson has it, in this form or the quick one. Without a lesson this does
 * nothing.
 */
void
spool_plan_model_set_as_notebook (SpoolPlanModel *self, gboolean as_notebook)
{
  const SpoolLesson *lesson = spool_plan_model_get_lesson (self);

  if (lesson == NULL || !self->draft->as_notebook == !as_notebook)
    return;
  take_draft (self, spool_lesson_make_plan (lesson, as_notebook));
  emit_changed (self, FALSE);
}

/**
 * spool_plan_model_get_workload:
 * @self: a model
 *
 * Returns: (transfer none): the workload, of several the first.
 */
const SpoolWorkload *
spool_plan_model_get_workload (SpoolPlanModel *self)
{
  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self), NULL);

  return first_entry (self)->workload;
}

/**
 * spool_plan_model_dup_further_workloads:
 * @self: a model
 *
 * Returns: (transfer full) (nullable): the names of the workloads that are measured beside the
 * first, translated; %NULL if there are none.
 */
char *
spool_plan_model_dup_further_workloads (SpoolPlanModel *self)
{
  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self), NULL);

  return self->draft->entries->len > 1 ? spool_plan_dup_workloads (self->draft, 1) : NULL;
}

/**
 * spool_plan_model_set_workload:
 * @self: a model
 * @workload: a workload
 *
 * Makes it a plan of one's own with this workload, unless it is the plan's already. Rounds, time
 * limit, mode and, where they are allowed, workers stay.
 */
void
spool_plan_model_set_workload (SpoolPlanModel *self, const SpoolWorkload *workload)
{
  g_return_if_fail (SPOOL_IS_PLAN_MODEL (self) && workload != NULL);

  if (workload == first_entry (self)->workload && self->draft->entries->len == 1)
    return;
  take_draft (self, spool_plan_edit_with_workload (self->draft, workload));
  emit_changed (self, FALSE);
}

/**
 * spool_plan_model_has_executor:
 * @self: a model
 * @kind: an executor
 *
 * Returns: whether it is measured. Serial always is.
 */
gboolean
spool_plan_model_has_executor (SpoolPlanModel *self, SpoolExecutorKind kind)
{
  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self), FALSE);

  return spool_plan_edit_has_executor (self->draft, kind);
}

/**
 * spool_plan_model_set_executor:
 * @self: a model
 * @kind: an executor other than serial
 * @wanted: whether to measure it
 *
 * Does nothing if the workload can't be run so.
 */
void
spool_plan_model_set_executor (SpoolPlanModel *self, SpoolExecutorKind kind, gboolean wanted)
{
  g_return_if_fail (SPOOL_IS_PLAN_MODEL (self));
  g_return_if_fail (kind != SPOOL_EXECUTOR_SERIAL && kind < SPOOL_N_EXECUTORS);

  if (spool_plan_edit_set_executor (self->draft, kind, wanted))
    emit_changed (self, FALSE);
}

/**
 * spool_plan_model_set_executors:
 * @self: a model
 * @ids: executors' ids, separated by commas
 * @error: which of them can't be
 *
 * Measures these executors and no others, beside serial.
 *
 * Returns: whether all of them were known and possible; if not, nothing has changed.
 */
gboolean
spool_plan_model_set_executors (SpoolPlanModel *self, const char *ids, GError **error)
{
  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self) && ids != NULL, FALSE);

  if (!spool_plan_edit_set_executors (self->draft, ids, error))
    return FALSE;
  emit_changed (self, FALSE);
  return TRUE;
}

static void
set_problem (SpoolPlanModel *self, const char *setting, const GError *problem)
{
  if (problem != NULL)
    g_hash_table_replace (self->problems, g_strdup (setting), g_strdup (problem->message));
  else
    g_hash_table_remove (self->problems, setting);
}

/**
 * spool_plan_model_get_workers:
 * @self: a model
 *
 * Returns: (transfer none): the worker counts as they were typed.
 */
const char *
spool_plan_model_get_workers (SpoolPlanModel *self)
{
  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self), NULL);

  return self->workers;
}

/**
 * spool_plan_model_set_workers:
 * @self: a model
 * @text: worker counts, such as "2, 4, 8"
 * @error: (nullable): what is wrong with them; spool_plan_model_get_problem() says it, too
 *
 * Takes them as they were typed. Wrong ones make the model invalid.
 *
 * Returns: whether they are right.
 */
gboolean
spool_plan_model_set_workers (SpoolPlanModel *self, const char *text, GError **error)
{
  g_autoptr (GArray) list = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self) && text != NULL, FALSE);

  if (g_str_equal (text, self->workers))
    return !g_hash_table_contains (self->problems, SPOOL_SETTING_WORKERS);
  list = spool_worker_list_parse (text, &problem);
  g_free (self->workers);
  self->workers = g_strdup (text);
  set_problem (self, SPOOL_SETTING_WORKERS, problem);
  if (list != NULL)
    spool_plan_edit_set_workers (self->draft, list);
  emit_changed (self, FALSE);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return list != NULL;
}

/**
 * spool_plan_model_get_jobs:
 * @self: a model
 *
 * Returns: how many jobs a run has, if nobody said as many as the workload says.
 */
guint64
spool_plan_model_get_jobs (SpoolPlanModel *self)
{
  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self), 0);

  return spool_plan_edit_get_jobs (self->draft);
}

/**
 * spool_plan_model_set_jobs:
 * @self: a model
 * @jobs: how many jobs a run shall have
 *
 * Sets them for all workloads of the plan; more or less than is possible becomes what is possible.
 */
void
spool_plan_model_set_jobs (SpoolPlanModel *self, guint64 jobs)
{
  g_return_if_fail (SPOOL_IS_PLAN_MODEL (self));

  jobs = CLAMP (jobs, 1, SPOOL_MAX_JOBS);
  if (jobs == spool_plan_model_get_jobs (self))
    return;
  spool_plan_edit_set_jobs (self->draft, jobs);
  emit_changed (self, FALSE);
}

/**
 * spool_plan_model_get_rounds:
 * @self: a model
 *
 * Returns: how often each configuration is measured, or %SPOOL_AUTOMATIC_ROUNDS.
 */
guint
spool_plan_model_get_rounds (SpoolPlanModel *self)
{
  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self), 0);

  return self->draft->rounds;
}

/**
 * spool_plan_model_set_rounds:
 * @self: a model
 * @rounds: how often to measure each configuration, clamped to what is possible, or
 *   %SPOOL_AUTOMATIC_ROUNDS
 */
void
spool_plan_model_set_rounds (SpoolPlanModel *self, guint rounds)
{
  g_return_if_fail (SPOOL_IS_PLAN_MODEL (self));

  rounds = MIN (rounds, SPOOL_MAX_ROUNDS);
  if (rounds == self->draft->rounds)
    return;
  self->draft->rounds = rounds;
  emit_changed (self, FALSE);
}

/**
 * spool_plan_model_get_time_limit_s:
 * @self: a model
 *
 * Returns: after how many seconds no more rounds begin; 0 for never.
 */
double
spool_plan_model_get_time_limit_s (SpoolPlanModel *self)
{
  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self), 0);

  return spool_plan_get_time_limit_s (self->draft);
}

/**
 * spool_plan_model_set_time_limit_s:
 * @self: a model
 * @seconds: after how many seconds no more rounds are to begin; 0 for never, which automatic rounds
 *   take for as long as they usually may
 */
void
spool_plan_model_set_time_limit_s (SpoolPlanModel *self, double seconds)
{
  g_return_if_fail (SPOOL_IS_PLAN_MODEL (self));

  seconds = CLAMP (seconds, 0, SPOOL_MAX_LIMIT_S);
  if (seconds == self->draft->time_limit_s)
    return;
  self->draft->time_limit_s = seconds;
  emit_changed (self, FALSE);
}

/**
 * spool_plan_model_get_mode:
 * @self: a model
 *
 * Returns: whether making the pool is part of the time.
 */
SpoolMode
spool_plan_model_get_mode (SpoolPlanModel *self)
{
  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self), SPOOL_MODE_COLD);

  return self->draft->mode;
}

/**
 * spool_plan_model_set_mode:
 * @self: a model
 * @mode: whether making the pool shall be part of the time
 */
void
spool_plan_model_set_mode (SpoolPlanModel *self, SpoolMode mode)
{
  g_return_if_fail (SPOOL_IS_PLAN_MODEL (self));

  if (mode == self->draft->mode)
    return;
  self->draft->mode = mode;
  emit_changed (self, FALSE);
}

/**
 * spool_plan_model_get_param:
 * @self: a model
 * @name: a parameter of the workload
 *
 * Returns: (transfer none): its value as it was typed.
 */
const char *
spool_plan_model_get_param (SpoolPlanModel *self, const char *name)
{
  const char *typed;

  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self) && name != NULL, NULL);

  typed = g_hash_table_lookup (self->typed, name);
  return typed != NULL ? typed : spool_params_get_text (first_entry (self)->params, name);
}

/**
 * spool_plan_model_set_param:
 * @self: a model
 * @name: a parameter of the workload
 * @text: its value as typed; a wrong one makes the model invalid
 *
 * What is wrong with it is said of the parameter's title, which is all that the window shows.
 */
void
spool_plan_model_set_param (SpoolPlanModel *self, const char *name, const char *text)
{
  g_autoptr (GError) problem = NULL;
  const SpoolParamSpec *spec;

  g_return_if_fail (SPOOL_IS_PLAN_MODEL (self) && name != NULL && text != NULL);
  spec = spool_workload_find_param (first_entry (self)->workload, name);
  g_return_if_fail (spec != NULL);

  if (g_str_equal (text, spool_plan_model_get_param (self, name)))
    return;
  if (spool_params_check (spec, _ (spec->title), text, &problem) &&
      spool_params_set (first_entry (self)->params, name, text, NULL))
    g_hash_table_remove (self->typed, name);
  else
    g_hash_table_replace (self->typed, g_strdup (name), g_strdup (text));
  set_problem (self, name, problem);
  emit_changed (self, FALSE);
}

/**
 * spool_plan_model_get_problem:
 * @self: a model
 * @setting: %SPOOL_SETTING_WORKERS or the name of a parameter
 *
 * Returns: (transfer none) (nullable): what is wrong with it, translated.
 */
const char *
spool_plan_model_get_problem (SpoolPlanModel *self, const char *setting)
{
  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self) && setting != NULL, NULL);

  return g_hash_table_lookup (self->problems, setting);
}

/**
 * spool_plan_model_is_valid:
 * @self: a model
 *
 * Returns: whether a plan can be made of it.
 */
gboolean
spool_plan_model_is_valid (SpoolPlanModel *self)
{
  return spool_plan_model_get_plan (self, NULL) != NULL;
}

static SpoolPlan *
make_plan (SpoolPlanModel *self, GError **error)
{
  g_autoptr (SpoolPlan) plan = NULL;
  GHashTableIter iter;
  gpointer problem;

  g_hash_table_iter_init (&iter, self->problems);
  if (g_hash_table_iter_next (&iter, NULL, &problem))
    {
      g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, problem);
      return NULL;
    }
  plan = spool_plan_copy (self->draft);
  return spool_plan_check (plan, error) ? g_steal_pointer (&plan) : NULL;
}

/**
 * spool_plan_model_get_plan:
 * @self: a model
 * @error: what is wrong with the settings
 *
 * Returns: (transfer none) (nullable): a plan that has been checked, to look at until the model
 * changes; %NULL with @error set if the settings don't make one.
 */
const SpoolPlan *
spool_plan_model_get_plan (SpoolPlanModel *self, GError **error)
{
  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self), NULL);

  if (self->plan == NULL && self->mistake == NULL)
    self->plan = make_plan (self, &self->mistake);
  if (self->plan == NULL)
    g_propagate_error (error, g_error_copy (self->mistake));
  return self->plan;
}

/**
 * spool_plan_model_dup_plan:
 * @self: a model
 * @error: what is wrong with the settings
 *
 * Returns: (transfer full) (nullable): what spool_plan_model_get_plan() returns, to be measured.
 */
SpoolPlan *
spool_plan_model_dup_plan (SpoolPlanModel *self, GError **error)
{
  const SpoolPlan *plan = spool_plan_model_get_plan (self, error);

  return plan != NULL ? spool_plan_copy (plan) : NULL;
}

/**
 * spool_plan_model_get_usable_cpus:
 * @self: a model
 *
 * Returns: how many CPUs the plan's jobs could compute on at once when @self was made.
 */
guint
spool_plan_model_get_usable_cpus (SpoolPlanModel *self)
{
  g_return_val_if_fail (SPOOL_IS_PLAN_MODEL (self), 1);

  return self->usable_cpus;
}
