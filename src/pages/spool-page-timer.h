/* spool-page-timer.h: wakes a main-loop source on time; a file for each system.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpoolPageTimer SpoolPageTimer;

SpoolPageTimer *spool_page_timer_new   (GSource *source) G_GNUC_WARN_UNUSED_RESULT;
void            spool_page_timer_set   (SpoolPageTimer *self,
                                        gint64 due_us);
gboolean        spool_page_timer_check (SpoolPageTimer *self);
void            spool_page_timer_free  (SpoolPageTimer *self);

G_END_DECLS
