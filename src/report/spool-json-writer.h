/* spool-json-writer.h: writes JSON text, quickly and with exact times.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpoolJsonWriter:
 *
 * Everything takes a @name, which is the member's within an object, and %NULL within an array and
 * at the top. One thread at a time.
 */
typedef struct _SpoolJsonWriter SpoolJsonWriter;

SpoolJsonWriter *spool_json_writer_new          (guint n_broken_levels) G_GNUC_WARN_UNUSED_RESULT;
void             spool_json_writer_free         (SpoolJsonWriter *self);
void             spool_json_writer_begin_object (SpoolJsonWriter *self,
                                                 const char *name);
void             spool_json_writer_end_object   (SpoolJsonWriter *self);
void             spool_json_writer_begin_array  (SpoolJsonWriter *self,
                                                 const char *name);
void             spool_json_writer_end_array    (SpoolJsonWriter *self);
void             spool_json_writer_add_string   (SpoolJsonWriter *self,
                                                 const char *name,
                                                 const char *value);
void             spool_json_writer_add_boolean  (SpoolJsonWriter *self,
                                                 const char *name,
                                                 gboolean value);
void             spool_json_writer_add_null     (SpoolJsonWriter *self,
                                                 const char *name);
void             spool_json_writer_add_integer  (SpoolJsonWriter *self,
                                                 const char *name,
                                                 gint64 value);
void             spool_json_writer_add_unsigned (SpoolJsonWriter *self,
                                                 const char *name,
                                                 guint64 value);
void             spool_json_writer_add_number   (SpoolJsonWriter *self,
                                                 const char *name,
                                                 double value);
void             spool_json_writer_add_seconds  (SpoolJsonWriter *self,
                                                 const char *name,
                                                 gint64 value_ns);
void             spool_json_writer_add_json     (SpoolJsonWriter *self,
                                                 const char *name,
                                                 const char *text);
char            *spool_json_writer_steal        (SpoolJsonWriter *self,
                                                 gsize *length) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolJsonWriter, spool_json_writer_free)

G_END_DECLS
