/* spool-short-text.h: long texts for labels, which take long to lay them out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *spool_short_text_dup       (const char *text,
                                  glong max_chars) G_GNUC_WARN_UNUSED_RESULT;
char *spool_short_text_dup_lines (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
