/* spool-history-rows.c: the rows of the kept reports in their list.
 *
 * Rows take long to make. So there is one for each report, those that aren't sought are hidden and
 * not removed, and where there are many the lower ones come a few at a time. What has a row are
 * always the first reports, in their order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-history-rows.h"

#include "app/spool-history-row.h"

#define N_ROWS_AT_ONCE 30
#define N_ROWS_A_TIME 10

struct _SpoolHistoryRows
{
  GtkListBox *box;        /* (unowned) */
  GListModel *reports;    /* of SpoolHistoryItem */
  SpoolHistoryItem *base; /* (nullable): what the next report is to be compared with */
  char *words;            /* that are sought; empty: all reports are */
  guint n_rows;           /* the reports behind them have none yet */
  guint filling;          /* what will make more of them, or 0 */
};

static gboolean
is_sought (const SpoolHistoryRows *self, SpoolHistoryItem *item)
{
  return spool_history_item_matches (item, self->words);
}

static void
add_row (SpoolHistoryRows *self, guint position)
{
  g_autoptr (SpoolHistoryItem) item = g_list_model_get_item (self->reports, position);
  GtkWidget *row = spool_history_row_new (item);

  spool_history_row_set_base (SPOOL_HISTORY_ROW (row), spool_history_rows_is_base (self, item));
  gtk_widget_set_visible (row, is_sought (self, item));
  gtk_list_box_insert (self->box, row, (int) position);
  self->n_rows++;
}

static void
remove_row (SpoolHistoryRows *self, guint position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->box, (int) position);

  gtk_list_box_remove (self->box, GTK_WIDGET (row));
  self->n_rows--;
}

/* Makes the first @n_rows rows, or as many as there are reports. */
static void
add_rows_up_to (SpoolHistoryRows *self, guint n_rows)
{
  guint n_items = g_list_model_get_n_items (self->reports);

  while (self->n_rows < MIN (n_rows, n_items))
    add_row (self, self->n_rows);
}

static gboolean
add_some_rows (gpointer data)
{
  SpoolHistoryRows *self = data;

  add_rows_up_to (self, self->n_rows + N_ROWS_A_TIME);
  if (self->n_rows < g_list_model_get_n_items (self->reports))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

/* What a window shows at first, and the rest while nothing else is to be done. */
static void
add_rows (SpoolHistoryRows *self)
{
  add_rows_up_to (self, N_ROWS_AT_ONCE);
  if (self->filling == 0 && self->n_rows < g_list_model_get_n_items (self->reports))
    self->filling = g_idle_add (add_some_rows, self);
}

/* Returns: (transfer full) (nullable): the report that the focus is on. */
static SpoolHistoryItem *
get_focused_item (SpoolHistoryRows *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->box));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, SPOOL_TYPE_HISTORY_ROW) : NULL;

  return row != NULL ? g_object_ref (spool_history_row_get_item (SPOOL_HISTORY_ROW (row))) : NULL;
}

/* A report that was read anew has another item, and another row. */
static void
focus_same_report (SpoolHistoryRows *self, SpoolHistoryItem *before, guint position, guint n_new)
{
  for (guint i = position; i < position + n_new; i++)
    {
      g_autoptr (SpoolHistoryItem) item = g_list_model_get_item (self->reports, i);

      if (g_str_equal (spool_history_item_get_path (item), spool_history_item_get_path (before)))
        spool_history_rows_focus_item (self, item);
    }
}

static void
on_items_changed (SpoolHistoryRows *self, guint position, guint n_gone, guint n_new)
{
  g_autoptr (SpoolHistoryItem) focused = get_focused_item (self);

  for (guint i = 0; i < n_gone && position < self->n_rows; i++)
    remove_row (self, position);
  if (position < self->n_rows)
    for (guint i = 0; i < n_new; i++)
      add_row (self, position + i);
  add_rows (self);
  if (focused != NULL)
    focus_same_report (self, focused, position, n_new);
}

/**
 * spool_history_rows_new:
 * @box: an empty list box, which must be there as long as the result is
 * @reports: a list of SpoolHistoryItem
 *
 * Returns: (transfer full): what keeps the list box filled.
 */
SpoolHistoryRows *
spool_history_rows_new (GtkListBox *box, GListModel *reports)
{
  SpoolHistoryRows *self;

  g_return_val_if_fail (GTK_IS_LIST_BOX (box) && G_IS_LIST_MODEL (reports), NULL);

  self = g_new0 (SpoolHistoryRows, 1);
  self->box = box;
  self->reports = g_object_ref (reports);
  self->words = g_strdup ("");
  g_signal_connect_swapped (reports, "items-changed", G_CALLBACK (on_items_changed), self);
  add_rows (self);
  return self;
}

/**
 * spool_history_rows_free:
 * @self: (transfer full) (nullable): rows; those that are there stay in the list box
 */
void
spool_history_rows_free (SpoolHistoryRows *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->filling, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->reports, self);
  g_object_unref (self->reports);
  g_clear_object (&self->base);
  g_free (self->words);
  g_free (self);
}

/**
 * spool_history_rows_set_base:
 * @self: rows
 * @base: (nullable): the report to mark as what the next one is to be compared with
 */
void
spool_history_rows_set_base (SpoolHistoryRows *self, SpoolHistoryItem *base)
{
  GtkListBoxRow *row;

  g_return_if_fail (self != NULL);

  g_set_object (&self->base, base);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->box, i)) != NULL; i++)
    spool_history_row_set_base (
        SPOOL_HISTORY_ROW (row),
        spool_history_rows_is_base (self, spool_history_row_get_item (SPOOL_HISTORY_ROW (row))));
}

/**
 * spool_history_rows_get_base:
 * @self: rows
 *
 * Returns: (transfer none) (nullable): the report that is marked.
 */
SpoolHistoryItem *
spool_history_rows_get_base (const SpoolHistoryRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->base;
}

/**
 * spool_history_rows_is_base:
 * @self: rows
 * @item: a report
 *
 * Returns: whether it is the one that is marked, be it that it was read anew since.
 */
gboolean
spool_history_rows_is_base (const SpoolHistoryRows *self, SpoolHistoryItem *item)
{
  g_return_val_if_fail (self != NULL && SPOOL_IS_HISTORY_ITEM (item), FALSE);

  return self->base != NULL &&
         g_str_equal (spool_history_item_get_path (item), spool_history_item_get_path (self->base));
}

/**
 * spool_history_rows_seek:
 * @self: rows
 * @words: what to look for; empty for all reports
 *
 * Shows those that spool_history_item_matches() finds, and hides the others.
 */
void
spool_history_rows_seek (SpoolHistoryRows *self, const char *words)
{
  GtkListBoxRow *row;

  g_return_if_fail (self != NULL && words != NULL);

  g_free (self->words);
  self->words = g_strdup (words);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->box, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row),
                            is_sought (self, spool_history_row_get_item (SPOOL_HISTORY_ROW (row))));
}

/**
 * spool_history_rows_has_found:
 * @self: rows
 *
 * Returns: whether any report is one of those that are sought.
 */
gboolean
spool_history_rows_has_found (const SpoolHistoryRows *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (self->reports); i++)
    {
      g_autoptr (SpoolHistoryItem) item = g_list_model_get_item (self->reports, i);

      if (is_sought (self, item))
        return TRUE;
    }
  return FALSE;
}

/**
 * spool_history_rows_find:
 * @self: rows
 * @item: a report
 *
 * Returns: its position, or the number of reports if it isn't one of them.
 */
guint
spool_history_rows_find (const SpoolHistoryRows *self, SpoolHistoryItem *item)
{
  guint n_items;

  g_return_val_if_fail (self != NULL, 0);

  n_items = g_list_model_get_n_items (self->reports);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (SpoolHistoryItem) each = g_list_model_get_item (self->reports, i);

      if (each == item)
        return i;
    }
  return n_items;
}

/**
 * spool_history_rows_focus:
 * @self: rows
 * @position: where a report is, or was
 *
 * Moves the focus to what takes the place of a row that is gone: not the first, to which GTK goes.
 * Below the last one that is sought there is nothing, and then it is that.
 */
void
spool_history_rows_focus (SpoolHistoryRows *self, guint position)
{
  GtkWidget *found = NULL;
  gboolean reached = FALSE;

  g_return_if_fail (self != NULL);

  add_rows_up_to (self, position + 1);
  for (guint i = 0; i < self->n_rows && !reached; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->box, (int) i);

      if (!gtk_widget_get_visible (GTK_WIDGET (row)))
        continue;
      found = GTK_WIDGET (row);
      reached = i >= position;
    }
  if (found != NULL)
    gtk_widget_grab_focus (found);
}

/**
 * spool_history_rows_focus_item:
 * @self: rows
 * @item: a report
 *
 * Moves the focus to its row, unless it isn't one of those that are sought.
 */
void
spool_history_rows_focus_item (SpoolHistoryRows *self, SpoolHistoryItem *item)
{
  guint position;

  g_return_if_fail (self != NULL && SPOOL_IS_HISTORY_ITEM (item));

  position = spool_history_rows_find (self, item);
  add_rows_up_to (self, position + 1);
  if (position < self->n_rows && is_sought (self, item))
    spool_history_rows_focus (self, position);
}
