/* spool-format-trace.c: Chrome's trace events, for Perfetto and other viewers of time lines.
 *
 * A run is shown as a process and a lane as a thread of it, numbered from 1, since viewers stack
 * what overlaps within a thread: the slots of an event loop share a real one, and runs of one
 * program may share a process number. The real numbers stand with each job. All runs begin at 0,
 * so that they lie below each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-format.h"
#include "report/spool-json-writer.h"

/* An object a line: the root, the list, and the events in it. */
#define BROKEN_LEVELS 2

/* Times are in microseconds; the decimals keep the nanoseconds, so that what does not overlap does
 * not overlap here either. */
static void
add_time (SpoolJsonWriter *writer, const char *name, gint64 time_ns)
{
  const char *sign = time_ns < 0 ? "-" : "";
  guint64 size_ns = time_ns < 0 ? -(guint64) time_ns : (guint64) time_ns;
  g_autofree char *text = g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%03u", sign, size_ns / 1000,
                                           (guint) (size_ns % 1000));

  spool_json_writer_add_json (writer, name, text);
}

static void
begin_event (SpoolJsonWriter *writer, const char *kind, const char *name, guint run, guint lane)
{
  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_add_string (writer, "ph", kind);
  spool_json_writer_add_string (writer, "name", name);
  spool_json_writer_add_unsigned (writer, "pid", run + 1);
  spool_json_writer_add_unsigned (writer, "tid", lane + 1);
}

static void
end_event (SpoolJsonWriter *writer)
{
  spool_json_writer_end_object (writer);
  spool_json_writer_end_object (writer);
}

static void
write_name (SpoolJsonWriter *writer, const char *kind, guint run, guint lane, const char *name)
{
  begin_event (writer, "M", kind, run, lane);
  spool_json_writer_begin_object (writer, "args");
  spool_json_writer_add_string (writer, "name", name);
  end_event (writer);
}

static void
write_place (SpoolJsonWriter *writer, const char *kind, guint run, guint lane, guint place)
{
  begin_event (writer, "M", kind, run, lane);
  spool_json_writer_begin_object (writer, "args");
  spool_json_writer_add_unsigned (writer, "sort_index", place);
  end_event (writer);
}

static void
write_names (SpoolJsonWriter *writer, const SpoolReport *report, guint n)
{
  const SpoolRun *run = g_ptr_array_index (report->runs, n);
  g_autofree char *name = g_strdup_printf (
      "%s/%s workers=%u round=%u", spool_plan_get_entry (report->plan, run->entry)->workload->id,
      spool_executor_kind_get_id (run->executor), run->workers, run->round);

  write_name (writer, "process_name", n, 0, name);
  write_place (writer, "process_sort_index", n, 0, n);
  for (guint lane = 0; lane < run->n_lanes; lane++)
    {
      g_autofree char *title = g_strdup_printf ("lane %u", lane);

      write_name (writer, "thread_name", n, lane, title);
      write_place (writer, "thread_sort_index", n, lane, lane);
    }
}

static void
write_job (SpoolJsonWriter *writer, const SpoolReport *report, guint n, guint64 job)
{
  const SpoolRun *run = g_ptr_array_index (report->runs, n);
  const SpoolJobRecord *record = &run->records[job];
  const SpoolLane *lane = record->lane < run->n_lanes ? &run->lanes[record->lane] : NULL;
  const char *detail = spool_run_get_detail (run, record);
  g_autofree char *name = g_strdup_printf ("job %" G_GUINT64_FORMAT, job);

  begin_event (writer, "X", name, n, record->lane);
  spool_json_writer_add_string (writer, "cat",
                                spool_plan_get_entry (report->plan, run->entry)->workload->id);
  add_time (writer, "ts", record->start_ns);
  add_time (writer, "dur", MAX (record->end_ns - record->start_ns, 0));
  spool_json_writer_begin_object (writer, "args");
  spool_json_writer_add_integer (writer, "pid", lane != NULL ? lane->pid : 0);
  spool_json_writer_add_integer (writer, "tid", lane != NULL ? lane->tid : 0);
  spool_json_writer_add_string (writer, "status", spool_job_status_get_id (record->status));
  if (detail != NULL)
    spool_json_writer_add_string (writer, "detail", detail);
  add_time (writer, "lock_wait_us", record->lock_wait_ns);
  add_time (writer, "blocked_us", record->blocked_ns);
  spool_json_writer_add_unsigned (writer, "bytes", record->bytes);
  end_event (writer);
}

static void
write_other_data (SpoolJsonWriter *writer, const SpoolReport *report)
{
  spool_json_writer_begin_object (writer, "otherData");
  if (report->created != NULL)
    spool_json_writer_add_string (writer, "created", report->created);
  if (report->machine->cpu_model != NULL)
    spool_json_writer_add_string (writer, "cpu_model", report->machine->cpu_model);
  spool_json_writer_add_string (writer, "mode", spool_mode_get_id (report->plan->mode));
  spool_json_writer_end_object (writer);
}

/**
 * spool_format_write_trace:
 * @report: a report
 * @text: where to
 *
 * Appends the report as trace events, in the form of an object: an event for each job record, and
 * the names of runs and lanes. Runs that only have their sums are left out. Any thread.
 */
void
spool_format_write_trace (const SpoolReport *report, GString *text)
{
  g_autoptr (SpoolJsonWriter) writer = spool_json_writer_new (BROKEN_LEVELS);
  g_autofree char *json = NULL;

  g_return_if_fail (report != NULL && text != NULL);

  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_begin_array (writer, "traceEvents");
  for (guint i = 0; i < report->runs->len; i++)
    {
      const SpoolRun *run = g_ptr_array_index (report->runs, i);

      if (run->n_records > 0)
        write_names (writer, report, i);
      for (guint64 job = 0; job < run->n_records; job++)
        write_job (writer, report, i, job);
    }
  spool_json_writer_end_array (writer);
  spool_json_writer_add_string (writer, "displayTimeUnit", "ms");
  write_other_data (writer, report);
  spool_json_writer_end_object (writer);
  json = spool_json_writer_steal (writer, NULL);
  g_string_append (text, json);
  g_string_append_c (text, '\n');
}
