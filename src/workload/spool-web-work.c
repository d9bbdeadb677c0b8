/* spool-web-work.c: fetch a page, then rewrite it to a file again and again.
 *
 * A worker keeps one curl handle, so its connections live on between its jobs. The page is held in
 * memory up to a cap; with compression the cap counts what was unpacked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-clock.h"
#include "workload/spool-digest.h"
#include "workload/spool-error.h"
#include "workload/spool-web.h"
#include "workload/spool-work.h"

#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_PAGE_BYTES (64 * 1024 * 1024)
#define MAX_REDIRECTS 10

typedef struct
{
  GStrv addresses;
  guint n_addresses;
  char *folder;
  gint64 writes;
  gint64 timeout_ns;
  gboolean compressed;
} Site;

typedef struct
{
  CURL *curl;
  GByteArray *page;
  gboolean too_long;
  char reason[CURL_ERROR_SIZE];
} Client;

static gboolean
web_process_init (GError **error)
{
  CURLcode code = curl_global_init (CURL_GLOBAL_DEFAULT);

  if (code == CURLE_OK)
    return TRUE;
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("can't start libcurl: %s"),
               curl_easy_strerror (code));
  return FALSE;
}

static gpointer
web_prepare (const SpoolParams *params, const char *folder, const char *pages_url, GError **error)
{
  Site *site;

  g_return_val_if_fail (folder != NULL, NULL);

  if (spool_workload_needs_pages (&spool_web_workload, params) && pages_url == NULL)
    {
      g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
                           _ ("the local pages need a web server, and none was named"));
      return NULL;
    }
  site = g_new0 (Site, 1);
  site->addresses =
      spool_web_source_get_addresses (spool_params_get_text (params, "source"), pages_url);
  site->n_addresses = g_strv_length (site->addresses);
  site->folder = g_strdup (folder);
  site->writes = spool_params_get_integer (params, "writes");
  site->timeout_ns = spool_seconds_to_ns (spool_params_get_number (params, "timeout"));
  site->compressed = spool_params_get_integer (params, "compressed") != 0;
  return site;
}

static void
web_unprepare (gpointer prepared)
{
  Site *site = prepared;

  g_strfreev (site->addresses);
  g_free (site->folder);
  g_free (site);
}

static size_t
take_bytes (char *bytes, size_t size, size_t n_members, void *data)
{
  Client *client = data;
  gsize n_bytes = size * n_members;

  if (n_bytes > MAX_PAGE_BYTES - client->page->len)
    {
      client->too_long = TRUE;
      return 0;
    }
  g_byte_array_append (client->page, (const guint8 *) bytes, (guint) n_bytes);
  return n_bytes;
}

static gpointer
web_worker_new (gconstpointer prepared)
{
  const Site *site = prepared;
  Client *client = g_new0 (Client, 1);

  client->page = g_byte_array_new ();
  client->curl = curl_easy_init ();
  if (client->curl == NULL)
    return client;
  curl_easy_setopt (client->curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (client->curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt (client->curl, CURLOPT_MAXREDIRS, (long) MAX_REDIRECTS);
  curl_easy_setopt (client->curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt (client->curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt (client->curl, CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt (client->curl, CURLOPT_USERAGENT, "Spool");
  curl_easy_setopt (client->curl, CURLOPT_WRITEFUNCTION, take_bytes);
  curl_easy_setopt (client->curl, CURLOPT_WRITEDATA, client);
  curl_easy_setopt (client->curl, CURLOPT_ERRORBUFFER, client->reason);
  if (site->compressed)
    curl_easy_setopt (client->curl, CURLOPT_ACCEPT_ENCODING, "");
  return client;
}

static void
web_worker_free (gpointer state)
{
  Client *client = state;

  if (client->curl != NULL)
    curl_easy_cleanup (client->curl);
  g_byte_array_unref (client->page);
  g_free (client);
}

static const char *
find_reason (const Client *client, CURLcode code)
{
  if (client->too_long)
    return _ ("the page is longer than 64 MiB");
  return client->reason[0] != '\0' ? client->reason : curl_easy_strerror (code);
}

static gboolean
fetch (const Site *site, Client *client, SpoolJob *job)
{
  const char *address = site->addresses[job->index % site->n_addresses];
  gint64 left_ns = site->timeout_ns;
  gboolean limited = FALSE;
  CURLcode code;

  if (job->deadline_ns != G_MAXINT64)
    {
      gint64 until_deadline_ns = job->deadline_ns - spool_clock_now_ns ();

      limited = until_deadline_ns < left_ns;
      left_ns = MIN (left_ns, until_deadline_ns);
    }
  g_byte_array_set_size (client->page, 0);
  client->too_long = FALSE;
  client->reason[0] = '\0';
  curl_easy_setopt (client->curl, CURLOPT_URL, address);
  curl_easy_setopt (client->curl, CURLOPT_TIMEOUT_MS, (long) MAX (left_ns / SPOOL_NS_PER_MS, 1));
  spool_job_begin_wait (job);
  code = curl_easy_perform (client->curl);
  spool_job_end_wait (job);
  job->bytes = client->page->len;
  if (code == CURLE_OK)
    return TRUE;
  if (code == CURLE_OPERATION_TIMEDOUT && limited)
    spool_job_time_out (job);
  else
    spool_job_fail (job, code == CURLE_OPERATION_TIMEDOUT ? SPOOL_JOB_TIMED_OUT : SPOOL_JOB_FAILED,
                    "%s: %s", address, find_reason (client, code));
  return FALSE;
}

static gboolean
write_bytes (int fd, const GByteArray *page)
{
  gsize n_written = 0;

  while (n_written < page->len)
    {
      gssize n = write (fd, page->data + n_written, page->len - n_written);

      if (n < 0 && errno != EINTR)
        return FALSE;
      n_written += (gsize) MAX (n, 0);
    }
  return TRUE;
}

/* Writes over what is there, and cuts off what is longer. Emptying the file first would look the
 * same, but ext4 takes that for the replacement of a file and writes it to the disk at each close
 * (its mount option auto_da_alloc), and then the disk is all that is measured. */
static gboolean
write_once (const char *path, const GByteArray *page)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  struct stat about;
  gboolean written;

  if (fd < 0)
    return FALSE;
  written = write_bytes (fd, page) && fstat (fd, &about) == 0 &&
            (about.st_size <= (goffset) page->len || ftruncate (fd, page->len) == 0);
  return close (fd) == 0 && written;
}

static void
rewrite (const Site *site, Client *client, SpoolJob *job)
{
  g_autofree char *name = g_strdup_printf ("page-%" G_GUINT64_FORMAT ".txt", job->index);
  g_autofree char *path = g_build_filename (site->folder, name, NULL);

  for (gint64 i = 0; i < site->writes; i++)
    {
      gboolean written;
      int reason;

      spool_job_begin_wait (job);
      written = write_once (path, client->page);
      reason = errno;
      spool_job_end_wait (job);
      if (!written)
        {
          spool_job_fail (job, SPOOL_JOB_FAILED, _ ("can't write %s: %s"), path,
                          g_strerror (reason));
          return;
        }
      if (!spool_job_checkpoint (job))
        return;
    }
  job->digest = spool_digest_add (SPOOL_DIGEST_INIT, client->page->data, client->page->len);
}

static void
web_run (gconstpointer prepared, gpointer state, SpoolJob *job)
{
  const Site *site = prepared;
  Client *client = state;

  if (client->curl == NULL)
    spool_job_fail (job, SPOOL_JOB_FAILED, "%s", _ ("can't start libcurl: out of memory"));
  else if (fetch (site, client, job))
    rewrite (site, client, job);
}

const SpoolWork spool_web_work = {
  .workload = &spool_web_workload,
  .process_init = web_process_init,
  .prepare = web_prepare,
  .unprepare = web_unprepare,
  .worker_new = web_worker_new,
  .worker_free = web_worker_free,
  .run = web_run,
};
