/* spool-temp-folder.h: the private folder of a run, and sweeping those that were left behind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpoolTempFolder SpoolTempFolder;

char            *spool_temp_folder_make_path (const char *parent) G_GNUC_WARN_UNUSED_RESULT;
SpoolTempFolder *spool_temp_folder_create    (const char *path,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             spool_temp_folder_free      (SpoolTempFolder *self);
gboolean         spool_temp_folder_remove    (const char *path);
guint            spool_temp_folder_sweep     (const char *parent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolTempFolder, spool_temp_folder_free)

G_END_DECLS
