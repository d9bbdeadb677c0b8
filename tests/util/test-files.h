/* test-files.h: files of kinds that not every system has.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean test_files_have_modes (void);
gboolean test_may_write_everywhere (void);
gboolean test_folders_go_while_used (void);
gboolean test_make_link (const char *target, const char *path);
gboolean test_make_pipe (const char *path);
gboolean test_make_old (const char *path, gint64 age_s);

G_END_DECLS
