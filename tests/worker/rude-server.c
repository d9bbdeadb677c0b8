/* rude-server.c: for tests, a web server that sends everybody somewhere else.
 *
 * One thread, one connection at a time, on sockets: no library would let such answers through.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "rude-server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct _RudeServer
{
  int listener;
  char *url;
  char *answer;
  GThread *thread;
};

/* Reads up to the empty line behind a request's head. */
static void
skip_request (int fd)
{
  g_autoptr (GString) head = g_string_new (NULL);
  char letter;

  while (!g_str_has_suffix (head->str, "\r\n\r\n") && read (fd, &letter, 1) == 1)
    g_string_append_c (head, letter);
}

static gpointer
answer_all (gpointer data)
{
  RudeServer *self = data;
  int fd;

  /* Until the socket is shut down. */
  while ((fd = accept (self->listener, NULL, NULL)) >= 0)
    {
      skip_request (fd);
      g_assert_cmpint (write (fd, self->answer, strlen (self->answer)), >, 0);
      close (fd);
    }
  return NULL;
}

RudeServer *
rude_server_start (const char *location)
{
  RudeServer *self = g_new0 (RudeServer, 1);
  struct sockaddr_in address = { .sin_family = AF_INET };
  socklen_t n_address_bytes = sizeof address;

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  self->listener = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  g_assert_cmpint (bind (self->listener, (struct sockaddr *) &address, sizeof address), ==, 0);
  g_assert_cmpint (listen (self->listener, 8), ==, 0);
  g_assert_cmpint (getsockname (self->listener, (struct sockaddr *) &address, &n_address_bytes), ==,
                   0);
  self->url = g_strdup_printf ("http://127.0.0.1:%u/", ntohs (address.sin_port));
  self->answer = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n"
                                  "Connection: close\r\n\r\n",
                                  location);
  self->thread = g_thread_new ("rude", answer_all, self);
  return self;
}

const char *
rude_server_get_url (RudeServer *self)
{
  return self->url;
}

void
rude_server_stop (RudeServer *self)
{
  shutdown (self->listener, SHUT_RDWR);
  g_thread_join (self->thread);
  close (self->listener);
  g_free (self->url);
  g_free (self->answer);
  g_free (self);
}
