/* test-widgets.c: the window's parts, each alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-chart-view.h"
#include "app/spool-copy.h"
#include "app/spool-message-bar.h"
#include "app/spool-prompt-button.h"
#include "app/spool-prose-layout.h"
#include "app/spool-results-pane.h"
#include "app/spool-results-table.h"
#include "app/spool-split.h"
#include "app/spool-text-scale.h"
#include "app/spool-view-switch.h"

#include "chart/spool-pango-shaper.h"
#include "report-util.h"
#include "views/spool-time-view.h"
#include "widget-util.h"

#include "workload/spool-clock.h"

#include <adwaita.h>
#include <math.h>

static void
close_window (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  widget_settle ();
}

static void
count (guint *n_changes)
{
  ++*n_changes;
}

static void
test_split_wide (void)
{
  GtkWidget *split = spool_split_new ();
  GtkWidget *side = gtk_label_new ("side"), *main = gtk_label_new ("main");
  GtkWidget *window;

  spool_split_set_side (SPOOL_SPLIT (split), side);
  spool_split_set_main (SPOOL_SPLIT (split), main);
  window = widget_show_alone (split, 1000, 300);
  g_assert_false (spool_split_get_narrow (SPOOL_SPLIT (split)));
  g_assert_true (gtk_widget_get_visible (side));
  g_assert_true (gtk_widget_get_visible (main));
  g_assert_cmpint (gtk_widget_get_width (side), ==, SPOOL_SPLIT_SIDE_PX);
  g_assert_cmpint (gtk_widget_get_width (main), ==, 1000 - SPOOL_SPLIT_SIDE_PX);
  spool_split_set_show_side (SPOOL_SPLIT (split), FALSE);
  widget_settle ();
  g_assert_false (gtk_widget_get_visible (side));
  g_assert_cmpint (gtk_widget_get_width (main), ==, 1000);
  g_object_ref_sink (split);
  close_window (window);
  g_assert_finalize_object (split);
}

static gboolean
is_narrow (gpointer split)
{
  return spool_split_get_narrow (split);
}

static gboolean
is_wide (gpointer split)
{
  return !spool_split_get_narrow (split);
}

/* A side that was hidden is not shown because a window was narrow for a while, nor is one that was
 * shown hidden. */
static void
test_split_remembers (void)
{
  GtkWidget *split = spool_split_new ();
  GtkWidget *window;

  spool_split_set_side (SPOOL_SPLIT (split), gtk_label_new ("side"));
  spool_split_set_main (SPOOL_SPLIT (split), gtk_label_new ("main"));
  window = widget_show_alone (split, 1000, 300);
  for (int shown = FALSE; shown <= TRUE; shown++)
    {
      spool_split_set_show_side (SPOOL_SPLIT (split), shown);
      gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
      widget_await (is_narrow, split);
      g_assert_false (spool_split_get_show_side (SPOOL_SPLIT (split)));
      gtk_window_set_default_size (GTK_WINDOW (window), 1000, 300);
      widget_await (is_wide, split);
      g_assert_cmpint (spool_split_get_show_side (SPOOL_SPLIT (split)), ==, shown);
    }
  close_window (window);
}

/* What the head needed with larger text, or another font, is no reason to stay narrow. */
static void
test_split_asks_head_again (void)
{
  GtkWidget *split = spool_split_new ();
  GtkWidget *head = g_object_ref_sink (gtk_label_new ("head"));
  GtkWidget *window;
  GtkSettings *settings = gtk_widget_get_settings (split);
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  gtk_widget_set_size_request (head, 1200, -1);
  spool_split_set_side (SPOOL_SPLIT (split), gtk_label_new ("side"));
  spool_split_set_main (SPOOL_SPLIT (split), gtk_label_new ("main"));
  spool_split_set_head (SPOOL_SPLIT (split), head);
  window = widget_show_alone (split, 1000, 300);
  widget_await (is_narrow, split);
  gtk_widget_set_size_request (head, 100, -1);
  g_object_set (settings, "gtk-xft-dpi", dpi + 1024, NULL);
  widget_await (is_wide, split);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  close_window (window);
  g_object_unref (head);
}

static void
test_split_narrow (void)
{
  GtkWidget *split = spool_split_new ();
  GtkWidget *side = gtk_label_new ("side"), *main = gtk_label_new ("main");
  GtkWidget *window;
  guint n_changes = 0;

  g_signal_connect_swapped (split, "notify::narrow", G_CALLBACK (count), &n_changes);
  spool_split_set_side (SPOOL_SPLIT (split), side);
  spool_split_set_main (SPOOL_SPLIT (split), main);
  window = widget_show_alone (split, 400, 300);
  g_assert_true (spool_split_get_narrow (SPOOL_SPLIT (split)));
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_false (gtk_widget_get_visible (side));
  g_assert_true (gtk_widget_get_visible (main));
  g_assert_cmpint (gtk_widget_get_width (main), ==, 400);
  spool_split_set_show_side (SPOOL_SPLIT (split), TRUE);
  widget_settle ();
  g_assert_true (gtk_widget_get_visible (side));
  g_assert_false (gtk_widget_get_visible (main));
  g_assert_cmpint (gtk_widget_get_width (side), ==, 400);
  g_assert_cmpuint (n_changes, ==, 1);
  close_window (window);
}

static void
test_split_right_to_left (void)
{
  GtkWidget *split = spool_split_new ();
  GtkWidget *side = gtk_label_new ("side"), *main = gtk_label_new ("main");
  GtkWidget *window;
  graphene_rect_t bounds;

  gtk_widget_set_direction (split, GTK_TEXT_DIR_RTL);
  spool_split_set_side (SPOOL_SPLIT (split), side);
  spool_split_set_main (SPOOL_SPLIT (split), main);
  window = widget_show_alone (split, 1000, 300);
  g_assert_true (gtk_widget_compute_bounds (side, split, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, 1000 - SPOOL_SPLIT_SIDE_PX);
  g_assert_true (gtk_widget_compute_bounds (main, split, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, 0);
  close_window (window);
}

/* Else a window could not be made narrow: GTK keeps it as wide as what is in it needs. */
static void
test_split_needs_only_one (void)
{
  GtkWidget *split = g_object_ref_sink (spool_split_new ());
  GtkWidget *side = gtk_label_new (NULL), *main = gtk_label_new (NULL);
  int minimum, natural;

  gtk_widget_set_size_request (side, 300, -1);
  gtk_widget_set_size_request (main, 350, -1);
  g_object_set (split, "side", side, "main", main, NULL);
  gtk_widget_measure (split, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 350);
  g_assert_cmpint (natural, ==, 650);
  g_assert_finalize_object (split);
}

static guint
count_dark_pixels (GdkPixbuf *picture)
{
  guint n_dark = 0;
  int channels = gdk_pixbuf_get_n_channels (picture);

  for (int y = 0; y < gdk_pixbuf_get_height (picture); y++)
    for (int x = 0; x < gdk_pixbuf_get_width (picture); x++)
      {
        const guchar *pixel = gdk_pixbuf_read_pixels (picture) +
                              y * gdk_pixbuf_get_rowstride (picture) + x * channels;

        if (pixel[0] < 100 && pixel[3] > 200)
          n_dark++;
      }
  return n_dark;
}

/* Large text wants more room, else there is none for the legend. */
static void
test_chart_view_with_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *view = spool_chart_view_new ();
  GtkWidget *window = widget_show_alone (view, 600, 400);
  int dpi, usual, large;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 96 * PANGO_SCALE, NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, -1, &usual, NULL, NULL, NULL);
  g_assert_cmpint (usual, >, 200);
  g_object_set (settings, "gtk-xft-dpi", 192 * PANGO_SCALE, NULL);
  widget_settle ();
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, -1, &large, NULL, NULL, NULL);
  g_assert_cmpint (large, ==, 2 * usual);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  close_window (window);
}

static void
test_chart_view (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 6);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autoptr (SpoolChart) chart =
      spool_time_view_make_chart (report, analysis, &(SpoolViewOptions){ 0 });
  g_autofree char *words = spool_chart_describe (chart);
  GtkWidget *view = spool_chart_view_new ();
  GtkWidget *window = widget_show_alone (view, 600, 400);
  g_autoptr (GdkPixbuf) picture = NULL;

  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  spool_chart_view_set_chart (SPOOL_CHART_VIEW (view), chart, "A chart", 1);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "A chart");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  widget_settle ();
  picture = widget_paint (view);
  /* Five bars and some text take at least a sixteenth of it. */
  g_assert_cmpuint (count_dark_pixels (picture), >, 600 * 400 / 16);
  spool_chart_view_set_chart (SPOOL_CHART_VIEW (view), NULL, "No chart", 1);
  widget_settle ();
  g_object_ref (view);
  close_window (window);
  g_assert_finalize_object (view);
}

static void
test_table (void)
{
  g_autoptr (SpoolReport) report = util_make_report (8, 6);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  GtkWidget *table = spool_results_table_new ();
  GtkWidget *window = widget_show_alone (table, 900, 400);
  GtkSelectionModel *rows;

  spool_results_table_show (SPOOL_RESULTS_TABLE (table), report, analysis);
  widget_settle ();
  rows = gtk_column_view_get_model (GTK_COLUMN_VIEW (widget_find (table, GTK_TYPE_COLUMN_VIEW)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 5);
  g_assert_nonnull (widget_find_text (table, "Speed-Up"));
  g_assert_nonnull (widget_find_text (table, "4 processes"));
  g_assert_nonnull (widget_find_text (table, "3.98×"));
  spool_results_table_show (SPOOL_RESULTS_TABLE (table), NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 0);
  g_object_ref (table);
  close_window (window);
  g_assert_finalize_object (table);
}

/* In a very wide window numbers don't stand far from each other, and the verdict, which begins
 * where they end, not too near. */
static void
test_table_is_not_too_wide (void)
{
  GtkWidget *table = spool_results_table_new ();
  GtkWidget *window = widget_show_alone (table, 1200, 400);
  GtkWidget *columns = widget_find (table, GTK_TYPE_COLUMN_VIEW);
  graphene_rect_t speedup, verdict;

  g_assert_cmpint (gtk_widget_get_width (table), ==, 1200);
  g_assert_cmpint (gtk_widget_get_width (columns), <=, 1000 * spool_text_scale_get (table));
  g_assert_true (gtk_widget_compute_bounds (widget_find_text (table, "Speed-Up"), table, &speedup));
  g_assert_true (gtk_widget_compute_bounds (widget_find_text (table, "Verdict"), table, &verdict));
  g_assert_cmpfloat (verdict.origin.x, >=, speedup.origin.x + speedup.size.width + 24);
  close_window (window);
}

static const char *
peek_icon (SpoolMessageBar *bar)
{
  return gtk_image_get_icon_name (GTK_IMAGE (widget_find (GTK_WIDGET (bar), GTK_TYPE_IMAGE)));
}

static void
test_message_bar (void)
{
  SpoolMessageBar *bar = g_object_new (SPOOL_TYPE_MESSAGE_BAR, NULL);
  GtkWidget *window = widget_show_alone (GTK_WIDGET (bar), 400, 100);
  g_autoptr (GString) line = NULL;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  spool_message_bar_show (bar, SPOOL_MESSAGE_ERROR, "The sky is falling");
  g_assert_cmpstr (peek_icon (bar), ==, "dialog-error-symbolic");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (bar), "error"));
  g_assert_nonnull (widget_find_text (GTK_WIDGET (bar), "The sky is falling"));
  gtk_test_accessible_assert_role (GTK_WIDGET (bar), GTK_ACCESSIBLE_ROLE_ALERT);
  g_signal_emit_by_name (widget_find (GTK_WIDGET (bar), GTK_TYPE_BUTTON), "clicked");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  spool_message_bar_show (bar, SPOOL_MESSAGE_WARNING, "The sky is grey");
  g_assert_cmpstr (peek_icon (bar), ==, "dialog-warning-symbolic");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (bar), "error"));
  /* A page that came instead of an answer would be taller than the screen. */
  line = g_string_new (NULL);
  for (guint i = 0; i < 1000; i++)
    g_string_append (line, "é ");
  g_string_append (line, "\nThe end");
  spool_message_bar_show (bar, SPOOL_MESSAGE_WARNING, line->str);
  g_assert_null (widget_find_text (GTK_WIDGET (bar), line->str));
  g_string_truncate (line, 149 * strlen ("é "));
  g_string_append (line, "é…\nThe end");
  g_assert_nonnull (widget_find_text (GTK_WIDGET (bar), line->str));
  close_window (window);
}

/* Tab goes by where things are. */
static gboolean
has_place (gpointer widget)
{
  return gtk_widget_get_height (widget) > 0;
}

/* The text can be reached, to be copied, and Tab gets past it. */
static void
test_message_bar_by_keyboard (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  SpoolMessageBar *bar = g_object_new (SPOOL_TYPE_MESSAGE_BAR, NULL);
  GtkWidget *before = gtk_button_new_with_label ("Before");
  GtkWidget *after = gtk_button_new_with_label ("After"), *window;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bar));
  gtk_box_append (GTK_BOX (box), after);
  window = widget_show_alone (box, 400, 200);
  spool_message_bar_show (bar, SPOOL_MESSAGE_ERROR, "The moon is in the wrong place");
  widget_await (has_place, widget_find (GTK_WIDGET (bar), GTK_TYPE_BUTTON));
  gtk_widget_grab_focus (before);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) ==
                 widget_find_text (GTK_WIDGET (bar), "The moon is in the wrong place"));
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) ==
                 widget_find (GTK_WIDGET (bar), GTK_TYPE_BUTTON));
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == after);
  close_window (window);
}

/* In a narrow window the buttons show a part of their names. */
static void
test_view_switch_tooltips (void)
{
  static const char *const tooltips[] = { "Time (Alt+1)", "Speed-Up (Alt+2)",
                                          "Where the Time Went (Alt+3)", "Timeline (Alt+4)",
                                          "Table (Alt+5)" };
  GtkWidget *views = g_object_new (SPOOL_TYPE_VIEW_SWITCH, NULL);
  GtkWidget *window = widget_show_alone (views, 400, 100);

  for (guint i = 0; i < G_N_ELEMENTS (tooltips); i++)
    g_assert_cmpstr (
        gtk_widget_get_tooltip_text (widget_find_nth (views, GTK_TYPE_TOGGLE_BUTTON, i)), ==,
        tooltips[i]);
  close_window (window);
}

static GtkEventController *
find_key_controller (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) each = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (each))
        return each;
    }
  g_assert_not_reached ();
}

static gboolean
press (GtkEventController *keys, guint keyval)
{
  gboolean is_handled = TRUE;

  g_signal_emit_by_name (keys, "key-pressed", keyval, 0, 0, &is_handled);
  return is_handled;
}

static void
count_acts (GtkWidget *button, guint *n_acts)
{
  GtkWidget *window = gtk_widget_get_parent (button);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("act", NULL);

  g_signal_connect_swapped (action, "activate", G_CALLBACK (count), n_acts);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (window, "test", G_ACTION_GROUP (actions));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "test.act");
}

/* What a key does happens at once, and not again while it is held. */
static void
test_prompt_button (void)
{
  GtkWidget *button = spool_prompt_button_new ();
  GtkWidget *window = widget_show_alone (button, 100, 50);
  GtkEventController *keys = find_key_controller (button);
  guint n_acts = 0;

  count_acts (button, &n_acts);
  g_assert_true (gtk_widget_activate (button));
  g_assert_cmpuint (n_acts, ==, 1);
  g_assert_false (press (keys, GDK_KEY_Return));
  g_assert_true (press (keys, GDK_KEY_Return));
  g_assert_true (press (keys, GDK_KEY_Return));
  g_assert_false (press (keys, GDK_KEY_Tab));
  g_signal_emit_by_name (keys, "key-released", GDK_KEY_Return, 0, 0);
  g_assert_false (press (keys, GDK_KEY_space));
  g_assert_true (press (keys, GDK_KEY_space));
  close_window (window);
}

/* A double click is one that somebody meant to be one. */
static void
test_prompt_button_clicked_twice (void)
{
  GtkWidget *button = spool_prompt_button_new ();
  GtkWidget *window = widget_show_alone (button, 100, 50);
  guint n_acts = 0;

  count_acts (button, &n_acts);
  g_object_set (gtk_widget_get_settings (button), "gtk-double-click-time", 60 * 1000, NULL);
  g_signal_emit_by_name (button, "clicked");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_acts, ==, 1);
  g_object_set (gtk_widget_get_settings (button), "gtk-double-click-time", 0, NULL);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_acts, ==, 2);
  gtk_settings_reset_property (gtk_widget_get_settings (button), "gtk-double-click-time");
  close_window (window);
}

static void
test_results_pane (void)
{
  g_autoptr (SpoolResults) results = spool_results_new ();
  SpoolResultsPane *pane;
  GtkWidget *window;
  g_autofree char *headline = NULL;

  spool_results_show_report (results, util_make_report (8, 6));
  headline = spool_results_dup_headline (results);
  pane = g_object_new (SPOOL_TYPE_RESULTS_PANE, NULL);
  window = widget_show_alone (GTK_WIDGET (pane), 700, 600);
  spool_results_pane_set_results (pane, results, 1);
  g_assert_nonnull (widget_find_text (GTK_WIDGET (pane), headline));
  g_assert_true (gtk_widget_is_visible (widget_find (GTK_WIDGET (pane), SPOOL_TYPE_CHART_VIEW)));
  g_assert_false (
      gtk_widget_is_visible (widget_find (GTK_WIDGET (pane), SPOOL_TYPE_RESULTS_TABLE)));
  g_assert_false (gtk_widget_is_visible (widget_find (GTK_WIDGET (pane), GTK_TYPE_PROGRESS_BAR)));
  spool_results_pane_set_view (pane, NULL, &(SpoolViewOptions){ 0 });
  g_assert_false (gtk_widget_is_visible (widget_find (GTK_WIDGET (pane), SPOOL_TYPE_CHART_VIEW)));
  g_assert_true (gtk_widget_is_visible (widget_find (GTK_WIDGET (pane), SPOOL_TYPE_RESULTS_TABLE)));
  g_object_ref (pane);
  close_window (window);
  g_assert_finalize_object (pane);
}

/* How much of the time the chart in a pane shows, as it was drawn last. */
static double
measure_axis (SpoolResultsPane *pane)
{
  GtkWidget *view = widget_find (GTK_WIDGET (pane), SPOOL_TYPE_CHART_VIEW);
  SpoolChart *chart = spool_chart_view_get_chart (SPOOL_CHART_VIEW (view));
  g_autoptr (GdkPixbuf) picture = NULL;
  SpoolTextShaper *shaper;
  SpoolChartLayout *layout;
  SpoolChartTheme theme;
  double length;

  widget_settle ();
  picture = widget_paint (view);
  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  shaper = spool_pango_shaper_new (&theme, NULL);
  layout = spool_chart_create_layout (chart, shaper, &theme, 600, 400);
  length = layout->scale.high - layout->scale.low;
  spool_chart_layout_free (layout);
  spool_pango_shaper_free (shaper);
  return length;
}

/* A part of the time that somebody looked at stays while that chart is refreshed; in another
 * report it would be another part of something else. */
static void
test_results_pane_zoom (void)
{
  g_autoptr (SpoolResults) results = spool_results_new ();
  const SpoolView *timeline = spool_view_find ("timeline");
  SpoolResultsPane *pane = g_object_new (SPOOL_TYPE_RESULTS_PANE, NULL);
  GtkWidget *window = widget_show_alone (GTK_WIDGET (pane), 700, 600);
  double whole;

  spool_results_show_report (results, util_make_report (8, 6));
  spool_results_pane_set_results (pane, results, 1);
  spool_results_pane_set_view (pane, timeline, &(SpoolViewOptions){ 0 });
  whole = measure_axis (pane);
  spool_results_pane_zoom (pane, 16);
  g_assert_cmpfloat (measure_axis (pane), <, whole / 8);
  spool_results_pane_set_view (pane, timeline,
                               &(SpoolViewOptions){ .hidden = 1u << SPOOL_EXECUTOR_PROCESSES });
  g_assert_cmpfloat (measure_axis (pane), <, whole / 8);
  spool_results_show_report (results, util_make_report (8, 6));
  /* What has changed shows after a while. */
  widget_settle ();
  g_assert_cmpfloat_with_epsilon (measure_axis (pane), whole, whole / 100);
  close_window (window);
}

static int
measure_height (SpoolChartView *view, int width)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL,
                      NULL);
  return height;
}

/* A page scrolls, so that what the narrow one has below the chart and above is not left out. */
static void
test_chart_view_height (void)
{
  g_autoptr (SpoolReport) report = util_make_sized_report (7, 6);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autoptr (SpoolChart) chart =
      spool_time_view_make_chart (report, analysis, &(SpoolViewOptions){ 0 });
  SpoolChartView *view = SPOOL_CHART_VIEW (spool_chart_view_new ());
  GtkWidget *window = widget_show_alone (GTK_WIDGET (view), 300, 600);
  int without = measure_height (view, 300);

  spool_chart_view_set_chart (view, chart, "Times", 1);
  g_assert_cmpint (measure_height (view, 300), >, without);
  g_assert_cmpint (measure_height (view, 300), <=, 2 * without);
  g_assert_cmpint (measure_height (view, 1000), ==, without);
  g_assert_cmpint (measure_height (view, -1), ==, without);
  spool_chart_view_set_chart (view, NULL, "Times", 1);
  g_assert_cmpint (measure_height (view, 300), ==, without);
  close_window (window);
}

static double
find_middle (const SpoolChartPart *part)
{
  return (part->from + part->to) / 2;
}

/* All runs begin at the start, and may have ended long before the middle. */
static void
test_results_pane_zoom_by_keys (void)
{
  g_autoptr (SpoolResults) results = spool_results_new ();
  SpoolResultsPane *pane = g_object_new (SPOOL_TYPE_RESULTS_PANE, NULL);
  GtkWidget *window = widget_show_alone (GTK_WIDGET (pane), 700, 600);
  SpoolChartView *view = SPOOL_CHART_VIEW (widget_find (GTK_WIDGET (pane), SPOOL_TYPE_CHART_VIEW));
  SpoolChartPart part;

  spool_results_show_report (results, util_make_report (8, 6));
  spool_results_pane_set_results (pane, results, 1);
  spool_results_pane_set_view (pane, spool_view_find ("timeline"), &(SpoolViewOptions){ 0 });
  widget_settle ();
  spool_results_pane_zoom (pane, 4);
  part = spool_chart_view_get_part (view);
  g_assert_cmpfloat (part.from, ==, 0.0);
  g_assert_cmpfloat_with_epsilon (part.to, 0.25, 1e-9);
  spool_results_pane_zoom (pane, 0);
  widget_settle ();
  /* The last job of serial, in the last eighth of the longest run. */
  g_assert_true (spool_chart_view_handle_key (view, GDK_KEY_Home, 0));
  g_assert_true (spool_chart_view_handle_key (view, GDK_KEY_End, 0));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (spool_chart_view_handle_key (view, GDK_KEY_plus, 0));
      widget_settle ();
    }
  part = spool_chart_view_get_part (view);
  g_assert_cmpfloat (part.to, <, 1.0);
  g_assert_cmpfloat (find_middle (&part), >, 0.7);
  close_window (window);
}

static GBytes *
copy_picture (SpoolLab *lab, SpoolResultsPane *pane)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (pane));
  SpoolChartPart part = spool_results_pane_get_part (pane);
  g_auto (GValue) picture = G_VALUE_INIT;

  g_assert_true (spool_copy_results (lab, &part, clipboard));
  g_value_init (&picture, GDK_TYPE_TEXTURE);
  g_assert_true (
      gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &picture, NULL));
  return gdk_texture_save_to_png_bytes (g_value_get_object (&picture));
}

/* Who copies means what is to be seen; the table has no part. */
static void
test_results_pane_copy (void)
{
  const SpoolViewOptions options = { 0 };
  const SpoolView *timeline = spool_view_find ("timeline");
  g_autofree char *folder = util_make_folder ();
  g_autoptr (SpoolLab) lab = spool_lab_new ("/nowhere/spool-bench", folder);
  SpoolResultsPane *pane = g_object_new (SPOOL_TYPE_RESULTS_PANE, NULL);
  GtkWidget *window = widget_show_alone (GTK_WIDGET (pane), 700, 600);
  g_autoptr (GBytes) whole = NULL, part = NULL, beside_table = NULL, again = NULL;

  spool_results_show_report (spool_lab_get_results (lab), util_make_report (8, 6));
  spool_exporter_set_view (spool_lab_get_exporter (lab), timeline, &options);
  spool_results_pane_set_results (pane, spool_lab_get_results (lab), 1);
  spool_results_pane_set_view (pane, timeline, &options);
  whole = copy_picture (lab, pane);
  spool_results_pane_zoom (pane, 2);
  part = copy_picture (lab, pane);
  g_assert_false (g_bytes_equal (part, whole));
  spool_results_pane_set_view (pane, NULL, &options);
  beside_table = copy_picture (lab, pane);
  g_assert_true (g_bytes_equal (beside_table, whole));
  spool_results_pane_set_view (pane, timeline, &options);
  spool_results_pane_zoom (pane, 0);
  again = copy_picture (lab, pane);
  g_assert_true (g_bytes_equal (again, whole));
  close_window (window);
  util_remove_tree (folder);
}

static void
apply_run (SpoolResults *results, SpoolPlan *plan, const SpoolConfiguration *configuration)
{
  SpoolEvent event = { .kind = SPOOL_EVENT_RUN,
                       .runs_total = 100,
                       .left_s = NAN,
                       .run = util_make_run (plan, configuration, 0,
                                             SPOOL_NS_PER_S / configuration->workers) };

  spool_results_apply (results, &event);
}

/* Whoever has pressed Run waits for the first round, so its answer is there with its last run, and
 * what is shown follows the clock again afterwards. */
static void
test_first_answer (void)
{
  g_autoptr (SpoolResults) results = spool_results_new ();
  SpoolPlan *plan = util_make_plan (8, 6);
  g_autoptr (GArray) configurations = spool_plan_list_configurations (plan);
  SpoolResultsPane *pane = g_object_new (SPOOL_TYPE_RESULTS_PANE, NULL);
  GtkWidget *window = widget_show_alone (GTK_WIDGET (pane), 700, 600);

  g_assert_cmpuint (configurations->len, >, 1);
  spool_results_pane_set_results (pane, results, 1);
  for (guint twice = 0; twice < 2; twice++)
    {
      spool_results_begin (results, plan);
      for (guint i = 0; i < configurations->len; i++)
        {
          g_assert_null (widget_find_part (GTK_WIDGET (pane), " times faster"));
          apply_run (results, plan, &g_array_index (configurations, SpoolConfiguration, i));
        }
      g_assert_nonnull (widget_find_part (GTK_WIDGET (pane), " times faster"));
      spool_results_end (results);
      spool_results_show_plan (results, plan);
    }
  close_window (window);
  spool_plan_unref (plan);
}

/* A text that wraps anywhere is as high as its label at that width, but isn't asked how narrow or
 * wide it could be; hidden it takes no room. */
static void
test_prose_layout (void)
{
  GtkWidget *bin = adw_bin_new (), *label = gtk_label_new ("Threads were 15.1 times faster");
  int least, natural, height, label_height;

  g_object_ref_sink (bin);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_layout_manager (bin, spool_prose_layout_new ());
  adw_bin_set_child (ADW_BIN (bin), label);
  g_assert_cmpint (gtk_widget_get_request_mode (bin), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  g_assert_cmpint (least, ==, SPOOL_PROSE_LEAST_PX);
  gtk_widget_measure (bin, GTK_ORIENTATION_VERTICAL, least, &height, NULL, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, least, &label_height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, label_height);
  gtk_widget_measure (bin, GTK_ORIENTATION_VERTICAL, natural, &label_height, NULL, NULL, NULL);
  g_assert_cmpint (height, >, label_height);
  /* What is enough at some width is not more than what is enough at a certain one. */
  gtk_widget_measure (bin, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, <=, label_height);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_measure (bin, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 0);
  g_assert_finalize_object (bin);
}

/* In a very wide window lines don't become too long to read; they begin where others do. */
static void
test_prose_layout_is_not_too_wide (void)
{
  GtkWidget *bin = adw_bin_new (), *label = gtk_label_new ("Threads were 15.1 times faster");
  GtkWidget *window;
  graphene_rect_t bounds;
  int most;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_layout_manager (bin, spool_prose_layout_new ());
  adw_bin_set_child (ADW_BIN (bin), label);
  window = widget_show_alone (bin, 1200, 400);
  most = (int) (800 * spool_text_scale_get (bin));
  g_assert_cmpint (gtk_widget_get_width (bin), ==, 1200);
  g_assert_cmpint (gtk_widget_get_width (label), ==, most);
  gtk_widget_set_direction (bin, GTK_TEXT_DIR_RTL);
  widget_settle ();
  g_assert_true (gtk_widget_compute_bounds (label, bin, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, 1200 - most);
  close_window (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/split/wide", test_split_wide);
  g_test_add_func ("/split/narrow", test_split_narrow);
  g_test_add_func ("/split/asks-head-again", test_split_asks_head_again);
  g_test_add_func ("/split/remembers", test_split_remembers);
  g_test_add_func ("/split/right-to-left", test_split_right_to_left);
  g_test_add_func ("/split/needs-only-one", test_split_needs_only_one);
  g_test_add_func ("/chart-view", test_chart_view);
  g_test_add_func ("/chart-view/large-text", test_chart_view_with_large_text);
  g_test_add_func ("/table", test_table);
  g_test_add_func ("/table/not-too-wide", test_table_is_not_too_wide);
  g_test_add_func ("/view-switch-tooltips", test_view_switch_tooltips);
  g_test_add_func ("/message-bar", test_message_bar);
  g_test_add_func ("/message-bar-by-keyboard", test_message_bar_by_keyboard);
  g_test_add_func ("/results-pane", test_results_pane);
  g_test_add_func ("/chart-view/height", test_chart_view_height);
  g_test_add_func ("/results-pane/zoom", test_results_pane_zoom);
  g_test_add_func ("/results-pane/zoom-by-keys", test_results_pane_zoom_by_keys);
  g_test_add_func ("/results-pane/copy", test_results_pane_copy);
  g_test_add_func ("/results-pane/first-answer", test_first_answer);
  g_test_add_func ("/prompt-button/keys", test_prompt_button);
  g_test_add_func ("/prompt-button/clicked-twice", test_prompt_button_clicked_twice);
  g_test_add_func ("/prose-layout/size", test_prose_layout);
  g_test_add_func ("/prose-layout/not-too-wide", test_prose_layout_is_not_too_wide);
  return g_test_run ();
}
