/* spool-bytes.c: see spool-bytes.h. Pure functions; any thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-bytes.h"

#include <string.h>

static void
put_number (GByteArray *out, guint64 value, guint n_bytes)
{
  guint8 bytes[sizeof value];

  for (guint i = 0; i < n_bytes; i++)
    bytes[i] = (guint8) (value >> (8 * i));
  g_byte_array_append (out, bytes, n_bytes);
}

static guint64
take_number (SpoolReader *in, guint n_bytes)
{
  guint64 value = 0;

  if (in->n_bytes < n_bytes)
    {
      in->failed = TRUE;
      in->n_bytes = 0;
      return 0;
    }
  for (guint i = 0; i < n_bytes; i++)
    value |= (guint64) in->bytes[i] << (8 * i);
  in->bytes += n_bytes;
  in->n_bytes -= n_bytes;
  return value;
}

void
spool_put_u8 (GByteArray *out, guint8 value)
{
  put_number (out, value, 1);
}

void
spool_put_u16 (GByteArray *out, guint16 value)
{
  put_number (out, value, 2);
}

void
spool_put_u32 (GByteArray *out, guint32 value)
{
  put_number (out, value, 4);
}

void
spool_put_u64 (GByteArray *out, guint64 value)
{
  put_number (out, value, 8);
}

void
spool_put_i64 (GByteArray *out, gint64 value)
{
  put_number (out, (guint64) value, 8);
}

/**
 * spool_put_double:
 * @out: where to
 * @value: a number, written as the bits of an IEEE 754 double
 */
void
spool_put_double (GByteArray *out, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  put_number (out, bits, 8);
}

/**
 * spool_put_text:
 * @out: where to
 * @text: (nullable): UTF-8; %NULL arrives as %NULL
 *
 * Writes a length of 32 bits and the bytes.
 */
void
spool_put_text (GByteArray *out, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  g_return_if_fail (length < G_MAXUINT32 - 1);

  /* The length is one more than it is, so that 0 can say that there is no text. */
  put_number (out, text != NULL ? length + 1 : 0, 4);
  g_byte_array_append (out, (const guint8 *) text, (guint) length);
}

guint8
spool_take_u8 (SpoolReader *in)
{
  return (guint8) take_number (in, 1);
}

guint16
spool_take_u16 (SpoolReader *in)
{
  return (guint16) take_number (in, 2);
}

guint32
spool_take_u32 (SpoolReader *in)
{
  return (guint32) take_number (in, 4);
}

guint64
spool_take_u64 (SpoolReader *in)
{
  return take_number (in, 8);
}

gint64
spool_take_i64 (SpoolReader *in)
{
  return (gint64) take_number (in, 8);
}

double
spool_take_double (SpoolReader *in)
{
  guint64 bits = take_number (in, 8);
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

/**
 * spool_take_text:
 * @in: where from
 *
 * Fails when the text is longer than what is there, isn't UTF-8 or holds a NUL.
 *
 * Returns: (transfer full) (nullable): the text.
 */
char *
spool_take_text (SpoolReader *in)
{
  gsize length = take_number (in, 4);
  const char *bytes = (const char *) in->bytes;

  if (length == 0)
    return NULL;
  length--;
  if (length > in->n_bytes || !g_utf8_validate_len (bytes, length, NULL))
    {
      in->failed = TRUE;
      in->n_bytes = 0;
      return NULL;
    }
  in->bytes += length;
  in->n_bytes -= length;
  return g_strndup (bytes, length);
}

/**
 * spool_reader_ended:
 * @in: where from
 *
 * Returns: whether all has been read, and nothing was missing.
 */
gboolean
spool_reader_ended (const SpoolReader *in)
{
  return !in->failed && in->n_bytes == 0;
}
