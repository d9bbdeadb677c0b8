/* spool-message.h: what serving workers and runs say, as structs and as frames.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload/spool-run.h"

G_BEGIN_DECLS

/* A text that a failed job gives as its reason is cut to this. */
#define SPOOL_MAX_DETAIL_BYTES 400

typedef struct
{
  gint64 ready_ns; /* on spool_clock_now_ns() */
  gint64 pid;
  gint64 tid;
} SpoolReady;

typedef struct
{
  guint64 first;
  guint32 count;
} SpoolJobRange;

typedef struct
{
  gint64 cpu_user_ns;
  gint64 cpu_system_ns;
  guint64 peak_rss_bytes;
} SpoolUsage;

/**
 * SpoolResultFunc:
 * @job: the job's number
 * @record: its record; times on spool_clock_now_ns(), no lane, no detail
 * @detail: (nullable): why it did not succeed
 * @data: the caller's
 */
typedef void (*SpoolResultFunc) (guint64 job,
                                 const SpoolJobRecord *record,
                                 const char *detail,
                                 gpointer data);

void      spool_ready_to_frame    (const SpoolReady *ready,
                                   GByteArray *frame);
gboolean  spool_ready_from_bytes  (SpoolReady *ready,
                                   const guint8 *payload,
                                   gsize n_payload_bytes,
                                   GError **error);
void      spool_jobs_to_frame     (const SpoolJobRange *range,
                                   GByteArray *frame);
gboolean  spool_jobs_from_bytes   (SpoolJobRange *range,
                                   const guint8 *payload,
                                   gsize n_payload_bytes,
                                   GError **error);
char     *spool_detail_make_fit   (const char *detail) G_GNUC_WARN_UNUSED_RESULT;
void      spool_results_begin     (GByteArray *frame,
                                   const SpoolJobRange *range);
void      spool_results_add       (GByteArray *frame,
                                   const SpoolJobRecord *record,
                                   const char *detail);
gboolean  spool_results_from_bytes (const SpoolJobRange *expected,
                                   const guint8 *payload,
                                   gsize n_payload_bytes,
                                   SpoolResultFunc func,
                                   gpointer data,
                                   GError **error);
void      spool_usage_to_frame    (const SpoolUsage *usage,
                                   GByteArray *frame);
gboolean  spool_usage_from_bytes  (SpoolUsage *usage,
                                   const guint8 *payload,
                                   gsize n_payload_bytes,
                                   GError **error);
void      spool_error_to_frame    (const GError *said,
                                   GByteArray *frame);
GError   *spool_error_from_bytes  (const guint8 *payload,
                                   gsize n_payload_bytes) G_GNUC_WARN_UNUSED_RESULT;
void      spool_run_to_frame      (const SpoolRun *run,
                                   GByteArray *frame);
SpoolRun *spool_run_from_bytes    (const guint8 *payload,
                                   gsize n_payload_bytes,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
