/* spool-web-work.c: the web workload's code: one page after the other, or many at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-clock.h"
#include "workload/spool-error.h"
#include "workload/spool-web-client.h"
#include "workload/spool-web.h"
#include "workload/spool-work.h"

#include <glib/gi18n.h>

/* libcurl knows when something of its own is due, so that this may be long. */
#define POLL_MS 1000

/* With the library that does TLS. */
static char *
web_dup_versions (void)
{
  return g_strdup (curl_version ());
}

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
  SpoolWebSite *site;

  g_return_val_if_fail (folder != NULL, NULL);

  if (spool_workload_needs_pages (&spool_web_workload, params) && pages_url == NULL)
    {
      g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
                           _ ("the local pages need a web server, and none was named"));
      return NULL;
    }
  site = g_new0 (SpoolWebSite, 1);
  site->local = spool_workload_needs_pages (&spool_web_workload, params);
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
  SpoolWebSite *site = prepared;

  g_strfreev (site->addresses);
  g_free (site->folder);
  g_free (site);
}

static gpointer
web_worker_new (gconstpointer prepared)
{
  return spool_web_client_new (prepared);
}

static void
web_worker_free (gpointer state)
{
  spool_web_client_free (state);
}

static void
web_run (gconstpointer prepared, gpointer state, SpoolJob *job)
{
  CURL *curl = spool_web_client_begin (state, prepared, job);

  if (curl != NULL)
    spool_web_client_end (state, prepared, job, curl_easy_perform (curl));
}

/* The event loop: one multi handle, and for each slot a client and perhaps a job. */
typedef struct
{
  CURLM *multi;
  guint n_slots;
  guint n_in_flight;
  SpoolWebClient **clients;
  SpoolJob **jobs;
  CURL **transfers; /* %NULL where none is in flight */
} WebLoop;

static gpointer
web_loop_new (gconstpointer prepared, guint n_slots)
{
  WebLoop *loop = g_new0 (WebLoop, 1);

  loop->multi = curl_multi_init ();
  /* As many connections as there are slots live on between the jobs. */
  curl_multi_setopt (loop->multi, CURLMOPT_MAXCONNECTS, (long) n_slots);
  loop->n_slots = n_slots;
  loop->clients = g_new0 (SpoolWebClient *, n_slots);
  loop->jobs = g_new0 (SpoolJob *, n_slots);
  loop->transfers = g_new0 (CURL *, n_slots);
  for (guint i = 0; i < n_slots; i++)
    loop->clients[i] = spool_web_client_new (prepared);
  return loop;
}

static void
web_loop_free (gpointer data)
{
  WebLoop *loop = data;

  for (guint i = 0; i < loop->n_slots; i++)
    spool_web_client_free (loop->clients[i]);
  curl_multi_cleanup (loop->multi);
  g_free (loop->clients);
  g_free (loop->jobs);
  g_free (loop->transfers);
  g_free (loop);
}

/* Begins the slot's next job; one that fails at once makes room for another. */
static void
fill_slot (const SpoolWebSite *site, WebLoop *loop, guint slot, SpoolAsyncHost *host)
{
  while ((loop->jobs[slot] = host->start (host, slot)) != NULL)
    {
      CURL *curl = spool_web_client_begin (loop->clients[slot], site, loop->jobs[slot]);

      if (curl != NULL)
        {
          curl_easy_setopt (curl, CURLOPT_PRIVATE, GUINT_TO_POINTER (slot));
          if (curl_multi_add_handle (loop->multi, curl) == CURLM_OK)
            {
              loop->transfers[slot] = curl;
              loop->n_in_flight++;
              return;
            }
          /* Nothing else can go wrong with a handle of ours that is in no other loop. */
          spool_web_client_end (loop->clients[slot], site, loop->jobs[slot], CURLE_OUT_OF_MEMORY);
        }
      host->finish (host, slot);
    }
}

static void
end_transfers (const SpoolWebSite *site, WebLoop *loop, SpoolAsyncHost *host)
{
  CURLMsg *message;
  int n_left;

  while ((message = curl_multi_info_read (loop->multi, &n_left)) != NULL)
    {
      CURL *curl = message->easy_handle;
      CURLcode code = message->data.result;
      char *slot_data = NULL;
      guint slot;

      curl_easy_getinfo (curl, CURLINFO_PRIVATE, &slot_data);
      slot = GPOINTER_TO_UINT (slot_data);
      curl_multi_remove_handle (loop->multi, curl);
      loop->transfers[slot] = NULL;
      loop->n_in_flight--;
      spool_web_client_end (loop->clients[slot], site, loop->jobs[slot], code);
      host->finish (host, slot);
      fill_slot (site, loop, slot, host);
    }
}

/* What is in flight when the loop itself fails never ends by itself. */
static void
fail_transfers (WebLoop *loop, CURLMcode code, SpoolAsyncHost *host)
{
  for (guint slot = 0; slot < loop->n_slots; slot++)
    {
      SpoolJob *job = loop->jobs[slot];

      if (loop->transfers[slot] == NULL)
        continue;
      curl_multi_remove_handle (loop->multi, g_steal_pointer (&loop->transfers[slot]));
      spool_job_end_wait (job);
      spool_job_fail (job, SPOOL_JOB_FAILED, _ ("libcurl's event loop failed: %s"),
                      curl_multi_strerror (code));
      host->finish (host, slot);
    }
  loop->n_in_flight = 0;
}

static void
web_loop_run (gconstpointer prepared, gpointer data, SpoolAsyncHost *host)
{
  WebLoop *loop = data;
  int n_running;

  for (guint i = 0; i < loop->n_slots; i++)
    fill_slot (prepared, loop, i, host);
  while (loop->n_in_flight > 0)
    {
      CURLMcode code = curl_multi_perform (loop->multi, &n_running);

      end_transfers (prepared, loop, host);
      if (code == CURLM_OK && loop->n_in_flight > 0)
        code = curl_multi_poll (loop->multi, NULL, 0, POLL_MS, NULL);
      if (code == CURLM_OK)
        continue;
      fail_transfers (loop, code, host);
      for (guint i = 0; i < loop->n_slots; i++)
        fill_slot (prepared, loop, i, host);
    }
}

const SpoolWork spool_web_work = {
  .workload = &spool_web_workload,
  .dup_versions = web_dup_versions,
  .process_init = web_process_init,
  .prepare = web_prepare,
  .unprepare = web_unprepare,
  .worker_new = web_worker_new,
  .worker_free = web_worker_free,
  .run = web_run,
  .loop_new = web_loop_new,
  .loop_free = web_loop_free,
  .loop_run = web_loop_run,
};
