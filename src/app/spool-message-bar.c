/* spool-message-bar.c: says what went wrong, until it is closed.
 *
 * What went wrong stays readable, unlike a toast, and is part of the window, so that it can be
 * copied and doesn't stand in the way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-message-bar.h"

#include "app/spool-short-text.h"

struct _SpoolMessageBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (SpoolMessageBar, spool_message_bar, GTK_TYPE_WIDGET)

static void
spool_message_bar_dispose (GObject *object)
{
  SpoolMessageBar *self = SPOOL_MESSAGE_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (spool_message_bar_parent_class)->dispose (object);
}

static void
spool_message_bar_class_init (SpoolMessageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spool_message_bar_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_css_name (widget_class, "messagebar");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/spoolbench/Spool/spool-message-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SpoolMessageBar, box);
  gtk_widget_class_bind_template_child (widget_class, SpoolMessageBar, icon);
  gtk_widget_class_bind_template_child (widget_class, SpoolMessageBar, label);
  gtk_widget_class_bind_template_callback (widget_class, spool_message_bar_clear);
}

static void
spool_message_bar_init (SpoolMessageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * spool_message_bar_show:
 * @self: a message bar
 * @kind: %SPOOL_MESSAGE_WARNING or %SPOOL_MESSAGE_ERROR
 * @text: what happened, where, and what to do
 *
 * Shows it in place of what was there before; long lines are cut, and the report has all of them.
 */
void
spool_message_bar_show (SpoolMessageBar *self, SpoolMessageKind kind, const char *text)
{
  gboolean is_error = kind == SPOOL_MESSAGE_ERROR;
  g_autofree char *shown = NULL;

  g_return_if_fail (SPOOL_IS_MESSAGE_BAR (self) && text != NULL);

  gtk_image_set_from_icon_name (self->icon,
                                is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  shown = spool_short_text_dup_lines (text);
  gtk_label_set_text (self->label, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * spool_message_bar_clear:
 * @self: a message bar
 *
 * Hides it.
 */
void
spool_message_bar_clear (SpoolMessageBar *self)
{
  g_return_if_fail (SPOOL_IS_MESSAGE_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
