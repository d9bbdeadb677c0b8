/* fake-backend.h: for tests, a backend that makes up runs on a clock of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench/spool-conductor.h"

G_BEGIN_DECLS

/**
 * FakeBackend:
 * @now_ns: the clock; only measuring moves it
 * @run_ns: how long each run takes
 * @n_measured: how often something was measured
 * @stop_before: before which measurement somebody wants to stop, seen between two runs
 * @stop_within: within which measurement somebody wants to stop, so that it gives no run
 * @fail_at: which measurement fails
 * @wrong_at: which measurement gives other digests
 * @disturb_at: during which measurement heat slows the machine down
 * @n_snapshots: how often the machine was looked at
 * @max_records: (element-type guint64): the room for records that each measurement was told of
 * @urls: (element-type utf8): where each was told that pages are
 * @folders: (element-type utf8): the temporary folder of each
 *
 * Numbers of measurements are counted from 0; -1 is never.
 */
typedef struct
{
  gint64 now_ns;
  gint64 run_ns;
  int n_measured;
  int stop_before;
  int stop_within;
  int fail_at;
  int wrong_at;
  int disturb_at;
  int n_snapshots;
  GArray *max_records;
  GPtrArray *urls;
  GPtrArray *folders;
} FakeBackend;

/* What a listener was told, one word each. */
typedef struct
{
  GString *log;
  GArray *left_s; /* (element-type double), at each run's end */
  double total_s;
  guint runs_total;
} FakeListener;

void fake_backend_init (FakeBackend *self);
void fake_backend_clear (FakeBackend *self);
SpoolBackend fake_backend_get (FakeBackend *self);

void fake_listener_init (FakeListener *self);
void fake_listener_clear (FakeListener *self);
extern const SpoolListener fake_listener;

SpoolReport *fake_report_new (SpoolPlan *plan);
SpoolPlan *fake_plan_new (const char *json);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FakeBackend, fake_backend_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FakeListener, fake_listener_clear)

G_END_DECLS
