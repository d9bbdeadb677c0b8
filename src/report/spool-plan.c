/* spool-plan.c: all that was asked for.
 *
 * A plan is plain data while somebody fills it in; spool_plan_check() tells whether it can be
 * measured, and brings it into the one form in which it is compared and written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-plan.h"

#include "report/spool-verdict.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

static const guint default_workers[] = { 2, 4, 8, 16 };
static const SpoolExecutorKind default_executors[] = { SPOOL_EXECUTOR_SERIAL,
                                                       SPOOL_EXECUTOR_THREADS,
                                                       SPOOL_EXECUTOR_PROCESSES };

static void
entry_free (gpointer data)
{
  SpoolPlanEntry *entry = data;

  spool_params_free (entry->params);
  g_array_unref (entry->executors);
  g_array_unref (entry->workers);
  g_free (entry);
}

/**
 * spool_plan_new:
 *
 * Returns: (transfer full): a plan without entries, as it is if nobody says. Any thread.
 */
SpoolPlan *
spool_plan_new (void)
{
  SpoolPlan *self = g_new0 (SpoolPlan, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->guesses = g_array_new (FALSE, FALSE, sizeof (SpoolGuess));
  self->mode = SPOOL_MODE_COLD;
  self->rounds = SPOOL_DEFAULT_ROUNDS;
  self->seed = SPOOL_DEFAULT_SEED;
  self->switch_interval_s = SPOOL_DEFAULT_SWITCH_INTERVAL_S;
  return self;
}

/**
 * spool_plan_ref:
 * @self: a plan
 *
 * Returns: (transfer full): the same plan. Any thread.
 */
SpoolPlan *
spool_plan_ref (SpoolPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * spool_plan_unref:
 * @self: (transfer full): a plan
 *
 * Any thread.
 */
void
spool_plan_unref (SpoolPlan *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->entries);
  g_array_unref (self->guesses);
  g_free (self->lesson);
  g_free (self);
}

/**
 * spool_plan_copy:
 * @self: a plan
 *
 * Returns: (transfer full): another one that says the same, and may be changed. Any thread.
 */
SpoolPlan *
spool_plan_copy (const SpoolPlan *self)
{
  SpoolPlan *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = spool_plan_new ();
  copy->lesson = g_strdup (self->lesson);
  copy->as_notebook = self->as_notebook;
  copy->mode = self->mode;
  copy->rounds = self->rounds;
  copy->seed = self->seed;
  copy->time_limit_s = self->time_limit_s;
  copy->job_time_limit_s = self->job_time_limit_s;
  copy->switch_interval_s = self->switch_interval_s;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const SpoolPlanEntry *entry = spool_plan_get_entry (self, i);
      SpoolPlanEntry *to = g_new0 (SpoolPlanEntry, 1);

      to->workload = entry->workload;
      to->params = spool_params_copy (entry->params);
      to->jobs = entry->jobs;
      to->executors = g_array_copy (entry->executors);
      to->workers = g_array_copy (entry->workers);
      g_ptr_array_add (copy->entries, to);
    }
  g_array_append_vals (copy->guesses, self->guesses->data, self->guesses->len);
  return copy;
}

/**
 * spool_plan_add_entry:
 * @self: a plan that hasn't been started
 * @workload: a workload
 *
 * Adds a workload, as it is measured if nobody says more.
 *
 * Returns: (transfer none): its entry, to be changed.
 */
SpoolPlanEntry *
spool_plan_add_entry (SpoolPlan *self, const SpoolWorkload *workload)
{
  SpoolPlanEntry *entry;

  g_return_val_if_fail (self != NULL && workload != NULL, NULL);

  entry = g_new0 (SpoolPlanEntry, 1);
  entry->workload = workload;
  entry->params = spool_params_new (workload);
  entry->executors = g_array_new (FALSE, FALSE, sizeof (SpoolExecutorKind));
  entry->workers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < G_N_ELEMENTS (default_executors); i++)
    if (spool_workload_supports (workload, default_executors[i], NULL))
      g_array_append_val (entry->executors, default_executors[i]);
  g_array_append_vals (entry->workers, default_workers, G_N_ELEMENTS (default_workers));
  g_ptr_array_add (self->entries, entry);
  return entry;
}

/**
 * spool_plan_get_entry:
 * @self: a plan
 * @n: a number below the entries'
 *
 * Returns: (transfer none): that entry. Any thread.
 */
SpoolPlanEntry *
spool_plan_get_entry (const SpoolPlan *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, n);
}

/**
 * spool_plan_entry_set_executors:
 * @self: an entry
 * @executors: (array length=n_executors): executors
 * @n_executors: how many
 *
 * Replaces the entry's executors.
 */
void
spool_plan_entry_set_executors (SpoolPlanEntry *self,
                                const SpoolExecutorKind *executors,
                                gsize n_executors)
{
  g_return_if_fail (self != NULL && (executors != NULL || n_executors == 0));

  g_array_set_size (self->executors, 0);
  if (n_executors > 0)
    g_array_append_vals (self->executors, executors, (guint) n_executors);
}

/**
 * spool_plan_entry_set_workers:
 * @self: an entry
 * @workers: (array length=n_workers): worker counts
 * @n_workers: how many
 *
 * Replaces the entry's worker counts.
 */
void
spool_plan_entry_set_workers (SpoolPlanEntry *self, const guint *workers, gsize n_workers)
{
  g_return_if_fail (self != NULL && (workers != NULL || n_workers == 0));

  g_array_set_size (self->workers, 0);
  if (n_workers > 0)
    g_array_append_vals (self->workers, workers, (guint) n_workers);
}

/* Keeps the first of several equal numbers. Executors and worker counts are both of a guint's
 * size. */
static void
fold_duplicates (GArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++)
    for (guint j = numbers->len; j-- > i + 1;)
      if (g_array_index (numbers, guint, i) == g_array_index (numbers, guint, j))
        g_array_remove_index (numbers, j);
}

G_STATIC_ASSERT (sizeof (SpoolExecutorKind) == sizeof (guint));

static gboolean
needs_workers (const SpoolPlanEntry *entry)
{
  for (guint i = 0; i < entry->executors->len; i++)
    if (g_array_index (entry->executors, SpoolExecutorKind, i) != SPOOL_EXECUTOR_SERIAL)
      return TRUE;
  return FALSE;
}

static gboolean
check_workers (const SpoolPlanEntry *entry, GError **error)
{
  if (entry->workers->len == 0 && needs_workers (entry))
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                   _ ("“%s” needs at least one number of workers"), entry->workload->id);
      return FALSE;
    }
  for (guint i = 0; i < entry->workers->len; i++)
    {
      guint workers = g_array_index (entry->workers, guint, i);

      if (workers >= 1 && workers <= SPOOL_MAX_WORKERS)
        continue;
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                   _ ("the number of workers must be between 1 and %d, not %u"), SPOOL_MAX_WORKERS,
                   workers);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_entry (SpoolPlanEntry *entry, GError **error)
{
  if (entry->jobs == 0)
    entry->jobs = entry->workload->default_jobs (entry->params);
  if (entry->jobs < 1 || entry->jobs > SPOOL_MAX_JOBS)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                   _ ("the number of jobs must be between 1 and %d, not %" PRIu64), SPOOL_MAX_JOBS,
                   entry->jobs);
      return FALSE;
    }
  if (entry->executors->len == 0)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("“%s” needs at least one executor"),
                   entry->workload->id);
      return FALSE;
    }
  for (guint i = 0; i < entry->executors->len; i++)
    if (!spool_workload_supports (entry->workload,
                                  g_array_index (entry->executors, SpoolExecutorKind, i), error))
      return FALSE;
  if (!check_workers (entry, error))
    return FALSE;
  fold_duplicates (entry->executors);
  fold_duplicates (entry->workers);
  return TRUE;
}

static gboolean
check_configurations (const SpoolPlan *self, GError **error)
{
  g_autoptr (GArray) configurations = spool_plan_list_configurations (self);

  if (configurations->len <= SPOOL_MAX_CONFIGURATIONS)
    return TRUE;
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
               _ ("a plan may have at most %d combinations of executors and workers, not %u"),
               SPOOL_MAX_CONFIGURATIONS, configurations->len);
  return FALSE;
}

static gboolean
check_limit (const char *name, double seconds, double minimum, GError **error)
{
  if (isfinite (seconds) && seconds >= minimum && seconds <= SPOOL_MAX_LIMIT_S)
    return TRUE;
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
               _ ("the %s must be between %g and %g seconds, not %g"), name, minimum,
               SPOOL_MAX_LIMIT_S, seconds);
  return FALSE;
}

static gboolean
check_numbers (const SpoolPlan *self, GError **error)
{
  if (self->rounds > SPOOL_MAX_ROUNDS)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                   _ ("the number of rounds must be at most %d, not %u"), SPOOL_MAX_ROUNDS,
                   self->rounds);
      return FALSE;
    }
  if (self->seed > SPOOL_MAX_SEED)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                   _ ("the seed must be between 0 and %" PRIu64 ", not %" PRIu64), SPOOL_MAX_SEED,
                   self->seed);
      return FALSE;
    }
  return check_limit (_ ("time limit"), self->time_limit_s, 0, error) &&
         check_limit (_ ("job time limit"), self->job_time_limit_s, 0, error) &&
         check_limit (_ ("switch interval"), self->switch_interval_s, 1e-6, error);
}

/**
 * spool_plan_is_possible:
 * @self: a plan
 * @error: what this system can't do
 *
 * A plan that can be measured may have been meant for another system.
 *
 * Returns: whether this system has all executors of the plan. Any thread.
 */
gboolean
spool_plan_is_possible (const SpoolPlan *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const SpoolPlanEntry *entry = spool_plan_get_entry (self, i);

      for (guint j = 0; j < entry->executors->len; j++)
        if (!spool_executor_kind_is_possible (
                g_array_index (entry->executors, SpoolExecutorKind, j), error))
          return FALSE;
    }
  return TRUE;
}

/**
 * spool_plan_check:
 * @self: a plan that hasn't been started
 * @error: what is wrong with it, and what is allowed
 *
 * Tells whether the plan can be measured, fills in numbers of jobs that nobody set, and folds
 * executors and worker counts that are there twice. To be called before a plan is started.
 *
 * Returns: whether it is fine.
 */
gboolean
spool_plan_check (SpoolPlan *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->entries->len == 0)
    {
      g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                           _ ("nothing to measure: name a workload or a lesson"));
      return FALSE;
    }
  if (self->entries->len > SPOOL_MAX_ENTRIES)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                   _ ("a plan may have at most %d entries, not %u"), SPOOL_MAX_ENTRIES,
                   self->entries->len);
      return FALSE;
    }
  for (guint i = 0; i < self->entries->len; i++)
    if (!check_entry (spool_plan_get_entry (self, i), error))
      return FALSE;
  return check_configurations (self, error) && check_numbers (self, error);
}

/**
 * spool_plan_get_least_rounds:
 * @self: a plan
 *
 * Returns: how many rounds it takes if the time is enough; automatic ones may become more. Any
 *   thread.
 */
guint
spool_plan_get_least_rounds (const SpoolPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rounds == SPOOL_AUTOMATIC_ROUNDS ? SPOOL_VERDICT_MIN_VALUES : self->rounds;
}

/**
 * spool_plan_get_time_limit_s:
 * @self: a plan
 *
 * Returns: the time within which its last round has to end, also if nobody set one; 0 if there is
 *   no limit. Any thread.
 */
double
spool_plan_get_time_limit_s (const SpoolPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->time_limit_s > 0 || self->rounds != SPOOL_AUTOMATIC_ROUNDS)
    return self->time_limit_s;
  return SPOOL_AUTOMATIC_LIMIT_S;
}

/**
 * spool_plan_list_configurations:
 * @self: a plan that has been checked
 *
 * Serial comes first in each entry, asked for or not, since all else is compared with it.
 *
 * Returns: (transfer full) (element-type SpoolConfiguration): what each round measures, in the
 * order of charts and tables. Any thread.
 */
GArray *
spool_plan_list_configurations (const SpoolPlan *self)
{
  GArray *list;

  g_return_val_if_fail (self != NULL, NULL);

  list = g_array_new (FALSE, FALSE, sizeof (SpoolConfiguration));
  for (guint i = 0; i < self->entries->len; i++)
    {
      const SpoolPlanEntry *entry = spool_plan_get_entry (self, i);
      SpoolConfiguration configuration = { i, SPOOL_EXECUTOR_SERIAL, 1 };

      g_array_append_val (list, configuration);
      for (guint j = 0; j < entry->executors->len; j++)
        {
          configuration.executor = g_array_index (entry->executors, SpoolExecutorKind, j);
          if (configuration.executor == SPOOL_EXECUTOR_SERIAL)
            continue;
          for (guint k = 0; k < entry->workers->len; k++)
            {
              configuration.workers = g_array_index (entry->workers, guint, k);
              g_array_append_val (list, configuration);
            }
        }
    }
  return list;
}

/**
 * spool_plan_find_executors:
 * @self: a plan
 *
 * Returns: with which executors it measures, a bit for each (1 << kind); serial is one. Any thread.
 */
guint
spool_plan_find_executors (const SpoolPlan *self)
{
  g_autoptr (GArray) configurations = NULL;
  guint executors = 0;

  g_return_val_if_fail (self != NULL, 0);

  configurations = spool_plan_list_configurations (self);
  for (guint i = 0; i < configurations->len; i++)
    executors |= 1u << g_array_index (configurations, SpoolConfiguration, i).executor;
  return executors;
}

/**
 * spool_plan_dup_workloads:
 * @self: a plan
 * @first: the entry to begin with
 *
 * Returns: (transfer full): the names of its workloads from there on, translated; empty if there
 *   are none. Any thread.
 */
char *
spool_plan_dup_workloads (const SpoolPlan *self, guint first)
{
  GString *names;

  g_return_val_if_fail (self != NULL, NULL);

  names = g_string_new (NULL);
  for (guint i = first; i < self->entries->len; i++)
    /* Translators: stands between the names of workloads */
    g_string_append_printf (names, "%s%s", i > first ? C_ ("between two workloads", ", ") : "",
                            _ (spool_plan_get_entry (self, i)->workload->title));
  return g_string_free (names, FALSE);
}

/**
 * spool_configuration_equal:
 * @self: a configuration
 * @other: one of the same plan
 *
 * Returns: whether they are the same. Any thread.
 */
gboolean
spool_configuration_equal (const SpoolConfiguration *self, const SpoolConfiguration *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->entry == other->entry && self->executor == other->executor &&
         self->workers == other->workers;
}

/**
 * spool_configuration_has_run:
 * @self: a configuration
 * @run: a run of the same plan
 *
 * Returns: whether it is a run of it. Any thread.
 */
gboolean
spool_configuration_has_run (const SpoolConfiguration *self, const SpoolRun *run)
{
  g_return_val_if_fail (self != NULL && run != NULL, FALSE);

  return self->entry == run->entry && self->executor == run->executor &&
         self->workers == run->workers;
}

/**
 * spool_configuration_count_named:
 * @self: a configuration
 *
 * Returns: how many things its title names, for the verb behind it: an event loop is one, however
 * many jobs it has in flight. Any thread.
 */
guint
spool_configuration_count_named (const SpoolConfiguration *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->executor == SPOOL_EXECUTOR_ASYNC ? 1 : self->workers;
}

/**
 * spool_configuration_dup_title:
 * @self: a configuration
 *
 * Returns: (transfer full): executor and workers for people, such as “4 threads”, translated. Any
 * thread.
 */
char *
spool_configuration_dup_title (const SpoolConfiguration *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->executor)
    {
    case SPOOL_EXECUTOR_THREADS:
      return g_strdup_printf (ngettext ("%u thread", "%u threads", self->workers), self->workers);
    case SPOOL_EXECUTOR_PROCESSES:
      return g_strdup_printf (ngettext ("%u process", "%u processes", self->workers),
                              self->workers);
    case SPOOL_EXECUTOR_PROCESSES_FORK:
      return g_strdup_printf (ngettext ("%u forked process", "%u forked processes", self->workers),
                              self->workers);
    case SPOOL_EXECUTOR_THREADS_GIL:
      return g_strdup_printf (
          ngettext ("%u thread under a lock", "%u threads under a lock", self->workers),
          self->workers);
    case SPOOL_EXECUTOR_ASYNC:
      return g_strdup_printf (
          /* Translators: %u is how many jobs it has at the same time. Within lists whose items are
           * separated by commas. */
          ngettext ("event loop with %u in flight", "event loop with %u in flight", self->workers),
          self->workers);
    case SPOOL_EXECUTOR_SERIAL:
      return g_strdup (spool_executor_kind_get_title (self->executor));
    case SPOOL_N_EXECUTORS:
    default:
      return g_strdup_printf (ngettext ("%s, %u worker", "%s, %u workers", self->workers),
                              spool_executor_kind_get_title (self->executor), self->workers);
    }
}
