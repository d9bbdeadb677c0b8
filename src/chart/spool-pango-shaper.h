/* spool-pango-shaper.h
 *
 * Shapes and draws the text of charts with Pango.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart-text.h"
#include "chart/spool-chart-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

SpoolTextShaper *spool_pango_shaper_new (const SpoolChartTheme *theme,
                                         cairo_t *cr) G_GNUC_WARN_UNUSED_RESULT;
void spool_pango_shaper_free (SpoolTextShaper *self);
void spool_pango_shaper_draw (const SpoolText *text, cairo_t *cr);
void spool_pango_shaper_outline (const SpoolText *text, cairo_t *cr);

G_END_DECLS
