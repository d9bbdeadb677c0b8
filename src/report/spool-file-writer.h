/* spool-file-writer.h: files that are there whole or not at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean spool_file_write       (const char *path,
                                 GBytes *bytes,
                                 GError **error);
gboolean spool_file_check_place (const char *path,
                                 GError **error);

G_END_DECLS
