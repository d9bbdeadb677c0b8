/* spool-chart-view.c: a widget that shows a chart, and tells what a reader points at.
 *
 * What the chart looks like is the chart's, and files look the same. Pointer and keys choose an
 * item, whose numbers then stand beside it; who can't see it is told it in words, the chart as the
 * widget's description, and the chosen item behind its name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-chart-view.h"

#include "app/spool-chart-cursor.h"
#include "app/spool-text-scale.h"
#include "chart/spool-pango-shaper.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>
#include <pango/pangocairo.h>

/* With text of the usual size. */
#define LEAST_HEIGHT_PX 300
#define MOST_HEIGHT_PX 600

#define ZOOM_STEP 1.5
#define MOVE_STEP 0.2

struct _SpoolChartView
{
  GtkWidget parent_instance;

  SpoolChart *chart;
  SpoolChartLayout *layout; /* as it was drawn last, to find what the pointer is on */
  char *name;               /* without what is chosen */
  guint serial;             /* of what the chart is about */
  SpoolChartCursor cursor;
  SpoolChartPart part;
  SpoolChartPart dragged; /* the part when a drag began */
  double pointer_x;       /* where the pointer is */
  GtkWidget *popover;     /* (nullable): what is chosen, in words; made when it is needed */
};

G_DEFINE_FINAL_TYPE (SpoolChartView, spool_chart_view, GTK_TYPE_WIDGET)

static void
init_theme (GtkWidget *widget, SpoolChartTheme *theme)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const char *family =
      pango_font_description_get_family (pango_context_get_font_description (context));
  SpoolThemeFlags flags = SPOOL_THEME_LIGHT;

  if (adw_style_manager_get_dark (style))
    flags |= SPOOL_THEME_DARK;
  if (adw_style_manager_get_high_contrast (style))
    flags |= SPOOL_THEME_HIGH_CONTRAST;
  spool_chart_theme_init (theme, flags);
  theme->paint_title = FALSE; /* the answer stands above */
  theme->paint_background = FALSE;
  theme->rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  theme->text_scale = spool_text_scale_get (widget);
  if (family != NULL)
    g_strlcpy (theme->font_family, family, sizeof theme->font_family);
}

static void
draw_cursor (SpoolChartView *self, cairo_t *cr, const SpoolChartTheme *theme)
{
  SpoolRect area;

  if (!gtk_widget_has_focus (GTK_WIDGET (self)) ||
      !spool_chart_cursor_locate (&self->cursor, self->chart, self->layout, &area))
    return;
  cairo_set_source_rgba (cr, theme->text.red, theme->text.green, theme->text.blue, 0.8);
  cairo_set_line_width (cr, 2.0);
  cairo_rectangle (cr, area.x - 1.0, area.y - 1.0, area.width + 2.0, area.height + 2.0);
  cairo_stroke (cr);
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
  spool_chart_set_part (self->chart, self->part.from, self->part.to);
  self->layout = spool_chart_create_layout (self->chart, shaper, &theme, width, height);
  spool_chart_draw_layout (self->chart, self->layout, cr, &theme);
  draw_cursor (self, cr, &theme);
  spool_pango_shaper_free (shaper);
  cairo_destroy (cr);
}

static gboolean
spool_chart_view_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  SpoolChartView *self = SPOOL_CHART_VIEW (widget);
  SpoolChartCursor under = SPOOL_CHART_CURSOR_NONE;
  g_autofree char *text = NULL;
  SpoolRect area, spot;

  if (self->layout != NULL && !by_keyboard)
    under = spool_chart_cursor_find (self->chart, self->layout, x, y);
  if (under.item < 0 || !spool_chart_cursor_locate (&under, self->chart, self->layout, &area))
    return FALSE;
  text = spool_chart_cursor_describe (&under, self->chart);
  gtk_tooltip_set_text (tooltip, text);
  spot = spool_chart_cursor_find_spot (&area, x, y);
  gtk_tooltip_set_tip_area (
      tooltip, &(GdkRectangle){ (int) spot.x, (int) spot.y, (int) spot.width, (int) spot.height });
  return text != NULL;
}

static void
make_popover (SpoolChartView *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), label);
  /* It tells and asks nothing, so keys stay with the chart. */
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_set_can_target (self->popover, FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_TOP);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
show_popover (SpoolChartView *self, const SpoolRect *area, const char *text)
{
  double middle = area->x + area->width / 2.0;

  if (self->popover == NULL)
    make_popover (self);
  gtk_label_set_text (GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (self->popover))), text);
  gtk_popover_set_pointing_to (
      GTK_POPOVER (self->popover),
      &(GdkRectangle){ (int) CLAMP (middle, 0, gtk_widget_get_width (GTK_WIDGET (self))),
                       (int) area->y, 1, MAX ((int) area->height, 1) });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
name_cursor (SpoolChartView *self, const char *text)
{
  g_autofree char *name =
      /* Translators: a chart's name, and what is chosen in it */
      text != NULL ? g_strdup_printf (C_ ("chart and item", "%s: %s"), self->name, text)
                   : g_strdup (self->name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "", -1);
}

/* Shows what is chosen, or that nothing is. */
static void
show_cursor (SpoolChartView *self)
{
  g_autofree char *text = NULL;
  SpoolRect area;
  gboolean there = self->chart != NULL && self->layout != NULL &&
                   spool_chart_cursor_locate (&self->cursor, self->chart, self->layout, &area);

  if (there)
    text = spool_chart_cursor_describe (&self->cursor, self->chart);
  if (text != NULL && gtk_widget_has_focus (GTK_WIDGET (self)))
    show_popover (self, &area, text);
  else if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  name_cursor (self, text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
clear_cursor (SpoolChartView *self)
{
  self->cursor = SPOOL_CHART_CURSOR_NONE;
  show_cursor (self);
}

static gboolean
find_move (SpoolChartView *self, guint key, SpoolChartMove *move)
{
  gboolean mirrored = self->layout->mirrored;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *move = mirrored ? SPOOL_CHART_MOVE_ON : SPOOL_CHART_MOVE_BACK;
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *move = mirrored ? SPOOL_CHART_MOVE_BACK : SPOOL_CHART_MOVE_ON;
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *move = SPOOL_CHART_MOVE_UP;
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *move = SPOOL_CHART_MOVE_DOWN;
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      *move = SPOOL_CHART_MOVE_FIRST;
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      *move = SPOOL_CHART_MOVE_LAST;
      return TRUE;
    default:
      return FALSE;
    }
}

static void
set_part (SpoolChartView *self, SpoolChartPart part)
{
  self->part = part;
  clear_cursor (self);
}

static void
zoom_about (SpoolChartView *self, double factor, double x)
{
  SpoolChartPart part = self->part;
  const SpoolRect *plot = self->layout != NULL ? &self->layout->plot : NULL;
  double about = 0.0;

  if (plot != NULL && plot->width > 0.0)
    about = CLAMP ((x - plot->x) / plot->width, 0.0, 1.0);
  if (plot != NULL && self->layout->mirrored)
    about = 1.0 - about;
  spool_chart_part_zoom (&part, factor, about);
  set_part (self, part);
}

/* Without a pointer: the job that is chosen, else the start, which all runs have in common. */
static double
find_zoom_x (SpoolChartView *self)
{
  SpoolRect area;

  if (self->layout == NULL)
    return 0.0;
  if (self->cursor.detail >= 0 &&
      spool_chart_cursor_locate (&self->cursor, self->chart, self->layout, &area))
    return area.x + area.width / 2.0;
  return self->layout->plot.x + (self->layout->mirrored ? self->layout->plot.width : 0.0);
}

static void
move_part (SpoolChartView *self, double by)
{
  SpoolChartPart part = self->part;

  spool_chart_part_move (&part, by);
  set_part (self, part);
}

static gboolean
can_zoom (SpoolChartView *self)
{
  return self->chart != NULL && spool_chart_has_parts (self->chart);
}

static gboolean
handle_zoom_key (SpoolChartView *self, guint key)
{
  if (!can_zoom (self))
    return FALSE;
  if (key == GDK_KEY_plus || key == GDK_KEY_KP_Add || key == GDK_KEY_equal)
    spool_chart_view_zoom (self, ZOOM_STEP);
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    spool_chart_view_zoom (self, 1.0 / ZOOM_STEP);
  else if (key == GDK_KEY_0 || key == GDK_KEY_KP_0)
    spool_chart_view_show_whole (self);
  else
    return FALSE;
  return TRUE;
}

/**
 * spool_chart_view_handle_key:
 * @self: a view
 * @key: a key
 * @modifiers: what is held down with it
 *
 * Arrows, Home and End choose an item, Escape none; plus, minus and 0 zoom a chart that has an axis
 * of time, and Shift with an arrow shows what lies beside.
 *
 * Returns: whether the key means anything here.
 */
gboolean
spool_chart_view_handle_key (SpoolChartView *self, guint key, GdkModifierType modifiers)
{
  SpoolChartMove move;

  g_return_val_if_fail (SPOOL_IS_CHART_VIEW (self), FALSE);

  if (self->chart == NULL || self->layout == NULL)
    return FALSE;
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  if (key == GDK_KEY_Escape && self->cursor.item >= 0)
    {
      clear_cursor (self);
      return TRUE;
    }
  if (!find_move (self, key, &move))
    return handle_zoom_key (self, key);
  if ((modifiers & GDK_SHIFT_MASK) && move <= SPOOL_CHART_MOVE_ON && can_zoom (self))
    move_part (self, move == SPOOL_CHART_MOVE_ON ? MOVE_STEP : -MOVE_STEP);
  else if (spool_chart_cursor_move (&self->cursor, self->chart, self->layout, move))
    show_cursor (self);
  return TRUE;
}

static gboolean
on_key (SpoolChartView *self, guint key, guint code, GdkModifierType modifiers)
{
  return spool_chart_view_handle_key (self, key, modifiers);
}

static void
on_press (SpoolChartView *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->chart == NULL || self->layout == NULL)
    return;
  self->cursor = spool_chart_cursor_find (self->chart, self->layout, x, y);
  show_cursor (self);
}

static void
on_motion (SpoolChartView *self, double x, double y)
{
  self->pointer_x = x;
}

/* With Ctrl, turning the wheel zooms about the pointer; sideways it moves. Else what is around the
 * chart scrolls. */
static gboolean
on_scroll (SpoolChartView *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (controller);

  if (!can_zoom (self))
    return FALSE;
  if (modifiers & GDK_CONTROL_MASK)
    zoom_about (self, dy < 0.0 ? ZOOM_STEP : 1.0 / ZOOM_STEP, self->pointer_x);
  else if (dx != 0.0 && !spool_chart_part_is_whole (&self->part))
    move_part (self, (self->layout != NULL && self->layout->mirrored ? -1.0 : 1.0) * dx / 10.0);
  else
    return FALSE;
  return TRUE;
}

static void
on_drag_begin (SpoolChartView *self)
{
  self->dragged = self->part;
}

/* The time under the pointer stays there. */
static void
on_drag_update (SpoolChartView *self, double dx)
{
  SpoolChartPart part = self->dragged;

  if (!can_zoom (self) || self->layout == NULL || spool_chart_part_is_whole (&part))
    return;
  spool_chart_part_move (&part, (self->layout->mirrored ? dx : -dx) / self->layout->plot.width);
  set_part (self, part);
}

static void
on_pinch (SpoolChartView *self, double scale, GtkGesture *gesture)
{
  SpoolChartPart part = self->dragged;
  double x = 0.0, y = 0.0;

  if (!can_zoom (self) || !(scale > 0.0))
    return;
  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  self->part = part;
  zoom_about (self, scale, x);
}

static GtkSizeRequestMode
spool_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (SpoolChartView *self, int width)
{
  SpoolTextShaper *shaper;
  SpoolChartTheme theme;
  double least, height;

  init_theme (GTK_WIDGET (self), &theme);
  least = ceil (LEAST_HEIGHT_PX * theme.text_scale);
  if (self->chart == NULL || width <= 0)
    return (int) least;
  shaper = spool_pango_shaper_new (&theme, NULL);
  height = spool_chart_measure (self->chart, shaper, &theme, width, least,
                                ceil (MOST_HEIGHT_PX * theme.text_scale));
  spool_pango_shaper_free (shaper);
  return (int) height;
}

/* A page scrolls; a chart without room for its legend explains nothing. */
static void
spool_chart_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL
                            ? measure_height (SPOOL_CHART_VIEW (widget), for_size)
                            : 0;
}

static void
spool_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpoolChartView *self = SPOOL_CHART_VIEW (widget);

  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
spool_chart_view_dispose (GObject *object)
{
  SpoolChartView *self = SPOOL_CHART_VIEW (object);

  g_clear_object (&self->chart);
  g_clear_pointer (&self->layout, spool_chart_layout_free);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (spool_chart_view_parent_class)->dispose (object);
}

static void
spool_chart_view_class_init (SpoolChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spool_chart_view_dispose;
  widget_class->snapshot = spool_chart_view_snapshot;
  widget_class->get_request_mode = spool_chart_view_get_request_mode;
  widget_class->measure = spool_chart_view_measure;
  widget_class->size_allocate = spool_chart_view_size_allocate;
  widget_class->query_tooltip = spool_chart_view_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
add_controller (SpoolChartView *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

static void
add_controllers (SpoolChartView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (show_cursor), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (clear_cursor), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_press), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  add_controller (self, keys);
  add_controller (self, focus);
  add_controller (self, motion);
  add_controller (self, scroll);
  add_controller (self, click);
  add_controller (self, drag);
  add_controller (self, pinch);
}

static void
spool_chart_view_init (SpoolChartView *self)
{
  AdwStyleManager *style =
      adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->cursor = SPOOL_CHART_CURSOR_NONE;
  self->part = SPOOL_CHART_PART_WHOLE;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_controllers (self);
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
 * @serial: a number of what it is about, such as a report; another one for each
 *
 * A chart of the same name and about the same counts as the same one that has grown: what is chosen
 * in it, and which part of its time is shown, stays. In any other they would mean something else.
 */
void
spool_chart_view_set_chart (SpoolChartView *self, SpoolChart *chart, const char *name, guint serial)
{
  g_autofree char *description = NULL;

  g_return_if_fail (SPOOL_IS_CHART_VIEW (self));

  g_set_object (&self->chart, chart);
  if (chart == NULL || self->serial != serial || g_strcmp0 (self->name, name) != 0)
    {
      self->cursor = SPOOL_CHART_CURSOR_NONE;
      self->part = SPOOL_CHART_PART_WHOLE;
      g_clear_pointer (&self->layout, spool_chart_layout_free);
    }
  g_free (self->name);
  self->name = g_strdup (name);
  self->serial = serial;
  /* A chart that grows keeps what is chosen in it, with its newest numbers. */
  show_cursor (self);
  description = chart != NULL ? spool_chart_describe (chart) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  /* One that is shown has old numbers. */
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
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

/**
 * spool_chart_view_get_part:
 * @self: a view
 *
 * Returns: which part of the time it shows; the whole, of a chart that has no such axis.
 */
SpoolChartPart
spool_chart_view_get_part (SpoolChartView *self)
{
  g_return_val_if_fail (SPOOL_IS_CHART_VIEW (self), SPOOL_CHART_PART_WHOLE);

  return self->part;
}

/**
 * spool_chart_view_zoom:
 * @self: a view
 * @factor: how many times as large time is to become
 *
 * Shows a smaller part of the time, or a larger one. The job that is chosen keeps its place and
 * stays chosen; without one the start of what is shown keeps its place. Nothing happens with charts
 * that have no axis of time.
 */
void
spool_chart_view_zoom (SpoolChartView *self, double factor)
{
  SpoolChartCursor chosen;
  g_autofree char *text = NULL;

  g_return_if_fail (SPOOL_IS_CHART_VIEW (self) && factor > 0.0);

  if (!can_zoom (self))
    return;
  chosen = self->cursor;
  zoom_about (self, factor, find_zoom_x (self));
  /* Its words would stand where it was until it is drawn anew. */
  self->cursor = chosen;
  text = spool_chart_cursor_describe (&chosen, self->chart);
  name_cursor (self, text);
}

/**
 * spool_chart_view_show_whole:
 * @self: a view
 *
 * Shows all of the time.
 */
void
spool_chart_view_show_whole (SpoolChartView *self)
{
  g_return_if_fail (SPOOL_IS_CHART_VIEW (self));

  set_part (self, SPOOL_CHART_PART_WHOLE);
}
