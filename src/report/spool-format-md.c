/* spool-format-md.c: a table in Markdown, for issues, wikis and READMEs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-analysis.h"
#include "report/spool-format.h"
#include "report/spool-text.h"

#include <inttypes.h>
#include <math.h>

#define TIME_DECIMALS 4
#define RATIO_DECIMALS 2

static void
append_interval (GString *text, const SpoolAnalysisRow *row, guint n_decimals)
{
  if (isnan (row->low_s))
    return;
  spool_text_append_fixed (text, row->low_s, n_decimals);
  g_string_append (text, " – ");
  spool_text_append_fixed (text, row->high_s, n_decimals);
}

static void
append_ratio (GString *text, double ratio)
{
  spool_text_append_fixed (text, ratio, spool_text_get_decimals (ratio, RATIO_DECIMALS));
}

static void
append_header (GString *text, gboolean has_failed)
{
  g_string_append (text, "| Workload | Executor | Workers | Median [s] | 95 % CI | Speed-up "
                         "| Efficiency | Verdict |");
  g_string_append (text, has_failed ? " Failed jobs |\n" : "\n");
  g_string_append (text, "|:---|:---|---:|---:|---:|---:|---:|:---|");
  g_string_append (text, has_failed ? "---:|\n" : "\n");
}

static void
append_row (GString *text,
            const SpoolReport *report,
            const SpoolAnalysisRow *row,
            gboolean has_failed)
{
  const SpoolConfiguration *configuration = &row->configuration;
  const char *verdict = spool_verdict_get_id (row->verdict);
  guint n_decimals = spool_text_get_decimals (row->median_s, TIME_DECIMALS);

  g_string_append_printf (text, "| %s | %s | %u | ",
                          spool_plan_get_entry (report->plan, configuration->entry)->workload->id,
                          spool_executor_kind_get_id (configuration->executor),
                          configuration->workers);
  spool_text_append_fixed (text, row->median_s, n_decimals);
  g_string_append (text, " | ");
  append_interval (text, row, n_decimals);
  g_string_append (text, " | ");
  append_ratio (text, row->speedup);
  g_string_append (text, " | ");
  append_ratio (text, row->efficiency);
  g_string_append_printf (text, " | %s |", verdict != NULL ? verdict : "");
  if (has_failed)
    g_string_append_printf (text, " %" PRIu64 " |", row->failed_jobs);
  g_string_append_c (text, '\n');
}

/**
 * spool_format_write_md:
 * @report: a report
 * @text: where to
 *
 * Appends a table with a row for each configuration; what isn't known is left empty. Failed jobs
 * have a column if there are any. Any thread.
 */
void
spool_format_write_md (const SpoolReport *report, GString *text)
{
  g_autoptr (SpoolAnalysis) analysis = NULL;
  const SpoolAnalysisRow *row;
  gboolean has_failed = FALSE;

  g_return_if_fail (report != NULL && text != NULL);

  analysis = spool_analysis_new (report);
  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    has_failed = has_failed || row->failed_jobs > 0;
  append_header (text, has_failed);
  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    append_row (text, report, row, has_failed);
}
