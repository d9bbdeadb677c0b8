/* spool-vigil.h: keeps the computer awake while it measures, and tells of the end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-lab.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void spool_vigil_keep (GtkApplication *application,
                       SpoolLab *lab);

G_END_DECLS
