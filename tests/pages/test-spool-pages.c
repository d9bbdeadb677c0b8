/* test-spool-pages.c: the real server as its users meet it, over a socket and its standard streams.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>

#include "pages-program.h"
#include "pages/spool-page-body.h"
#include "pages/spool-page-fate.h"

#define OPTIONS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static PagesProgram *
start (gconstpointer path, const char *const *options)
{
  return pages_program_start (path, options);
}

static void
test_ready_line (gconstpointer path)
{
  PagesProgram *program = start (path, OPTIONS ("--latency", "0"));
  g_autofree char *expected = g_strdup_printf ("http://127.0.0.1:%u/", program->port);
  g_autoptr (PagesAnswer) index = NULL;

  g_assert_cmpstr (program->address, ==, expected);
  index = pages_get (program, "GET /");
  g_assert_cmpuint (index->status, ==, 200);
  g_assert_cmpuint (g_bytes_get_size (index->body), >, 100);
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

static void
test_pages (gconstpointer path)
{
  const gsize sizes[] = { 0, 1, 777, 100000, 3000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, sizes[i]);
      PagesProgram *program = start (path, OPTIONS ("--latency", "0", "--page-size", size));

      for (guint page = 0; page < 3; page++)
        {
          g_autofree char *request = g_strdup_printf ("GET /page/%u", page);
          g_autoptr (PagesAnswer) answer = pages_get (program, request);
          g_autoptr (GBytes) expected = spool_page_body_new (page, sizes[i]);
          g_autofree char *type = pages_answer_dup_header (answer, "Content-Type");

          g_assert_cmpuint (answer->status, ==, 200);
          g_assert_cmpstr (type, ==, "text/html; charset=utf-8");
          g_assert_true (g_bytes_equal (answer->body, expected));
        }
      g_assert_cmpint (pages_program_stop (program), ==, 0);
    }
}

static void
test_keep_alive (gconstpointer path)
{
  PagesProgram *program = start (path, OPTIONS ("--latency", "0"));
  g_autoptr (GSocketConnection) connection = pages_program_connect (program);

  for (guint page = 0; page < 20; page++)
    {
      g_autofree char *request = g_strdup_printf ("GET /page/%u", page % 4);
      g_autoptr (PagesAnswer) answer = NULL;

      pages_send (connection, request);
      answer = pages_receive (connection);
      g_assert_cmpuint (answer->status, ==, 200);
      g_assert_cmpuint (g_bytes_get_size (answer->body), ==, 100000);
    }
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

static void
test_compressed (gconstpointer path)
{
  PagesProgram *program = start (path, OPTIONS ("--latency", "0"));
  g_autoptr (GBytes) page = spool_page_body_new (2, 100000);
  g_autoptr (GBytes) expected = spool_page_body_compress (page);
  g_autoptr (PagesAnswer) yes = pages_get (program, "GET /page/2\nAccept-Encoding: deflate, gzip");
  g_autoptr (PagesAnswer) no = pages_get (program, "GET /page/2\nAccept-Encoding: gzip;q=0, br");
  g_autofree char *coding = pages_answer_dup_header (yes, "Content-Encoding");

  g_assert_cmpstr (coding, ==, "gzip");
  g_assert_true (g_bytes_equal (yes->body, expected));
  g_assert_null (pages_answer_dup_header (no, "Content-Encoding"));
  g_assert_true (g_bytes_equal (no->body, page));
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

static void
test_head (gconstpointer path)
{
  PagesProgram *program = start (path, OPTIONS ("--latency", "0"));
  g_autoptr (GSocketConnection) connection = pages_program_connect (program);
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autofree char *text = g_malloc0 (10001);
  gsize got = 0;

  pages_send (connection, "HEAD /page/1\nConnection: close");
  g_assert_true (g_input_stream_read_all (input, text, 10000, &got, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "HTTP/1.1 200 "));
  g_assert_nonnull (strstr (text, "Content-Length: 100000\r\n"));
  /* And nothing after the head. */
  g_assert_true (g_str_has_suffix (text, "\r\n\r\n"));
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

static const struct
{
  const char *request;
  guint status;
} statuses[] = {
  { "GET /nothing", 404 },         { "GET /page/", 404 },
  { "GET /page/-1", 404 },         { "GET /page/1x", 404 },
  { "GET /page/1000000000", 404 }, { "GET /pages/1", 404 },
  { "GET /page/1/2", 404 },        { "GET /stall/1", 404 },
  { "GET /status/199", 404 },      { "GET /status/600", 404 },
  { "GET /redirect/1?n=x", 400 },  { "GET /redirect/1?n=-1", 400 },
  { "GET /redirect/1?n=0", 200 },  { "GET /page/999999999", 200 },
  { "GET /page/1?anything", 200 }, { "GET /status/204", 204 },
  { "GET /status/304", 304 },      { "GET /status/404", 404 },
  { "GET /status/418", 418 },      { "GET /status/500", 500 },
  { "GET /big/0", 200 },           { "POST /page/1\nContent-Length: 0", 405 },
  { "DELETE /page/1", 405 },       { "OPTIONS /nothing", 405 },
};

static void
test_statuses (gconstpointer path)
{
  PagesProgram *program = start (path, OPTIONS ("--latency", "0"));

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (PagesAnswer) answer = pages_get (program, statuses[i].request);
      g_autofree char *allowed = pages_answer_dup_header (answer, "Allow");

      g_test_message ("%s", statuses[i].request);
      g_assert_cmpuint (answer->status, ==, statuses[i].status);
      g_assert_cmpstr (allowed, ==, answer->status == 405 ? "GET, HEAD" : NULL);
    }
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

static void
test_redirects (gconstpointer path)
{
  PagesProgram *program = start (path, OPTIONS ("--latency", "0"));
  g_autofree char *target = g_strdup ("/redirect/6?n=5");
  guint followed = 0;

  for (;; followed++)
    {
      g_autofree char *request = g_strconcat ("GET ", target, NULL);
      g_autoptr (PagesAnswer) answer = pages_get (program, request);
      g_autofree char *location = pages_answer_dup_header (answer, "Location");

      if (answer->status == 200)
        break;
      g_assert_cmpuint (answer->status, ==, 302);
      g_assert_nonnull (location);
      g_free (target);
      target = g_strdup (strchr (location + strlen ("http://"), '/'));
    }
  g_assert_cmpuint (followed, ==, 5);
  g_assert_cmpstr (target, ==, "/page/6");
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

/* More than the server could hold, in a stream that is left half-way, and a whole one. */
static void
test_big (gconstpointer path)
{
  PagesProgram *program = start (path, OPTIONS ("--latency", "0"));
  g_autoptr (GSocketConnection) connection = pages_program_connect (program);
  g_autoptr (PagesAnswer) whole = NULL;
  const guint8 *bytes;
  gsize size;
  char block[65536];

  pages_send (connection, "GET /big/1000000000000");
  for (guint i = 0; i < 100; i++)
    g_assert_cmpint (g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                                          block, sizeof block, NULL, NULL),
                     >, 0);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);

  whole = pages_get (program, "GET /big/5000001");
  bytes = g_bytes_get_data (whole->body, &size);
  g_assert_cmpuint (size, ==, 5000001);
  for (gsize i = 0; i < size; i++)
    if (bytes[i] != 0)
      g_error ("a byte that is not zero");
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

/* A lower bound only: how late it may be is the timing suite's concern. */
static void
test_never_early (gconstpointer path)
{
  PagesProgram *program =
      start (path, OPTIONS ("--latency", "0.05", "--jitter", "0.05", "--seed", "9"));

  for (guint page = 0; page < 8; page++)
    {
      g_autofree char *request = g_strdup_printf ("GET /page/%u", page);
      g_autoptr (PagesAnswer) answer = pages_get (program, request);

      g_assert_cmpuint (answer->status, ==, 200);
      g_assert_cmpfloat (answer->took_s, >=, 0.05 + spool_page_fate_delay_s (9, page, 0.05));
    }
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

static void
test_errors (gconstpointer path)
{
  PagesProgram *program =
      start (path, OPTIONS ("--latency", "0", "--error-rate", "0.5", "--seed", "3"));

  for (guint request = 0; request < 40; request++)
    {
      g_autoptr (PagesAnswer) answer = pages_get (program, "GET /page/1");

      g_assert_cmpuint (answer->status, ==, spool_page_fate_fails (3, request, 0.5) ? 503 : 200);
    }
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

static gboolean
can_read (GSocketConnection *connection, gint64 within_us)
{
  return g_socket_condition_timed_wait (g_socket_connection_get_socket (connection), G_IO_IN,
                                        within_us, NULL, NULL);
}

static void
test_max_connections (gconstpointer path)
{
  PagesProgram *program = start (path, OPTIONS ("--latency", "0", "--max-connections", "2"));
  g_autoptr (GSocketConnection) first = pages_program_connect (program);
  g_autoptr (GSocketConnection) second = pages_program_connect (program);
  g_autoptr (GSocketConnection) third = pages_program_connect (program);
  g_autoptr (PagesAnswer) answer = NULL;
  g_autofree char *connection = NULL;
  char after;

  /* Two idle connections hold both places. */
  pages_send (third, "GET /page/3");
  g_assert_false (can_read (third, G_USEC_PER_SEC / 5));
  g_assert_true (g_socket_connection_is_connected (second));
  g_io_stream_close (G_IO_STREAM (first), NULL, NULL);
  answer = pages_receive (third);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpuint (g_bytes_get_size (answer->body), ==, 100000);

  /* One answer a connection, so that a place becomes free again. */
  connection = pages_answer_dup_header (answer, "Connection");
  g_assert_cmpstr (connection, ==, "close");
  g_assert_cmpint (g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (third)), &after,
                                        1, NULL, NULL),
                   ==, 0);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (PagesAnswer) next = pages_get (program, "GET /page/1");

      g_assert_cmpuint (next->status, ==, 200);
    }
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

static void
test_stall (gconstpointer path)
{
  PagesProgram *program = start (path, OPTIONS ("--latency", "0", "--max-connections", "1"));
  g_autoptr (GSocketConnection) stalled = pages_program_connect (program);
  g_autoptr (GSocketConnection) waiting = NULL;
  g_autoptr (PagesAnswer) answer = NULL;

  pages_send (stalled, "GET /stall");
  g_assert_false (can_read (stalled, G_USEC_PER_SEC / 5));
  waiting = pages_program_connect (program);
  pages_send (waiting, "GET /page/1");
  g_assert_false (can_read (waiting, G_USEC_PER_SEC / 5));

  /* The server sees that the client gave up, and the next one has its place. */
  g_io_stream_close (G_IO_STREAM (stalled), NULL, NULL);
  answer = pages_receive (waiting);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

/* The end comes at once also with requests of each kind pending, and while nobody reads. */
static void
test_eof_ends (gconstpointer path)
{
  const char *requests[] = { "GET /page/1", "GET /stall", "GET /big/1000000000" };
  PagesProgram *program = start (path, OPTIONS ("--latency", "3600"));
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      GSocketConnection *connection = pages_program_connect (program);

      pages_send (connection, requests[i]);
      g_ptr_array_add (connections, connection);
    }
  g_assert_true (can_read (connections->pdata[2], 10 * G_USEC_PER_SEC));
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

/* A server whose stdin has ended before it could look must end too. */
static void
test_eof_at_once (gconstpointer path)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) process = NULL;
      g_autofree char *output = NULL;

      process = pages_program_spawn (OPTIONS (path), G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                                         G_SUBPROCESS_FLAGS_STDOUT_PIPE);
      g_assert_true (g_subprocess_communicate_utf8 (process, "", NULL, &output, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
      g_assert_true (g_str_has_prefix (output, "http://127.0.0.1:"));
    }
}

/* Input is read, and does not end the server. */
static void
test_input_is_ignored (gconstpointer path)
{
  PagesProgram *program = start (path, OPTIONS ("--latency", "0"));
  g_autoptr (PagesAnswer) answer = NULL;

  g_assert_true (g_output_stream_write_all (g_subprocess_get_stdin_pipe (program->process),
                                            "quit\n", 5, NULL, NULL, NULL));
  answer = pages_get (program, "GET /page/1");
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

#ifdef G_OS_UNIX
static void
test_signals (gconstpointer path)
{
  const int signals[] = { SIGTERM, SIGINT };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      PagesProgram *program = start (path, OPTIONS ("--latency", "3600"));
      g_autoptr (GSocketConnection) connection = pages_program_connect (program);

      pages_send (connection, "GET /page/1");
      g_subprocess_send_signal (program->process, signals[i]);
      g_subprocess_wait (program->process, NULL, NULL);
      g_assert_cmpint (pages_program_stop (program), ==, 0);
    }
}

/* Clients that hang up while an answer is on its way must not end the server. */
static void
test_clients_hang_up (gconstpointer path)
{
  PagesProgram *program = start (path, OPTIONS ("--latency", "0.02", "--page-size", "5000000"));
  g_autoptr (PagesAnswer) answer = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GSocketConnection) connection = pages_program_connect (program);

      pages_send (connection, "GET /page/1");
      if (i % 2 == 0)
        g_assert_true (can_read (connection, 10 * G_USEC_PER_SEC));
      g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
    }
  answer = pages_get (program, "GET /page/1");
  g_assert_cmpuint (g_bytes_get_size (answer->body), ==, 5000000);
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}
#endif

/* Runs a program that ends by itself; returns its exit status. */
static int
run (const char *path, const char *option, const char *value, char **output, char **errors)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      pages_program_spawn (OPTIONS (path, option, value), G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                                              G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                                              G_SUBPROCESS_FLAGS_STDERR_PIPE);

  g_subprocess_communicate_utf8 (process, NULL, NULL, output, errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

static void
assert_one_line (const char *text)
{
  g_assert_true (g_str_has_prefix (text, "spool-pages: "));
  g_assert_true (g_str_has_suffix (text, "\n"));
  g_assert_true (strchr (text, '\n') == text + strlen (text) - 1);
}

static const struct
{
  const char *option;
  const char *value;
} wrong[] = {
  { "--port", "65536" },         { "--port", "x" },         { "--latency", "-1" },
  { "--latency", "3601" },       { "--jitter", "-1" },      { "--seed", "1.5" },
  { "--page-size", "-1" },       { "--page-size", "1e12" }, { "--error-rate", "2" },
  { "--max-connections", "-1" }, { "--unknown", "1" },      { "page", NULL },
};

static void
test_wrong_options (gconstpointer path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *output = NULL, *errors = NULL;

      g_assert_cmpint (run (path, wrong[i].option, wrong[i].value, &output, &errors), ==, 2);
      g_assert_cmpstr (output, ==, "");
      assert_one_line (errors);
      g_assert_nonnull (strstr (errors, wrong[i].option));
    }
}

static void
test_used_port (gconstpointer path)
{
  PagesProgram *program = start (path, OPTIONS ("--latency", "0"));
  g_autofree char *port = g_strdup_printf ("%u", program->port);
  g_autofree char *output = NULL, *errors = NULL;

  g_assert_cmpint (run (path, "--port", port, &output, &errors), ==, 1);
  g_assert_cmpstr (output, ==, "");
  assert_one_line (errors);
  g_assert_nonnull (strstr (errors, port));
  g_assert_nonnull (strstr (errors, "--port"));
  g_assert_cmpint (pages_program_stop (program), ==, 0);
}

/* Whether a port can be had again that was just used, with connections that are still being closed;
 * if not, it says so. */
static gboolean
try_port_again (const char *path)
{
  PagesProgram *program = start (path, OPTIONS ("--latency", "0"));
  g_autofree char *port = g_strdup_printf ("%u", program->port);
  g_autofree char *address = g_strdup_printf (":%s/", port);
  g_autofree char *output = NULL, *errors = NULL;
  g_autoptr (GSocketConnection) connection = pages_program_connect (program);

  g_assert_true (g_socket_connection_is_connected (connection));
  g_assert_cmpint (pages_program_stop (program), ==, 0);
  if (run (path, "--port", port, &output, &errors) != 0)
    {
      g_test_message ("%s", errors);
      assert_one_line (errors);
      return FALSE;
    }
  g_assert_nonnull (strstr (output, address));
  return TRUE;
}

/* Before the second has it somebody else may take the port, but not every time. */
static void
test_port_again (gconstpointer path)
{
  gboolean good = FALSE;

  for (guint i = 0; i < 5 && !good; i++)
    good = try_port_again (path);
  g_assert_true (good);
}

static void
test_help (gconstpointer path)
{
  const char *named[] = { "--port",      "--latency",    "--jitter",          "--seed",
                          "--page-size", "--error-rate", "--max-connections", "until one closes",
                          "/page/N",     "/stall" };
  g_autofree char *output = NULL, *errors = NULL;
  g_autofree char *version = NULL, *no_errors = NULL;

  g_assert_cmpint (run (path, "--help", NULL, &output, &errors), ==, 0);
  g_assert_cmpstr (errors, ==, "");
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    g_assert_nonnull (strstr (output, named[i]));
  g_assert_cmpint (run (path, "--version", NULL, &version, &no_errors), ==, 0);
  g_assert_cmpstr (version, ==, "spool-pages " SPOOL_VERSION "\n");
}

#ifdef G_OS_UNIX
/* What was asked for and didn't get there is a failure. */
static void
test_full_disk (gconstpointer path)
{
  const char *const options[] = { "--help", "--version" };

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *command =
          g_strdup_printf ("exec '%s' %s >/dev/full", (const char *) path, options[i]);
      g_autofree char *output = NULL, *errors = NULL;

      g_assert_cmpint (run ("sh", "-c", command, &output, &errors), ==, 1);
      g_assert_nonnull (strstr (errors, "No space left"));
    }
}
#endif

static const struct
{
  const char *name;
  GTestDataFunc run;
} tests[] = {
  { "ready-line", test_ready_line },
  { "pages", test_pages },
  { "keep-alive", test_keep_alive },
  { "compressed", test_compressed },
  { "head", test_head },
  { "statuses", test_statuses },
  { "redirects", test_redirects },
  { "big", test_big },
  { "never-early", test_never_early },
  { "errors", test_errors },
  { "max-connections", test_max_connections },
  { "stall", test_stall },
  { "eof-ends", test_eof_ends },
  { "eof-at-once", test_eof_at_once },
  { "input-is-ignored", test_input_is_ignored },
#ifdef G_OS_UNIX
  { "full-disk", test_full_disk },
  { "signals", test_signals },
  { "clients-hang-up", test_clients_hang_up },
#endif
  { "wrong-options", test_wrong_options },
  { "used-port", test_used_port },
  { "port-again", test_port_again },
  { "help", test_help },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *name = g_strconcat ("/pages/program/", tests[i].name, NULL);

      g_test_add_data_func (name, argv[1], tests[i].run);
    }
  return g_test_run ();
}
