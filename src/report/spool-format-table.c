/* spool-format-table.c: the results for the terminal, in the user's language.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-answer.h"
#include "report/spool-columns.h"
#include "report/spool-format.h"
#include "report/spool-misconception.h"
#include "report/spool-text.h"
#include "report/spool-warnings.h"

#include <glib/gi18n.h>
#include <math.h>

#define TIME_DECIMALS 4
#define RATIO_DECIMALS 2

static const SpoolAlign aligns[] = { SPOOL_ALIGN_LEFT,  SPOOL_ALIGN_LEFT,  SPOOL_ALIGN_RIGHT,
                                     SPOOL_ALIGN_RIGHT, SPOOL_ALIGN_RIGHT, SPOOL_ALIGN_RIGHT,
                                     SPOOL_ALIGN_RIGHT, SPOOL_ALIGN_RIGHT, SPOOL_ALIGN_RIGHT,
                                     SPOOL_ALIGN_RIGHT, SPOOL_ALIGN_LEFT };

static void
add_count (SpoolColumns *columns, guint64 count)
{
  g_autofree char *cell = g_strdup_printf ("%" G_GUINT64_FORMAT, count);

  spool_columns_add (columns, cell);
}

/* In brackets what may be noise. */
static void
add_verdict (SpoolColumns *columns, const SpoolAnalysisRow *row)
{
  const char *title = spool_verdict_get_title (row->verdict);
  g_autofree char *greyed = g_strdup_printf ("(%s)", title);

  spool_columns_add (columns, row->greyed ? greyed : title);
}

static void
add_header (SpoolColumns *columns)
{
  spool_columns_add (columns, C_ ("column", "Workload"));
  spool_columns_add (columns, C_ ("column", "Executor"));
  spool_columns_add (columns, C_ ("column", "Workers"));
  spool_columns_add (columns, C_ ("column", "Runs"));
  spool_columns_add (columns, C_ ("column", "Median [s]"));
  /* xgettext:no-c-format */
  spool_columns_add (columns, C_ ("column", "95 % interval [s]"));
  spool_columns_add (columns, C_ ("column", "Start [s]"));
  spool_columns_add (columns, C_ ("column", "Speed-up"));
  /* xgettext:no-c-format */
  spool_columns_add (columns, C_ ("column", "95 % interval"));
  spool_columns_add (columns, C_ ("column", "Failed jobs"));
  spool_columns_add (columns, C_ ("column", "Verdict"));
}

static void
add_row (SpoolColumns *columns, const SpoolReport *report, const SpoolAnalysisRow *row)
{
  const SpoolPlanEntry *entry = spool_plan_get_entry (report->plan, row->configuration.entry);
  guint n_decimals = spool_text_get_decimals (row->median_s, TIME_DECIMALS);

  spool_columns_add (columns, entry->workload->id);
  spool_columns_add (columns, spool_executor_kind_get_id (row->configuration.executor));
  add_count (columns, row->configuration.workers);
  add_count (columns, row->n_runs);
  spool_columns_add_number (columns, row->median_s, n_decimals);
  spool_columns_add_interval (columns, row->low_s, row->high_s, n_decimals);
  /* Serial starts nothing: what was measured there is how long it takes to read the clock. */
  spool_columns_add_number (
      columns, row->configuration.executor == SPOOL_EXECUTOR_SERIAL ? NAN : row->start_s,
      n_decimals);
  n_decimals = spool_text_get_decimals (row->speedup, RATIO_DECIMALS);
  spool_columns_add_number (columns, row->speedup, n_decimals);
  spool_columns_add_interval (columns, row->speedup_low, row->speedup_high, n_decimals);
  add_count (columns, row->failed_jobs);
  add_verdict (columns, row);
}

static void
append_words (GString *text, const SpoolReport *report, const SpoolAnalysis *analysis)
{
  g_autofree char *answer = spool_answer_dup_text (report, analysis);
  g_autofree char *reveal = spool_misconception_dup_reveal (report, analysis);
  g_autoptr (GPtrArray) warnings = spool_warnings_list (report, analysis);

  g_string_append_printf (text, "\n%s\n", answer);
  if (reveal != NULL)
    g_string_append_printf (text, "%s\n", reveal);
  for (guint i = 0; i < warnings->len; i++)
    g_string_append_printf (text, _ ("Warning: %s\n"),
                            (const char *) g_ptr_array_index (warnings, i));
}

/**
 * spool_format_write_table:
 * @report: a report
 * @text: where to
 *
 * Appends a table with a row for each configuration, the answer in words, how it compares with
 * what was expected, and what makes it doubtful. A verdict in brackets, neither faster nor slower,
 * is on a difference that is smaller than serial's own noise. Any thread.
 */
void
spool_format_write_table (const SpoolReport *report, GString *text)
{
  g_autoptr (SpoolColumns) columns = spool_columns_new (aligns, G_N_ELEMENTS (aligns));
  g_autoptr (SpoolAnalysis) analysis = NULL;
  const SpoolAnalysisRow *row;

  g_return_if_fail (report != NULL && text != NULL);

  analysis = spool_analysis_new (report);
  add_header (columns);
  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    add_row (columns, report, row);
  spool_columns_append (columns, text);
  append_words (text, report, analysis);
}
