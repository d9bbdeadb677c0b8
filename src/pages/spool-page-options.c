/* spool-page-options.c: reads the command line of spool-pages.
 *
 * The numbers are read here and not by GOption, so that every wrong one gets the same kind of
 * message: the option, the value, and the values that are allowed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages/spool-page-options.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_SECONDS 3600.0
#define MAX_CONNECTIONS 65535
/* The web workload accepts no body beyond this, so a larger page could only fail. */
#define MAX_PAGE_SIZE_BYTES (64 * 1024 * 1024)

/**
 * spool_page_options_init:
 * @options: (out caller-allocates): the settings
 *
 * Sets every option to its default.
 */
void
spool_page_options_init (SpoolPageOptions *options)
{
  g_return_if_fail (options != NULL);

  *options = (SpoolPageOptions){ .latency_s = 0.1, .page_size_bytes = 100000 };
}

static gboolean
parse_integer (const char *name, const char *value, guint64 max, guint64 *out, GError **error)
{
  g_autofree char *limit = NULL;

  if (g_ascii_string_to_unsigned (value, 10, 0, max, out, NULL))
    return TRUE;
  limit = g_strdup_printf ("%" G_GUINT64_FORMAT, max);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("%s %s: must be a whole number from 0 to %s"), name, value, limit);
  return FALSE;
}

static gboolean
parse_number (const char *name, const char *value, double max, double *out, GError **error)
{
  char *end = NULL;
  double number = g_ascii_strtod (value, &end);

  if ((g_ascii_isdigit (value[0]) || value[0] == '.') && *end == '\0' && isfinite (number) &&
      number <= max)
    {
      *out = number;
      return TRUE;
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("%s %s: must be a number from 0 to %g"), name, value, max);
  return FALSE;
}

static gboolean
on_number (const char *name, const char *value, gpointer data, GError **error)
{
  SpoolPageOptions *options = data;

  if (g_str_equal (name, "--latency"))
    return parse_number (name, value, MAX_SECONDS, &options->latency_s, error);
  if (g_str_equal (name, "--jitter"))
    return parse_number (name, value, MAX_SECONDS, &options->jitter_s, error);

  g_assert (g_str_equal (name, "--error-rate"));
  return parse_number (name, value, 1.0, &options->error_rate, error);
}

static gboolean
on_integer (const char *name, const char *value, gpointer data, GError **error)
{
  SpoolPageOptions *options = data;
  guint64 integer = 0;

  if (g_str_equal (name, "--seed"))
    return parse_integer (name, value, G_MAXUINT64, &options->seed, error);
  if (g_str_equal (name, "--port"))
    {
      if (!parse_integer (name, value, G_MAXUINT16, &integer, error))
        return FALSE;
      options->port = (guint16) integer;
      return TRUE;
    }
  if (g_str_equal (name, "--page-size"))
    {
      if (!parse_integer (name, value, MAX_PAGE_SIZE_BYTES, &integer, error))
        return FALSE;
      options->page_size_bytes = (gsize) integer;
      return TRUE;
    }

  g_assert (g_str_equal (name, "--max-connections"));
  if (!parse_integer (name, value, MAX_CONNECTIONS, &integer, error))
    return FALSE;
  options->max_connections = (guint) integer;
  return TRUE;
}

static void
add_entries (GOptionGroup *group, SpoolPageOptions *options)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_CALLBACK, on_integer,
      N_ ("Port on 127.0.0.1, 0 for any free one [0]"), N_ ("N") },
    { "latency", 0, 0, G_OPTION_ARG_CALLBACK, on_number,
      N_ ("Time from the request of a page to its answer [0.1]"), N_ ("SECONDS") },
    { "jitter", 0, 0, G_OPTION_ARG_CALLBACK, on_number,
      N_ ("Add up to this to the latency, evenly spread; each page keeps its own [0]"),
      N_ ("SECONDS") },
    { "seed", 0, 0, G_OPTION_ARG_CALLBACK, on_integer,
      N_ ("Draw jitter and errors from this number; the same seed repeats them [0]"), N_ ("N") },
    { "page-size", 0, 0, G_OPTION_ARG_CALLBACK, on_integer, N_ ("Size of every page [100000]"),
      N_ ("BYTES") },
    { "error-rate", 0, 0, G_OPTION_ARG_CALLBACK, on_number,
      N_ ("Share of page requests answered with status 503, from 0 to 1 [0]"), N_ ("P") },
    { "max-connections", 0, 0, G_OPTION_ARG_CALLBACK, on_integer,
      N_ ("Serve at most this many connections at once, 0 for no limit [0]"), N_ ("N") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("Print the version and end"),
      NULL },
    { NULL },
  };

  g_option_group_add_entries (group, entries);
}

static GOptionContext *
make_context (SpoolPageOptions *options)
{
  GOptionContext *context = g_option_context_new (NULL);
  GOptionGroup *group = g_option_group_new ("main", "", "", options, NULL);

  add_entries (group, options);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_context_set_main_group (context, group);
  g_option_context_set_summary (
      context, _ ("Serves pages to this machine alone, with a latency that you set, so that "
                  "downloads can be\nmeasured offline and again. When it is ready it prints its "
                  "address, one line. It ends when\nits standard input ends (Ctrl+D), or when it "
                  "is interrupted or terminated."));
  g_option_context_set_description (
      context,
      _ ("Addresses:\n"
         "  /page/N          page N: the same bytes for the same N and size, everywhere\n"
         "  /redirect/N?n=K  page N behind K redirects\n"
         "  /status/CODE     an answer with that HTTP status, 200 to 599\n"
         "  /big/BYTES       that many zero bytes, in a stream\n"
         "  /stall           never answers\n"
         "\n"
         "Latency, jitter and errors apply to pages only. Pages are compressed for clients\n"
         "that accept gzip. Connections above --max-connections are accepted, but wait without\n"
         "an answer until one closes; with such a limit each connection gets one answer and is\n"
         "then closed, so that connections take turns.\n"
         "\n"
         "Example: a slow server with four places\n"
         "  spool-pages --port 8080 --latency 0.5 --jitter 0.2 --max-connections 4\n"
         "  curl http://127.0.0.1:8080/page/7"));
  return context;
}

/**
 * spool_page_options_parse:
 * @options: (inout): settings, initialized; those named on the command line are replaced
 * @arguments: (inout): the command line with the program's name first, of which all that was
 *   understood is taken out
 * @error: where to store what is wrong, in the domain %G_OPTION_ERROR
 *
 * Reads the command line. `--help` prints the help and ends the process with status 0. The
 * message of an error names the option, its value and the allowed range. Main thread only.
 *
 * Returns: whether the command line was right
 */
gboolean
spool_page_options_parse (SpoolPageOptions *options, char ***arguments, GError **error)
{
  g_autoptr (GOptionContext) context = NULL;

  g_return_val_if_fail (options != NULL, FALSE);
  g_return_val_if_fail (arguments != NULL && *arguments != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  context = make_context (options);
  if (!g_option_context_parse_strv (context, arguments, error))
    return FALSE;
  if (g_strv_length (*arguments) > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _ ("%s: unexpected argument"),
                   (*arguments)[1]);
      return FALSE;
    }
  return TRUE;
}
