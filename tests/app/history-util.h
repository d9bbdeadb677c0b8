/* history-util.h: a window of kept reports, and what a user does with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/spool-lab.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  SpoolLab *lab;
  GtkWidget *parent;
  GtkWidget *window; /* %NULL once it is gone */
} HistoryFixture;

void       history_init             (int *argc,
                                     char ***argv);
void       history_set_up           (HistoryFixture *fixture,
                                     gconstpointer reports);
void       history_tear_down        (HistoryFixture *fixture,
                                     gconstpointer reports);
char      *history_dup_path         (HistoryFixture *fixture,
                                     const char *name);
gboolean   history_is_read          (gpointer lab);
guint      history_count_kept       (HistoryFixture *fixture);
GtkWidget *history_get_row          (HistoryFixture *fixture,
                                     int position);
void       history_act              (HistoryFixture *fixture,
                                     const char *action,
                                     const char *name);
void       history_activate_row     (HistoryFixture *fixture,
                                     const char *title);
void       history_assert_focused   (HistoryFixture *fixture,
                                     const char *title);
GtkWidget *history_await_comparison (void);

G_END_DECLS
