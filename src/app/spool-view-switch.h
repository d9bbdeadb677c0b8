/* spool-view-switch.h: chooses how results are shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_VIEW_SWITCH (spool_view_switch_get_type ())
G_DECLARE_FINAL_TYPE (SpoolViewSwitch, spool_view_switch, SPOOL, VIEW_SWITCH, GtkWidget)

G_END_DECLS
