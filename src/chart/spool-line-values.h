/* spool-line-values.h
 *
 * Puts values beside the points of a line chart, as far as they have room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-line-shapes.h"

G_BEGIN_DECLS

void spool_line_values_place (SpoolLineLayout *layout,
                              const SpoolLineModel *model,
                              SpoolTextShaper *shaper,
                              double top_px);

G_END_DECLS
