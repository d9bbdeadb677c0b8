/* spool-worker-list.h: worker counts as people type them: "2, 4, 8".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *spool_worker_list_parse  (const char *text,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
char   *spool_worker_list_format (const GArray *list) G_GNUC_WARN_UNUSED_RESULT;
GArray *spool_worker_list_sift   (const char *text,
                                  char **rest) G_GNUC_WARN_UNUSED_RESULT;
char   *spool_worker_list_add    (const GArray *list,
                                  const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
