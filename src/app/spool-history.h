/* spool-history.h: all reports that were kept, the newest first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-history-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_HISTORY (spool_history_get_type ())
G_DECLARE_FINAL_TYPE (SpoolHistory, spool_history, SPOOL, HISTORY, GObject)

SpoolHistory     *spool_history_new         (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void              spool_history_refresh     (SpoolHistory *self);
gboolean          spool_history_is_busy     (SpoolHistory *self);
gboolean          spool_history_check_name  (SpoolHistory *self,
                                             SpoolHistoryItem *item,
                                             const char *title,
                                             GError **error);
SpoolHistoryItem *spool_history_rename      (SpoolHistory *self,
                                             SpoolHistoryItem *item,
                                             const char *title,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          spool_history_remove      (SpoolHistory *self,
                                             SpoolHistoryItem *item,
                                             GError **error);
SpoolHistoryItem *spool_history_undo_remove (SpoolHistory *self,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void              spool_history_forget      (SpoolHistory *self);

G_END_DECLS
