/* spool-track-chart.c
 *
 * A time line: a model that can be laid out, drawn and told in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-track-chart.h"

#include "chart/spool-track-draw.h"
#include "chart/spool-track-layout.h"

#include <glib/gi18n.h>

struct _SpoolTrackChart
{
  GObject parent_instance;

  SpoolTrackModel *model;
};

static void spool_track_chart_chart_init (SpoolChartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpoolTrackChart,
                               spool_track_chart,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SPOOL_TYPE_CHART,
                                                      spool_track_chart_chart_init))

static void
spool_track_chart_finalize (GObject *object)
{
  SpoolTrackChart *self = SPOOL_TRACK_CHART (object);

  spool_track_model_free (self->model);

  G_OBJECT_CLASS (spool_track_chart_parent_class)->finalize (object);
}

static void
spool_track_chart_class_init (SpoolTrackChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spool_track_chart_finalize;
}

static void
spool_track_chart_init (SpoolTrackChart *self)
{
}

/**
 * spool_track_chart_new:
 * @model: (transfer full): what to show; not to be changed any more
 *
 * Returns: (transfer full): the chart
 */
SpoolChart *
spool_track_chart_new (SpoolTrackModel *model)
{
  SpoolTrackChart *self;

  g_return_val_if_fail (model != NULL, NULL);

  self = g_object_new (SPOOL_TYPE_TRACK_CHART, NULL);
  self->model = model;
  return SPOOL_CHART (self);
}

/**
 * spool_track_chart_get_model:
 * @self: the chart
 *
 * Returns: (transfer none): what it shows
 */
const SpoolTrackModel *
spool_track_chart_get_model (SpoolTrackChart *self)
{
  g_return_val_if_fail (SPOOL_IS_TRACK_CHART (self), NULL);

  return self->model;
}

static SpoolChartLayout *
spool_track_chart_create_layout (SpoolChart *chart,
                                 SpoolTextShaper *shaper,
                                 const SpoolChartTheme *theme,
                                 double width_px,
                                 double height_px)
{
  SpoolTrackChart *self = SPOOL_TRACK_CHART (chart);

  return &spool_track_layout_new (self->model, shaper, theme, width_px, height_px)->base;
}

static void
spool_track_chart_draw_layout (SpoolChart *chart,
                               const SpoolChartLayout *layout,
                               cairo_t *cr,
                               const SpoolChartTheme *theme)
{
  spool_track_layout_draw ((const SpoolTrackLayout *) layout, cr, theme);
}

static char *
spool_track_chart_describe_item (SpoolChart *chart, guint item)
{
  SpoolTrackChart *self = SPOOL_TRACK_CHART (chart);
  const SpoolTrackGroup *group = NULL;
  const SpoolTrack *track = spool_track_model_get_item (self->model, item, &group);

  if (track == NULL)
    return NULL;
  if (track->note == NULL)
    /* Translators: a run and one of its workers: 4 threads · 1.02 s, worker 3 */
    return g_strdup_printf (_ ("%s, worker %s"), group->label, track->label);
  /* Translators: a run, one of its workers, and what that did */
  return g_strdup_printf (_ ("%s, worker %s: %s"), group->label, track->label, track->note);
}

static void
append_line (GString *text, const char *line)
{
  if (line != NULL)
    g_string_append_printf (text, "%s\n", line);
}

static char *
spool_track_chart_describe (SpoolChart *chart)
{
  const SpoolTrackModel *model = SPOOL_TRACK_CHART (chart)->model;
  GString *text = g_string_new (NULL);

  append_line (text, model->title);
  append_line (text, model->subtitle);
  append_line (text, model->value_title);
  for (guint i = 0; i < spool_track_model_get_n_items (model); i++)
    {
      g_autofree char *line = spool_track_chart_describe_item (chart, i);

      append_line (text, line);
    }
  for (guint i = 0; i < model->footnotes->len; i++)
    append_line (text, g_ptr_array_index (model->footnotes, i));
  return g_string_free (text, FALSE);
}

static void
spool_track_chart_chart_init (SpoolChartInterface *iface)
{
  iface->create_layout = spool_track_chart_create_layout;
  iface->draw_layout = spool_track_chart_draw_layout;
  iface->describe = spool_track_chart_describe;
  iface->describe_item = spool_track_chart_describe_item;
}
