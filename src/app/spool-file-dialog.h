/* spool-file-dialog.h: asks for a file to open or to save to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-export.h"
#include "app/spool-lab.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void spool_file_dialog_open   (GtkWindow *parent,
                               SpoolLab *lab);
void spool_file_dialog_export (GtkWindow *parent,
                               SpoolLab *lab,
                               const SpoolExportKind *kind);

G_END_DECLS
