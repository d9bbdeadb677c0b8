/* spool-view-options.h: what a reader may choose about a view.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload/spool-executor-kind.h"

G_BEGIN_DECLS

/**
 * SpoolViewScale:
 * @SPOOL_VIEW_SCALE_DEFAULT: as the view has it by itself
 * @SPOOL_VIEW_SCALE_LINEAR: equal differences are equal distances
 * @SPOOL_VIEW_SCALE_LOG: equal factors are
 */
typedef enum
{
  SPOOL_VIEW_SCALE_DEFAULT,
  SPOOL_VIEW_SCALE_LINEAR,
  SPOOL_VIEW_SCALE_LOG
} SpoolViewScale;

/**
 * SpoolViewOptions:
 * @hidden: executors that are not shown, a bit for each (1 << kind)
 * @scale: how values become distances, in views that can do either
 * @from: where the part of the time begins that is shown, as a share of the whole, in views that
 *   have an axis of time
 * @to: where it ends, up to 1; 0 for the whole
 *
 * All 0 is what everybody gets who chooses nothing. The numbers are those of the whole report
 * whatever is hidden.
 */
typedef struct
{
  guint hidden;
  SpoolViewScale scale;
  double from;
  double to;
} SpoolViewOptions;

G_STATIC_ASSERT (SPOOL_N_EXECUTORS <= 8 * sizeof (guint));

G_END_DECLS
