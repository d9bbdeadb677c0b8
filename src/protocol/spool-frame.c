/* spool-frame.c: twelve bytes before each payload: magic, version, type, length.
 *
 * The length is checked against a cap before anybody allocates anything for it. Pure functions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-frame.h"

#include "protocol/spool-bytes.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>

/* "SPOL" as bytes in this order. */
#define MAGIC 0x4c4f5053u
#define LENGTH_AT 8

/**
 * spool_frame_begin:
 * @frame: a buffer; what was in it goes
 * @type: what the frame says
 *
 * Writes the header; the payload is appended next, and spool_frame_end() comes last.
 */
void
spool_frame_begin (GByteArray *frame, SpoolFrameType type)
{
  g_return_if_fail (frame != NULL);

  g_byte_array_set_size (frame, 0);
  spool_put_u32 (frame, MAGIC);
  spool_put_u16 (frame, SPOOL_PROTOCOL_VERSION);
  spool_put_u16 (frame, (guint16) type);
  spool_put_u32 (frame, 0);
}

/**
 * spool_frame_end:
 * @frame: a frame with its payload
 *
 * Puts the payload's length into the header.
 */
void
spool_frame_end (GByteArray *frame)
{
  gsize n_payload_bytes;

  g_return_if_fail (frame != NULL && frame->len >= SPOOL_FRAME_HEADER_BYTES);
  n_payload_bytes = frame->len - SPOOL_FRAME_HEADER_BYTES;
  g_return_if_fail (n_payload_bytes <= SPOOL_FRAME_MAX_PAYLOAD_BYTES);

  for (guint i = 0; i < 4; i++)
    frame->data[LENGTH_AT + i] = (guint8) (n_payload_bytes >> (8 * i));
}

/**
 * spool_frame_read_header:
 * @header: (array fixed-size=12): the first bytes of a frame
 * @type: (out): what the frame says
 * @n_payload_bytes: (out): how many bytes follow
 * @error: why this can't be one of our frames
 *
 * Returns: whether the header is right.
 */
gboolean
spool_frame_read_header (const guint8 *header,
                         SpoolFrameType *type,
                         gsize *n_payload_bytes,
                         GError **error)
{
  SpoolReader in = { header, SPOOL_FRAME_HEADER_BYTES, FALSE };
  guint32 magic = spool_take_u32 (&in);
  guint version = spool_take_u16 (&in);
  guint number = spool_take_u16 (&in);
  guint32 length = spool_take_u32 (&in);

  if (magic != MAGIC)
    g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL,
                         _ ("it wrote something that is no message of ours"));
  else if (version != SPOOL_PROTOCOL_VERSION)
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL,
                 _ ("it uses version %u of the protocol, but this program uses version %u; "
                    "reinstall Spool, since programs of different versions are mixed"),
                 version, SPOOL_PROTOCOL_VERSION);
  else if (number == 0 || number >= SPOOL_FRAME_TYPE_END)
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL,
                 _ ("it sent a message of the unknown type %u"), number);
  else if (length > SPOOL_FRAME_MAX_PAYLOAD_BYTES)
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL,
                 _ ("it announced a message of %u bytes, and at most %u are allowed"), length,
                 SPOOL_FRAME_MAX_PAYLOAD_BYTES);
  else
    {
      *type = (SpoolFrameType) number;
      *n_payload_bytes = length;
      return TRUE;
    }
  return FALSE;
}
