/* spool-console.h: the terminal that this program may have been started from; a file for each
 * system.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GStrv    spool_console_dup_arguments  (int argc,
                                       char **argv) G_GNUC_WARN_UNUSED_RESULT;
guint    spool_console_begin          (void);
void     spool_console_end            (guint before);
gboolean spool_console_shows_progress (void);

G_END_DECLS
