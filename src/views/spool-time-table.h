/* spool-time-table.h: the numbers of the time chart as rows of texts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-analysis.h"

G_BEGIN_DECLS

/**
 * SpoolTimeColumn:
 *
 * The columns. Only the first is not a number.
 */
typedef enum
{
  SPOOL_TIME_COLUMN_CONFIGURATION,
  SPOOL_TIME_COLUMN_MEDIAN,
  SPOOL_TIME_COLUMN_INTERVAL,
  SPOOL_TIME_COLUMN_SPEEDUP,
  SPOOL_TIME_COLUMN_VERDICT,
  SPOOL_TIME_COLUMN_START,
  SPOOL_TIME_COLUMN_RUNS,
  SPOOL_TIME_COLUMN_FAILED,
  SPOOL_N_TIME_COLUMNS
} SpoolTimeColumn;

const char *spool_time_table_get_title (SpoolTimeColumn column);
char       *spool_time_table_dup_cell  (const SpoolReport *report,
                                        const SpoolAnalysisRow *row,
                                        SpoolTimeColumn column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
