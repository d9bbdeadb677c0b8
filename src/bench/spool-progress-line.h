/* spool-progress-line.h: how a plan goes, as a line on the terminal, for people.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench/spool-conductor.h"

#include <stdio.h>

G_BEGIN_DECLS

/**
 * SpoolProgressLine:
 * @terminal: (nullable): where the line goes; %NULL if nobody would see it
 * @errors: where errors go
 * @plan: (unowned): the plan
 * @n_errors: how many errors were told
 */
typedef struct
{
  FILE *terminal;
  FILE *errors;
  const SpoolPlan *plan;
  guint n_errors;
} SpoolProgressLine;

extern const SpoolListener spool_progress_line_listener;

void  spool_progress_line_clear  (SpoolProgressLine *self);
void  spool_progress_line_end    (SpoolProgressLine *self);
char *spool_progress_line_format (const SpoolProgress *progress,
                                  const SpoolPlan *plan) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
