/* test-spool-web-work.c: pages from the real local server, and all that can be wrong with a page.
 *
 * Arguments: spool-worker-web and spool-pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-fd.h"
#include "protocol/spool-temp-folder.h"
#include "rude-server.h"
#include "test-process.h"
#include "worker-client.h"
#include "workload/spool-clock.h"
#include "workload/spool-digest.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define PAGE_BYTES 100000
/* Nothing listens there: only root may, and no service does. */
#define DEAD_ADDRESS "http://127.0.0.1:1/"

typedef struct
{
  SpoolChild *child;
  char *url;
} Pages;

static void
pages_start (Pages *self, const char *program)
{
  const char *argv[] = { program, "--latency", "0", NULL };
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char letter;

  self->child = spool_child_spawn (argv, SPOOL_CHILD_DEFAULT, &error);
  g_assert_no_error (error);
  while (spool_fd_read (spool_child_get_stdout_fd (self->child), &letter, 1,
                        spool_clock_now_ns () + 20 * SPOOL_NS_PER_S, NULL) == 1 &&
         letter != '\n')
    g_string_append_c (line, letter);
  g_assert_true (g_str_has_prefix (line->str, "http://127.0.0.1:"));
  self->url = g_strdup (line->str);
}

static void
pages_stop (Pages *self)
{
  spool_child_free (self->child);
  g_free (self->url);
}

/* A run of @jobs pages from addresses of this server: in @source, "@" stands for it. */
static SpoolSetup *
make_setup (const Pages *pages, SpoolExecutorKind executor, guint64 jobs, const char *source)
{
  SpoolSetup *setup = worker_setup_new ("web", executor, 4, jobs);
  g_auto (GStrv) parts = g_strsplit (source, "@", -1);
  g_autofree char *full = g_strjoinv (pages->url, parts);

  setup->pages_url = g_strdup (pages->url);
  worker_setup_set (setup, "source", full);
  worker_setup_set (setup, "writes", "2");
  return setup;
}

static void
test_all_executors (gconstpointer data)
{
  const Pages *pages = data;
  g_autoptr (SpoolRun) first = NULL;

  for (guint i = 0; i < 2 * SPOOL_N_EXECUTORS; i++)
    {
      g_autoptr (SpoolSetup) setup = make_setup (pages, i / 2, 16, "local");
      g_autoptr (SpoolRun) run = NULL;

      setup->mode = i % 2 ? SPOOL_MODE_WARM : SPOOL_MODE_COLD;
      run = worker_measure (setup);
      g_assert_cmpuint (run->failed_jobs, ==, 0);
      for (guint64 job = 0; job < 16; job++)
        {
          g_assert_cmpuint (run->records[job].bytes, ==, PAGE_BYTES);
          g_assert_cmpint (run->records[job].blocked_ns, >, 0);
          g_assert_cmphex (run->records[job].digest, !=, 0);
          if (first != NULL)
            g_assert_cmphex (run->records[job].digest, ==, first->records[job].digest);
        }
      if (first == NULL)
        first = g_steal_pointer (&run);
    }
}

/* Pages differ, and job i takes page i modulo their number. */
static void
test_addresses_go_round (gconstpointer pages)
{
  g_autoptr (SpoolSetup) setup =
      make_setup (pages, SPOOL_EXECUTOR_THREADS, 7, "@page/0 @page/1  @page/5");
  g_autoptr (SpoolRun) run = worker_measure (setup);

  g_assert_cmpuint (run->failed_jobs, ==, 0);
  for (guint job = 3; job < 7; job++)
    g_assert_cmphex (run->records[job].digest, ==, run->records[job - 3].digest);
  g_assert_cmphex (run->records[0].digest, !=, run->records[1].digest);
  g_assert_cmphex (run->records[1].digest, !=, run->records[2].digest);
}

static void
take_record (guint64 job, const SpoolJobRecord *record, const char *detail, gpointer data)
{
  g_assert_null (detail);
  ((SpoolJobRecord *) data)[job] = *record;
}

/* Lets one worker do jobs whose files stay in a folder of the test's own. */
static void
serve (const SpoolSetup *setup, SpoolJobRecord *records)
{
  g_autoptr (WorkerClient) client = worker_client_start ("spool-worker-web", NULL);
  const SpoolJobRange range = { 0, (guint32) setup->jobs };

  worker_client_expect (client, SPOOL_FRAME_READY);
  worker_client_setup (client, setup);
  worker_client_jobs (client, 0, range.count);
  worker_client_expect (client, SPOOL_FRAME_RESULTS);
  g_assert_true (spool_results_from_bytes (&range, client->payload, client->n_payload_bytes,
                                           take_record, records, NULL));
}

/* The file is the page, also where a longer one was before. */
static void
test_files (gconstpointer pages)
{
  g_autoptr (SpoolSetup) setup = make_setup (pages, SPOOL_EXECUTOR_PROCESSES, 3, "local");
  char *folder = test_make_folder ();
  g_autofree char *old = g_build_filename (folder, "page-1.txt", NULL);
  g_autofree char *longer = g_strnfill (2 * PAGE_BYTES, 'x');
  SpoolJobRecord records[3];

  g_assert_true (g_file_set_contents (old, longer, -1, NULL));
  g_free (setup->folder);
  setup->folder = g_strdup (folder);
  serve (setup, records);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("page-%u.txt", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize n_bytes;

      g_assert_true (g_file_get_contents (path, &text, &n_bytes, NULL));
      g_assert_cmpuint (n_bytes, ==, PAGE_BYTES);
      g_assert_cmphex (spool_digest_add (SPOOL_DIGEST_INIT, text, n_bytes), ==, records[i].digest);
    }
  test_remove_folder (folder);
}

static void
test_no_writes (gconstpointer pages)
{
  g_autoptr (SpoolSetup) setup = make_setup (pages, SPOOL_EXECUTOR_PROCESSES, 1, "local");
  char *folder = test_make_folder ();
  SpoolJobRecord record;

  worker_setup_set (setup, "writes", "0");
  g_free (setup->folder);
  setup->folder = g_strdup (folder);
  serve (setup, &record);
  g_assert_cmpuint (record.bytes, ==, PAGE_BYTES);
  g_assert_cmpuint (test_count_files (folder), ==, 0);
  test_remove_folder (folder);
}

/* A packed page is the same page. */
static void
test_compressed (gconstpointer pages)
{
  guint64 digests[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SpoolSetup) setup = make_setup (pages, SPOOL_EXECUTOR_SERIAL, 1, "local");
      g_autoptr (SpoolRun) run = NULL;

      worker_setup_set (setup, "compressed", i == 0 ? "0" : "1");
      run = worker_measure (setup);
      g_assert_cmpuint (run->records[0].bytes, ==, PAGE_BYTES);
      digests[i] = run->records[0].digest;
    }
  g_assert_cmphex (digests[0], ==, digests[1]);
}

/* For pages that stall. The good ones beside them are asked for under the same limit. */
#define SHORT_LIMIT_S "2"

/* The first address is bad, the second good; jobs take them in turn. */
static void
expect_bad_page (const SpoolSetup *setup, SpoolJobStatus status, const char *words)
{
  g_autoptr (SpoolRun) run = worker_measure (setup);

  for (guint64 i = 0; i < setup->jobs; i++)
    {
      const SpoolJobRecord *record = &run->records[i];
      const char *detail = spool_run_get_detail (run, record);

      g_assert_cmpint (record->status, ==, i % 2 == 0 ? status : SPOOL_JOB_OK);
      if (i % 2 != 0)
        continue;
      g_assert_nonnull (detail);
      if (i == 0)
        g_test_message ("%s", detail);
      g_assert_nonnull (strstr (detail, words));
      g_assert_cmphex (record->digest, ==, 0);
    }
}

typedef struct
{
  const char *name;
  const char *source;
  SpoolJobStatus status;
  const char *words;
} BadPage;

static const BadPage bad_pages[] = {
  { "missing", "@status/404 @page/1", SPOOL_JOB_FAILED, "404" },
  { "server-error", "@status/500 @page/1", SPOOL_JOB_FAILED, "500" },
  { "refused", DEAD_ADDRESS " @page/1", SPOOL_JOB_FAILED, DEAD_ADDRESS },
  { "redirects", "@redirect/1?n=20 @redirect/1?n=5", SPOOL_JOB_FAILED, "redirects" },
  { "stall", "@stall @page/1", SPOOL_JOB_TIMED_OUT, "timed out" },
  { "too-long", "@big/70000000 @big/67108864", SPOOL_JOB_FAILED, "64 MiB" },
};

static void
test_bad_pages (gconstpointer pages)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_pages); i++)
    for (guint executor = 0; executor < SPOOL_N_EXECUTORS; executor++)
      {
        const BadPage *row = &bad_pages[i];
        gboolean large = strstr (row->source, "big") != NULL;
        gboolean stalls = g_str_equal (row->name, "stall");
        g_autoptr (SpoolSetup) setup =
            make_setup (pages, executor, large || stalls ? 2 : 6, row->source);

        if (stalls)
          worker_setup_set (setup, "timeout", SHORT_LIMIT_S);
        if (large)
          worker_setup_set (setup, "writes", "0");
        g_test_message ("%s", row->name);
        expect_bad_page (setup, row->status, row->words);
      }
}

/* The limit of jobs, where it is shorter than that of pages. */
static void
test_job_time_limit (gconstpointer pages)
{
  for (guint i = 0; i < SPOOL_N_EXECUTORS; i++)
    {
      g_autoptr (SpoolSetup) setup = make_setup (pages, i, 2, "@stall @page/1");

      setup->job_time_limit_ns = 2 * SPOOL_NS_PER_S;
      expect_bad_page (setup, SPOOL_JOB_TIMED_OUT, "--job-time-limit");
    }
}

/* All that can be wrong with pages at once, in the same loop: each job fails for its own reason,
 * and each of the good ones gets its page, in a slot of its own. */
static void
test_async_mixture (gconstpointer pages)
{
  const char *const words[] = { NULL, "404", "timed out", NULL, DEAD_ADDRESS, "redirects" };
  const guint slots[] = { 1, 3, 40 };

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (slots); i++)
    {
      g_autoptr (SpoolSetup) setup =
          make_setup (pages, SPOOL_EXECUTOR_ASYNC, 12,
                      "@page/0 @status/404 @stall @page/1 " DEAD_ADDRESS " @redirect/1?n=20");
      g_autoptr (SpoolRun) run = NULL;
      gint64 ends_ns[40] = { 0 };

      setup->workers = slots[i / 2];
      setup->mode = i % 2 ? SPOOL_MODE_WARM : SPOOL_MODE_COLD;
      worker_setup_set (setup, "timeout", SHORT_LIMIT_S);
      run = worker_measure (setup);
      g_assert_cmpuint (run->n_lanes, ==, setup->workers);
      g_assert_cmpuint (run->failed_jobs, ==, 8);
      for (guint64 job = 0; job < 12; job++)
        {
          const SpoolJobRecord *record = &run->records[job];
          const char *detail = spool_run_get_detail (run, record);

          g_assert_true ((record->status == SPOOL_JOB_OK) == (words[job % 6] == NULL));
          g_assert_true (detail == NULL || strstr (detail, words[job % 6]) != NULL);
          g_assert_cmpint (record->blocked_ns, <=, record->end_ns - record->start_ns);
          g_assert_cmpint (record->start_ns, >=, ends_ns[record->lane]);
          ends_ns[record->lane] = record->end_ns;
        }
    }
}

/* Nothing but http and https, wherever a server may send us. */
static void
test_redirect_elsewhere (gconstpointer pages)
{
  const char *const places[] = { "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/" };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (RudeServer) server = rude_server_start (places[i]);
      g_autofree char *source = g_strdup_printf ("%s @page/1", rude_server_get_url (server));
      g_autoptr (SpoolSetup) setup = make_setup (pages, SPOOL_EXECUTOR_SERIAL, 2, source);

      expect_bad_page (setup, SPOOL_JOB_FAILED, "rotocol");
    }
}

/* The time that is told is the one that was allowed, not what the last address took of it. */
static void
test_redirect_to_stall (gconstpointer data)
{
  const Pages *pages = data;
  const SpoolExecutorKind executors[] = { SPOOL_EXECUTOR_SERIAL, SPOOL_EXECUTOR_ASYNC };
  g_autofree char *stall = g_strconcat (pages->url, "stall", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (executors); i++)
    {
      g_autoptr (RudeServer) server = rude_server_start (stall);
      g_autofree char *source = g_strdup_printf ("%s @page/1", rude_server_get_url (server));
      g_autofree char *words =
          g_strdup_printf ("%s: timed out after " SHORT_LIMIT_S " s", rude_server_get_url (server));
      g_autoptr (SpoolSetup) setup = make_setup (pages, executors[i], 2, source);

      worker_setup_set (setup, "timeout", SHORT_LIMIT_S);
      expect_bad_page (setup, SPOOL_JOB_TIMED_OUT, words);
    }
}

/* A server may say anything; what we make of it must be text. */
static void
test_redirect_not_utf8 (gconstpointer pages)
{
  for (guint i = 0; i < SPOOL_N_EXECUTORS; i++)
    {
      g_autoptr (RudeServer) server = rude_server_start ("no\xff\xfeway://x");
      g_autofree char *source = g_strdup_printf ("%s @page/1", rude_server_get_url (server));
      g_autoptr (SpoolSetup) setup = make_setup (pages, i, 2, source);

      expect_bad_page (setup, SPOOL_JOB_FAILED, rude_server_get_url (server));
    }
}

/* A proxy is for other machines: the local server is asked without one. */
static void
test_proxy (gconstpointer pages)
{
  g_autoptr (SpoolSetup) setup = make_setup (pages, SPOOL_EXECUTOR_SERIAL, 4, "local");
  g_autoptr (SpoolRun) run = NULL;

  g_setenv ("http_proxy", DEAD_ADDRESS, TRUE);
  run = worker_measure (setup);
  g_unsetenv ("http_proxy");
  g_assert_cmpuint (run->failed_jobs, ==, 0);
}

/* Without a server the local pages can't be had, and that is told before anything is measured. */
static void
test_no_server (gconstpointer pages)
{
  g_autoptr (SpoolSetup) setup = make_setup (pages, SPOOL_EXECUTOR_THREADS, 4, "local");
  g_autoptr (WorkerClient) client = worker_client_start ("spool-worker-web", "--run");
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&setup->pages_url, g_free);
  worker_client_setup (client, setup);
  error = worker_client_take_error (client);
  g_assert_nonnull (strstr (error->message, "web server"));
}

int
main (int argc, char *argv[])
{
  Pages pages;
  char *folder;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  spool_fd_prepare_standard ();
  folder = worker_link_programs (1, argv + 1);
  pages_start (&pages, argv[2]);
  g_test_add_data_func ("/web-work/all-executors", &pages, test_all_executors);
  g_test_add_data_func ("/web-work/addresses-go-round", &pages, test_addresses_go_round);
  g_test_add_data_func ("/web-work/files", &pages, test_files);
  g_test_add_data_func ("/web-work/no-writes", &pages, test_no_writes);
  g_test_add_data_func ("/web-work/compressed", &pages, test_compressed);
  g_test_add_data_func ("/web-work/bad-pages", &pages, test_bad_pages);
  g_test_add_data_func ("/web-work/job-time-limit", &pages, test_job_time_limit);
  g_test_add_data_func ("/web-work/async-mixture", &pages, test_async_mixture);
  g_test_add_data_func ("/web-work/redirect-elsewhere", &pages, test_redirect_elsewhere);
  g_test_add_data_func ("/web-work/redirect-to-stall", &pages, test_redirect_to_stall);
  g_test_add_data_func ("/web-work/redirect-not-utf8", &pages, test_redirect_not_utf8);
  g_test_add_data_func ("/web-work/proxy", &pages, test_proxy);
  g_test_add_data_func ("/web-work/no-server", &pages, test_no_server);
  status = g_test_run ();
  pages_stop (&pages);
  test_assert_no_children ();
  test_remove_folder (folder);
  return status;
}
