/* spool-about.h: the window that says what Spool is, and with which libraries it runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void spool_about_show (GtkWindow *parent);

G_END_DECLS
