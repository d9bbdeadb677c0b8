/* spool-json.h: JSON text as a tree, strictly by RFC 8259.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SPOOL_JSON_NULL,
  SPOOL_JSON_BOOLEAN,
  SPOOL_JSON_NUMBER,
  SPOOL_JSON_STRING,
  SPOOL_JSON_ARRAY,
  SPOOL_JSON_OBJECT
} SpoolJsonType;

typedef struct _SpoolJsonNode SpoolJsonNode;

/**
 * SpoolJsonNode:
 * @type: which of the values it has
 * @n_children: how many elements or members an array or object has
 * @name: (nullable): its name, if it is a member of an object
 * @next: (nullable): the next element or member
 * @boolean: true or false
 * @number: a number
 * @string: a text
 * @first: (nullable): the first element or member of an array or object
 * @begin: where it begins in the text, in bytes
 * @end: where it has ended
 *
 * A value in a tree. It lives as long as the tree does.
 */
struct _SpoolJsonNode
{
  SpoolJsonType type;
  guint n_children;
  const char *name;
  const SpoolJsonNode *next;
  union
  {
    gboolean boolean;
    double number;
    const char *string;
    const SpoolJsonNode *first;
  };
  guint32 begin;
  guint32 end;
};

typedef struct _SpoolJson SpoolJson;

SpoolJson *
spool_json_parse (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void spool_json_tame (SpoolJson *self);
void spool_json_free (SpoolJson *self);
const SpoolJsonNode *spool_json_get_root (const SpoolJson *self);
const SpoolJsonNode *spool_json_node_find (const SpoolJsonNode *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolJson, spool_json_free)

G_END_DECLS
