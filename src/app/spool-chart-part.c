/* spool-chart-part.c: which part of a chart's axis of time is shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-chart-part.h"

/* The smallest part that is shown: microseconds of a run of a second. */
#define LEAST 1e-6

/**
 * spool_chart_part_is_whole:
 * @self: a part
 *
 * Returns: whether it is all there is.
 */
gboolean
spool_chart_part_is_whole (const SpoolChartPart *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->from <= 0.0 && self->to >= 1.0;
}

static void
place (SpoolChartPart *self, double from, double width)
{
  width = CLAMP (width, LEAST, 1.0);
  self->from = CLAMP (from, 0.0, 1.0 - width);
  self->to = MIN (self->from + width, 1.0);
}

/**
 * spool_chart_part_zoom:
 * @self: (inout): a part
 * @factor: how many times as large everything is to become
 * @about: what stays in its place, as a share of what is shown: 0 the beginning, 1 the end
 *
 * Shows less, or more.
 */
void
spool_chart_part_zoom (SpoolChartPart *self, double factor, double about)
{
  double width, kept;

  g_return_if_fail (self != NULL && factor > 0.0);

  width = self->to - self->from;
  kept = self->from + about * width;
  width = CLAMP (width / factor, LEAST, 1.0);
  place (self, kept - about * width, width);
}

/**
 * spool_chart_part_move:
 * @self: (inout): a part
 * @by: how far on, as a share of what is shown; below 0 for back
 *
 * Shows what lies beside, as far as there is anything.
 */
void
spool_chart_part_move (SpoolChartPart *self, double by)
{
  double width;

  g_return_if_fail (self != NULL);

  width = self->to - self->from;
  place (self, self->from + by * width, width);
}
