/* spool-worker-chips.h: numbers of workers as small buttons that take one away.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_WORKER_CHIPS (spool_worker_chips_get_type ())
G_DECLARE_FINAL_TYPE (SpoolWorkerChips, spool_worker_chips, SPOOL, WORKER_CHIPS, GtkWidget)

GtkWidget *spool_worker_chips_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       spool_worker_chips_show (SpoolWorkerChips *self,
                                    const GArray *workers);

G_END_DECLS
