/* spool-text.c: numbers as words for people (in their language) and for machines (never).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-text.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_DECIMALS 9

/* How many decimals three significant digits need. */
static int
count_decimals (double value)
{
  if (value < 9.995)
    return 2;
  return value < 99.95 ? 1 : 0;
}

/* With a fitting unit, and so many of the decimals that three significant digits need left out. */
static char *
dup_seconds (double seconds, int n_left_out)
{
  const double size = fabs (seconds);

  if (!isfinite (seconds))
    return g_strdup ("–");
  if (size >= 0.9995 || size == 0)
    return g_strdup_printf (C_ ("time", "%.*f\u00a0s"), MAX (count_decimals (size) - n_left_out, 0),
                            seconds);
  if (size >= 0.9995e-3)
    return g_strdup_printf (C_ ("time", "%.*f\u00a0ms"),
                            MAX (count_decimals (size * 1e3) - n_left_out, 0), seconds * 1e3);
  if (size >= 0.9995e-6)
    return g_strdup_printf (C_ ("time", "%.*f\u00a0µs"),
                            MAX (count_decimals (size * 1e6) - n_left_out, 0), seconds * 1e6);
  return g_strdup_printf (C_ ("time", "%.0f\u00a0ns"), seconds * 1e9);
}

/**
 * spool_text_dup_seconds:
 * @seconds: a length of time
 *
 * No line is broken between the number and its unit.
 *
 * Returns: (transfer full): three significant digits with a fitting unit, such as “1.83 s” or
 * “206 ms”, in the user's language; a dash if @seconds isn't a number. Any thread.
 */
char *
spool_text_dup_seconds (double seconds)
{
  return dup_seconds (seconds, 0);
}

/**
 * spool_text_dup_rough_seconds:
 * @seconds: a length of time that is known roughly
 *
 * Returns: (transfer full): it as spool_text_dup_seconds() gives it, but with two significant
 *   digits, such as “1.8 s” or “210 ms”. Any thread.
 */
char *
spool_text_dup_rough_seconds (double seconds)
{
  return dup_seconds (spool_text_round_roughly (seconds), 1);
}

/**
 * spool_text_round_roughly:
 * @value: a number
 *
 * Returns: the nearest one of two significant digits. Any thread.
 */
double
spool_text_round_roughly (double value)
{
  double unit = pow (10, floor (log10 (fabs (value))) - 1);

  return value == 0 || !isfinite (value) ? value : round (value / unit) * unit;
}

/**
 * spool_text_dup_ratio:
 * @ratio: how many times as much
 *
 * Three digits are what an interval needs to have different ends, and a ratio must not be rounded
 * out of the interval that stands beside it.
 *
 * Returns: (transfer full): it with three significant digits, but at most two decimals, in the
 *   user's language. Any thread.
 */
char *
spool_text_dup_ratio (double ratio)
{
  return g_strdup_printf ("%.*f", count_decimals (ratio), ratio);
}

/**
 * spool_text_round_ratio:
 * @ratio: how many times as much
 *
 * Returns: what spool_text_dup_ratio() makes of it, as a number. Any thread.
 */
double
spool_text_round_ratio (double ratio)
{
  double unit = pow (10, -count_decimals (ratio));

  return round (ratio / unit) * unit;
}

/**
 * spool_text_dup_factor:
 * @factor: how many times as much
 *
 * For what isn't measured but known, or told so roughly that zeros at its end say nothing.
 *
 * Returns: (transfer full): it as spool_text_dup_ratio() gives it, but without zeros at the end,
 *   such as “4” or “5.33”, in the user's language. Any thread.
 */
char *
spool_text_dup_factor (double factor)
{
  int n_decimals = count_decimals (factor);

  while (n_decimals > 0 && fmod (round (factor * pow (10, n_decimals)), 10) == 0)
    n_decimals--;
  return g_strdup_printf ("%.*f", n_decimals, factor);
}

/**
 * spool_text_dup_bytes:
 * @bytes: an amount of memory
 *
 * Returns: (transfer full): it in binary units, such as “7.6 GiB”, in the user's language. Any
 * thread.
 */
char *
spool_text_dup_bytes (guint64 bytes)
{
  return g_format_size_full (bytes, G_FORMAT_SIZE_IEC_UNITS);
}

/* As in "can't", with either apostrophe. */
static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalpha (c) || c == '\'' || c == 0x2019;
}

static gboolean
begins_with_word (const char *text)
{
  const char *c = text;

  while (is_of_word (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  return c > text && (*c == ' ' || *c == ',' || *c == '\0');
}

/**
 * spool_text_dup_sentence:
 * @message: what went wrong, as it stands behind a program's name
 *
 * Returns: (transfer full): @message as it stands alone, with a capital letter; what begins with a
 * file's name or an option stays as it is. Any thread.
 */
char *
spool_text_dup_sentence (const char *message)
{
  GString *text;

  g_return_val_if_fail (message != NULL, NULL);

  if (!g_utf8_validate (message, -1, NULL) || !begins_with_word (message))
    return g_strdup (message);
  text = g_string_new (NULL);
  g_string_append_unichar (text, g_unichar_totitle (g_utf8_get_char (message)));
  g_string_append (text, g_utf8_next_char (message));
  return g_string_free (text, FALSE);
}

/**
 * spool_text_take_sentence:
 * @text: a paragraph, where to
 * @sentence: (transfer full) (nullable): one or more sentences, translated; none if it is empty
 *
 * Puts it behind the sentences that are there. Any thread.
 */
void
spool_text_take_sentence (GString *text, char *sentence)
{
  g_autofree char *owned = sentence;

  g_return_if_fail (text != NULL);

  if (owned == NULL || *owned == '\0')
    return;
  if (text->len > 0)
    /* Translators: what stands between two sentences of a paragraph */
    g_string_append (text, C_ ("between two sentences", " "));
  g_string_append (text, owned);
}

/**
 * spool_text_append_number:
 * @text: a text
 * @value: a number
 *
 * Appends all digits that it takes to read the same double again, in the C locale. Nothing is
 * appended if @value isn't finite. Any thread.
 */
void
spool_text_append_number (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (text != NULL);

  if (!isfinite (value))
    return;
  /* 15 digits are enough for what people type (0.1); 17 for all. */
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_dtostr (buffer, sizeof buffer, value);
  g_string_append (text, buffer);
}

/**
 * spool_text_append_fixed:
 * @text: a text
 * @value: a number
 * @n_decimals: how many digits after the point, at most 9
 *
 * Appends the number, rounded, in the C locale; nothing if @value isn't finite. Any thread.
 */
void
spool_text_append_fixed (GString *text, double value, guint n_decimals)
{
  static const char *const formats[] = { "%.0f", "%.1f", "%.2f", "%.3f", "%.4f",
                                         "%.5f", "%.6f", "%.7f", "%.8f", "%.9f" };
  char buffer[512];

  g_return_if_fail (text != NULL && n_decimals < G_N_ELEMENTS (formats));

  if (isfinite (value))
    g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, formats[n_decimals], value));
}

/**
 * spool_text_get_decimals:
 * @value: a number that is to be shown
 * @least: how many digits after the point are usual
 *
 * Returns: how many it takes to show two digits that count, from @least to 9. Any thread.
 */
guint
spool_text_get_decimals (double value, guint least)
{
  double wanted = isfinite (value) && value > 0 ? 1 - floor (log10 (value)) : least;

  return (guint) CLAMP (wanted, least, MAX_DECIMALS);
}

/**
 * spool_text_append_ns:
 * @text: a text
 * @value_ns: nanoseconds
 *
 * Appends them as seconds with a decimal point, exactly, without zeros at the end: 40000000 is
 * 0.04. Done with whole numbers, which is exact and many times quicker than printf. Any thread.
 */
void
spool_text_append_ns (GString *text, gint64 value_ns)
{
  guint64 left = value_ns < 0 ? -(guint64) value_ns : (guint64) value_ns;
  char digits[32];
  char *end = digits + sizeof digits, *next = end;
  guint n_written = 0;

  g_return_if_fail (text != NULL);

  for (; n_written < 9; n_written++, left /= 10)
    if (left % 10 != 0 || next != end)
      *--next = (char) ('0' + left % 10);
  if (next != end)
    *--next = '.';
  do
    *--next = (char) ('0' + left % 10);
  while ((left /= 10) > 0);
  if (value_ns < 0)
    *--next = '-';
  g_string_append_len (text, next, end - next);
}
