/* spool-lesson-row.c: a lesson that can be chosen, in a list of which one is.
 *
 * The row takes the focus for its button, and is what assistive technology meets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-lesson-row.h"

struct _SpoolLessonRow
{
  AdwActionRow parent_instance;

  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (SpoolLessonRow, spool_lesson_row, ADW_TYPE_ACTION_ROW)

static void
choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate (widget);
}

/* Assistive technology can't activate rows, but it can do a widget's own actions. */
static void
spool_lesson_row_class_init (SpoolLessonRowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "row.choose", NULL, choose);
}

static void
spool_lesson_row_init (SpoolLessonRow *self)
{
  self->button = gtk_check_button_new ();
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (self->button, FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->button);
}

/**
 * spool_lesson_row_new:
 * @id: the lesson's id, which is what the action "app.select-lesson" takes; empty for one's own
 *   plan
 * @title: its title, translated
 * @subtitle: what it is about, translated
 *
 * The action's state and not a signal keeps the button in step, so it follows scripts, too.
 *
 * Returns: (transfer floating): a row that chooses the lesson.
 */
GtkWidget *
spool_lesson_row_new (const char *id, const char *title, const char *subtitle)
{
  SpoolLessonRow *self;

  g_return_val_if_fail (id != NULL && title != NULL && subtitle != NULL, NULL);

  self = g_object_new (SPOOL_TYPE_LESSON_ROW, "title", title, "subtitle", subtitle, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "app.select-lesson");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", id);
  return GTK_WIDGET (self);
}
