/* spool-part.h
 *
 * What a bar or a lane is divided into: parts with a colour and perhaps a hatching.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart-layout.h"
#include "chart/spool-chart-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * SpoolHatch:
 * @SPOOL_HATCH_NONE: plain
 * @SPOOL_HATCH_RISING: lines that rise to the right
 * @SPOOL_HATCH_FALLING: finer lines that fall to the right
 *
 * Tells apart what has the same colour.
 */
typedef enum
{
  SPOOL_HATCH_NONE,
  SPOOL_HATCH_RISING,
  SPOOL_HATCH_FALLING,
} SpoolHatch;

/**
 * SpoolPart:
 * @text: what the legend and descriptions call it
 * @color: its colour
 * @hatch: its hatching
 *
 * A kind of part, of which each bar may have one.
 */
typedef struct
{
  const char *text;
  SpoolPartColor color;
  SpoolHatch hatch;
} SpoolPart;

void spool_part_free (gpointer part);
void spool_part_draw (cairo_t *cr,
                      const SpoolChartTheme *theme,
                      const SpoolRect *area,
                      SpoolPartColor color,
                      SpoolHatch hatch);
void spool_part_draw_hatching (
    cairo_t *cr, const SpoolRect *area, const SpoolColor *color, SpoolHatch hatch, double unit_px);

G_END_DECLS
