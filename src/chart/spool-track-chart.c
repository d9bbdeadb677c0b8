/* spool-track-chart.c
 *
 * A time line: a model that can be laid out, drawn and told in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-track-chart.h"

#include "chart/spool-chart-words.h"
#include "chart/spool-track-draw.h"
#include "chart/spool-track-layout.h"

#include <glib/gi18n.h>

struct _SpoolTrackChart
{
  GObject parent_instance;

  SpoolTrackModel *model;
  double from; /* the part of the axis that is shown, in shares of the whole */
  double to;
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
  self->to = 1.0;
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
  spool_track_model_sort (model);
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

  return &spool_track_layout_new (self->model, shaper, theme, width_px, height_px, self->from,
                                  self->to)
              ->base;
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

static guint
spool_track_chart_count_details (SpoolChart *chart, guint item)
{
  const SpoolTrack *track =
      spool_track_model_get_item (SPOOL_TRACK_CHART (chart)->model, item, NULL);

  return track != NULL ? track->spans->len : 0;
}

static const SpoolSpan *
get_span (SpoolChart *chart, guint item, guint detail, const SpoolTrack **track)
{
  *track = spool_track_model_get_item (SPOOL_TRACK_CHART (chart)->model, item, NULL);
  return &g_array_index ((*track)->spans, SpoolSpan, detail);
}

static char *
format_number (const char *format, guint32 number)
{
  g_auto (GStrv) pieces = g_strsplit (format, "%u", 2);
  g_autofree char *digits = g_strdup_printf ("%u", number);

  return g_strjoinv (digits, pieces);
}

static char *
format_time (const SpoolTrackModel *model, double value)
{
  SpoolUnit unit = spool_unit_choose (model->quantity, value);

  return spool_unit_format_full (&unit, value, spool_unit_decimals (&unit, &value, 1, NULL));
}

/* What a span is: the job, if it is one, and how that fared. */
static char *
name_span (const SpoolTrackModel *model, const SpoolSpan *span)
{
  const SpoolPart *part = g_ptr_array_index (model->parts, span->part);
  g_autofree char *job = NULL;

  if (span->number == 0 || model->item_text == NULL)
    return g_strdup (part->text);
  job = format_number (model->item_text, span->number);
  if (span->failed)
    /* Translators: a job, and that it failed: job 3, failed */
    return g_strdup_printf (_ ("%s, failed"), job);
  /* Translators: a job, and what it mostly did: job 3, Working */
  return g_strdup_printf (_ ("%s, %s"), job, part->text);
}

static char *
spool_track_chart_describe_detail (SpoolChart *chart, guint item, guint detail)
{
  const SpoolTrackModel *model = SPOOL_TRACK_CHART (chart)->model;
  const SpoolTrack *track;
  const SpoolSpan *span = get_span (chart, item, detail, &track);
  g_autofree char *name = NULL, *start = NULL, *length = NULL;

  if (span->part >= model->parts->len)
    return NULL;
  name = name_span (model, span);
  start = format_time (model, span->start);
  length = format_time (model, span->end - span->start);
  /* Translators: a worker's number, what it did, when it began and how long it took */
  return g_strdup_printf (_ ("Worker %s · %s · from %s for %s"), track->label, name, start, length);
}

static gboolean
spool_track_chart_locate_detail (
    SpoolChart *chart, const SpoolChartLayout *layout, guint item, guint detail, SpoolRect *area)
{
  const SpoolTrack *track;
  const SpoolSpan *span = get_span (chart, item, detail, &track);
  double from = spool_scale_position (&layout->scale, span->start);
  double to = spool_scale_position (&layout->scale, span->end);

  if (!spool_chart_layout_get_item (layout, item, area) || area->width <= 0.0 || to < 0.0 ||
      from > 1.0)
    return FALSE;
  from = MAX (from, 0.0);
  to = MIN (to, 1.0);
  area->x = layout->plot.x + from * layout->plot.width;
  area->width = (to - from) * layout->plot.width;
  return TRUE;
}

static void
spool_track_chart_set_part (SpoolChart *chart, double from, double to)
{
  SpoolTrackChart *self = SPOOL_TRACK_CHART (chart);

  self->from = from;
  self->to = to;
}

static char *
spool_track_chart_describe (SpoolChart *chart)
{
  const SpoolTrackModel *model = SPOOL_TRACK_CHART (chart)->model;
  const char *headings[] = { model->title, model->subtitle, model->value_title };

  return spool_chart_words_dup_all (chart, headings, G_N_ELEMENTS (headings),
                                    spool_track_model_get_n_items (model), model->footnotes);
}

static void
spool_track_chart_chart_init (SpoolChartInterface *iface)
{
  iface->create_layout = spool_track_chart_create_layout;
  iface->draw_layout = spool_track_chart_draw_layout;
  iface->describe = spool_track_chart_describe;
  iface->describe_item = spool_track_chart_describe_item;
  iface->count_details = spool_track_chart_count_details;
  iface->describe_detail = spool_track_chart_describe_detail;
  iface->locate_detail = spool_track_chart_locate_detail;
  iface->set_part = spool_track_chart_set_part;
}
