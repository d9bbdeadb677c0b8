/* spool-run-json.c: one run as JSON. See data/spool-report.schema.json for its fields.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-run-json.h"

#include "workload/spool-clock.h"

#define MAX_FAILURES 5

static void
write_phases (SpoolJsonWriter *writer, const SpoolPhases *phases)
{
  spool_json_writer_add_seconds (writer, "start_s", phases->start_ns);
  spool_json_writer_add_seconds (writer, "wait_s", phases->wait_ns);
  spool_json_writer_add_seconds (writer, "work_s", phases->work_ns);
  spool_json_writer_add_seconds (writer, "idle_s", phases->idle_ns);
  spool_json_writer_add_seconds (writer, "stop_s", phases->stop_ns);
}

static void
write_record (SpoolJsonWriter *writer, const SpoolRun *run, guint64 job)
{
  const SpoolJobRecord *record = &run->records[job];
  char digest[32];

  g_snprintf (digest, sizeof digest, "%016" G_GINT64_MODIFIER "x", record->digest);
  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_add_unsigned (writer, "job", job);
  spool_json_writer_add_unsigned (writer, "lane", record->lane);
  spool_json_writer_add_seconds (writer, "start_s", record->start_ns);
  spool_json_writer_add_seconds (writer, "end_s", record->end_ns);
  spool_json_writer_add_seconds (writer, "lock_wait_s", record->lock_wait_ns);
  spool_json_writer_add_seconds (writer, "blocked_s", record->blocked_ns);
  spool_json_writer_add_string (writer, "status", spool_job_status_get_id (record->status));
  spool_json_writer_add_string (writer, "detail", spool_run_get_detail (run, record));
  spool_json_writer_add_string (writer, "digest", digest);
  spool_json_writer_add_unsigned (writer, "bytes", record->bytes);
  spool_json_writer_end_object (writer);
}

static void
write_lane (SpoolJsonWriter *writer, const SpoolRun *run, guint n)
{
  const SpoolLane *lane = &run->lanes[n];

  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_add_unsigned (writer, "lane", n);
  spool_json_writer_add_unsigned (writer, "jobs", lane->jobs);
  write_phases (writer, &lane->phases);
  spool_json_writer_add_seconds (writer, "lock_wait_s", lane->lock_wait_ns);
  spool_json_writer_add_seconds (writer, "blocked_s", lane->blocked_ns);
  spool_json_writer_add_integer (writer, "pid", lane->pid);
  spool_json_writer_add_integer (writer, "tid", lane->tid);
  spool_json_writer_end_object (writer);
}

static gint64
bucket_edge_ns (guint bucket)
{
  return bucket == 0 ? 0 : G_GINT64_CONSTANT (1) << bucket;
}

/* Only from the first to the last bucket that has jobs; a job is at least as long as the edge
 * before its count and shorter than the one behind it. */
static void
write_histogram (SpoolJsonWriter *writer, const SpoolRun *run)
{
  guint first = 0, end = SPOOL_HISTOGRAM_BUCKETS;

  while (first < end && run->histogram[first] == 0)
    first++;
  while (end > first && run->histogram[end - 1] == 0)
    end--;
  spool_json_writer_begin_object (writer, "histogram");
  spool_json_writer_begin_array (writer, "edges_s");
  for (guint i = first; first < end && i <= end; i++)
    spool_json_writer_add_seconds (writer, NULL, bucket_edge_ns (i));
  spool_json_writer_end_array (writer);
  spool_json_writer_begin_array (writer, "counts");
  for (guint i = first; i < end; i++)
    spool_json_writer_add_unsigned (writer, NULL, run->histogram[i]);
  spool_json_writer_end_array (writer);
  spool_json_writer_end_object (writer);
}

static void
write_records (SpoolJsonWriter *writer, const SpoolRun *run, gboolean with_records)
{
  spool_json_writer_add_string (writer, "records", with_records ? "all" : "summary");
  spool_json_writer_begin_array (writer, "lanes");
  for (guint i = 0; i < run->n_lanes; i++)
    write_lane (writer, run, i);
  spool_json_writer_end_array (writer);
  if (with_records)
    {
      spool_json_writer_begin_array (writer, "job_records");
      for (guint64 i = 0; i < run->n_records; i++)
        write_record (writer, run, i);
      spool_json_writer_end_array (writer);
      return;
    }
  write_histogram (writer, run);
  spool_json_writer_begin_array (writer, "failures");
  for (guint i = 0; i < MIN (run->details->len, MAX_FAILURES); i++)
    spool_json_writer_add_string (writer, NULL, g_ptr_array_index (run->details, i));
  spool_json_writer_end_array (writer);
}

static void
write_flags (SpoolJsonWriter *writer, SpoolRunFlags flags)
{
  spool_json_writer_begin_array (writer, "flags");
  for (guint i = 0; i < SPOOL_N_RUN_FLAGS; i++)
    if (flags & (1 << i))
      spool_json_writer_add_string (writer, NULL, spool_run_flag_get_id (i));
  spool_json_writer_end_array (writer);
}

/**
 * spool_run_write_json:
 * @writer: where to
 * @name: (nullable): the member's name
 * @run: a run
 * @plan: the plan that it belongs to
 * @flags: whether with its job records
 *
 * Writes the run as an object. Without job records it is a summary.
 */
void
spool_run_write_json (SpoolJsonWriter *writer,
                      const char *name,
                      const SpoolRun *run,
                      const SpoolPlan *plan,
                      SpoolRunJsonFlags flags)
{
  g_return_if_fail (writer != NULL && run != NULL && plan != NULL);
  g_return_if_fail (run->entry < plan->entries->len);

  spool_json_writer_begin_object (writer, name);
  spool_json_writer_add_unsigned (writer, "round", run->round);
  spool_json_writer_add_unsigned (writer, "order", run->order);
  spool_json_writer_add_unsigned (writer, "entry", run->entry);
  spool_json_writer_add_string (writer, "workload",
                                spool_plan_get_entry (plan, run->entry)->workload->id);
  spool_json_writer_add_string (writer, "executor", spool_executor_kind_get_id (run->executor));
  spool_json_writer_add_unsigned (writer, "workers", run->workers);
  spool_json_writer_add_string (writer, "mode", spool_mode_get_id (run->mode));
  spool_json_writer_add_unsigned (writer, "jobs", run->jobs);
  spool_json_writer_add_unsigned (writer, "failed_jobs", run->failed_jobs);
  spool_json_writer_add_seconds (writer, "wall_s", run->wall_ns);
  spool_json_writer_add_seconds (writer, "cpu_user_s", run->cpu_user_ns);
  spool_json_writer_add_seconds (writer, "cpu_system_s", run->cpu_system_ns);
  spool_json_writer_add_unsigned (writer, "peak_rss_bytes", run->peak_rss_bytes);
  spool_json_writer_begin_object (writer, "phases");
  write_phases (writer, &run->phases);
  spool_json_writer_end_object (writer);
  write_records (writer, run, flags == SPOOL_RUN_JSON_ALL && run->records != NULL);
  write_flags (writer, run->flags);
  spool_json_writer_end_object (writer);
}
