/* spool-channel.c: whole frames over a pair of pipes.
 *
 * One thread may read while another writes. Bytes are read in large pieces and kept, so that a
 * small frame costs one system call.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-channel.h"

#include "protocol/spool-fd.h"
#include "protocol/spool-message.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <string.h>

#define PIECE_BYTES (64 * 1024)

struct _SpoolChannel
{
  int in_fd;
  int out_fd;
  guint8 *buffer;
  gsize capacity;
  gsize begin; /* of what was read and not yet handed out */
  gsize end;
};

/**
 * spool_channel_new:
 * @in_fd: where frames come from, or -1
 * @out_fd: where frames go to, or -1
 *
 * Returns: (transfer full): a channel. The descriptors stay the caller's.
 */
SpoolChannel *
spool_channel_new (int in_fd, int out_fd)
{
  SpoolChannel *self = g_new0 (SpoolChannel, 1);

  self->in_fd = in_fd;
  self->out_fd = out_fd;
  self->capacity = PIECE_BYTES;
  self->buffer = g_malloc (self->capacity);
  return self;
}

/**
 * spool_channel_free:
 * @self: (transfer full) (nullable): a channel
 */
void
spool_channel_free (SpoolChannel *self)
{
  if (self == NULL)
    return;
  g_free (self->buffer);
  g_free (self);
}

/* Makes @n_bytes available at begin. */
static gboolean
fill (SpoolChannel *self, gsize n_bytes, gint64 deadline_ns, GError **error)
{
  if (self->end - self->begin >= n_bytes)
    return TRUE;
  if (self->capacity - self->begin < n_bytes)
    {
      memmove (self->buffer, self->buffer + self->begin, self->end - self->begin);
      self->end -= self->begin;
      self->begin = 0;
      if (self->capacity < n_bytes)
        {
          self->capacity = n_bytes;
          self->buffer = g_realloc (self->buffer, self->capacity);
        }
    }
  while (self->end - self->begin < n_bytes)
    {
      gssize n_read = spool_fd_read (self->in_fd, self->buffer + self->end,
                                     self->capacity - self->end, deadline_ns, error);

      if (n_read < 0)
        return FALSE;
      if (n_read == 0)
        {
          g_set_error_literal (error, SPOOL_ERROR,
                               self->end > self->begin ? SPOOL_ERROR_PROTOCOL : SPOOL_ERROR_CLOSED,
                               self->end > self->begin ? _ ("it stopped in the middle of a message")
                                                       : _ ("it has closed its pipe"));
          return FALSE;
        }
      self->end += (gsize) n_read;
    }
  return TRUE;
}

/**
 * spool_channel_read:
 * @self: a channel
 * @deadline_ns: until when to wait, on spool_clock_now_ns(), or %SPOOL_NO_DEADLINE
 * @type: (out): what the frame says
 * @payload: (out) (transfer none) (array length=n_payload_bytes): valid until the next call
 * @n_payload_bytes: (out): its length
 * @error: %SPOOL_ERROR_CLOSED at the orderly end, %SPOOL_ERROR_PROTOCOL when what came can't be
 *   right, %SPOOL_ERROR_CANCELLED at the deadline
 *
 * Blocks until a whole frame is there. Any thread, one at a time.
 *
 * Returns: whether there is one.
 */
gboolean
spool_channel_read (SpoolChannel *self,
                    gint64 deadline_ns,
                    SpoolFrameType *type,
                    const guint8 **payload,
                    gsize *n_payload_bytes,
                    GError **error)
{
  g_return_val_if_fail (self != NULL && self->in_fd >= 0, FALSE);

  if (self->begin == self->end)
    self->begin = self->end = 0;
  if (!fill (self, SPOOL_FRAME_HEADER_BYTES, deadline_ns, error) ||
      !spool_frame_read_header (self->buffer + self->begin, type, n_payload_bytes, error))
    return FALSE;
  if (!fill (self, SPOOL_FRAME_HEADER_BYTES + *n_payload_bytes, deadline_ns, error))
    return FALSE;
  *payload = self->buffer + self->begin + SPOOL_FRAME_HEADER_BYTES;
  self->begin += SPOOL_FRAME_HEADER_BYTES + *n_payload_bytes;
  return TRUE;
}

/**
 * spool_channel_expect:
 * @self: a channel
 * @wanted: what the frame must say
 * @deadline_ns: until when to wait, on spool_clock_now_ns(), or %SPOOL_NO_DEADLINE
 * @payload: (out) (transfer none) (array length=n_payload_bytes): valid until the next call
 * @n_payload_bytes: (out): its length
 * @refused: (out) (optional): whether the other side said why it can't
 * @error: as of spool_channel_read(), or what the other side said, or that it sent another frame
 *
 * Blocks until a whole frame is there. Any thread, one at a time.
 *
 * Returns: whether it is the one that was wanted.
 */
gboolean
spool_channel_expect (SpoolChannel *self,
                      SpoolFrameType wanted,
                      gint64 deadline_ns,
                      const guint8 **payload,
                      gsize *n_payload_bytes,
                      gboolean *refused,
                      GError **error)
{
  SpoolFrameType type;
  gboolean said;

  if (refused != NULL)
    *refused = FALSE;
  if (!spool_channel_read (self, deadline_ns, &type, payload, n_payload_bytes, error))
    return FALSE;
  if (type == wanted)
    return TRUE;
  said = type == SPOOL_FRAME_ERROR;
  if (said)
    g_propagate_error (error, spool_error_from_bytes (*payload, *n_payload_bytes));
  else
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL,
                 _ ("it sent message %d where %d was expected"), type, wanted);
  if (refused != NULL)
    *refused = said;
  return FALSE;
}

/**
 * spool_channel_write:
 * @self: a channel
 * @frame: a frame, ended
 * @error: %SPOOL_ERROR_CLOSED when nobody reads any more
 *
 * Blocks until the whole frame is written. Any thread, one at a time.
 *
 * Returns: whether that went well.
 */
gboolean
spool_channel_write (SpoolChannel *self, const GByteArray *frame, GError **error)
{
  g_return_val_if_fail (self != NULL && self->out_fd >= 0 && frame != NULL, FALSE);

  return spool_fd_write_all (self->out_fd, frame->data, frame->len, error);
}
