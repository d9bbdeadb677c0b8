/* spool-job.h: a job's view of the world while it runs: deadline, marks, outcome.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload/spool-clock.h"
#include "workload/spool-run.h"

G_BEGIN_DECLS

typedef struct _SpoolJob SpoolJob;

/**
 * SpoolJobHooks:
 * @checkpoint: called now and then while a job computes
 * @begin_wait: called before it waits for input or output
 * @end_wait: called after that
 *
 * What an executor wants to do at a job's marks, such as handing over a lock.
 */
typedef struct
{
  void (*checkpoint) (SpoolJob *job);
  void (*begin_wait) (SpoolJob *job);
  void (*end_wait) (SpoolJob *job);
} SpoolJobHooks;

/**
 * SpoolJob:
 * @index: the job's number
 * @deadline_ns: when it must have ended, on spool_clock_now_ns(); %G_MAXINT64 if never
 * @status: (out): how it went; %SPOOL_JOB_OK unless the workload says otherwise
 * @digest: (out): its result
 * @bytes: (out): what it read from outside
 * @blocked_ns: (out): the sum of its waits
 * @lock_wait_ns: (out): what its hooks waited for a lock
 * @detail: (out) (transfer full): why it did not succeed
 */
struct _SpoolJob
{
  guint64 index;
  gint64 deadline_ns;
  const SpoolJobHooks *hooks;
  gpointer hook_data;

  gint64 wait_began_ns;
  gint64 blocked_ns;
  gint64 lock_wait_ns;
  guint64 digest;
  guint64 bytes;
  SpoolJobStatus status;
  char *detail;
};

gboolean spool_job_checkpoint (SpoolJob *self);
void     spool_job_begin_wait (SpoolJob *self);
void     spool_job_end_wait   (SpoolJob *self);
void     spool_job_fail       (SpoolJob *self,
                               SpoolJobStatus status,
                               const char *format,
                               ...) G_GNUC_PRINTF (3, 4);
void     spool_job_time_out   (SpoolJob *self);

/* These two are here for the compiler to take into the loop: a call takes as long as some jobs. */

/**
 * spool_job_begin:
 * @self: (out caller-allocates): the job
 * @index: its number
 * @start_ns: what time it is, on spool_clock_now_ns()
 * @limit_ns: how long it may take, 0 for as long as it likes
 * @record: its record; gets the time of its start
 *
 * To be called right before a job is done. Any thread.
 */
static inline void
spool_job_begin (
    SpoolJob *self, guint64 index, gint64 start_ns, gint64 limit_ns, SpoolJobRecord *record)
{
  /* One by one: all at once the compiler makes it a block to be filled, which takes longer than a
   * job that does nothing. */
  self->index = index;
  self->deadline_ns = limit_ns > 0 ? start_ns + limit_ns : G_MAXINT64;
  self->hooks = NULL;
  self->hook_data = NULL;
  self->wait_began_ns = 0;
  self->blocked_ns = 0;
  self->lock_wait_ns = 0;
  self->digest = 0;
  self->bytes = 0;
  self->status = SPOOL_JOB_OK;
  self->detail = NULL;
  record->start_ns = start_ns;
}

/**
 * spool_job_end:
 * @self: a job that has been done
 * @record: its record; gets the time of its end and the outcome, but no lane and no detail
 *
 * To be called right after a job has been done. Any thread.
 */
static inline void
spool_job_end (const SpoolJob *self, SpoolJobRecord *record)
{
  record->end_ns = spool_clock_now_ns ();
  record->lock_wait_ns = self->lock_wait_ns;
  record->blocked_ns = self->blocked_ns;
  record->digest = self->digest;
  record->bytes = self->bytes;
  record->status = (guint8) self->status;
  record->done = TRUE;
}

G_END_DECLS
