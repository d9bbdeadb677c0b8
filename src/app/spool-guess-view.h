/* spool-guess-view.h: asks what somebody expects before measuring.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_GUESS_VIEW (spool_guess_view_get_type ())
G_DECLARE_FINAL_TYPE (SpoolGuessView, spool_guess_view, SPOOL, GUESS_VIEW, GtkWidget)

GtkWidget *spool_guess_view_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void       spool_guess_view_show_plan (SpoolGuessView *self,
                                       const SpoolPlan *plan);

G_END_DECLS
