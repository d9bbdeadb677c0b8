/* spool-timeline-view.c: what each worker of a report's runs did, and when.
 *
 * Of each configuration one run is shown: an average of time lines would be one that never was.
 * A record says how long a job waited, but not when, so a job is hatched as a whole if it waited
 * for more than half of its time, and the legend says just that.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/spool-timeline-view.h"

#include "chart/spool-track-chart.h"
#include "report/spool-best.h"
#include "report/spool-text.h"
#include "views/spool-phases-view.h"
#include "views/spool-view-bars.h"
#include "views/spool-view-text.h"
#include "workload/spool-clock.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

/* What is less than this part of the axis is less than a pixel or two. */
#define SEEN_SHARE 400

/* Stands behind the time of a run that was disturbed, and before the footnote that says so. */
#define DISTURBED_MARK "*"

static const SpoolRun *
choose_run (const SpoolReport *report,
            const SpoolConfiguration *configuration,
            SpoolTimelineChoice choice)
{
  g_autoptr (GPtrArray) runs = spool_view_list_runs (report, configuration);
  const SpoolRun *chosen = NULL;

  /* Of an even number the quicker one of the middle: it must be a run that was. */
  if (choice == SPOOL_TIMELINE_MEDIAN)
    return runs->len > 0 ? g_ptr_array_index (runs, (runs->len - 1) / 2) : NULL;
  for (guint i = 0; i < runs->len; i++)
    {
      const SpoolRun *run = g_ptr_array_index (runs, i);

      if (chosen == NULL || run->round > chosen->round)
        chosen = run;
    }
  return chosen;
}

static void
add_span (SpoolTrack *track, gint64 start_ns, gint64 end_ns, SpoolPhasePart part)
{
  SpoolSpan span = { .start = spool_ns_to_seconds (start_ns),
                     .end = spool_ns_to_seconds (end_ns),
                     .part = part };

  if (end_ns > start_ns)
    spool_track_add_span (track, &span);
}

static void
add_job (SpoolTrack *track, const SpoolJobRecord *record, guint64 job)
{
  gint64 length_ns = record->end_ns - record->start_ns;
  SpoolSpan span = { .start = spool_ns_to_seconds (record->start_ns),
                     .end = spool_ns_to_seconds (record->end_ns),
                     .part = SPOOL_PHASE_PART_WORK,
                     .failed = record->status != SPOOL_JOB_OK,
                     .apart = TRUE,
                     .number = (guint32) job + 1 };

  if (record->lock_wait_ns > length_ns / 2)
    span.part = SPOOL_PHASE_PART_LOCK;
  else if (record->blocked_ns > length_ns / 2)
    span.part = SPOOL_PHASE_PART_BLOCKED;
  spool_track_add_span (track, &span);
}

/* What a lane did one after the other, where only the sums are known. */
static void
add_sums (SpoolTrack *track, const SpoolLane *lane)
{
  const SpoolPhases *phases = &lane->phases;
  gint64 lock_ns = CLAMP (lane->lock_wait_ns, 0, phases->work_ns);
  gint64 blocked_ns = CLAMP (lane->blocked_ns, 0, phases->work_ns - lock_ns);
  const gint64 lengths_ns[SPOOL_N_PHASE_PARTS] = {
    [SPOOL_PHASE_PART_START] = phases->start_ns,
    [SPOOL_PHASE_PART_WAIT] = phases->wait_ns,
    [SPOOL_PHASE_PART_WORK] = phases->work_ns - lock_ns - blocked_ns,
    [SPOOL_PHASE_PART_LOCK] = lock_ns,
    [SPOOL_PHASE_PART_BLOCKED] = blocked_ns,
    [SPOOL_PHASE_PART_IDLE] = phases->idle_ns,
    [SPOOL_PHASE_PART_STOP] = phases->stop_ns,
  };
  gint64 at_ns = 0;

  for (guint part = 0; part < SPOOL_N_PHASE_PARTS; part++)
    {
      add_span (track, at_ns, at_ns + lengths_ns[part], part);
      at_ns += MAX (lengths_ns[part], 0);
    }
}

/* Starting, idling and stopping lie at the ends. What lies between jobs has no spans, which would
 * be as many again to step through; where there is enough of it to be seen it is shown as waiting.
 */
static void
add_ends (SpoolTrack *track, const SpoolRun *run, const SpoolLane *lane)
{
  gint64 stop_ns = run->wall_ns - lane->phases.stop_ns;

  add_span (track, 0, lane->phases.start_ns, SPOOL_PHASE_PART_START);
  add_span (track, stop_ns - lane->phases.idle_ns, stop_ns, SPOOL_PHASE_PART_IDLE);
  add_span (track, stop_ns, run->wall_ns, SPOOL_PHASE_PART_STOP);
}

static char *
describe_lane (const SpoolLane *lane)
{
  g_autofree char *work = spool_text_dup_seconds (spool_ns_to_seconds (lane->phases.work_ns));

  /* Translators: how many jobs a worker did, and how long it worked: 4 jobs, 0.42 s of work */
  return g_strdup_printf (
      ngettext ("%" PRIu64 " job, %s of work", "%" PRIu64 " jobs, %s of work", (gulong) lane->jobs),
      lane->jobs, work);
}

static void
add_tracks (SpoolTrackModel *model, guint group, const SpoolRun *run)
{
  g_autoptr (GPtrArray) tracks = g_ptr_array_new ();

  for (guint i = 0; i < run->n_lanes; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i + 1);
      g_autofree char *note = describe_lane (&run->lanes[i]);
      SpoolTrack *track = spool_track_model_add_track (model, group, label, note);

      if (run->n_records > 0)
        add_ends (track, run, &run->lanes[i]);
      else
        add_sums (track, &run->lanes[i]);
      g_ptr_array_add (tracks, track);
    }
  for (guint64 job = 0; job < run->n_records; job++)
    if (run->records[job].lane < tracks->len)
      add_job (g_ptr_array_index (tracks, run->records[job].lane), &run->records[job], job);
}

static char *
make_heading (const SpoolReport *report,
              const SpoolConfiguration *configuration,
              const SpoolRun *run)
{
  g_autofree char *wall = spool_text_dup_seconds (spool_ns_to_seconds (run->wall_ns));
  g_autofree char *group = spool_view_text_dup_group (report, configuration);
  g_autofree char *workers = g_strdup_printf ("%u", configuration->workers);

  if (run->n_records == 0)
    /* Translators: an executor, its number of workers, and the time of a run */
    return g_strdup_printf (_ ("%s × %s · %s · totals only, without times"), group, workers, wall);
  /* Translators: an executor, its number of workers, and the time of a run: Threads × 4 · 0.87 s */
  return g_strdup_printf (_ ("%s × %s · %s"), group, workers, wall);
}

typedef struct
{
  const SpoolConfiguration *configuration;
  const SpoolRun *run;
} Shown;

/* Whether the answer speaks of it: a picture without that would be one of something else. */
static gboolean
is_in_answer (const SpoolAnalysis *analysis, const SpoolConfiguration *configuration)
{
  const SpoolAnalysisRow *row;

  if (configuration->executor == SPOOL_EXECUTOR_SERIAL)
    return TRUE;
  if (analysis == NULL)
    return FALSE;
  row = spool_analysis_find (analysis, configuration);
  return row != NULL && (row == spool_best_find (analysis, configuration->entry) ||
                         row == spool_analysis_find_fastest (analysis, configuration->entry));
}

/* Where not all have room, what the answer speaks of stays first, then of each executor its
 * quickest run, then the next ones: a picture with all that one executor did and nothing of the
 * others compares little. */
static guint
find_rank (const SpoolAnalysis *analysis, const GArray *shown, guint index)
{
  const Shown *self = &g_array_index (shown, Shown, index);
  guint rank = 1;

  if (is_in_answer (analysis, self->configuration))
    return 0;
  for (guint i = 0; i < shown->len; i++)
    {
      const Shown *other = &g_array_index (shown, Shown, i);

      if (other->configuration->entry == self->configuration->entry &&
          other->configuration->executor == self->configuration->executor &&
          (other->run->wall_ns < self->run->wall_ns ||
           (other->run->wall_ns == self->run->wall_ns && i < index)))
        rank++;
    }
  return rank;
}

static GArray *
list_shown (const SpoolReport *report,
            const GArray *configurations,
            SpoolTimelineChoice choice,
            guint hidden)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (Shown));

  for (guint i = 0; i < configurations->len; i++)
    {
      const SpoolConfiguration *configuration =
          &g_array_index (configurations, SpoolConfiguration, i);
      Shown next = { configuration, choose_run (report, configuration, choice) };

      if (next.run != NULL && !(hidden & (1u << configuration->executor)))
        g_array_append_val (shown, next);
    }
  return shown;
}

static void
add_runs (SpoolTrackModel *model,
          const SpoolReport *report,
          const SpoolAnalysis *analysis,
          const GArray *shown)
{
  gboolean disturbed = FALSE;

  for (guint i = 0; i < shown->len; i++)
    {
      const Shown *next = &g_array_index (shown, Shown, i);
      g_autofree char *plain = make_heading (report, next->configuration, next->run);
      g_autofree char *heading =
          g_strconcat (plain, spool_run_is_disturbed (next->run) ? DISTURBED_MARK : NULL, NULL);
      guint group = spool_track_model_add_group (model, heading);

      spool_track_model_set_rank (model, group, find_rank (analysis, shown, i));
      add_tracks (model, group, next->run);
      disturbed = disturbed || spool_run_is_disturbed (next->run);
    }
  if (disturbed)
    {
      g_autofree char *footnote =
          g_strconcat (DISTURBED_MARK " ", _ ("The machine was disturbed."), NULL);

      spool_track_model_add_footnote (model, footnote);
    }
}

/* Whether a lane waited for jobs for so long that the gap between its jobs is seen. */
static gboolean
has_gaps (const GArray *shown)
{
  gint64 longest_ns = 0, wait_ns = 0;

  for (guint i = 0; i < shown->len; i++)
    {
      const SpoolRun *run = g_array_index (shown, Shown, i).run;

      longest_ns = MAX (longest_ns, run->wall_ns);
      for (guint lane = 0; run->n_records > 0 && lane < run->n_lanes; lane++)
        wait_ns = MAX (wait_ns, run->lanes[lane].phases.wait_ns);
    }
  return wait_ns > longest_ns / SEEN_SHARE;
}

/* In sums, waiting has parts of its own; of jobs only what most of each was is known. */
static const char *
find_text (SpoolPhasePart part, const GArray *shown)
{
  gboolean jobs = FALSE;

  for (guint i = 0; i < shown->len; i++)
    jobs = jobs || g_array_index (shown, Shown, i).run->n_records > 0;
  if (jobs && part == SPOOL_PHASE_PART_LOCK)
    return _ ("Working: mostly waits for the lock");
  if (jobs && part == SPOOL_PHASE_PART_BLOCKED)
    return _ ("Working: mostly waits for input or output");
  return spool_phases_view_get_part (part).text;
}

/**
 * spool_timeline_view_make_model:
 * @report: a report, complete or growing
 * @analysis: (nullable): what its runs come to, to say what stays where not all have room
 * @choice: which run of each configuration
 * @hidden: executors that are not shown, a bit for each
 *
 * Makes a time line of one run of each configuration: a track for each worker, with all jobs that
 * have records, and what lies before and behind them; where only sums were kept, these.
 *
 * Returns: (transfer full): the model. The report isn't needed afterwards; any thread.
 */
SpoolTrackModel *
spool_timeline_view_make_model (const SpoolReport *report,
                                const SpoolAnalysis *analysis,
                                SpoolTimelineChoice choice,
                                guint hidden)
{
  g_autoptr (GArray) configurations = NULL;
  g_autoptr (GArray) shown = NULL;
  g_autofree char *missing = NULL;
  SpoolTrackModel *model;

  g_return_val_if_fail (report != NULL, NULL);

  configurations = spool_plan_list_configurations (report->plan);
  shown = list_shown (report, configurations, choice, hidden);
  model = spool_track_model_new (SPOOL_QUANTITY_TIME);
  model->title = spool_view_text_dup_title (report);
  model->subtitle = spool_view_text_dup_subtitle (report);
  model->value_title = g_strdup (
      choice == SPOOL_TIMELINE_LAST ? _ ("Last run of each configuration: time since its start")
                                    : _ ("Median run of each configuration: time since its start"));
  model->empty_text = spool_view_text_dup_empty (report);
  model->failed_text = g_strdup (_ ("Jobs failed"));
  /* Translators: one of the jobs; %u is its number */
  model->item_text = g_strdup (_ ("job %u"));
  for (guint p = 0; p < SPOOL_N_PHASE_PARTS; p++)
    {
      SpoolPart part = spool_phases_view_get_part (p);

      part.text = find_text (p, shown);
      spool_track_model_add_part (model, &part);
    }
  if (has_gaps (shown))
    model->free_part = SPOOL_PHASE_PART_WAIT;
  add_runs (model, report, analysis, shown);
  missing = spool_view_text_dup_hidden (report, hidden);
  if (missing != NULL)
    spool_track_model_add_notice (model, missing);
  return model;
}

/**
 * spool_timeline_view_make_chart:
 * @report: a report, complete or growing
 * @analysis: what its runs come to
 * @options: which executors are not shown
 *
 * Returns: (transfer full): the time line of its median runs, as files show it. Any thread.
 */
SpoolChart *
spool_timeline_view_make_chart (const SpoolReport *report,
                                const SpoolAnalysis *analysis,
                                const SpoolViewOptions *options)
{
  g_return_val_if_fail (report != NULL && options != NULL, NULL);

  return spool_track_chart_new (
      spool_timeline_view_make_model (report, analysis, SPOOL_TIMELINE_MEDIAN, options->hidden));
}
