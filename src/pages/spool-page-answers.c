/* spool-page-answers.c: answers in words, in zeros, and none at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages/spool-page-answers.h"

#define BLOCK_BYTES (256 * 1024)

/**
 * spool_page_answer_words:
 * @message: the request
 * @status: the HTTP status
 * @text: a line or more for people to read
 *
 * Answers with plain text.
 */
void
spool_page_answer_words (SoupServerMessage *message, guint status, const char *text)
{
  g_return_if_fail (SOUP_IS_SERVER_MESSAGE (message));
  g_return_if_fail (text != NULL);

  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/plain; charset=utf-8", SOUP_MEMORY_COPY, text,
                                    strlen (text));
}

/**
 * spool_page_accepts_gzip:
 * @message: the request
 *
 * Returns: whether the client names gzip among the codings that it accepts
 */
gboolean
spool_page_accepts_gzip (SoupServerMessage *message)
{
  SoupMessageHeaders *headers;
  const char *accepted;
  GSList *codings;
  gboolean found;

  g_return_val_if_fail (SOUP_IS_SERVER_MESSAGE (message), FALSE);

  headers = soup_server_message_get_request_headers (message);
  accepted = soup_message_headers_get_list (headers, "Accept-Encoding");
  if (accepted == NULL)
    return FALSE;
  codings = soup_header_parse_quality_list (accepted, NULL);
  found = g_slist_find_custom (codings, "gzip", (GCompareFunc) g_ascii_strcasecmp) != NULL;
  soup_header_free_list (codings);
  return found;
}

/* What is left of a stream of zeros; it lives as long as its message. */
typedef struct
{
  GBytes *block;
  guint64 left_bytes;
} Stream;

static void
stream_free (gpointer data, GClosure *closure)
{
  Stream *stream = data;

  g_bytes_unref (stream->block);
  g_free (stream);
}

static void
write_block (SoupServerMessage *message, Stream *stream)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  gsize size_bytes = (gsize) MIN (stream->left_bytes, BLOCK_BYTES);
  g_autoptr (GBytes) block = g_bytes_new_from_bytes (stream->block, 0, size_bytes);

  if (size_bytes > 0)
    soup_message_body_append_bytes (body, block);
  else
    soup_message_body_complete (body);
  stream->left_bytes -= size_bytes;
}

/**
 * spool_page_answer_zeros:
 * @message: the request
 * @size_bytes: how many
 *
 * Answers with zeros, however many, of which only a block is held in memory.
 */
void
spool_page_answer_zeros (SoupServerMessage *message, guint64 size_bytes)
{
  SoupMessageHeaders *headers;
  Stream *stream;

  g_return_if_fail (SOUP_IS_SERVER_MESSAGE (message));
  g_return_if_fail (size_bytes <= G_MAXINT64);

  headers = soup_server_message_get_response_headers (message);
  stream = g_new (Stream, 1);
  *stream = (Stream){ g_bytes_new_take (g_malloc0 (BLOCK_BYTES), BLOCK_BYTES), size_bytes };
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_replace (headers, "Content-Type", "application/octet-stream");
  soup_message_headers_set_content_length (headers, (goffset) size_bytes);
  /* Else libsoup would keep what it has sent. */
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  g_signal_connect_data (message, "wrote-chunk", G_CALLBACK (write_block), stream, stream_free, 0);
  write_block (message, stream);
}

/* A connection whose request is never answered; the message keeps its place. */
typedef struct
{
  GIOStream *stream;
  SoupServerMessage *message;
} Stall;

static void read_on (Stall *stall);

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Stall *stall = data;

  if (g_input_stream_skip_finish (G_INPUT_STREAM (source), result, NULL) > 0)
    {
      read_on (stall);
      return;
    }
  g_object_unref (stall->stream);
  g_object_unref (stall->message);
  g_free (stall);
}

static void
read_on (Stall *stall)
{
  g_input_stream_skip_async (g_io_stream_get_input_stream (stall->stream), BLOCK_BYTES,
                             G_PRIORITY_DEFAULT, NULL, on_read, stall);
}

/**
 * spool_page_answer_never:
 * @message: the request, which must not be paused
 *
 * Leaves the request without an answer until the client closes the connection. The connection is
 * taken from libsoup, which would not notice that while a request is pending.
 */
void
spool_page_answer_never (SoupServerMessage *message)
{
  Stall *stall;

  g_return_if_fail (SOUP_IS_SERVER_MESSAGE (message));

  stall = g_new (Stall, 1);
  stall->message = g_object_ref (message);
  stall->stream = soup_server_message_steal_connection (message);
  read_on (stall);
}
