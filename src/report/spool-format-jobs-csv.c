/* spool-format-jobs-csv.c: a row for each job.
 *
 * Runs that only have their sums have no rows here; spool_report_count_summaries() tells how many
 * these are, for whoever writes the file to say so.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-csv.h"
#include "report/spool-format.h"

#define HEADER                                                                                \
  "run,round,workload,executor,workers,job,lane,pid,tid,start_s,end_s,lock_wait_s,blocked_s," \
  "status,detail,digest,bytes\n"

static void
write_job (SpoolCsv *csv, const SpoolReport *report, guint n, guint64 job)
{
  const SpoolRun *run = g_ptr_array_index (report->runs, n);
  const SpoolJobRecord *record = &run->records[job];
  const SpoolLane *lane = record->lane < run->n_lanes ? &run->lanes[record->lane] : NULL;
  char digest[32];

  g_snprintf (digest, sizeof digest, "%016" G_GINT64_MODIFIER "x", record->digest);
  spool_csv_add_unsigned (csv, n);
  spool_csv_add_unsigned (csv, run->round);
  spool_csv_add_string (csv, spool_plan_get_entry (report->plan, run->entry)->workload->id);
  spool_csv_add_string (csv, spool_executor_kind_get_id (run->executor));
  spool_csv_add_unsigned (csv, run->workers);
  spool_csv_add_unsigned (csv, job);
  spool_csv_add_unsigned (csv, record->lane);
  spool_csv_add_unsigned (csv, lane != NULL ? (guint64) lane->pid : 0);
  spool_csv_add_unsigned (csv, lane != NULL ? (guint64) lane->tid : 0);
  spool_csv_add_seconds (csv, record->start_ns);
  spool_csv_add_seconds (csv, record->end_ns);
  spool_csv_add_seconds (csv, record->lock_wait_ns);
  spool_csv_add_seconds (csv, record->blocked_ns);
  spool_csv_add_string (csv, spool_job_status_get_id (record->status));
  spool_csv_add_string (csv, spool_run_get_detail (run, record));
  spool_csv_add_string (csv, digest);
  spool_csv_add_unsigned (csv, record->bytes);
  spool_csv_end_row (csv);
}

/**
 * spool_format_write_jobs_csv:
 * @report: a report
 * @text: where to
 *
 * Appends a table with a row for each job record. Any thread.
 */
void
spool_format_write_jobs_csv (const SpoolReport *report, GString *text)
{
  SpoolCsv csv = { text, FALSE };

  g_return_if_fail (report != NULL && text != NULL);

  g_string_append (text, HEADER);
  for (guint i = 0; i < report->runs->len; i++)
    {
      const SpoolRun *run = g_ptr_array_index (report->runs, i);

      for (guint64 job = 0; job < run->n_records; job++)
        write_job (&csv, report, i, job);
    }
}
