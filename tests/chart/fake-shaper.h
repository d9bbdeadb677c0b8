/* fake-shaper.h
 *
 * A shaper without fonts: each character of a style is equally wide.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart-text.h"

typedef struct
{
  SpoolTextShaper parent;
  guint n_shaped;
  double scale;
} FakeShaper;

void fake_shaper_init (FakeShaper *self, double scale);
double fake_shaper_char_px (SpoolTextStyle style);
double fake_shaper_line_px (SpoolTextStyle style);
