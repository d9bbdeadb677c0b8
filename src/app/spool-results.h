/* spool-results.h: what the window shows: a report, growing or whole, and how far it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-event.h"
#include "report/spool-analysis.h"
#include "report/spool-lesson.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SpoolResultsState:
 * @SPOOL_RESULTS_EMPTY: a plan, of which nothing has been measured
 * @SPOOL_RESULTS_GROWING: more runs will come
 * @SPOOL_RESULTS_STOPPED: not all rounds were measured, and no more will come
 * @SPOOL_RESULTS_COMPLETE: all that was asked for
 */
typedef enum
{
  SPOOL_RESULTS_EMPTY,
  SPOOL_RESULTS_GROWING,
  SPOOL_RESULTS_STOPPED,
  SPOOL_RESULTS_COMPLETE
} SpoolResultsState;

#define SPOOL_TYPE_RESULTS (spool_results_get_type ())
G_DECLARE_FINAL_TYPE (SpoolResults, spool_results, SPOOL, RESULTS, GObject)

SpoolResults        *spool_results_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void                 spool_results_show_plan    (SpoolResults *self,
                                                 SpoolPlan *plan);
void                 spool_results_set_guess    (SpoolResults *self,
                                                 const SpoolConfiguration *configuration,
                                                 double share);
void                 spool_results_show_report  (SpoolResults *self,
                                                 SpoolReport *report);
void                 spool_results_begin        (SpoolResults *self,
                                                 SpoolPlan *plan);
void                 spool_results_apply        (SpoolResults *self,
                                                 SpoolEvent *event);
void                 spool_results_end          (SpoolResults *self);

SpoolResultsState    spool_results_get_state    (SpoolResults *self);
const SpoolReport   *spool_results_get_report   (SpoolResults *self);
guint                spool_results_get_serial   (SpoolResults *self);
const SpoolAnalysis *spool_results_get_analysis (SpoolResults *self);
const SpoolLesson   *spool_results_get_lesson   (SpoolResults *self);
double               spool_results_get_fraction (SpoolResults *self);
char                *spool_results_dup_headline (SpoolResults *self) G_GNUC_WARN_UNUSED_RESULT;
char                *spool_results_dup_detail   (SpoolResults *self) G_GNUC_WARN_UNUSED_RESULT;
char                *spool_results_dup_reveal   (SpoolResults *self) G_GNUC_WARN_UNUSED_RESULT;
char                *spool_results_dup_warnings (SpoolResults *self) G_GNUC_WARN_UNUSED_RESULT;
char                *spool_results_dup_progress (SpoolResults *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
