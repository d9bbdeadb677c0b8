/* spool-analysis-json.c: the analysis of a report as JSON. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-analysis-json.h"

#include "report/spool-analysis.h"
#include "report/spool-answer.h"
#include "report/spool-json-writer.h"

#include <math.h>

static void
add_number (SpoolJsonWriter *writer, const char *name, double value)
{
  if (isfinite (value))
    spool_json_writer_add_number (writer, name, value);
  else
    spool_json_writer_add_null (writer, name);
}

static void
add_row (SpoolJsonWriter *writer, const SpoolReport *report, const SpoolAnalysisRow *row)
{
  const SpoolPlanEntry *entry = spool_plan_get_entry (report->plan, row->configuration.entry);

  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_add_string (writer, "workload", entry->workload->id);
  spool_json_writer_add_string (writer, "executor",
                                spool_executor_kind_get_id (row->configuration.executor));
  spool_json_writer_add_unsigned (writer, "workers", row->configuration.workers);
  spool_json_writer_add_unsigned (writer, "runs", row->n_runs);
  add_number (writer, "median_s", row->median_s);
  add_number (writer, "low_s", row->low_s);
  add_number (writer, "high_s", row->high_s);
  add_number (writer, "speedup", row->speedup);
  spool_json_writer_end_object (writer);
}

static void
add_flags (SpoolJsonWriter *writer, const SpoolReport *report)
{
  guint flags = 0;

  for (guint i = 0; i < report->runs->len; i++)
    flags |= ((const SpoolRun *) g_ptr_array_index (report->runs, i))->flags;
  spool_json_writer_begin_array (writer, "flags");
  for (guint bit = 0; bit < SPOOL_N_RUN_FLAGS; bit++)
    if (flags & (1u << bit))
      spool_json_writer_add_string (writer, NULL, spool_run_flag_get_id (bit));
  spool_json_writer_end_array (writer);
}

/**
 * spool_analysis_json_write:
 * @report: a report
 * @text: where to append its analysis
 *
 * Writes medians, their intervals, speed-ups and the answer in words. A number that can't be had is
 * null. Any thread.
 */
void
spool_analysis_json_write (const SpoolReport *report, GString *text)
{
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolAnswer) answer = NULL;
  g_autoptr (SpoolJsonWriter) writer = NULL;
  g_autofree char *json = NULL;

  g_return_if_fail (report != NULL && text != NULL);

  analysis = spool_analysis_new (report);
  answer = spool_answer_new (report, analysis, 0);
  writer = spool_json_writer_new (2);
  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_begin_array (writer, "configurations");
  for (guint i = 0; i < analysis->rows->len; i++)
    add_row (writer, report, spool_analysis_nth (analysis, i));
  spool_json_writer_end_array (writer);
  spool_json_writer_add_string (writer, "answer", answer->headline);
  add_flags (writer, report);
  spool_json_writer_end_object (writer);
  json = spool_json_writer_steal (writer, NULL);
  g_string_append (text, json);
  if (!g_str_has_suffix (text->str, "\n"))
    g_string_append_c (text, '\n');
}
