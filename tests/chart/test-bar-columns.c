/* test-bar-columns.c
 *
 * Where bars stand from left to right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-columns.h"
#include "chart-samples.h"
#include "fake-shaper.h"

#include <math.h>

typedef struct
{
  guint n_groups;
  guint n_bars;
  double width_px;
} Case;

static const Case cases[] = {
  { 1, 1, 800 },  { 1, 1, 20 },  { 2, 1, 300 },  { 3, 4, 500 },   { 3, 4, 100 },
  { 5, 8, 1000 }, { 5, 8, 300 }, { 40, 1, 800 }, { 40, 1, 5000 }, { 6, 9, 40 },
};

static void
columns_init (SpoolBarColumns *columns, const SpoolBarModel *model, double x, double width_px)
{
  FakeShaper shaper;

  fake_shaper_init (&shaper, 1.0);
  spool_bar_columns_init (columns, &shaper.parent, model, 1.0, x, width_px);
}

static const SpoolLabelSlot *
get_bar (const SpoolBarColumns *columns, guint index)
{
  return &g_array_index (columns->bars, SpoolLabelSlot, index);
}

static void
test_inside (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (SpoolBarModel) model = sample_model (SAMPLE_PLAIN, c->n_groups, c->n_bars, 1.0);
  SpoolBarColumns columns;
  guint i;

  columns_init (&columns, model, 50.0, c->width_px);
  g_assert_cmpuint (columns.bars->len, ==, c->n_groups * c->n_bars);
  g_assert_cmpuint (columns.groups->len, ==, c->n_groups);
  g_assert_cmpfloat (columns.bar_px, >, 0.0);
  g_assert_cmpfloat (columns.bar_px, <=, columns.pitch_px);
  for (i = 0; i < columns.bars->len; i++)
    {
      double middle = get_bar (&columns, i)->middle_px, half = columns.bar_px / 2.0;

      /* Rounding to whole pixels may take half a pixel of the padding. */
      g_assert_cmpfloat (middle - half, >=, 49.5);
      g_assert_cmpfloat (middle + half, <=, 50.5 + c->width_px);
      if (i > 0)
        g_assert_cmpfloat (middle - get_bar (&columns, i - 1)->middle_px, >=,
                           columns.distance_px - 1e-9);
    }
  spool_bar_columns_clear (&columns);
}

static void
test_crisp (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (SpoolBarModel) model = sample_model (SAMPLE_PLAIN, c->n_groups, c->n_bars, 1.0);
  SpoolBarColumns columns;
  guint i;

  columns_init (&columns, model, 50.0, c->width_px);
  if (columns.pitch_px >= 9.0)
    for (i = 0; i < columns.bars->len; i++)
      {
        double left = get_bar (&columns, i)->middle_px - columns.bar_px / 2.0;
        double stem = get_bar (&columns, i)->middle_px - spool_bar_stem_px (1.0) / 2.0;

        g_assert_cmpfloat (left, ==, floor (left));
        g_assert_cmpfloat (stem, ==, floor (stem));
      }
  spool_bar_columns_clear (&columns);
}

static void
test_one_bar_is_centred (void)
{
  g_autoptr (SpoolBarModel) model = sample_model (SAMPLE_PLAIN, 1, 1, 1.0);
  SpoolBarColumns columns;

  columns_init (&columns, model, 0.0, 801.0);
  g_assert_cmpfloat_with_epsilon (get_bar (&columns, 0)->middle_px, 400.5, 1.0);
  /* One bar does not become a wall. */
  g_assert_cmpfloat (columns.bar_px, <=, 60.0);
  spool_bar_columns_clear (&columns);
}

static void
test_empty_group_keeps_room (void)
{
  g_autoptr (SpoolBarModel) model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  SpoolBarColumns columns;

  spool_bar_model_add_group (model, "Threads", 0);
  spool_bar_model_add_group (model, "Processes", 1);
  columns_init (&columns, model, 0.0, 400.0);
  g_assert_cmpuint (columns.bars->len, ==, 0);
  g_assert_cmpfloat (g_array_index (columns.groups, SpoolLabelSlot, 0).room_px, >, 49.0);
  spool_bar_columns_clear (&columns);
}

static void
test_no_groups (void)
{
  g_autoptr (SpoolBarModel) model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  SpoolBarColumns columns;

  columns_init (&columns, model, 0.0, 400.0);
  g_assert_cmpuint (columns.groups->len, ==, 0);
  spool_bar_columns_clear (&columns);
}

/* A group of one bar is as wide as its label wants, at the cost of those with many bars. */
static void
test_label_gets_room (void)
{
  g_autoptr (SpoolBarModel) model = sample_model (SAMPLE_LESSON, 0, 0, 1.0);
  SpoolBarColumns columns;

  columns_init (&columns, model, 0.0, 400.0);
  g_assert_cmpfloat (g_array_index (columns.groups, SpoolLabelSlot, 0).room_px, >=,
                     6 * fake_shaper_char_px (SPOOL_TEXT_GROUP));
  g_assert_cmpfloat (g_array_index (columns.groups, SpoolLabelSlot, 3).room_px, >=,
                     5 * fake_shaper_char_px (SPOOL_TEXT_GROUP));
  spool_bar_columns_clear (&columns);
}

int
main (int argc, char **argv)
{
  guint i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u-groups-of-%u-in-%g-px", cases[i].n_groups,
                                               cases[i].n_bars, cases[i].width_px);
      g_autofree char *inside = g_strconcat ("/bar-columns/inside/", name, NULL);
      g_autofree char *crisp = g_strconcat ("/bar-columns/crisp/", name, NULL);

      g_test_add_data_func (inside, &cases[i], test_inside);
      g_test_add_data_func (crisp, &cases[i], test_crisp);
    }
  g_test_add_func ("/bar-columns/one-bar-is-centred", test_one_bar_is_centred);
  g_test_add_func ("/bar-columns/empty-group-keeps-room", test_empty_group_keeps_room);
  g_test_add_func ("/bar-columns/no-groups", test_no_groups);
  g_test_add_func ("/bar-columns/label-gets-room", test_label_gets_room);
  return g_test_run ();
}
