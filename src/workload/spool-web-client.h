/* spool-web-client.h: one page at a time over one curl handle; for the web workload's code alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload/spool-job.h"

#include <curl/curl.h>

G_BEGIN_DECLS

/**
 * SpoolWebSite:
 * @addresses: (array length=n_addresses): the pages; job i fetches number i modulo their number
 * @folder: where the jobs' files go
 * @writes: how often a job rewrites its file
 * @timeout_ns: how long a page may take
 * @compressed: whether to ask for compressed pages
 * @local: whether the pages are those of the local server
 *
 * What all workers of a run share and only read.
 */
typedef struct
{
  GStrv addresses;
  guint n_addresses;
  char *folder;
  gint64 writes;
  gint64 timeout_ns;
  gboolean compressed;
  gboolean local;
} SpoolWebSite;

typedef struct _SpoolWebClient SpoolWebClient;

SpoolWebClient *spool_web_client_new   (const SpoolWebSite *site) G_GNUC_WARN_UNUSED_RESULT;
void            spool_web_client_free  (SpoolWebClient *self);
CURL           *spool_web_client_begin (SpoolWebClient *self,
                                        const SpoolWebSite *site,
                                        SpoolJob *job);
void            spool_web_client_end   (SpoolWebClient *self,
                                        const SpoolWebSite *site,
                                        SpoolJob *job,
                                        CURLcode code);

G_END_DECLS
