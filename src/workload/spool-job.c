/* spool-job.c: the marks that a workload sets while it does a job. All for the job's own thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-job.h"

#include "workload/spool-clock.h"

#include <glib/gi18n.h>

/**
 * spool_job_checkpoint:
 * @self: a job
 *
 * To be called every millisecond or so while the job computes, so that it can be ended and a lock
 * be handed over.
 *
 * Returns: whether to go on; %FALSE once the job has missed its deadline, and then it has failed.
 */
gboolean
spool_job_checkpoint (SpoolJob *self)
{
  if (self->hooks != NULL)
    self->hooks->checkpoint (self);
  if (self->deadline_ns == G_MAXINT64 || spool_clock_now_ns () < self->deadline_ns)
    return TRUE;
  spool_job_time_out (self);
  return FALSE;
}

/**
 * spool_job_begin_wait:
 * @self: a job
 *
 * To be called before the job waits for input or output.
 */
void
spool_job_begin_wait (SpoolJob *self)
{
  if (self->hooks != NULL)
    self->hooks->begin_wait (self);
  self->wait_began_ns = spool_clock_now_ns ();
}

/**
 * spool_job_end_wait:
 * @self: a job that waited
 *
 * To be called when that has ended. It adds to how long the job was blocked.
 */
void
spool_job_end_wait (SpoolJob *self)
{
  self->blocked_ns += spool_clock_now_ns () - self->wait_began_ns;
  if (self->hooks != NULL)
    self->hooks->end_wait (self);
}

/**
 * spool_job_fail:
 * @self: a job
 * @status: how it ended
 * @format: why, in words
 * @...: for @format
 */
void
spool_job_fail (SpoolJob *self, SpoolJobStatus status, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_free (self->detail);
  self->detail = g_strdup_vprintf (format, args);
  va_end (args);
  self->status = status;
  self->digest = 0;
}

/**
 * spool_job_time_out:
 * @self: a job
 *
 * Marks the job as one that took longer than it may.
 */
void
spool_job_time_out (SpoolJob *self)
{
  spool_job_fail (self, SPOOL_JOB_TIMED_OUT, "%s", _ ("took longer than --job-time-limit allows"));
}
