/* spool-format-csv.c: a row for each run, tidy, for R, pandas and spreadsheets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-csv.h"
#include "report/spool-format.h"

#define HEADER                                                                         \
  "run,round,order,workload,executor,workers,mode,jobs,failed_jobs,wall_s,cpu_user_s," \
  "cpu_system_s,peak_rss_bytes,start_s,wait_s,work_s,idle_s,stop_s,records,flags\n"

/* Several flags stand in one cell, with blanks between them. */
static void
add_flags (SpoolCsv *csv, SpoolRunFlags flags)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < SPOOL_N_RUN_FLAGS; i++)
    if (flags & (1 << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", spool_run_flag_get_id (i));
  spool_csv_add_string (csv, text->str);
}

static void
write_run (SpoolCsv *csv, const SpoolReport *report, guint n)
{
  const SpoolRun *run = g_ptr_array_index (report->runs, n);

  spool_csv_add_unsigned (csv, n);
  spool_csv_add_unsigned (csv, run->round);
  spool_csv_add_unsigned (csv, run->order);
  spool_csv_add_string (csv, spool_plan_get_entry (report->plan, run->entry)->workload->id);
  spool_csv_add_string (csv, spool_executor_kind_get_id (run->executor));
  spool_csv_add_unsigned (csv, run->workers);
  spool_csv_add_string (csv, spool_mode_get_id (run->mode));
  spool_csv_add_unsigned (csv, run->jobs);
  spool_csv_add_unsigned (csv, run->failed_jobs);
  spool_csv_add_seconds (csv, run->wall_ns);
  spool_csv_add_seconds (csv, run->cpu_user_ns);
  spool_csv_add_seconds (csv, run->cpu_system_ns);
  spool_csv_add_unsigned (csv, run->peak_rss_bytes);
  spool_csv_add_seconds (csv, run->phases.start_ns);
  spool_csv_add_seconds (csv, run->phases.wait_ns);
  spool_csv_add_seconds (csv, run->phases.work_ns);
  spool_csv_add_seconds (csv, run->phases.idle_ns);
  spool_csv_add_seconds (csv, run->phases.stop_ns);
  spool_csv_add_string (csv, run->records != NULL ? "all" : "summary");
  add_flags (csv, run->flags);
  spool_csv_end_row (csv);
}

/**
 * spool_format_write_csv:
 * @report: a report
 * @text: where to
 *
 * Appends a table with a row for each run. Any thread.
 */
void
spool_format_write_csv (const SpoolReport *report, GString *text)
{
  SpoolCsv csv = { text, FALSE };

  g_return_if_fail (report != NULL && text != NULL);

  g_string_append (text, HEADER);
  for (guint i = 0; i < report->runs->len; i++)
    write_run (&csv, report, i);
}
