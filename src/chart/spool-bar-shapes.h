/* spool-bar-shapes.h
 *
 * Gives bars, whiskers, runs and marks their places in the plot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-bar-columns.h"
#include "chart/spool-bar-layout.h"

G_BEGIN_DECLS

/* In pixels of the design. */
#define SPOOL_BAR_DOT_RADIUS 1.7
#define SPOOL_BAR_MARK_HEIGHT 12.0

void spool_bar_shapes_fill (SpoolBarLayout *layout,
                            const SpoolBarModel *model,
                            const SpoolBarColumns *columns);
gboolean spool_bar_shapes_has_beyond (const SpoolBarLayout *layout, const SpoolBarModel *model);

G_END_DECLS
