/* spool-bar-columns.c
 *
 * Where the bars of a chart stand from left to right.
 *
 * All bars are of one width and, within a group, of one distance, in whole pixels so that the
 * rhythm is even. A group with few bars gets more room if its label needs it, as long as this
 * does not make the bars much thinner.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-columns.h"

#include <math.h>

/* In pixels of the design; where there is much room, a share of it. */
#define MAX_BAR 56.0
#define MAX_BAR_SHARE 0.04
#define LABEL_GAP 9.0
#define COMFORTABLE_PITCH 30.0

/* Below this, in pixels, whole numbers are too coarse. */
#define WHOLE_PITCH 3.0

/* Shares of the pitch. */
#define BAR_SHARE 0.68
#define GROUP_GAP 0.9
#define SINGLE_GAP 0.3

typedef struct
{
  const SpoolBarModel *model;
  double width_px;
  double unit_px;
  double gap_share;
  double *demands_px; /* by group: the width its label would like */
} Room;

static guint
group_size (const SpoolBarModel *model, guint group)
{
  const SpoolBarGroup *g = g_ptr_array_index (model->groups, group);

  /* An empty group keeps the room of a bar, so that its label stands somewhere. */
  return MAX (1, g->bars->len);
}

static double
group_width (const Room *room, guint group, double pitch_px)
{
  double width = (group_size (room->model, group) + room->gap_share) * pitch_px;

  return room->demands_px != NULL ? MAX (width, room->demands_px[group]) : width;
}

static double
total_width (const Room *room, double pitch_px)
{
  double total = 0.0;
  guint g;

  for (g = 0; g < room->model->groups->len; g++)
    total += group_width (room, g, pitch_px);
  return total;
}

/* The largest pitch for which all groups have room, 0 if there is none. */
static double
find_pitch (const Room *room)
{
  double widest = MAX (MAX_BAR * room->unit_px, MAX_BAR_SHARE * room->width_px);
  double low = 0.0, high = widest / BAR_SHARE;
  int i;

  if (total_width (room, high) <= room->width_px)
    return high;
  for (i = 0; i < 40; i++)
    {
      double middle = (low + high) / 2.0;

      if (total_width (room, middle) <= room->width_px)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* Words are counted in characters, which is near enough to find the one to measure. */
static char *
longest_word (const char *label)
{
  g_auto (GStrv) words = g_strsplit (label, " ", -1);
  const char *longest = "";
  guint i;

  for (i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > g_utf8_strlen (longest, -1))
      longest = words[i];
  return g_strdup (longest);
}

static double *
measure_demands (SpoolTextShaper *shaper, const Room *room, gboolean wrapped)
{
  const GPtrArray *groups = room->model->groups;
  double *demands = g_new0 (double, groups->len);
  guint g;

  for (g = 0; g < groups->len; g++)
    {
      const SpoolBarGroup *group = g_ptr_array_index (groups, g);
      g_autofree char *string = wrapped ? longest_word (group->label) : g_strdup (group->label);
      g_autoptr (SpoolText) text = NULL;

      if (string[0] == '\0')
        continue;
      text = spool_text_shaper_shape (shaper, string, SPOOL_TEXT_GROUP, 0.0, 1);
      demands[g] = text->width_px + LABEL_GAP * room->unit_px;
    }
  return demands;
}

/* Sets the demands that can be met without squeezing the bars; returns the pitch. */
static double
negotiate (SpoolTextShaper *shaper, Room *room)
{
  double free_pitch = find_pitch (room);
  double wanted = MIN (0.6 * free_pitch, COMFORTABLE_PITCH * room->unit_px);
  int wrapped;

  for (wrapped = 0; wrapped < 2; wrapped++)
    {
      double pitch;

      room->demands_px = measure_demands (shaper, room, wrapped);
      pitch = find_pitch (room);
      if (pitch > 0.0 && pitch >= wanted)
        return pitch;
      g_clear_pointer (&room->demands_px, g_free);
    }
  return free_pitch;
}

static void
add_group (SpoolBarColumns *self, const SpoolBarGroup *group, double x, double width, double unit)
{
  SpoolLabelSlot slot = { group->label, x + width / 2.0, MAX (1.0, width - 6.0 * unit) };
  double first = x + (width - MAX (1, group->bars->len) * self->pitch_px) / 2.0;
  guint b;

  if (self->pitch_px >= WHOLE_PITCH)
    first = round (first);
  for (b = 0; b < group->bars->len; b++)
    {
      const SpoolBar *bar = g_ptr_array_index (group->bars, b);
      SpoolLabelSlot of_bar = { bar->label, first + (b + 0.5) * self->pitch_px,
                                MAX (1.0, self->pitch_px - 3.0 * unit) };

      /* A bar that stands alone has the room of its group. */
      if (group->bars->len == 1)
        of_bar.room_px = slot.room_px;
      g_array_append_val (self->bars, of_bar);
    }
  /* Bars in whole pixels may shift a little; their label goes with them. */
  slot.middle_px = first + MAX (1, group->bars->len) * self->pitch_px / 2.0;
  g_array_append_val (self->groups, slot);
}

/* A whole pitch of the same parity as whisker stems, so that these stand in the middle of bars. */
static double
whole_pitch (double pitch_px, double unit_px)
{
  double whole = floor (pitch_px);

  if (pitch_px < WHOLE_PITCH)
    return pitch_px;
  /* Of thin bars, a pixel is too large a share. */
  if (pitch_px < 3.0 * WHOLE_PITCH)
    return whole;
  return fmod (whole - spool_bar_stem_px (unit_px), 2.0) != 0.0 ? whole - 1.0 : whole;
}

static double
whole_bar (double pitch_px)
{
  double bar = pitch_px * BAR_SHARE;

  if (pitch_px < WHOLE_PITCH)
    return bar;
  /* With the parity of the pitch, the edges of each bar fall on whole pixels. */
  bar = floor (bar);
  return fmod (pitch_px - bar, 2.0) != 0.0 ? bar + 1.0 : bar;
}

static double
narrowest_distance (const GArray *bars)
{
  double narrowest = G_MAXDOUBLE;
  guint i;

  for (i = 1; i < bars->len; i++)
    narrowest = MIN (narrowest, g_array_index (bars, SpoolLabelSlot, i).middle_px -
                                    g_array_index (bars, SpoolLabelSlot, i - 1).middle_px);
  return narrowest;
}

/**
 * spool_bar_stem_px:
 * @unit_px: one pixel of the design
 *
 * Returns: how thick the lines of whiskers are: whole pixels
 */
double
spool_bar_stem_px (double unit_px)
{
  return MAX (1.0, round (1.2 * unit_px));
}

/**
 * spool_bar_columns_init:
 * @self: (out caller-allocates): the columns
 * @shaper: measures the labels of groups
 * @model: the bars; must outlive @self
 * @unit_px: one pixel of the design
 * @x: the left edge of what there is
 * @width_px: the width of what there is
 *
 * Finds places for all bars and groups of @model.
 */
void
spool_bar_columns_init (SpoolBarColumns *self,
                        SpoolTextShaper *shaper,
                        const SpoolBarModel *model,
                        double unit_px,
                        double x,
                        double width_px)
{
  Room room = { model, MAX (width_px, 1.0), unit_px, SINGLE_GAP, NULL };
  guint g, n_groups;
  double spare;

  g_return_if_fail (self != NULL && shaper != NULL && model != NULL);

  n_groups = model->groups->len;
  self->bars = g_array_new (FALSE, FALSE, sizeof (SpoolLabelSlot));
  self->groups = g_array_new (FALSE, FALSE, sizeof (SpoolLabelSlot));
  for (g = 0; g < n_groups; g++)
    if (group_size (model, g) > 1)
      room.gap_share = GROUP_GAP;
  self->pitch_px = whole_pitch (negotiate (shaper, &room), unit_px);
  self->bar_px = whole_bar (self->pitch_px);

  spare = MAX (0.0, room.width_px - total_width (&room, self->pitch_px)) / MAX (1, n_groups);
  for (g = 0; g < n_groups; g++)
    {
      double width = group_width (&room, g, self->pitch_px) + spare;

      add_group (self, g_ptr_array_index (model->groups, g), x, width, unit_px);
      x += width;
    }
  g_free (room.demands_px);
  self->distance_px = narrowest_distance (self->bars);
}

/**
 * spool_bar_columns_clear:
 * @self: the columns
 *
 * Frees what @self holds.
 */
void
spool_bar_columns_clear (SpoolBarColumns *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->bars, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
}
