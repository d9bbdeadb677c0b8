/* spool-prompt-button.c: a button that acts as soon as its key is pressed, and only once.
 *
 * GtkButton looks pressed for 250 ms before it does what a key told it, and does it again while the
 * key is held, or with each click of a double one. A button that becomes another one, as Run
 * becomes Stop, needs nothing of that: it shows that it was heard, and what repeats would undo what
 * has just begun.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-prompt-button.h"

struct _SpoolPromptButton
{
  GtkButton parent_instance;

  gboolean held;   /* whether the key that was meant for it hasn't been released yet */
  gint64 acted_us; /* when it did something for the last time; 0 if it never has */
};

G_DEFINE_FINAL_TYPE (SpoolPromptButton, spool_prompt_button, GTK_TYPE_BUTTON)

static void
spool_prompt_button_activate (GtkButton *button)
{
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_second_click (SpoolPromptButton *self, gint64 now_us)
{
  int interval_ms;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &interval_ms,
                NULL);
  return self->acted_us != 0 && now_us - self->acted_us < interval_ms * 1000;
}

/* Comes before all who want to hear of it. */
static void
spool_prompt_button_clicked (GtkButton *button)
{
  SpoolPromptButton *self = SPOOL_PROMPT_BUTTON (button);
  gint64 now_us = g_get_monotonic_time ();

  if (is_second_click (self, now_us))
    g_signal_stop_emission_by_name (button, "clicked");
  else
    self->acted_us = now_us;
}

static gboolean
is_activating (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_ISO_Enter || keyval == GDK_KEY_KP_Enter ||
         keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space;
}

/* Returns whether the key goes no further. */
static gboolean
on_key_pressed (SpoolPromptButton *self, guint keyval)
{
  gboolean is_repeated = self->held && is_activating (keyval);

  self->held |= is_activating (keyval);
  return is_repeated;
}

static void
release (SpoolPromptButton *self)
{
  self->held = FALSE;
}

static void
spool_prompt_button_class_init (SpoolPromptButtonClass *klass)
{
  GTK_BUTTON_CLASS (klass)->activate = spool_prompt_button_activate;
  GTK_BUTTON_CLASS (klass)->clicked = spool_prompt_button_clicked;
}

static void
spool_prompt_button_init (SpoolPromptButton *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  /* Before the button's own keys. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (release), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  /* Whoever lets go of the key elsewhere has let go. */
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (release), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * spool_prompt_button_new:
 *
 * Returns: (transfer floating): a button that acts as soon as its key is pressed.
 */
GtkWidget *
spool_prompt_button_new (void)
{
  return g_object_new (SPOOL_TYPE_PROMPT_BUTTON, NULL);
}
