/* spool-wrap-box.h: widgets side by side, in as many lines as it takes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_WRAP_BOX (spool_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (SpoolWrapBox, spool_wrap_box, SPOOL, WRAP_BOX, GtkWidget)

GtkWidget *spool_wrap_box_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
