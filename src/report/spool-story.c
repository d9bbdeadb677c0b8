/* spool-story.c: what a lesson's numbers tell.
 *
 * A lesson's text says what happens on any computer; this says it once more with the numbers of a
 * report, whatever its settings were. A sentence for which the numbers are missing, or in which
 * they would tell something else, is left out: nothing here may contradict what was measured.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-story.h"

#include "report/spool-break-even.h"
#include "report/spool-story-parts.h"

static void
tell_entry (SpoolStory *self, guint entry)
{
  const SpoolPlanEntry *plan_entry = spool_plan_get_entry (self->report->plan, entry);
  const SpoolAnalysisRow *serial = spool_analysis_find_serial (self->analysis, entry);

  if (!spool_story_is_sound (serial))
    return;
  if (spool_break_even_applies (plan_entry))
    spool_story_tell_costs (self, serial);
  else if (plan_entry->workload->bound (plan_entry->params) == SPOOL_BOUND_CPU)
    spool_story_tell_computing (self, serial);
  else if (plan_entry->workload != &spool_web_workload ||
           !spool_story_tell_program_size (
               self, spool_story_find_most (self, entry, SPOOL_EXECUTOR_PROCESSES)))
    spool_story_tell_waiting (self, serial);
}

/**
 * spool_story_new:
 * @report: a report, complete or growing
 * @analysis: what its runs come to
 *
 * Returns: (transfer full): what the numbers tell, a paragraph each, as plain text, translated;
 * none if they don't tell anything yet. Any thread.
 */
GStrv
spool_story_new (const SpoolReport *report, const SpoolAnalysis *analysis)
{
  g_autoptr (GStrvBuilder) paragraphs = NULL;
  SpoolStory self = { report, analysis, NULL };

  g_return_val_if_fail (report != NULL && analysis != NULL, NULL);

  paragraphs = g_strv_builder_new ();
  self.paragraphs = paragraphs;
  for (guint i = 0; i < report->plan->entries->len; i++)
    tell_entry (&self, i);
  return g_strv_builder_end (paragraphs);
}
