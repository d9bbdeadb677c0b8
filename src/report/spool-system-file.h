/* spool-system-file.h: the small files in which Linux tells about itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-maybe.h"

G_BEGIN_DECLS

char      *spool_system_file_read       (const char *root,
                                         const char *format,
                                         ...) G_GNUC_PRINTF (2, 3) G_GNUC_WARN_UNUSED_RESULT;
char      *spool_system_file_get_field  (const char *text,
                                         const char *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean   spool_system_file_get_int    (const char *text,
                                         gint64 *value);
SpoolMaybe spool_system_file_get_switch (const char *text);
GArray    *spool_system_file_get_cpus   (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
