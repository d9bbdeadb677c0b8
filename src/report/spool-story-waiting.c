/* spool-story-waiting.c: what numbers tell of jobs that wait.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-story-parts.h"

#include "report/spool-text.h"

#include <glib/gi18n.h>

/* The row of the same executor with the next smaller number of workers. */
static const SpoolAnalysisRow *
find_below (const SpoolStory *self, const SpoolAnalysisRow *row)
{
  const SpoolAnalysisRow *found = NULL, *other;

  for (guint i = 0; (other = spool_analysis_nth (self->analysis, i)) != NULL; i++)
    if (other->configuration.entry == row->configuration.entry &&
        other->configuration.executor == row->configuration.executor &&
        spool_story_is_sound (other) && other->configuration.workers < row->configuration.workers &&
        (found == NULL || other->configuration.workers > found->configuration.workers))
      found = other;
  return found;
}

static char *
say_in_event_loop (const SpoolAnalysisRow *row, const char *together, const char *time)
{
  guint in_flight = row->configuration.workers;
  g_autofree char *ratio = spool_text_dup_ratio (row->speedup);

  if (row->verdict != SPOOL_VERDICT_FASTER)
    /* Translators: how many jobs an event loop has in flight, and two times */
    return g_strdup_printf (
        ngettext ("An event loop with %u job in flight waited for %s altogether, but at the same "
                  "time, so it was done in %s.",
                  "An event loop with %u jobs in flight waited for %s altogether, but at the same "
                  "time, so it was done in %s.",
                  in_flight),
        in_flight, together, time);
  /* Translators: how many jobs an event loop has in flight, two times, and how many times faster */
  return g_strdup_printf (
      ngettext ("An event loop with %u job in flight waited for %s altogether, but at the same "
                "time, so it was done in %s: %s times faster.",
                "An event loop with %u jobs in flight waited for %s altogether, but at the same "
                "time, so it was done in %s: %s times faster.",
                in_flight),
      in_flight, together, time, ratio);
}

/* How much waiting was done in how short a time; nothing that isn't certain of how much faster that
 * is. */
static char *
say_together (const SpoolAnalysisRow *row, double together_s)
{
  g_autofree char *title = spool_story_dup_title (row);
  g_autofree char *together = spool_text_dup_seconds (together_s);
  g_autofree char *time = spool_text_dup_seconds (row->median_s);
  g_autofree char *ratio = spool_text_dup_ratio (row->speedup);

  if (row->configuration.executor == SPOOL_EXECUTOR_ASYNC)
    return say_in_event_loop (row, together, time);
  if (row->verdict != SPOOL_VERDICT_FASTER)
    /* Translators: workers, such as "16 threads", and two times */
    return g_strdup_printf (ngettext ("%s waited for %s altogether, but at the same time, so it "
                                      "was done in %s.",
                                      "%s waited for %s altogether, but at the same time, so they "
                                      "were done in %s.",
                                      row->configuration.workers),
                            title, together, time);
  /* Translators: workers, such as "16 threads", two times, and how many times faster */
  return g_strdup_printf (ngettext ("%s waited for %s altogether, but at the same time, so it was "
                                    "done in %s: %s times faster.",
                                    "%s waited for %s altogether, but at the same time, so they "
                                    "were done in %s: %s times faster.",
                                    row->configuration.workers),
                          title, together, time, ratio);
}

/* What stood in a row lies side by side. */
static void
tell_overlap (SpoolStory *self, const SpoolAnalysisRow *serial)
{
  const SpoolAnalysisRow *fastest =
      spool_analysis_find_fastest (self->analysis, serial->configuration.entry);
  double alone_s = spool_story_measure (self, serial, SPOOL_MEASURE_BLOCKED), together_s;
  g_autofree char *total = spool_text_dup_seconds (serial->median_s);
  g_autofree char *alone = spool_text_dup_seconds (alone_s);
  g_autoptr (GString) text = g_string_new (NULL);

  if (!spool_story_is_sound (fastest) || !(fastest->speedup >= SPOOL_RATIO_SAME) ||
      !(alone_s > SPOOL_STORY_SMALL_PART * serial->median_s) || alone_s > serial->median_s)
    return;
  together_s = spool_story_measure (self, fastest, SPOOL_MEASURE_BLOCKED);
  if (!(together_s > fastest->median_s))
    return;
  /* Translators: two times, such as "690 ms" */
  spool_text_take_sentence (
      text, g_strdup_printf (_ ("Serial took %s, and %s of that was waiting."), total, alone));
  spool_text_take_sentence (text, say_together (fastest, together_s));
  spool_story_take_paragraph (self, g_strdup (text->str));
}

/* What the last workers that were added brought, and what they could have. */
static void
tell_last_step (SpoolStory *self, guint entry, SpoolExecutorKind executor)
{
  const SpoolAnalysisRow *most = spool_story_find_most (self, entry, executor);
  const SpoolAnalysisRow *fewer = most != NULL ? find_below (self, most) : NULL;
  g_autofree char *from = NULL, *to = NULL, *before = NULL, *after = NULL, *best = NULL;
  double best_s;

  if (fewer == NULL || !(most->ceiling > fewer->ceiling))
    return;
  best_s = fewer->median_s * fewer->ceiling / most->ceiling;
  if (most->median_s < best_s)
    return;
  from = spool_story_dup_title (fewer);
  to = spool_story_dup_title (most);
  before = spool_text_dup_seconds (fewer->median_s);
  after = spool_text_dup_seconds (most->median_s);
  best = spool_text_dup_seconds (best_s);
  spool_story_take_paragraph (
      self,
      /* Translators: workers and time, other workers and their time, and a time; such
       * as "8 threads took 96 ms, and 16 threads 52 ms. At best, …" */
      g_strdup_printf (_ ("%s took %s, and %s %s. At best, that could have been %s."), from, before,
                       to, after, best));
}

static void
tell_memory (SpoolStory *self, const SpoolAnalysisRow *serial, const SpoolAnalysisRow *row)
{
  double serial_bytes = spool_story_measure (self, serial, SPOOL_MEASURE_MEMORY), bytes;
  g_autofree char *title = NULL, *amount = NULL, *serial_amount = NULL;

  if (row == NULL)
    return;
  bytes = spool_story_measure (self, row, SPOOL_MEASURE_MEMORY);
  if (!(serial_bytes > 0) || !(bytes > serial_bytes))
    return;
  title = spool_story_dup_title (row);
  amount = spool_text_dup_bytes ((guint64) bytes);
  serial_amount = spool_text_dup_bytes ((guint64) serial_bytes);
  spool_story_take_paragraph (
      self,
      /* Translators: workers, such as "8 processes", and two amounts of memory */
      g_strdup_printf (ngettext ("%s needed %s of memory, and serial %s; what several "
                                 "processes share is counted for each.",
                                 "%s needed %s of memory, and serial %s; what several "
                                 "processes share is counted for each.",
                                 row->configuration.workers),
                       title, amount, serial_amount));
}

void
spool_story_tell_waiting (SpoolStory *self, const SpoolAnalysisRow *serial)
{
  guint entry = serial->configuration.entry;
  const SpoolAnalysisRow *processes = spool_story_find_most (self, entry, SPOOL_EXECUTOR_PROCESSES);

  tell_overlap (self, serial);
  tell_last_step (self, entry, SPOOL_EXECUTOR_THREADS);
  tell_last_step (self, entry, SPOOL_EXECUTOR_PROCESSES);
  spool_story_tell_starts (
      self, spool_story_find_extreme (self, entry, SPOOL_EXECUTOR_PROCESSES, FALSE), processes);
  tell_memory (self, serial, processes);
}
