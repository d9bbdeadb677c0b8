/* spool-bar-chart.c
 *
 * A bar chart: a model that can be laid out, drawn and told in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-bar-chart.h"

#include "chart/spool-bar-draw.h"
#include "chart/spool-bar-layout.h"
#include "chart/spool-chart-words.h"

#include <glib/gi18n.h>
#include <math.h>

struct _SpoolBarChart
{
  GObject parent_instance;

  SpoolBarModel *model;
};

static void spool_bar_chart_chart_init (SpoolChartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpoolBarChart,
                               spool_bar_chart,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SPOOL_TYPE_CHART, spool_bar_chart_chart_init))

static void
spool_bar_chart_finalize (GObject *object)
{
  SpoolBarChart *self = SPOOL_BAR_CHART (object);

  spool_bar_model_free (self->model);

  G_OBJECT_CLASS (spool_bar_chart_parent_class)->finalize (object);
}

static void
spool_bar_chart_class_init (SpoolBarChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spool_bar_chart_finalize;
}

static void
spool_bar_chart_init (SpoolBarChart *self)
{
}

/**
 * spool_bar_chart_new:
 * @model: (transfer full): what to show; not to be changed any more
 *
 * Returns: (transfer full): the chart
 */
SpoolChart *
spool_bar_chart_new (SpoolBarModel *model)
{
  SpoolBarChart *self;

  g_return_val_if_fail (model != NULL, NULL);

  self = g_object_new (SPOOL_TYPE_BAR_CHART, NULL);
  self->model = model;
  return SPOOL_CHART (self);
}

/**
 * spool_bar_chart_get_model:
 * @self: the chart
 *
 * Returns: (transfer none): what it shows
 */
const SpoolBarModel *
spool_bar_chart_get_model (SpoolBarChart *self)
{
  g_return_val_if_fail (SPOOL_IS_BAR_CHART (self), NULL);

  return self->model;
}

static SpoolChartLayout *
spool_bar_chart_create_layout (SpoolChart *chart,
                               SpoolTextShaper *shaper,
                               const SpoolChartTheme *theme,
                               double width_px,
                               double height_px)
{
  SpoolBarChart *self = SPOOL_BAR_CHART (chart);

  return &spool_bar_layout_new (self->model, shaper, theme, width_px, height_px)->base;
}

static void
spool_bar_chart_draw_layout (SpoolChart *chart,
                             const SpoolChartLayout *layout,
                             cairo_t *cr,
                             const SpoolChartTheme *theme)
{
  spool_bar_layout_draw ((const SpoolBarLayout *) layout, cr, theme);
}

static char *
describe_value (const SpoolBarModel *model, const SpoolBar *bar)
{
  SpoolUnit unit = spool_unit_choose (model->quantity, spool_bar_model_get_maximum (model));
  int decimals = spool_bar_model_get_decimals (model, &unit, NULL);

  return spool_chart_words_dup_value (&unit, bar->value, bar->low, bar->high,
                                      spool_unit_decimals_of (&unit, bar->value, decimals),
                                      (bar->flags & SPOOL_BAR_FAILED) != 0);
}

/* As exactly as if it stood alone: it may be a thousandth of the whole, and two charts that show
 * the same must not round it differently. */
static void
append_part (const SpoolBarModel *model, const char *name, double part, GString *line)
{
  SpoolUnit unit = spool_unit_choose (model->quantity, part);
  g_autofree char *value =
      spool_unit_format_full (&unit, part, spool_unit_decimals_alone (&unit, part));

  /* Translators: a part of a bar, and how much it is: Working: 0.45 s */
  g_string_append_printf (line, _ (" · %s: %s"), name, value);
}

static void
describe_parts (const SpoolBarModel *model, const SpoolBar *bar, GString *line)
{
  for (guint i = 0; bar->parts != NULL && i < model->parts->len; i++)
    if (bar->parts[i] > 0.0)
      append_part (model, spool_bar_model_get_part (model, i)->text, bar->parts[i], line);
}

static void
describe_start (const SpoolBarModel *model, const SpoolBar *bar, GString *line)
{
  const char *name = model->legends[SPOOL_BAR_LEGEND_START];

  if (name != NULL && bar->parts == NULL && bar->start > 0.0)
    append_part (model, name, bar->start, line);
}

static void
describe_guess (const SpoolBarModel *model, const SpoolBar *bar, GString *line)
{
  SpoolUnit unit = spool_unit_choose (model->quantity, spool_bar_model_get_maximum (model));
  int decimals = spool_bar_model_get_decimals (model, &unit, NULL);
  g_autofree char *value = NULL;

  if (isnan (bar->guess))
    return;
  value = spool_unit_format_full (&unit, bar->guess,
                                  spool_unit_decimals_of (&unit, bar->guess, decimals));
  /* Translators: what somebody expected a value to be: your guess: 0.45 s */
  g_string_append_printf (line, _ (" · your guess: %s"), value);
}

static char *
spool_bar_chart_describe_item (SpoolChart *chart, guint item)
{
  SpoolBarChart *self = SPOOL_BAR_CHART (chart);
  const SpoolBarGroup *group = NULL;
  const SpoolBar *bar = spool_bar_model_get_item (self->model, item, &group);
  g_autofree char *value = NULL;
  GString *line;

  if (bar == NULL)
    return NULL;
  value = describe_value (self->model, bar);
  line = g_string_new (group->label);
  if (bar->label[0] != '\0')
    /* Translators: joins a group and a bar of it: Threads × 4 */
    g_string_append_printf (line, _ (" × %s"), bar->label);
  /* Translators: joins what a bar is and its value: Threads × 4: 0.45 s */
  g_string_append_printf (line, _ (": %s"), value);
  describe_parts (self->model, bar, line);
  describe_start (self->model, bar, line);
  if (bar->details != NULL)
    g_string_append_printf (line, " · %s", bar->details);
  describe_guess (self->model, bar, line);
  if ((bar->flags & SPOOL_BAR_FAILED) && !isnan (bar->value))
    g_string_append_printf (line, " · %s", _ ("failed"));
  if (bar->flags & SPOOL_BAR_PROVISIONAL)
    g_string_append_printf (line, " · %s", _ ("provisional"));
  if (bar->note != NULL)
    g_string_append_printf (line, " · %s", bar->note);
  return g_string_free (line, FALSE);
}

static char *
spool_bar_chart_describe (SpoolChart *chart)
{
  const SpoolBarModel *model = SPOOL_BAR_CHART (chart)->model;
  const char *headings[] = { model->title, model->subtitle, model->value_title };

  return spool_chart_words_dup_all (chart, headings, G_N_ELEMENTS (headings),
                                    spool_bar_model_get_n_items (model), model->footnotes);
}

static void
spool_bar_chart_chart_init (SpoolChartInterface *iface)
{
  iface->create_layout = spool_bar_chart_create_layout;
  iface->draw_layout = spool_bar_chart_draw_layout;
  iface->describe = spool_bar_chart_describe;
  iface->describe_item = spool_bar_chart_describe_item;
}
