/* spool-events.h: how a plan goes, as one JSON object a line, for programs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench/spool-conductor.h"

G_BEGIN_DECLS

/* A run with more jobs is told with sums in place of job records: those would be thousands, and who
 * wants them reads the report. */
#define SPOOL_EVENTS_MAX_RECORDS 256

typedef struct _SpoolEvents SpoolEvents;

extern const SpoolListener spool_events_listener;

SpoolEvents *spool_events_new     (const SpoolReport *report,
                                   int fd) G_GNUC_WARN_UNUSED_RESULT;
void         spool_events_free    (SpoolEvents *self);
const GError *
             spool_events_get_problem (const SpoolEvents *self);
void         spool_events_error   (SpoolEvents *self,
                                   const char *message);
void         spool_events_written (SpoolEvents *self,
                                   const char *path);
void         spool_events_end     (SpoolEvents *self,
                                   int status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolEvents, spool_events_free)

G_END_DECLS
