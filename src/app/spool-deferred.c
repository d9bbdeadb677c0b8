/* spool-deferred.c: lets part of a window come after its first frame.
 *
 * Most of the time that a window takes to open goes into measuring text. What nobody looks at first
 * is measured while the rest is being read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-deferred.h"

typedef struct
{
  GtkWidget *part;
  gboolean is_painting; /* whether the first frame has begun */
} Deferred;

static void
deferred_free (gpointer data)
{
  Deferred *self = data;

  g_object_unref (self->part);
  g_free (self);
}

/* Comes at the beginning of each frame: at the second one the first is on the screen. */
static gboolean
on_frame (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  Deferred *self = data;

  if (!self->is_painting)
    {
      self->is_painting = TRUE;
      return G_SOURCE_CONTINUE;
    }
  gtk_widget_set_visible (self->part, TRUE);
  return G_SOURCE_REMOVE;
}

/**
 * spool_deferred_show:
 * @window: a window that isn't shown yet
 * @part: a widget in it, for which there is room also as long as it is hidden
 *
 * Hides the part until the window has been painted for the first time.
 */
void
spool_deferred_show (GtkWidget *window, GtkWidget *part)
{
  Deferred *self;

  g_return_if_fail (GTK_IS_WINDOW (window) && GTK_IS_WIDGET (part));

  self = g_new0 (Deferred, 1);
  self->part = g_object_ref (part);
  gtk_widget_set_visible (part, FALSE);
  gtk_widget_add_tick_callback (window, on_frame, self, deferred_free);
}
