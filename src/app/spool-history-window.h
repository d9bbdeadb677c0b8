/* spool-history-window.h: the kept reports: open, name, delete and compare them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-lab.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_HISTORY_WINDOW (spool_history_window_get_type ())
G_DECLARE_FINAL_TYPE (SpoolHistoryWindow, spool_history_window, SPOOL, HISTORY_WINDOW, AdwWindow)

GtkWidget *spool_history_window_new (GtkWindow *parent, SpoolLab *lab);

G_END_DECLS
