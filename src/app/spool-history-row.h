/* spool-history-row.h: a kept report in a list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-history-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_HISTORY_ROW (spool_history_row_get_type ())
G_DECLARE_FINAL_TYPE (SpoolHistoryRow, spool_history_row, SPOOL, HISTORY_ROW, AdwActionRow)

GtkWidget        *spool_history_row_new      (SpoolHistoryItem *item);
SpoolHistoryItem *spool_history_row_get_item (SpoolHistoryRow *self);
void              spool_history_row_set_base (SpoolHistoryRow *self,
                                              gboolean is_base);

G_END_DECLS
