/* test-label-row.c
 *
 * The rules by which rows of labels stand level, turned, cut or thinned out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-label-row.h"
#include "fake-shaper.h"

#define N_SLOTS 4

typedef struct
{
  const char *name;
  const char *labels[N_SLOTS];
  double pitch_px;
  int max_lines;
  double max_turned_px;
  gboolean turned;
  guint n_placed;
  guint n_cut;
  double height_px;
} Row;

/* A character is 7 px wide, a line 15 px high; room is the pitch less 4 px; from 72 px of room a
 * cut label makes sense. */
static const Row rows[] = {
  { "fits", { "1", "2", "4", "16" }, 30, 1, 100, FALSE, 4, 0, 15 },
  { "wraps", { "one two", "x", "x", "x" }, 40, 2, 100, FALSE, 4, 0, 30 },
  { "keeps-words", { "threads", "x", "x", "x" }, 40, 2, 100, TRUE, 4, 0, 49 },
  { "readable-when-cut", { "a very long label", "x", "x", "x" }, 80, 1, 100, FALSE, 4, 1, 15 },
  { "turned", { "threads", "async", "x", "x" }, 30, 1, 100, TRUE, 4, 0, 49 },
  { "turned-two-lines", { "processes (fork)", "x", "x", "x" }, 35, 1, 100, TRUE, 4, 0, 63 },
  { "turned-three-lines", { "threads under a lock", "x", "x", "x" }, 50, 1, 60, TRUE, 4, 0, 49 },
  { "turned-cut-late", { "threads under a lock", "x", "x", "x" }, 35, 1, 60, TRUE, 4, 1, 49 },
  { "turned-cut-word", { "synchronously", "x", "x", "x" }, 35, 1, 70, TRUE, 4, 1, 70 },
  { "turned-cut", { "a very very long label", "x", "x", "x" }, 20, 1, 70, TRUE, 4, 1, 70 },
  { "thinned", { "128", "256", "512", "64" }, 12, 1, 100, FALSE, 2, 0, 15 },
  { "no-height-to-turn", { "threads", "async", "x", "x" }, 30, 1, 20, FALSE, 3, 0, 15 },
  { "some-empty", { "one", "", NULL, "two" }, 30, 1, 100, FALSE, 2, 0, 15 },
  { "all-empty", { "", "", "", "" }, 30, 1, 100, FALSE, 0, 0, 0 },
};

static void
fill_slots (const Row *row, SpoolLabelSlot *slots)
{
  guint i;

  for (i = 0; i < N_SLOTS; i++)
    slots[i] = (SpoolLabelSlot){ row->labels[i], 100.0 + i * row->pitch_px, row->pitch_px - 4.0 };
}

static SpoolChartLayout *
new_layout (double width_px)
{
  SpoolChartLayout *layout = g_new0 (SpoolChartLayout, 1);

  spool_chart_layout_init (layout, width_px, 400.0, NULL);
  return layout;
}

static void
test_rule (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SpoolChartLayout) layout = new_layout (1000.0);
  SpoolLabelSlot slots[N_SLOTS];
  SpoolLabelRow labels;
  FakeShaper shaper;
  guint i, n_cut = 0;

  fake_shaper_init (&shaper, 1.0);
  fill_slots (row, slots);
  spool_label_row_init (&labels, &shaper.parent, SPOOL_TEXT_GROUP, slots, N_SLOTS, row->max_lines,
                        72.0, row->max_turned_px);
  g_assert_cmpint (labels.turned, ==, row->turned);
  g_assert_cmpfloat (labels.height_px, ==, row->height_px);
  spool_label_row_place (&labels, slots, layout, 50.0);
  spool_label_row_clear (&labels);
  g_assert_cmpuint (layout->texts->len, ==, row->n_placed);
  for (i = 0; i < layout->texts->len; i++)
    {
      const SpoolPlacedText *text = &g_array_index (layout->texts, SpoolPlacedText, i);

      n_cut += text->text->cut;
      g_assert_cmpint (text->turned, ==, row->turned);
      g_assert_cmpfloat (text->area.y, ==, 50.0);
      g_assert_cmpfloat (text->area.height, <=, row->height_px);
    }
  g_assert_cmpuint (n_cut, ==, row->n_cut);
}

/* A label takes two lines where it has room for them, be there less for another. */
static void
test_turned_rooms (void)
{
  g_autoptr (SpoolChartLayout) layout = new_layout (200.0);
  SpoolLabelSlot slots[] = { { "serial", 30.0, 20.0 }, { "forked processes", 60.0, 40.0 } };
  const SpoolPlacedText *text;
  SpoolLabelRow labels;
  FakeShaper shaper;

  fake_shaper_init (&shaper, 1.0);
  spool_label_row_init (&labels, &shaper.parent, SPOOL_TEXT_GROUP, slots, 2, 1, 72.0, 80.0);
  spool_label_row_place (&labels, slots, layout, 0.0);
  spool_label_row_clear (&labels);
  text = &g_array_index (layout->texts, SpoolPlacedText, 1);
  g_assert_true (text->turned);
  g_assert_false (text->text->cut);
  g_assert_cmpfloat (text->area.width, ==, 30.0);
}

/* At the chart's edge a label moves inwards rather than out of the picture. */
static void
test_edges (void)
{
  g_autoptr (SpoolChartLayout) layout = new_layout (200.0);
  SpoolLabelSlot slots[] = { { "threads", 5.0, 90.0 }, { "processes", 195.0, 90.0 } };
  const SpoolPlacedText *first, *last;
  SpoolLabelRow labels;
  FakeShaper shaper;

  fake_shaper_init (&shaper, 1.0);
  spool_label_row_init (&labels, &shaper.parent, SPOOL_TEXT_GROUP, slots, 2, 1, 72.0, 100.0);
  spool_label_row_place (&labels, slots, layout, 0.0);
  spool_label_row_clear (&labels);
  g_assert_cmpuint (layout->texts->len, ==, 2);
  first = &g_array_index (layout->texts, SpoolPlacedText, 0);
  last = &g_array_index (layout->texts, SpoolPlacedText, 1);
  g_assert_cmpfloat (first->area.x, ==, 0.0);
  g_assert_cmpfloat (last->area.x + last->area.width, ==, 200.0);
}

static void
test_centred (void)
{
  g_autoptr (SpoolChartLayout) layout = new_layout (200.0);
  SpoolLabelSlot slot = { "16", 100.0, 50.0 };
  SpoolLabelRow labels;
  FakeShaper shaper;

  fake_shaper_init (&shaper, 1.0);
  spool_label_row_init (&labels, &shaper.parent, SPOOL_TEXT_CATEGORY, &slot, 1, 1, 72.0, 100.0);
  spool_label_row_place (&labels, &slot, layout, 0.0);
  spool_label_row_clear (&labels);
  g_assert_cmpfloat (g_array_index (layout->texts, SpoolPlacedText, 0).area.x, ==, 93.0);
}

static void
test_no_slots (void)
{
  SpoolLabelRow labels;
  FakeShaper shaper;

  fake_shaper_init (&shaper, 1.0);
  spool_label_row_init (&labels, &shaper.parent, SPOOL_TEXT_GROUP, NULL, 0, 1, 72.0, 100.0);
  g_assert_cmpfloat (labels.height_px, ==, 0.0);
  spool_label_row_clear (&labels);
}

int
main (int argc, char **argv)
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/label-row/rule/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_rule);
    }
  g_test_add_func ("/label-row/turned-rooms", test_turned_rooms);
  g_test_add_func ("/label-row/edges", test_edges);
  g_test_add_func ("/label-row/centred", test_centred);
  g_test_add_func ("/label-row/no-slots", test_no_slots);
  return g_test_run ();
}
