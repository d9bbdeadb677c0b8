/* spool-temp-folder-private.h: what holding and recognizing a run's folder takes on each system.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "protocol/spool-temp-folder.h"

#include <glib/gstdio.h>

G_BEGIN_DECLS

/* Makes the folder @path so that no sweep ever meets it with its lock free; @new_path may be its
 * name until then. Returns a descriptor that holds the lock until it is closed; -1 with errno. */
int      spool_temp_folder_make_locked (const char *path,
                                        const char *new_path);

/* Takes the lock of a folder that is there. Returns a descriptor, or -1 with errno: ENOENT if there
 * is no lock. */
int      spool_temp_folder_take_lock   (const char *path);

/* Whether it is a folder, and that of the user who runs this. */
gboolean spool_temp_folder_is_ours     (const GStatBuf *about);

G_END_DECLS
