/* spool-history-rows.h: the rows of the kept reports in their list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-history-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SpoolHistoryRows:
 *
 * Fills a list box with a row for each report, and keeps it so. All functions belong to the thread
 * of the main context.
 */
typedef struct _SpoolHistoryRows SpoolHistoryRows;

SpoolHistoryRows *spool_history_rows_new        (GtkListBox *box,
                                                 GListModel *reports) G_GNUC_WARN_UNUSED_RESULT;
void              spool_history_rows_free       (SpoolHistoryRows *self);
void              spool_history_rows_set_base   (SpoolHistoryRows *self,
                                                 SpoolHistoryItem *base);
SpoolHistoryItem *spool_history_rows_get_base   (const SpoolHistoryRows *self);
gboolean          spool_history_rows_is_base    (const SpoolHistoryRows *self,
                                                 SpoolHistoryItem *item);
void              spool_history_rows_seek       (SpoolHistoryRows *self,
                                                 const char *words);
gboolean          spool_history_rows_has_found  (const SpoolHistoryRows *self);
guint             spool_history_rows_find       (const SpoolHistoryRows *self,
                                                 SpoolHistoryItem *item);
void              spool_history_rows_focus      (SpoolHistoryRows *self,
                                                 guint position);
void              spool_history_rows_focus_item (SpoolHistoryRows *self,
                                                 SpoolHistoryItem *item);

G_END_DECLS
