/* spool-bar-values.c
 *
 * Puts the values above the bars, as far as they have room.
 *
 * They stand by the ends of their bars, as low as whiskers and single runs let them.
 *
 * All values with all their digits, if none touches another, nor another bar's whisker; else with
 * fewer digits, as long as they can be told apart; else turned by a quarter; else only those that
 * matter most: the largest of all, the smallest of all, and the smallest of each group. The
 * smallest of all, which is the best of times, rises above its neighbours if it must.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-values.h"

#include <math.h>

/* In pixels of the design. */
#define LABEL_GAP 3.0
#define SIDE_GAP 2.0

typedef struct
{
  SpoolBarLayout *layout;
  const SpoolBarModel *model;
  SpoolTextShaper *shaper;
  const char *const *marks;
  gboolean turned;
  GPtrArray *texts; /* (element-type SpoolText): by bar, NULL for none */
  GArray *areas;    /* (element-type SpoolRect): by bar */
} Values;

static const SpoolBarShape *
get_shape (const Values *self, guint item)
{
  return &g_array_index (self->layout->bars, SpoolBarShape, item);
}

static double
get_value (const Values *self, guint item)
{
  return spool_bar_model_get_item (self->model, item, NULL)->value;
}

static void
drop (Values *self, guint item)
{
  g_clear_pointer (&g_ptr_array_index (self->texts, item), spool_text_free);
}

/* Moves @top_px, above which a label stands, to the top of what the label would touch. */
static void
avoid (const SpoolRect *area, const SpoolRect *thing, double gap_px, double *top_px)
{
  SpoolRect wide = { thing->x, thing->y - gap_px, thing->width, thing->height + 2.0 * gap_px };

  if (thing->height > 0.0 && spool_rect_intersects (area, &wide))
    *top_px = MIN (*top_px, thing->y);
}

/* How low the label in @area may stand over its bar: by the bar's end and whisker, and below a
 * single run far above them, whose value it would seem to be. No run stands beside it either. */
static double
find_lowest (const Values *self, const SpoolBarShape *shape, SpoolRect area)
{
  const SpoolBarLayout *layout = self->layout;
  double gap = LABEL_GAP * layout->unit_px, dot = layout->dot_px, highest = area.y;
  double next = shape->area.y;
  SpoolRect whisker = { shape->whisker_x - shape->whisker_px / 2.0, shape->high_px,
                        shape->whisker_px, shape->low_px - shape->high_px };

  area.x = MIN (area.x, shape->area.x);
  area.width = MAX (area.width, shape->area.width);
  do
    {
      area.y = next - gap - area.height;
      if (!isnan (shape->high_px))
        avoid (&area, &whisker, gap, &next);
      avoid (&area, &shape->guess, gap, &next);
      for (guint i = 0; i < shape->n_dots; i++)
        {
          const SpoolDot *at = &g_array_index (layout->dots, SpoolDot, shape->first_dot + i);

          avoid (&area, &(SpoolRect){ at->x - dot, at->y - dot, 2.0 * dot, 2.0 * dot }, gap, &next);
        }
    }
  while (next - gap - area.height < area.y && area.y > highest);
  return area.y;
}

static SpoolRect
label_area (const Values *self, const SpoolBarShape *shape, const SpoolText *text)
{
  const SpoolBarLayout *layout = self->layout;
  double width = self->turned ? text->height_px : text->width_px;
  double height = self->turned ? text->width_px : text->height_px;
  SpoolRect area = { shape->middle_px - width / 2.0,
                     shape->label_px - LABEL_GAP * layout->unit_px - height, width, height };

  /* Nearer to its bar than a guess far above, but not where it would be struck out. */
  if (area.y < shape->top_px + shape->guess.height + LABEL_GAP * layout->unit_px)
    area.y = shape->top_px - LABEL_GAP * layout->unit_px - height;
  area.x = MAX (0.0, MIN (area.x, layout->base.width_px - area.width));
  return area;
}

/* Marks and arrows stand above everything, and their labels above these. */
static void
lower (Values *self, guint item)
{
  const SpoolBarShape *shape = get_shape (self, item);
  SpoolRect *area = &g_array_index (self->areas, SpoolRect, item);

  if (isnan (shape->arrow_px) && shape->mark.height == 0.0)
    area->y = MAX (area->y, find_lowest (self, shape, *area));
}

/* Above all runs again, where a neighbour may not be in the way. */
static void
lift (Values *self, guint item)
{
  g_array_index (self->areas, SpoolRect, item) =
      label_area (self, get_shape (self, item), g_ptr_array_index (self->texts, item));
}

static void
shape_label (Values *self, guint item, int decimals)
{
  const SpoolUnit *unit = &self->layout->base.scale.unit;
  double value = get_value (self, item);
  g_autofree char *number = NULL;
  g_autofree char *string = NULL;
  SpoolText *text;

  drop (self, item);
  if (!get_shape (self, item)->has_value)
    return;
  decimals = spool_unit_decimals_of (unit, value, decimals);
  number = unit->quantity == SPOOL_QUANTITY_RATIO ? spool_unit_format_full (unit, value, decimals)
                                                  : spool_unit_format (unit, value, decimals);
  string = g_strconcat (number, self->marks[item], NULL);
  text = spool_text_shaper_shape (self->shaper, string, SPOOL_TEXT_VALUE, 0.0, 1);
  g_ptr_array_index (self->texts, item) = text;
  lift (self, item);
  lower (self, item);
}

/* The label with the arrow above it and some air at the sides. */
static SpoolRect
claimed_area (const Values *self, guint item)
{
  SpoolRect area = g_array_index (self->areas, SpoolRect, item);
  double side = self->turned ? 0.0 : SIDE_GAP * self->layout->unit_px;

  if (!isnan (get_shape (self, item)->arrow_px))
    {
      area.y -= self->layout->arrow_px;
      area.height += self->layout->arrow_px;
    }
  area.x -= side;
  area.width += 2.0 * side;
  return area;
}

static gboolean
touches_column (const Values *self, const SpoolRect *area, guint other)
{
  const SpoolBarShape *shape = get_shape (self, other);
  const SpoolRect *plot = &self->layout->base.plot;
  double width = MAX (shape->area.width, shape->whisker_px);
  SpoolRect column = { shape->middle_px - width / 2.0, shape->top_px, width,
                       plot->y + plot->height - shape->top_px };

  return spool_rect_intersects (area, &column);
}

static gboolean
collides (const Values *self, guint item)
{
  SpoolRect area = claimed_area (self, item);
  guint i;

  if (area.width > self->layout->base.width_px || area.y < 0.0)
    return TRUE;
  for (i = 0; i < self->texts->len; i++)
    {
      SpoolRect other;

      if (i == item)
        continue;
      if (touches_column (self, &area, i))
        return TRUE;
      if (g_ptr_array_index (self->texts, i) == NULL)
        continue;
      other = g_array_index (self->areas, SpoolRect, i);
      if (spool_rect_intersects (&area, &other))
        return TRUE;
    }
  return FALSE;
}

static gboolean
try_all (Values *self, int decimals)
{
  guint i;

  for (i = 0; i < self->texts->len; i++)
    shape_label (self, i, decimals);
  for (i = 0; i < self->texts->len; i++)
    if (g_ptr_array_index (self->texts, i) != NULL && collides (self, i))
      {
        lift (self, i);
        if (collides (self, i))
          return FALSE;
      }
  return TRUE;
}

/* The bar of the smallest (@sign 1) or largest (@sign -1) value in a range; -1 if none has one. */
static int
find_extreme (const Values *self, guint first, guint end, int sign)
{
  int found = -1;
  guint i;

  for (i = first; i < end; i++)
    if (!isnan (get_value (self, i)) &&
        (found < 0 || sign * get_value (self, i) < sign * get_value (self, found)))
      found = (int) i;
  return found;
}

/* Whether a value would stand above another bar than its own, and be taken for that one's. */
static gboolean
hangs_over (const Values *self, guint item)
{
  const SpoolRect *plot = &self->layout->base.plot;
  SpoolRect below = g_array_index (self->areas, SpoolRect, item);

  below.height = plot->y + plot->height - below.y;
  for (guint i = 0; i < self->texts->len; i++)
    if (i != item && touches_column (self, &below, i))
      return TRUE;
  return FALSE;
}

/* Over its bar; else flush with its left or right edge, where a neighbour is too high. */
static gboolean
try_beside (Values *self, guint item)
{
  const SpoolRect *bar = &get_shape (self, item)->area;
  SpoolRect *area = &g_array_index (self->areas, SpoolRect, item);
  const double places[] = { area->x, bar->x, bar->x + bar->width - area->width };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      area->x = places[i];
      if (area->x >= 0.0 && area->x + area->width <= self->layout->base.width_px &&
          !collides (self, item) && (i == 0 || !hangs_over (self, item)))
        return TRUE;
    }
  area->x = places[0];
  return FALSE;
}

/* Above its neighbours, with a line down to its bar. */
static gboolean
try_raised (Values *self, guint item)
{
  SpoolBarShape *shape = &g_array_index (self->layout->bars, SpoolBarShape, item);
  SpoolRect *area = &g_array_index (self->areas, SpoolRect, item);
  double unit = self->layout->unit_px, top = shape->top_px, width = MAX (1.0, round (unit));

  for (guint i = 0; i < self->texts->len; i++)
    {
      SpoolRect way = { area->x, 0.0, area->width, shape->top_px };

      if (i != item && touches_column (self, &way, i))
        top = MIN (top, get_shape (self, i)->top_px);
    }
  area->y = top - LABEL_GAP * unit - area->height;
  if (collides (self, item))
    return FALSE;
  shape->leader = (SpoolRect){ floor (shape->middle_px - width / 2.0), area->y + area->height,
                               width, shape->top_px - area->y - area->height - LABEL_GAP * unit };
  return TRUE;
}

static void
try_one (Values *self, int item, int decimals, gboolean may_rise)
{
  if (item < 0 || g_ptr_array_index (self->texts, item) != NULL)
    return;
  shape_label (self, item, decimals);
  if (g_ptr_array_index (self->texts, item) == NULL || try_beside (self, item))
    return;
  lift (self, item);
  if (!try_beside (self, item) && !(may_rise && try_raised (self, item)))
    drop (self, item);
}

static void
try_extremes (Values *self, int decimals)
{
  const GPtrArray *groups = self->model->groups;
  guint i, g, first = 0, n_items = self->texts->len;

  for (i = 0; i < n_items; i++)
    drop (self, i);
  try_one (self, find_extreme (self, 0, n_items, -1), decimals, FALSE);
  try_one (self, find_extreme (self, 0, n_items, 1), decimals, TRUE);
  for (g = 0; g < groups->len; g++)
    {
      guint end = first + ((const SpoolBarGroup *) g_ptr_array_index (groups, g))->bars->len;

      try_one (self, find_extreme (self, first, end, 1), decimals, FALSE);
      first = end;
    }
}

static gboolean
choose (Values *self, SpoolBarValues which)
{
  const SpoolUnit *unit = &self->layout->base.scale.unit;
  int fewest, decimals = spool_bar_model_get_decimals (self->model, unit, &fewest);

  switch (which)
    {
    case SPOOL_BAR_VALUES_LEVEL:
      while (decimals >= fewest)
        if (try_all (self, decimals--))
          return TRUE;
      return FALSE;
    case SPOOL_BAR_VALUES_TURNED:
      self->turned = TRUE;
      return try_all (self, decimals);
    case SPOOL_BAR_VALUES_EXTREMES:
      try_extremes (self, decimals);
      return TRUE;
    case SPOOL_BAR_VALUES_NONE:
    default:
      return TRUE;
    }
}

static void
place_arrow (Values *self, guint item)
{
  SpoolBarShape *shape = &g_array_index (self->layout->bars, SpoolBarShape, item);
  double above = shape->top_px - 2.0 * self->layout->unit_px;

  if (isnan (shape->arrow_px))
    return;
  if (g_ptr_array_index (self->texts, item) != NULL)
    above = g_array_index (self->areas, SpoolRect, item).y;
  shape->arrow_px = MAX (0.0, above - self->layout->arrow_px);
}

static void
place_all (Values *self)
{
  guint i;

  for (i = 0; i < self->texts->len; i++)
    {
      SpoolText *text = g_ptr_array_index (self->texts, i);
      const SpoolRect *area = &g_array_index (self->areas, SpoolRect, i);

      place_arrow (self, i);
      g_ptr_array_index (self->texts, i) = NULL;
      if (text != NULL)
        spool_chart_layout_place (&self->layout->base, text, area->x, area->y, self->turned);
    }
}

/**
 * spool_bar_values_place:
 * @layout: a layout with all its bars
 * @model: the values
 * @shaper: makes the texts
 * @marks: for each bar what is appended to its value, such as "*"
 * @which: which values, and how
 *
 * Adds the values to @layout, and puts the arrows of runs beyond the scale above them.
 *
 * Returns: %FALSE if all values were asked for and have no room; then nothing was added
 */
gboolean
spool_bar_values_place (SpoolBarLayout *layout,
                        const SpoolBarModel *model,
                        SpoolTextShaper *shaper,
                        const char *const *marks,
                        SpoolBarValues which)
{
  Values self = { layout, model, shaper, marks };
  gboolean placed;

  g_return_val_if_fail (layout != NULL && model != NULL && shaper != NULL, FALSE);
  g_return_val_if_fail (marks != NULL || layout->bars->len == 0, FALSE);

  self.texts = spool_text_new_list ();
  g_ptr_array_set_size (self.texts, (int) layout->bars->len);
  self.areas = g_array_new (FALSE, TRUE, sizeof (SpoolRect));
  g_array_set_size (self.areas, layout->bars->len);
  placed = choose (&self, which);
  if (placed)
    place_all (&self);
  g_ptr_array_unref (self.texts);
  g_array_unref (self.areas);
  return placed;
}
