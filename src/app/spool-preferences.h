/* spool-preferences.h: the window with the few things that can be had otherwise.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void spool_preferences_show (GtkWindow *parent);

G_END_DECLS
