/* spool-decimal.c: numbers of parameters as the user writes them, and back.
 *
 * Plans have them in the C locale, with a point. Many languages write a comma.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-decimal.h"

#include <locale.h>

#define POINT "."

static const char *
get_separator (void)
{
  const char *separator = localeconv ()->decimal_point;

  return *separator != '\0' && g_utf8_validate (separator, -1, NULL) ? separator : POINT;
}

static char *
replace (const SpoolParamSpec *spec, const char *text, const char *old, const char *new)
{
  g_autoptr (GString) result = g_string_new (text);

  /* An address is no number. */
  if (spec->type != SPOOL_PARAM_TEXT && !g_str_equal (old, new))
    g_string_replace (result, old, new, 0);
  return g_string_free (g_steal_pointer (&result), FALSE);
}

/**
 * spool_decimal_show:
 * @spec: a parameter
 * @value: its value, as in the C locale
 *
 * Returns: (transfer full): the value as the user's language writes it. Any thread.
 */
char *
spool_decimal_show (const SpoolParamSpec *spec, const char *value)
{
  g_return_val_if_fail (spec != NULL && value != NULL, NULL);

  return replace (spec, value, POINT, get_separator ());
}

/**
 * spool_decimal_read:
 * @spec: a parameter
 * @text: what somebody typed as its value, in the user's language or with points
 *
 * Returns: (transfer full): that as in the C locale, without the spaces around it, which nobody
 * sees, right or wrong. Any thread.
 */
char *
spool_decimal_read (const SpoolParamSpec *spec, const char *text)
{
  g_return_val_if_fail (spec != NULL && text != NULL, NULL);

  return g_strstrip (replace (spec, text, get_separator (), POINT));
}
