/* spool-rename-dialog.h: asks for a kept report's new name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-history.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget        *spool_rename_dialog_new       (GtkWindow *parent,
                                                 SpoolHistory *history,
                                                 SpoolHistoryItem *item,
                                                 const char *title,
                                                 const char *problem);
SpoolHistoryItem *spool_rename_dialog_get_item  (GtkWidget *self);
const char       *spool_rename_dialog_get_title (GtkWidget *self);

G_END_DECLS
