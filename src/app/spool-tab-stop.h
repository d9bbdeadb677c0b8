/* spool-tab-stop.h: a group of widgets that Tab enters and leaves at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_TAB_STOP (spool_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (SpoolTabStop, spool_tab_stop, SPOOL, TAB_STOP, GtkWidget)

void spool_tab_stop_set_current (SpoolTabStop *self,
                                 GtkWidget *current);

G_END_DECLS
