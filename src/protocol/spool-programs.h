/* spool-programs.h: where our own helper programs are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *spool_programs_find (const char *name,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
