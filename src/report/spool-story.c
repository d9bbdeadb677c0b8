/* spool-story.c: what a lesson's numbers tell.
 *
 * A lesson's text says what happens on any computer; this says it once more with the numbers of a
 * report, whatever its settings were. A sentence for which the numbers are missing, or in which
 * they would tell something else, is left out: nothing here may contradict what was measured.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-story.h"

#include "report/spool-break-even.h"
#include "report/spool-story-private.h"
#include "report/spool-text.h"

#include <glib/gi18n.h>

gboolean
spool_story_is_sound (const SpoolAnalysisRow *row)
{
  return row != NULL && row->n_runs > 0 && row->failed_jobs == 0 && row->median_s > 0;
}

char *
spool_story_dup_title (const SpoolAnalysisRow *row)
{
  return spool_configuration_dup_title (&row->configuration);
}

/* The row of an executor with the most workers, or the fewest; serial has one. NULL if there is
 * none that was measured. */
const SpoolAnalysisRow *
spool_story_find_extreme (const SpoolStory *self,
                          guint entry,
                          SpoolExecutorKind executor,
                          gboolean most)
{
  const SpoolAnalysisRow *found = NULL, *row;

  for (guint i = 0; (row = spool_analysis_nth (self->analysis, i)) != NULL; i++)
    if (row->configuration.entry == entry && row->configuration.executor == executor &&
        spool_story_is_sound (row) &&
        (found == NULL ||
         (row->configuration.workers > found->configuration.workers) == (most != FALSE)))
      found = row;
  return found;
}

const SpoolAnalysisRow *
spool_story_find_most (const SpoolStory *self, guint entry, SpoolExecutorKind executor)
{
  return spool_story_find_extreme (self, entry, executor, TRUE);
}

const SpoolAnalysisRow *
spool_story_find_same_workers (const SpoolStory *self,
                               const SpoolAnalysisRow *row,
                               SpoolExecutorKind executor)
{
  SpoolConfiguration configuration = row->configuration;
  const SpoolAnalysisRow *found;

  configuration.executor = executor;
  found = spool_analysis_find (self->analysis, &configuration);
  return spool_story_is_sound (found) ? found : NULL;
}

double
spool_story_measure (const SpoolStory *self, const SpoolAnalysisRow *row, SpoolMeasure what)
{
  return spool_measure_median (self->report, &row->configuration, what);
}

void
spool_story_take_paragraph (SpoolStory *self, char *text)
{
  g_autofree char *owned = text;

  if (owned != NULL && *owned != '\0')
    g_strv_builder_add (self->paragraphs, owned);
}

void
spool_story_append_sentence (GString *text, char *sentence)
{
  g_autofree char *owned = sentence;

  if (owned == NULL)
    return;
  if (text->len > 0)
    g_string_append (text, C_ ("between two sentences", " "));
  g_string_append (text, owned);
}

/* How long two pools took until their workers were ready. */
void
spool_story_tell_starts (SpoolStory *self,
                         const SpoolAnalysisRow *one,
                         const SpoolAnalysisRow *other)
{
  g_autofree char *one_title = NULL, *one_time = NULL, *other_title = NULL, *other_time = NULL;

  if (self->report->plan->mode == SPOOL_MODE_WARM || one == NULL || !(one->start_s > 0))
    return;
  one_title = spool_story_dup_title (one);
  one_time = spool_text_dup_seconds (one->start_s);
  if (other == NULL || other == one || !(other->start_s > 0))
    {
      /* Translators: workers, such as "8 processes", and a time */
      spool_story_take_paragraph (
          self, g_strdup_printf (_ ("With %s, a worker was ready after %s on average."), one_title,
                                 one_time));
      return;
    }
  other_title = spool_story_dup_title (other);
  other_time = spool_text_dup_seconds (other->start_s);
  spool_story_take_paragraph (
      self,
      /* Translators: workers, such as "2 processes", and a time; twice */
      g_strdup_printf (_ ("With %s, a worker was ready after %s on average; with %s, "
                          "after %s."),
                       one_title, one_time, other_title, other_time));
}

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
