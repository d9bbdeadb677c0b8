/* spool-story-teller.c: what the parts of a story are told with: finding rows, adding sentences.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-story-teller.h"

#include "report/spool-text.h"

#include <glib/gi18n.h>

/**
 * spool_story_is_sound:
 * @row: (nullable): a row of an analysis
 *
 * Returns: whether it was measured, and all its jobs went well. Any thread, as all here.
 */
gboolean
spool_story_is_sound (const SpoolAnalysisRow *row)
{
  return row != NULL && row->n_runs > 0 && row->failed_jobs == 0 && row->median_s > 0;
}

/**
 * spool_story_dup_title:
 * @row: a row of an analysis
 *
 * Returns: (transfer full): its executor and workers in words, such as "4 threads"
 */
char *
spool_story_dup_title (const SpoolAnalysisRow *row)
{
  return spool_configuration_dup_title (&row->configuration);
}

/**
 * spool_story_find_extreme:
 * @self: a story
 * @entry: an entry of its plan
 * @executor: an executor
 * @most: whether to take the row with the most workers, and not that with the fewest
 *
 * Returns: (nullable): that row of the executor; serial has one. %NULL if none is sound
 */
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

/**
 * spool_story_find_most:
 * @self: a story
 * @entry: an entry of its plan
 * @executor: an executor
 *
 * Returns: (nullable): the sound row of the executor with the most workers
 */
const SpoolAnalysisRow *
spool_story_find_most (const SpoolStory *self, guint entry, SpoolExecutorKind executor)
{
  return spool_story_find_extreme (self, entry, executor, TRUE);
}

/**
 * spool_story_find_same_workers:
 * @self: a story
 * @row: a row of its analysis
 * @executor: another executor
 *
 * Returns: (nullable): the sound row of the other executor with as many workers
 */
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

/**
 * spool_story_measure:
 * @self: a story
 * @row: a row of its analysis
 * @what: what of its runs
 *
 * Returns: the median of it over the row's runs, in the unit of @what
 */
double
spool_story_measure (const SpoolStory *self, const SpoolAnalysisRow *row, SpoolMeasure what)
{
  return spool_measure_median (self->report, &row->configuration, what);
}

/**
 * spool_story_take_paragraph:
 * @self: a story
 * @text: (transfer full) (nullable): a paragraph; an empty one is dropped
 */
void
spool_story_take_paragraph (SpoolStory *self, char *text)
{
  g_autofree char *owned = text;

  if (owned != NULL && *owned != '\0')
    g_strv_builder_add (self->paragraphs, owned);
}

/**
 * spool_story_tell_starts:
 * @self: a story
 * @one: (nullable): a row of its analysis
 * @other: (nullable): another one
 *
 * Tells how long two pools took until their workers were ready; of one, if there is no other.
 */
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
