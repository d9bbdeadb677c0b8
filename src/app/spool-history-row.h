/* spool-history-row.h: a kept report in a list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-history-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *spool_history_row_new (SpoolHistoryItem *item);
SpoolHistoryItem *spool_history_row_get_item (GtkWidget *row);

G_END_DECLS
