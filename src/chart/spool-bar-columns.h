/* spool-bar-columns.h
 *
 * Where the bars of a chart stand from left to right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-bar-model.h"
#include "chart/spool-label-row.h"

G_BEGIN_DECLS

/**
 * SpoolBarColumns:
 * @pitch_px: from one bar of a group to the next
 * @bar_px: the width of a bar
 * @distance_px: from any bar to the next, at the least
 * @bars: (element-type SpoolLabelSlot): the middle of each bar, with its label and the room for it
 * @groups: (element-type SpoolLabelSlot): the same for each group
 */
typedef struct
{
  double pitch_px;
  double bar_px;
  double distance_px;
  GArray *bars;
  GArray *groups;
} SpoolBarColumns;

void spool_bar_columns_init (SpoolBarColumns *self,
                             SpoolTextShaper *shaper,
                             const SpoolBarModel *model,
                             double unit_px,
                             double x,
                             double width_px);
void spool_bar_columns_clear (SpoolBarColumns *self);
double spool_bar_stem_px (double unit_px);

G_END_DECLS
