/* spool-work.c: a job's record around the work, and look-ups in the program's table of work.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-work.h"

#include "workload/spool-clock.h"

/**
 * spool_work_find:
 * @workload_id: a workload's name
 *
 * Returns: (transfer none) (nullable): the code for it, if this program has it. Any thread.
 */
const SpoolWork *
spool_work_find (const char *workload_id)
{
  const SpoolWork *work;

  g_return_val_if_fail (workload_id != NULL, NULL);

  for (guint i = 0; (work = spool_work_nth (i)) != NULL; i++)
    if (g_str_equal (work->workload->id, workload_id))
      return work;
  return NULL;
}

/**
 * spool_work_begin_job:
 * @job: (out caller-allocates): the job
 * @index: its number
 * @limit_ns: how long it may take, 0 for as long as it likes
 * @record: its record; gets the time of its start
 *
 * To be called right before a job is done. Any thread.
 */
void
spool_work_begin_job (SpoolJob *job, guint64 index, gint64 limit_ns, SpoolJobRecord *record)
{
  *job = (SpoolJob){ .index = index, .deadline_ns = G_MAXINT64 };
  record->start_ns = spool_clock_now_ns ();
  if (limit_ns > 0)
    job->deadline_ns = record->start_ns + limit_ns;
}

/**
 * spool_work_end_job:
 * @job: a job that has been done
 * @record: its record; gets the time of its end and the outcome, but no lane and no detail
 *
 * To be called right after a job has been done. Any thread.
 */
void
spool_work_end_job (const SpoolJob *job, SpoolJobRecord *record)
{
  record->end_ns = spool_clock_now_ns ();
  record->lock_wait_ns = job->lock_wait_ns;
  record->blocked_ns = job->blocked_ns;
  record->digest = job->digest;
  record->bytes = job->bytes;
  record->status = (guint8) job->status;
  record->done = TRUE;
}
