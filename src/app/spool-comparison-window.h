/* spool-comparison-window.h: two kept reports beside each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_COMPARISON_WINDOW (spool_comparison_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SpoolComparisonWindow, spool_comparison_window, SPOOL, COMPARISON_WINDOW, AdwWindow)

GtkWidget *spool_comparison_window_new (GtkWindow *parent, const char *base_path, const char *path);

G_END_DECLS
