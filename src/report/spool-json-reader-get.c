/* spool-json-reader-get.c: values out of JSON, each checked for type and range.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-json-reader.h"

#include "workload/spool-clock.h"

#include <glib/gi18n.h>
#include <math.h>

/* The longest time that is believed: ten years. */
#define MAX_SECONDS 3.2e8

static gboolean
is_number (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static const char *
describe (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return _ ("an object");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return _ ("a list");
  if (JSON_NODE_HOLDS_NULL (node))
    return _ ("nothing");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return _ ("a text");
  return is_number (node) ? _ ("a number") : _ ("true or false");
}

static void
complain_type (SpoolJsonReader *self, const char *name, const char *expected, JsonNode *node)
{
  spool_json_reader_complain (self, name, _ ("must be %s, not %s"), expected, describe (node));
}

/* The member, or NULL if it is absent or null. */
static JsonNode *
get_member (SpoolJsonReader *self, JsonObject *object, const char *name, SpoolJsonNeed need)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
    return node;
  if (need == SPOOL_JSON_REQUIRED && object != NULL)
    spool_json_reader_complain (self, name, "%s", _ ("is missing"));
  return NULL;
}

static gboolean
take_string (SpoolJsonReader *self, const char *name, JsonNode *node, const char **value)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      *value = json_node_get_string (node);
      return TRUE;
    }
  complain_type (self, name, _ ("a text"), node);
  return FALSE;
}

static void
take_number (SpoolJsonReader *self,
             const char *name,
             JsonNode *node,
             double minimum,
             double maximum,
             double *value)
{
  double number;

  if (!is_number (node))
    {
      complain_type (self, name, _ ("a number"), node);
      return;
    }
  number = json_node_get_double (node);
  if (number >= minimum && number <= maximum)
    *value = number;
  else
    spool_json_reader_complain (self, name, _ ("must lie between %g and %g, not %g"), minimum,
                                maximum, number);
}

static void
take_unsigned (SpoolJsonReader *self,
               const char *name,
               JsonNode *node,
               guint64 minimum,
               guint64 maximum,
               guint64 *value)
{
  double number;

  if (!is_number (node))
    {
      complain_type (self, name, _ ("a whole number"), node);
      return;
    }
  /* Beyond 2^63 json-glib's whole numbers wrap round, so these look negative. */
  number = json_node_get_double (node);
  if (number != floor (number) || !isfinite (number))
    spool_json_reader_complain (self, name, _ ("must be a whole number, not %g"), number);
  else if (number < (double) minimum || number > (double) maximum)
    spool_json_reader_complain (
        self, name, _ ("must lie between %" G_GUINT64_FORMAT " and %" G_GUINT64_FORMAT ", not %g"),
        minimum, maximum, number);
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    *value = MIN ((guint64) json_node_get_int (node), maximum);
  else
    *value = number < 1.8e19 ? MIN ((guint64) number, maximum) : maximum;
}

/**
 * spool_json_reader_as_object:
 * @self: a reader
 * @node: (nullable): where one is
 *
 * Returns: (transfer none) (nullable): the object; %NULL, and a complaint, if it is none.
 */
JsonObject *
spool_json_reader_as_object (SpoolJsonReader *self, JsonNode *node)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  complain_type (self, NULL, _ ("an object"), node);
  return NULL;
}

/**
 * spool_json_reader_as_string:
 * @self: a reader
 * @node: where one is
 *
 * Returns: (transfer none): the text; "", and a complaint, if it is none.
 */
const char *
spool_json_reader_as_string (SpoolJsonReader *self, JsonNode *node)
{
  const char *value = "";

  g_return_val_if_fail (self != NULL && node != NULL, "");

  take_string (self, NULL, node, &value);
  return value;
}

/**
 * spool_json_reader_as_unsigned:
 * @self: a reader
 * @node: where one is
 * @minimum: the smallest number allowed
 * @maximum: the greatest number allowed
 *
 * Returns: the whole number; @minimum, and a complaint, if it is none.
 */
guint64
spool_json_reader_as_unsigned (SpoolJsonReader *self,
                               JsonNode *node,
                               guint64 minimum,
                               guint64 maximum)
{
  guint64 value = minimum;

  g_return_val_if_fail (self != NULL && node != NULL, minimum);

  take_unsigned (self, NULL, node, minimum, maximum, &value);
  return value;
}

/**
 * spool_json_reader_as_number:
 * @self: a reader
 * @node: where one is
 * @minimum: the smallest number allowed
 * @maximum: the greatest number allowed
 *
 * Returns: the number; @minimum, and a complaint, if it is none.
 */
double
spool_json_reader_as_number (SpoolJsonReader *self, JsonNode *node, double minimum, double maximum)
{
  double value = minimum;

  g_return_val_if_fail (self != NULL && node != NULL, minimum);

  take_number (self, NULL, node, minimum, maximum, &value);
  return value;
}

/**
 * spool_json_reader_has:
 * @object: (nullable): an object
 * @name: a member's name
 *
 * Returns: whether there is such a member, and it isn't null.
 */
gboolean
spool_json_reader_has (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && !JSON_NODE_HOLDS_NULL (node);
}

/**
 * spool_json_reader_get_object:
 * @self: a reader
 * @object: (nullable): where one is
 * @name: a member's name
 * @need: whether it must be there
 *
 * Returns: (transfer none) (nullable): the member.
 */
JsonObject *
spool_json_reader_get_object (SpoolJsonReader *self,
                              JsonObject *object,
                              const char *name,
                              SpoolJsonNeed need)
{
  JsonNode *node;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  node = get_member (self, object, name, need);
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  complain_type (self, name, _ ("an object"), node);
  return NULL;
}

/**
 * spool_json_reader_get_array:
 * @self: a reader
 * @object: (nullable): where one is
 * @name: a member's name
 * @need: whether it must be there
 *
 * Returns: (transfer none) (nullable): the member.
 */
JsonArray *
spool_json_reader_get_array (SpoolJsonReader *self,
                             JsonObject *object,
                             const char *name,
                             SpoolJsonNeed need)
{
  JsonNode *node;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  node = get_member (self, object, name, need);
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  complain_type (self, name, _ ("a list"), node);
  return NULL;
}

/**
 * spool_json_reader_get_string:
 * @self: a reader
 * @object: (nullable): where one is
 * @name: a member's name
 * @need: whether it must be there
 *
 * Returns: (transfer none) (nullable): the member.
 */
const char *
spool_json_reader_get_string (SpoolJsonReader *self,
                              JsonObject *object,
                              const char *name,
                              SpoolJsonNeed need)
{
  const char *value = NULL;
  JsonNode *node;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  node = get_member (self, object, name, need);
  if (node != NULL)
    take_string (self, name, node, &value);
  return value;
}

/**
 * spool_json_reader_get_boolean:
 * @self: a reader
 * @object: (nullable): where one is
 * @name: a member's name
 * @value: (inout): the member; stays as it is if it isn't there
 */
void
spool_json_reader_get_boolean (SpoolJsonReader *self,
                               JsonObject *object,
                               const char *name,
                               gboolean *value)
{
  JsonNode *node;

  g_return_if_fail (self != NULL && name != NULL && value != NULL);

  node = get_member (self, object, name, SPOOL_JSON_OPTIONAL);
  if (node == NULL)
    return;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    *value = json_node_get_boolean (node);
  else
    complain_type (self, name, _ ("true or false"), node);
}

/**
 * spool_json_reader_get_unsigned:
 * @self: a reader
 * @object: (nullable): where one is
 * @name: a member's name
 * @minimum: the smallest number allowed
 * @maximum: the greatest number allowed
 * @value: (inout): the member; stays as it is if it isn't there or is wrong
 * @need: whether it must be there
 */
void
spool_json_reader_get_unsigned (SpoolJsonReader *self,
                                JsonObject *object,
                                const char *name,
                                guint64 minimum,
                                guint64 maximum,
                                guint64 *value,
                                SpoolJsonNeed need)
{
  JsonNode *node;

  g_return_if_fail (self != NULL && name != NULL && value != NULL);

  node = get_member (self, object, name, need);
  if (node != NULL)
    take_unsigned (self, name, node, minimum, maximum, value);
}

/**
 * spool_json_reader_get_number:
 * @self: a reader
 * @object: (nullable): where one is
 * @name: a member's name
 * @minimum: the smallest number allowed
 * @maximum: the greatest number allowed
 * @value: (inout): the member; stays as it is if it isn't there or is wrong
 * @need: whether it must be there
 */
void
spool_json_reader_get_number (SpoolJsonReader *self,
                              JsonObject *object,
                              const char *name,
                              double minimum,
                              double maximum,
                              double *value,
                              SpoolJsonNeed need)
{
  JsonNode *node;

  g_return_if_fail (self != NULL && name != NULL && value != NULL);

  node = get_member (self, object, name, need);
  if (node != NULL)
    take_number (self, name, node, minimum, maximum, value);
}

/**
 * spool_json_reader_get_seconds:
 * @self: a reader
 * @object: (nullable): where one is
 * @name: a member's name
 * @value_ns: (inout): the member, in nanoseconds; stays as it is if it isn't there or is wrong
 * @need: whether it must be there
 */
void
spool_json_reader_get_seconds (SpoolJsonReader *self,
                               JsonObject *object,
                               const char *name,
                               gint64 *value_ns,
                               SpoolJsonNeed need)
{
  double seconds = NAN;

  g_return_if_fail (self != NULL && name != NULL && value_ns != NULL);

  spool_json_reader_get_number (self, object, name, 0, MAX_SECONDS, &seconds, need);
  if (!isnan (seconds))
    *value_ns = spool_seconds_to_ns (seconds);
}
