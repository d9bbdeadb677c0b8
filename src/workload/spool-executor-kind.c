/* spool-executor-kind.c: the table of executors.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-executor-kind.h"

#include "workload/spool-error.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *id;
  const char *title;
  const char *summary;
} KindRow;

static const KindRow kinds[SPOOL_N_EXECUTORS] = {
  [SPOOL_EXECUTOR_SERIAL] = { "serial", N_ ("Serial"), N_ ("One job after the other, no pool") },
  [SPOOL_EXECUTOR_THREADS] = { "threads", N_ ("Threads"), N_ ("A pool of threads in one process") },
  [SPOOL_EXECUTOR_PROCESSES] = { "processes", N_ ("Processes"),
                                 N_ ("A pool of spawned worker processes") },
  [SPOOL_EXECUTOR_PROCESSES_FORK] = { "processes-fork", N_ ("Forked Processes"),
                                      N_ ("A pool of forked worker processes (Unix)") },
  [SPOOL_EXECUTOR_THREADS_GIL] = { "threads-gil", N_ ("Threads Under a Lock"),
                                   N_ ("A pool of threads under one global lock, as in Python") },
  [SPOOL_EXECUTOR_ASYNC] = { "async", N_ ("Event Loop"),
                             N_ ("One thread with several jobs in flight") },
};

/**
 * spool_executor_kind_get_id:
 * @kind: an executor
 *
 * Returns: (transfer none): its name on the command line and in reports. Any thread.
 */
const char *
spool_executor_kind_get_id (SpoolExecutorKind kind)
{
  g_return_val_if_fail (kind < SPOOL_N_EXECUTORS, NULL);

  return kinds[kind].id;
}

/**
 * spool_executor_kind_get_title:
 * @kind: an executor
 *
 * Returns: (transfer none): its name for people, translated. Any thread.
 */
const char *
spool_executor_kind_get_title (SpoolExecutorKind kind)
{
  g_return_val_if_fail (kind < SPOOL_N_EXECUTORS, NULL);

  return _ (kinds[kind].title);
}

/**
 * spool_executor_kind_get_summary:
 * @kind: an executor
 *
 * Returns: (transfer none): what it does in a few words, translated. Any thread.
 */
const char *
spool_executor_kind_get_summary (SpoolExecutorKind kind)
{
  g_return_val_if_fail (kind < SPOOL_N_EXECUTORS, NULL);

  return _ (kinds[kind].summary);
}

/**
 * spool_executor_kind_from_id:
 * @id: a name
 * @kind: (out): the executor of that name
 *
 * Returns: whether there is one. Any thread.
 */
gboolean
spool_executor_kind_from_id (const char *id, SpoolExecutorKind *kind)
{
  g_return_val_if_fail (id != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < SPOOL_N_EXECUTORS; i++)
    if (g_str_equal (kinds[i].id, id))
      {
        *kind = (SpoolExecutorKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * spool_executor_kind_is_possible:
 * @kind: an executor
 * @error: why not, in words
 *
 * Returns: whether this system has what it takes to run jobs so; reports of other systems may have
 * executors that are not possible here. Any thread.
 */
gboolean
spool_executor_kind_is_possible (SpoolExecutorKind kind, GError **error)
{
  const char *why_not;

  g_return_val_if_fail (kind < SPOOL_N_EXECUTORS, FALSE);

  why_not = spool_executor_kind_get_why_not (kind);
  if (why_not == NULL)
    return TRUE;
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("“%s” is not possible here: %s"),
               spool_executor_kind_get_id (kind), _ (why_not));
  return FALSE;
}
