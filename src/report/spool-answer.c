/* spool-answer.c: the answer in words.
 *
 * The headline says what to do and what it gains, or why nobody can tell; the detail has what it
 * rests on: the times, what starting the workers cost, and what was possible at best.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-answer.h"

#include "report/spool-best.h"
#include "report/spool-break-even.h"
#include "report/spool-text.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

/* The ends of an interval, with a digit more than what lies between them. */
static char *
dup_end (double ratio)
{
  return g_strdup_printf ("%.*f", ratio < 9.995 ? 2 : 1, ratio);
}

/* What the medians say, be it certain or not. */
static char *
say_medians (const SpoolAnalysisRow *fastest)
{
  g_autofree char *title = spool_configuration_dup_title (&fastest->configuration);
  g_autofree char *ratio = NULL;

  if (fastest->speedup >= SPOOL_RATIO_SAME)
    {
      ratio = spool_text_dup_ratio (fastest->speedup);
      return g_strdup_printf (ngettext ("%s was %s times faster than serial.",
                                        "%s were %s times faster than serial.",
                                        fastest->configuration.workers),
                              title, ratio);
    }
  if (fastest->speedup >= 1 / SPOOL_RATIO_SAME)
    return g_strdup_printf (ngettext ("At best, %s was as fast as serial.",
                                      "At best, %s were as fast as serial.",
                                      fastest->configuration.workers),
                            title);
  ratio = spool_text_dup_ratio (1 / fastest->speedup);
  return g_strdup_printf (ngettext ("Nothing was faster than serial: at best, %s took %s times as "
                                    "long.",
                                    "Nothing was faster than serial: at best, %s took %s times as "
                                    "long.",
                                    fastest->configuration.workers),
                          title, ratio);
}

/* Why nobody can tell yet, and what there is so far. */
static char *
refuse_for_few_rounds (const SpoolReport *report, const SpoolAnalysisRow *fastest)
{
  guint n_rounds = spool_report_count_rounds (report);
  guint n_planned = MAX (spool_plan_get_least_rounds (report->plan), n_rounds);
  g_autofree char *medians = say_medians (fastest);
  g_autofree char *refusal = NULL;

  if (!report->complete && n_planned >= SPOOL_VERDICT_MIN_VALUES)
    /* Within the first round there is no whole one, and nobody counts from zero. */
    refusal =
        g_strdup_printf (_ ("Cannot tell yet, round %u of %u."), MAX (n_rounds, 1), n_planned);
  else if (n_planned >= SPOOL_VERDICT_MIN_VALUES && n_rounds < n_planned)
    refusal = g_strdup_printf (
        ngettext ("Cannot tell: the time was up after %u round, and it takes %d.",
                  "Cannot tell: the time was up after %u rounds, and it takes %d.", n_rounds),
        n_rounds, SPOOL_VERDICT_MIN_VALUES);
  else
    refusal = g_strdup_printf (ngettext ("Cannot tell: %u round is too few, it takes %d.",
                                         "Cannot tell: %u rounds are too few, it takes %d.",
                                         (gulong) fastest->by_serial.n),
                               (guint) fastest->by_serial.n, SPOOL_VERDICT_MIN_VALUES);
  /* Translators: between two sentences */
  return g_strjoin (C_ ("between two sentences", " "), refusal, medians, NULL);
}

static char *
refuse_for_noise (const SpoolAnalysisRow *fastest)
{
  g_autofree char *title = spool_configuration_dup_title (&fastest->configuration);
  g_autofree char *low = dup_end (fastest->speedup_low);
  g_autofree char *high = dup_end (fastest->speedup_high);

  return g_strdup_printf (
      ngettext ("Cannot tell: the times vary too much. At best, %s was %s to %s times as fast as "
                "serial.",
                "Cannot tell: the times vary too much. At best, %s were %s to %s times as fast as "
                "serial.",
                fastest->configuration.workers),
      title, low, high);
}

static char *
recommend (const SpoolAnalysisRow *best, const SpoolAnalysisRow *fastest)
{
  g_autofree char *title = spool_configuration_dup_title (&best->configuration);
  g_autofree char *ratio = spool_text_dup_ratio (best->speedup);
  g_autofree char *low = dup_end (best->speedup_low);
  g_autofree char *high = dup_end (best->speedup_high);
  g_autofree char *text = NULL;

  /* Translators: an executor, how much faster it is, and the ends of the interval, such as
   * "4 threads were 3.9 times faster than serial (95 % interval 3.85 to 3.94): use them." */
  text = g_strdup_printf (
      ngettext ("%s was %s times faster than serial (95 %% interval %s to %s): use it.",
                "%s were %s times faster than serial (95 %% interval %s to %s): use them.",
                best->configuration.workers),
      title, ratio, low, high);
  if (best == fastest)
    return g_steal_pointer (&text);
  return g_strjoin (C_ ("between two sentences", " "), text, _ ("More workers gain nothing."),
                    NULL);
}

static char *
advise_against (const SpoolAnalysisRow *fastest)
{
  g_autofree char *title = spool_configuration_dup_title (&fastest->configuration);
  g_autofree char *time = dup_end (1 / fastest->speedup);
  g_autofree char *low = dup_end (1 / fastest->speedup_high);
  g_autofree char *high = dup_end (1 / fastest->speedup_low);

  if (fastest->verdict == SPOOL_VERDICT_SAME)
    return g_strdup_printf (
        ngettext ("Use serial: at best, %s was just as fast (%s times as long, 95 %% interval %s "
                  "to %s).",
                  "Use serial: at best, %s were just as fast (%s times as long, 95 %% interval %s "
                  "to %s).",
                  fastest->configuration.workers),
        title, time, low, high);
  return g_strdup_printf (_ ("Use serial: nothing was faster. At best, %s took %s times as long "
                             "(95 %% interval %s to %s)."),
                          title, time, low, high);
}

/* Whether the jobs do nothing, so that the question is what a pool costs. */
static gboolean
shows_costs (const SpoolReport *report, const SpoolAnalysisRow *serial)
{
  return spool_break_even_applies (
      spool_plan_get_entry (report->plan, serial->configuration.entry));
}

static char *
make_headline (const SpoolReport *report,
               const SpoolAnalysis *analysis,
               const SpoolAnalysisRow *serial,
               const SpoolAnalysisRow *fastest,
               const SpoolAnalysisRow *best)
{
  if (serial->failed_jobs > 0)
    return g_strdup (_ ("Jobs failed under serial, so there is nothing to compare with."));
  if (serial->n_runs == 0 || fastest == NULL || !(fastest->speedup > 0))
    return g_strdup (_ ("Nothing to compare yet."));
  if (fastest->by_serial.n < SPOOL_VERDICT_MIN_VALUES)
    return refuse_for_few_rounds (report, fastest);
  if (best == NULL)
    return refuse_for_noise (fastest);
  /* That nothing is faster for jobs that do nothing is no news. */
  if (best == serial && shows_costs (report, serial))
    return spool_break_even_dup_costs (report, analysis, serial->configuration.entry);
  return best == serial ? advise_against (fastest) : recommend (best, fastest);
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

static void
append_sentence (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append (text, C_ ("between two sentences", " "));
  g_string_append (text, sentence);
}

static void
append_medians (GString *text,
                const SpoolAnalysisRow *serial,
                const SpoolAnalysisRow *best,
                const SpoolAnalysisRow *fastest)
{
  const SpoolAnalysisRow *rows[] = { serial, best, fastest };
  g_autoptr (GString) times = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i] == NULL || (i > 0 && (rows[i] == serial || rows[i] == rows[i - 1])))
        continue;
      if (i > 0)
        g_string_append (times, C_ ("between two times", ", "));
      append_time (times, rows[i]);
    }
  /* Translators: %s are one or more of "4 threads: 1.83 s (1.80 s to 1.9 s)" */
  sentence = g_strdup_printf (_ ("Medians: %s."), times->str);
  append_sentence (text, sentence);
}

static void
append_start (GString *text, const SpoolReport *report, const SpoolAnalysisRow *row)
{
  g_autofree char *start = spool_text_dup_seconds (row->start_s);
  g_autofree char *sentence = NULL;

  if (report->plan->mode == SPOOL_MODE_WARM || !(row->start_s > 0))
    return;
  sentence =
      g_strdup_printf (ngettext ("Starting the worker took %s of it.",
                                 "Starting the workers took %s of it.", row->configuration.workers),
                       start);
  append_sentence (text, sentence);
}

static void
append_lengths (GString *text,
                const SpoolReport *report,
                const SpoolAnalysis *analysis,
                const SpoolAnalysisRow *row)
{
  g_autofree char *lengths =
      spool_break_even_dup_lengths (report, analysis, row->configuration.entry);

  if (lengths != NULL)
    append_sentence (text, lengths);
}

/* What limits the speed-up: how many jobs, workers and, if they compute, CPUs there are. */
static char *
dup_limits (const SpoolReport *report, const SpoolAnalysisRow *row)
{
  const SpoolPlanEntry *entry = spool_plan_get_entry (report->plan, row->configuration.entry);
  guint workers = row->configuration.workers, cpus = report->machine->usable_cpus;
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text, ngettext ("%" PRIu64 " job", "%" PRIu64 " jobs", (gulong) entry->jobs), entry->jobs);
  g_string_append (text, C_ ("between two numbers", ", "));
  g_string_append_printf (text, ngettext ("%u worker", "%u workers", workers), workers);
  if (entry->workload->bound (entry->params) == SPOOL_BOUND_CPU)
    {
      g_string_append (text, C_ ("between two numbers", ", "));
      g_string_append_printf (text, ngettext ("%u CPU", "%u CPUs", cpus), cpus);
    }
  return g_string_free (text, FALSE);
}

static void
append_ceiling (GString *text, const SpoolReport *report, const SpoolAnalysisRow *row)
{
  g_autofree char *ceiling = spool_text_dup_ratio (row->ceiling);
  g_autofree char *limits = NULL, *sentence = NULL;

  if (isnan (row->ceiling))
    return;
  limits = dup_limits (report, row);
  if (row->ceiling > 1)
    /* Translators: a factor, and what there is of jobs, workers and perhaps CPUs, such as "16 jobs,
     * 4 workers" */
    sentence = g_strdup_printf (_ ("At most %s times faster was possible (%s)."), ceiling, limits);
  else
    /* Translators: %s is what there is of jobs, workers and perhaps CPUs */
    sentence = g_strdup_printf (_ ("No speed-up was possible (%s)."), limits);
  append_sentence (text, sentence);
}

static void
append_failed (GString *text, const SpoolReport *report)
{
  guint64 n_failed = spool_report_count_failed (report);
  g_autofree char *sentence = NULL;

  if (n_failed == 0)
    return;
  sentence = g_strdup_printf (ngettext ("%u job failed.", "%u jobs failed.", (gulong) n_failed),
                              (guint) n_failed);
  append_sentence (text, sentence);
}

static char *
make_detail (const SpoolReport *report,
             const SpoolAnalysis *analysis,
             const SpoolAnalysisRow *serial,
             const SpoolAnalysisRow *fastest,
             const SpoolAnalysisRow *best)
{
  const SpoolAnalysisRow *shown = best == NULL || best == serial ? fastest : best;
  GString *text = g_string_new (NULL);

  if (serial->n_runs > 0)
    append_medians (text, serial, shown, fastest);
  if (serial->n_runs > 0 && shown != NULL)
    {
      append_start (text, report, shown);
      if (shows_costs (report, serial))
        append_lengths (text, report, analysis, serial);
      else
        append_ceiling (text, report, shown);
    }
  append_failed (text, report);
  return g_string_free (text, FALSE);
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
  const SpoolAnalysisRow *serial, *fastest, *best;
  SpoolAnswer *self;

  g_return_val_if_fail (report != NULL && analysis != NULL, NULL);
  g_return_val_if_fail (entry < report->plan->entries->len, NULL);

  serial = spool_analysis_find_serial (analysis, entry);
  fastest = spool_analysis_find_fastest (analysis, entry);
  best = spool_best_find (analysis, entry);
  self = g_new0 (SpoolAnswer, 1);
  self->headline = make_headline (report, analysis, serial, fastest, best);
  self->detail = make_detail (report, analysis, serial, fastest, best);
  return self;
}

/**
 * spool_answer_append_workload:
 * @text: where to
 * @report: a report
 * @entry: an entry of its plan
 *
 * Appends what the answer behind it is about, where there are several; translated. Any thread.
 */
void
spool_answer_append_workload (GString *text, const SpoolReport *report, guint entry)
{
  g_return_if_fail (text != NULL && report != NULL);

  /* Translators: a workload and the answer for it */
  g_string_append_printf (text, C_ ("workload and answer", "%s: "),
                          _ (spool_plan_get_entry (report->plan, entry)->workload->title));
}

/**
 * spool_answer_dup_text:
 * @report: a report, complete or not
 * @analysis: what its runs come to
 *
 * Returns: (transfer full): the answers for all its workloads with their evidence, in one line
 * each, translated. Any thread.
 */
char *
spool_answer_dup_text (const SpoolReport *report, const SpoolAnalysis *analysis)
{
  GString *text;

  g_return_val_if_fail (report != NULL && analysis != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < report->plan->entries->len; i++)
    {
      g_autoptr (SpoolAnswer) answer = spool_answer_new (report, analysis, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      if (report->plan->entries->len > 1)
        spool_answer_append_workload (text, report, i);
      g_string_append (text, answer->headline);
      if (*answer->detail != '\0')
        g_string_append_printf (text, " %s", answer->detail);
    }
  return g_string_free (text, FALSE);
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
