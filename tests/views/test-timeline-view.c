/* test-timeline-view.c: what each worker of a report's runs did, and when, in numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-best.h"
#include "views/spool-phases-view.h"
#include "views/spool-timeline-view.h"
#include "workload/spool-clock.h"

#include <math.h>
#include <string.h>

static const SpoolTrackGroup *
get_group (const SpoolTrackModel *model, guint index)
{
  g_assert_cmpuint (index, <, model->groups->len);
  return g_ptr_array_index (model->groups, index);
}

static const SpoolTrack *
get_track (const SpoolTrackModel *model, guint group, guint index)
{
  g_assert_cmpuint (index, <, get_group (model, group)->tracks->len);
  return g_ptr_array_index (get_group (model, group)->tracks, index);
}

/* The nth span of a part, NULL if there is none. */
static const SpoolSpan *
find_span (const SpoolTrack *track, SpoolPhasePart part, guint n)
{
  for (guint i = 0; i < track->spans->len; i++)
    {
      const SpoolSpan *span = &g_array_index (track->spans, SpoolSpan, i);

      if (span->part == part && n-- == 0)
        return span;
    }
  return NULL;
}

static void
test_tracks (void)
{
  static const guint n_tracks[] = { 1, 2, 4, 2, 4 };
  g_autoptr (SpoolReport) report = util_make_report (8, 3);
  g_autoptr (SpoolTrackModel) model =
      spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_MEDIAN, 0);

  g_assert_cmpuint (model->groups->len, ==, G_N_ELEMENTS (n_tracks));
  g_assert_cmpuint (model->parts->len, ==, SPOOL_N_PHASE_PARTS);
  for (guint i = 0; i < G_N_ELEMENTS (n_tracks); i++)
    g_assert_cmpuint (get_group (model, i)->tracks->len, ==, n_tracks[i]);
  g_assert_cmpstr (get_track (model, 2, 3)->label, ==, "4");
  g_assert_true (g_str_has_prefix (get_group (model, 2)->label, "Threads × 4 · 40"));
}

/* All times have as many digits, whatever their unit. */
static void
test_digits (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 3);
  g_autoptr (SpoolTrackModel) model = NULL;
  static const gint64 walls_ns[] = { 1204000000, 1000400000, 779140000, 9996000, 12000 };
  static const char *const endings[] = { " · 1.20\u00a0s", " · 1.00\u00a0s", " · 779\u00a0ms",
                                         " · 10.0\u00a0ms", " · 12.0\u00a0µs" };

  for (guint i = 0; i < report->runs->len; i++)
    ((SpoolRun *) g_ptr_array_index (report->runs, i))->wall_ns = walls_ns[i % 5];
  model = spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_LAST, 0);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    g_assert_true (g_str_has_suffix (get_group (model, i)->label, endings[i]));
}

/* The median of 3 rounds is the second's run, of 4 rounds also: it must be one that was. */
static void
test_choice (void)
{
  for (guint rounds = 3; rounds <= 4; rounds++)
    {
      g_autoptr (SpoolReport) report = util_make_report (8, rounds);
      g_autoptr (SpoolTrackModel) median =
          spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_MEDIAN, 0);
      g_autoptr (SpoolTrackModel) last =
          spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_LAST, 0);

      /* Serial takes 1600 ms, and 1 ms more each round. */
      g_assert_cmpfloat_with_epsilon (
          find_span (get_track (median, 0, 0), SPOOL_PHASE_PART_STOP, 0)->end, 1.601, 1e-9);
      g_assert_cmpfloat_with_epsilon (
          find_span (get_track (last, 0, 0), SPOOL_PHASE_PART_STOP, 0)->end,
          1.600 + (rounds - 1) * 0.001, 1e-9);
      g_assert_cmpstr (median->value_title, !=, last->value_title);
    }
}

/* Job 2 of 8 on 2 threads: the first lane's second job, from 2000 ns on, 1001 ns long. */
static void
test_jobs (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 1);
  g_autoptr (SpoolTrackModel) model =
      spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_MEDIAN, 0);
  const SpoolTrack *track = get_track (model, 1, 0);
  const SpoolSpan *span = find_span (track, SPOOL_PHASE_PART_WORK, 1);

  g_assert_cmpfloat_with_epsilon (span->start, 2000e-9, 1e-15);
  g_assert_cmpfloat_with_epsilon (span->end, 3001e-9, 1e-15);
  g_assert_false (span->failed);
  g_assert_true (span->apart);
  g_assert_nonnull (find_span (track, SPOOL_PHASE_PART_WORK, 3));
  g_assert_null (find_span (track, SPOOL_PHASE_PART_WORK, 4));
  g_assert_nonnull (strstr (track->note, "4 jobs"));
}

static void
test_waits_and_failures (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 1);
  SpoolRun *run = g_ptr_array_index (report->runs, 0);
  g_autoptr (SpoolTrackModel) model = NULL;
  const SpoolTrack *track;

  run->records[0].lock_wait_ns = 501;
  run->records[1].blocked_ns = 501;
  run->records[2].lock_wait_ns = 500;
  util_fail_job (run, 3, "no answer");
  model = spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_MEDIAN, 0);
  track = get_track (model, 0, 0);
  g_assert_cmpfloat (find_span (track, SPOOL_PHASE_PART_LOCK, 0)->start, ==, 0.0);
  g_assert_null (find_span (track, SPOOL_PHASE_PART_LOCK, 1));
  g_assert_cmpfloat_with_epsilon (find_span (track, SPOOL_PHASE_PART_BLOCKED, 0)->start, 2000e-9,
                                  1e-15);
  /* Half of the time is not most of it. */
  g_assert_cmpfloat_with_epsilon (find_span (track, SPOOL_PHASE_PART_WORK, 0)->start, 4000e-9,
                                  1e-15);
  g_assert_true (find_span (track, SPOOL_PHASE_PART_WORK, 1)->failed);
}

/* Start, idle and stop lie at both ends; the end of the stop is that of the run. */
static void
test_ends (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 1);
  SpoolRun *run = g_ptr_array_index (report->runs, 0);
  g_autoptr (SpoolTrackModel) model = NULL;
  const SpoolTrack *track;

  run->wall_ns = 100000;
  run->lanes[0].phases = (SpoolPhases){ 1000, 0, 60000, 30000, 9000 };
  model = spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_MEDIAN, 0);
  track = get_track (model, 0, 0);
  g_assert_cmpfloat_with_epsilon (find_span (track, SPOOL_PHASE_PART_START, 0)->end, 1e-6, 1e-15);
  g_assert_cmpfloat_with_epsilon (find_span (track, SPOOL_PHASE_PART_IDLE, 0)->start, 61e-6, 1e-15);
  g_assert_cmpfloat_with_epsilon (find_span (track, SPOOL_PHASE_PART_IDLE, 0)->end, 91e-6, 1e-15);
  g_assert_cmpfloat_with_epsilon (find_span (track, SPOOL_PHASE_PART_STOP, 0)->end, 100e-6, 1e-15);
}

/* Where only sums were kept, these lie one after the other, and the heading says so. */
static void
test_sums (void)
{
  static const double ends_s[SPOOL_N_PHASE_PARTS] = { 10e-6, 15e-6, 35e-6, 65e-6,
                                                      75e-6, 95e-6, 100e-6 };
  g_autoptr (SpoolReport) report = util_make_report (8, 1);
  SpoolRun *run = g_ptr_array_index (report->runs, 0);
  g_autoptr (SpoolTrackModel) model = NULL;
  const SpoolTrack *track;

  run->wall_ns = 100000;
  run->lanes[0].phases = (SpoolPhases){ 10000, 5000, 60000, 20000, 5000 };
  run->lanes[0].lock_wait_ns = 30000;
  run->lanes[0].blocked_ns = 10000;
  spool_run_drop_records (run);
  model = spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_MEDIAN, 0);
  track = get_track (model, 0, 0);
  g_assert_cmpuint (track->spans->len, ==, SPOOL_N_PHASE_PARTS);
  for (guint part = 0; part < SPOOL_N_PHASE_PARTS; part++)
    {
      const SpoolSpan *span = find_span (track, part, 0);

      g_assert_cmpfloat_with_epsilon (span->start, part > 0 ? ends_s[part - 1] : 0.0, 1e-12);
      g_assert_cmpfloat_with_epsilon (span->end, ends_s[part], 1e-12);
    }
  g_assert_nonnull (strstr (get_group (model, 0)->label, "totals only"));
  g_assert_null (strstr (get_group (model, 1)->label, "totals only"));
}

/* Where not all have room serial stays, then the quickest of each executor. */
static void
test_ranks (void)
{
  static const guint ranks[] = { 0, 2, 1, 2, 1 };
  g_autoptr (SpoolReport) report = util_make_report (8, 3);
  g_autoptr (SpoolTrackModel) model =
      spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_MEDIAN, 0);

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    g_assert_cmpuint (get_group (model, i)->rank, ==, ranks[i]);
}

/* What the answer names stays, too, be it not the quickest of its executor. */
static void
test_answer_stays (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 6);
  g_autoptr (SpoolAnalysis) analysis = NULL;
  g_autoptr (SpoolTrackModel) model = NULL;
  guint n_named = 0;

  /* Two threads were as fast as four: the answer is to use them. */
  for (guint i = 0; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      if (run->executor == SPOOL_EXECUTOR_THREADS && run->workers == 2)
        run->wall_ns = 403 * SPOOL_NS_PER_MS + run->round;
    }
  analysis = spool_analysis_new (report);
  model = spool_timeline_view_make_model (report, analysis, SPOOL_TIMELINE_MEDIAN, 0);
  for (guint i = 0; i < model->groups->len; i++)
    {
      const SpoolAnalysisRow *row = spool_analysis_nth (analysis, i);
      gboolean named =
          row == spool_best_find (analysis, 0) || row == spool_analysis_find_fastest (analysis, 0);

      n_named += named;
      g_assert_cmpint (get_group (model, i)->rank == 0, ==, named || i == 0);
    }
  g_assert_cmpuint (n_named, ==, 2);
}

/* A job is hatched as a whole if it mostly waited, and the legend doesn't say more than that; of
 * sums it can. */
static void
test_legend_is_true (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 1);
  g_autoptr (SpoolTrackModel) of_jobs =
      spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_MEDIAN, 0);
  g_autoptr (SpoolTrackModel) of_sums = NULL;
  const char *sums = spool_phases_view_get_part (SPOOL_PHASE_PART_LOCK).text;
  const SpoolPart *part = g_ptr_array_index (of_jobs->parts, SPOOL_PHASE_PART_LOCK);

  g_assert_nonnull (strstr (part->text, "mostly"));
  for (guint i = 0; i < report->runs->len; i++)
    spool_run_drop_records (g_ptr_array_index (report->runs, i));
  of_sums = spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_MEDIAN, 0);
  part = g_ptr_array_index (of_sums->parts, SPOOL_PHASE_PART_LOCK);
  g_assert_cmpstr (part->text, ==, sums);
}

/* Gaps are shown as what they are where there are some that can be seen. */
static void
test_gaps (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 1);
  SpoolRun *run = g_ptr_array_index (report->runs, 1);
  g_autoptr (SpoolTrackModel) without = NULL;
  g_autoptr (SpoolTrackModel) with = NULL;

  for (guint i = 0; i < report->runs->len; i++)
    ((SpoolRun *) g_ptr_array_index (report->runs, i))->lanes[0].phases.wait_ns = 1;
  without = spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_MEDIAN, 0);
  run->lanes[0].phases.wait_ns = run->wall_ns / 2;
  with = spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_MEDIAN, 0);
  g_assert_cmpint (without->free_part, ==, -1);
  g_assert_cmpint (with->free_part, ==, SPOOL_PHASE_PART_WAIT);
}

/* A run that is shown though it was disturbed says so; that it was the first is nothing. */
static void
test_disturbed (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 1);
  g_autoptr (SpoolTrackModel) without = NULL;
  g_autoptr (SpoolTrackModel) with = NULL;

  ((SpoolRun *) g_ptr_array_index (report->runs, 0))->flags = SPOOL_RUN_FIRST;
  without = spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_MEDIAN, 0);
  ((SpoolRun *) g_ptr_array_index (report->runs, 1))->flags = SPOOL_RUN_LOADED;
  with = spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_MEDIAN, 0);
  g_assert_cmpuint (without->footnotes->len, ==, 0);
  g_assert_cmpuint (with->footnotes->len, ==, 1);
  g_assert_true (g_str_has_suffix (get_group (with, 1)->label, "*"));
  g_assert_false (g_str_has_suffix (get_group (with, 2)->label, "*"));
}

/* What wasn't measured yet has no run to show. */
static void
test_growing (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 1);
  g_autoptr (SpoolReport) empty = util_make_sized_report (5, 0);
  g_autoptr (SpoolTrackModel) model = NULL;
  g_autoptr (SpoolTrackModel) of_empty =
      spool_timeline_view_make_model (empty, NULL, SPOOL_TIMELINE_LAST, 0);

  g_ptr_array_set_size (report->runs, 2);
  model = spool_timeline_view_make_model (report, NULL, SPOOL_TIMELINE_LAST, 0);
  g_assert_cmpuint (model->groups->len, ==, 2);
  g_assert_cmpuint (of_empty->groups->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-view/tracks", test_tracks);
  g_test_add_func ("/timeline-view/choice", test_choice);
  g_test_add_func ("/timeline-view/jobs", test_jobs);
  g_test_add_func ("/timeline-view/waits-and-failures", test_waits_and_failures);
  g_test_add_func ("/timeline-view/ends", test_ends);
  g_test_add_func ("/timeline-view/digits", test_digits);
  g_test_add_func ("/timeline-view/sums", test_sums);
  g_test_add_func ("/timeline-view/ranks", test_ranks);
  g_test_add_func ("/timeline-view/answer-stays", test_answer_stays);
  g_test_add_func ("/timeline-view/legend-is-true", test_legend_is_true);
  g_test_add_func ("/timeline-view/gaps", test_gaps);
  g_test_add_func ("/timeline-view/disturbed", test_disturbed);
  g_test_add_func ("/timeline-view/growing", test_growing);
  return g_test_run ();
}
