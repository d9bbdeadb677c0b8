/* spool-application-actions.h: what can be done from the keyboard, the window and other programs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-lab.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void spool_application_actions_add (GtkApplication *application,
                                    SpoolLab *lab);

G_END_DECLS
