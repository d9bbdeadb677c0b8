/* test-guess-view.c: the bars that ask for a guess, by pointer, by keys, and in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-guess-view.h"
#include "report/spool-guess.h"
#include "report/spool-lesson.h"
#include "widget-util.h"

#include <adwaita.h>
#include <math.h>

/* What the view has said last. */
typedef struct
{
  GtkWidget *view;
  GtkWidget *window;
  guint n_changes;
  SpoolConfiguration configuration;
  double share;
} Fixture;

static void
on_changed (SpoolGuessView *view,
            const SpoolConfiguration *configuration,
            double share,
            Fixture *fixture)
{
  fixture->n_changes++;
  fixture->configuration = *configuration;
  fixture->share = share;
}

static void
set_up (Fixture *fixture, gconstpointer lesson)
{
  g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (spool_lesson_find (lesson), FALSE);

  g_assert_true (spool_plan_check (plan, NULL));
  fixture->view = spool_guess_view_new ();
  g_signal_connect (fixture->view, "changed", G_CALLBACK (on_changed), fixture);
  spool_guess_view_show_plan (SPOOL_GUESS_VIEW (fixture->view), plan);
  fixture->window = widget_show_alone (fixture->view, 800, 300);
}

static void
tear_down (Fixture *fixture, gconstpointer lesson)
{
  g_object_ref_sink (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widget_settle ();
  g_assert_finalize_object (fixture->view);
}

/* Counts down @n to the scale that is looked for; those that can't be moved don't count. */
static GtkWidget *
find_scale (GtkWidget *root, guint *n)
{
  if (GTK_IS_SCALE (root) && gtk_widget_get_sensitive (root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_scale (child, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
nth_scale (Fixture *fixture, guint n)
{
  return find_scale (fixture->view, &n);
}

/* As if a key were pressed on the bar; whether anything but the slider itself took it. */
static gboolean
press (GtkWidget *scale, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scale);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) each = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (each))
        g_signal_emit_by_name (each, "key-pressed", key, 0, modifiers, &taken);
    }
  return taken;
}

static gboolean
is_focused (Fixture *fixture, GtkWidget *scale)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window)) == scale;
}

static void
assert_name (GtkWidget *scale, const char *name)
{
  gtk_test_accessible_assert_role (scale, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* Without scrolling in what margins leave of 360 pixels. */
static void
test_fits_narrow_windows (Fixture *fixture, gconstpointer lesson)
{
  GtkWidget *groups = widget_find (fixture->view, GTK_TYPE_GRID);
  int width;

  gtk_widget_measure (groups, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 336);
}

static guint
get_red (GdkPixbuf *picture, int x, int y)
{
  return gdk_pixbuf_read_pixels (
      picture)[y * gdk_pixbuf_get_rowstride (picture) + x * gdk_pixbuf_get_n_channels (picture)];
}

/* What nobody has touched yet stands out from the trough above it: darker where it is light, and
 * lighter where it is dark. */
static void
test_untouched_is_seen (Fixture *fixture, gconstpointer lesson)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (fixture->view));
  GtkWidget *scale = nth_scale (fixture, 0);
  GtkWidget *trough = gtk_widget_get_last_child (scale);
  graphene_rect_t bounds;

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autoptr (GdkPixbuf) picture = NULL;
      int x, above, below;

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
      widget_settle ();
      g_assert_true (gtk_widget_compute_bounds (trough, root, &bounds));
      picture = widget_paint (root);
      x = (int) (bounds.origin.x + bounds.size.width / 2);
      above = (int) get_red (picture, x, (int) (bounds.origin.y + 12));
      below = (int) get_red (picture, x, (int) (bounds.origin.y + bounds.size.height - 12));
      if (schemes[i] == ADW_COLOR_SCHEME_FORCE_DARK)
        g_assert_cmpint (below, >, above + 20);
      else
        g_assert_cmpint (below, <, above - 20);
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* A bar for each configuration but serial can be moved, and none is a guess yet. */
static void
test_bars (Fixture *fixture, gconstpointer lesson)
{
  static const char *const names[] = { "2 threads", "4 threads", "8 threads", "16 threads" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *scale = nth_scale (fixture, i);

      assert_name (scale, names[i]);
      g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 100);
      g_assert_true (gtk_widget_has_css_class (scale, "untouched"));
    }
  g_assert_null (nth_scale (fixture, G_N_ELEMENTS (names)));
  g_assert_nonnull (widget_find_text (fixture->window, "Serial"));
  g_assert_nonnull (widget_find_text (fixture->window, "Threads"));
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_moved (Fixture *fixture, gconstpointer lesson)
{
  GtkWidget *scale = nth_scale (fixture, 1);

  gtk_range_set_value (GTK_RANGE (scale), 25);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpint (fixture->configuration.executor, ==, SPOOL_EXECUTOR_THREADS);
  g_assert_cmpuint (fixture->configuration.workers, ==, 4);
  g_assert_cmpfloat_with_epsilon (fixture->share, 0.25, 1e-9);
  g_assert_false (gtk_widget_has_css_class (scale, "untouched"));
  g_assert_true (gtk_widget_has_css_class (nth_scale (fixture, 0), "untouched"));
  /* By 5 percent, by 25, and to both ends. */
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_STEP_UP);
  g_assert_cmpfloat_with_epsilon (fixture->share, 0.30, 1e-9);
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_PAGE_UP);
  g_assert_cmpfloat_with_epsilon (fixture->share, 0.55, 1e-9);
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_PAGE_DOWN);
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_STEP_DOWN);
  g_assert_cmpfloat_with_epsilon (fixture->share, 0.25, 1e-9);
}

static void
test_forgotten (Fixture *fixture, gconstpointer lesson)
{
  GtkWidget *scale = nth_scale (fixture, 1);

  gtk_range_set_value (GTK_RANGE (scale), 25);
  g_assert_true (press (scale, GDK_KEY_Delete, 0));
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpuint (fixture->configuration.workers, ==, 4);
  g_assert_true (isnan (fixture->share));
  g_assert_true (gtk_widget_has_css_class (scale, "untouched"));
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 100);
}

static void
test_chosen (Fixture *fixture, gconstpointer lesson)
{
  GtkWidget *scales[4];

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    scales[i] = nth_scale (fixture, i);
  gtk_widget_grab_focus (scales[0]);
  g_assert_true (press (scales[0], GDK_KEY_Right, 0));
  g_assert_true (is_focused (fixture, scales[1]));
  g_assert_true (press (scales[1], GDK_KEY_Left, 0));
  g_assert_true (is_focused (fixture, scales[0]));
  /* Beyond the ends there is nothing. */
  g_assert_true (press (scales[0], GDK_KEY_Left, 0));
  g_assert_true (is_focused (fixture, scales[0]));
  gtk_widget_grab_focus (scales[3]);
  g_assert_true (press (scales[3], GDK_KEY_Right, 0));
  g_assert_true (is_focused (fixture, scales[3]));
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  /* What is not the view's stays the slider's, or the window's. */
  g_assert_false (press (scales[0], GDK_KEY_Up, 0));
  g_assert_false (press (scales[0], GDK_KEY_Right, GDK_ALT_MASK));
  g_assert_false (press (scales[0], GDK_KEY_Tab, 0));
}

static void
test_right_to_left (Fixture *fixture, gconstpointer lesson)
{
  GtkWidget *first = nth_scale (fixture, 0), *second = nth_scale (fixture, 1);

  gtk_widget_set_direction (first, GTK_TEXT_DIR_RTL);
  gtk_widget_set_direction (second, GTK_TEXT_DIR_RTL);
  gtk_widget_grab_focus (first);
  g_assert_true (press (first, GDK_KEY_Left, 0));
  g_assert_true (is_focused (fixture, second));
  g_assert_true (press (second, GDK_KEY_Right, 0));
  g_assert_true (is_focused (fixture, first));
}

/* Two workloads have the same executors, so their names are needed. */
static void
test_workloads (Fixture *fixture, gconstpointer lesson)
{
  assert_name (nth_scale (fixture, 2), "Sleeping: 2 processes");
  assert_name (nth_scale (fixture, 6), "Web Pages: 2 processes");
  g_assert_cmpuint (widget_count_text (fixture->window, "Sleeping: Processes"), ==, 1);
  g_assert_cmpuint (widget_count_text (fixture->window, "Web Pages: Processes"), ==, 1);
  /* Titles of one line or two: the bars are as high as each other. */
  g_assert_cmpint (gtk_widget_get_height (nth_scale (fixture, 0)), ==,
                   gtk_widget_get_height (nth_scale (fixture, 4)));
  g_signal_emit_by_name (nth_scale (fixture, 6), "move-slider", GTK_SCROLL_STEP_UP);
  g_assert_cmpuint (fixture->configuration.entry, ==, 1);
}

/* What was guessed before is shown as it was. */
static void
test_kept (Fixture *fixture, gconstpointer lesson)
{
  static const SpoolConfiguration eight = { 0, SPOOL_EXECUTOR_THREADS, 8 };
  g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (spool_lesson_find (lesson), FALSE);

  g_assert_true (spool_plan_check (plan, NULL));
  spool_guess_set (plan, &eight, 0.15);
  spool_guess_view_show_plan (SPOOL_GUESS_VIEW (fixture->view), plan);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (nth_scale (fixture, 2))), ==, 15);
  g_assert_false (gtk_widget_has_css_class (nth_scale (fixture, 2), "untouched"));
  g_assert_true (gtk_widget_has_css_class (nth_scale (fixture, 3), "untouched"));
  g_assert_null (nth_scale (fixture, 4));
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
assert_text (GtkWidget *scale, const char *text)
{
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text);
}

static void
assert_told (Fixture *fixture, GtkWidget *scale, double share, const char *text)
{
  g_assert_cmpfloat_with_epsilon (fixture->share, share, share * 1e-9);
  assert_text (scale, text);
}

/* Where jobs do nothing, what is right is far above serial: the sliders reach as far as a guess
 * may. */
static void
test_many_times (Fixture *fixture, gconstpointer lesson)
{
  GtkWidget *scale = nth_scale (fixture, 2);

  g_assert_true (gtk_widget_has_css_class (scale, "untouched"));
  assert_text (scale, "100 %");
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_STEP_UP);
  assert_told (fixture, scale, 1.3, "130 %");
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_PAGE_UP);
  assert_told (fixture, scale, 4.0, "400 %");
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_PAGE_UP);
  assert_told (fixture, scale, 13, "13 ×");
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_END);
  g_assert_cmpfloat (fixture->share, ==, SPOOL_GUESS_MAX);
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_START);
  assert_told (fixture, scale, 0.1, "10 %");
  g_assert_true (press (scale, GDK_KEY_Delete, 0));
  g_assert_true (isnan (fixture->share));
  assert_text (scale, "100 %");
}

/* A guess of the file stands where it belongs. */
static void
test_many_times_kept (Fixture *fixture, gconstpointer lesson)
{
  static const SpoolConfiguration eight = { 0, SPOOL_EXECUTOR_THREADS, 8 };
  g_autoptr (SpoolPlan) plan = spool_lesson_make_plan (spool_lesson_find (lesson), FALSE);
  GtkWidget *scale;

  g_assert_true (spool_plan_check (plan, NULL));
  spool_guess_set (plan, &eight, 37);
  spool_guess_view_show_plan (SPOOL_GUESS_VIEW (fixture->view), plan);
  scale = nth_scale (fixture, 1);
  assert_name (scale, "Sleeping: 8 threads");
  assert_text (scale, "37 ×");
}

static void
add (const char *path, const char *lesson, void (*test) (Fixture *fixture, gconstpointer lesson))
{
  g_test_add (path, Fixture, lesson, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  /* Whose style makes the bars as narrow as they are. */
  application = widget_make_application ();
  add ("/guess-view/bars", "web-threads", test_bars);
  add ("/guess-view/fits-narrow-windows", "web-threads", test_fits_narrow_windows);
  add ("/guess-view/untouched-is-seen", "web-threads", test_untouched_is_seen);
  add ("/guess-view/moved", "web-threads", test_moved);
  add ("/guess-view/forgotten", "web-threads", test_forgotten);
  add ("/guess-view/chosen", "web-threads", test_chosen);
  add ("/guess-view/right-to-left", "web-threads", test_right_to_left);
  add ("/guess-view/workloads", "cpu-start", test_workloads);
  add ("/guess-view/kept", "web-threads", test_kept);
  add ("/guess-view/many-times", "cpu-start", test_many_times);
  add ("/guess-view/many-times-kept", "cpu-start", test_many_times_kept);
  return g_test_run ();
}
