/* spool-results-table.c: the numbers of the chart as a table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-results-table.h"

#include "app/spool-most-width.h"
#include "app/spool-result-item.h"

#include <glib/gi18n.h>

/* In a wider one the eye would lose the row between two columns. */
#define MOST_PX 1000
/* Between the numbers before it, which end there, and the verdict, which begins. */
#define VERDICT_MARGIN_PX 24

struct _SpoolResultsTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GListStore *items; /* (element-type SpoolResultItem) */
};

G_DEFINE_FINAL_TYPE (SpoolResultsTable, spool_results_table, GTK_TYPE_WIDGET)

static gboolean
is_number (SpoolTimeColumn column)
{
  return column != SPOOL_TIME_COLUMN_CONFIGURATION && column != SPOOL_TIME_COLUMN_VERDICT;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), is_number (GPOINTER_TO_UINT (data)) ? 1 : 0);
  if (is_number (GPOINTER_TO_UINT (data)))
    gtk_widget_add_css_class (label, "numeric");
  if (GPOINTER_TO_UINT (data) == SPOOL_TIME_COLUMN_VERDICT)
    gtk_widget_set_margin_start (label, VERDICT_MARGIN_PX);
  gtk_list_item_set_child (list_item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  SpoolResultItem *item = gtk_list_item_get_item (list_item);
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (list_item));

  gtk_label_set_text (label, spool_result_item_get_cell (item, GPOINTER_TO_UINT (data)));
}

static void
add_column (GtkColumnView *view, SpoolTimeColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (spool_time_table_get_title (column), factory);
  gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_append_column (view, view_column);
}

static void
align_labels (GtkWidget *widget, SpoolTimeColumn column)
{
  if (GTK_IS_LABEL (widget) && is_number (column))
    {
      gtk_widget_set_hexpand (widget, TRUE);
      gtk_widget_set_halign (widget, GTK_ALIGN_END);
    }
  else if (GTK_IS_LABEL (widget) && column == SPOOL_TIME_COLUMN_VERDICT)
    gtk_widget_set_margin_start (widget, VERDICT_MARGIN_PX);
  for (GtkWidget *each = gtk_widget_get_first_child (widget); each != NULL;
       each = gtk_widget_get_next_sibling (each))
    align_labels (each, column);
}

/* GTK has no property for where a column's title stands. The header is the view's first child, with
 * a child for each column; should that ever change, titles stand to the left as they did. */
static void
align_headers (GtkWidget *view)
{
  GtkWidget *header = gtk_widget_get_first_child (view);
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    align_labels (title, i);
}

static void
spool_results_table_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    for_size = spool_most_width_limit (widget, for_size, MOST_PX);
  gtk_widget_measure (SPOOL_RESULTS_TABLE (widget)->scroller, orientation, for_size, minimum,
                      natural, NULL, NULL);
  *minimum_baseline = *natural_baseline = -1;
}

static void
spool_results_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  spool_most_width_allocate (widget, SPOOL_RESULTS_TABLE (widget)->scroller, width, height,
                             MOST_PX);
}

static void
spool_results_table_dispose (GObject *object)
{
  SpoolResultsTable *self = SPOOL_RESULTS_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (spool_results_table_parent_class)->dispose (object);
}

static void
spool_results_table_class_init (SpoolResultsTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spool_results_table_dispose;
  widget_class->measure = spool_results_table_measure;
  widget_class->size_allocate = spool_results_table_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spool_results_table_init (SpoolResultsTable *self)
{
  GtkSelectionModel *selection;
  GtkWidget *view;

  self->items = g_list_store_new (SPOOL_TYPE_RESULT_ITEM);
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  view = gtk_column_view_new (selection);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Table of the times"), -1);
  for (guint i = 0; i < SPOOL_N_TIME_COLUMNS; i++)
    add_column (GTK_COLUMN_VIEW (view), i);
  align_headers (view);
  /* As high as its rows: what is around it scrolls up and down. */
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (self->scroller, "card");
  gtk_widget_set_overflow (self->scroller, GTK_OVERFLOW_HIDDEN);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * spool_results_table_new:
 *
 * Returns: (transfer floating): an empty table.
 */
GtkWidget *
spool_results_table_new (void)
{
  return g_object_new (SPOOL_TYPE_RESULTS_TABLE, NULL);
}

/**
 * spool_results_table_show:
 * @self: a table
 * @report: (nullable): a report
 * @analysis: (nullable): what its runs come to
 *
 * Shows a row for each configuration; neither argument is needed afterwards.
 */
void
spool_results_table_show (SpoolResultsTable *self,
                          const SpoolReport *report,
                          const SpoolAnalysis *analysis)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  const SpoolAnalysisRow *row;

  g_return_if_fail (SPOOL_IS_RESULTS_TABLE (self));

  for (guint i = 0; analysis != NULL && (row = spool_analysis_nth (analysis, i)) != NULL; i++)
    g_ptr_array_add (items, spool_result_item_new (report, row));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
}
