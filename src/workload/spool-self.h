/* spool-self.h: where the running program is; a file for each system.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *spool_self_dup_path      (void) G_GNUC_WARN_UNUSED_RESULT;
char *spool_self_dup_file_name (const char *program) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
