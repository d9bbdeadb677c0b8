/* test-window.c: the window as a whole, with a fake bench.
 *
 * The first argument is the path of fake-bench.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/spool-application-actions.h"
#include "app/spool-chart-view.h"
#include "app/spool-companion.h"
#include "app/spool-glossary-window.h"
#include "app/spool-guess-view.h"
#include "app/spool-help.h"
#include "app/spool-lesson-window.h"
#include "app/spool-message-bar.h"
#include "app/spool-plan-pane.h"
#include "app/spool-results-table.h"
#include "app/spool-settings.h"
#include "app/spool-split.h"
#include "app/spool-view-switch.h"
#include "app/spool-window.h"
#include "chart/spool-pango-shaper.h"
#include "report-util.h"
#include "report/spool-guess.h"
#include "widget-util.h"

typedef struct
{
  AdwApplication *application;
  SpoolLab *lab;
  GtkWidget *window;
  char *folder;
} Fixture;

static const char *fake_bench;
/* One for all tests: GTK lets go of an application only when its main loop ends. */
static AdwApplication *application;
static SpoolLab *previous_lab;

static GtkWidget *
get_plan (Fixture *fixture)
{
  return gtk_widget_get_first_child (widget_find (fixture->window, SPOOL_TYPE_PLAN_PANE));
}

/* The plan comes with the second frame. */
static gboolean
is_whole (gpointer fixture)
{
  return gtk_widget_get_visible (get_plan (fixture));
}

static void
set_predicting (gboolean predicting)
{
  g_autoptr (GSettings) settings = spool_settings_open ();

  g_assert_nonnull (settings);
  g_settings_set_boolean (settings, "predict", predicting);
}

static void
set_up (Fixture *fixture, gconstpointer mode)
{
  g_setenv ("SPOOL_FAKE_BENCH", mode, TRUE);
  set_predicting (FALSE);
  fixture->folder = util_make_folder ();
  fixture->application = application;
  fixture->lab = spool_lab_new (fake_bench, fixture->folder);
  spool_application_actions_add (GTK_APPLICATION (application), fixture->lab);
  /* The actions were the last that kept it. */
  g_assert_null (previous_lab);
  fixture->window = spool_window_new (GTK_APPLICATION (application), fixture->lab);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_assert_false (is_whole (fixture));
  gtk_window_present (GTK_WINDOW (fixture->window));
  widget_await (is_whole, fixture);
  widget_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer mode)
{
  if (fixture->window != NULL)
    gtk_window_close (GTK_WINDOW (fixture->window));
  widget_settle ();
  g_assert_null (fixture->window);
  g_set_weak_pointer (&previous_lab, fixture->lab);
  g_object_unref (fixture->lab);
  util_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
act (Fixture *fixture, const char *name, const char *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), name,
                                  parameter != NULL ? g_variant_new_string (parameter) : NULL);
}

static gboolean
is_measuring (gpointer lab)
{
  return spool_lab_get_running (lab);
}

static gboolean
is_idle (gpointer lab)
{
  return !spool_lab_get_running (lab);
}

static gboolean
has_records (gpointer lab)
{
  const SpoolReport *report = spool_results_get_report (spool_lab_get_results (lab));

  return is_idle (lab) && report->n_records > 0;
}

static gboolean
has_runs (gpointer lab)
{
  return spool_results_get_report (spool_lab_get_results (lab))->runs->len > 0;
}

static GtkWidget *
find_message (Fixture *fixture)
{
  GtkWidget *bar = widget_find (fixture->window, SPOOL_TYPE_MESSAGE_BAR);

  return bar != NULL && gtk_widget_is_visible (bar) ? bar : NULL;
}

static gboolean
says_nothing_wrong (gpointer fixture)
{
  return find_message (fixture) == NULL;
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = widget_find_text (fixture->window, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON), "clicked");
}

static void
test_one_button (Fixture *fixture, gconstpointer mode)
{
  g_assert_cmpuint (widget_count_text (fixture->window, "Run"), ==, 1);
  g_assert_cmpuint (widget_count_text (fixture->window, "Stop"), ==, 0);
  click (fixture, "Run");
  widget_await (is_measuring, fixture->lab);
  g_assert_cmpuint (widget_count_text (fixture->window, "Run"), ==, 0);
  g_assert_cmpuint (widget_count_text (fixture->window, "Stop"), ==, 1);
  g_assert_true (gtk_widget_is_visible (widget_find (fixture->window, GTK_TYPE_PROGRESS_BAR)));
  /* The second half of a double click. */
  click (fixture, "Stop");
  g_assert_true (is_measuring (fixture->lab));
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", 0, NULL);
  click (fixture, "Stop");
  widget_await (is_idle, fixture->lab);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-double-click-time");
  g_assert_cmpuint (widget_count_text (fixture->window, "Run"), ==, 1);
  g_assert_false (gtk_widget_is_visible (widget_find (fixture->window, GTK_TYPE_PROGRESS_BAR)));
}

static GtkWidget *
find_button (Fixture *fixture, const char *label)
{
  return gtk_widget_get_ancestor (widget_find_text (fixture->window, label), GTK_TYPE_BUTTON);
}

static const char *
get_progress (Fixture *fixture)
{
  GtkWidget *bar = widget_find (fixture->window, GTK_TYPE_PROGRESS_BAR);

  return gtk_inscription_get_text (GTK_INSCRIPTION (gtk_widget_get_next_sibling (bar)));
}

static gboolean
says_load (gpointer fixture)
{
  const char *text = get_progress (fixture);

  return g_str_has_prefix (text, "Round ") && g_str_has_suffix (text, " %");
}

/* The load needs no event to be shown, and goes with the progress. */
static void
test_load (Fixture *fixture, gconstpointer mode)
{
  if (!g_file_test ("/proc/stat", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("this system doesn't say how busy it is");
      return;
    }
  act (fixture, "run", NULL);
  widget_await (says_load, fixture);
  g_assert_nonnull (strstr (get_progress (fixture), " · CPU load "));
  act (fixture, "stop", NULL);
  widget_await (is_idle, fixture->lab);
  g_assert_cmpstr (get_progress (fixture), ==, "");
}

static void
test_answer (Fixture *fixture, gconstpointer mode)
{
  g_autofree char *headline = NULL;

  g_assert_nonnull (
      widget_find_text (fixture->window, "How much faster do threads fetch 16 web pages?"));
  g_assert_nonnull (widget_find_text (fixture->window, "Not Measured Yet"));
  act (fixture, "run", NULL);
  widget_await (is_idle, fixture->lab);
  widget_settle ();
  headline = spool_results_dup_headline (spool_lab_get_results (fixture->lab));
  g_assert_nonnull (widget_find_text (fixture->window, headline));
  g_assert_null (widget_find_text (fixture->window, "Not Measured Yet"));
  g_assert_nonnull (widget_find_text (fixture->window, "Why?"));
}

static gboolean
invites_to_four (gpointer page)
{
  const char *text = adw_status_page_get_description (ADW_STATUS_PAGE (page));

  return g_str_has_prefix (text, "Press Run to measure 4 configurations on this computer.\n");
}

/* Beside the plan, which says what it contacts and how long it takes, that isn't said again.
 * Without it workloads that contact nothing are not said to contact something, nor nothing. */
static void
test_invitation (Fixture *fixture, gconstpointer mode)
{
  const char *invitation = "Press Run to measure 5 configurations on this computer.";
  GtkWidget *page = widget_find (fixture->window, ADW_TYPE_STATUS_PAGE);
  g_auto (GStrv) lines = NULL, fewer_lines = NULL;

  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), ==, invitation);
  gtk_widget_activate_action (fixture->window, "win.show-plan", NULL);
  lines = g_strsplit (adw_status_page_get_description (ADW_STATUS_PAGE (page)), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (lines[0], ==, invitation);
  g_assert_cmpstr (lines[1], ==, "Contacts only this computer");
  act (fixture, "select-lesson", "cpu-threads-processes");
  widget_await (invites_to_four, page);
  fewer_lines = g_strsplit (adw_status_page_get_description (ADW_STATUS_PAGE (page)), "\n", -1);
  g_assert_cmpuint (g_strv_length (fewer_lines), ==, 2);
  g_assert_true (g_str_has_prefix (fewer_lines[1], "Takes "));
  gtk_widget_activate_action (fixture->window, "win.show-plan", NULL);
  g_assert_null (strchr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), '\n'));
}

static void
test_running_is_not_for_others (Fixture *fixture, gconstpointer mode)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->application);
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GVariant) later = NULL;

  g_action_group_change_action_state (actions, "running", g_variant_new_boolean (TRUE));
  g_action_group_activate_action (actions, "running", NULL);
  state = g_action_group_get_action_state (actions, "running");
  g_assert_false (g_variant_get_boolean (state));
  g_assert_false (g_action_group_get_action_enabled (actions, "stop"));
  act (fixture, "run", NULL);
  later = g_action_group_get_action_state (actions, "running");
  g_assert_true (g_variant_get_boolean (later));
  g_assert_true (g_action_group_get_action_enabled (actions, "stop"));
  g_assert_false (g_action_group_get_action_enabled (actions, "run"));
  act (fixture, "stop", NULL);
  widget_await (is_idle, fixture->lab);
}

static void
test_settings_by_action (Fixture *fixture, gconstpointer mode)
{
  SpoolPlanModel *model = spool_lab_get_model (fixture->lab);
  GActionGroup *actions = G_ACTION_GROUP (fixture->application);
  g_autoptr (GVariant) lesson = NULL;

  act (fixture, "select-lesson", "web-processes");
  lesson = g_action_group_get_action_state (actions, "select-lesson");
  g_assert_cmpstr (g_variant_get_string (lesson, NULL), ==, "web-processes");
  act (fixture, "set-executors", "threads,processes");
  g_assert_true (spool_plan_model_has_executor (model, SPOOL_EXECUTOR_THREADS));
  act (fixture, "set-workers", "3");
  g_assert_cmpstr (spool_plan_model_get_workers (model), ==, "3");
  act (fixture, "set-workers", "0");
  g_assert_false (g_action_group_get_action_enabled (actions, "run"));
  g_assert_nonnull (
      widget_find_text (fixture->window, "Workers must be whole numbers from 1 to 256, not “0”"));
  /* The plan may be hidden. */
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (find_button (fixture, "Run")), "not “0”"));
  act (fixture, "set-workers", "3");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (find_button (fixture, "Run")), ==,
                   "Start Measuring");
  g_assert_true (g_action_group_get_action_enabled (actions, "run"));
  act (fixture, "select-lesson", "alchemy");
  g_assert_nonnull (widget_find_text (fixture->window, "There is no lesson “alchemy”"));
  g_assert_nonnull (spool_plan_model_get_lesson (model));
}

static void
test_export_by_action (Fixture *fixture, gconstpointer mode)
{
  g_autofree char *path = g_build_filename (fixture->folder, "chart.png", NULL);
  g_autoptr (GdkPixbuf) picture = NULL;

  act (fixture, "run", NULL);
  widget_await (is_idle, fixture->lab);
  act (fixture, "export-to", path);
  picture = gdk_pixbuf_new_from_file (path, NULL);
  g_assert_nonnull (picture);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), >=, 1000);
}

/* What was exported last is said last, and what went wrong before is said no more. */
static void
test_last_message_counts (Fixture *fixture, gconstpointer mode)
{
  g_autofree char *picture = g_build_filename (fixture->folder, "first.svg", NULL);
  g_autofree char *report = g_build_filename (fixture->folder, "last.spool.json", NULL);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  act (fixture, "run", NULL);
  widget_await (is_idle, fixture->lab);
  act (fixture, "export-to", "/nonexistent/first.svg");
  g_assert_nonnull (find_message (fixture));
  act (fixture, "export-to", picture);
  g_assert_null (find_message (fixture));
  act (fixture, "export-to", report);
  widget_settle ();
  g_assert_nonnull (widget_find_text (fixture->window, "Saved as “last.spool.json”"));
  g_assert_null (widget_find_text (fixture->window, "Saved as “first.svg”"));
  act (fixture, "select-lesson", "alchemy");
  g_assert_nonnull (find_message (fixture));
  act (fixture, "open-report", report);
  widget_await (says_nothing_wrong, fixture);
}

/* That jobs failed is true of what is exported, too. */
static void
test_warning_stays (Fixture *fixture, gconstpointer mode)
{
  g_autofree char *path = g_build_filename (fixture->folder, "r.spool.json", NULL);

  act (fixture, "run", NULL);
  widget_await (has_records, fixture->lab);
  widget_settle ();
  g_assert_nonnull (find_message (fixture));
  act (fixture, "export-to", path);
  g_assert_nonnull (find_message (fixture));
  act (fixture, "open-report", path);
  widget_await (says_nothing_wrong, fixture);
}

static void
test_error_shows (Fixture *fixture, gconstpointer mode)
{
  act (fixture, "run", NULL);
  widget_await (is_idle, fixture->lab);
  g_assert_nonnull (widget_find_text (
      fixture->window, "The measurement failed: spool-bench: the moon is in the wrong place"));
  g_assert_cmpuint (widget_count_text (fixture->window, "Run"), ==, 1);
}

static SpoolChart *
get_chart (Fixture *fixture)
{
  GtkWidget *view = widget_find (fixture->window, SPOOL_TYPE_CHART_VIEW);

  return spool_chart_view_get_chart (SPOOL_CHART_VIEW (view));
}

/* Whatever can be chosen now: as the window finds what was shown last. */
static void
set_view (Fixture *fixture, const char *view)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "view",
                                      g_variant_new_string (view));
}

/* Before anything is measured the invitation stands where the bars will: no other text lies below
 * it, nor is said to those who can't see it, whichever view is chosen. */
static void
test_nothing_measured (Fixture *fixture, gconstpointer mode)
{
  SpoolChartTheme theme;
  const SpoolView *view;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  for (guint i = 0; (view = spool_view_nth (i)) != NULL; i++)
    {
      SpoolTextShaper *shaper = spool_pango_shaper_new (&theme, NULL);
      SpoolChartLayout *layout;
      g_autofree char *words = NULL;

      set_view (fixture, view->id);
      layout = spool_chart_create_layout (get_chart (fixture), shaper, &theme, 700, 500);
      for (guint t = 0; t < layout->texts->len; t++)
        {
          const SpoolPlacedText *placed = &g_array_index (layout->texts, SpoolPlacedText, t);
          const SpoolRect *area = &placed->area;

          /* Above or below, but not within. */
          g_assert_true (area->y + area->height <= layout->plot.y ||
                         area->y >= layout->plot.y + layout->plot.height);
        }
      words = spool_chart_describe (get_chart (fixture));
      g_assert_null (strstr (words, "0 of 6 rounds"));
      spool_chart_layout_free (layout);
      spool_pango_shaper_free (shaper);
    }
}

/* Nor can a view be chosen, of which nothing would be seen; not even the table, were it the last
 * that was. */
static void
test_no_view_of_nothing (Fixture *fixture, gconstpointer mode)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);
  GtkWidget *table = widget_find_text (fixture->window, "Table");
  GtkWidget *results = widget_find (fixture->window, SPOOL_TYPE_RESULTS_TABLE);

  g_assert_false (g_action_group_get_action_enabled (actions, "view"));
  g_assert_false (gtk_widget_is_sensitive (table));
  set_view (fixture, "table");
  g_assert_nonnull (widget_find_text (fixture->window, "Not Measured Yet"));
  g_assert_false (gtk_widget_is_visible (results));
  act (fixture, "run", NULL);
  widget_await (has_records, fixture->lab);
  widget_settle ();
  g_assert_true (g_action_group_get_action_enabled (actions, "view"));
  g_assert_true (gtk_widget_is_sensitive (table));
  g_assert_true (gtk_widget_is_visible (results));
  act (fixture, "select-lesson", "cpu-start");
  g_assert_false (g_action_group_get_action_enabled (actions, "view"));
  set_view (fixture, "time");
}

/* Each view has a chart of its own; those that aren't shown are not made. */
static void
test_views (Fixture *fixture, gconstpointer mode)
{
  GtkWidget *chart = widget_find (fixture->window, SPOOL_TYPE_CHART_VIEW);
  SpoolResults *results = spool_lab_get_results (fixture->lab);
  const SpoolView *view;

  act (fixture, "run", NULL);
  widget_await (has_records, fixture->lab);
  widget_settle ();
  for (guint i = 0; (view = spool_view_nth (i)) != NULL; i++)
    {
      g_autoptr (SpoolChart) wanted = spool_view_make_chart (
          view, spool_results_get_report (results), spool_results_get_analysis (results), NULL);
      g_autofree char *wanted_text = spool_chart_describe (wanted), *text = NULL;

      gtk_widget_activate_action (fixture->window, "win.view", "s", view->id);
      text = spool_chart_describe (get_chart (fixture));
      g_assert_cmpstr (text, ==, wanted_text);
      gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL, view->chart_title);
      g_assert_true (gtk_widget_is_visible (chart));
    }
  gtk_widget_activate_action (fixture->window, "win.view", "s", "table");
  g_assert_false (gtk_widget_is_visible (chart));
  gtk_widget_activate_action (fixture->window, "win.view", "s", "nothing");
  g_assert_false (gtk_widget_is_visible (chart));
  gtk_widget_activate_action (fixture->window, "win.view", "s", "time");
  g_assert_true (gtk_widget_is_visible (chart));
}

/* Returns what the picture is like; each of its bits counts. */
static char *
export_picture (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *text = NULL;
  gsize n_bytes;

  act (fixture, "export-to", path);
  g_assert_true (g_file_get_contents (path, &text, &n_bytes, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, n_bytes);
}

/* What is shown is exported; the table has no picture, so then it is the chart shown last. */
static void
test_export_of_view (Fixture *fixture, gconstpointer mode)
{
  g_autofree char *time = NULL, *phases = NULL, *table = NULL;

  act (fixture, "run", NULL);
  widget_await (has_records, fixture->lab);
  time = export_picture (fixture, "time.png");
  gtk_widget_activate_action (fixture->window, "win.view", "s", "phases");
  phases = export_picture (fixture, "phases.png");
  gtk_widget_activate_action (fixture->window, "win.view", "s", "table");
  table = export_picture (fixture, "table.png");
  g_assert_cmpstr (time, !=, phases);
  g_assert_cmpstr (table, ==, phases);
}

/* In the header bar or below the results, but never in both places. */
/* A guess is asked for where a chart will be, only in lessons, and only of those who want it; what
 * is dragged is kept with the plan that is measured. */
static void
test_guess (Fixture *fixture, gconstpointer mode)
{
  static const SpoolConfiguration two = { 0, SPOOL_EXECUTOR_THREADS, 2 };
  SpoolResults *results = spool_lab_get_results (fixture->lab);
  const char *question = "What do you expect, in percent of serial's time? Drag the bars to your "
                         "guess, or leave them.";
  GtkWidget *view, *scale;

  g_assert_null (widget_find_text (fixture->window, question));
  set_predicting (TRUE);
  widget_settle ();
  g_assert_nonnull (widget_find_text (fixture->window, question));
  g_assert_null (widget_find_text (fixture->window, "Not Measured Yet"));
  view = widget_find (fixture->window, SPOOL_TYPE_GUESS_VIEW);
  scale = widget_find_nth (view, GTK_TYPE_SCALE, 0);
  g_assert_false (gtk_widget_get_sensitive (scale));
  scale = widget_find_nth (view, GTK_TYPE_SCALE, 1);
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_LABEL, "2 threads");
  g_assert_cmpuint (spool_results_get_report (results)->plan->guesses->len, ==, 0);
  gtk_range_set_value (GTK_RANGE (scale), 60);
  g_assert_cmpfloat_with_epsilon (spool_guess_get (spool_results_get_report (results)->plan, &two),
                                  0.6, 1e-9);
  /* Settings that leave the configuration leave its guess. */
  spool_plan_model_set_rounds (spool_lab_get_model (fixture->lab), 3);
  widget_settle ();
  scale = widget_find_nth (view, GTK_TYPE_SCALE, 1);
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (GTK_RANGE (scale)), 60, 1e-9);
  act (fixture, "select-lesson", "");
  widget_settle ();
  g_assert_null (widget_find_text (fixture->window, question));
  act (fixture, "select-lesson", "web-threads");
  act (fixture, "run", NULL);
  widget_await (has_records, fixture->lab);
  widget_settle ();
  g_assert_null (widget_find_text (fixture->window, question));
}

static char *
describe (Fixture *fixture)
{
  return spool_chart_describe (get_chart (fixture));
}

static void
set_state (Fixture *fixture, const char *name, gboolean state)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), name,
                                      g_variant_new_boolean (state));
  widget_settle ();
}

static gboolean
is_enabled (Fixture *fixture, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), name);
}

/* What is hidden is hidden in what is shown and in what is exported, and never everything. */
static void
test_options (Fixture *fixture, gconstpointer mode)
{
  g_autofree char *all = NULL, *less = NULL, *last = NULL, *logarithmic = NULL;

  set_view (fixture, "time");
  act (fixture, "run", NULL);
  widget_await (has_records, fixture->lab);
  widget_settle ();
  all = describe (fixture);
  g_assert_nonnull (strstr (all, "Serial"));
  set_state (fixture, "show-serial", FALSE);
  less = describe (fixture);
  g_assert_null (strstr (less, "Serial"));
  g_assert_nonnull (strstr (less, "Threads"));
  set_state (fixture, "show-threads", FALSE);
  last = describe (fixture);
  g_assert_cmpstr (last, ==, less);
  g_assert_true (is_enabled (fixture, "log-scale"));
  g_assert_false (is_enabled (fixture, "zoom-in"));
  set_state (fixture, "log-scale", TRUE);
  logarithmic = describe (fixture);
  g_assert_nonnull (strstr (logarithmic, "logarithmic"));
  gtk_widget_activate_action (fixture->window, "win.view", "s", "timeline");
  g_assert_false (is_enabled (fixture, "log-scale"));
  g_assert_true (is_enabled (fixture, "zoom-in"));
  gtk_widget_activate_action (fixture->window, "win.zoom-in", NULL);
  gtk_widget_activate_action (fixture->window, "win.zoom-whole", NULL);
}

/* A state that is asked for over the bus comes even if the action is disabled. */
static void
test_scale_of_nothing (Fixture *fixture, gconstpointer mode)
{
  const char *const views[] = { "table", "phases", "timeline" };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (GVariant) state = NULL;

      set_view (fixture, views[i]);
      g_assert_false (is_enabled (fixture, "log-scale"));
      set_state (fixture, "log-scale", TRUE);
      state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "log-scale");
      g_assert_false (g_variant_get_boolean (state));
    }
}

static void
test_copy (Fixture *fixture, gconstpointer mode)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->window);
  g_auto (GValue) text = G_VALUE_INIT, picture = G_VALUE_INIT;
  GdkContentProvider *provider;

  set_view (fixture, "time");
  act (fixture, "run", NULL);
  widget_await (has_records, fixture->lab);
  widget_settle ();
  gtk_widget_activate_action (fixture->window, "win.copy", NULL);
  provider = gdk_clipboard_get_content (clipboard);
  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (provider, &text, NULL));
  g_assert_nonnull (strstr (g_value_get_string (&text), "threads | 2"));
  g_value_init (&picture, GDK_TYPE_TEXTURE);
  g_assert_true (gdk_content_provider_get_value (provider, &picture, NULL));
  g_assert_cmpint (gdk_texture_get_width (g_value_get_object (&picture)), >, 1000);
}

/* Once another chart is drawn; without places there is nothing to choose. */
static gboolean
takes_keys (gpointer chart_view)
{
  return spool_chart_view_handle_key (chart_view, GDK_KEY_Home, 0);
}

/* Keys choose a bar, whose numbers a screen reader gets with the chart's name. */
static void
test_chart_keys (Fixture *fixture, gconstpointer mode)
{
  GtkWidget *view = widget_find (fixture->window, SPOOL_TYPE_CHART_VIEW);
  SpoolChartView *chart_view = SPOOL_CHART_VIEW (view);
  g_autofree char *item = NULL, *name = NULL;

  set_view (fixture, "time");
  act (fixture, "run", NULL);
  widget_await (has_records, fixture->lab);
  widget_settle ();
  gtk_widget_grab_focus (view);
  g_assert_true (gtk_widget_has_focus (view));
  widget_await (takes_keys, view);
  g_assert_true (spool_chart_view_handle_key (chart_view, GDK_KEY_Escape, 0));
  g_assert_true (spool_chart_view_handle_key (chart_view, GDK_KEY_Right, 0));
  g_assert_true (spool_chart_view_handle_key (chart_view, GDK_KEY_Right, 0));
  widget_settle ();
  item = spool_chart_describe_item (get_chart (fixture), 1);
  name = g_strdup_printf ("Chart of the times: %s", item);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_nonnull (widget_find_text (view, item));
  g_assert_false (spool_chart_view_handle_key (chart_view, GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_false (spool_chart_view_handle_key (chart_view, GDK_KEY_plus, 0));
  g_assert_true (spool_chart_view_handle_key (chart_view, GDK_KEY_Escape, 0));
  g_assert_false (spool_chart_view_handle_key (chart_view, GDK_KEY_Escape, 0));
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Chart of the times");
}

static void
test_narrow (Fixture *fixture, gconstpointer mode)
{
  GtkWidget *split = widget_find (fixture->window, SPOOL_TYPE_SPLIT);
  int minimum;

  g_assert_false (spool_split_get_narrow (SPOOL_SPLIT (split)));
  g_assert_cmpuint (widget_count_text (fixture->window, "Table"), ==, 1);
  gtk_widget_measure (fixture->window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 400);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 640);
  widget_settle ();
  widget_settle ();
  g_assert_true (spool_split_get_narrow (SPOOL_SPLIT (split)));
  g_assert_cmpuint (widget_count_text (fixture->window, "Table"), ==, 1);
  g_assert_null (widget_find_text (fixture->window, "Lesson"));
  gtk_widget_activate_action (fixture->window, "win.show-plan", NULL);
  g_assert_nonnull (widget_find_text (fixture->window, "Lesson"));
  g_assert_null (widget_find_text (fixture->window, "Not Measured Yet"));
}

/* The size of a window is a matter between GTK and the display. */
typedef struct
{
  GtkWidget *widget;
  int width_before;
} Resizing;

static gboolean
has_another_width (gpointer data)
{
  const Resizing *resizing = data;

  return gtk_widget_get_width (resizing->widget) != resizing->width_before;
}

/* Before a name of a view would be cut off, the views move below the results. */
static void
test_whole_names (Fixture *fixture, gconstpointer mode)
{
  SpoolSplit *split = SPOOL_SPLIT (widget_find (fixture->window, SPOOL_TYPE_SPLIT));
  GtkWidget *views = widget_find (fixture->window, SPOOL_TYPE_VIEW_SWITCH);
  guint n_wide = 0;

  for (int width = 1100; width >= SPOOL_SPLIT_NARROW_PX; width -= 20)
    {
      Resizing resizing = { GTK_WIDGET (split), gtk_widget_get_width (GTK_WIDGET (split)) };

      gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 640);
      widget_await (has_another_width, &resizing);
      widget_settle ();
      if (spool_split_get_narrow (split))
        continue;
      n_wide++;
      for (GtkWidget *each = gtk_widget_get_first_child (views); each != NULL;
           each = gtk_widget_get_next_sibling (each))
        g_assert_false (pango_layout_is_ellipsized (
            gtk_label_get_layout (GTK_LABEL (widget_find (each, GTK_TYPE_LABEL)))));
    }
  g_assert_cmpuint (n_wide, >, 0);
}

/* Why needs a lesson; words need nothing. */
static void
test_explain (Fixture *fixture, gconstpointer mode)
{
  GtkWindow *parent = GTK_WINDOW (fixture->window);

  g_assert_null (widget_find_text (fixture->window, "Why?"));
  act (fixture, "select-lesson", "");
  gtk_widget_activate_action (fixture->window, "win.explain", NULL);
  g_assert_null (spool_companion_find (parent, SPOOL_TYPE_LESSON_WINDOW));
  act (fixture, "select-lesson", "web-threads");
  act (fixture, "run", NULL);
  widget_await (is_idle, fixture->lab);
  widget_settle ();
  click (fixture, "Why?");
  g_assert_nonnull (spool_companion_find (parent, SPOOL_TYPE_LESSON_WINDOW));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.glossary", NULL));
  g_assert_nonnull (spool_companion_find (parent, SPOOL_TYPE_GLOSSARY_WINDOW));
  widget_settle ();
}

static float
get_x (Fixture *fixture, const char *text)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget_find_text (fixture->window, text),
                                            fixture->window, &bounds));
  return bounds.origin.x;
}

/* A table has no options, but what stands beside them stays where it is. */
static void
test_why_stays (Fixture *fixture, gconstpointer mode)
{
  float x;

  act (fixture, "select-lesson", "web-threads");
  set_view (fixture, "time");
  act (fixture, "run", NULL);
  widget_await (is_idle, fixture->lab);
  widget_settle ();
  x = get_x (fixture, "Why?");
  set_view (fixture, "table");
  widget_settle ();
  g_assert_cmpfloat (get_x (fixture, "Why?"), ==, x);
}

/* What Run would contact is named even if the plan is hidden, with a report or the table. */
static void
test_contacts (Fixture *fixture, gconstpointer mode)
{
  SpoolPlanModel *model = spool_lab_get_model (fixture->lab);
  const char *line = "Run contacts: a.example, b.example, c.example, d.example";

  set_view (fixture, "time");
  act (fixture, "run", NULL);
  widget_await (has_records, fixture->lab);
  spool_plan_model_set_param (
      model, "source", "http://a.example http://b.example http://c.example http://d.example");
  spool_plan_model_set_jobs (model, 4);
  widget_settle ();
  g_assert_null (widget_find_text (fixture->window, line));
  set_state (fixture, "show-plan", FALSE);
  g_assert_nonnull (widget_find_text (fixture->window, line));
  spool_plan_model_set_param (model, "source", "local");
  g_assert_null (widget_find_part (fixture->window, "Run contacts"));
  set_state (fixture, "show-plan", TRUE);
}

/* Keys that run leave no time to leave the field. */
static void
test_run_from_a_field (Fixture *fixture, gconstpointer mode)
{
  GtkWidget *plan = widget_find (fixture->window, SPOOL_TYPE_PLAN_PANE);
  GtkWidget *jobs = widget_find (plan, GTK_TYPE_SPIN_BUTTON);

  gtk_widget_grab_focus (jobs);
  gtk_editable_set_text (GTK_EDITABLE (jobs), "7");
  act (fixture, "run", NULL);
  widget_await (has_records, fixture->lab);
  g_assert_cmpuint (spool_plan_get_entry (
                        spool_results_get_report (spool_lab_get_results (fixture->lab))->plan, 0)
                        ->jobs,
                    ==, 7);
}

static void
test_close_while_measuring (Fixture *fixture, gconstpointer mode)
{
  act (fixture, "run", NULL);
  widget_await (has_runs, fixture->lab);
  act (fixture, "quit", NULL);
  widget_settle ();
  g_assert_null (fixture->window);
  spool_lab_stop (fixture->lab);
  widget_await (is_idle, fixture->lab);
}

static void
add (const char *path, const char *mode, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, mode, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_assert_cmpint (argc, ==, 2);
  fake_bench = argv[1];
  application = widget_make_application ();
  spool_help_set_accels (GTK_APPLICATION (application));
  add ("/window/one-button", "endless", test_one_button);
  add ("/window/load", "endless", test_load);
  add ("/window/answer", "good", test_answer);
  add ("/window/invitation", "good", test_invitation);
  add ("/window/running-is-not-for-others", "endless", test_running_is_not_for_others);
  add ("/window/settings-by-action", "good", test_settings_by_action);
  add ("/window/export-by-action", "good", test_export_by_action);
  add ("/window/last-message-counts", "good", test_last_message_counts);
  add ("/window/warning-stays", "failing-jobs", test_warning_stays);
  add ("/window/error-shows", "exit", test_error_shows);
  add ("/window/nothing-measured", "good", test_nothing_measured);
  add ("/window/no-view-of-nothing", "good", test_no_view_of_nothing);
  add ("/window/views", "good", test_views);
  add ("/window/export-of-view", "good", test_export_of_view);
  add ("/window/guess", "good", test_guess);
  add ("/window/options", "good", test_options);
  add ("/window/scale-of-nothing", "good", test_scale_of_nothing);
  add ("/window/copy", "good", test_copy);
  add ("/window/chart-keys", "good", test_chart_keys);
  add ("/window/contacts", "good", test_contacts);
  add ("/window/narrow", "good", test_narrow);
  add ("/window/whole-names", "good", test_whole_names);
  add ("/window/explain", "good", test_explain);
  add ("/window/why-stays", "good", test_why_stays);
  add ("/window/run-from-a-field", "good", test_run_from_a_field);
  add ("/window/close-while-measuring", "endless", test_close_while_measuring);
  return g_test_run ();
}
