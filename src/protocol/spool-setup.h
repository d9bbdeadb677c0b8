/* spool-setup.h: one configuration, as the bench hands it to the process of a run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload/spool-params.h"
#include "workload/spool-run.h"

G_BEGIN_DECLS

/**
 * SpoolSetup:
 * @params: the workload with its parameters
 * @executor: how to run the jobs
 * @workers: how many workers
 * @mode: cold or warm
 * @jobs: how many jobs
 * @max_records: with more jobs than this, a summary takes the place of the records
 * @job_time_limit_ns: how long a job may take, 0 for as long as it likes
 * @switch_interval_ns: after how long a waiting thread asks for the global lock
 * @folder: for the files of this run; the run makes it and removes it
 * @pages_url: (nullable): where the local web server is
 */
typedef struct
{
  SpoolParams *params;
  SpoolExecutorKind executor;
  guint workers;
  SpoolMode mode;
  guint64 jobs;
  guint64 max_records;
  gint64 job_time_limit_ns;
  gint64 switch_interval_ns;
  char *folder;
  char *pages_url;
} SpoolSetup;

void        spool_setup_free       (SpoolSetup *self);
void        spool_setup_to_frame   (const SpoolSetup *self,
                                    GByteArray *frame);
SpoolSetup *spool_setup_from_bytes (const guint8 *payload,
                                    gsize n_payload_bytes,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolSetup, spool_setup_free)

G_END_DECLS
