/* spool-toast.c: short news over a window, which go by themselves.
 *
 * Toasts queue up for seconds each, and only the last one is news: it takes the place of what is
 * there, and has as long to be read. libadwaita would count on from the first one, so the time is
 * kept here. (One that is dismissed while it leaves crashes libadwaita 1.2.)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-toast.h"

#define CURRENT "spool-toast"
#define TIMEOUT_MS 5000

typedef struct
{
  AdwToastOverlay *overlay; /* not owned: it has this */
  AdwToast *toast;
  guint timer;
} News;

static void
news_free (gpointer data)
{
  News *self = data;

  g_source_remove (self->timer);
  g_object_unref (self->toast);
  g_free (self);
}

static void
on_dismissed (AdwToast *toast, GObject *overlay)
{
  g_object_set_data (overlay, CURRENT, NULL);
}

/* Whoever points at it, or is about to press its button, needs it still. */
static gboolean
is_in_use (AdwToastOverlay *overlay)
{
  const GtkStateFlags use = GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (overlay)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_widget_get_css_name (child), "toast") &&
        (gtk_widget_get_state_flags (child) & use) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
on_time (gpointer data)
{
  News *self = data;

  /* This frees what is here, the timer with it. */
  if (!is_in_use (self->overlay))
    adw_toast_dismiss (self->toast);
  return G_SOURCE_CONTINUE;
}

static void
start_timer (News *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (TIMEOUT_MS, on_time, self);
  g_source_set_name_by_id (self->timer, CURRENT);
}

static void
fill (AdwToast *toast, const char *text, const char *button, const char *action)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
}

static News *
news_new (AdwToastOverlay *overlay)
{
  News *self = g_new0 (News, 1);

  self->overlay = overlay;
  self->toast = adw_toast_new ("");
  adw_toast_set_timeout (self->toast, 0);
  g_object_set_data_full (G_OBJECT (overlay), CURRENT, self, news_free);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (on_dismissed), overlay, 0);
  return self;
}

/**
 * spool_toast_show:
 * @overlay: what it is shown over
 * @text: what happened, without markup
 * @button: (nullable): a word for what can be done about it
 * @action: (nullable): the action that does it
 *
 * Shows news in place of what was news before.
 */
void
spool_toast_show (AdwToastOverlay *overlay,
                  const char *text,
                  const char *button,
                  const char *action)
{
  News *current;
  gboolean is_new;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && text != NULL);

  current = g_object_get_data (G_OBJECT (overlay), CURRENT);
  is_new = current == NULL;
  if (is_new)
    current = news_new (overlay);
  fill (current->toast, text, button, action);
  start_timer (current);
  if (is_new)
    adw_toast_overlay_add_toast (overlay, g_object_ref (current->toast));
}
