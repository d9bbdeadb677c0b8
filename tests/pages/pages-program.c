/* pages-program.c: starts spool-pages and speaks plain HTTP/1.1 with it over sockets.
 *
 * Written on sockets, so that what is checked is what goes over the wire and not what a client
 * library makes of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages-program.h"

#include <string.h>

/* Starts a program, which must be there. Wine 8 may fail to start one, as in spool-child-win32.c,
 * and GLib starts two. */
GSubprocess *
pages_program_spawn (const char *const *argv, GSubprocessFlags flags)
{
  GSubprocess *process = NULL;

  for (guint attempt = 1; process == NULL; attempt++)
    {
      g_autoptr (GError) error = NULL;

      process = g_subprocess_newv (argv, flags, &error);
      if (!g_error_matches (error, G_SPAWN_ERROR, G_SPAWN_ERROR_FAILED) || attempt == 3)
        g_assert_no_error (error);
    }
  return process;
}

/* Starts the server; it must print its address, one line, before anything else. */
PagesProgram *
pages_program_start (const char *path, const char *const *options)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = NULL;
  PagesProgram *self = g_new0 (PagesProgram, 1);

  g_ptr_array_add (arguments, (gpointer) path);
  for (gsize i = 0; options[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) options[i]);
  g_ptr_array_add (arguments, NULL);
  self->process =
      pages_program_spawn ((const char *const *) arguments->pdata,
                           G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);

  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  self->address = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->address);
  uri = g_uri_parse (self->address, G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);
  self->port = (guint16) g_uri_get_port (uri);
  g_assert_cmpuint (self->port, >, 0);
  return self;
}

GSocketConnection *
pages_program_connect (PagesProgram *self)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, self->port);
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, &error);
  g_assert_no_error (error);
  return connection;
}

/* Closes the server's stdin and waits for its end. Returns its exit status, or minus a signal. */
int
pages_program_stop (PagesProgram *self)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait (self->process, NULL, &error);
  g_assert_no_error (error);
  result = g_subprocess_get_if_exited (self->process) ? g_subprocess_get_exit_status (self->process)
                                                      : -g_subprocess_get_term_sig (self->process);
  g_object_unref (self->process);
  g_free (self->address);
  g_free (self);
  return result;
}

/* Sends a request: a method, a path and further header lines, without what every request has. */
void
pages_send (GSocketConnection *connection, const char *request)
{
  g_auto (GStrv) lines = g_strsplit (request, "\n", 2);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_string_append_printf (text, "%s HTTP/1.1\r\nHost: 127.0.0.1\r\n", lines[0]);
  if (lines[1] != NULL)
    g_string_append_printf (text, "%s\r\n", lines[1]);
  g_string_append (text, "\r\n");
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), text->str,
                             text->len, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gsize
read_some (GSocketConnection *connection, GByteArray *into, gsize at_most)
{
  static const gsize block = 65536;
  gsize before = into->len;
  gssize got;

  g_byte_array_set_size (into, before + MIN (block, at_most));
  got = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                             into->data + before, MIN (block, at_most), NULL, NULL);
  g_byte_array_set_size (into, before + MAX (got, 0));
  return MAX (got, 0);
}

/* Receives one answer to a GET, by its length, so that the connection can go on. A connection that
 * closes before the head is complete gives status 0; one that closes later, a short body. */
PagesAnswer *
pages_receive (GSocketConnection *connection)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree char *length = NULL;
  PagesAnswer *answer = g_new0 (PagesAnswer, 1);
  gsize wanted;

  while (head->len < 4 || memcmp (head->data + head->len - 4, "\r\n\r\n", 4) != 0)
    if (read_some (connection, head, 1) == 0)
      break;
  answer->head = g_strndup ((const char *) head->data, head->len);
  if (g_str_has_prefix (answer->head, "HTTP/1.1 "))
    answer->status = (guint) g_ascii_strtoull (answer->head + strlen ("HTTP/1.1 "), NULL, 10);

  length = pages_answer_dup_header (answer, "Content-Length");
  wanted = length != NULL ? (gsize) g_ascii_strtoull (length, NULL, 10) : 0;
  while (body->len < wanted)
    if (read_some (connection, body, wanted - body->len) == 0)
      break;
  answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&body));
  return answer;
}

/* One request on a connection of its own. */
PagesAnswer *
pages_get (PagesProgram *self, const char *request)
{
  g_autoptr (GSocketConnection) connection = pages_program_connect (self);
  gint64 start_us = g_get_monotonic_time ();
  PagesAnswer *answer;

  pages_send (connection, request);
  answer = pages_receive (connection);
  answer->took_s = (double) (g_get_monotonic_time () - start_us) / G_USEC_PER_SEC;
  return answer;
}

void
pages_answer_free (PagesAnswer *answer)
{
  g_free (answer->head);
  g_bytes_unref (answer->body);
  g_free (answer);
}

/* A header's value, or NULL. */
char *
pages_answer_dup_header (PagesAnswer *answer, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (answer->head, "\r\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], name, strlen (name)) == 0 && lines[i][strlen (name)] == ':')
      return g_strstrip (g_strdup (lines[i] + strlen (name) + 1));
  return NULL;
}
