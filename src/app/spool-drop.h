/* spool-drop.h: opens the reports that are dropped on a widget.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-lab.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void spool_drop_attach (GtkWidget *widget,
                        SpoolLab *lab);

G_END_DECLS
