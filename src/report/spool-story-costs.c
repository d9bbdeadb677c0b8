/* spool-story-costs.c: what numbers tell of jobs that do nothing: what pools cost.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-story-parts.h"

#include "report/spool-break-even.h"
#include "report/spool-text.h"

#include <glib/gi18n.h>

/* How many times as much one kind of pool costs as another, roughly; 0 if it isn't more, or nobody
 * can tell. */
static double
find_cost_ratio (const SpoolStory *self,
                 const SpoolAnalysisRow *dear,
                 const SpoolAnalysisRow *cheap)
{
  double dear_s, cheap_s;

  if (cheap == NULL || dear->by_serial.n < SPOOL_VERDICT_MIN_VALUES ||
      cheap->by_serial.n < SPOOL_VERDICT_MIN_VALUES)
    return 0;
  dear_s = spool_break_even_find (self->report, self->analysis, dear).pool_s;
  cheap_s = spool_break_even_find (self->report, self->analysis, cheap).pool_s;
  return cheap_s > 0 && dear_s >= cheap_s * SPOOL_RATIO_SAME
             ? spool_text_round_roughly (dear_s / cheap_s)
             : 0;
}

static char *
say_cost_ratios (const SpoolStory *self, const SpoolAnalysisRow *processes)
{
  const SpoolAnalysisRow *threads =
      spool_story_find_same_workers (self, processes, SPOOL_EXECUTOR_THREADS);
  const SpoolAnalysisRow *forked =
      spool_story_find_same_workers (self, processes, SPOOL_EXECUTOR_PROCESSES_FORK);
  double by_threads = find_cost_ratio (self, processes, threads);
  double by_forked = find_cost_ratio (self, processes, forked);
  g_autofree char *title = spool_story_dup_title (processes);
  g_autofree char *first_ratio = NULL, *first_title = NULL, *other_ratio = NULL,
                  *other_title = NULL;

  if (by_threads == 0 && by_forked == 0)
    return NULL;
  first_ratio = spool_text_dup_factor (by_threads > 0 ? by_threads : by_forked);
  first_title = spool_story_dup_title (by_threads > 0 ? threads : forked);
  if (by_threads == 0 || by_forked == 0)
    /* Translators: workers, a number, and other workers; such as "8 processes cost 40 times as much
     * as 8 threads." */
    return g_strdup_printf (ngettext ("%s cost %s times as much as %s.",
                                      "%s cost %s times as much as %s.",
                                      processes->configuration.workers),
                            title, first_ratio, first_title);
  other_ratio = spool_text_dup_factor (by_forked);
  other_title = spool_story_dup_title (forked);
  /* Translators: workers, then twice a number and other workers; such as "8 processes cost 40 times
   * as much as 8 threads, and 4 times as much as 8 forked processes." */
  return g_strdup_printf (ngettext ("%s cost %s times as much as %s, and %s times as much as %s.",
                                    "%s cost %s times as much as %s, and %s times as much as %s.",
                                    processes->configuration.workers),
                          title, first_ratio, first_title, other_ratio, other_title);
}

void
spool_story_tell_costs (SpoolStory *self, const SpoolAnalysisRow *serial)
{
  guint entry = serial->configuration.entry;
  const SpoolAnalysisRow *processes = spool_story_find_most (self, entry, SPOOL_EXECUTOR_PROCESSES);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Starting and ending the workers, which costs most, isn't timed then. */
  if (self->report->plan->mode == SPOOL_MODE_WARM)
    return;
  spool_text_take_sentence (text, spool_break_even_dup_costs (self->report, self->analysis, entry));
  spool_text_take_sentence (text,
                            spool_break_even_dup_lengths (self->report, self->analysis, entry));
  spool_story_take_paragraph (self, g_strdup (text->str));
  if (processes != NULL)
    spool_story_take_paragraph (self, say_cost_ratios (self, processes));
}

/* What it means for the start that a worker's program is large: libcurl's against one without it,
 * whose jobs do nothing either. FALSE if there is nothing to compare. */
gboolean
spool_story_tell_program_size (SpoolStory *self, const SpoolAnalysisRow *large)
{
  const SpoolPlan *plan = self->report->plan;
  g_autofree char *title = NULL, *large_time = NULL, *small_time = NULL;

  if (large == NULL || plan->mode == SPOOL_MODE_WARM)
    return FALSE;
  for (guint i = 0; i < plan->entries->len; i++)
    {
      SpoolConfiguration configuration = large->configuration;
      const SpoolAnalysisRow *small;

      configuration.entry = i;
      small = spool_analysis_find (self->analysis, &configuration);
      if (!spool_break_even_applies (spool_plan_get_entry (plan, i)) ||
          !spool_story_is_sound (small) || !(small->start_s > 0) ||
          !(large->start_s > small->start_s))
        continue;
      title = spool_story_dup_title (large);
      large_time = spool_text_dup_seconds (large->start_s);
      small_time = spool_text_dup_seconds (small->start_s);
      spool_story_take_paragraph (
          self,
          /* Translators: workers, such as "8 processes", and two times */
          g_strdup_printf (_ ("With %s, a worker that loads libcurl was ready after %s "
                              "on average, one without it after %s."),
                           title, large_time, small_time));
      return TRUE;
    }
  return FALSE;
}
