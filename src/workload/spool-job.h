/* spool-job.h: a job's view of the world while it runs: deadline, marks, outcome.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

void     spool_job_begin      (SpoolJob *self,
                               guint64 index,
                               gint64 start_ns,
                               gint64 limit_ns,
                               SpoolJobRecord *record);
void     spool_job_end        (const SpoolJob *self,
                               SpoolJobRecord *record);
gboolean spool_job_checkpoint (SpoolJob *self);
void     spool_job_begin_wait (SpoolJob *self);
void     spool_job_end_wait   (SpoolJob *self);
void     spool_job_fail       (SpoolJob *self,
                               SpoolJobStatus status,
                               const char *format,
                               ...) G_GNUC_PRINTF (3, 4);
void     spool_job_time_out   (SpoolJob *self);

G_END_DECLS
