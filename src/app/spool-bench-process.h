/* spool-bench-process.h: one spool-bench, run as a child: a plan in, events out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-event.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SpoolBenchProcess:
 *
 * Lives in the main context of the thread that starts it, and keeps itself alive until it has told
 * that it ended.
 */
#define SPOOL_TYPE_BENCH_PROCESS (spool_bench_process_get_type ())
G_DECLARE_FINAL_TYPE (SpoolBenchProcess, spool_bench_process, SPOOL, BENCH_PROCESS, GObject)

char              *spool_bench_process_find_program (void) G_GNUC_WARN_UNUSED_RESULT;
SpoolBenchProcess *spool_bench_process_new          (const char *program)
                                                     G_GNUC_WARN_UNUSED_RESULT;
gboolean           spool_bench_process_start        (SpoolBenchProcess *self,
                                                     const SpoolPlan *plan,
                                                     const char *report_path,
                                                     GError **error);
void               spool_bench_process_stop         (SpoolBenchProcess *self);

G_END_DECLS
