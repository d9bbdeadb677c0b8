/* spool-page-server.c: answers requests for pages, after the set latency.
 *
 * Everything happens on one main loop. A page is made, or taken from the cache, when its request
 * arrives, so that this costs nothing once the latency is over; then the answer sleeps until its
 * alarm rings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages/spool-page-server.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>
#include <math.h>

#include "pages/spool-page-alarms.h"
#include "pages/spool-page-answers.h"
#include "pages/spool-page-cache.h"
#include "pages/spool-page-fate.h"
#include "pages/spool-page-places.h"

/* libsoup's own listening queue is so short that with 16 clients at once some were lost and came
 * back a second later. The system may cap this, on Linux at net.core.somaxconn (4096). */
#define BACKLOG 4096
#define CACHE_BYTES (64 * 1024 * 1024)
#define MAX_PAGE 999999999
#define MAX_REDIRECTS 1000000
#define MAX_BIG_BYTES (G_GUINT64_CONSTANT (1) << 40)

struct _SpoolPageServer
{
  SpoolPageOptions options;
  SoupServer *soup;
  SpoolPagePlaces *places;
  SpoolPageAlarms *alarms;
  SpoolPageCache *cache;
  guint64 requests;
};

/* A kind of address. What follows the prefix is a number from @min to @max, or with @max 0 nothing.
 */
typedef struct
{
  const char *prefix;
  guint64 min;
  guint64 max;
  void (*answer) (SpoolPageServer *self,
                  SoupServerMessage *message,
                  guint64 number,
                  GHashTable *query);
} Route;

static void
resume (gpointer message, gpointer user_data)
{
  soup_server_message_unpause (message);
}

/* Lets the answer that was set go out when the page's time is over, counted from now. */
static void
delay (SpoolPageServer *self, SoupServerMessage *message, guint64 page)
{
  const SpoolPageOptions *options = &self->options;
  double wait_s =
      options->latency_s + spool_page_fate_delay_s (options->seed, page, options->jitter_s);

  if (wait_s <= 0)
    return;
  soup_server_message_pause (message);
  /* The clock's own microsecond has begun already, hence one more. */
  spool_page_alarms_add (self->alarms,
                         g_get_monotonic_time () + (gint64) ceil (wait_s * G_USEC_PER_SEC) + 1,
                         resume, g_object_ref (message), g_object_unref);
}

static void
answer_page (SpoolPageServer *self, SoupServerMessage *message, guint64 page, GHashTable *query)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gboolean compressed = spool_page_accepts_gzip (message);
  g_autoptr (GBytes) body = NULL;

  delay (self, message, page);
  if (spool_page_fate_fails (self->options.seed, self->requests++, self->options.error_rate))
    {
      spool_page_answer_words (message, SOUP_STATUS_SERVICE_UNAVAILABLE,
                               "This request drew an error, as --error-rate asks for.\n");
      return;
    }

  body = spool_page_cache_get (self->cache, page, compressed);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_replace (headers, "Content-Type", "text/html; charset=utf-8");
  soup_message_headers_replace (headers, "Vary", "Accept-Encoding");
  if (compressed)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  if (g_bytes_get_size (body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
}

static void
answer_redirect (SpoolPageServer *self, SoupServerMessage *message, guint64 page, GHashTable *query)
{
  const char *value = query != NULL ? g_hash_table_lookup (query, "n") : NULL;
  g_autofree char *next = NULL;
  guint64 times = 1;

  if (value != NULL && !g_ascii_string_to_unsigned (value, 10, 0, MAX_REDIRECTS, &times, NULL))
    {
      spool_page_answer_words (message, SOUP_STATUS_BAD_REQUEST,
                               "n must be a number of redirects.\n");
      return;
    }
  if (times == 0)
    {
      answer_page (self, message, page, NULL);
      return;
    }
  if (times == 1)
    next = g_strdup_printf ("/page/%" G_GUINT64_FORMAT, page);
  else
    next =
        g_strdup_printf ("/redirect/%" G_GUINT64_FORMAT "?n=%" G_GUINT64_FORMAT, page, times - 1);
  soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, next);
}

static void
answer_status (SpoolPageServer *self, SoupServerMessage *message, guint64 status, GHashTable *query)
{
  if (status == SOUP_STATUS_NO_CONTENT || status == SOUP_STATUS_NOT_MODIFIED)
    soup_server_message_set_status (message, (guint) status, NULL);
  else
    spool_page_answer_words (message, (guint) status,
                             "An answer with the status that was asked for.\n");
}

static void
answer_big (SpoolPageServer *self,
            SoupServerMessage *message,
            guint64 size_bytes,
            GHashTable *query)
{
  spool_page_answer_zeros (message, size_bytes);
}

static void
answer_never (SpoolPageServer *self, SoupServerMessage *message, guint64 number, GHashTable *query)
{
  spool_page_answer_never (message);
}

static void
answer_index (SpoolPageServer *self, SoupServerMessage *message, guint64 number, GHashTable *query)
{
  spool_page_answer_words (message, SOUP_STATUS_OK,
                           "spool-pages, a local web server with a set latency.\n\n"
                           "/page/N          page N\n"
                           "/redirect/N?n=K  page N behind K redirects\n"
                           "/status/CODE     an answer with that status, 200 to 599\n"
                           "/big/BYTES       that many zero bytes\n"
                           "/stall           never answers\n");
}

static const Route routes[] = {
  { "/page/", 0, MAX_PAGE, answer_page },  { "/redirect/", 0, MAX_PAGE, answer_redirect },
  { "/status/", 200, 599, answer_status }, { "/big/", 0, MAX_BIG_BYTES, answer_big },
  { "/stall", 0, 0, answer_never },        { "/", 0, 0, answer_index },
};

static gboolean
route_matches (const Route *route, const char *path, guint64 *number)
{
  if (!g_str_has_prefix (path, route->prefix))
    return FALSE;
  path += strlen (route->prefix);
  if (route->max == 0)
    return *path == '\0';
  return g_ascii_string_to_unsigned (path, 10, route->min, route->max, number, NULL);
}

/* Before the body is read, so that one that nobody wants is not kept. */
static void
on_headers (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  const char *method = soup_server_message_get_method (message);

  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  if (method == SOUP_METHOD_GET || method == SOUP_METHOD_HEAD)
    return;
  spool_page_answer_words (message, SOUP_STATUS_METHOD_NOT_ALLOWED,
                           "Only GET and HEAD are known here.\n");
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow",
                                "GET, HEAD");
}

static void
answer (SpoolPageServer *self, SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  g_autoptr (GHashTable) query = NULL;

  if (g_uri_get_query (uri) != NULL)
    query = soup_form_decode (g_uri_get_query (uri));
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      guint64 number = 0;

      if (route_matches (&routes[i], g_uri_get_path (uri), &number))
        {
          routes[i].answer (self, message, number, query);
          return;
        }
    }
  spool_page_answer_words (message, SOUP_STATUS_NOT_FOUND,
                           "There is no such page; / names those there are.\n");
}

/* What a request gets that had to wait for its place, or not. */
static void
on_seated (GObject *guest, gpointer data)
{
  SoupServerMessage *message = SOUP_SERVER_MESSAGE (guest);

  soup_server_message_unpause (message);
  answer (data, message);
}

static void
on_request (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  SpoolPageServer *self = data;

  if (self->places == NULL)
    {
      answer (self, message);
      return;
    }
  /* A place that an idle client could keep for ever would make the others wait for ever. */
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Connection",
                                "close");
  soup_server_message_pause (message);
  spool_page_places_order (self->places, G_OBJECT (message));
}

/* libsoup says this of a new connection, before it reads from it. */
static void
on_started (SoupServer *soup, SoupServerMessage *message, gpointer data)
{
  SpoolPageServer *self = data;

  spool_page_places_enter (self->places, G_OBJECT (message));
}

static gboolean
listen_on_loopback (SoupServer *soup, guint16 port, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, port);
  g_autoptr (GSocket) socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);

  if (socket == NULL)
    return FALSE;
  g_socket_set_listen_backlog (socket, BACKLOG);
  return g_socket_bind (socket, address, TRUE, error) && g_socket_listen (socket, error) &&
         soup_server_listen_socket (soup, socket, 0, error);
}

/**
 * spool_page_server_new:
 * @options: the settings, which are copied
 * @error: where to store why the port can't be had, in the domain %G_IO_ERROR
 *
 * Starts a server on the thread-default main context: it answers while that context's loop runs,
 * and connections are taken in already before. It belongs to the thread that made it.
 *
 * Returns: (transfer full) (nullable): the server, or %NULL with @error set
 */
SpoolPageServer *
spool_page_server_new (const SpoolPageOptions *options, GError **error)
{
  SpoolPageServer *self;

  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_new0 (SpoolPageServer, 1);
  self->options = *options;
  self->soup = soup_server_new (NULL, NULL);
  if (!listen_on_loopback (self->soup, options->port, error))
    {
      g_object_unref (self->soup);
      g_free (self);
      return NULL;
    }
  soup_server_add_early_handler (self->soup, NULL, on_headers, self, NULL);
  soup_server_add_handler (self->soup, NULL, on_request, self, NULL);
  if (options->max_connections > 0)
    {
      self->places = spool_page_places_new (options->max_connections, on_seated, self);
      g_signal_connect (self->soup, "request-started", G_CALLBACK (on_started), self);
    }
  self->alarms = spool_page_alarms_new (g_main_context_get_thread_default ());
  self->cache = spool_page_cache_new (options->page_size_bytes, CACHE_BYTES);
  return self;
}

/**
 * spool_page_server_get_address:
 * @self: a server
 *
 * Returns: (transfer full): the address of its index page, `http://127.0.0.1:PORT/`
 */
char *
spool_page_server_get_address (SpoolPageServer *self)
{
  g_autoptr (GSocketAddress) address = NULL;
  GSList *listeners;

  g_return_val_if_fail (self != NULL, NULL);

  listeners = soup_server_get_listeners (self->soup);
  address = g_socket_get_local_address (listeners->data, NULL);
  g_slist_free (listeners);
  return g_strdup_printf ("http://127.0.0.1:%u/",
                          g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
}

/**
 * spool_page_server_free:
 * @self: (transfer full): a server
 *
 * Stops the server at once. Requests that wait for their answer lose their connection.
 */
void
spool_page_server_free (SpoolPageServer *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->places, spool_page_places_free);
  spool_page_alarms_free (self->alarms);
  /* Connections that libsoup closes now must not be seen coming to an end. */
  g_signal_handlers_disconnect_by_data (self->soup, self);
  soup_server_disconnect (self->soup);
  g_object_unref (self->soup);
  spool_page_cache_free (self->cache);
  g_free (self);
}
