/* worker-client.h: for tests, the other end of the worker programs' pipes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/spool-channel.h"
#include "protocol/spool-child.h"
#include "protocol/spool-message.h"
#include "protocol/spool-setup.h"

G_BEGIN_DECLS

/**
 * WorkerClient:
 * @child: the program
 * @channel: frames to it and from it
 * @frame: for the next message
 * @payload: of the last message
 */
typedef struct
{
  SpoolChild *child;
  SpoolChannel *channel;
  GByteArray *frame;
  const guint8 *payload;
  gsize n_payload_bytes;
} WorkerClient;

WorkerClient *worker_client_start (const char *name, const char *role) G_GNUC_WARN_UNUSED_RESULT;
WorkerClient *worker_client_start_argv (const char *const *argv) G_GNUC_WARN_UNUSED_RESULT;
void worker_client_free (WorkerClient *self);
gint64 worker_client_get_pid (WorkerClient *self);
void worker_client_send (WorkerClient *self);
void worker_client_setup (WorkerClient *self, const SpoolSetup *setup);
void worker_client_jobs (WorkerClient *self, guint64 first, guint32 count);
void worker_client_expect (WorkerClient *self, SpoolFrameType type);
SpoolRun *worker_client_take_run (WorkerClient *self) G_GNUC_WARN_UNUSED_RESULT;
GError *worker_client_take_error (WorkerClient *self) G_GNUC_WARN_UNUSED_RESULT;
void worker_client_expect_end (WorkerClient *self, const char *words);
void worker_client_expect_end_or_usage (WorkerClient *self, const char *words);

char *worker_link_programs (guint n_programs, char *const *paths) G_GNUC_WARN_UNUSED_RESULT;
SpoolSetup *worker_setup_new (const char *workload_id,
                              SpoolExecutorKind executor,
                              guint workers,
                              guint64 jobs) G_GNUC_WARN_UNUSED_RESULT;
void worker_setup_set (SpoolSetup *setup, const char *name, const char *value);
SpoolRun *worker_measure (const SpoolSetup *setup) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WorkerClient, worker_client_free)

G_END_DECLS
