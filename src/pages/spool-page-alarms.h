/* spool-page-alarms.h: calls functions at set times, to a fraction of a millisecond.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpoolPageAlarms SpoolPageAlarms;

SpoolPageAlarms *spool_page_alarms_new (GMainContext *context) G_GNUC_WARN_UNUSED_RESULT;
void spool_page_alarms_add (
    SpoolPageAlarms *self, gint64 due_us, GFunc ring, gpointer data, GDestroyNotify destroy);
void spool_page_alarms_free (SpoolPageAlarms *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolPageAlarms, spool_page_alarms_free)

G_END_DECLS
