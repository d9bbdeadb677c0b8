/* spool-run-options.h: what follows "spool-bench run", as a plan and as places for the results.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-plan.h"

G_BEGIN_DECLS

/**
 * SpoolRunOptions:
 * @plan: (owned): what to measure, checked
 * @outputs: (owned): where to write it
 * @events: whether somebody reads events instead of a table
 * @quiet: whether nothing but errors is to be said
 */
typedef struct
{
  SpoolPlan *plan;
  GStrv outputs;
  gboolean events;
  gboolean quiet;
} SpoolRunOptions;

SpoolRunOptions *spool_run_options_parse (GStrv arguments,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             spool_run_options_free  (SpoolRunOptions *self);
gboolean         spool_run_options_fit   (const SpoolRunOptions *self,
                                          guint64 memory_bytes,
                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolRunOptions, spool_run_options_free)

G_END_DECLS
