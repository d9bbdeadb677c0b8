/* test-spool-pages-timing.c: the server is never the bottleneck of what is measured with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <gio/gio.h>

#include "pages-program.h"

#define CONNECTIONS 64
#define TIMES 50
#define LIMIT_S 0.3

static double
seconds_since (gint64 start_us)
{
  return (double) (g_get_monotonic_time () - start_us) / G_USEC_PER_SEC;
}

/* Opens them all at once and gets a page over each. Returns how long the slowest took. */
static double
open_at_once (PagesProgram *program)
{
  GSocketConnection *connections[CONNECTIONS];
  gint64 start_us[CONNECTIONS];
  double slowest_s = 0;

  for (guint i = 0; i < CONNECTIONS; i++)
    {
      g_autofree char *request = g_strdup_printf ("GET /page/%u", i);

      start_us[i] = g_get_monotonic_time ();
      connections[i] = pages_program_connect (program);
      pages_send (connections[i], request);
    }
  for (guint i = 0; i < CONNECTIONS; i++)
    {
      g_autoptr (PagesAnswer) answer = pages_receive (connections[i]);
      double took_s = seconds_since (start_us[i]);

      g_assert_cmpuint (answer->status, ==, 200);
      g_assert_cmpuint (g_bytes_get_size (answer->body), ==, 100000);
      g_assert_cmpfloat (took_s, >=, 0.1);
      slowest_s = MAX (slowest_s, took_s);
      g_object_unref (connections[i]);
    }
  return slowest_s;
}

/* A lost connection attempt would come back after a second. */
static void
test_many_at_once (gconstpointer path)
{
  PagesProgram *program =
      pages_program_start (path, (const char *const[]){ "--latency", "0.1", NULL });
  double slowest_s = 0;

  for (guint i = 0; i < TIMES; i++)
    slowest_s = MAX (slowest_s, open_at_once (program));
  g_test_minimized_result (slowest_s, "slowest of %u pages at once, %u times: %.1f ms", CONNECTIONS,
                           TIMES, slowest_s * 1000);
  g_assert_cmpfloat (slowest_s, <=, LIMIT_S);
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* Over one connection that is kept, the answer comes when the latency is over. A median, because a
 * busy machine delays some. */
static void
test_on_time (gconstpointer path)
{
  PagesProgram *program =
      pages_program_start (path, (const char *const[]){ "--latency", "0.1", NULL });
  g_autoptr (GSocketConnection) connection = pages_program_connect (program);
  double took_s[21];

  for (guint i = 0; i < G_N_ELEMENTS (took_s); i++)
    {
      g_autoptr (PagesAnswer) answer = NULL;
      gint64 start_us = g_get_monotonic_time ();

      pages_send (connection, "GET /page/1");
      answer = pages_receive (connection);
      took_s[i] = seconds_since (start_us);
      g_assert_cmpuint (answer->status, ==, 200);
    }
  qsort (took_s, G_N_ELEMENTS (took_s), sizeof *took_s, compare_doubles);
  g_test_minimized_result (took_s[10], "median of a page: %.2f ms", took_s[10] * 1000);
  g_assert_cmpfloat (took_s[0], >=, 0.1);
  g_assert_cmpfloat (took_s[10], <=, 0.102);
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

/* Stopping is quick, whatever the server waits for. */
static void
test_stops_at_once (gconstpointer path)
{
  PagesProgram *program =
      pages_program_start (path, (const char *const[]){ "--latency", "3600", NULL });
  g_autoptr (GSocketConnection) connection = pages_program_connect (program);
  gint64 start_us;

  pages_send (connection, "GET /page/1");
  start_us = g_get_monotonic_time ();
  g_assert_cmpint (pages_program_stop (program), ==, 0);
  g_assert_cmpfloat (seconds_since (start_us), <=, 0.2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_test_add_data_func ("/pages/timing/many-at-once", argv[1], test_many_at_once);
  g_test_add_data_func ("/pages/timing/on-time", argv[1], test_on_time);
  g_test_add_data_func ("/pages/timing/stops-at-once", argv[1], test_stops_at_once);
  return g_test_run ();
}
