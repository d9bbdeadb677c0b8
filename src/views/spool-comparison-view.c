/* spool-comparison-view.c: two reports beside each other, as a bar chart and in words.
 *
 * A configuration is a group of two bars, so that what belongs together stands together; which is
 * which is said below them and not by colour, for the colours are the executors'.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/spool-comparison-view.h"

#include "chart/spool-bar-chart.h"
#include "report/spool-text.h"
#include "views/spool-view-bars.h"
#include "views/spool-view-text.h"

#include <glib/gi18n.h>
#include <math.h>

static void
add_bar (
    SpoolBarModel *model, guint group, const char *label, double value, double low, double high)
{
  SpoolBar bar = SPOOL_BAR_INIT;

  bar.label = label;
  bar.value = value;
  bar.low = low;
  bar.high = high;
  spool_bar_model_add_bar (model, group, &bar);
}

/**
 * spool_comparison_view_make_model:
 * @comparison: a comparison
 * @base: the first of its reports
 *
 * Makes a chart with two bars for each configuration: its median time in the first report, and in
 * the second.
 *
 * Returns: (transfer full): the model. Neither argument is needed afterwards; any thread.
 */
SpoolBarModel *
spool_comparison_view_make_model (const SpoolComparison *comparison, const SpoolReport *base)
{
  SpoolBarModel *model;

  g_return_val_if_fail (comparison != NULL && base != NULL, NULL);

  model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  model->title = spool_view_text_dup_title (base);
  model->value_title = g_strdup (_ ("Median time"));
  model->category_title = g_strdup (_ ("Report"));
  model->empty_text = g_strdup (_ ("The reports have no configuration in common"));
  /* xgettext:no-c-format */
  model->legends[SPOOL_BAR_LEGEND_INTERVAL] = g_strdup (_ ("95 % interval of the median"));
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const SpoolComparisonRow *row = &g_array_index (comparison->rows, SpoolComparisonRow, i);
      g_autofree char *title = spool_comparison_view_dup_title (row, base);
      guint group = spool_bar_model_add_group (model, title,
                                               spool_view_get_series (row->configuration.executor));

      add_bar (model, group, C_ ("short for the first report", "1st"), row->base_s, row->base_low_s,
               row->base_high_s);
      add_bar (model, group, C_ ("short for the second report", "2nd"), row->median_s, row->low_s,
               row->high_s);
    }
  return model;
}

/**
 * spool_comparison_view_make_chart:
 * @comparison: a comparison
 * @base: the first of its reports
 *
 * Returns: (transfer full): the chart of the model. Any thread.
 */
SpoolChart *
spool_comparison_view_make_chart (const SpoolComparison *comparison, const SpoolReport *base)
{
  return spool_bar_chart_new (spool_comparison_view_make_model (comparison, base));
}

/**
 * spool_comparison_view_dup_title:
 * @row: a row of a comparison
 * @base: the first of its reports
 *
 * Returns: (transfer full): the configuration's name, such as “4 threads”, with its workload if
 * the report has several; translated. Any thread.
 */
char *
spool_comparison_view_dup_title (const SpoolComparisonRow *row, const SpoolReport *base)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (row != NULL && base != NULL, NULL);

  title = spool_configuration_dup_title (&row->configuration);
  if (base->plan->entries->len == 1)
    return g_steal_pointer (&title);
  return g_strdup_printf (
      C_ ("workload and executor", "%s: %s"),
      _ (spool_plan_get_entry (base->plan, row->configuration.entry)->workload->title), title);
}

/**
 * spool_comparison_view_dup_times:
 * @row: a row of a comparison
 *
 * Returns: (transfer full): both medians, such as “0.51 s, then 0.49 s”, translated. Any thread.
 */
char *
spool_comparison_view_dup_times (const SpoolComparisonRow *row)
{
  g_autofree char *before = NULL, *after = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  if (isnan (row->base_s) || isnan (row->median_s))
    return g_strdup (_ ("measured in only one report"));
  before = spool_text_dup_seconds (row->base_s);
  after = spool_text_dup_seconds (row->median_s);
  /* Translators: a time in the first report and the one in the second */
  return g_strdup_printf (_ ("%s, then %s"), before, after);
}

/**
 * spool_comparison_view_dup_ratio:
 * @row: a row of a comparison
 *
 * Returns: (transfer full): how many times as long it took, with the interval, such as
 * “× 1.12 (1.08–1.16)”; empty if that isn't known. Translated; any thread.
 */
char *
spool_comparison_view_dup_ratio (const SpoolComparisonRow *row)
{
  GString *text;
  double low;

  g_return_val_if_fail (row != NULL, NULL);

  text = g_string_new (NULL);
  low = spool_ratio_get_low (&row->time);
  if (isfinite (spool_ratio_get (&row->time)))
    /* Translators: how many times as long something took */
    g_string_append_printf (text, _ ("× %.2f"), spool_ratio_get (&row->time));
  if (isfinite (low))
    /* Translators: the ends of an interval */
    g_string_append_printf (text, _ (" (%.2f–%.2f)"), low, spool_ratio_get_high (&row->time));
  return g_string_free (text, FALSE);
}

static guint
count (const SpoolComparison *comparison, SpoolVerdict verdict)
{
  guint n = 0;

  for (guint i = 0; i < comparison->rows->len; i++)
    n += g_array_index (comparison->rows, SpoolComparisonRow, i).verdict == verdict;
  return n;
}

/* What is slower comes first: it is what one compares reports for. */
static char *
dup_counts (const SpoolComparison *comparison)
{
  guint n_slower = count (comparison, SPOOL_VERDICT_SLOWER);
  guint n_faster = count (comparison, SPOOL_VERDICT_FASTER);
  guint n_same = count (comparison, SPOOL_VERDICT_SAME);
  guint n_unclear = count (comparison, SPOOL_VERDICT_UNCLEAR);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (n_slower > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u slower", "%u slower", n_slower), n_slower));
  if (n_faster > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u faster", "%u faster", n_faster), n_faster));
  if (n_same > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u the same", "%u the same", n_same), n_same));
  if (n_unclear > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u unclear", "%u unclear", n_unclear), n_unclear));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (C_ ("between two counts", ", "), (GStrv) parts->pdata);
}

/**
 * spool_comparison_view_dup_summary:
 * @comparison: a comparison
 *
 * Returns: (transfer full): what it comes to in a sentence, or why there is none; translated. Any
 * thread.
 */
char *
spool_comparison_view_dup_summary (const SpoolComparison *comparison)
{
  g_autofree char *counts = NULL;
  guint n_all;

  g_return_val_if_fail (comparison != NULL, NULL);

  n_all = comparison->rows->len;
  if (comparison->refused != NULL)
    return g_strdup (comparison->refused);
  if (n_all == 0)
    return g_strdup (_ ("The reports have no configuration in common."));
  if (count (comparison, SPOOL_VERDICT_SAME) == n_all)
    return g_strdup (_ ("Both reports agree."));
  if (count (comparison, SPOOL_VERDICT_UNCLEAR) == n_all)
    return g_strdup (_ ("These rounds can't tell the reports apart."));
  counts = dup_counts (comparison);
  /* Translators: %s are one or more of "1 slower", "2 faster", "1 the same", "1 unclear": numbers
   * of configurations */
  return g_strdup_printf (_ ("Configurations of the second report, compared with the first: %s."),
                          counts);
}
