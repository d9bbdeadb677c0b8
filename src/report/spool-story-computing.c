/* spool-story-computing.c: what numbers tell of jobs that compute.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-story-parts.h"

#include "report/spool-ceiling.h"
#include "report/spool-text.h"

#include <glib/gi18n.h>

/* CPU times differ by as much as this without a cause worth telling. */
#define SAME_CPU_TIME 1.15

/* How a pool's time compares with serial's, in a sentence; nothing that isn't certain. */
static char *
say_gain (const SpoolAnalysisRow *row)
{
  g_autofree char *title = NULL, *time = NULL, *ratio = NULL;
  guint workers;

  if (row == NULL || !(row->speedup > 0))
    return NULL;
  workers = row->configuration.workers;
  title = spool_story_dup_title (row);
  time = spool_text_dup_seconds (row->median_s);
  if (row->verdict == SPOOL_VERDICT_FASTER && row->speedup > 1)
    {
      ratio = spool_text_dup_ratio (row->speedup);
      return g_strdup_printf (
          ngettext ("%s took %s: %s times faster.", "%s took %s: %s times faster.", workers), title,
          time, ratio);
    }
  if (row->verdict == SPOOL_VERDICT_SAME)
    return g_strdup_printf (
        ngettext ("%s took %s: about as long.", "%s took %s: about as long.", workers), title,
        time);
  if (row->verdict != SPOOL_VERDICT_SLOWER || row->speedup > 1)
    return g_strdup_printf (ngettext ("%s took %s.", "%s took %s.", workers), title, time);
  ratio = spool_text_dup_ratio (1 / row->speedup);
  return g_strdup_printf (
      ngettext ("%s took %s: %s times as long.", "%s took %s: %s times as long.", workers), title,
      time, ratio);
}

/* What was possible at best; nothing if noise made more of it. */
static char *
say_ceiling (const SpoolStory *self, const SpoolAnalysisRow *one, const SpoolAnalysisRow *other)
{
  const SpoolAnalysisRow *higher = one;

  if (higher == NULL || (other != NULL && other->ceiling > higher->ceiling))
    higher = other;
  if ((one != NULL && spool_analysis_beats_ceiling (one)) ||
      (other != NULL && spool_analysis_beats_ceiling (other)))
    return NULL;
  return spool_ceiling_dup_words (self->report, &higher->configuration);
}

static void
tell_gains (SpoolStory *self,
            const SpoolAnalysisRow *serial,
            const SpoolAnalysisRow *threads,
            const SpoolAnalysisRow *processes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *time = spool_text_dup_seconds (serial->median_s);

  if (threads == NULL && processes == NULL)
    return;
  spool_text_take_sentence (text, g_strdup_printf (_ ("Serial took %s."), time));
  spool_text_take_sentence (text, say_gain (threads));
  spool_text_take_sentence (text, say_gain (processes));
  spool_text_take_sentence (text, say_ceiling (self, threads, processes));
  spool_story_take_paragraph (self, g_strdup (text->str));
}

static void
tell_lock (SpoolStory *self, const SpoolAnalysisRow *locked)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *wait = NULL;
  double wait_s;

  /* What noise made faster is no example of taking turns. */
  if (locked == NULL || spool_analysis_beats_ceiling (locked))
    return;
  wait_s = spool_story_measure (self, locked, SPOOL_MEASURE_LOCK_WAIT);
  spool_text_take_sentence (text, say_gain (locked));
  wait = spool_text_dup_seconds (wait_s);
  if (wait_s > SPOOL_STORY_SMALL_PART * locked->median_s && wait_s <= locked->median_s)
    spool_text_take_sentence (
        text, g_strdup_printf (_ ("On average, each of them waited for the lock during %s "
                                  "of that."),
                               wait));
  spool_story_take_paragraph (self, g_strdup (text->str));
}

/* The work doesn't become less, and it may become more. */
static void
tell_cpu_time (SpoolStory *self, const SpoolAnalysisRow *serial, const SpoolAnalysisRow *row)
{
  double serial_s = spool_story_measure (self, serial, SPOOL_MEASURE_CPU), pool_s;
  g_autofree char *title = NULL, *serial_time = NULL, *pool_time = NULL, *sentence = NULL;
  const char *reason;

  if (row == NULL || !(row->speedup >= SPOOL_RATIO_SAME))
    return;
  pool_s = spool_story_measure (self, row, SPOOL_MEASURE_CPU);
  if (!(serial_s > 0) || !(pool_s > serial_s / SAME_CPU_TIME))
    return;
  title = spool_story_dup_title (row);
  serial_time = spool_text_dup_seconds (serial_s);
  pool_time = spool_text_dup_seconds (pool_s);
  /* Translators: workers, such as "4 threads", and two times */
  sentence = g_strdup_printf (_ ("%s used %s of CPU time in all, and serial %s."), title, pool_time,
                              serial_time);
  reason = pool_s <= serial_s * SAME_CPU_TIME
               ? _ ("The work is the same; only more of it is done at the same time.")
               : _ ("The work is the same, but when several CPUs are busy, each of them gets less "
                    "done in a second.");
  spool_story_take_paragraph (
      self, g_strjoin (C_ ("between two sentences", " "), sentence, reason, NULL));
}

void
spool_story_tell_computing (SpoolStory *self, const SpoolAnalysisRow *serial)
{
  guint entry = serial->configuration.entry;
  const SpoolAnalysisRow *threads = spool_story_find_most (self, entry, SPOOL_EXECUTOR_THREADS);
  const SpoolAnalysisRow *processes = spool_story_find_most (self, entry, SPOOL_EXECUTOR_PROCESSES);

  tell_gains (self, serial, threads, processes);
  tell_lock (self, spool_story_find_most (self, entry, SPOOL_EXECUTOR_THREADS_GIL));
  tell_cpu_time (self, serial, threads != NULL ? threads : processes);
  /* Workers that have no CPU of their own start when those that have one pause, which says nothing
   * of their kind. */
  if (threads != NULL && threads->configuration.workers <= self->report->machine->usable_cpus)
    spool_story_tell_starts (
        self, threads, spool_story_find_same_workers (self, threads, SPOOL_EXECUTOR_PROCESSES));
}
