/* spool-answer.c: the answer in words.
 *
 * It says what was measured, and with fewer rounds than an interval needs that this doesn't tell
 * yet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-answer.h"

#include "report/spool-statistics.h"
#include "report/spool-text.h"

#include <glib/gi18n.h>
#include <math.h>

static char *
dup_ratio (double ratio)
{
  return g_strdup_printf (ratio < 9.95 ? "%.1f" : "%.0f", ratio);
}

static char *
make_headline (const SpoolAnalysisRow *serial, const SpoolAnalysisRow *fastest)
{
  g_autofree char *title = NULL;
  g_autofree char *ratio = NULL;

  if (serial->n_runs == 0 || fastest == NULL || !(fastest->speedup > 0))
    return g_strdup (_ ("Nothing to compare yet."));
  if (serial->failed_jobs > 0)
    return g_strdup (_ ("Jobs failed under serial, so there is nothing to compare with."));
  title = spool_configuration_dup_title (&fastest->configuration);
  if (fastest->speedup >= 1.05)
    {
      ratio = dup_ratio (fastest->speedup);
      return g_strdup_printf (ngettext ("%s was %s times faster than serial.",
                                        "%s were %s times faster than serial.",
                                        fastest->configuration.workers),
                              title, ratio);
    }
  if (fastest->speedup >= 1 / 1.05)
    return g_strdup_printf (ngettext ("At best, %s was as fast as serial.",
                                      "At best, %s were as fast as serial.",
                                      fastest->configuration.workers),
                            title);
  ratio = dup_ratio (1 / fastest->speedup);
  return g_strdup_printf (ngettext ("Nothing was faster than serial: at best, %s took %s times as "
                                    "long.",
                                    "Nothing was faster than serial: at best, %s took %s times as "
                                    "long.",
                                    fastest->configuration.workers),
                          title, ratio);
}

static void
append_time (GString *text, const SpoolAnalysisRow *row)
{
  g_autofree char *title = spool_configuration_dup_title (&row->configuration);
  g_autofree char *median = spool_text_dup_seconds (row->median_s);
  g_autofree char *low = spool_text_dup_seconds (row->low_s);
  g_autofree char *high = spool_text_dup_seconds (row->high_s);

  if (isnan (row->low_s))
    /* Translators: executor and time, such as "4 threads: 1.83 s" */
    g_string_append_printf (text, _ ("%s: %s"), title, median);
  else
    /* Translators: executor, time and its interval, such as "4 threads: 1.83 s (1.80 s to 1.9 s)"
     */
    g_string_append_printf (text, _ ("%s: %s (%s to %s)"), title, median, low, high);
}

/* What makes the answer doubtful, if anything does. */
static void
append_doubt (GString *text, const SpoolReport *report, const SpoolAnalysisRow *serial)
{
  guint n_rounds = spool_report_count_rounds (report);
  guint n_planned = MAX (report->plan->rounds, n_rounds);

  if (serial->n_runs >= SPOOL_MIN_FOR_INTERVAL)
    return;
  if (n_planned >= SPOOL_MIN_FOR_INTERVAL)
    g_string_append_printf (text, _ ("Cannot tell yet: round %u of %u. "), n_rounds, n_planned);
  else
    g_string_append_printf (text,
                            ngettext ("Cannot tell: %u round is too few, it takes %d. ",
                                      "Cannot tell: %u rounds are too few, it takes %d. ",
                                      n_planned),
                            n_planned, SPOOL_MIN_FOR_INTERVAL);
}

static char *
make_detail (const SpoolReport *report,
             const SpoolAnalysisRow *serial,
             const SpoolAnalysisRow *fastest)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 n_failed = spool_report_count_failed (report);

  if (serial->n_runs > 0)
    {
      append_doubt (text, report, serial);
      g_string_append (text, _ ("Medians: "));
      append_time (text, serial);
      if (fastest != NULL)
        {
          g_string_append (text, C_ ("between two times", ", "));
          append_time (text, fastest);
        }
      g_string_append_c (text, '.');
    }
  if (n_failed > 0)
    g_string_append_printf (text,
                            ngettext (" %u job failed.", " %u jobs failed.", (gulong) n_failed),
                            (guint) n_failed);
  return g_strdup (g_strstrip (text->str));
}

/**
 * spool_answer_new:
 * @report: a report, complete or not
 * @analysis: what its runs come to
 * @entry: an entry of its plan
 *
 * Returns: (transfer full): the answer for that entry's workload, in the user's language. Any
 * thread.
 */
SpoolAnswer *
spool_answer_new (const SpoolReport *report, const SpoolAnalysis *analysis, guint entry)
{
  const SpoolAnalysisRow *serial, *fastest;
  SpoolAnswer *self;

  g_return_val_if_fail (report != NULL && analysis != NULL, NULL);
  g_return_val_if_fail (entry < report->plan->entries->len, NULL);

  serial = spool_analysis_find_serial (analysis, entry);
  fastest = spool_analysis_find_fastest (analysis, entry);
  self = g_new0 (SpoolAnswer, 1);
  self->headline = make_headline (serial, fastest);
  self->detail = make_detail (report, serial, fastest);
  return self;
}

/**
 * spool_answer_free:
 * @self: (transfer full) (nullable): an answer
 */
void
spool_answer_free (SpoolAnswer *self)
{
  if (self == NULL)
    return;
  g_free (self->headline);
  g_free (self->detail);
  g_free (self);
}
