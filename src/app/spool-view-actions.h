/* spool-view-actions.h: how the window shows results: view, scale, executors, part of the time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-lab.h"
#include "app/spool-results-pane.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void spool_view_actions_add (GActionMap *window,
                             SpoolLab *lab,
                             SpoolResultsPane *pane);

G_END_DECLS
