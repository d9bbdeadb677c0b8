/* spool-exit-status.h: how a program ended, as Windows numbers it, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *spool_exit_status_dup_words (guint32 status) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
