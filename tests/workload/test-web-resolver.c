/* test-web-resolver.c: a page whose name is looked up for longer than the page may take.
 *
 * The program has its own getaddrinfo(), which libcurl finds before the C library's, and which does
 * not answer before the page has been given up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-work.h"

#include <curl/curl.h>
#include <netdb.h>

#define FIRST_THAT_DOES_NOT_WAIT 0x075700

static GMutex mutex;
static GCond changed;
static gboolean asked;
static gboolean may_answer;

int
getaddrinfo (const char *node,
             const char *service,
             const struct addrinfo *hints,
             struct addrinfo **result)
{
  g_mutex_lock (&mutex);
  asked = TRUE;
  while (!may_answer)
    g_cond_wait (&changed, &mutex);
  g_mutex_unlock (&mutex);
  return EAI_AGAIN;
}

/* If the page's end waited for the answer, neither would ever come. */
static void
test_slow (void)
{
  g_autoptr (SpoolParams) params = spool_params_new (spool_workload_find ("web"));
  SpoolJob job = { .deadline_ns = G_MAXINT64 };
  g_autoptr (GError) error = NULL;
  gpointer prepared, worker;

  if (curl_version_info (CURLVERSION_NOW)->version_num < FIRST_THAT_DOES_NOT_WAIT)
    {
      g_test_skip ("this libcurl waits");
      return;
    }
  g_assert_true (spool_params_set (params, "source", "http://slow.example/", &error));
  g_assert_true (spool_params_set (params, "timeout", "0.1", &error));
  prepared = spool_web_work.prepare (params, ".", NULL, &error);
  g_assert_no_error (error);
  worker = spool_web_work.worker_new (prepared);
  spool_web_work.run (prepared, worker, &job);
  spool_web_work.worker_free (worker);
  spool_web_work.unprepare (prepared);
  g_mutex_lock (&mutex);
  g_assert_true (asked);
  may_answer = TRUE;
  g_cond_broadcast (&changed);
  g_mutex_unlock (&mutex);
  g_assert_cmpint (job.status, ==, SPOOL_JOB_TIMED_OUT);
  g_free (job.detail);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (spool_web_work.process_init (NULL));
  g_test_add_func ("/web-resolver/slow", test_slow);
  return g_test_run ();
}
