/* spool-engine.h: a configuration in, a run out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/spool-setup.h"
#include "workload/spool-work.h"

G_BEGIN_DECLS

/**
 * SpoolEngineHost:
 * @program: (nullable): the absolute path of the worker program, for processes
 * @threads_allowed: (nullable): called once, when this process may have other threads: before the
 *   timed part, but for executors that fork after that
 * @data: for @threads_allowed
 *
 * What the engine needs of whoever runs it.
 */
typedef struct
{
  const char *program;
  void (*threads_allowed) (gpointer data);
  gpointer data;
} SpoolEngineHost;

SpoolRun *spool_engine_run (const SpoolSetup *setup,
                            const SpoolWork *work,
                            const SpoolEngineHost *host,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
