/* spool-endings.h: the endings of the files that a report can be written to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *spool_endings_dup_list (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
