/* spool-toast.c: short news over a window, which go by themselves.
 *
 * Toasts queue up for seconds each, and only the last one is news: it takes the place of what is
 * there. (One that is dismissed while it leaves crashes libadwaita 1.2.)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-toast.h"

#define CURRENT "spool-toast"

static void
on_dismissed (AdwToast *toast, GObject *overlay)
{
  g_object_set_data (overlay, CURRENT, NULL);
}

static void
fill (AdwToast *toast, const char *text, const char *button, const char *action)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
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
  AdwToast *toast;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && text != NULL);

  toast = g_object_get_data (G_OBJECT (overlay), CURRENT);
  if (toast != NULL)
    {
      fill (toast, text, button, action);
      return;
    }
  toast = adw_toast_new ("");
  fill (toast, text, button, action);
  g_object_set_data_full (G_OBJECT (overlay), CURRENT, g_object_ref (toast), g_object_unref);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed), overlay, 0);
  adw_toast_overlay_add_toast (overlay, toast);
}
