/* spool-session.h: one run while it goes on: the jobs still to be had, and what came of the others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/spool-global-lock.h"
#include "protocol/spool-children.h"
#include "protocol/spool-message.h"
#include "protocol/spool-setup.h"
#include "workload/spool-work.h"

G_BEGIN_DECLS

/**
 * SpoolLaneState:
 * @index: the lane's number
 * @ready_ns: when its worker was ready, on spool_clock_now_ns(); %G_MAXINT64 if it never was
 * @usage: what its own worker process used, nothing if it had none
 * @forked: (owned) (nullable): its worker process, if that was forked before there were threads
 */
typedef struct
{
  guint index;
  gint64 ready_ns;
  gint64 pid;
  gint64 tid;
  SpoolUsage usage;
  SpoolChild *forked;
} SpoolLaneState;

/**
 * SpoolSession:
 * @setup: what to do
 * @work: the code for it
 * @prepared: what the work made of the parameters; %NULL for processes, which prepare themselves
 * @program: (nullable): the worker program, for processes
 * @records: one for each job, from the lane that did it; no two lanes share one
 * @next_job: the first job that nobody has claimed; in a cache line that it shares with nothing,
 *   since all lanes write it all the time
 *
 * Shared by all lanes of a run. What is below @lock is only touched with it held.
 */
typedef struct
{
  const SpoolSetup *setup;
  const SpoolWork *work;
  gpointer prepared;
  const char *program;
  SpoolJobRecord *records;
  SpoolLaneState *lanes;
  guint n_lanes;
  gboolean waits; /* its jobs wait: they go singly */
  SpoolGlobalLock *global_lock; /* (owned) (nullable) */
  SpoolChildren *children;      /* (owned): its worker processes; killed when it fails */

  char apart_before[64];
  gint64 next_job;
  char apart_after[64];

  GMutex lock;
  GCond changed;
  GPtrArray *details;
  GError *failure;
  guint n_ready;
  guint n_done;
  gboolean released;
  gboolean closing;
} SpoolSession;

SpoolSession *spool_session_new          (const SpoolSetup *setup,
                                          const SpoolWork *work,
                                          guint n_lanes) G_GNUC_WARN_UNUSED_RESULT;
void          spool_session_free         (SpoolSession *self);
guint64       spool_session_claim        (SpoolSession *self,
                                          guint64 count);
gint64        spool_session_do_job       (SpoolSession *self,
                                          SpoolLaneState *lane,
                                          gpointer worker,
                                          guint64 index,
                                          gint64 start_ns);
void          spool_session_keep_job     (SpoolSession *self,
                                          SpoolLaneState *lane,
                                          SpoolJob *job);
void          spool_session_put_record   (SpoolSession *self,
                                          SpoolLaneState *lane,
                                          guint64 index,
                                          const SpoolJobRecord *record,
                                          const char *detail);
void          spool_session_fail         (SpoolSession *self,
                                          GError *failure);
void          spool_session_lane_ready   (SpoolSession *self);
void          spool_session_lane_done    (SpoolSession *self);
void          spool_session_await_ready  (SpoolSession *self);
void          spool_session_release      (SpoolSession *self);
void          spool_session_await_done   (SpoolSession *self);
void          spool_session_close        (SpoolSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolSession, spool_session_free)

G_END_DECLS
