/* spool-result-item.c: a row of the table of results: its cells' texts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-result-item.h"

struct _SpoolResultItem
{
  GObject parent_instance;

  char *cells[SPOOL_N_TIME_COLUMNS];
};

G_DEFINE_FINAL_TYPE (SpoolResultItem, spool_result_item, G_TYPE_OBJECT)

static void
spool_result_item_finalize (GObject *object)
{
  SpoolResultItem *self = SPOOL_RESULT_ITEM (object);

  for (guint i = 0; i < SPOOL_N_TIME_COLUMNS; i++)
    g_free (self->cells[i]);
  G_OBJECT_CLASS (spool_result_item_parent_class)->finalize (object);
}

static void
spool_result_item_class_init (SpoolResultItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spool_result_item_finalize;
}

static void
spool_result_item_init (SpoolResultItem *self)
{
}

/**
 * spool_result_item_new:
 * @report: a report
 * @row: a row of its analysis
 *
 * Returns: (transfer full): what the table says of it now; neither argument is needed afterwards.
 */
SpoolResultItem *
spool_result_item_new (const SpoolReport *report, const SpoolAnalysisRow *row)
{
  SpoolResultItem *self;

  g_return_val_if_fail (report != NULL && row != NULL, NULL);

  self = g_object_new (SPOOL_TYPE_RESULT_ITEM, NULL);
  for (guint i = 0; i < SPOOL_N_TIME_COLUMNS; i++)
    self->cells[i] = spool_time_table_dup_cell (report, row, i);
  return self;
}

/**
 * spool_result_item_get_cell:
 * @self: an item
 * @column: a column
 *
 * Returns: (transfer none): what stands there.
 */
const char *
spool_result_item_get_cell (SpoolResultItem *self, SpoolTimeColumn column)
{
  g_return_val_if_fail (SPOOL_IS_RESULT_ITEM (self) && column < SPOOL_N_TIME_COLUMNS, NULL);

  return self->cells[column];
}
