/* spool-result-item.h: a row of the table of results: its cells' texts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/spool-time-table.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_RESULT_ITEM (spool_result_item_get_type ())
G_DECLARE_FINAL_TYPE (SpoolResultItem, spool_result_item, SPOOL, RESULT_ITEM, GObject)

SpoolResultItem *spool_result_item_new      (const SpoolReport *report,
                                             const SpoolAnalysisRow *row)
                                             G_GNUC_WARN_UNUSED_RESULT;
const char      *spool_result_item_get_cell (SpoolResultItem *self,
                                             SpoolTimeColumn column);

G_END_DECLS
