/* spool-history-item.h: a report that was kept, as a list shows it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-report.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_HISTORY_ITEM (spool_history_item_get_type ())
G_DECLARE_FINAL_TYPE (SpoolHistoryItem, spool_history_item, SPOOL, HISTORY_ITEM, GObject)

SpoolHistoryItem *spool_history_item_new          (const char *path,
                                                   const SpoolReport *report)
                                                   G_GNUC_WARN_UNUSED_RESULT;
SpoolHistoryItem *spool_history_item_new_moved    (SpoolHistoryItem *self,
                                                   const char *path) G_GNUC_WARN_UNUSED_RESULT;
SpoolHistoryItem *spool_history_item_load         (const char *path) G_GNUC_WARN_UNUSED_RESULT;
const char       *spool_history_item_get_path     (SpoolHistoryItem *self);
const char       *spool_history_item_get_title    (SpoolHistoryItem *self);
const char       *spool_history_item_get_subtitle (SpoolHistoryItem *self);
const char       *spool_history_item_get_answer   (SpoolHistoryItem *self);
gboolean          spool_history_item_is_readable  (SpoolHistoryItem *self);
gboolean          spool_history_item_matches      (SpoolHistoryItem *self,
                                                   const char *words);
gboolean          spool_history_item_is_current   (SpoolHistoryItem *self);
int               spool_history_item_compare      (gconstpointer a,
                                                   gconstpointer b);

G_END_DECLS
