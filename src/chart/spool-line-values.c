/* spool-line-values.c
 *
 * Puts values beside the points of a line chart, as far as they have room.
 *
 * The highest point of each line gets its value, the highest line first: above it, below it, or
 * at a side, wherever nothing else stands. Where all places are taken it gets none; the axis and
 * descriptions have it still.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-line-values.h"

#include <math.h>

/* In pixels of the design. */
#define GAP 3.0

#define N_CORNERS 6

typedef struct
{
  SpoolLineLayout *layout;
  double top_px;
  GArray *taken; /* (element-type SpoolRect): marks, intervals, and values so far */
} Values;

/* Whether the way from @a to @b leads through @area: on each axis there is a stretch of the way
 * that lies between the edges, and the stretches of both have something in common. */
static gboolean
crosses (const SpoolRect *area, const SpoolVertex *a, const SpoolVertex *b)
{
  const double from[] = { a->x, a->y }, by[] = { b->x - a->x, b->y - a->y };
  const double low[] = { area->x, area->y };
  const double high[] = { area->x + area->width, area->y + area->height };
  double enter = 0.0, leave = 1.0;

  for (guint i = 0; i < 2; i++)
    {
      double first, second;

      if (by[i] == 0.0)
        {
          if (from[i] <= low[i] || from[i] >= high[i])
            return FALSE;
          continue;
        }
      first = (low[i] - from[i]) / by[i];
      second = (high[i] - from[i]) / by[i];
      enter = MAX (enter, MIN (first, second));
      leave = MIN (leave, MAX (first, second));
    }
  return enter < leave;
}

static gboolean
is_crossed (const Values *self, const SpoolRect *area, gboolean guides)
{
  for (guint i = 0; i < self->layout->paths->len; i++)
    {
      const SpoolPath *path = &g_array_index (self->layout->paths, SpoolPath, i);
      const SpoolVertex *vertices =
          &g_array_index (self->layout->vertices, SpoolVertex, path->first);

      if (path->kind != SPOOL_LINE_MEASURED && !guides)
        continue;
      for (guint v = 1; v < path->n_vertices; v++)
        if (crosses (area, &vertices[v - 1], &vertices[v]))
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_free (const Values *self, const SpoolRect *area, gboolean guides)
{
  const SpoolRect *plot = &self->layout->base.plot;

  if (area->x < plot->x || area->x + area->width > plot->x + plot->width ||
      area->y < self->top_px || area->y + area->height > plot->y + plot->height)
    return FALSE;
  for (guint i = 0; i < self->taken->len; i++)
    if (spool_rect_intersects (area, &g_array_index (self->taken, SpoolRect, i)))
      return FALSE;
  return !is_crossed (self, area, guides);
}

static void
take_marks (Values *self)
{
  double radius = self->layout->mark_px + self->layout->unit_px;

  for (guint i = 0; i < self->layout->marks->len; i++)
    {
      const SpoolMark *mark = &g_array_index (self->layout->marks, SpoolMark, i);
      SpoolRect area = { mark->x - radius, mark->y - radius, 2.0 * radius, 2.0 * radius };

      if (isnan (mark->x))
        continue;
      if (!isnan (mark->low_px))
        {
          area.y = MIN (area.y, mark->high_px);
          area.height = MAX (mark->y + radius, mark->low_px) - area.y;
        }
      g_array_append_val (self->taken, area);
    }
}

/* The upper left corners of the places for a value, the best first: above and below, but beside
 * where an interval would keep it so far off that one would not see whose it is. */
static void
list_corners (const Values *self,
              const SpoolMark *mark,
              const SpoolText *text,
              SpoolVertex corners[N_CORNERS])
{
  double gap = GAP * self->layout->unit_px, radius = self->layout->mark_px + gap;
  double width = text->width_px, height = text->height_px, middle = mark->x - width / 2.0;
  double top = mark->y - radius, bottom = mark->y + radius;
  double right = mark->x + radius, left = mark->x - radius - width;
  guint n_above = 0, n_beside = 2;

  if (!isnan (mark->low_px))
    {
      top = MIN (top, mark->high_px - gap);
      bottom = MAX (bottom, mark->low_px + gap);
    }
  if (MIN (mark->y - top, bottom - mark->y) > radius + height)
    {
      n_above = 4;
      n_beside = 0;
    }
  corners[n_above] = (SpoolVertex){ middle, top - height };
  corners[n_above + 1] = (SpoolVertex){ middle, bottom };
  corners[n_beside] = (SpoolVertex){ right, mark->y - height / 2.0 };
  corners[n_beside + 1] = (SpoolVertex){ left, mark->y - height / 2.0 };
  corners[n_beside + 2] = (SpoolVertex){ right, mark->y };
  corners[n_beside + 3] = (SpoolVertex){ left, mark->y - height };
}

/* Takes @text if there is a place for it. */
static gboolean
place_value (Values *self, const SpoolMark *mark, SpoolText *text, gboolean guides)
{
  SpoolVertex corners[N_CORNERS];

  list_corners (self, mark, text, corners);
  for (guint i = 0; i < N_CORNERS; i++)
    {
      SpoolRect area = { corners[i].x, corners[i].y, text->width_px, text->height_px };

      if (!is_free (self, &area, guides))
        continue;
      g_array_append_val (self->taken, area);
      spool_chart_layout_place (&self->layout->base, text, area.x, area.y, FALSE);
      return TRUE;
    }
  return FALSE;
}

static int
compare_heights (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpoolLineLayout *layout = data;
  const SpoolMark *first = &g_array_index (layout->marks, SpoolMark, *(const guint *) a);
  const SpoolMark *second = &g_array_index (layout->marks, SpoolMark, *(const guint *) b);

  return first->y < second->y ? -1 : first->y > second->y;
}

/* The items that are the highest of their lines, the highest first. */
static GArray *
list_best (SpoolLineLayout *layout)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint p = 0; p < layout->paths->len; p++)
    {
      guint found = G_MAXUINT;

      for (guint i = 0; i < layout->marks->len; i++)
        {
          const SpoolMark *mark = &g_array_index (layout->marks, SpoolMark, i);

          if (mark->path == p && !isnan (mark->x) &&
              (found == G_MAXUINT || mark->y < g_array_index (layout->marks, SpoolMark, found).y))
            found = i;
        }
      if (found != G_MAXUINT)
        g_array_append_val (best, found);
    }
  g_array_sort_with_data (best, compare_heights, layout);
  return best;
}

/**
 * spool_line_values_place:
 * @layout: a layout that has its marks and paths
 * @model: what they were made from
 * @shaper: makes the texts
 * @top_px: the y up to which there is room above the plot
 *
 * Adds the values of the highest points to @layout. None touches another, nor a mark, an interval
 * or a line; only guides, if there is no other way.
 */
void
spool_line_values_place (SpoolLineLayout *layout,
                         const SpoolLineModel *model,
                         SpoolTextShaper *shaper,
                         double top_px)
{
  Values self = { layout, top_px, NULL };
  g_autoptr (GArray) best = NULL;
  guint first;

  g_return_if_fail (layout != NULL && model != NULL && shaper != NULL);

  first = layout->base.texts->len;
  self.taken = g_array_new (FALSE, FALSE, sizeof (SpoolRect));
  take_marks (&self);
  best = list_best (layout);
  for (guint i = 0; i < best->len; i++)
    {
      guint item = g_array_index (best, guint, i);
      double value = spool_line_model_get_item (model, item, NULL)->y;
      const SpoolMark *mark = &g_array_index (layout->marks, SpoolMark, item);
      const SpoolUnit *unit = &layout->base.scale.unit;
      g_autofree char *string =
          spool_unit_format_full (unit, value, spool_unit_decimals_alone (unit, value));
      SpoolText *text = spool_text_shaper_shape (shaper, string, SPOOL_TEXT_VALUE, 0.0, 1);

      if (!place_value (&self, mark, text, TRUE) && !place_value (&self, mark, text, FALSE))
        spool_text_free (text);
    }
  spool_chart_layout_bind_to_plot (&layout->base, first);
  g_array_unref (self.taken);
}
