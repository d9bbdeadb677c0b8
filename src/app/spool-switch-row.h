/* spool-switch-row.h: a row with a switch.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *spool_switch_row_new (const char *title,
                                 GtkWidget *toggle) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
