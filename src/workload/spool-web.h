/* spool-web.h: the addresses that the web workload fetches.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GStrv spool_web_source_get_addresses (const char *source,
                                      const char *pages_url) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
