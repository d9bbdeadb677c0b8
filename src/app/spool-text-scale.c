/* spool-text-scale.c: how large text is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-text-scale.h"

/* At this resolution text is as large as usual. */
#define USUAL_DPI 96.0

/**
 * spool_text_scale_get:
 * @widget: a widget
 *
 * Returns: how many times as large as usual text is, as set for the whole desktop. Main thread.
 */
double
spool_text_scale_get (GtkWidget *widget)
{
  double dpi;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1.0);

  dpi = pango_cairo_context_get_resolution (gtk_widget_get_pango_context (widget));
  return dpi > 0 ? dpi / USUAL_DPI : 1.0;
}
