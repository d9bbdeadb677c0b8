/* spool-split.h: two widgets side by side, or one of them at a time where it is narrow.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Below this width, or a greater one that the head needs, only one of the two is shown. */
#define SPOOL_SPLIT_NARROW_PX 720
#define SPOOL_SPLIT_SIDE_PX 340

#define SPOOL_TYPE_SPLIT (spool_split_get_type ())
G_DECLARE_FINAL_TYPE (SpoolSplit, spool_split, SPOOL, SPLIT, GtkWidget)

GtkWidget *spool_split_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void       spool_split_set_side      (SpoolSplit *self,
                                      GtkWidget *side);
void       spool_split_set_main      (SpoolSplit *self,
                                      GtkWidget *main);
void       spool_split_set_head      (SpoolSplit *self,
                                      GtkWidget *head);
gboolean   spool_split_get_narrow    (SpoolSplit *self);
gboolean   spool_split_get_show_side (SpoolSplit *self);
void       spool_split_set_show_side (SpoolSplit *self,
                                      gboolean show_side);

G_END_DECLS
