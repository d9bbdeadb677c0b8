/* spool-guess.h: what somebody expected before measuring.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-plan.h"

G_BEGIN_DECLS

/* Starting workers may cost thousands of times what jobs that do nothing take. */
#define SPOOL_GUESS_MIN 0.001
#define SPOOL_GUESS_MAX 100000
/* More than anybody guesses, and few enough to be looked up one by one. */
#define SPOOL_MAX_GUESSES 256

double spool_guess_get   (const SpoolPlan *plan,
                          const SpoolConfiguration *configuration);
void   spool_guess_set   (SpoolPlan *plan,
                          const SpoolConfiguration *configuration,
                          double share);
void   spool_guess_adopt (SpoolPlan *plan,
                          const SpoolPlan *from);
void   spool_guess_prune (SpoolPlan *plan);

G_END_DECLS
