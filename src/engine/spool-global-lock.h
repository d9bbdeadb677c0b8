/* spool-global-lock.h: one lock for all threads, handed over now and then, as CPython's GIL.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload/spool-job.h"

G_BEGIN_DECLS

typedef struct _SpoolGlobalLock SpoolGlobalLock;

SpoolGlobalLock *spool_global_lock_new   (gint64 switch_interval_ns) G_GNUC_WARN_UNUSED_RESULT;
void             spool_global_lock_free  (SpoolGlobalLock *self);
void             spool_global_lock_enter (SpoolGlobalLock *self,
                                          SpoolJob *job);
void             spool_global_lock_leave (SpoolGlobalLock *self);

G_END_DECLS
