/* spool-workloads.c: the constant table of workloads, and look-ups in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-workload.h"

#include "workload/spool-error.h"

#include <glib/gi18n.h>

static const SpoolWorkload *const workloads[] = { &spool_web_workload, &spool_cosine_workload,
                                                  &spool_sleep_workload };

/**
 * spool_workload_nth:
 * @n: a position in the table
 *
 * Returns: (transfer none) (nullable): the workload there, %NULL behind the last. Any thread.
 */
const SpoolWorkload *
spool_workload_nth (guint n)
{
  return n < G_N_ELEMENTS (workloads) ? workloads[n] : NULL;
}

/**
 * spool_workload_find:
 * @id: a name
 *
 * Returns: (transfer none) (nullable): the workload of that name. Any thread.
 */
const SpoolWorkload *
spool_workload_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (workloads); i++)
    if (g_str_equal (workloads[i]->id, id))
      return workloads[i];
  return NULL;
}

/**
 * spool_workload_find_param:
 * @self: a workload
 * @name: a name
 *
 * Returns: (transfer none) (nullable): its parameter of that name. Any thread.
 */
const SpoolParamSpec *
spool_workload_find_param (const SpoolWorkload *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (guint i = 0; i < self->n_params; i++)
    if (g_str_equal (self->params[i].name, name))
      return &self->params[i];
  return NULL;
}

/**
 * spool_workload_supports:
 * @self: a workload
 * @kind: an executor
 * @error: why not, in words
 *
 * Returns: whether @kind can run @self. Any thread.
 */
gboolean
spool_workload_supports (const SpoolWorkload *self, SpoolExecutorKind kind, GError **error)
{
  g_return_val_if_fail (self != NULL && kind < SPOOL_N_EXECUTORS, FALSE);

  if (self->why_not[kind] == NULL)
    return TRUE;
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("“%s” can't run “%s”: %s"),
               spool_executor_kind_get_id (kind), self->id, _ (self->why_not[kind]));
  return FALSE;
}

/**
 * spool_workload_needs_pages:
 * @self: a workload
 * @params: its parameters
 *
 * Returns: whether its jobs ask the local web server. Any thread.
 */
gboolean
spool_workload_needs_pages (const SpoolWorkload *self, const SpoolParams *params)
{
  g_return_val_if_fail (self != NULL && params != NULL, FALSE);

  return self->needs_pages != NULL && self->needs_pages (params);
}

/**
 * spool_workload_digest_repeats:
 * @self: a workload
 * @params: its parameters
 *
 * Pages from elsewhere may change between two runs; all other jobs give the same result each time.
 *
 * Returns: whether a job's digest must be the same in all runs. Any thread.
 */
gboolean
spool_workload_digest_repeats (const SpoolWorkload *self, const SpoolParams *params)
{
  g_return_val_if_fail (self != NULL && params != NULL, FALSE);

  return self->digest_repeats == NULL || self->digest_repeats (params);
}
