/* test-track-layout.c
 *
 * Time lines: how spans become stretches of pixels, and where tracks stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-track-layout.h"
#include "chart/spool-track-merge.h"
#include "fake-shaper.h"

#include <math.h>

#define N_PARTS 3

static SpoolTrackModel *
make_model (guint n_groups, guint n_tracks)
{
  static const SpoolPart parts[N_PARTS] = {
    { "Starting", SPOOL_PART_START, SPOOL_HATCH_NONE },
    { "Working", SPOOL_PART_WORK, SPOOL_HATCH_NONE },
    { "Stopping", SPOOL_PART_STOP, SPOOL_HATCH_NONE },
  };
  SpoolTrackModel *model = spool_track_model_new (SPOOL_QUANTITY_TIME);

  model->title = g_strdup ("Title");
  model->value_title = g_strdup ("Time");
  model->failed_text = g_strdup ("Failed");
  for (guint i = 0; i < N_PARTS; i++)
    spool_track_model_add_part (model, &parts[i]);
  for (guint g = 0; g < n_groups; g++)
    {
      g_autofree char *label = g_strdup_printf ("Run %u", g);

      spool_track_model_add_group (model, label);
      for (guint t = 0; t < n_tracks; t++)
        {
          SpoolSpan start = { 0.0, 0.1, 0, FALSE, FALSE }, work = { 0.1, 1.0, 1, FALSE, TRUE };
          SpoolTrack *track = spool_track_model_add_track (model, g, "1", NULL);

          spool_track_add_span (track, &start);
          spool_track_add_span (track, &work);
        }
    }
  return model;
}

/* Merges spans on a scale from 0 to 100 that is 100 pixels wide. */
static GArray *
merge_over (const SpoolSpan *spans, guint n_spans, int free_part)
{
  g_autoptr (SpoolTrackModel) model = make_model (1, 0);
  SpoolTrack *track = spool_track_model_add_track (model, 0, "1", NULL);
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (SpoolStretch));
  SpoolScale scale;

  for (guint i = 0; i < n_spans; i++)
    spool_track_add_span (track, &spans[i]);
  spool_scale_init (&scale, SPOOL_SCALE_LINEAR, SPOOL_QUANTITY_NUMBER, 0.0, 100.0, 5);
  spool_track_merge (track, &scale, 100, N_PARTS, free_part, stretches);
  return stretches;
}

static GArray *
merge (const SpoolSpan *spans, guint n_spans)
{
  return merge_over (spans, n_spans, -1);
}

static void
assert_stretch (const GArray *stretches, guint index, guint first, guint n, guint part, guint level)
{
  const SpoolStretch *stretch = &g_array_index (stretches, SpoolStretch, index);

  g_assert_cmpuint (index, <, stretches->len);
  g_assert_cmpuint (stretch->first, ==, first);
  g_assert_cmpuint (stretch->n_columns, ==, n);
  g_assert_cmpuint (stretch->part, ==, part);
  g_assert_cmpuint (stretch->level, ==, level);
}

static void
test_merge_whole (void)
{
  const SpoolSpan spans[] = { { 0, 10, 0 }, { 10, 40, 1 }, { 60, 100, 2 } };
  g_autoptr (GArray) stretches = merge (spans, G_N_ELEMENTS (spans));

  g_assert_cmpuint (stretches->len, ==, 3);
  assert_stretch (stretches, 0, 0, 10, 0, SPOOL_STRETCH_LEVELS);
  assert_stretch (stretches, 1, 10, 30, 1, SPOOL_STRETCH_LEVELS);
  assert_stretch (stretches, 2, 60, 40, 2, SPOOL_STRETCH_LEVELS);
}

/* A column shows what most of it is, as strongly as it is covered. */
static void
test_merge_within_a_pixel (void)
{
  const SpoolSpan spans[] = { { 20.0, 20.25, 0 }, { 20.25, 20.75, 1 }, { 50.0, 50.5, 2 } };
  g_autoptr (GArray) stretches = merge (spans, G_N_ELEMENTS (spans));

  g_assert_cmpuint (stretches->len, ==, 2);
  assert_stretch (stretches, 0, 20, 1, 1, SPOOL_STRETCH_LEVELS * 3 / 4);
  assert_stretch (stretches, 1, 50, 1, 2, SPOOL_STRETCH_LEVELS / 2);
}

/* What took time at all is seen, and a failure above all. */
static void
test_merge_tiny (void)
{
  const SpoolSpan spans[] = { { 7.0, 7.0000001, 1 },
                              { 30.0, 60.0, 1 },
                              { 40.2, 40.20001, 1, TRUE, TRUE } };
  g_autoptr (GArray) stretches = merge (spans, G_N_ELEMENTS (spans));

  g_assert_cmpuint (stretches->len, ==, 4);
  assert_stretch (stretches, 0, 7, 1, 1, 1);
  assert_stretch (stretches, 1, 30, 10, 1, SPOOL_STRETCH_LEVELS);
  assert_stretch (stretches, 2, 40, 1, 1, SPOOL_STRETCH_LEVELS);
  g_assert_true (g_array_index (stretches, SpoolStretch, 2).failed);
  g_assert_false (g_array_index (stretches, SpoolStretch, 3).failed);
}

/* Jobs that are wide enough are parted by a pixel; of narrow ones it would take too much. */
static void
test_merge_apart (void)
{
  const SpoolSpan wide[] = { { 0, 20, 1, FALSE, TRUE }, { 20, 40, 1, FALSE, TRUE } };
  const SpoolSpan narrow[] = { { 0, 3, 1, FALSE, TRUE }, { 3, 6, 1, FALSE, TRUE } };
  g_autoptr (GArray) parted = merge (wide, G_N_ELEMENTS (wide));
  g_autoptr (GArray) joined = merge (narrow, G_N_ELEMENTS (narrow));

  g_assert_cmpuint (parted->len, ==, 2);
  assert_stretch (parted, 0, 1, 19, 1, SPOOL_STRETCH_LEVELS);
  assert_stretch (parted, 1, 21, 19, 1, SPOOL_STRETCH_LEVELS);
  g_assert_cmpuint (joined->len, ==, 1);
  assert_stretch (joined, 0, 0, 6, 1, SPOOL_STRETCH_LEVELS);
}

static void
test_merge_order_and_edges (void)
{
  const SpoolSpan spans[] = { { 90, 250, 2 }, { 300, 400, 1 }, { 0, 10, 0 }, { 5, 4, 1 },
                              { NAN, 4, 1 },  { -3, 4, 1 },    { 50, 51, 9 } };
  g_autoptr (GArray) stretches = merge (spans, G_N_ELEMENTS (spans));

  g_assert_cmpuint (stretches->len, ==, 2);
  assert_stretch (stretches, 0, 0, 10, 0, SPOOL_STRETCH_LEVELS);
  assert_stretch (stretches, 1, 90, 10, 2, SPOOL_STRETCH_LEVELS);
}

static SpoolTrackLayout *
lay_out (const SpoolTrackModel *model, double width_px, double height_px, gboolean rtl)
{
  FakeShaper shaper;
  SpoolChartTheme theme;

  fake_shaper_init (&shaper, 1.0);
  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  theme.rtl = rtl;
  return spool_track_layout_new (model, &shaper.parent, &theme, width_px, height_px, 0.0, 1.0);
}

static void
assert_sound (const SpoolTrackLayout *layout)
{
  const SpoolRect *plot = &layout->base.plot;

  for (guint i = 0; i < layout->rects->len; i++)
    {
      const SpoolRect *area = &g_array_index (layout->rects, SpoolTrackRect, i).area;

      g_assert_cmpfloat (area->x, >=, plot->x);
      g_assert_cmpfloat (area->x + area->width, <=, plot->x + plot->width);
      g_assert_cmpfloat (area->y, >=, plot->y);
      g_assert_cmpfloat (area->y + area->height, <=, plot->y + plot->height + 1.0);
      /* Each lies right of the one before, or below it: nothing is drawn over. */
      for (guint j = 0; j < i; j++)
        g_assert_false (
            spool_rect_intersects (area, &g_array_index (layout->rects, SpoolTrackRect, j).area));
    }
  for (guint i = 0; i < layout->base.texts->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (
          spool_rect_intersects (&g_array_index (layout->base.texts, SpoolPlacedText, i).area,
                                 &g_array_index (layout->base.texts, SpoolPlacedText, j).area));
}

static void
test_sizes (void)
{
  static const guint sizes[][2] = {
    { 1, 1 }, { 2, 1 }, { 5, 4 }, { 12, 8 }, { 40, 16 }, { 1, 256 }
  };
  static const double widths[] = { 120.0, 480.0, 1000.0, 1600.0 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint w = 0; w < 2 * G_N_ELEMENTS (widths); w++)
      {
        g_autoptr (SpoolTrackModel) model = make_model (sizes[s][0], sizes[s][1]);
        SpoolTrackLayout *layout = lay_out (model, widths[w / 2], widths[w / 2] * 0.64, w % 2 != 0);

        assert_sound (layout);
        g_assert_cmpuint (layout->base.items->len, ==, sizes[s][0] * sizes[s][1]);
        g_assert_cmpuint (layout->n_hidden_groups, <, sizes[s][0]);
        g_assert_cmpuint (layout->rects->len, >, 0);
        spool_chart_layout_free (&layout->base);
      }
}

static gboolean
says (const SpoolTrackLayout *layout, const char *string)
{
  for (guint i = 0; i < layout->base.texts->len; i++)
    if (g_str_equal (g_array_index (layout->base.texts, SpoolPlacedText, i).text->string, string))
      return TRUE;
  return FALSE;
}

/* Few tracks are all there, with labels; of many the last groups go, and that is said. */
static void
test_hidden_groups (void)
{
  g_autoptr (SpoolTrackModel) few = make_model (3, 4);
  g_autoptr (SpoolTrackModel) many = make_model (40, 4);
  SpoolTrackLayout *layout = lay_out (few, 1000.0, 640.0, FALSE);
  g_autofree char *note = NULL;

  g_assert_cmpuint (layout->n_hidden_groups + layout->n_hidden_tracks, ==, 0);
  g_assert_true (says (layout, "1"));
  g_assert_true (says (layout, "Run 2"));
  spool_chart_layout_free (&layout->base);
  layout = lay_out (many, 1000.0, 640.0, FALSE);
  g_assert_cmpuint (layout->n_hidden_groups, >, 0);
  g_assert_cmpuint (layout->n_hidden_tracks, ==, 0);
  note = g_strdup_printf ("%u more runs have no room in this picture.", layout->n_hidden_groups);
  g_assert_true (says (layout, note));
  g_assert_false (says (layout, "Run 39"));
  spool_chart_layout_free (&layout->base);
}

/* Of very many tracks each gets a pixel before any is hidden. */
static void
test_hidden_tracks (void)
{
  g_autoptr (SpoolTrackModel) model = make_model (2, 256);
  SpoolTrackLayout *layout = lay_out (model, 800.0, 500.0, FALSE);
  SpoolRect area;

  g_assert_cmpuint (layout->n_hidden_groups, ==, 1);
  g_assert_cmpuint (layout->n_hidden_tracks, ==, 0);
  g_assert_true (says (layout, "1 more run has no room in this picture."));
  /* Those that are hidden can't be pointed at. */
  g_assert_true (spool_chart_layout_get_item (&layout->base, 255, &area));
  g_assert_cmpfloat (area.height, >=, 1.0);
  g_assert_true (spool_chart_layout_get_item (&layout->base, 256, &area));
  g_assert_cmpfloat (area.height, ==, 0.0);
  spool_chart_layout_free (&layout->base);
  layout = lay_out (model, 800.0, 250.0, FALSE);
  g_assert_cmpuint (layout->n_hidden_tracks, >, 50);
  g_assert_cmpuint (layout->n_hidden_tracks, <, 256);
  g_assert_true (spool_chart_layout_get_item (&layout->base, 255, &area));
  g_assert_cmpfloat (area.height, ==, 0.0);
  spool_chart_layout_free (&layout->base);
}

static const SpoolPlacedText *
find_text (const SpoolTrackLayout *layout, const char *string)
{
  for (guint i = 0; i < layout->base.texts->len; i++)
    {
      const SpoolPlacedText *placed = &g_array_index (layout->base.texts, SpoolPlacedText, i);

      if (g_str_equal (placed->text->string, string))
        return placed;
    }
  return NULL;
}

/* Labels stand above few groups, beside many, so that all 13 runs of a usual plan have room; but
 * not where they would take the width of the tracks. */
static void
test_labels_beside (void)
{
  g_autoptr (SpoolTrackModel) few = make_model (3, 4);
  g_autoptr (SpoolTrackModel) many = make_model (13, 5);
  SpoolTrackLayout *layout = lay_out (few, 1000.0, 640.0, FALSE);

  g_assert_cmpfloat (find_text (layout, "Run 1")->area.x, ==, layout->base.plot.x);
  spool_chart_layout_free (&layout->base);
  layout = lay_out (many, 1000.0, 640.0, FALSE);
  g_assert_cmpuint (layout->n_hidden_groups, ==, 0);
  for (guint g = 0; g < 13; g++)
    {
      g_autofree char *label = g_strdup_printf ("Run %u", g);
      const SpoolRect *text = &find_text (layout, label)->area;
      SpoolRect first, last;

      g_assert_cmpfloat (text->x + text->width, <, layout->base.plot.x);
      g_assert_true (spool_chart_layout_get_item (&layout->base, 5 * g, &first));
      g_assert_true (spool_chart_layout_get_item (&layout->base, 5 * g + 4, &last));
      g_assert_cmpfloat_with_epsilon (2.0 * text->y + text->height, first.y + last.y + last.height,
                                      3.0);
    }
  spool_chart_layout_free (&layout->base);
  layout = lay_out (many, 130.0, 640.0, FALSE);
  g_assert_cmpfloat (find_text (layout, "Run 1")->area.x, ==, layout->base.plot.x);
  spool_chart_layout_free (&layout->base);
}

/* The rank says which groups stay, not their order; small ones fill what is left. */
static void
test_ranks (void)
{
  g_autoptr (SpoolTrackModel) model = make_model (40, 4);
  SpoolTrackLayout *layout;

  for (guint g = 0; g < 40; g++)
    spool_track_model_set_rank (model, g, g % 2 == 0 ? 5 : g == 39 ? 0 : 1);
  layout = lay_out (model, 1000.0, 420.0, FALSE);
  g_assert_cmpuint (layout->n_hidden_groups, >, 20);
  g_assert_nonnull (find_text (layout, "Run 39"));
  g_assert_nonnull (find_text (layout, "Run 1"));
  g_assert_null (find_text (layout, "Run 0"));
  g_assert_cmpfloat (find_text (layout, "Run 1")->area.y, <, find_text (layout, "Run 39")->area.y);
  spool_chart_layout_free (&layout->base);
}

/* A group with very many tracks does not crowd out the others. */
static void
test_fair_share (void)
{
  g_autoptr (SpoolTrackModel) model = make_model (6, 32);
  SpoolTrackLayout *layout = lay_out (model, 1000.0, 640.0, FALSE);
  SpoolRect area;

  g_assert_cmpuint (layout->n_hidden_groups, <=, 2);
  g_assert_true (spool_chart_layout_get_item (&layout->base, 0, &area));
  g_assert_cmpfloat (area.height, >=, 2.0);
  spool_chart_layout_free (&layout->base);
}

/* Groups become low before any is hidden: there is room for five large ones beside six small ones,
 * if not for a quarter of the plot for each. */
static void
test_low_before_hidden (void)
{
  g_autoptr (SpoolTrackModel) model = make_model (11, 2);
  SpoolTrackLayout *layout;

  for (guint g = 2; g < 11; g += 2)
    for (guint t = 2; t < 64; t++)
      spool_track_model_add_track (model, g, "1", NULL);
  layout = lay_out (model, 1600.0, 1000.0, FALSE);
  g_assert_cmpuint (layout->n_hidden_groups + layout->n_hidden_tracks, ==, 0);
  assert_sound (layout);
  spool_chart_layout_free (&layout->base);
  layout = lay_out (model, 1000.0, 700.0, FALSE);
  g_assert_cmpuint (layout->n_hidden_groups + layout->n_hidden_tracks, ==, 0);
  assert_sound (layout);
  spool_chart_layout_free (&layout->base);
}

/* Where all had to become low for all to be there, none is lower than it must. */
static void
test_growing (void)
{
  g_autoptr (SpoolTrackModel) model = make_model (2, 80);
  SpoolTrackLayout *layout = lay_out (model, 800.0, 500.0, FALSE);
  SpoolRect first, last;

  g_assert_cmpuint (layout->n_hidden_groups + layout->n_hidden_tracks, ==, 0);
  g_assert_true (spool_chart_layout_get_item (&layout->base, 0, &first));
  g_assert_true (spool_chart_layout_get_item (&layout->base, 159, &last));
  g_assert_cmpfloat (first.height, >=, 2.0);
  g_assert_cmpfloat (last.height, >=, 2.0);
  g_assert_cmpfloat (last.y + last.height, <=, layout->base.plot.y + layout->base.plot.height);
  spool_chart_layout_free (&layout->base);
}

/* Where nothing stands before the end the track is what the model says, as strongly as any part;
 * short spans and the gaps between neighbours stay what they are, and behind the end is nothing. */
static void
test_merge_free (void)
{
  const SpoolSpan spans[] = {
    { 20, 40, 1, FALSE, TRUE }, { 40, 60, 1, FALSE, TRUE }, { 70, 70.1, 1 }, { 80, 90, 0 }
  };
  g_autoptr (GArray) stretches = merge_over (spans, G_N_ELEMENTS (spans), 2);

  g_assert_cmpuint (stretches->len, ==, 7);
  assert_stretch (stretches, 0, 0, 20, 2, SPOOL_STRETCH_LEVELS);
  assert_stretch (stretches, 1, 21, 19, 1, SPOOL_STRETCH_LEVELS);
  assert_stretch (stretches, 2, 41, 19, 1, SPOOL_STRETCH_LEVELS);
  assert_stretch (stretches, 3, 60, 10, 2, SPOOL_STRETCH_LEVELS);
  assert_stretch (stretches, 4, 70, 1, 1, 1);
  assert_stretch (stretches, 5, 71, 9, 2, SPOOL_STRETCH_LEVELS);
  assert_stretch (stretches, 6, 80, 10, 0, SPOOL_STRETCH_LEVELS);
}

/* The legend has it once, with the look that it has in the tracks. */
static void
test_free_legend (void)
{
  g_autoptr (SpoolTrackModel) model = make_model (1, 1);
  SpoolTrackLayout *layout;

  model->free_part = 2;
  layout = lay_out (model, 800.0, 500.0, FALSE);
  g_assert_nonnull (find_text (layout, "Stopping"));
  g_assert_cmpuint (layout->base.swatches->len, ==, 3);
  g_assert_cmpuint (g_array_index (layout->base.swatches, SpoolSwatch, 2).key, ==, 2);
  spool_chart_layout_free (&layout->base);
}

/* Time runs to the right in every language, but what is written beside it changes sides. */
static void
test_mirrored (void)
{
  g_autoptr (SpoolTrackModel) model = make_model (1, 1);
  SpoolTrackLayout *layout = lay_out (model, 800.0, 500.0, FALSE);
  SpoolTrackLayout *mirrored = lay_out (model, 800.0, 500.0, TRUE);
  const SpoolRect *plot = &layout->base.plot, *other = &mirrored->base.plot;

  g_assert_cmpfloat (plot->x + plot->width, ==, 800.0 - other->x);
  g_assert_cmpfloat (other->x, <, plot->x);
  for (guint i = 0; i < layout->rects->len; i++)
    {
      const SpoolRect *area = &g_array_index (layout->rects, SpoolTrackRect, i).area;

      g_assert_cmpfloat (g_array_index (mirrored->rects, SpoolTrackRect, i).area.x - other->x, ==,
                         area->x - plot->x);
    }
  g_assert_cmpfloat (g_array_index (mirrored->lines, double, 0), ==, other->x);
  g_assert_cmpfloat (find_text (mirrored, "0")->area.x, <, 100.0);
  g_assert_cmpfloat (find_text (mirrored, "Title")->area.x, >, 400.0);
  spool_chart_layout_free (&layout->base);
  spool_chart_layout_free (&mirrored->base);
}

/* Only what is there is explained: no one stops here, and nothing failed. */
static void
test_legend (void)
{
  g_autoptr (SpoolTrackModel) model = make_model (1, 1);
  SpoolSpan failed = { 1.0, 2.0, 1, TRUE, TRUE };
  SpoolTrackLayout *layout = lay_out (model, 800.0, 500.0, FALSE);

  g_assert_cmpuint (layout->base.swatches->len, ==, 2);
  spool_chart_layout_free (&layout->base);
  spool_track_add_span ((SpoolTrack *) spool_track_model_get_item (model, 0, NULL), &failed);
  layout = lay_out (model, 800.0, 500.0, FALSE);
  g_assert_cmpuint (layout->base.swatches->len, ==, 3);
  g_assert_cmpuint (g_array_index (layout->base.swatches, SpoolSwatch, 2).key, ==, N_PARTS);
  spool_chart_layout_free (&layout->base);
}

/* However many spans: no more rectangles than pixels, and their time is all there. */
static void
test_million (void)
{
  g_autoptr (SpoolTrackModel) model = make_model (1, 0);
  const guint n_tracks = 4, n_spans = 250000;
  SpoolTrackLayout *layout;

  for (guint t = 0; t < n_tracks; t++)
    {
      SpoolTrack *track = spool_track_model_add_track (model, 0, "1", NULL);

      for (guint i = 0; i < n_spans; i++)
        {
          SpoolSpan span = { i * 1e-6, i * 1e-6 + 0.5e-6, 1, FALSE, TRUE };

          spool_track_add_span (track, &span);
        }
    }
  layout = lay_out (model, 1000.0, 640.0, FALSE);
  g_assert_cmpuint (layout->rects->len, >=, n_tracks);
  g_assert_cmpuint (layout->rects->len, <=, n_tracks * (guint) layout->base.plot.width);
  /* Half of the time is covered, and so is each pixel. */
  for (guint i = 0; i < layout->rects->len; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (layout->rects, SpoolTrackRect, i).share, 0.5,
                                    0.13);
  spool_chart_layout_free (&layout->base);
}

static void
test_empty (void)
{
  g_autoptr (SpoolTrackModel) model = make_model (0, 0);
  SpoolTrackLayout *layout = lay_out (model, 640.0, 420.0, FALSE);

  g_assert_true (isnan (spool_track_model_get_maximum (model)));
  g_assert_cmpuint (layout->rects->len, ==, 0);
  g_assert_cmpuint (layout->n_hidden_groups, ==, 0);
  spool_chart_layout_free (&layout->base);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/track-merge/whole", test_merge_whole);
  g_test_add_func ("/track-merge/within-a-pixel", test_merge_within_a_pixel);
  g_test_add_func ("/track-merge/tiny", test_merge_tiny);
  g_test_add_func ("/track-merge/apart", test_merge_apart);
  g_test_add_func ("/track-merge/free", test_merge_free);
  g_test_add_func ("/track-merge/order-and-edges", test_merge_order_and_edges);
  g_test_add_func ("/track-layout/sizes", test_sizes);
  g_test_add_func ("/track-layout/hidden-groups", test_hidden_groups);
  g_test_add_func ("/track-layout/hidden-tracks", test_hidden_tracks);
  g_test_add_func ("/track-layout/growing", test_growing);
  g_test_add_func ("/track-layout/low-before-hidden", test_low_before_hidden);
  g_test_add_func ("/track-layout/labels-beside", test_labels_beside);
  g_test_add_func ("/track-layout/ranks", test_ranks);
  g_test_add_func ("/track-layout/fair-share", test_fair_share);
  g_test_add_func ("/track-layout/free-legend", test_free_legend);
  g_test_add_func ("/track-layout/mirrored", test_mirrored);
  g_test_add_func ("/track-layout/legend", test_legend);
  g_test_add_func ("/track-layout/million", test_million);
  g_test_add_func ("/track-layout/empty", test_empty);
  return g_test_run ();
}
