/* spool-page-options.h: what the command line of spool-pages asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpoolPageOptions:
 * @port: port to listen on, 0 for any free one
 * @latency_s: seconds from the request of a page to its answer
 * @jitter_s: at most so many seconds more, fixed for each page by @seed
 * @seed: what jitter and errors are drawn from
 * @page_size_bytes: size of every page
 * @error_rate: share of the requests of pages that are answered with status 503, 0 to 1
 * @max_connections: how many connections are served at once, 0 for no limit
 * @version: only the version was asked for
 *
 * The server's settings. Plain data: copy it freely.
 */
typedef struct
{
  guint16 port;
  double latency_s;
  double jitter_s;
  guint64 seed;
  gsize page_size_bytes;
  double error_rate;
  guint max_connections;
  gboolean version;
} SpoolPageOptions;

void spool_page_options_init (SpoolPageOptions *options);
gboolean spool_page_options_parse (SpoolPageOptions *options, char ***arguments, GError **error);

G_END_DECLS
