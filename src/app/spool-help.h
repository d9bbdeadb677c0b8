/* spool-help.h: which keys do what.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void spool_help_show_shortcuts (GtkWindow *parent);
void spool_help_set_accels     (GtkApplication *application);

G_END_DECLS
