/* spool-csv.h: one row of comma-separated values after the other (RFC 4180, with LF).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpoolCsv:
 * @text: where it is written
 * @in_row: whether a row has begun
 */
typedef struct
{
  GString *text;
  gboolean in_row;
} SpoolCsv;

void spool_csv_add_string   (SpoolCsv *self,
                             const char *value);
void spool_csv_add_unsigned (SpoolCsv *self,
                             guint64 value);
void spool_csv_add_seconds  (SpoolCsv *self,
                             gint64 value_ns);
void spool_csv_end_row      (SpoolCsv *self);

G_END_DECLS
