/* spool-params.c: the parameters of a workload.
 *
 * Values are kept as they were written, so that a report shows what was asked for; they were
 * checked when they were set, so that getters can't fail.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-params.h"

#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <math.h>

struct _SpoolParams
{
  const SpoolWorkload *workload;
  char *values[SPOOL_MAX_PARAMS];
};

/**
 * spool_params_new:
 * @workload: a workload
 *
 * Returns: (transfer full): its parameters, as they are if nobody says.
 */
SpoolParams *
spool_params_new (const SpoolWorkload *workload)
{
  SpoolParams *self;

  g_return_val_if_fail (workload != NULL && workload->n_params <= SPOOL_MAX_PARAMS, NULL);

  self = g_new0 (SpoolParams, 1);
  self->workload = workload;
  for (guint i = 0; i < workload->n_params; i++)
    self->values[i] = g_strdup (workload->params[i].default_value);
  return self;
}

/**
 * spool_params_copy:
 * @self: parameters
 *
 * Returns: (transfer full): the same again.
 */
SpoolParams *
spool_params_copy (const SpoolParams *self)
{
  SpoolParams *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (SpoolParams, 1);
  copy->workload = self->workload;
  for (guint i = 0; i < self->workload->n_params; i++)
    copy->values[i] = g_strdup (self->values[i]);
  return copy;
}

/**
 * spool_params_free:
 * @self: (transfer full) (nullable): parameters
 */
void
spool_params_free (SpoolParams *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->workload->n_params; i++)
    g_free (self->values[i]);
  g_free (self);
}

static gboolean
lists_equal (const SpoolParams *self, const SpoolParams *other, const char *name)
{
  gsize n_numbers, n_others;
  g_autofree double *numbers = spool_params_get_numbers (self, name, &n_numbers);
  g_autofree double *others = spool_params_get_numbers (other, name, &n_others);

  if (n_numbers != n_others)
    return FALSE;
  for (gsize i = 0; i < n_numbers; i++)
    if (numbers[i] != others[i])
      return FALSE;
  return TRUE;
}

/**
 * spool_params_equal_in:
 * @self: parameters
 * @other: others of the same workload
 * @n: which of its parameters
 *
 * Returns: whether it is the same in both, however its numbers are written. Any thread.
 */
gboolean
spool_params_equal_in (const SpoolParams *self, const SpoolParams *other, gsize n)
{
  const SpoolParamSpec *spec;

  g_return_val_if_fail (self != NULL && other != NULL && self->workload == other->workload, FALSE);
  g_return_val_if_fail (n < self->workload->n_params, FALSE);

  spec = &self->workload->params[n];
  switch (spec->type)
    {
    case SPOOL_PARAM_INTEGER:
    case SPOOL_PARAM_NUMBER:
      return spool_params_get_number (self, spec->name) ==
             spool_params_get_number (other, spec->name);
    case SPOOL_PARAM_NUMBERS:
      return lists_equal (self, other, spec->name);
    case SPOOL_PARAM_TEXT:
    default:
      return g_str_equal (self->values[n], other->values[n]);
    }
}

/**
 * spool_params_equal:
 * @self: parameters
 * @other: others
 *
 * Returns: whether both are of one workload and say the same.
 */
gboolean
spool_params_equal (const SpoolParams *self, const SpoolParams *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->workload != other->workload)
    return FALSE;
  for (guint i = 0; i < self->workload->n_params; i++)
    if (!spool_params_equal_in (self, other, i))
      return FALSE;
  return TRUE;
}

/**
 * spool_params_get_workload:
 * @self: parameters
 *
 * Returns: (transfer none): whose they are.
 */
const SpoolWorkload *
spool_params_get_workload (const SpoolParams *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->workload;
}

static gboolean
check_number (const SpoolParamSpec *spec, const char *called, const char *text, GError **error)
{
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (number) || g_ascii_isspace (*text) ||
      (spec->type == SPOOL_PARAM_INTEGER && number != floor (number)))
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                   spec->type == SPOOL_PARAM_INTEGER ? _ ("“%s” must be a whole number, not “%s”")
                                                     : _ ("“%s” must be a number, not “%s”"),
                   called, text);
      return FALSE;
    }
  if (number < spec->minimum || number > spec->maximum)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                   _ ("“%s” must be between %.12g and %.12g, not %s"), called, spec->minimum,
                   spec->maximum, text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_numbers (const SpoolParamSpec *spec, const char *called, const char *value, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (value, " ", -1);
  guint n_numbers = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (!check_number (spec, called, words[i], error))
        return FALSE;
      n_numbers++;
    }
  if (n_numbers == 0)
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("“%s” needs a number"), called);
  return n_numbers > 0;
}

/**
 * spool_params_check:
 * @spec: a parameter
 * @called: what messages call it
 * @value: a value, as one writes it in the C locale
 * @error: what is wrong with it, and what is allowed
 *
 * Returns: whether spool_params_set() would take the value. Any thread.
 */
gboolean
spool_params_check (const SpoolParamSpec *spec,
                    const char *called,
                    const char *value,
                    GError **error)
{
  g_return_val_if_fail (spec != NULL && called != NULL && value != NULL, FALSE);

  if (!g_utf8_validate (value, -1, NULL))
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("“%s” isn't valid UTF-8"), called);
      return FALSE;
    }
  if (spec->check != NULL && !spec->check (called, value, error))
    return FALSE;
  switch (spec->type)
    {
    case SPOOL_PARAM_INTEGER:
    case SPOOL_PARAM_NUMBER:
      return check_number (spec, called, value, error);
    case SPOOL_PARAM_NUMBERS:
      return check_numbers (spec, called, value, error);
    case SPOOL_PARAM_TEXT:
    default:
      return TRUE;
    }
}

static void
set_unknown_error (const SpoolWorkload *workload, const char *name, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < workload->n_params; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", workload->params[i].name);
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
               _ ("workload “%s” has no parameter “%s”; it has: %s"), workload->id, name,
               known->str);
}

/* Where nothing below zero is allowed, a sign can only be that of a zero, which looks like a
 * mistake of ours when it is shown. */
static char *
dup_without_sign (const SpoolParamSpec *spec, const char *value)
{
  gboolean is_number = spec->type != SPOOL_PARAM_TEXT && spec->minimum >= 0;
  GString *text = g_string_new (NULL);

  for (const char *c = value; *c != '\0'; c++)
    if (!is_number || *c != '-' || (c > value && c[-1] != ' '))
      g_string_append_c (text, *c);
  return g_string_free (text, FALSE);
}

/**
 * spool_params_set:
 * @self: parameters
 * @name: which one
 * @value: its new value, as one writes it in the C locale
 * @error: what is wrong with it, and what is allowed
 *
 * Returns: whether the value was taken.
 */
gboolean
spool_params_set (SpoolParams *self, const char *name, const char *value, GError **error)
{
  const SpoolParamSpec *spec;
  gsize i;

  g_return_val_if_fail (self != NULL && name != NULL && value != NULL, FALSE);

  spec = spool_workload_find_param (self->workload, name);
  if (spec == NULL)
    {
      set_unknown_error (self->workload, name, error);
      return FALSE;
    }
  if (!spool_params_check (spec, spec->name, value, error))
    return FALSE;
  i = spec - self->workload->params;
  g_free (self->values[i]);
  self->values[i] = dup_without_sign (spec, value);
  return TRUE;
}

/**
 * spool_params_get_text:
 * @self: parameters
 * @name: one that the workload has
 *
 * Returns: (transfer none): its value as it was written.
 */
const char *
spool_params_get_text (const SpoolParams *self, const char *name)
{
  const SpoolParamSpec *spec;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);
  spec = spool_workload_find_param (self->workload, name);
  g_return_val_if_fail (spec != NULL, NULL);

  return self->values[spec - self->workload->params];
}

/**
 * spool_params_get_number:
 * @self: parameters
 * @name: one that the workload has
 *
 * Returns: its value as a number.
 */
double
spool_params_get_number (const SpoolParams *self, const char *name)
{
  const char *text = spool_params_get_text (self, name);

  return text != NULL ? g_ascii_strtod (text, NULL) : 0;
}

/**
 * spool_params_get_integer:
 * @self: parameters
 * @name: one that the workload has
 *
 * Returns: its value as a whole number. It may have been written as 1e7.
 */
gint64
spool_params_get_integer (const SpoolParams *self, const char *name)
{
  return (gint64) spool_params_get_number (self, name);
}

/**
 * spool_params_get_numbers:
 * @self: parameters
 * @name: one that the workload has
 * @n_numbers: (out): how many there are, at least one
 *
 * Returns: (transfer full) (array length=n_numbers): its values.
 */
double *
spool_params_get_numbers (const SpoolParams *self, const char *name, gsize *n_numbers)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));

  g_return_val_if_fail (self != NULL && name != NULL && n_numbers != NULL, NULL);

  words = g_strsplit_set (spool_params_get_text (self, name), " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        double number = g_ascii_strtod (words[i], NULL);

        g_array_append_val (numbers, number);
      }
  return g_array_steal (numbers, n_numbers);
}
