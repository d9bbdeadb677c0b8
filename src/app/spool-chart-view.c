/* spool-chart-view.c: a widget that shows a chart.
 *
 * An adapter and no more: what the chart looks like is the chart's, and files look the same. Who
 * can't see it is told it in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-chart-view.h"

#include "chart/spool-pango-shaper.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <pango/pangocairo.h>

struct _SpoolChartView
{
  GtkWidget parent_instance;

  SpoolChart *chart;
  SpoolChartLayout *layout; /* as it was drawn last, to find what the pointer is on */
};

G_DEFINE_FINAL_TYPE (SpoolChartView, spool_chart_view, GTK_TYPE_WIDGET)

static void
init_theme (GtkWidget *widget, SpoolChartTheme *theme)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const char *family =
      pango_font_description_get_family (pango_context_get_font_description (context));
  double resolution = pango_cairo_context_get_resolution (context);
  SpoolThemeFlags flags = SPOOL_THEME_LIGHT;

  if (adw_style_manager_get_dark (style))
    flags |= SPOOL_THEME_DARK;
  if (adw_style_manager_get_high_contrast (style))
    flags |= SPOOL_THEME_HIGH_CONTRAST;
  spool_chart_theme_init (theme, flags);
  theme->paint_title = FALSE; /* the answer stands above */
  theme->paint_background = FALSE;
  theme->rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  if (resolution > 0)
    theme->text_scale = resolution / 96.0; /* larger text, as set for the whole desktop */
  if (family != NULL)
    g_strlcpy (theme->font_family, family, sizeof theme->font_family);
}

static void
spool_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpoolChartView *self = SPOOL_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  SpoolTextShaper *shaper;
  SpoolChartTheme theme;
  cairo_t *cr;

  g_clear_pointer (&self->layout, spool_chart_layout_free);
  if (self->chart == NULL || width <= 0 || height <= 0)
    return;
  init_theme (widget, &theme);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  shaper = spool_pango_shaper_new (&theme, cr);
  self->layout = spool_chart_create_layout (self->chart, shaper, &theme, width, height);
  spool_chart_draw_layout (self->chart, self->layout, cr, &theme);
  spool_pango_shaper_free (shaper);
  cairo_destroy (cr);
}

static gboolean
spool_chart_view_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  SpoolChartView *self = SPOOL_CHART_VIEW (widget);
  int item =
      self->layout != NULL && !by_keyboard ? spool_chart_layout_hit (self->layout, x, y) : -1;
  g_autofree char *text = NULL;
  SpoolRect area;

  if (item < 0 || !spool_chart_layout_get_item (self->layout, (guint) item, &area))
    return FALSE;
  text = spool_chart_describe_item (self->chart, (guint) item);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){ (int) area.x, y, MAX ((int) area.width, 1), 1 });
  return text != NULL;
}

static void
spool_chart_view_dispose (GObject *object)
{
  SpoolChartView *self = SPOOL_CHART_VIEW (object);

  g_clear_object (&self->chart);
  g_clear_pointer (&self->layout, spool_chart_layout_free);
  G_OBJECT_CLASS (spool_chart_view_parent_class)->dispose (object);
}

static void
spool_chart_view_class_init (SpoolChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spool_chart_view_dispose;
  widget_class->snapshot = spool_chart_view_snapshot;
  widget_class->query_tooltip = spool_chart_view_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
spool_chart_view_init (SpoolChartView *self)
{
  AdwStyleManager *style =
      adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * spool_chart_view_new:
 *
 * Returns: (transfer floating): a view without a chart.
 */
GtkWidget *
spool_chart_view_new (void)
{
  return g_object_new (SPOOL_TYPE_CHART_VIEW, NULL);
}

/**
 * spool_chart_view_set_chart:
 * @self: a view
 * @chart: (nullable): what to show
 * @name: what the chart is called by those who can't see it, translated
 */
void
spool_chart_view_set_chart (SpoolChartView *self, SpoolChart *chart, const char *name)
{
  g_autofree char *description = NULL;

  g_return_if_fail (SPOOL_IS_CHART_VIEW (self));

  g_set_object (&self->chart, chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  description = chart != NULL ? spool_chart_describe (chart) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * spool_chart_view_get_chart:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows.
 */
SpoolChart *
spool_chart_view_get_chart (SpoolChartView *self)
{
  g_return_val_if_fail (SPOOL_IS_CHART_VIEW (self), NULL);

  return self->chart;
}
