/* spool-page-file.h: the file that a page is written to; a file for each system.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int spool_page_file_write (const char *path,
                           const guint8 *bytes,
                           gsize n_bytes);

G_END_DECLS
