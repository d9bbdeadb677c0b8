/* spool-work.h: the code that does a workload's jobs. Linked by the worker programs alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload/spool-job.h"
#include "workload/spool-params.h"

G_BEGIN_DECLS

/**
 * SpoolAsyncHost:
 * @n_slots: how many jobs may be in flight
 * @start: the next job for slot @slot, which has none in flight; %NULL if there are no more
 * @finish: the job in slot @slot has ended; its outcome is in it
 *
 * What an event loop asks whoever runs it. All in the loop's thread.
 */
typedef struct _SpoolAsyncHost SpoolAsyncHost;
struct _SpoolAsyncHost
{
  guint n_slots;
  SpoolJob *(*start) (SpoolAsyncHost *self,
                      guint slot);
  void (*finish) (SpoolAsyncHost *self,
                  guint slot);
};

/**
 * SpoolWork:
 * @workload: what it does
 * @dup_versions: (nullable): of the libraries that it does it with
 * @process_init: (nullable): prepares the process, before zero or before a worker is ready
 * @prepare: (nullable): reads the parameters; what it returns is shared by all workers and only
 *   read. @folder is for the jobs' files, @pages_url (nullable) the local web server
 * @unprepare: frees that
 * @worker_new: (nullable): what a worker keeps between its jobs
 * @worker_free: frees that, in the worker's thread
 * @run: does a job. The outcome goes into @job
 * @loop_new: (nullable): an event loop for so many slots, if the work has one
 * @loop_free: frees that
 * @loop_run: does jobs, several at a time, until there are no more
 */
typedef struct
{
  const SpoolWorkload *workload;
  char *(*dup_versions) (void);
  gboolean (*process_init) (GError **error);
  gpointer (*prepare) (const SpoolParams *params,
                       const char *folder,
                       const char *pages_url,
                       GError **error);
  void (*unprepare) (gpointer prepared);
  gpointer (*worker_new) (gconstpointer prepared);
  void (*worker_free) (gpointer state);
  void (*run) (gconstpointer prepared,
               gpointer state,
               SpoolJob *job);
  gpointer (*loop_new) (gconstpointer prepared,
                        guint n_slots);
  void (*loop_free) (gpointer loop);
  void (*loop_run) (gconstpointer prepared,
                    gpointer loop,
                    SpoolAsyncHost *host);
} SpoolWork;

extern const SpoolWork spool_cosine_work;
extern const SpoolWork spool_sleep_work;
extern const SpoolWork spool_web_work;

/* What this program can do; each worker program has a table of its own. */
const SpoolWork *spool_work_nth  (guint n);
const SpoolWork *spool_work_find (const char *workload_id);

G_END_DECLS
