/* test-web.c: which addresses the web workload takes, and fetches.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-error.h"
#include "workload/spool-params.h"
#include "workload/spool-web.h"

#include <string.h>

static void
test_local (void)
{
  g_auto (GStrv) pages = spool_web_source_get_addresses ("local", "http://127.0.0.1:8080/");
  g_auto (GStrv) nowhere = spool_web_source_get_addresses ("local", NULL);

  g_assert_cmpuint (g_strv_length (pages), ==, 16);
  g_assert_cmpstr (pages[0], ==, "http://127.0.0.1:8080/page/0");
  g_assert_cmpstr (pages[15], ==, "http://127.0.0.1:8080/page/15");
  g_assert_cmpuint (g_strv_length (nowhere), ==, 16);
}

static void
test_notebook (void)
{
  g_auto (GStrv) pages = spool_web_source_get_addresses ("notebook", "http://ignored/");

  g_assert_cmpuint (g_strv_length (pages), ==, 16);
  g_assert_cmpstr (pages[0], ==, "http://www.poatek.com");
  g_assert_cmpstr (pages[5], ==, "https://en.wikipedia.org/wiki/Main_Page");
  g_assert_cmpstr (pages[15], ==, "https://edition.cnn.com");
}

static void
test_list (void)
{
  g_auto (GStrv) pages =
      spool_web_source_get_addresses ("  http://a.org/x\thttps://b.org\n http://a.org/x ", NULL);

  g_assert_cmpuint (g_strv_length (pages), ==, 3);
  g_assert_cmpstr (pages[0], ==, "http://a.org/x");
  g_assert_cmpstr (pages[1], ==, "https://b.org");
  g_assert_cmpstr (pages[2], ==, "http://a.org/x");
}

static void
test_sources (void)
{
  static const char *const good[] = {
    "local",
    "notebook",
    "http://a.org",
    "https://a.org:8443/x?y=z#w",
    "http://127.0.0.1/ http://[::1]:80/",
    " local ",
    "notebook ",
    "HTTP://A.ORG/",
  };
  static const char *const bad[] = {
    "",
    " ",
    "Local",
    "a.org",
    "http://",
    "http:///x",
    "ftp://a.org",
    "file:///etc/passwd",
    "http:a.org",
    "https://a.org nonsense",
    "local http://a.org",
    "javascript:alert(1)",
    "http://a.org gopher://b.org",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (SpoolParams) params = spool_params_new (&spool_web_workload);
      g_autoptr (GError) error = NULL;

      g_assert_true (spool_params_set (params, "source", good[i], &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SpoolParams) params = spool_params_new (&spool_web_workload);
      g_autoptr (GError) error = NULL;

      if (spool_params_set (params, "source", bad[i], &error))
        g_error ("“%s” was taken", bad[i]);
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE);
      g_assert_nonnull (strstr (error->message, "http://"));
    }
}

/* Who typed a space behind a word doesn't see it. */
static void
test_spaces (void)
{
  g_autoptr (SpoolParams) params = spool_params_new (&spool_web_workload);
  g_auto (GStrv) pages = spool_web_source_get_addresses (" notebook", NULL);

  g_assert_cmpuint (g_strv_length (pages), ==, 16);
  g_assert_true (spool_params_set (params, "source", "local ", NULL));
  g_assert_true (spool_workload_needs_pages (&spool_web_workload, params));
  g_assert_cmpuint (spool_web_workload.default_jobs (params), ==, 16);
}

static void
test_jobs (void)
{
  g_autoptr (SpoolParams) params = spool_params_new (&spool_web_workload);

  g_assert_cmpuint (spool_web_workload.default_jobs (params), ==, 16);
  g_assert_true (spool_params_set (params, "source", "http://a.org http://b.org", NULL));
  g_assert_cmpuint (spool_web_workload.default_jobs (params), ==, 2);
  g_assert_true (spool_params_set (params, "source", "notebook", NULL));
  g_assert_cmpuint (spool_web_workload.default_jobs (params), ==, 16);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web/local", test_local);
  g_test_add_func ("/web/notebook", test_notebook);
  g_test_add_func ("/web/list", test_list);
  g_test_add_func ("/web/sources", test_sources);
  g_test_add_func ("/web/spaces", test_spaces);
  g_test_add_func ("/web/jobs", test_jobs);
  return g_test_run ();
}
