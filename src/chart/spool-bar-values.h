/* spool-bar-values.h
 *
 * Puts the values above the bars, as far as they have room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-bar-shapes.h"

G_BEGIN_DECLS

/**
 * SpoolBarValues:
 * @SPOOL_BAR_VALUES_NONE: no values
 * @SPOOL_BAR_VALUES_EXTREMES: those that matter most, as far as they have room
 * @SPOOL_BAR_VALUES_LEVEL: all values, if all have room
 * @SPOOL_BAR_VALUES_TURNED: all, reading from bottom to top
 */
typedef enum
{
  SPOOL_BAR_VALUES_NONE,
  SPOOL_BAR_VALUES_EXTREMES,
  SPOOL_BAR_VALUES_LEVEL,
  SPOOL_BAR_VALUES_TURNED,
} SpoolBarValues;

gboolean spool_bar_values_place (SpoolBarLayout *layout,
                                 const SpoolBarModel *model,
                                 SpoolTextShaper *shaper,
                                 const char *const *marks,
                                 SpoolBarValues which);

G_END_DECLS
