/* spool-label-row.h
 *
 * A row of labels below a plot: level, turned or thinned out, whichever fits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart-layout.h"

G_BEGIN_DECLS

/**
 * SpoolLabelSlot:
 * @string: (nullable): the label; %NULL or empty for none
 * @middle_px: the x it is centred on
 * @room_px: the width it may take
 */
typedef struct
{
  const char *string;
  double middle_px;
  double room_px;
} SpoolLabelSlot;

/**
 * SpoolLabelRow:
 * @texts: (element-type SpoolText): a text or %NULL for each slot
 * @turned: they read from bottom to top
 * @height_px: the height of the row
 * @gap_px: the least distance of two labels
 */
typedef struct
{
  GPtrArray *texts;
  gboolean turned;
  double height_px;
  double gap_px;
} SpoolLabelRow;

void spool_label_row_init (SpoolLabelRow *self,
                           SpoolTextShaper *shaper,
                           SpoolTextStyle style,
                           const SpoolLabelSlot *slots,
                           guint n_slots,
                           int max_lines,
                           double readable_px,
                           double max_turned_px);
void spool_label_row_clear (SpoolLabelRow *self);
void spool_label_row_place (SpoolLabelRow *self,
                            const SpoolLabelSlot *slots,
                            SpoolChartLayout *layout,
                            double y);

G_END_DECLS
