/* spool-usage.h: what this process used of the machine; a file for each system.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint64 spool_usage_peak_rss_bytes (void);
gint64  spool_usage_thread_id      (void);
gint64  spool_usage_process_id     (void);

G_END_DECLS
