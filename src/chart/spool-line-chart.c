/* spool-line-chart.c
 *
 * A line chart: a model that can be laid out, drawn and told in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-line-chart.h"

#include "chart/spool-chart-words.h"
#include "chart/spool-line-draw.h"
#include "chart/spool-line-layout.h"

#include <glib/gi18n.h>
#include <math.h>

struct _SpoolLineChart
{
  GObject parent_instance;

  SpoolLineModel *model;
};

static void spool_line_chart_chart_init (SpoolChartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpoolLineChart,
                               spool_line_chart,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SPOOL_TYPE_CHART,
                                                      spool_line_chart_chart_init))

static void
spool_line_chart_finalize (GObject *object)
{
  SpoolLineChart *self = SPOOL_LINE_CHART (object);

  spool_line_model_free (self->model);

  G_OBJECT_CLASS (spool_line_chart_parent_class)->finalize (object);
}

static void
spool_line_chart_class_init (SpoolLineChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spool_line_chart_finalize;
}

static void
spool_line_chart_init (SpoolLineChart *self)
{
}

/**
 * spool_line_chart_new:
 * @model: (transfer full): what to show; not to be changed any more
 *
 * Returns: (transfer full): the chart
 */
SpoolChart *
spool_line_chart_new (SpoolLineModel *model)
{
  SpoolLineChart *self;

  g_return_val_if_fail (model != NULL, NULL);

  self = g_object_new (SPOOL_TYPE_LINE_CHART, NULL);
  self->model = model;
  return SPOOL_CHART (self);
}

/**
 * spool_line_chart_get_model:
 * @self: the chart
 *
 * Returns: (transfer none): what it shows
 */
const SpoolLineModel *
spool_line_chart_get_model (SpoolLineChart *self)
{
  g_return_val_if_fail (SPOOL_IS_LINE_CHART (self), NULL);

  return self->model;
}

static SpoolChartLayout *
spool_line_chart_create_layout (SpoolChart *chart,
                                SpoolTextShaper *shaper,
                                const SpoolChartTheme *theme,
                                double width_px,
                                double height_px)
{
  SpoolLineChart *self = SPOOL_LINE_CHART (chart);

  return &spool_line_layout_new (self->model, shaper, theme, width_px, height_px)->base;
}

static void
spool_line_chart_draw_layout (SpoolChart *chart,
                              const SpoolChartLayout *layout,
                              cairo_t *cr,
                              const SpoolChartTheme *theme)
{
  spool_line_layout_draw ((const SpoolLineLayout *) layout, cr, theme);
}

static char *
describe_value (const SpoolLineModel *model, const SpoolPoint *point)
{
  SpoolUnit unit = spool_unit_choose (model->quantity, point->y);

  return spool_chart_words_dup_value (&unit, point->y, point->low, point->high,
                                      spool_unit_decimals_alone (&unit, point->y),
                                      (point->flags & SPOOL_POINT_FAILED) != 0);
}

static char *
spool_line_chart_describe_item (SpoolChart *chart, guint item)
{
  SpoolLineChart *self = SPOOL_LINE_CHART (chart);
  const SpoolLine *line = NULL;
  const SpoolPoint *point = spool_line_model_get_item (self->model, item, &line);
  g_autofree char *value = NULL;
  g_autofree char *place = NULL;
  GString *text;

  if (point == NULL)
    return NULL;
  value = describe_value (self->model, point);
  place = g_strdup_printf ("%'.0f", point->x);
  text = g_string_new (line->label);
  /* Translators: joins a group and a bar of it: Threads × 4 */
  g_string_append_printf (text, _ (" × %s"), place);
  /* Translators: joins what a bar is and its value: Threads × 4: 0.45 s */
  g_string_append_printf (text, _ (": %s"), value);
  if (!isnan (point->y) && !isnan (point->limit))
    {
      SpoolUnit unit = spool_unit_choose (self->model->quantity, point->limit);
      g_autofree char *limit = spool_unit_format_full (
          &unit, point->limit, spool_unit_decimals_alone (&unit, point->limit));

      /* Translators: how high a value could be: at best 4.0× */
      g_string_append_printf (text, _ (" · at best %s"), limit);
    }
  if ((point->flags & SPOOL_POINT_FAILED) && !isnan (point->y))
    g_string_append_printf (text, " · %s", _ ("failed"));
  return g_string_free (text, FALSE);
}

static char *
spool_line_chart_describe (SpoolChart *chart)
{
  const SpoolLineModel *model = SPOOL_LINE_CHART (chart)->model;
  const char *headings[] = { model->title, model->subtitle, model->value_title };

  return spool_chart_words_dup_all (chart, headings, G_N_ELEMENTS (headings),
                                    spool_line_model_get_n_items (model), model->footnotes);
}

static void
spool_line_chart_chart_init (SpoolChartInterface *iface)
{
  iface->create_layout = spool_line_chart_create_layout;
  iface->draw_layout = spool_line_chart_draw_layout;
  iface->describe = spool_line_chart_describe;
  iface->describe_item = spool_line_chart_describe_item;
}
