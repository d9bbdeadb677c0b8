/* spool-copy.h: puts results on the clipboard.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-lab.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean spool_copy_results (SpoolLab *lab,
                             const SpoolChartPart *part,
                             GdkClipboard *clipboard);

G_END_DECLS
