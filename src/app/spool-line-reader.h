/* spool-line-reader.h: cuts what a program prints into lines, none longer than a bound.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpoolLineReader:
 *
 * Bytes go in as they come, whole lines come out. One thread at a time.
 */
typedef struct _SpoolLineReader SpoolLineReader;

SpoolLineReader *spool_line_reader_new  (gsize max_bytes) G_GNUC_WARN_UNUSED_RESULT;
void             spool_line_reader_free (SpoolLineReader *self);
gboolean         spool_line_reader_push (SpoolLineReader *self,
                                         const guint8 *bytes,
                                         gsize n_bytes,
                                         GError **error);
char            *spool_line_reader_pop  (SpoolLineReader *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolLineReader, spool_line_reader_free)

G_END_DECLS
