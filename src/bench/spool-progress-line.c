/* spool-progress-line.c: how a plan goes, as a line on the terminal.
 *
 * It changes between the runs only, so that drawing it disturbs none of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-progress-line.h"

#include "report/spool-text.h"

#include <glib/gi18n.h>

/* With the number of those that follow they are five lines. */
#define MAX_ERRORS 4
#define CLEAR_LINE "\r\033[K"
/* A terminal has 80 columns unless somebody made it narrower; there the line wraps. */
#define MAX_CHARACTERS 79

/**
 * spool_progress_line_format:
 * @progress: how it goes
 * @plan: the plan
 *
 * Returns: (transfer full): that in one line, translated.
 */
char *
spool_progress_line_format (const SpoolProgress *progress, const SpoolPlan *plan)
{
  g_autofree char *title = spool_configuration_dup_title (&progress->configuration);
  g_autofree char *left = spool_text_dup_seconds (MAX (progress->left_s, 0));
  g_autofree char *line = NULL;

  /* Translators: the progress of a measurement, e.g. "Round 2 of 6 · Threads × 4 · 12 of 30 runs ·
   * about 3 s left" */
  line = g_strdup_printf (_ ("Round %u of %u · %s · %u of %u runs · about %s left"),
                          progress->round + 1, progress->rounds, title, progress->runs_done,
                          progress->runs_total, left);
  return g_utf8_strlen (line, -1) > MAX_CHARACTERS ? g_utf8_substring (line, 0, MAX_CHARACTERS)
                                                   : g_steal_pointer (&line);
}

/**
 * spool_progress_line_clear:
 * @self: a progress line
 *
 * Takes the line away again.
 */
void
spool_progress_line_clear (SpoolProgressLine *self)
{
  g_return_if_fail (self != NULL);

  if (self->terminal == NULL)
    return;
  fputs (CLEAR_LINE, self->terminal);
  fflush (self->terminal);
}

/**
 * spool_progress_line_end:
 * @self: a progress line
 *
 * Takes the line away for good, and tells how many runs failed beyond those that were named.
 */
void
spool_progress_line_end (SpoolProgressLine *self)
{
  guint n_more;

  g_return_if_fail (self != NULL);

  spool_progress_line_clear (self);
  if (self->n_errors <= MAX_ERRORS)
    return;
  n_more = self->n_errors - MAX_ERRORS;
  fprintf (
      self->errors,
      ngettext ("spool-bench: %u more run failed\n", "spool-bench: %u more runs failed\n", n_more),
      n_more);
}

static void
show_total (gpointer data, const SpoolReport *report, guint runs_total, double total_s)
{
  SpoolProgressLine *self = data;
  g_autofree char *total = spool_text_dup_seconds (total_s);
  g_autofree char *text = NULL;

  if (self->terminal == NULL)
    return;
  if (report->plan->rounds == SPOOL_AUTOMATIC_ROUNDS)
    text = g_strdup_printf (ngettext ("%u run or more, at most about %s in all",
                                      "%u runs or more, at most about %s in all", runs_total),
                            runs_total, total);
  else
    text = g_strdup_printf (
        ngettext ("%u run, about %s in all", "%u runs, about %s in all", runs_total), runs_total,
        total);
  fprintf (self->terminal, "%s\n", text);
}

static void
show_run (gpointer data, const SpoolProgress *progress)
{
  SpoolProgressLine *self = data;
  g_autofree char *line = NULL;

  if (self->terminal == NULL)
    return;
  line = spool_progress_line_format (progress, self->plan);
  fprintf (self->terminal, CLEAR_LINE "%s", line);
  fflush (self->terminal);
}

static void
ignore_run (gpointer data, const SpoolRun *run, const SpoolProgress *progress)
{
}

static void
show_failure (gpointer data, const GError *error, const SpoolProgress *progress)
{
  SpoolProgressLine *self = data;
  g_autofree char *title = spool_configuration_dup_title (&progress->configuration);

  spool_progress_line_clear (self);
  if (self->n_errors++ < MAX_ERRORS)
    fprintf (self->errors, "spool-bench: %s: %s\n", title, error->message);
}

static void
ignore_round (gpointer data, guint round, const SpoolProgress *progress)
{
}

/* The listener's data is a #SpoolProgressLine. */
const SpoolListener spool_progress_line_listener = {
  .plan_begun = show_total,
  .run_begun = show_run,
  .run_ended = ignore_run,
  .run_failed = show_failure,
  .round_ended = ignore_round,
};
