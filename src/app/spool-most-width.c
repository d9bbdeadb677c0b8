/* spool-most-width.c: what gets no wider than it can be read.
 *
 * Unlike in an AdwClamp it stays where lines begin. Main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-most-width.h"

#include "app/spool-text-scale.h"

/**
 * spool_most_width_limit:
 * @widget: a widget
 * @width: a width, or -1
 * @most_px: the greatest width, with text of the usual size
 *
 * Returns: the width that its child gets of @width.
 */
int
spool_most_width_limit (GtkWidget *widget, int width, int most_px)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), width);

  return MIN (width, (int) (most_px * spool_text_scale_get (widget)));
}

/**
 * spool_most_width_allocate:
 * @widget: a widget
 * @child: its child
 * @width: what @widget has been given
 * @height: likewise
 * @most_px: the greatest width of @child, with text of the usual size
 *
 * Gives @child its place, at the side where lines begin.
 */
void
spool_most_width_allocate (GtkWidget *widget, GtkWidget *child, int width, int height, int most_px)
{
  gboolean rtl;
  int child_width;

  g_return_if_fail (GTK_IS_WIDGET (widget) && GTK_IS_WIDGET (child));

  rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  child_width = spool_most_width_limit (widget, width, most_px);
  gtk_widget_size_allocate (
      child, &(GtkAllocation){ rtl ? width - child_width : 0, 0, child_width, height }, -1);
}
