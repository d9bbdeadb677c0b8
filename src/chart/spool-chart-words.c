/* spool-chart-words.c
 *
 * What the words of all kinds of charts have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-chart-words.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * spool_chart_words_dup_value:
 * @unit: the unit
 * @value: what was found, in base units; NAN if there is nothing
 * @low: the low end of its interval; NAN if there is none
 * @high: the high end
 * @decimals: how many decimals all of them have
 * @failed: whether it failed
 *
 * Returns: (transfer full): a value for those who cannot see it, translated
 */
char *
spool_chart_words_dup_value (
    const SpoolUnit *unit, double value, double low, double high, int decimals, gboolean failed)
{
  g_autofree char *text = NULL;
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;

  g_return_val_if_fail (unit != NULL, NULL);

  if (isnan (value))
    return g_strdup (failed ? _ ("failed") : _ ("no value yet"));
  text = spool_unit_format_full (unit, value, decimals);
  if (isnan (low))
    return g_steal_pointer (&text);
  low_text = spool_unit_format (unit, low, decimals);
  high_text = spool_unit_format (unit, high, decimals);
  /* Translators: a value with its unit and the interval it lies in: 0.87 s (0.86–0.90) */
  return g_strdup_printf (_ ("%s (%s–%s)"), text, low_text, high_text);
}

static void
append_line (GString *text, const char *line)
{
  if (line != NULL)
    g_string_append_printf (text, "%s\n", line);
}

/**
 * spool_chart_words_dup_all:
 * @chart: a chart
 * @headings: (array length=n_headings): what stands above it; %NULL is passed over
 * @n_headings: how many
 * @n_items: how many items @chart has
 * @footnotes: (element-type utf8): what stands below it
 *
 * Returns: (transfer full): the whole chart, a line for each of these
 */
char *
spool_chart_words_dup_all (SpoolChart *chart,
                           const char *const *headings,
                           guint n_headings,
                           guint n_items,
                           const GPtrArray *footnotes)
{
  GString *text;

  g_return_val_if_fail (SPOOL_IS_CHART (chart) && headings != NULL && footnotes != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < n_headings; i++)
    append_line (text, headings[i]);
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *line = spool_chart_describe_item (chart, i);

      append_line (text, line);
    }
  for (guint i = 0; i < footnotes->len; i++)
    append_line (text, g_ptr_array_index (footnotes, i));
  return g_string_free (text, FALSE);
}
