/* test-bar-chart.c
 *
 * The model of bar charts, and the chart in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-chart.h"
#include "chart-samples.h"

#include <math.h>
#include <string.h>

#define NBSP "\302\240"

static void
add_value (SpoolBarModel *model, guint group, const char *label, double value)
{
  SpoolBar bar = SPOOL_BAR_INIT;

  bar.label = label;
  bar.value = value;
  spool_bar_model_add_bar (model, group, &bar);
}

static void
test_items (void)
{
  g_autoptr (SpoolBarModel) model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  const SpoolBarGroup *group = NULL;

  g_assert_cmpuint (spool_bar_model_get_n_items (model), ==, 0);
  g_assert_null (spool_bar_model_get_item (model, 0, &group));
  g_assert_cmpuint (spool_bar_model_add_group (model, "Serial", 0), ==, 0);
  g_assert_cmpuint (spool_bar_model_add_group (model, "Empty", 1), ==, 1);
  g_assert_cmpuint (spool_bar_model_add_group (model, "Threads", 2), ==, 2);
  add_value (model, 0, "1", 1.0);
  add_value (model, 2, "2", 0.5);
  add_value (model, 2, "4", 0.25);
  g_assert_cmpuint (spool_bar_model_get_n_items (model), ==, 3);
  g_assert_cmpstr (spool_bar_model_get_item (model, 1, &group)->label, ==, "2");
  g_assert_cmpstr (group->label, ==, "Threads");
  g_assert_cmpuint (group->series, ==, 2);
  g_assert_cmpstr (spool_bar_model_get_item (model, 2, NULL)->label, ==, "4");
  g_assert_null (spool_bar_model_get_item (model, 3, NULL));
}

/* The caller's strings and numbers may go away or change. */
static void
test_copies (void)
{
  g_autoptr (SpoolBarModel) model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  char label[] = "16", note[] = "loaded";
  double runs[] = { 1.0, 2.0 };
  SpoolBar bar = SPOOL_BAR_INIT;
  const SpoolBar *kept;

  spool_bar_model_add_group (model, "Threads", 0);
  bar.label = label;
  bar.note = note;
  bar.runs = runs;
  bar.n_runs = G_N_ELEMENTS (runs);
  spool_bar_model_add_bar (model, 0, &bar);
  label[0] = note[0] = 'x';
  runs[0] = 99.0;
  kept = spool_bar_model_get_item (model, 0, NULL);
  g_assert_cmpstr (kept->label, ==, "16");
  g_assert_cmpstr (kept->note, ==, "loaded");
  g_assert_cmpfloat (kept->runs[0], ==, 1.0);
}

typedef struct
{
  double value, low, high;
  double kept_value, kept_low, kept_high;
} OddRow;

static void
assert_same (double a, double b)
{
  g_assert_true (a == b || (isnan (a) && isnan (b)));
}

static void
test_odd_numbers (void)
{
  static const OddRow rows[] = {
    { 1, 0.5, 1.5, 1, 0.5, 1.5 },    { NAN, NAN, NAN, NAN, NAN, NAN },
    { -1, 0.5, 1.5, NAN, 0.5, 1.5 }, { INFINITY, 1, 2, NAN, 1, 2 },
    { 1, NAN, 2, 1, NAN, NAN },      { 1, 0.5, INFINITY, 1, NAN, NAN },
    { 1, 2, 0.5, 1, NAN, NAN },      { 0, 0, 0, 0, 0, 0 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SpoolBarModel) model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
      SpoolBar bar = SPOOL_BAR_INIT;
      const SpoolBar *kept;

      spool_bar_model_add_group (model, "Threads", 0);
      bar.value = rows[i].value;
      bar.low = rows[i].low;
      bar.high = rows[i].high;
      spool_bar_model_add_bar (model, 0, &bar);
      kept = spool_bar_model_get_item (model, 0, NULL);
      assert_same (kept->value, rows[i].kept_value);
      assert_same (kept->low, rows[i].kept_low);
      assert_same (kept->high, rows[i].kept_high);
    }
}

typedef struct
{
  double value;
  double high;
  double runs[3];
  double maximum;
} MaximumRow;

static void
test_maximum (void)
{
  static const MaximumRow rows[] = {
    { 1.0, NAN, { NAN, NAN, NAN }, 1.0 },      { 1.0, 1.2, { 1.0, 1.1, 0.9 }, 1.2 },
    { 1.0, NAN, { 1.0, 1.3, 0.9 }, 1.3 },      { 1.0, NAN, { 1.0, 1.3, 50.0 }, 1.3 },
    { 1.0, NAN, { 1.0, INFINITY, 1.1 }, 1.1 }, { NAN, NAN, { 0.5, 50.0, 0.6 }, 50.0 },
    { NAN, NAN, { NAN, NAN, -1.0 }, NAN },     { 0.0, NAN, { 0.0, 0.0, 0.0 }, 0.0 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SpoolBarModel) model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
      SpoolBar bar = SPOOL_BAR_INIT;

      spool_bar_model_add_group (model, "Threads", 0);
      bar.value = rows[i].value;
      bar.low = isnan (rows[i].high) ? NAN : 0.0;
      bar.high = rows[i].high;
      bar.runs = rows[i].runs;
      bar.n_runs = 3;
      spool_bar_model_add_bar (model, 0, &bar);
      assert_same (spool_bar_model_get_maximum (model), rows[i].maximum);
    }
}

static SpoolChart *
words_chart (void)
{
  SpoolBarModel *model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  SpoolBar bar = SPOOL_BAR_INIT;

  model->title = g_strdup ("Threads were faster");
  model->value_title = g_strdup ("Median time");
  spool_bar_model_add_group (model, "Serial", 0);
  spool_bar_model_add_group (model, "Threads", 1);
  add_value (model, 0, "", 1.71);
  bar.label = "4";
  bar.value = 0.45;
  bar.low = 0.43;
  bar.high = 0.46;
  bar.flags = SPOOL_BAR_FAILED | SPOOL_BAR_PROVISIONAL;
  bar.note = "2 of 16 jobs failed";
  spool_bar_model_add_bar (model, 1, &bar);
  add_value (model, 1, "8", NAN);
  spool_bar_model_add_footnote (model, "On two CPUs");
  return spool_bar_chart_new (model);
}

static void
assert_item (SpoolChart *chart, guint item, const char *expected)
{
  g_autofree char *line = spool_chart_describe_item (chart, item);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_describe_item (void)
{
  g_autoptr (SpoolChart) chart = words_chart ();

  assert_item (chart, 0, "Serial: 1.71" NBSP "s");
  assert_item (chart, 1,
               "Threads × 4: 0.45" NBSP "s (0.43–0.46) · failed · provisional · "
               "2 of 16 jobs failed");
  assert_item (chart, 2, "Threads × 8: no value yet");
  assert_item (chart, 3, NULL);
}

/* How long the start took is told only where the chart has a word for it. */
static void
test_describe_start (void)
{
  SpoolBarModel *model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  SpoolBar bar = SPOOL_BAR_INIT;
  g_autoptr (SpoolChart) chart = spool_bar_chart_new (model);

  spool_bar_model_add_group (model, "Threads", 0);
  bar.label = "4";
  bar.value = 1.71;
  bar.start = 0.00052;
  spool_bar_model_add_bar (model, 0, &bar);
  assert_item (chart, 0, "Threads × 4: 1.7" NBSP "s");
  model->legends[SPOOL_BAR_LEGEND_START] = g_strdup ("Starting");
  assert_item (chart, 0, "Threads × 4: 1.7" NBSP "s · Starting: 520" NBSP "µs");
}

static void
test_describe (void)
{
  g_autoptr (SpoolChart) chart = words_chart ();
  g_autofree char *words = spool_chart_describe (chart);
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  g_assert_cmpstr (lines[0], ==, "Threads were faster");
  g_assert_cmpstr (lines[1], ==, "Median time");
  g_assert_cmpstr (lines[2], ==, "Serial: 1.71" NBSP "s");
  g_assert_cmpstr (lines[5], ==, "On two CPUs");
  g_assert_cmpstr (lines[6], ==, "");
}

/* Every bar is told, and under the number by which the layout knows it. */
static void
test_describe_all (void)
{
  g_autoptr (SpoolChart) chart = spool_bar_chart_new (sample_model (SAMPLE_LESSON, 0, 0, 1.71));
  g_autofree char *words = spool_chart_describe (chart);
  guint i;

  for (i = 0; i < 10; i++)
    {
      g_autofree char *line = spool_chart_describe_item (chart, i);

      g_assert_nonnull (line);
      g_assert_nonnull (strstr (words, line));
    }
}

static void
test_finalize (void)
{
  SpoolChart *chart = words_chart ();

  g_assert_cmpuint (
      spool_bar_model_get_n_items (spool_bar_chart_get_model (SPOOL_BAR_CHART (chart))), ==, 3);
  g_assert_finalize_object (chart);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bar-model/items", test_items);
  g_test_add_func ("/bar-model/copies", test_copies);
  g_test_add_func ("/bar-model/odd-numbers", test_odd_numbers);
  g_test_add_func ("/bar-model/maximum", test_maximum);
  g_test_add_func ("/bar-chart/describe-item", test_describe_item);
  g_test_add_func ("/bar-chart/describe-start", test_describe_start);
  g_test_add_func ("/bar-chart/describe", test_describe);
  g_test_add_func ("/bar-chart/describe-all", test_describe_all);
  g_test_add_func ("/bar-chart/finalize", test_finalize);
  return g_test_run ();
}
