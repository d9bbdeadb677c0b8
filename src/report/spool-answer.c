/* spool-answer.c: the answer in words.
 *
 * The headline says what to do and what it gains, or why nobody can tell; the detail has what it
 * rests on: the times, what starting the workers cost, and what was possible at best.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-answer.h"

#include "report/spool-best.h"
#include "report/spool-break-even.h"
#include "report/spool-ceiling.h"
#include "report/spool-text.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

/**
 * Answer:
 * @NOTHING_TO_COMPARE: serial or all others are missing
 * @SERIAL_FAILED: there is nothing to compare with
 * @OTHERS_FAILED: there is nothing to compare serial with
 * @FEW_ROUNDS: too few for an interval
 * @NOISE: the intervals are too wide
 * @COSTS: nothing is faster, which is no news for jobs that do nothing
 * @AGAINST: nothing is faster
 * @IN_FAVOUR: something is
 */
typedef enum
{
  NOTHING_TO_COMPARE,
  SERIAL_FAILED,
  OTHERS_FAILED,
  FEW_ROUNDS,
  NOISE,
  COSTS,
  AGAINST,
  IN_FAVOUR,
} Answer;

/**
 * Evidence:
 * @serial: its row
 * @fastest: (nullable): the fastest of the others
 * @best: (nullable): what to use, if that is known
 * @costs: (nullable): what the pools cost, in words, if the jobs do nothing
 */
typedef struct
{
  const SpoolReport *report;
  const SpoolAnalysis *analysis;
  const SpoolAnalysisRow *serial;
  const SpoolAnalysisRow *fastest;
  const SpoolAnalysisRow *best;
  char *costs;
} Evidence;

static const SpoolPlanEntry *
get_entry (const Evidence *self)
{
  return spool_plan_get_entry (self->report->plan, self->serial->configuration.entry);
}

static guint64
count_failed (const SpoolReport *report, guint entry)
{
  guint64 n_failed = 0;

  for (guint i = 0; i < report->runs->len; i++)
    {
      const SpoolRun *run = g_ptr_array_index (report->runs, i);

      if (run->entry == entry)
        n_failed += run->failed_jobs;
    }
  return n_failed;
}

/* Whether there won't be more runs. */
static gboolean
is_over (const SpoolReport *report)
{
  return report->complete || report->ended;
}

static Answer
find_answer (const Evidence *self)
{
  if (self->serial->failed_jobs > 0)
    return SERIAL_FAILED;
  if (self->serial->n_runs > 0 && self->fastest == NULL && is_over (self->report) &&
      count_failed (self->report, self->serial->configuration.entry) > 0)
    return OTHERS_FAILED;
  if (self->serial->n_runs == 0 || self->fastest == NULL || !(self->fastest->speedup > 0))
    return NOTHING_TO_COMPARE;
  if (self->fastest->by_serial.n < SPOOL_VERDICT_MIN_VALUES)
    return FEW_ROUNDS;
  if (self->best == NULL)
    return NOISE;
  if (self->best != self->serial)
    return IN_FAVOUR;
  return self->costs != NULL ? COSTS : AGAINST;
}

static char *
say_faster (const SpoolAnalysisRow *row)
{
  g_autofree char *title = spool_configuration_dup_title (&row->configuration);
  g_autofree char *ratio = spool_text_dup_ratio (row->speedup);
  guint workers = row->configuration.workers;

  if (row->configuration.executor == SPOOL_EXECUTOR_ASYNC)
    return g_strdup_printf (
        ngettext ("An event loop with %u job in flight was %s times faster than serial.",
                  "An event loop with %u jobs in flight was %s times faster than serial.", workers),
        workers, ratio);
  return g_strdup_printf (ngettext ("%s was %s times faster than serial.",
                                    "%s were %s times faster than serial.", workers),
                          title, ratio);
}

/* What the medians say, be it certain or not. */
static char *
say_medians (const SpoolAnalysisRow *fastest)
{
  g_autofree char *title = spool_configuration_dup_title (&fastest->configuration);
  g_autofree char *ratio = NULL;

  if (fastest->speedup >= SPOOL_RATIO_SAME)
    return say_faster (fastest);
  if (fastest->speedup >= 1 / SPOOL_RATIO_SAME)
    return g_strdup_printf (ngettext ("At best, %s was as fast as serial.",
                                      "At best, %s were as fast as serial.",
                                      spool_configuration_count_named (&fastest->configuration)),
                            title);
  ratio = spool_text_dup_ratio (1 / fastest->speedup);
  return g_strdup_printf (ngettext ("Nothing was faster than serial: at best, %s took %s times as "
                                    "long.",
                                    "Nothing was faster than serial: at best, %s took %s times as "
                                    "long.",
                                    spool_configuration_count_named (&fastest->configuration)),
                          title, ratio);
}

/* The last one of which there is a run; within the first there is no whole one, and nobody counts
 * from zero. */
static guint
find_last_round (const SpoolReport *report)
{
  guint last = 0;

  for (guint i = 0; i < report->runs->len; i++)
    last = MAX (last, ((const SpoolRun *) g_ptr_array_index (report->runs, i))->round);
  return last + 1;
}

/* Why nobody can tell yet, or ever. */
static char *
say_few_rounds (const SpoolReport *report, guint n_compared)
{
  guint n_rounds = spool_report_count_rounds (report), last = find_last_round (report);
  guint n_planned = MAX (spool_plan_get_least_rounds (report->plan), n_rounds);
  gboolean enough = n_planned >= SPOOL_VERDICT_MIN_VALUES;

  if (enough && !report->complete && !report->ended)
    return g_strdup_printf (_ ("Cannot tell yet, round %u of %u."), MAX (n_rounds, 1), n_planned);
  /* In the last round it was hardly the end that left too few, but runs that failed. */
  if (enough && !report->complete && last < n_planned)
    return g_strdup_printf (_ ("Cannot tell: stopped in round %u of %u."), last, n_planned);
  if (enough && report->complete && n_rounds < n_planned)
    return g_strdup_printf (
        ngettext ("Cannot tell: time ran out after %u round, and at least %d are needed.",
                  "Cannot tell: time ran out after %u rounds, and at least %d are needed.",
                  n_rounds),
        n_rounds, SPOOL_VERDICT_MIN_VALUES);
  return g_strdup_printf (ngettext ("Cannot tell: %u round is too few; at least %d are needed.",
                                    "Cannot tell: %u rounds are too few; at least %d are needed.",
                                    n_compared),
                          n_compared, SPOOL_VERDICT_MIN_VALUES);
}

/* Together with what there is so far. */
static char *
refuse_for_few_rounds (const SpoolReport *report, const SpoolAnalysisRow *fastest)
{
  g_autoptr (GString) text = g_string_new (NULL);

  spool_text_take_sentence (text, say_few_rounds (report, (guint) fastest->by_serial.n));
  spool_text_take_sentence (text, say_medians (fastest));
  return g_strdup (text->str);
}

static char *
recommend (const SpoolAnalysisRow *best)
{
  g_autofree char *title = spool_configuration_dup_title (&best->configuration);
  g_autofree char *ratio = spool_text_dup_ratio (best->speedup);
  guint workers = best->configuration.workers;

  if (best->configuration.executor == SPOOL_EXECUTOR_ASYNC)
    return g_strdup_printf (
        ngettext ("An event loop with %u job in flight was %s times faster than serial: use it.",
                  "An event loop with %u jobs in flight was %s times faster than serial: use it.",
                  workers),
        workers, ratio);
  /* Translators: an executor, and how much faster it is, such as
   * "4 threads were 3.90 times faster than serial: use them." */
  return g_strdup_printf (ngettext ("%s was %s times faster than serial: use it.",
                                    "%s were %s times faster than serial: use them.", workers),
                          title, ratio);
}

static char *
advise_against (const SpoolAnalysisRow *fastest)
{
  g_autofree char *title = spool_configuration_dup_title (&fastest->configuration);

  if (fastest->verdict != SPOOL_VERDICT_SAME)
    return g_strdup (_ ("Use serial: nothing was faster."));
  return g_strdup_printf (ngettext ("Use serial: at best, %s was just as fast to within 5 %%.",
                                    "Use serial: at best, %s were just as fast to within 5 %%.",
                                    spool_configuration_count_named (&fastest->configuration)),
                          title);
}

static char *
make_headline (const Evidence *self)
{
  switch (find_answer (self))
    {
    case SERIAL_FAILED:
      return g_strdup (_ ("Jobs failed under serial, so there is nothing to compare with."));
    case OTHERS_FAILED:
      return g_strdup (_ ("Jobs failed, so there is nothing to compare serial with."));
    case FEW_ROUNDS:
      return refuse_for_few_rounds (self->report, self->fastest);
    case NOISE:
      return g_strdup (_ ("Cannot tell: the times vary too much."));
    case COSTS:
      return g_strdup (self->costs);
    case AGAINST:
      return advise_against (self->fastest);
    case IN_FAVOUR:
      return recommend (self->best);
    case NOTHING_TO_COMPARE:
    default:
      return g_strdup (is_over (self->report) ? _ ("Nothing to compare.")
                                              : _ ("Nothing to compare yet."));
    }
}

static char *
say_noise (const SpoolAnalysisRow *fastest)
{
  g_autofree char *title = spool_configuration_dup_title (&fastest->configuration);
  g_autofree char *low = spool_text_dup_ratio (fastest->speedup_low);
  g_autofree char *high = spool_text_dup_ratio (fastest->speedup_high);

  return g_strdup_printf (
      ngettext ("At best, %s was %s to %s times as fast as serial (95 %% interval).",
                "At best, %s were %s to %s times as fast as serial (95 %% interval).",
                spool_configuration_count_named (&fastest->configuration)),
      title, low, high);
}

static char *
say_loss (const SpoolAnalysisRow *fastest)
{
  g_autofree char *title = spool_configuration_dup_title (&fastest->configuration);
  g_autofree char *time = spool_text_dup_ratio (1 / fastest->speedup);
  g_autofree char *low = spool_text_dup_ratio (1 / fastest->speedup_high);
  g_autofree char *high = spool_text_dup_ratio (1 / fastest->speedup_low);

  /* Then the headline names it. */
  if (fastest->verdict == SPOOL_VERDICT_SAME)
    return g_strdup_printf (
        /* Translators: how many times as long something took, and the interval of that */
        _ ("%s times as long as serial (95 %% interval: %s to %s times)."), time, low, high);
  return g_strdup_printf (
      ngettext ("At best, %s took %s times as long (95 %% interval: %s to %s times).",
                "At best, %s took %s times as long (95 %% interval: %s to %s times).",
                spool_configuration_count_named (&fastest->configuration)),
      title, time, low, high);
}

static char *
say_interval (const SpoolAnalysisRow *best)
{
  g_autofree char *low = spool_text_dup_ratio (best->speedup_low);
  g_autofree char *high = spool_text_dup_ratio (best->speedup_high);

  /* Translators: how many times faster something is, from and to, such as "3.85 to 3.94 times" */
  return g_strdup_printf (_ ("95 %% interval: %s to %s times."), low, high);
}

/* How sure the headline is. */
static void
append_interval (GString *text, const Evidence *self)
{
  Answer answer = find_answer (self);

  if (answer == NOISE)
    spool_text_take_sentence (text, say_noise (self->fastest));
  if (answer == AGAINST)
    spool_text_take_sentence (text, say_loss (self->fastest));
  if (answer != IN_FAVOUR)
    return;
  spool_text_take_sentence (text, say_interval (self->best));
  if (self->best != self->fastest)
    spool_text_take_sentence (text, g_strdup (_ ("More workers gained little or nothing.")));
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
append_medians (GString *text, const Evidence *self, const SpoolAnalysisRow *shown)
{
  const SpoolAnalysisRow *rows[] = { self->serial, shown, self->fastest };
  g_autoptr (GString) times = g_string_new (NULL);
  gboolean has_intervals = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i] == NULL || (i > 0 && (rows[i] == self->serial || rows[i] == rows[i - 1])))
        continue;
      if (i > 0)
        g_string_append (times, C_ ("between two times", ", "));
      append_time (times, rows[i]);
      has_intervals |= !isnan (rows[i]->low_s);
    }
  if (has_intervals)
    /* Translators: %s are one or more of "4 threads: 1.83 s (1.80 s to 1.9 s)" */
    spool_text_take_sentence (
        text, g_strdup_printf (_ ("Medians with 95 %% intervals: %s."), times->str));
  else
    /* Translators: %s are one or more of "4 threads: 1.83 s" */
    spool_text_take_sentence (text, g_strdup_printf (_ ("Medians: %s."), times->str));
}

static void
append_start (GString *text, const SpoolReport *report, const SpoolAnalysisRow *row)
{
  g_autofree char *start = spool_text_dup_seconds (row->start_s);

  /* An event loop has jobs in flight, but no workers to start. */
  if (report->plan->mode == SPOOL_MODE_WARM || !(row->start_s > 0) ||
      row->configuration.executor == SPOOL_EXECUTOR_ASYNC)
    return;
  spool_text_take_sentence (text, g_strdup_printf (ngettext ("Starting the worker took %s of it.",
                                                             "Starting the workers took %s of it.",
                                                             row->configuration.workers),
                                                   start));
}

static void
append_failed (GString *text, const SpoolReport *report, guint entry)
{
  guint64 n_failed = count_failed (report, entry);

  if (n_failed > 0)
    spool_text_take_sentence (
        text, g_strdup_printf (ngettext ("%" PRIu64 " job failed.", "%" PRIu64 " jobs failed.",
                                         (gulong) n_failed),
                               n_failed));
}

/* Where the time went, and how short it could have been. */
static void
append_explanation (GString *text, const Evidence *self, const SpoolAnalysisRow *shown)
{
  Answer answer = find_answer (self);

  if (answer == NOTHING_TO_COMPARE || answer == SERIAL_FAILED || answer == OTHERS_FAILED)
    return;
  append_start (text, self->report, shown);
  if (spool_break_even_applies (get_entry (self)))
    spool_text_take_sentence (text,
                              spool_break_even_dup_lengths (self->report, self->analysis,
                                                            self->serial->configuration.entry));
  /* What nobody can tell from noise isn't held against what is possible. */
  else if (answer == NOISE || !spool_analysis_beats_ceiling (shown))
    spool_text_take_sentence (text, spool_ceiling_dup_words (self->report, &shown->configuration));
}

static char *
make_detail (const Evidence *self)
{
  gboolean has_best = self->best != NULL && self->best != self->serial;
  const SpoolAnalysisRow *shown = has_best ? self->best : self->fastest;
  GString *text = g_string_new (NULL);

  append_interval (text, self);
  if (self->serial->n_runs > 0)
    append_medians (text, self, shown);
  append_explanation (text, self, shown);
  append_failed (text, self->report, self->serial->configuration.entry);
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
  g_autofree char *costs = NULL;
  Evidence evidence = { report, analysis };
  SpoolAnswer *self;

  g_return_val_if_fail (report != NULL && analysis != NULL, NULL);
  g_return_val_if_fail (entry < report->plan->entries->len, NULL);

  if (spool_break_even_applies (spool_plan_get_entry (report->plan, entry)))
    costs = spool_break_even_dup_costs (report, analysis, entry);
  evidence.serial = spool_analysis_find_serial (analysis, entry);
  evidence.fastest = spool_analysis_find_fastest (analysis, entry);
  evidence.best = spool_best_find (analysis, entry);
  evidence.costs = costs;
  self = g_new0 (SpoolAnswer, 1);
  self->headline = make_headline (&evidence);
  self->detail = make_detail (&evidence);
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
      g_autoptr (GString) line = g_string_new (NULL);

      if (i > 0)
        g_string_append_c (text, '\n');
      if (report->plan->entries->len > 1)
        spool_answer_append_workload (text, report, i);
      spool_text_take_sentence (line, g_strdup (answer->headline));
      spool_text_take_sentence (line, g_strdup (answer->detail));
      g_string_append (text, line->str);
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
