/* spool-json-reader.h: reads JSON that anybody may have written, and says what is wrong with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-json.h"
#include "workload/spool-error.h"

G_BEGIN_DECLS

/**
 * SpoolJsonReader:
 *
 * Knows where in the text one is, and keeps the first thing that is wrong. After that the getters
 * still return something harmless, so that reading code need not look after each field; it looks
 * at the end, with spool_json_reader_end(). One thread at a time.
 */
typedef struct _SpoolJsonReader SpoolJsonReader;

typedef enum
{
  SPOOL_JSON_OPTIONAL, /* absent or null: the value that is given stays */
  SPOOL_JSON_REQUIRED
} SpoolJsonNeed;

SpoolJsonReader *spool_json_reader_new          (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void             spool_json_reader_free         (SpoolJsonReader *self);
const SpoolJsonNode *spool_json_reader_parse        (SpoolJsonReader *self,
                                                 const char *text,
                                                 gssize length) G_GNUC_WARN_UNUSED_RESULT;
gboolean         spool_json_reader_end          (SpoolJsonReader *self,
                                                 SpoolError code,
                                                 GError **error);
gboolean         spool_json_reader_failed       (const SpoolJsonReader *self);
void             spool_json_reader_enter        (SpoolJsonReader *self,
                                                 const char *name);
void             spool_json_reader_enter_nth    (SpoolJsonReader *self,
                                                 guint n);
void             spool_json_reader_leave        (SpoolJsonReader *self);
void             spool_json_reader_complain     (SpoolJsonReader *self,
                                                 const char *name,
                                                 const char *format,
                                                 ...) G_GNUC_PRINTF (3, 4);
const SpoolJsonNode *spool_json_reader_as_object    (SpoolJsonReader *self,
                                                 const SpoolJsonNode *node);
const char      *spool_json_reader_as_string    (SpoolJsonReader *self,
                                                 const SpoolJsonNode *node);
guint64          spool_json_reader_as_unsigned  (SpoolJsonReader *self,
                                                 const SpoolJsonNode *node,
                                                 guint64 minimum,
                                                 guint64 maximum);
double           spool_json_reader_as_number    (SpoolJsonReader *self,
                                                 const SpoolJsonNode *node,
                                                 double minimum,
                                                 double maximum);
gboolean         spool_json_reader_has          (const SpoolJsonNode *object,
                                                 const char *name);
const SpoolJsonNode *spool_json_reader_get_object   (SpoolJsonReader *self,
                                                 const SpoolJsonNode *object,
                                                 const char *name,
                                                 SpoolJsonNeed need);
const SpoolJsonNode *spool_json_reader_get_array    (SpoolJsonReader *self,
                                                 const SpoolJsonNode *object,
                                                 const char *name,
                                                 SpoolJsonNeed need);
const char      *spool_json_reader_get_string   (SpoolJsonReader *self,
                                                 const SpoolJsonNode *object,
                                                 const char *name,
                                                 SpoolJsonNeed need);
void             spool_json_reader_get_boolean  (SpoolJsonReader *self,
                                                 const SpoolJsonNode *object,
                                                 const char *name,
                                                 gboolean *value);
void             spool_json_reader_get_unsigned (SpoolJsonReader *self,
                                                 const SpoolJsonNode *object,
                                                 const char *name,
                                                 guint64 minimum,
                                                 guint64 maximum,
                                                 guint64 *value,
                                                 SpoolJsonNeed need);
void             spool_json_reader_get_number   (SpoolJsonReader *self,
                                                 const SpoolJsonNode *object,
                                                 const char *name,
                                                 double minimum,
                                                 double maximum,
                                                 double *value,
                                                 SpoolJsonNeed need);
void             spool_json_reader_get_seconds  (SpoolJsonReader *self,
                                                 const SpoolJsonNode *object,
                                                 const char *name,
                                                 gint64 *value_ns,
                                                 SpoolJsonNeed need);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolJsonReader, spool_json_reader_free)

G_END_DECLS
