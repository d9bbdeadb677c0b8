/* spool-report-file.h: the files that reports are kept in: how they are named, and moved.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *spool_report_file_dup_new_path (const char *folder,
                                         const char *about,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
char    *spool_report_file_dup_path     (const char *folder,
                                         const char *title) G_GNUC_WARN_UNUSED_RESULT;
char    *spool_report_file_dup_title    (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean spool_report_file_is_automatic (const char *title);
gboolean spool_report_file_check_title  (const char *title,
                                         GError **error);
gboolean spool_report_file_is_kept      (const char *name);
gboolean spool_report_file_is_removed   (const char *name);
gboolean spool_report_file_move         (const char *from,
                                         const char *to,
                                         GError **error);
char    *spool_report_file_remove       (const char *path,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
char    *spool_report_file_restore      (const char *removed,
                                         const char *path,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
