/* spool-help.h: which keys do what.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  spool_help_show_shortcuts (GtkWindow *parent);
char *spool_help_dup_key        (const char *action) G_GNUC_WARN_UNUSED_RESULT;
void  spool_help_set_accels     (GtkApplication *application);

G_END_DECLS
