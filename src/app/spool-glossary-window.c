/* spool-glossary-window.c: the words of the lessons' texts, explained.
 *
 * A list of terms, sorted as the user's language does it. A link to a term scrolls to it and gives
 * it the focus, so that assistive technology reads it, too.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-glossary-window.h"

#include "app/spool-companion.h"
#include "report/spool-glossary.h"

#include <glib/gi18n.h>

struct _SpoolGlossaryWindow
{
  AdwWindow parent_instance;

  GtkScrolledWindow *scroller;
  GtkListBox *list;

  GHashTable *rows;  /* (element-type SpoolGlossaryTerm GtkListBoxRow): terms to rows */
  GtkWidget *wanted; /* (nullable): the row to go to once it has a place */
  guint wanted_tick;
};

G_DEFINE_FINAL_TYPE (SpoolGlossaryWindow, spool_glossary_window, ADW_TYPE_WINDOW)

/* Makes it the first row that is seen. */
static void
go_to_row (SpoolGlossaryWindow *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *content = gtk_scrolled_window_get_child (self->scroller);
  graphene_rect_t bounds;

  gtk_widget_grab_focus (row);
  /* The ring around the row says which it is, also to those who came by mouse. */
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
  if (gtk_widget_compute_bounds (row, gtk_widget_get_first_child (content), &bounds))
    gtk_adjustment_set_value (adjustment, bounds.origin.y);
}

/* A window that was just made has no layout before its first frame. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  SpoolGlossaryWindow *self = SPOOL_GLOSSARY_WINDOW (widget);

  if (gtk_widget_get_height (self->wanted) == 0)
    return G_SOURCE_CONTINUE;
  self->wanted_tick = 0;
  go_to_row (self, g_steal_pointer (&self->wanted));
  return G_SOURCE_REMOVE;
}

static void
show_term (SpoolGlossaryWindow *self, const SpoolGlossaryTerm *term)
{
  self->wanted = g_hash_table_lookup (self->rows, term);
  if (self->wanted_tick == 0)
    self->wanted_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static gboolean
on_link (GtkLabel *label, const char *uri, SpoolGlossaryWindow *self)
{
  const SpoolGlossaryTerm *term = spool_glossary_find_link (uri);

  if (term != NULL)
    show_term (self, term);
  return term != NULL;
}

static GtkWidget *
make_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
make_row (SpoolGlossaryWindow *self, const SpoolGlossaryTerm *term)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = make_label (), *definition = make_label ();

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_text (GTK_LABEL (title), _ (term->title));
  gtk_label_set_markup (GTK_LABEL (definition), _ (term->definition));
  g_signal_connect_object (definition, "activate-link", G_CALLBACK (on_link), self, 0);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), definition);
  gtk_widget_add_css_class (box, "glossary-term");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (term->title), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (GTK_LABEL (definition)), -1);
  return row;
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const SpoolGlossaryTerm *const *one = a, *const *other = b;

  return g_utf8_collate (_ ((*one)->title), _ ((*other)->title));
}

static void
add_terms (SpoolGlossaryWindow *self)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  const SpoolGlossaryTerm *term;

  for (guint i = 0; (term = spool_glossary_nth (i)) != NULL; i++)
    g_ptr_array_add (terms, (gpointer) term);
  g_ptr_array_sort (terms, compare_titles);
  for (guint i = 0; i < terms->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (terms, i));

      g_hash_table_insert (self->rows, g_ptr_array_index (terms, i), row);
      gtk_list_box_append (self->list, row);
    }
}

static void
spool_glossary_window_dispose (GObject *object)
{
  SpoolGlossaryWindow *self = SPOOL_GLOSSARY_WINDOW (object);

  if (self->wanted_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->wanted_tick);
  self->wanted_tick = 0;
  g_clear_pointer (&self->rows, g_hash_table_unref);
  G_OBJECT_CLASS (spool_glossary_window_parent_class)->dispose (object);
}

static void
spool_glossary_window_class_init (SpoolGlossaryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spool_glossary_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/spoolbench/Spool/spool-glossary-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpoolGlossaryWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, SpoolGlossaryWindow, list);
}

static void
spool_glossary_window_init (SpoolGlossaryWindow *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_terms (self);
  spool_companion_close_at_keys (GTK_WINDOW (self));
}

/**
 * spool_glossary_window_show:
 * @parent: the window that asks
 * @id: (nullable): the term to begin with; %NULL for the first
 *
 * Shows the glossary of @parent's application, of which there is one beside each main window.
 */
void
spool_glossary_window_show (GtkWindow *parent, const char *id)
{
  const SpoolGlossaryTerm *term = id != NULL ? spool_glossary_find (id) : NULL;
  GtkWindow *window;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  window = spool_companion_find (parent, SPOOL_TYPE_GLOSSARY_WINDOW);
  if (window == NULL)
    window = g_object_new (SPOOL_TYPE_GLOSSARY_WINDOW, "transient-for", parent, NULL);
  gtk_window_present (window);
  if (term != NULL)
    show_term (SPOOL_GLOSSARY_WINDOW (window), term);
}
