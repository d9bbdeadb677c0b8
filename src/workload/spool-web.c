/* spool-web.c: the notebook's reading and writing job, as data. See spool-web-work.c for the job.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-web.h"

#include "workload/spool-error.h"
#include "workload/spool-params.h"

#include <glib/gi18n.h>

#define LOCAL_PAGES 16

/* The notebook's 16 pages, in its order. */
static const char *const notebook_addresses[] = {
  "http://www.poatek.com",
  "https://www.poatek.com/team/",
  "https://www.poatek.com/blog/",
  "https://www.poatek.com/our-method/",
  "https://www.poatek.com/services/",
  "https://en.wikipedia.org/wiki/Main_Page",
  "https://www.google.com/",
  "https://www.kaggle.com/competitions",
  "https://www.amazon.com/charts/mostread/fiction/",
  "https://www.amazon.com/charts/mostread/nonfiction",
  "https://www.amazon.com/charts/mostsold/nonfiction",
  "https://www.amazon.com/charts/mostsold/fiction",
  "https://www.nytimes.com",
  "https://www.bbc.com/",
  "https://www.lemonde.fr",
  "https://edition.cnn.com",
  NULL,
};

/* Spaces around a word mean as little as those around addresses. */
static gboolean
is_word (const char *source, const char *word)
{
  g_autofree char *stripped = g_strstrip (g_strdup (source));

  return g_str_equal (stripped, word);
}

static gboolean
is_local (const SpoolParams *params)
{
  return is_word (spool_params_get_text (params, "source"), "local");
}

static gboolean
repeats (const SpoolParams *params)
{
  return is_local (params);
}

static GStrv
split_addresses (const char *source)
{
  g_auto (GStrv) words = g_strsplit_set (source, " \t\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}

/**
 * spool_web_source_get_addresses:
 * @source: the parameter `source`: "local", "notebook" or addresses
 * @pages_url: (nullable): where the local web server is, ending in a slash
 *
 * Returns: (transfer full): the pages; job i fetches number i modulo their count. Of local pages
 * there are 16, as in the notebook. Any thread.
 */
GStrv
spool_web_source_get_addresses (const char *source, const char *pages_url)
{
  g_return_val_if_fail (source != NULL, NULL);

  if (is_word (source, "notebook"))
    return g_strdupv ((GStrv) notebook_addresses);
  if (is_word (source, "local"))
    {
      GStrv pages = g_new0 (char *, LOCAL_PAGES + 1);

      for (guint i = 0; i < LOCAL_PAGES; i++)
        pages[i] = g_strdup_printf ("%spage/%u", pages_url != NULL ? pages_url : "", i);
      return pages;
    }
  return split_addresses (source);
}

/* Reports are files to hand on, and keep addresses; so do messages about pages. */
static gboolean
check_no_secret (const char *called, GUri *uri, GError **error)
{
  if (g_uri_get_userinfo (uri) == NULL)
    return TRUE;
  g_set_error (
      error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
      _ ("“%s” must be addresses without a user name or password: reports would keep them"),
      called);
  return FALSE;
}

static gboolean
check_address (const char *called, const char *address, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (scheme != NULL && host != NULL && *host != '\0' &&
      (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")))
    return check_no_secret (called, uri, error);
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
               _ ("“%s” must be “local”, “notebook” or addresses that begin with http:// or "
                  "https://, not “%s”"),
               called, address);
  return FALSE;
}

static gboolean
check_source (const char *called, const char *source, GError **error)
{
  g_auto (GStrv) addresses = NULL;

  if (is_word (source, "local") || is_word (source, "notebook"))
    return TRUE;
  addresses = split_addresses (source);
  if (addresses[0] == NULL)
    return check_address (called, source, error);
  for (guint i = 0; addresses[i] != NULL; i++)
    if (!check_address (called, addresses[i], error))
      return FALSE;
  return TRUE;
}

static SpoolBound
web_bound (const SpoolParams *params)
{
  return SPOOL_BOUND_WAIT;
}

static guint64
web_default_jobs (const SpoolParams *params)
{
  g_auto (GStrv) pages =
      spool_web_source_get_addresses (spool_params_get_text (params, "source"), NULL);

  return g_strv_length (pages);
}

static double
web_predicted_job_s (const SpoolParams *params)
{
  double away_s = is_local (params) ? spool_params_get_number (params, "latency") : 0.5;

  return away_s + 1e-4 * spool_params_get_number (params, "writes");
}

static const char *
bytes_unit_of (gulong number)
{
  /* Translators: the unit behind a number, such as "100000 bytes" */
  return ngettext ("byte", "bytes", number);
}

const SpoolWorkload spool_web_workload = {
  .id = "web",
  .title = N_ ("Web Pages"),
  .summary = N_ ("Each job fetches a page and rewrites it to a file of its own"),
  .worker_program = "spool-worker-web",
  .params = {
    { .name = "source",
      .title = N_ ("Source of Pages"),
      .summary = N_ ("local: a web server on this machine; notebook: the notebook's 16 addresses; "
                     "or http and https addresses, separated by spaces"),
      .type = SPOOL_PARAM_TEXT,
      .default_value = "local",
      .check = check_source },
    { .name = "writes",
      .title = N_ ("Writes"),
      .summary = N_ ("How often a job rewrites its file"),
      .type = SPOOL_PARAM_INTEGER,
      .minimum = 0,
      .maximum = 100000,
      .default_value = "50" },
    { .name = "timeout",
      .title = N_ ("Time-out"),
      .summary = N_ ("How long a page may take, with its redirects"),
      .unit = NC_ ("unit symbol", "s"),
      .type = SPOOL_PARAM_NUMBER,
      .minimum = 0.001,
      .maximum = 86400,
      .default_value = "20" },
    { .name = "compressed",
      .title = N_ ("Compressed"),
      .summary = N_ ("Whether a job asks for compressed pages"),
      .type = SPOOL_PARAM_INTEGER,
      .minimum = 0,
      .maximum = 1,
      .default_value = "0" },
    { .name = "latency",
      .title = N_ ("Latency"),
      .summary = N_ ("How long the local server waits before it answers"),
      .unit = NC_ ("unit symbol", "s"),
      .type = SPOOL_PARAM_NUMBER,
      .minimum = 0,
      .maximum = 60,
      .default_value = "0.1" },
    { .name = "page-size",
      .title = N_ ("Page Size"),
      .summary = N_ ("How long the local server's pages are"),
      .unit = NC_ ("unit symbol", "bytes"),
      .unit_of = bytes_unit_of,
      .type = SPOOL_PARAM_INTEGER,
      .minimum = 1,
      .maximum = 64 * 1024 * 1024,
      .default_value = "100000" },
  },
  .n_params = 6,
  .bound = web_bound,
  .default_jobs = web_default_jobs,
  .predicted_job_s = web_predicted_job_s,
  .digest_repeats = repeats,
  .needs_pages = is_local,
};
