/* spool-plan-edit.c: changes of a plan, each of which leaves a sensible one.
 *
 * What is set is set for all workloads of the plan, and what is asked is told of the first. Pure.
 * A plan here has a workload at least, and has not been started.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-plan-edit.h"

#include "report/spool-lesson.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>

/**
 * spool_plan_edit_with_workload:
 * @plan: a plan
 * @workload: a workload
 *
 * Returns: (transfer full): a plan of one's own with this workload. It has the rounds, time limit,
 * mode and, where they are allowed, workers of @plan.
 */
SpoolPlan *
spool_plan_edit_with_workload (const SpoolPlan *plan, const SpoolWorkload *workload)
{
  SpoolPlan *self;

  g_return_val_if_fail (plan != NULL && workload != NULL, NULL);

  self = spool_plan_new ();
  self->mode = plan->mode;
  self->rounds = plan->rounds;
  self->time_limit_s = plan->time_limit_s;
  spool_plan_add_entry (self, workload);
  spool_plan_edit_set_workers (self, spool_plan_get_entry (plan, 0)->workers);
  return self;
}

/* Whether the plan asks the lesson's question, if with other numbers. */
static gboolean
is_of_lesson (const SpoolPlan *plan, const SpoolLesson *lesson)
{
  g_autoptr (SpoolPlan) original = spool_lesson_make_plan (lesson, plan->as_notebook);

  if (plan->entries->len != original->entries->len)
    return FALSE;
  for (guint i = 0; i < plan->entries->len; i++)
    if (spool_plan_get_entry (plan, i)->workload != spool_plan_get_entry (original, i)->workload)
      return FALSE;
  return TRUE;
}

/**
 * spool_plan_edit_to_repeat:
 * @plan: a plan that was measured
 *
 * Returns: (transfer full): a plan that measures the same again: without what was guessed, without
 * a time limit of jobs, and without its lesson if that asks another question.
 */
SpoolPlan *
spool_plan_edit_to_repeat (const SpoolPlan *plan)
{
  SpoolPlan *self;
  const SpoolLesson *lesson;

  g_return_val_if_fail (plan != NULL, NULL);

  self = spool_plan_copy (plan);
  g_array_set_size (self->guesses, 0);
  self->job_time_limit_s = 0;
  lesson = self->lesson != NULL ? spool_lesson_find (self->lesson) : NULL;
  if (lesson == NULL || !is_of_lesson (self, lesson))
    {
      g_clear_pointer (&self->lesson, g_free);
      self->as_notebook = FALSE;
    }
  return self;
}

static guint
find_executor (const SpoolPlanEntry *entry, SpoolExecutorKind kind)
{
  guint i = 0;

  while (i < entry->executors->len &&
         g_array_index (entry->executors, SpoolExecutorKind, i) != kind)
    i++;
  return i;
}

/**
 * spool_plan_edit_has_executor:
 * @plan: a plan
 * @kind: an executor
 *
 * Returns: whether it is measured. Serial always is.
 */
gboolean
spool_plan_edit_has_executor (const SpoolPlan *plan, SpoolExecutorKind kind)
{
  const SpoolPlanEntry *entry;

  g_return_val_if_fail (plan != NULL, FALSE);

  entry = spool_plan_get_entry (plan, 0);
  return kind == SPOOL_EXECUTOR_SERIAL || find_executor (entry, kind) < entry->executors->len;
}

/**
 * spool_plan_edit_set_executor:
 * @plan: a plan
 * @kind: an executor other than serial
 * @wanted: whether to measure it
 *
 * Does nothing where the workload can't be run so. Keeps the order of charts, which is that of the
 * kinds.
 *
 * Returns: whether anything has changed.
 */
gboolean
spool_plan_edit_set_executor (SpoolPlan *plan, SpoolExecutorKind kind, gboolean wanted)
{
  gboolean changed = FALSE;

  g_return_val_if_fail (plan != NULL, FALSE);

  for (guint i = 0; i < plan->entries->len; i++)
    {
      SpoolPlanEntry *entry = spool_plan_get_entry (plan, i);
      guint place = find_executor (entry, kind);
      guint next = 0;

      if (!wanted == (place == entry->executors->len) ||
          !spool_workload_supports (entry->workload, kind, NULL) ||
          (wanted && !spool_executor_kind_is_possible (kind, NULL)))
        continue;
      changed = TRUE;
      if (!wanted)
        {
          g_array_remove_index (entry->executors, place);
          continue;
        }
      while (next < entry->executors->len &&
             g_array_index (entry->executors, SpoolExecutorKind, next) < kind)
        next++;
      g_array_insert_val (entry->executors, next, kind);
    }
  return changed;
}

/**
 * spool_plan_edit_set_executors:
 * @plan: a plan
 * @ids: executors' ids, separated by commas
 * @error: which of them can't be
 *
 * Measures these executors and no others, beside serial.
 *
 * Returns: whether all of them were known and possible; if not, nothing has changed.
 */
gboolean
spool_plan_edit_set_executors (SpoolPlan *plan, const char *ids, GError **error)
{
  g_auto (GStrv) words = NULL;
  gboolean wanted[SPOOL_N_EXECUTORS] = { FALSE };

  g_return_val_if_fail (plan != NULL && ids != NULL, FALSE);

  words = g_strsplit_set (ids, ", ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      SpoolExecutorKind kind;

      if (*words[i] == '\0')
        continue;
      if (!spool_executor_kind_from_id (words[i], &kind))
        {
          g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("There is no executor “%s”"),
                       words[i]);
          return FALSE;
        }
      if (!spool_workload_supports (spool_plan_get_entry (plan, 0)->workload, kind, error) ||
          !spool_executor_kind_is_possible (kind, error))
        return FALSE;
      wanted[kind] = TRUE;
    }
  for (guint kind = SPOOL_EXECUTOR_SERIAL + 1; kind < SPOOL_N_EXECUTORS; kind++)
    spool_plan_edit_set_executor (plan, kind, wanted[kind]);
  return TRUE;
}

/**
 * spool_plan_edit_set_workers:
 * @plan: a plan
 * @workers: (element-type guint): with how many workers to measure each executor
 */
void
spool_plan_edit_set_workers (SpoolPlan *plan, const GArray *workers)
{
  g_return_if_fail (plan != NULL && workers != NULL);

  for (guint i = 0; i < plan->entries->len; i++)
    spool_plan_entry_set_workers (spool_plan_get_entry (plan, i),
                                  (const guint *) (gpointer) workers->data, workers->len);
}

/**
 * spool_plan_edit_get_jobs:
 * @plan: a plan
 *
 * Returns: how many jobs a run has, if nobody said as many as the workload says.
 */
guint64
spool_plan_edit_get_jobs (const SpoolPlan *plan)
{
  const SpoolPlanEntry *entry;

  g_return_val_if_fail (plan != NULL, 0);

  entry = spool_plan_get_entry (plan, 0);
  return entry->jobs > 0 ? entry->jobs : entry->workload->default_jobs (entry->params);
}

/**
 * spool_plan_edit_set_jobs:
 * @plan: a plan
 * @jobs: how many jobs a run shall have, from 1 to %SPOOL_MAX_JOBS
 */
void
spool_plan_edit_set_jobs (SpoolPlan *plan, guint64 jobs)
{
  g_return_if_fail (plan != NULL && jobs >= 1 && jobs <= SPOOL_MAX_JOBS);

  for (guint i = 0; i < plan->entries->len; i++)
    spool_plan_get_entry (plan, i)->jobs = jobs;
}
