/* spool-columns.h: text in aligned columns, for the terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SPOOL_ALIGN_LEFT,
  SPOOL_ALIGN_RIGHT
} SpoolAlign;

typedef struct _SpoolColumns SpoolColumns;

SpoolColumns *spool_columns_new    (const SpoolAlign *aligns,
                                    guint n_columns) G_GNUC_WARN_UNUSED_RESULT;
void          spool_columns_free   (SpoolColumns *self);
void          spool_columns_add    (SpoolColumns *self,
                                    const char *cell);
void          spool_columns_add_number   (SpoolColumns *self,
                                          double number,
                                          guint n_decimals);
void          spool_columns_add_interval (SpoolColumns *self,
                                          double low,
                                          double high,
                                          guint n_decimals);
void          spool_columns_append (const SpoolColumns *self,
                                    GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolColumns, spool_columns_free)

G_END_DECLS
