/* spool-warnings.c: what makes a report doubtful, and what to do about it, in words.
 *
 * Nothing is left out of a report because it looks odd; it is told, with its cause where one is
 * known, and people decide.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-warnings.h"

#include "report/spool-break-even.h"
#include "report/spool-rounds.h"
#include "report/spool-statistics.h"
#include "report/spool-text.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

/* From which part of its mean on a deviation is worth a word. */
#define HIGH_SPREAD 0.1
/* How many times its configuration's median a first run must have taken. */
#define SLOW_FIRST_RUN 1.2
/* And how much longer at least: reading a program from the disk takes some milliseconds, and of a
 * run of microseconds any interruption makes many times as much. */
#define LONG_FIRST_RUN_S 0.005
/* Below this, starting and timing weigh as much as the jobs. */
#define SHORT_RUN_S 0.002
/* Medians and deviations of fewer values say little. */
#define MIN_VALUES 3
/* More rounds than that, and than twice those that there are, are too many to advise. */
#define MANY_ROUNDS 100

static void
add (GPtrArray *list, char *warning)
{
  g_ptr_array_add (list, warning);
}

/* What helps against times that vary is said once: with the first warning of them, unless it is
 * known what disturbed them, and was said there. */
static void
add_with_advice (GPtrArray *list, char *warning, gboolean *advised)
{
  g_autofree char *owned = warning;
  g_autoptr (GString) text = g_string_new (owned);

  if (!*advised)
    spool_text_take_sentence (text, g_strdup (_ ("Close other programs, or use longer jobs.")));
  *advised = TRUE;
  add (list, g_strdup (text->str));
}

static guint
count_flagged (const SpoolReport *report, SpoolRunFlags flag)
{
  guint n_flagged = 0;

  for (guint i = 0; i < report->runs->len; i++)
    if (((const SpoolRun *) g_ptr_array_index (report->runs, i))->flags & flag)
      n_flagged++;
  return n_flagged;
}

static void
warn_of_disturbances (GPtrArray *list, const SpoolReport *report)
{
  guint n_loaded = count_flagged (report, SPOOL_RUN_LOADED);
  guint n_throttled = count_flagged (report, SPOOL_RUN_THROTTLED);
  guint n_stolen = count_flagged (report, SPOOL_RUN_STOLEN);
  guint n_suspended = count_flagged (report, SPOOL_RUN_SUSPENDED);

  if (n_loaded > 0)
    add (list, g_strdup_printf (ngettext ("Other programs kept the CPUs busy during %u run. Close "
                                          "them, and measure again.",
                                          "Other programs kept the CPUs busy during %u runs. "
                                          "Close them, and measure again.",
                                          n_loaded),
                                n_loaded));
  if (n_throttled > 0)
    add (list, g_strdup_printf (ngettext ("The CPU slowed down because of heat during %u run. Let "
                                          "it cool, and measure again.",
                                          "The CPU slowed down because of heat during %u runs. "
                                          "Let it cool, and measure again.",
                                          n_throttled),
                                n_throttled));
  if (n_stolen > 0)
    add (list,
         g_strdup_printf (ngettext ("This is a virtual machine, and its host gave the CPUs to "
                                    "others during %u run. Measure when the host is less busy.",
                                    "This is a virtual machine, and its host gave the CPUs to "
                                    "others during %u runs. Measure when the host is less busy.",
                                    n_stolen),
                          n_stolen));
  if (n_suspended > 0)
    add (list, g_strdup_printf (ngettext ("The machine was suspended during %u run. Keep it "
                                          "awake, and measure again.",
                                          "The machine was suspended during %u runs. Keep it "
                                          "awake, and measure again.",
                                          n_suspended),
                                n_suspended));
}

/* With some drivers "powersave" is the governor that leaves the frequency to the CPU, which knows
 * what there is to do; with the others it means the lowest frequency.
 * https://docs.kernel.org/admin-guide/pm/intel_pstate.html and amd-pstate.html, "active mode" */
static gboolean
stays_slow (const SpoolMachine *machine)
{
  return g_strcmp0 (machine->governor, "powersave") == 0 &&
         g_strcmp0 (machine->frequency_driver, "intel_pstate") != 0 &&
         g_strcmp0 (machine->frequency_driver, "amd-pstate-epp") != 0;
}

/* Settings are told and never changed. */
static void
warn_of_machine (GPtrArray *list, const SpoolMachine *machine)
{
  if (machine->on_battery == SPOOL_YES)
    add (list, g_strdup (_ ("The machine ran on battery, which may slow it down. Plug it in, and "
                            "measure again.")));
  if (stays_slow (machine))
    add (list, g_strdup (_ ("The CPUs' frequency is governed by “powersave”, which may keep them "
                            "slow when there is little to do. Measure longer runs, or choose "
                            "another governor meanwhile.")));
}

/* How long it takes to fail says nothing, neither of the machine nor of the jobs. */
static gboolean
has_times (const SpoolAnalysisRow *row)
{
  return row->n_runs >= MIN_VALUES && row->failed_jobs == 0;
}

static void
warn_of_first_run (GPtrArray *list, const SpoolReport *report, const SpoolAnalysis *analysis)
{
  const SpoolRun *run = report->runs->len > 0 ? g_ptr_array_index (report->runs, 0) : NULL;
  const SpoolAnalysisRow *row;
  g_autofree char *title = NULL;
  SpoolConfiguration configuration;
  double first_s, ratio;

  if (run == NULL || !(run->flags & SPOOL_RUN_FIRST))
    return;
  configuration = (SpoolConfiguration){ run->entry, run->executor, run->workers };
  row = spool_analysis_find (analysis, &configuration);
  if (row == NULL || !has_times (row))
    return;
  first_s = g_array_index (row->values, double, 0);
  ratio = first_s / row->median_s;
  if (!(ratio >= SLOW_FIRST_RUN) || !(first_s - row->median_s >= LONG_FIRST_RUN_S))
    return;
  title = spool_configuration_dup_title (&configuration);
  add (list, g_strdup_printf (
                 _ ("The first run of all (%s) took %.1f times as long as usual, perhaps because "
                    "programs had to be read from the disk. Measure again, or use more rounds."),
                 title, ratio));
}

/* The widest spread stands for all. */
static void
warn_of_spread (GPtrArray *list, const SpoolAnalysis *analysis, gboolean *advised)
{
  const SpoolAnalysisRow *row, *widest = NULL;
  double greatest = HIGH_SPREAD;
  g_autofree char *title = NULL;

  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    {
      const double *values = (const double *) (gpointer) row->values->data;
      double spread;

      if (!has_times (row))
        continue;
      spread = spool_statistics_deviation (values, row->n_runs) /
               spool_statistics_mean (values, row->n_runs);
      if (!(spread >= greatest))
        continue;
      greatest = spread;
      widest = row;
    }
  if (widest == NULL)
    return;
  title = spool_configuration_dup_title (&widest->configuration);
  add_with_advice (
      list,
      g_strdup_printf (_ ("The times vary a lot: those of %s by %.0f %%."), title, greatest * 100),
      advised);
}

/* More rounds help where the times vary little enough for it. */
static gboolean
would_help (guint n_rounds, guint n_needed)
{
  return n_needed <= MAX (MANY_ROUNDS, 2 * n_rounds);
}

static char *
dup_few_rounds (guint n_unclear, guint n_needed)
{
  return g_strdup_printf (ngettext ("%u comparison is unclear. If the times go on varying like "
                                    "this, it takes about %u rounds.",
                                    "%u comparisons are unclear. If the times go on varying like "
                                    "this, it takes about %u rounds.",
                                    n_unclear),
                          n_unclear, n_needed);
}

static char *
dup_no_help (guint n_unclear)
{
  return g_strdup_printf (
      ngettext ("%u comparison is unclear. The times vary too much for more rounds to help.",
                "%u comparisons are unclear. The times vary too much for more rounds to help.",
                n_unclear),
      n_unclear);
}

static void
warn_of_few_rounds (GPtrArray *list,
                    const SpoolReport *report,
                    const SpoolAnalysis *analysis,
                    gboolean *advised)
{
  guint n_rounds = spool_report_count_rounds (report);
  guint n_needed = spool_rounds_foresee (analysis, n_rounds);
  const SpoolAnalysisRow *row;
  guint n_unclear = 0;

  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    n_unclear +=
        row->verdict == SPOOL_VERDICT_UNCLEAR && row->by_serial.n >= SPOOL_VERDICT_MIN_VALUES;
  if (!report->complete || n_needed <= n_rounds)
    return;
  if (n_unclear > 0 && would_help (n_rounds, n_needed))
    add (list, dup_few_rounds (n_unclear, n_needed));
  else if (n_unclear > 0)
    add_with_advice (list, dup_no_help (n_unclear), advised);
  else if (report->plan->rounds == SPOOL_AUTOMATIC_ROUNDS && n_rounds >= SPOOL_VERDICT_MIN_VALUES)
    /* Of fewer rounds the answer says so. */
    add (list, g_strdup_printf (_ ("The time limit ended the measurement before all intervals "
                                   "were narrower than ±%.0f %%. Set a longer limit, and "
                                   "measure again."),
                                (SPOOL_ROUNDS_NARROW - 1) * 100));
}

/* As it is told, since what nobody sees needs no word. */
static gboolean
is_outside_interval (const SpoolAnalysisRow *row)
{
  double speedup = spool_text_round_ratio (row->speedup);

  return speedup < spool_text_round_ratio (row->speedup_low) ||
         speedup > spool_text_round_ratio (row->speedup_high);
}

/* The mean of the ratios in the rounds and the ratio of the medians are two ways to say the same,
 * unless a few runs are far off, or the times lie in two groups. */
static void
warn_of_groups (GPtrArray *list, const SpoolAnalysis *analysis)
{
  const SpoolAnalysisRow *row;

  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    {
      g_autofree char *title = NULL;

      if (!is_outside_interval (row))
        continue;
      title = spool_configuration_dup_title (&row->configuration);
      add (list,
           g_strdup_printf (_ ("The speed-up of %s lies outside its interval, perhaps because "
                               "some times are far from the others. Look at the single "
                               "runs."),
                            title));
    }
}

/* Not even workers that cost nothing are as fast, so it is serial that was slow. */
static void
warn_of_slow_serial (GPtrArray *list, const SpoolAnalysis *analysis)
{
  const SpoolAnalysisRow *row;

  for (guint i = 0; (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    {
      g_autofree char *title = NULL;

      if (!spool_analysis_beats_ceiling (row) || !(row->speedup_low > row->ceiling))
        continue;
      title = spool_configuration_dup_title (&row->configuration);
      add (list, g_strdup_printf (_ ("The gain of %s is more than workers alone can bring. Perhaps "
                                     "something slowed serial down: look at its single runs."),
                                  title));
    }
}

static void
warn_of_short_runs (GPtrArray *list, const SpoolReport *report, const SpoolAnalysis *analysis)
{
  for (guint i = 0; i < report->plan->entries->len; i++)
    {
      const SpoolAnalysisRow *serial = spool_analysis_find_serial (analysis, i);
      const SpoolPlanEntry *entry = spool_plan_get_entry (report->plan, i);
      const char *title = _ (entry->workload->title);
      g_autofree char *median = NULL;

      /* Where the start is what somebody wants to see, this is no news. */
      if (!(serial->median_s < SHORT_RUN_S) || serial->failed_jobs > 0 || entry->jobs == 1 ||
          spool_break_even_applies (entry))
        continue;
      median = spool_text_dup_seconds (serial->median_s);
      add (list, g_strdup_printf (_ ("“%s” took only %s serially, so starting workers outweighs "
                                     "the jobs. Use more or longer jobs."),
                                  title, median));
    }
}

static void
warn_of_failures (GPtrArray *list, const SpoolReport *report)
{
  guint64 n_failed = spool_report_count_failed (report);

  if (n_failed > 0)
    add (list, g_strdup_printf (
                   ngettext ("%" PRIu64 " job failed. Times of configurations with such jobs "
                             "aren't compared: see why it failed, and measure again.",
                             "%" PRIu64 " jobs failed. Times of configurations with such jobs "
                             "aren't compared: see why they failed, and measure "
                             "again.",
                             (gulong) n_failed),
                   n_failed));
}

/**
 * spool_warnings_list:
 * @report: a report, complete or not
 * @analysis: what its runs come to
 *
 * Returns: (transfer full) (element-type utf8): what disturbed the measurement, and what to do
 * about it, a sentence or two each, translated; empty if nothing did. Any thread.
 */
GPtrArray *
spool_warnings_list (const SpoolReport *report, const SpoolAnalysis *analysis)
{
  GPtrArray *list;
  gboolean advised;

  g_return_val_if_fail (report != NULL && analysis != NULL, NULL);

  advised = count_flagged (report, SPOOL_RUN_LOADED) > 0;
  list = g_ptr_array_new_with_free_func (g_free);
  warn_of_failures (list, report);
  warn_of_disturbances (list, report);
  warn_of_machine (list, report->machine);
  warn_of_first_run (list, report, analysis);
  warn_of_spread (list, analysis, &advised);
  warn_of_few_rounds (list, report, analysis, &advised);
  warn_of_groups (list, analysis);
  warn_of_slow_serial (list, analysis);
  warn_of_short_runs (list, report, analysis);
  return list;
}
