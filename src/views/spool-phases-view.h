/* spool-phases-view.h: where the time of a report's configurations went, as stacked bars.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/spool-bar-model.h"
#include "chart/spool-chart.h"
#include "report/spool-analysis.h"
#include "views/spool-view-options.h"

G_BEGIN_DECLS

/**
 * SpoolPhasePart:
 *
 * The parts of a bar, from the bottom: those of rule 3 in the order in which they come, and work
 * split by what a job itself waited for.
 */
typedef enum
{
  SPOOL_PHASE_PART_START,
  SPOOL_PHASE_PART_WAIT,
  SPOOL_PHASE_PART_WORK,
  SPOOL_PHASE_PART_LOCK,
  SPOOL_PHASE_PART_BLOCKED,
  SPOOL_PHASE_PART_IDLE,
  SPOOL_PHASE_PART_STOP,
  SPOOL_N_PHASE_PARTS
} SpoolPhasePart;

void spool_phases_view_split (const SpoolRun *run, double *parts_s);
gboolean spool_phases_view_find_parts (const SpoolReport *report,
                                       const SpoolAnalysisRow *row,
                                       double *parts_s);
SpoolPart spool_phases_view_get_part (SpoolPhasePart part);
SpoolBarModel *
spool_phases_view_make_model (const SpoolReport *report,
                              const SpoolAnalysis *analysis) G_GNUC_WARN_UNUSED_RESULT;
SpoolChart *spool_phases_view_make_chart (const SpoolReport *report,
                                          const SpoolAnalysis *analysis,
                                          const SpoolViewOptions *options)
                                         G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
