/* spool-run.c: life and small look-ups of a run's data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-run.h"

#include <string.h>

#define MAX_KEPT_DETAILS 5

static const char *const status_ids[SPOOL_N_JOB_STATUSES] = {
  [SPOOL_JOB_OK] = "ok",
  [SPOOL_JOB_FAILED] = "failed",
  [SPOOL_JOB_TIMED_OUT] = "timed-out",
  [SPOOL_JOB_CRASHED] = "crashed",
  [SPOOL_JOB_CANCELLED] = "cancelled",
};

static const char *const flag_ids[SPOOL_N_RUN_FLAGS] = { "loaded", "throttled", "stolen",
                                                         "suspended", "first-run" };

/**
 * spool_records_new:
 * @n_records: how many
 *
 * Returns: (transfer full): empty records, each in a cache line of its own. Their memory has been
 * touched, so that nobody pays for that while something is measured.
 */
SpoolJobRecord *
spool_records_new (guint64 n_records)
{
  SpoolJobRecord *records =
      g_aligned_alloc (MAX (n_records, 1), sizeof (SpoolJobRecord), sizeof (SpoolJobRecord));

  memset (records, 0, n_records * sizeof (SpoolJobRecord));
  return records;
}

/**
 * spool_records_free:
 * @records: (transfer full) (nullable): records
 */
void
spool_records_free (SpoolJobRecord *records)
{
  g_aligned_free (records);
}

/**
 * spool_run_new:
 *
 * Returns: (transfer full): an empty run.
 */
SpoolRun *
spool_run_new (void)
{
  SpoolRun *self = g_new0 (SpoolRun, 1);

  self->details = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * spool_run_free:
 * @self: (transfer full) (nullable): a run
 */
void
spool_run_free (SpoolRun *self)
{
  if (self == NULL)
    return;
  g_free (self->lanes);
  spool_records_free (self->records);
  g_ptr_array_unref (self->details);
  g_free (self);
}

/**
 * spool_run_drop_records:
 * @self: a run
 *
 * Forgets the records; sums, histogram and the first few failures' words stay.
 */
void
spool_run_drop_records (SpoolRun *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->records, spool_records_free);
  self->n_records = 0;
  if (self->details->len > MAX_KEPT_DETAILS)
    g_ptr_array_set_size (self->details, MAX_KEPT_DETAILS);
}

/**
 * spool_run_get_detail:
 * @self: a run
 * @record: one of its records
 *
 * Returns: (transfer none) (nullable): why the job did not succeed, in words.
 */
const char *
spool_run_get_detail (const SpoolRun *self, const SpoolJobRecord *record)
{
  g_return_val_if_fail (self != NULL && record != NULL, NULL);

  if (record->detail == 0 || record->detail > self->details->len)
    return NULL;
  return g_ptr_array_index (self->details, record->detail - 1);
}

/**
 * spool_histogram_bucket:
 * @length_ns: how long a job took
 *
 * Returns: the index of its bucket. Any thread.
 */
guint
spool_histogram_bucket (gint64 length_ns)
{
  if (length_ns < 2)
    return 0;
  return MIN (63 - __builtin_clzll ((guint64) length_ns), SPOOL_HISTOGRAM_BUCKETS - 1);
}

/**
 * spool_job_status_get_id:
 * @status: a status
 *
 * Returns: (transfer none): its name in reports. Any thread.
 */
const char *
spool_job_status_get_id (SpoolJobStatus status)
{
  g_return_val_if_fail (status < SPOOL_N_JOB_STATUSES, NULL);

  return status_ids[status];
}

/**
 * spool_job_status_from_id:
 * @id: a name
 * @status: (out): the status of that name
 *
 * Returns: whether there is one. Any thread.
 */
gboolean
spool_job_status_from_id (const char *id, SpoolJobStatus *status)
{
  g_return_val_if_fail (id != NULL && status != NULL, FALSE);

  for (guint i = 0; i < SPOOL_N_JOB_STATUSES; i++)
    if (g_str_equal (status_ids[i], id))
      {
        *status = (SpoolJobStatus) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * spool_mode_get_id:
 * @mode: cold or warm
 *
 * Returns: (transfer none): its name in reports. Any thread.
 */
const char *
spool_mode_get_id (SpoolMode mode)
{
  return mode == SPOOL_MODE_WARM ? "warm" : "cold";
}

/**
 * spool_run_is_disturbed:
 * @self: a run
 *
 * Returns: whether something disturbed it. That it was the first of all is no disturbance; what
 * else its flags say is. Any thread.
 */
gboolean
spool_run_is_disturbed (const SpoolRun *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->flags & ~SPOOL_RUN_FIRST) != 0;
}

/**
 * spool_run_flag_get_id:
 * @bit: a number below %SPOOL_N_RUN_FLAGS
 *
 * Returns: (transfer none): the name of flag 1 << @bit in reports. Any thread.
 */
const char *
spool_run_flag_get_id (guint bit)
{
  g_return_val_if_fail (bit < SPOOL_N_RUN_FLAGS, NULL);

  return flag_ids[bit];
}
