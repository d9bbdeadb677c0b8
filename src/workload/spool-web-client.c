/* spool-web-client.c: fetch a page, then rewrite it to a file again and again.
 *
 * A client keeps its curl handle, so its connections live on between its jobs. The page is held in
 * memory up to a cap; with compression the cap counts what was unpacked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-web-client.h"

#include "workload/spool-clock.h"
#include "workload/spool-digest.h"
#include "workload/spool-page-file.h"

#include <glib/gi18n.h>

#define MAX_PAGE_BYTES (64 * 1024 * 1024)
#define MAX_REDIRECTS 10

struct _SpoolWebClient
{
  CURL *curl;
  GByteArray *page;
  gboolean too_long;
  gboolean limited; /* the job's time ends before the page's does */
  char reason[CURL_ERROR_SIZE];
};

static size_t
take_bytes (char *bytes, size_t size, size_t n_members, void *data)
{
  SpoolWebClient *client = data;
  gsize n_bytes = size * n_members;

  if (n_bytes > MAX_PAGE_BYTES - client->page->len)
    {
      client->too_long = TRUE;
      return 0;
    }
  g_byte_array_append (client->page, (const guint8 *) bytes, (guint) n_bytes);
  return n_bytes;
}

/**
 * spool_web_client_new:
 * @site: what to fetch
 *
 * Returns: (transfer full): a client without connections. One thread at a time.
 */
SpoolWebClient *
spool_web_client_new (const SpoolWebSite *site)
{
  SpoolWebClient *self = g_new0 (SpoolWebClient, 1);

  self->page = g_byte_array_new ();
  self->curl = curl_easy_init ();
  if (self->curl == NULL)
    return self;
  curl_easy_setopt (self->curl, CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075700
  /* A page's time is over even if its name is still being looked up, and nobody else waits. */
  curl_easy_setopt (self->curl, CURLOPT_QUICK_EXIT, 1L);
#endif
  curl_easy_setopt (self->curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt (self->curl, CURLOPT_MAXREDIRS, (long) MAX_REDIRECTS);
  curl_easy_setopt (self->curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt (self->curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt (self->curl, CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt (self->curl, CURLOPT_USERAGENT, "Spool");
  curl_easy_setopt (self->curl, CURLOPT_WRITEFUNCTION, take_bytes);
  curl_easy_setopt (self->curl, CURLOPT_WRITEDATA, self);
  curl_easy_setopt (self->curl, CURLOPT_ERRORBUFFER, self->reason);
  if (site->compressed)
    curl_easy_setopt (self->curl, CURLOPT_ACCEPT_ENCODING, "");
  /* A proxy that the environment names is for other machines; it could not even reach ours. */
  if (site->local)
    curl_easy_setopt (self->curl, CURLOPT_PROXY, "");
  return self;
}

/**
 * spool_web_client_free:
 * @self: (transfer full): a client
 */
void
spool_web_client_free (SpoolWebClient *self)
{
  if (self->curl != NULL)
    curl_easy_cleanup (self->curl);
  g_byte_array_unref (self->page);
  g_free (self);
}

static const char *
find_reason (const SpoolWebClient *self, CURLcode code)
{
  if (self->too_long)
    return _ ("the page is longer than 64 MiB");
  return self->reason[0] != '\0' ? self->reason : curl_easy_strerror (code);
}

static gint64
find_time_left (SpoolWebClient *self, const SpoolWebSite *site, const SpoolJob *job)
{
  gint64 left_ns = G_MAXINT64;

  if (job->deadline_ns != G_MAXINT64)
    left_ns = job->deadline_ns - spool_clock_now_ns ();
  self->limited = left_ns < site->timeout_ns;
  return MIN (left_ns, site->timeout_ns);
}

/**
 * spool_web_client_begin:
 * @self: a client
 * @site: what to fetch
 * @job: a job that begins; from now on it waits
 *
 * Sets up the transfer of the job's page, to be performed by the caller.
 *
 * Returns: (transfer none) (nullable): the handle to perform, %NULL if the job has failed.
 */
CURL *
spool_web_client_begin (SpoolWebClient *self, const SpoolWebSite *site, SpoolJob *job)
{
  gint64 left_ns;

  g_return_val_if_fail (self != NULL && site != NULL && job != NULL, NULL);

  if (self->curl == NULL)
    {
      spool_job_fail (job, SPOOL_JOB_FAILED, "%s", _ ("can't start libcurl: out of memory"));
      return NULL;
    }
  g_byte_array_set_size (self->page, 0);
  self->too_long = FALSE;
  self->reason[0] = '\0';
  left_ns = find_time_left (self, site, job);
  curl_easy_setopt (self->curl, CURLOPT_URL, site->addresses[job->index % site->n_addresses]);
  curl_easy_setopt (self->curl, CURLOPT_TIMEOUT_MS, (long) MAX (left_ns / SPOOL_NS_PER_MS, 1));
  spool_job_begin_wait (job);
  return self->curl;
}

static void
rewrite (SpoolWebClient *self, const SpoolWebSite *site, SpoolJob *job)
{
  g_autofree char *name = g_strdup_printf ("page-%" G_GUINT64_FORMAT ".txt", job->index);
  g_autofree char *path = g_build_filename (site->folder, name, NULL);

  for (gint64 i = 0; i < site->writes; i++)
    {
      int problem;

      spool_job_begin_wait (job);
      problem = spool_page_file_write (path, self->page->data, self->page->len);
      spool_job_end_wait (job);
      if (problem != 0)
        {
          spool_job_fail (job, SPOOL_JOB_FAILED, _ ("can't write %s: %s"), path,
                          g_strerror (problem));
          return;
        }
      if (!spool_job_checkpoint (job))
        return;
    }
  job->digest = spool_digest_add (SPOOL_DIGEST_INIT, self->page->data, self->page->len);
}

/* The limit is for a page with its redirects, but libcurl tells the time since the last of them, as
 * if it had not waited long enough. */
static void
fail_late (SpoolWebClient *self, const SpoolWebSite *site, SpoolJob *job)
{
  const char *address = site->addresses[job->index % site->n_addresses];
  long n_redirects = 0;

  curl_easy_getinfo (self->curl, CURLINFO_REDIRECT_COUNT, &n_redirects);
  if (self->limited)
    spool_job_time_out (job);
  else if (n_redirects == 0)
    spool_job_fail (job, SPOOL_JOB_TIMED_OUT, "%s: %s", address,
                    find_reason (self, CURLE_OPERATION_TIMEDOUT));
  else
    spool_job_fail (job, SPOOL_JOB_TIMED_OUT, _ ("%s: timed out after %g s, redirects included"),
                    address, spool_ns_to_seconds (site->timeout_ns));
}

/**
 * spool_web_client_end:
 * @self: a client
 * @site: what to fetch
 * @job: the job that spool_web_client_begin() began; it no longer waits
 * @code: how the transfer ended
 *
 * Rewrites the page to the job's file, or says why there is none.
 */
void
spool_web_client_end (SpoolWebClient *self, const SpoolWebSite *site, SpoolJob *job, CURLcode code)
{
  g_return_if_fail (self != NULL && site != NULL && job != NULL);

  spool_job_end_wait (job);
  job->bytes = self->page->len;
  if (code == CURLE_OK)
    rewrite (self, site, job);
  else if (code == CURLE_OPERATION_TIMEDOUT)
    fail_late (self, site, job);
  else
    spool_job_fail (job, SPOOL_JOB_FAILED, "%s: %s",
                    site->addresses[job->index % site->n_addresses], find_reason (self, code));
}
