/* spool-conductor.h: carries out a plan: rounds, their order, limits; a report grows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/spool-setup.h"
#include "report/spool-machine-snapshot.h"
#include "report/spool-report.h"

G_BEGIN_DECLS

/**
 * SpoolProgress:
 * @round: from 0
 * @rounds: how many there will be, as far as one can tell: automatic ones may become more
 * @order: the run's place in its round, from 0
 * @configuration: what is run
 * @runs_done: how many runs have ended
 * @runs_total: how many there will be, likewise
 * @elapsed_s: since the beginning of the plan
 * @left_s: until its end, as far as one can tell
 */
typedef struct
{
  guint round;
  guint rounds;
  guint order;
  SpoolConfiguration configuration;
  guint runs_done;
  guint runs_total;
  double elapsed_s;
  double left_s;
} SpoolProgress;

/**
 * SpoolListener:
 * @plan_begun: before the first run, with the time that all will take at most
 * @run_begun: before each run
 * @run_ended: after each, when it is in the report
 * @run_failed: a run could not be measured
 * @round_ended: after each round
 *
 * Who wants to know how it goes. All are called in the conductor's thread, between the runs.
 */
typedef struct
{
  void (*plan_begun) (gpointer data, const SpoolReport *report, guint runs_total, double total_s);
  void (*run_begun) (gpointer data, const SpoolProgress *progress);
  void (*run_ended) (gpointer data, const SpoolRun *run, const SpoolProgress *progress);
  void (*run_failed) (gpointer data, const GError *error, const SpoolProgress *progress);
  void (*round_ended) (gpointer data, guint round, const SpoolProgress *progress);
} SpoolListener;

/**
 * SpoolBackend:
 * @measure: measures a run; %SPOOL_ERROR_CANCELLED if somebody wanted to stop
 * @now_ns: a clock
 * @is_stopped: whether somebody wants to stop
 * @take_snapshot: (nullable): looks at the machine, before and after each run; %NULL if nobody is
 *   to know what disturbed the runs
 * @get_pages_url: where an entry's local pages are, %NULL if it needs none
 *
 * What really does it; tests have their own.
 */
typedef struct
{
  SpoolRun *(*measure) (gpointer data, const SpoolSetup *setup, GError **error);
  gint64 (*now_ns) (gpointer data);
  gboolean (*is_stopped) (gpointer data);
  void (*take_snapshot) (gpointer data, SpoolMachineSnapshot *snapshot);
  const char *(*get_pages_url) (gpointer data, guint entry);
  gpointer data;
} SpoolBackend;

/**
 * SpoolOutcome:
 * @interrupted: whether somebody wanted to stop
 * @failed_runs: how many runs could not be measured
 */
typedef struct
{
  gboolean interrupted;
  guint failed_runs;
} SpoolOutcome;

SpoolOutcome spool_conduct (SpoolReport *report,
                            const SpoolBackend *backend,
                            const SpoolListener *listener,
                            gpointer listener_data);

G_END_DECLS
