/* spool-lesson-window.c: why the answer is as it is.
 *
 * A page to be read beside the chart: the lesson's text, and what was measured. It follows the main
 * window to other lessons and reports. Of a report that grows, the numbers change once a round,
 * since whoever reads them shouldn't lose their place, nor the measurement its CPU.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-lesson-window.h"

#include "app/spool-companion.h"
#include "app/spool-glossary-window.h"
#include "app/spool-toast.h"
#include "report/spool-glossary.h"
#include "report/spool-lesson-text.h"
#include "report/spool-story.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SpoolLessonWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkWidget *page;
  GtkLabel *question_label;
  GtkBox *see_box;
  GtkBox *numbers_box;
  GtkBox *why_box;
  GtkBox *try_box;

  SpoolResults *results;
  const SpoolLesson *lesson; /* as it is shown */
  guint executors;           /* of which its text speaks */
  const char *see_title;
  guint serial; /* of the report that is shown */
  SpoolResultsState state;
  guint n_rounds;
};

G_DEFINE_FINAL_TYPE (SpoolLessonWindow, spool_lesson_window, ADW_TYPE_WINDOW)

/* The glossary stands beside the main window, too, so that it outlives this one. */
static gboolean
on_link (GtkLabel *label, const char *uri, SpoolLessonWindow *self)
{
  const SpoolGlossaryTerm *term = spool_glossary_find_link (uri);

  if (term != NULL)
    spool_glossary_window_show (gtk_window_get_transient_for (GTK_WINDOW (self)), term->id);
  return term != NULL;
}

static void
append_label (GtkBox *box, GtkWidget *label)
{
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (box, label);
}

/* Empties a box, and begins it anew with a heading. */
static void
begin_section (GtkBox *box, const char *title)
{
  GtkWidget *child, *heading;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  heading = g_object_new (GTK_TYPE_LABEL, "label", title, "accessible-role",
                          GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (heading, "heading");
  append_label (box, heading);
}

/* A text that can be selected takes the focus as a whole, and its links none. So Tab goes through
 * the links where there are any, and the button copies the text. */
static void
append_paragraph (SpoolLessonWindow *self, GtkBox *box, const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_selectable (GTK_LABEL (label), strstr (markup, "<a ") == NULL);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_link), self, 0);
  append_label (box, label);
}

static const char *
get_title (SpoolLessonWindow *self, SpoolLessonPart part)
{
  return spool_lesson_text_get_title (spool_results_get_lesson (self->results),
                                      spool_results_get_report (self->results)->plan, part);
}

static const char *
nth_paragraph (SpoolLessonWindow *self, SpoolLessonPart part, guint n)
{
  return spool_lesson_text_nth (self->lesson, self->executors, part, n);
}

static void
show_part (SpoolLessonWindow *self, GtkBox *box, SpoolLessonPart part)
{
  const char *paragraph;

  begin_section (box, get_title (self, part));
  gtk_widget_set_visible (GTK_WIDGET (box), nth_paragraph (self, part, 0) != NULL);
  for (guint i = 0; (paragraph = nth_paragraph (self, part, i)) != NULL; i++)
    append_paragraph (self, box, paragraph);
}

static void
show_lesson (SpoolLessonWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), spool_lesson_get_title (self->lesson));
  gtk_label_set_text (self->question_label, spool_lesson_get_question (self->lesson));
  show_part (self, self->see_box, SPOOL_LESSON_PART_SEE);
  show_part (self, self->why_box, SPOOL_LESSON_PART_WHY);
  show_part (self, self->try_box, SPOOL_LESSON_PART_TRY);
}

static void
show_numbers (SpoolLessonWindow *self)
{
  const SpoolReport *report = spool_results_get_report (self->results);
  const SpoolAnalysis *analysis = spool_results_get_analysis (self->results);
  g_auto (GStrv) story = NULL;
  g_autofree char *rounds = NULL;

  if (report->runs->len > 0 && analysis != NULL)
    story = spool_story_new (report, analysis);
  gtk_widget_set_visible (GTK_WIDGET (self->numbers_box), story != NULL && story[0] != NULL);
  begin_section (self->numbers_box, _ ("What was measured"));
  for (guint i = 0; story != NULL && story[i] != NULL; i++)
    {
      g_autofree char *markup = g_markup_escape_text (story[i], -1);

      append_paragraph (self, self->numbers_box, markup);
    }
  if (self->n_rounds < 2)
    return;
  rounds = g_strdup_printf (ngettext ("The numbers are medians of %u round.",
                                      "The numbers are medians of %u rounds.", self->n_rounds),
                            self->n_rounds);
  append_paragraph (self, self->numbers_box, rounds);
}

/* Whether what is shown of the lesson, which depends on its plan, is another text now. */
static gboolean
note_text (SpoolLessonWindow *self, const SpoolLesson *lesson, const SpoolPlan *plan)
{
  guint executors = spool_plan_find_executors (plan);
  const char *see_title = get_title (self, SPOOL_LESSON_PART_SEE);

  if (lesson == self->lesson && executors == self->executors && see_title == self->see_title)
    return FALSE;
  self->lesson = lesson;
  self->executors = executors;
  self->see_title = see_title;
  return TRUE;
}

/* Of a plan without a lesson there is nothing to say, so what was being read stays. */
static void
refresh (SpoolLessonWindow *self)
{
  const SpoolLesson *lesson = spool_results_get_lesson (self->results);
  guint serial = spool_results_get_serial (self->results);
  SpoolResultsState state = spool_results_get_state (self->results);
  const SpoolReport *report = spool_results_get_report (self->results);
  guint n_rounds;

  if (lesson == NULL)
    return;
  n_rounds = spool_report_count_rounds (report);
  if (serial == self->serial && state == self->state && n_rounds == self->n_rounds)
    return;
  if (serial != self->serial && note_text (self, lesson, report->plan))
    show_lesson (self);
  self->serial = serial;
  self->state = state;
  self->n_rounds = n_rounds;
  show_numbers (self);
}

/* All that is shown, with an empty line between paragraphs. */
static void
append_texts (GString *text, GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      if (text->len > 0)
        g_string_append (text, "\n\n");
      g_string_append (text, gtk_label_get_text (GTK_LABEL (widget)));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_texts (text, child);
}

static void
activate_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpoolLessonWindow *self = SPOOL_LESSON_WINDOW (widget);
  g_autoptr (GString) text = g_string_new (NULL);

  append_texts (text, self->page);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  spool_toast_show (self->toast_overlay, _ ("Text copied"), NULL, NULL);
}

static void
spool_lesson_window_dispose (GObject *object)
{
  SpoolLessonWindow *self = SPOOL_LESSON_WINDOW (object);

  g_clear_object (&self->results);
  G_OBJECT_CLASS (spool_lesson_window_parent_class)->dispose (object);
}

static void
spool_lesson_window_class_init (SpoolLessonWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spool_lesson_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/spoolbench/Spool/spool-lesson-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpoolLessonWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, SpoolLessonWindow, page);
  gtk_widget_class_bind_template_child (widget_class, SpoolLessonWindow, question_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolLessonWindow, see_box);
  gtk_widget_class_bind_template_child (widget_class, SpoolLessonWindow, numbers_box);
  gtk_widget_class_bind_template_child (widget_class, SpoolLessonWindow, why_box);
  gtk_widget_class_bind_template_child (widget_class, SpoolLessonWindow, try_box);
  gtk_widget_class_install_action (widget_class, "lesson.copy", NULL, activate_copy);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "lesson.copy",
                                       NULL);
}

static void
spool_lesson_window_init (SpoolLessonWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  spool_companion_close_at_keys (GTK_WINDOW (self));
}

/**
 * spool_lesson_window_show:
 * @parent: the window that asks
 * @results: what it shows; of a lesson
 *
 * Explains the lesson of @results, with its numbers if there are any. There is one such window
 * beside each main window.
 */
void
spool_lesson_window_show (GtkWindow *parent, SpoolResults *results)
{
  SpoolLessonWindow *self;
  GtkWindow *window;

  g_return_if_fail (GTK_IS_WINDOW (parent) && SPOOL_IS_RESULTS (results));
  g_return_if_fail (spool_results_get_lesson (results) != NULL);

  window = spool_companion_find (parent, SPOOL_TYPE_LESSON_WINDOW);
  if (window == NULL)
    {
      self = g_object_new (SPOOL_TYPE_LESSON_WINDOW, "transient-for", parent, NULL);
      self->results = g_object_ref (results);
      g_signal_connect_object (results, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
      refresh (self);
      window = GTK_WINDOW (self);
    }
  gtk_window_present (window);
}
