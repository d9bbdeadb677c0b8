/* spool-prose-layout.h: lays out a text that wraps anywhere, without asking how narrow it can be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text that wraps anywhere fits any width; below this it would be unreadable. */
#define SPOOL_PROSE_LEAST_PX 120

#define SPOOL_TYPE_PROSE_LAYOUT (spool_prose_layout_get_type ())
G_DECLARE_FINAL_TYPE (SpoolProseLayout, spool_prose_layout, SPOOL, PROSE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *spool_prose_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
