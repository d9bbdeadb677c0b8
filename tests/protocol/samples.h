/* samples.h: messages with something in every field, for tests of reading and writing them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/spool-message.h"
#include "protocol/spool-setup.h"

G_BEGIN_DECLS

/* The range that sample_results_frame() is about. */
#define SAMPLE_RANGE ((SpoolJobRange){ 7, 3 })

SpoolRun *sample_run (void) G_GNUC_WARN_UNUSED_RESULT;
SpoolSetup *sample_setup (const char *workload_id) G_GNUC_WARN_UNUSED_RESULT;
SpoolJobRecord sample_record (guint64 job);
GByteArray *sample_run_frame (void) G_GNUC_WARN_UNUSED_RESULT;
GByteArray *sample_setup_frame (const char *workload_id) G_GNUC_WARN_UNUSED_RESULT;
GByteArray *sample_results_frame (void) G_GNUC_WARN_UNUSED_RESULT;
GByteArray *sample_error_frame (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
