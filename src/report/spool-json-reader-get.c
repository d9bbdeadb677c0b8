/* spool-json-reader-get.c: values out of JSON, each checked for type and range.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-json-reader.h"

#include "workload/spool-clock.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

/* The longest time that is believed: ten years. */
#define MAX_SECONDS 3.2e8

static const char *
describe (const SpoolJsonNode *node)
{
  switch (node->type)
    {
    case SPOOL_JSON_BOOLEAN:
      return _ ("true or false");
    case SPOOL_JSON_NUMBER:
      return _ ("a number");
    case SPOOL_JSON_STRING:
      return _ ("a text");
    case SPOOL_JSON_ARRAY:
      return _ ("a list");
    case SPOOL_JSON_OBJECT:
      return _ ("an object");
    case SPOOL_JSON_NULL:
    default:
      return _ ("nothing");
    }
}

static void
complain_type (SpoolJsonReader *self,
               const char *name,
               const char *expected,
               const SpoolJsonNode *node)
{
  spool_json_reader_complain (self, name, _ ("must be %s, not %s"), expected, describe (node));
}

/* The member, or NULL if it is absent or null. */
static const SpoolJsonNode *
get_member (SpoolJsonReader *self,
            const SpoolJsonNode *object,
            const char *name,
            SpoolJsonNeed need)
{
  const SpoolJsonNode *node = spool_json_node_find (object, name);

  if (node != NULL && node->type != SPOOL_JSON_NULL)
    return node;
  if (need == SPOOL_JSON_REQUIRED && object != NULL)
    /* Translators: the name of something in a file */
    spool_json_reader_complain (self, NULL, _ ("“%s” is missing"), name);
  return NULL;
}

static gboolean
take_string (SpoolJsonReader *self, const char *name, const SpoolJsonNode *node, const char **value)
{
  if (node->type == SPOOL_JSON_STRING)
    {
      *value = node->string;
      return TRUE;
    }
  complain_type (self, name, _ ("a text"), node);
  return FALSE;
}

static void
take_number (SpoolJsonReader *self,
             const char *name,
             const SpoolJsonNode *node,
             double minimum,
             double maximum,
             double *value)
{
  double number;

  if (node->type != SPOOL_JSON_NUMBER)
    {
      complain_type (self, name, _ ("a number"), node);
      return;
    }
  number = node->number;
  if (number >= minimum && number <= maximum)
    *value = number;
  else
    spool_json_reader_complain (self, name, _ ("must be between %g and %g, not %g"), minimum,
                                maximum, number);
}

static void
take_unsigned (SpoolJsonReader *self,
               const char *name,
               const SpoolJsonNode *node,
               guint64 minimum,
               guint64 maximum,
               guint64 *value)
{
  double number;

  if (node->type != SPOOL_JSON_NUMBER)
    {
      complain_type (self, name, _ ("a whole number"), node);
      return;
    }
  number = node->number;
  if (number != floor (number) || !isfinite (number))
    spool_json_reader_complain (self, name, _ ("must be a whole number, not %g"), number);
  else if (number < (double) minimum || number > (double) maximum)
    spool_json_reader_complain (self, name,
                                _ ("must be between %" PRIu64 " and %" PRIu64 ", not %g"), minimum,
                                maximum, number);
  else
    /* A maximum beyond 2^53 may have been rounded up as a double. */
    *value = number < 1.8e19 ? MIN ((guint64) number, maximum) : maximum;
}

/**
 * spool_json_reader_as_object:
 * @self: a reader
 * @node: (nullable): where one is
 *
 * Returns: (transfer none) (nullable): the object; %NULL, and a complaint, if it is none.
 */
const SpoolJsonNode *
spool_json_reader_as_object (SpoolJsonReader *self, const SpoolJsonNode *node)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (node == NULL)
    return NULL;
  if (node->type == SPOOL_JSON_OBJECT)
    return node;
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
spool_json_reader_as_string (SpoolJsonReader *self, const SpoolJsonNode *node)
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
                               const SpoolJsonNode *node,
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
spool_json_reader_as_number (SpoolJsonReader *self,
                             const SpoolJsonNode *node,
                             double minimum,
                             double maximum)
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
spool_json_reader_has (const SpoolJsonNode *object, const char *name)
{
  const SpoolJsonNode *node = spool_json_node_find (object, name);

  return node != NULL && node->type != SPOOL_JSON_NULL;
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
const SpoolJsonNode *
spool_json_reader_get_object (SpoolJsonReader *self,
                              const SpoolJsonNode *object,
                              const char *name,
                              SpoolJsonNeed need)
{
  const SpoolJsonNode *node;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  node = get_member (self, object, name, need);
  if (node == NULL)
    return NULL;
  if (node->type == SPOOL_JSON_OBJECT)
    return node;
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
const SpoolJsonNode *
spool_json_reader_get_array (SpoolJsonReader *self,
                             const SpoolJsonNode *object,
                             const char *name,
                             SpoolJsonNeed need)
{
  const SpoolJsonNode *node;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  node = get_member (self, object, name, need);
  if (node == NULL)
    return NULL;
  if (node->type == SPOOL_JSON_ARRAY)
    return node;
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
                              const SpoolJsonNode *object,
                              const char *name,
                              SpoolJsonNeed need)
{
  const char *value = NULL;
  const SpoolJsonNode *node;

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
                               const SpoolJsonNode *object,
                               const char *name,
                               gboolean *value)
{
  const SpoolJsonNode *node;

  g_return_if_fail (self != NULL && name != NULL && value != NULL);

  node = get_member (self, object, name, SPOOL_JSON_OPTIONAL);
  if (node == NULL)
    return;
  if (node->type == SPOOL_JSON_BOOLEAN)
    *value = node->boolean;
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
                                const SpoolJsonNode *object,
                                const char *name,
                                guint64 minimum,
                                guint64 maximum,
                                guint64 *value,
                                SpoolJsonNeed need)
{
  const SpoolJsonNode *node;

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
                              const SpoolJsonNode *object,
                              const char *name,
                              double minimum,
                              double maximum,
                              double *value,
                              SpoolJsonNeed need)
{
  const SpoolJsonNode *node;

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
                               const SpoolJsonNode *object,
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
