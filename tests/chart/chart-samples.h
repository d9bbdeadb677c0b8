/* chart-samples.h
 *
 * Models of bar charts for tests and for the gallery.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-bar-model.h"

typedef enum
{
  SAMPLE_PLAIN = 0,
  SAMPLE_LESSON = 1 << 0,  /* the chart of a lesson, instead of groups × bars */
  SAMPLE_RUNNING = 1 << 1, /* in the middle of a run: provisional, failed, pending */
  SAMPLE_PENDING = 1 << 2, /* nothing measured yet */
  SAMPLE_LONG = 1 << 3,    /* long labels */
  SAMPLE_GERMAN = 1 << 4,
  SAMPLE_ARABIC = 1 << 5,
  SAMPLE_GUESSED = 1 << 6, /* each bar with a guess beside it */
} SampleFlags;

SpoolBarModel *sample_model (SampleFlags flags, guint n_groups, guint n_bars, double maximum_s);
