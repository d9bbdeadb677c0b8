/* spool-bar-values.h
 *
 * Puts the values above the bars, as far as they have room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-bar-layout.h"

G_BEGIN_DECLS

void spool_bar_values_place (SpoolBarLayout *layout,
                             const SpoolBarModel *model,
                             SpoolTextShaper *shaper,
                             const char *const *marks,
                             gboolean wanted);

G_END_DECLS
