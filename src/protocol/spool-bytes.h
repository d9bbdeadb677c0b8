/* spool-bytes.h: numbers and texts as bytes, lowest byte first on every machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpoolReader:
 * @bytes: what is read
 * @n_bytes: how much there is
 * @failed: set for good once more was asked for than there was
 *
 * Reads beyond the end give 0 and set @failed, so that a whole message can be read before one asks.
 */
typedef struct
{
  const guint8 *bytes;
  gsize n_bytes;
  gboolean failed;
} SpoolReader;

void     spool_put_u8       (GByteArray *out,
                             guint8 value);
void     spool_put_u16      (GByteArray *out,
                             guint16 value);
void     spool_put_u32      (GByteArray *out,
                             guint32 value);
void     spool_put_u64      (GByteArray *out,
                             guint64 value);
void     spool_put_i64      (GByteArray *out,
                             gint64 value);
void     spool_put_double   (GByteArray *out,
                             double value);
void     spool_put_text     (GByteArray *out,
                             const char *text);

guint8   spool_take_u8      (SpoolReader *in);
guint16  spool_take_u16     (SpoolReader *in);
guint32  spool_take_u32     (SpoolReader *in);
guint64  spool_take_u64     (SpoolReader *in);
gint64   spool_take_i64     (SpoolReader *in);
double   spool_take_double  (SpoolReader *in);
char    *spool_take_text    (SpoolReader *in) G_GNUC_WARN_UNUSED_RESULT;
gboolean spool_reader_ended (const SpoolReader *in);

G_END_DECLS
