/* spool-option-values.c: the values of options, read strictly: "8x" is no 8. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-option-values.h"

#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

/**
 * spool_option_parse:
 * @context: what options there are
 * @arguments: (inout): a command's arguments; what is left of them
 * @error: %SPOOL_ERROR_USAGE, which of them is wrong
 *
 * Help that is asked for is printed, and ends the program.
 *
 * Returns: whether the options are such as there are.
 */
gboolean
spool_option_parse (GOptionContext *context, GStrv *arguments, GError **error)
{
  g_autoptr (GError) said = NULL;

  if (g_option_context_parse_strv (context, arguments, &said))
    return TRUE;
  /* GLib doesn't tell which. */
  g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                       said->domain == G_CONVERT_ERROR
                           ? _ ("the value of an option isn't valid UTF-8")
                           : said->message);
  return FALSE;
}

/**
 * spool_option_unsigned:
 * @option: the option's name, for messages
 * @text: what was written
 * @minimum: the smallest allowed
 * @maximum: the largest allowed
 * @value: (out): the number
 * @error: what is wrong, and what is allowed
 *
 * Returns: whether @text is a whole number within the bounds.
 */
gboolean
spool_option_unsigned (const char *option,
                       const char *text,
                       guint64 minimum,
                       guint64 maximum,
                       guint64 *value,
                       GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (g_ascii_string_to_unsigned (trimmed, 10, minimum, maximum, value, NULL))
    return TRUE;
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
               _ ("%s must be a whole number from %" PRIu64 " to %" PRIu64 ", not “%s”"), option,
               minimum, maximum, text);
  return FALSE;
}

/**
 * spool_option_seconds:
 * @option: the option's name, for messages
 * @text: what was written
 * @maximum: the largest allowed; the smallest is anything above 0
 * @value: (out): the number
 * @error: what is wrong, and what is allowed
 *
 * Returns: whether @text is a number of seconds within the bounds.
 */
gboolean
spool_option_seconds (
    const char *option, const char *text, double maximum, double *value, GError **error)
{
  char *end = NULL;

  *value = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0' && isfinite (*value) && *value > 0 && *value <= maximum)
    return TRUE;
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
               _ ("%s must be a number of seconds above 0 and up to %g, not “%s”"), option, maximum,
               text);
  return FALSE;
}

/**
 * spool_option_workers:
 * @text: numbers, separated by commas
 * @error: which of them is wrong
 *
 * Returns: (transfer full) (nullable) (element-type guint): the worker counts.
 */
GArray *
spool_option_workers (const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  g_autoptr (GArray) workers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; words[i] != NULL || i == 0; i++)
    {
      guint64 number;
      guint count;

      if (!spool_option_unsigned ("--workers", words[i] != NULL ? words[i] : "", 1,
                                  SPOOL_MAX_WORKERS, &number, error))
        return NULL;
      count = (guint) number;
      g_array_append_val (workers, count);
    }
  return g_steal_pointer (&workers);
}

static char *
list_executors (void)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < SPOOL_N_EXECUTORS; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", spool_executor_kind_get_id (i));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * spool_option_executors:
 * @text: names, separated by commas
 * @error: which of them is unknown
 *
 * Returns: (transfer full) (nullable) (element-type SpoolExecutorKind): the executors.
 */
GArray *
spool_option_executors (const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  g_autoptr (GArray) executors = g_array_new (FALSE, FALSE, sizeof (SpoolExecutorKind));

  for (guint i = 0; words[i] != NULL || i == 0; i++)
    {
      const char *word = words[i] != NULL ? g_strstrip (words[i]) : "";
      SpoolExecutorKind kind;

      if (!spool_executor_kind_from_id (word, &kind))
        {
          g_autofree char *known = list_executors ();

          g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                       _ ("there is no executor “%s”; there are: %s"), word, known);
          return NULL;
        }
      g_array_append_val (executors, kind);
    }
  return g_steal_pointer (&executors);
}
