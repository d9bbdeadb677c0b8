/* spool-page-process.h: what it takes to be a server program; a file for each system.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *spool_page_process_dup_locale_folder (void) G_GNUC_WARN_UNUSED_RESULT;
GStrv spool_page_process_dup_arguments     (char **argv) G_GNUC_WARN_UNUSED_RESULT;
void  spool_page_process_prepare           (void);
void  spool_page_process_quit_on_signals   (GMainLoop *loop);

G_END_DECLS
