/* spool-analysis-json.c: the analysis of a report as JSON. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-analysis-json.h"

#include "report/spool-analysis.h"
#include "report/spool-answer.h"
#include "report/spool-best.h"
#include "report/spool-break-even.h"
#include "report/spool-json-writer.h"
#include "report/spool-warnings.h"

#include <math.h>

static void
add_configuration (SpoolJsonWriter *writer,
                   const SpoolReport *report,
                   const SpoolConfiguration *configuration)
{
  const SpoolPlanEntry *entry = spool_plan_get_entry (report->plan, configuration->entry);

  spool_json_writer_add_string (writer, "workload", entry->workload->id);
  spool_json_writer_add_string (writer, "executor",
                                spool_executor_kind_get_id (configuration->executor));
  spool_json_writer_add_unsigned (writer, "workers", configuration->workers);
}

/* From which length of a job on the configuration pays, where the jobs were made to tell. */
static void
add_break_even (SpoolJsonWriter *writer,
                const SpoolReport *report,
                const SpoolAnalysis *analysis,
                const SpoolAnalysisRow *row)
{
  SpoolBreakEven found = { NAN, NAN, NAN, NAN };

  if (spool_break_even_applies (spool_plan_get_entry (report->plan, row->configuration.entry)))
    found = spool_break_even_find (report, analysis, row);
  spool_json_writer_add_number (writer, "break_even_s", found.job_s);
  spool_json_writer_add_number (writer, "break_even_low_s", found.low_s);
  spool_json_writer_add_number (writer, "break_even_high_s", found.high_s);
}

static void
add_row (SpoolJsonWriter *writer,
         const SpoolReport *report,
         const SpoolAnalysis *analysis,
         const SpoolAnalysisRow *row)
{
  spool_json_writer_begin_object (writer, NULL);
  add_configuration (writer, report, &row->configuration);
  spool_json_writer_add_unsigned (writer, "runs", row->n_runs);
  spool_json_writer_add_number (writer, "median_s", row->median_s);
  spool_json_writer_add_number (writer, "low_s", row->low_s);
  spool_json_writer_add_number (writer, "high_s", row->high_s);
  spool_json_writer_add_number (writer, "speedup", row->speedup);
  spool_json_writer_add_number (writer, "speedup_low", row->speedup_low);
  spool_json_writer_add_number (writer, "speedup_high", row->speedup_high);
  spool_json_writer_add_number (writer, "efficiency", row->efficiency);
  spool_json_writer_add_number (writer, "efficiency_low", row->efficiency_low);
  spool_json_writer_add_number (writer, "efficiency_high", row->efficiency_high);
  spool_json_writer_add_number (writer, "ceiling", row->ceiling);
  add_break_even (writer, report, analysis, row);
  spool_json_writer_add_string (writer, "verdict", spool_verdict_get_id (row->verdict));
  spool_json_writer_add_boolean (writer, "greyed", row->greyed);
  spool_json_writer_end_object (writer);
}

static void
add_best (SpoolJsonWriter *writer, const SpoolReport *report, const SpoolAnalysis *analysis)
{
  spool_json_writer_begin_array (writer, "best");
  for (guint i = 0; i < report->plan->entries->len; i++)
    {
      const SpoolAnalysisRow *best = spool_best_find (analysis, i);

      if (best == NULL)
        continue;
      spool_json_writer_begin_object (writer, NULL);
      add_configuration (writer, report, &best->configuration);
      spool_json_writer_end_object (writer);
    }
  spool_json_writer_end_array (writer);
}

/* By how much serial differs from itself, for each workload. */
static void
add_noise_floors (SpoolJsonWriter *writer, const SpoolReport *report, const SpoolAnalysis *analysis)
{
  spool_json_writer_begin_array (writer, "noise_floors");
  for (guint i = 0; i < report->plan->entries->len; i++)
    {
      spool_json_writer_begin_object (writer, NULL);
      spool_json_writer_add_string (writer, "workload",
                                    spool_plan_get_entry (report->plan, i)->workload->id);
      spool_json_writer_add_number (writer, "ratio", spool_analysis_get_noise_floor (analysis, i));
      spool_json_writer_end_object (writer);
    }
  spool_json_writer_end_array (writer);
}

static void
add_warnings (SpoolJsonWriter *writer, const SpoolReport *report, const SpoolAnalysis *analysis)
{
  g_autoptr (GPtrArray) warnings = spool_warnings_list (report, analysis);

  spool_json_writer_begin_array (writer, "warnings");
  for (guint i = 0; i < warnings->len; i++)
    spool_json_writer_add_string (writer, NULL, g_ptr_array_index (warnings, i));
  spool_json_writer_end_array (writer);
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
 * Writes medians, speed-ups, their intervals, verdicts, what is best, and the answer in words. A
 * number that can't be had is null, as is serial's verdict. Any thread.
 */
void
spool_analysis_json_write (const SpoolReport *report, GString *text)
{
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (SpoolJsonWriter) writer = NULL;
  g_autofree char *json = NULL;

  g_return_if_fail (report != NULL && text != NULL);

  analysis = spool_analysis_new (report);
  answer = spool_answer_dup_text (report, analysis);
  writer = spool_json_writer_new (2);
  spool_json_writer_begin_object (writer, NULL);
  spool_json_writer_begin_array (writer, "configurations");
  for (guint i = 0; i < analysis->rows->len; i++)
    add_row (writer, report, analysis, spool_analysis_nth (analysis, i));
  spool_json_writer_end_array (writer);
  add_best (writer, report, analysis);
  spool_json_writer_add_string (writer, "answer", answer);
  add_flags (writer, report);
  add_warnings (writer, report, analysis);
  add_noise_floors (writer, report, analysis);
  spool_json_writer_end_object (writer);
  json = spool_json_writer_steal (writer, NULL);
  g_string_append (text, json);
  if (!g_str_has_suffix (text->str, "\n"))
    g_string_append_c (text, '\n');
}
