/* test-web-loop.c: what becomes of the jobs when libcurl's event loop itself fails.
 *
 * The program has its own curl_multi_perform() and curl_multi_poll(), which the linker takes in
 * place of the library's, and which fail as if memory were short.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-work.h"

#include <curl/curl.h>
#include <string.h>

#define N_SLOTS 3
#define N_JOBS 10

static gboolean poll_fails;

CURLMcode
curl_multi_perform (CURLM *multi, int *n_running)
{
  *n_running = N_SLOTS;
  return poll_fails ? CURLM_OK : CURLM_OUT_OF_MEMORY;
}

CURLMcode
curl_multi_poll (
    CURLM *multi, struct curl_waitfd *others, unsigned n_others, int limit_ms, int *n_events)
{
  return CURLM_INTERNAL_ERROR;
}

typedef struct
{
  SpoolAsyncHost host;
  SpoolJob jobs[N_JOBS];
  guint in_slot[N_SLOTS];
  guint n_started;
  guint n_finished;
} Host;

static SpoolJob *
start (SpoolAsyncHost *base, guint slot)
{
  Host *host = (Host *) base;

  if (host->n_started == N_JOBS)
    return NULL;
  host->in_slot[slot] = host->n_started;
  return &host->jobs[host->n_started++];
}

static void
finish (SpoolAsyncHost *base, guint slot)
{
  Host *host = (Host *) base;
  const SpoolJob *job = &host->jobs[host->in_slot[slot]];

  g_assert_cmpint (job->status, ==, SPOOL_JOB_FAILED);
  g_assert_nonnull (strstr (job->detail, "libcurl's event loop failed: "));
  host->n_finished++;
}

/* Each job ends, and says why. */
static void
test_failure (gconstpointer data)
{
  Host host = { .host = { N_SLOTS, start, finish } };
  g_autoptr (SpoolParams) params = spool_params_new (spool_workload_find ("web"));
  g_autoptr (GError) error = NULL;
  gpointer prepared;
  gpointer loop;

  poll_fails = data != NULL;
  for (guint i = 0; i < N_JOBS; i++)
    host.jobs[i] = (SpoolJob){ .index = i, .deadline_ns = G_MAXINT64 };
  prepared = spool_web_work.prepare (params, ".", "http://127.0.0.1:1/", &error);
  g_assert_no_error (error);
  loop = spool_web_work.loop_new (prepared, N_SLOTS);
  spool_web_work.loop_run (prepared, loop, &host.host);
  spool_web_work.loop_free (loop);
  spool_web_work.unprepare (prepared);
  g_assert_cmpuint (host.n_finished, ==, N_JOBS);
  for (guint i = 0; i < N_JOBS; i++)
    g_free (host.jobs[i].detail);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (spool_web_work.process_init (NULL));
  g_test_add_data_func ("/web-loop/perform", NULL, test_failure);
  g_test_add_data_func ("/web-loop/poll", &poll_fails, test_failure);
  return g_test_run ();
}
