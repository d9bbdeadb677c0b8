/* fake-work.h: jobs that do nothing, or go wrong in a known way, and take no time at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/spool-setup.h"
#include "workload/spool-work.h"

G_BEGIN_DECLS

#define FAKE_MAX_JOBS 100000

/* Its parameters, all whole numbers but the last:
 *   fail-every  each job whose number this divides fails; 0: none
 *   late-every  each job whose number this divides is timed out; 0: none
 *   lie-at      this job gives a wrong digest; -1: none
 *   hold-at     this job waits for others; -1: none
 *   hold-for    until so many have ended
 *   broken      1: it can't be prepared
 *   words       what failed jobs say
 * A job that is done a second time gives a wrong digest too, and workers that were not freed are
 * found when the work is unprepared. Its event loop keeps all slots in flight and ends the last one
 * first. */
extern const SpoolWork fake_work;

guint64 fake_digest (guint64 index);
SpoolSetup *fake_setup_new (SpoolExecutorKind executor, SpoolMode mode, guint workers, guint64 jobs)
    G_GNUC_WARN_UNUSED_RESULT;
void fake_setup_set (SpoolSetup *setup, const char *name, const char *value);

G_END_DECLS
