/* spool-executor-kind.h: the ways to run jobs, by name; how they do it is the engine's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The order is that of charts and tables. Numbers go over the wire, so new kinds come last. */
typedef enum
{
  SPOOL_EXECUTOR_SERIAL,
  SPOOL_EXECUTOR_THREADS,
  SPOOL_EXECUTOR_PROCESSES,
  SPOOL_EXECUTOR_PROCESSES_FORK,
  SPOOL_EXECUTOR_THREADS_GIL,
  SPOOL_EXECUTOR_ASYNC,
  SPOOL_N_EXECUTORS
} SpoolExecutorKind;

#define SPOOL_MAX_WORKERS 256

const char *spool_executor_kind_get_id      (SpoolExecutorKind kind);
const char *spool_executor_kind_get_title   (SpoolExecutorKind kind);
const char *spool_executor_kind_get_summary (SpoolExecutorKind kind);
gboolean    spool_executor_kind_from_id     (const char *id,
                                             SpoolExecutorKind *kind);
const char *spool_executor_kind_get_why_not (SpoolExecutorKind kind);
gboolean    spool_executor_kind_is_possible (SpoolExecutorKind kind,
                                             GError **error);

G_END_DECLS
