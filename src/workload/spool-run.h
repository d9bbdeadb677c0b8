/* spool-run.h: what one run gave: times, phases, records. Plain data, shared by all above.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "workload/spool-executor-kind.h"

G_BEGIN_DECLS

/* Numbers go over the wire. */
typedef enum
{
  SPOOL_JOB_OK,
  SPOOL_JOB_FAILED,
  SPOOL_JOB_TIMED_OUT,
  SPOOL_JOB_CRASHED,
  SPOOL_JOB_CANCELLED,
  SPOOL_N_JOB_STATUSES
} SpoolJobStatus;

typedef enum
{
  SPOOL_MODE_COLD,
  SPOOL_MODE_WARM
} SpoolMode;

/* What disturbed a run; bits. */
typedef enum
{
  SPOOL_RUN_LOADED = 1 << 0,
  SPOOL_RUN_THROTTLED = 1 << 1,
  SPOOL_RUN_STOLEN = 1 << 2,
  SPOOL_RUN_SUSPENDED = 1 << 3,
  SPOOL_RUN_FIRST = 1 << 4,
  SPOOL_N_RUN_FLAGS = 5
} SpoolRunFlags;

/**
 * SpoolJobRecord:
 * @start_ns: when the job began, from the run's zero
 * @end_ns: when it ended
 * @lock_wait_ns: how much of it waited for the global lock
 * @blocked_ns: how much of it waited for input or output
 * @digest: what it computed, folded into a number; 0 if it did not come to a result
 * @bytes: how much content it read from outside, decompressed
 * @detail: 0, or one more than the index of its words in the run's details
 * @lane: the worker it ran on
 * @status: a #SpoolJobStatus
 *
 * One job of one run. One cache line each, so that threads that write neighbours do not meet, and
 * a million of them fit into memory.
 */
typedef struct
{
  gint64 start_ns;
  gint64 end_ns;
  gint64 lock_wait_ns;
  gint64 blocked_ns;
  guint64 digest;
  guint64 bytes;
  guint32 detail;
  guint16 lane;
  guint8 status;
  guint8 done;
  guint64 reserved;
} SpoolJobRecord;

G_STATIC_ASSERT (sizeof (SpoolJobRecord) == 64);

/* A lane's time; the five parts sum to the wall time (rule 3 of the design). */
typedef struct
{
  gint64 start_ns;
  gint64 wait_ns;
  gint64 work_ns;
  gint64 idle_ns;
  gint64 stop_ns;
} SpoolPhases;

/* A lane's sums. */
typedef struct
{
  SpoolPhases phases;
  gint64 lock_wait_ns;
  gint64 blocked_ns;
  guint64 jobs;
  gint64 pid;
  gint64 tid;
} SpoolLane;

/* Bucket i of a histogram of job lengths counts jobs of 2^i up to 2^(i+1) ns; the first also those
 * of 0 ns, the last all longer ones (39 hours and more). */
#define SPOOL_HISTOGRAM_BUCKETS 48

/**
 * SpoolRun:
 *
 * One run of one configuration. The conductor fills in the first block, the engine the others.
 * Records are there for all jobs (@n_records == @jobs) or for none.
 */
typedef struct
{
  guint round;
  guint order;
  guint entry; /* which workload of the plan */
  SpoolRunFlags flags;

  SpoolExecutorKind executor;
  guint workers;
  SpoolMode mode;
  guint64 jobs;

  guint64 failed_jobs;
  gint64 wall_ns;
  gint64 cpu_user_ns;
  gint64 cpu_system_ns;
  guint64 peak_rss_bytes;
  SpoolPhases phases; /* means over the lanes */

  SpoolLane *lanes;
  guint n_lanes;
  SpoolJobRecord *records; /* by spool_records_new() */
  guint64 n_records;
  guint64 histogram[SPOOL_HISTOGRAM_BUCKETS];
  GPtrArray *details; /* (element-type utf8), for the records' detail or, without records, the
                         first failures' */
} SpoolRun;

SpoolJobRecord *spool_records_new  (guint64 n_records) G_GNUC_WARN_UNUSED_RESULT;
void            spool_records_free (SpoolJobRecord *records);

SpoolRun   *spool_run_new                (void) G_GNUC_WARN_UNUSED_RESULT;
void        spool_run_free               (SpoolRun *self);
void        spool_run_drop_records       (SpoolRun *self);
const char *spool_run_get_detail         (const SpoolRun *self,
                                          const SpoolJobRecord *record);
guint       spool_histogram_bucket       (gint64 length_ns);
const char *spool_job_status_get_id      (SpoolJobStatus status);
gboolean    spool_job_status_from_id     (const char *id,
                                          SpoolJobStatus *status);
const char *spool_mode_get_id            (SpoolMode mode);
gboolean    spool_run_is_disturbed   (const SpoolRun *self);
const char *spool_run_flag_get_id        (guint bit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolRun, spool_run_free)

G_END_DECLS
