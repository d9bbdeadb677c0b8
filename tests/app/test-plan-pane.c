/* test-plan-pane.c: the settings of a plan, and the widgets that only they have.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-params-row.h"
#include "app/spool-plan-pane.h"
#include "app/spool-tab-stop.h"
#include "app/spool-worker-chips.h"
#include "app/spool-wrap-box.h"
#include "report-util.h"
#include "widget-util.h"

#include <adwaita.h>
#include <locale.h>

typedef struct
{
  SpoolPlanModel *model;
  GtkWidget *window;
  GtkWidget *pane;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->model = spool_plan_model_new ();
  fixture->pane = g_object_ref_sink (g_object_new (SPOOL_TYPE_PLAN_PANE, NULL));
  spool_plan_pane_set_model (SPOOL_PLAN_PANE (fixture->pane), fixture->model);
  fixture->window = widget_show_alone (fixture->pane, 360, 900);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widget_settle ();
  g_assert_finalize_object (fixture->pane);
  g_assert_finalize_object (fixture->model);
}

static GtkEditable *
find_editable (Fixture *fixture, const char *title)
{
  return GTK_EDITABLE (widget_find_row (fixture->pane, title));
}

static GtkSwitch *
find_switch (Fixture *fixture, const char *title)
{
  return GTK_SWITCH (widget_find (widget_find_row (fixture->pane, title), GTK_TYPE_SWITCH));
}

static GtkWidget *
find_params (Fixture *fixture)
{
  return widget_find (fixture->pane, SPOOL_TYPE_PARAMS_ROW);
}

static void
unfold (Fixture *fixture)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_params (fixture)), TRUE);
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  AdwComboRow *workload = ADW_COMBO_ROW (widget_find_row (fixture->pane, "Workload"));
  GtkWidget *notebook = widget_find_row (fixture->pane, "As in the Notebook");

  unfold (fixture);
  g_assert_true (gtk_widget_get_visible (notebook));
  g_assert_cmpstr (gtk_editable_get_text (find_editable (fixture, "Latency (s)")), ==, "0.04");
  spool_plan_model_set_workload (fixture->model, &spool_cosine_workload);
  g_assert_false (gtk_widget_get_visible (notebook));
  g_assert_cmpstr (gtk_editable_get_text (find_editable (fixture, "Iterations")), ==, "10000000");
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (widget_find_row (fixture->pane, "Event Loop"))),
      ==, "An event loop helps only jobs that wait, and these don't");
  g_assert_cmpuint (adw_combo_row_get_selected (workload), ==, 1);
}

static void
test_sets (Fixture *fixture, gconstpointer data)
{
  unfold (fixture);
  gtk_switch_set_active (find_switch (fixture, "Processes"), TRUE);
  g_assert_true (spool_plan_model_has_executor (fixture->model, SPOOL_EXECUTOR_PROCESSES));
  gtk_switch_set_active (find_switch (fixture, "Compressed"), TRUE);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (widget_find_row (fixture->pane, "Compressed")), ==,
                   "Whether a job asks for compressed pages");
  g_assert_cmpstr (spool_plan_model_get_param (fixture->model, "compressed"), ==, "1");
  adw_combo_row_set_selected (ADW_COMBO_ROW (widget_find_row (fixture->pane, "Workload")), 2);
  g_assert_true (spool_plan_model_get_workload (fixture->model) == &spool_sleep_workload);
  gtk_editable_set_text (find_editable (fixture, "Seconds"), "0.5");
  g_assert_cmpstr (spool_plan_model_get_param (fixture->model, "seconds"), ==, "0.5");
  gtk_editable_set_text (find_editable (fixture, "Seconds"), "long");
  g_assert_true (gtk_widget_has_css_class (widget_find_row (fixture->pane, "Seconds"), "error"));
  g_assert_nonnull (
      widget_find_text (fixture->pane, spool_plan_model_get_problem (fixture->model, "seconds")));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (find_params (fixture))), ==,
                   spool_plan_model_get_problem (fixture->model, "seconds"));
}

/* What is wrong may be as long as what was pasted. */
static void
test_long_problems (Fixture *fixture, gconstpointer data)
{
  g_autofree char *word = g_strnfill (5000, 'x');
  g_autofree char *part = g_strnfill (200, 'x');
  GtkWidget *label;

  g_assert_false (spool_plan_model_set_workers (fixture->model, word, NULL));
  label = widget_find_part (fixture->pane, part);
  g_assert_nonnull (label);
  g_assert_cmpint (g_utf8_strlen (gtk_label_get_text (GTK_LABEL (label)), -1), <=, 300);

  g_assert_true (spool_plan_model_set_workers (fixture->model, "2", NULL));
  spool_plan_model_set_param (fixture->model, "source", word);
  g_assert_cmpint (
      g_utf8_strlen (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (find_params (fixture))), -1),
      <=, 300);
}

/* The settings are the first workload's, but Run measures all. */
static void
test_names_further_workloads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpoolPlan) opened = spool_plan_new ();
  GtkWidget *row = widget_find_row (fixture->pane, "Also Measured");

  g_assert_false (gtk_widget_get_visible (row));
  spool_plan_add_entry (opened, &spool_cosine_workload);
  spool_plan_add_entry (opened, &spool_sleep_workload);
  spool_plan_add_entry (opened, &spool_web_workload);
  spool_plan_model_adopt (fixture->model, opened);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Sleeping, Web Pages");
  /* Also while something is wrong. */
  spool_plan_model_set_workers (fixture->model, "?", NULL);
  g_assert_true (gtk_widget_get_visible (row));
  spool_plan_model_set_workload (fixture->model, &spool_cosine_workload);
  g_assert_false (gtk_widget_get_visible (row));
}

/* What was typed stays as it was typed, and counts. */
static void
test_decimal_comma (Fixture *fixture, gconstpointer data)
{
  GtkEditable *latency;

  if (!util_use_decimal_comma ())
    return;
  unfold (fixture);
  latency = find_editable (fixture, "Latency (s)");
  g_assert_cmpstr (gtk_editable_get_text (latency), ==, "0,04");
  gtk_editable_set_text (latency, "0,5");
  g_assert_cmpstr (spool_plan_model_get_param (fixture->model, "latency"), ==, "0.5");
  g_assert_cmpstr (gtk_editable_get_text (latency), ==, "0,5");
  gtk_editable_set_text (latency, "0.25");
  g_assert_cmpstr (spool_plan_model_get_param (fixture->model, "latency"), ==, "0.25");
  g_assert_cmpstr (gtk_editable_get_text (latency), ==, "0.25");
  setlocale (LC_NUMERIC, "C");
}

/* Who never unfolds them never pays for their rows. */
static void
test_params_are_built_when_unfolded (Fixture *fixture, gconstpointer data)
{
  GtkWidget *params = find_params (fixture);

  g_assert_null (widget_find (params, ADW_TYPE_ENTRY_ROW));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (params)), ==,
                   "Writes: 10 · Latency: 0.04 s");
  g_assert_true (spool_plan_model_select_lesson (fixture->model, "cpu-threads-processes", NULL));
  g_assert_null (widget_find (params, ADW_TYPE_ENTRY_ROW));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (params)), ==, "Default values");
  g_assert_true (spool_plan_model_select_lesson (fixture->model, "", NULL));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (params)));
  g_assert_nonnull (widget_find (params, ADW_TYPE_ENTRY_ROW));
  /* Whoever folds it wants it so. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (params), FALSE);
  spool_plan_model_set_jobs (fixture->model, 2);
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (params)));
}

/* These have rows of their own in them, and are not named after their titles by themselves. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  gtk_test_accessible_assert_property (widget_find (fixture->pane, SPOOL_TYPE_PARAMS_ROW),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Parameters");
  gtk_test_accessible_assert_property (widget_find (fixture->pane, SPOOL_TYPE_WORKER_CHIPS),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Workers");
}

static void
test_rounds (Fixture *fixture, gconstpointer data)
{
  GtkSwitch *automatic = find_switch (fixture, "Automatic Rounds");
  GtkWidget *rounds = widget_find_row (fixture->pane, "Rounds");

  g_assert_true (gtk_widget_get_visible (rounds));
  gtk_switch_set_active (automatic, TRUE);
  g_assert_cmpuint (spool_plan_model_get_rounds (fixture->model), ==, SPOOL_AUTOMATIC_ROUNDS);
  g_assert_false (gtk_widget_get_visible (rounds));
  gtk_switch_set_active (automatic, FALSE);
  g_assert_cmpuint (spool_plan_model_get_rounds (fixture->model), ==, 6);
  g_assert_true (gtk_widget_get_visible (rounds));
  spool_plan_model_set_rounds (fixture->model, SPOOL_AUTOMATIC_ROUNDS);
  g_assert_true (gtk_switch_get_active (automatic));
}

/* Automatic rounds have to end some time, so that 0 for no limit is not offered. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = widget_find_row (fixture->pane, "Time Limit (s)");
  GtkSpinButton *spin = GTK_SPIN_BUTTON (widget_find (row, GTK_TYPE_SPIN_BUTTON));

  gtk_spin_button_set_value (spin, 0);
  g_assert_cmpfloat (spool_plan_model_get_time_limit_s (fixture->model), ==, 0);
  g_assert_nonnull (widget_find_text (row, "No round begins after this; 0 for no limit"));
  spool_plan_model_set_rounds (fixture->model, SPOOL_AUTOMATIC_ROUNDS);
  gtk_spin_button_set_value (spin, 0);
  g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, 1);
  g_assert_cmpfloat (spool_plan_model_get_time_limit_s (fixture->model), ==, 1);
  g_assert_nonnull (widget_find_text (row, "No round begins after this"));
}

static void
test_says_what_is_contacted (Fixture *fixture, gconstpointer data)
{
  static const char *const local = "Contacts only this computer";
  static const char *const notice =
      "Only contact computers that are yours or that you may test. Those computers may redirect to "
      "others.";
  g_autofree char *others = NULL;

  g_assert_nonnull (widget_find_text (fixture->pane, local));
  g_assert_null (widget_find_text (fixture->pane, notice));
  spool_plan_model_set_param (fixture->model, "source", "notebook");
  others =
      g_strdup (gtk_label_get_text (GTK_LABEL (widget_find_part (fixture->pane, "Contacts: "))));
  g_assert_true (g_str_has_prefix (others, "Contacts: www.poatek.com, en.wikipedia.org, "));
  g_assert_nonnull (widget_find_text (fixture->pane, notice));
  spool_plan_model_set_workload (fixture->model, &spool_sleep_workload);
  g_assert_null (widget_find_text (fixture->pane, local));
  g_assert_null (widget_find_text (fixture->pane, others));
  g_assert_null (widget_find_text (fixture->pane, notice));
}

/* Spaces around a value stay where they were typed, and mean nothing. */
static void
test_spaces_around_values (Fixture *fixture, gconstpointer data)
{
  GtkEditable *writes;

  unfold (fixture);
  writes = find_editable (fixture, "Writes");
  gtk_editable_set_text (find_editable (fixture, "Source of Pages"), "local ");
  gtk_editable_set_text (writes, " 7 ");
  g_assert_true (spool_plan_model_is_valid (fixture->model));
  g_assert_cmpstr (spool_plan_model_get_param (fixture->model, "source"), ==, "local");
  g_assert_cmpstr (spool_plan_model_get_param (fixture->model, "writes"), ==, "7");
  g_assert_cmpstr (gtk_editable_get_text (writes), ==, " 7 ");
}

static GtkWidget *
find_workers (Fixture *fixture)
{
  return widget_find (fixture->pane, SPOOL_TYPE_WORKER_CHIPS);
}

static GtkWidget *
find_entry (Fixture *fixture)
{
  return widget_find (find_workers (fixture), GTK_TYPE_ENTRY);
}

static GtkWidget *
find_chip (Fixture *fixture, const char *number)
{
  GtkWidget *label = widget_find_text (find_workers (fixture), number);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

/* As Enter does. */
static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_entry (fixture)), text);
  g_signal_emit_by_name (find_entry (fixture), "activate");
}

static void
assert_workers (Fixture *fixture, const char *workers, const char *field)
{
  g_assert_cmpstr (spool_plan_model_get_workers (fixture->model), ==, workers);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (fixture))), ==, field);
}

static void
test_chips_remove (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (gtk_widget_get_tooltip_text (find_chip (fixture, "4")), ==, "Remove 4 Workers");
  g_signal_emit_by_name (find_chip (fixture, "4"), "clicked");
  assert_workers (fixture, "2, 8, 16", "");
  g_assert_null (find_chip (fixture, "4"));
  g_assert_true (gtk_widget_has_focus (find_chip (fixture, "8")));
  g_signal_emit_by_name (find_chip (fixture, "16"), "clicked");
  g_assert_true (gtk_widget_has_focus (find_chip (fixture, "8")));
  g_signal_emit_by_name (find_chip (fixture, "8"), "clicked");
  g_signal_emit_by_name (find_chip (fixture, "2"), "clicked");
  assert_workers (fixture, "", "");
  g_assert_false (spool_plan_model_is_valid (fixture->model));
  g_assert_true (gtk_widget_has_css_class (find_entry (fixture), "error"));
  type (fixture, "3");
  assert_workers (fixture, "3", "");
  g_assert_true (spool_plan_model_is_valid (fixture->model));
}

static void
test_chips_add (Fixture *fixture, gconstpointer data)
{
  type (fixture, "6");
  assert_workers (fixture, "2, 4, 6, 8, 16", "");
  g_assert_nonnull (find_chip (fixture, "6"));
  type (fixture, "1 32");
  assert_workers (fixture, "1, 2, 4, 6, 8, 16, 32", "");
  type (fixture, "6");
  assert_workers (fixture, "1, 2, 4, 6, 8, 16, 32", "");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (fixture)), "12");
  assert_workers (fixture, "1, 2, 4, 6, 8, 16, 32", "12");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (fixture)), "12,");
  assert_workers (fixture, "1, 2, 4, 6, 8, 12, 16, 32", "");
}

static void
test_chips_refuse (Fixture *fixture, gconstpointer data)
{
  type (fixture, "x 6");
  assert_workers (fixture, "2, 4, 6, 8, 16, x", "x");
  g_assert_false (spool_plan_model_is_valid (fixture->model));
  g_assert_true (gtk_widget_has_css_class (find_entry (fixture), "error"));
  g_assert_nonnull (
      widget_find_text (fixture->pane, "Workers must be whole numbers from 1 to 256, not “x”"));
  /* Whoever mends it isn't scolded on the way. */
  gtk_editable_set_text (GTK_EDITABLE (find_entry (fixture)), "1");
  assert_workers (fixture, "2, 4, 6, 8, 16", "1");
  g_assert_false (gtk_widget_has_css_class (find_entry (fixture), "error"));
  type (fixture, "10");
  assert_workers (fixture, "2, 4, 6, 8, 10, 16", "");
}

static void
test_chips_follow (Fixture *fixture, gconstpointer data)
{
  spool_plan_model_set_workers (fixture->model, "0", NULL);
  assert_workers (fixture, "0", "0");
  g_assert_null (find_chip (fixture, "2"));
  spool_plan_model_set_workers (fixture->model, "5, 3, 5", NULL);
  assert_workers (fixture, "5, 3, 5", "");
  g_assert_nonnull (find_chip (fixture, "5"));
  g_assert_nonnull (find_chip (fixture, "3"));
  /* What is being typed stays, whatever else happens. */
  gtk_editable_set_text (GTK_EDITABLE (find_entry (fixture)), "7");
  spool_plan_model_set_jobs (fixture->model, 3);
  spool_plan_model_set_workers (fixture->model, "2", NULL);
  assert_workers (fixture, "2", "7");
}

static void
move (Fixture *fixture, GtkDirectionType direction)
{
  gtk_widget_child_focus (fixture->window, direction);
}

static gboolean
has_focus_in (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus == widget || gtk_widget_is_ancestor (focus, widget);
}

static void
test_chips_are_one_stop (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (find_chip (fixture, "4"));
  move (fixture, GTK_DIR_TAB_FORWARD);
  g_assert_true (has_focus_in (fixture, find_entry (fixture)));
  move (fixture, GTK_DIR_TAB_BACKWARD);
  g_assert_true (has_focus_in (fixture, find_chip (fixture, "16")));
  move (fixture, GTK_DIR_LEFT);
  g_assert_true (has_focus_in (fixture, find_chip (fixture, "8")));
  move (fixture, GTK_DIR_RIGHT);
  move (fixture, GTK_DIR_RIGHT);
  g_assert_true (has_focus_in (fixture, find_entry (fixture)));
  gtk_widget_set_direction (find_workers (fixture), GTK_TEXT_DIR_RTL);
  gtk_widget_grab_focus (find_chip (fixture, "8"));
  move (fixture, GTK_DIR_LEFT);
  g_assert_true (has_focus_in (fixture, find_chip (fixture, "16")));
  move (fixture, GTK_DIR_RIGHT);
  g_assert_true (has_focus_in (fixture, find_chip (fixture, "8")));
  move (fixture, GTK_DIR_TAB_BACKWARD);
  g_assert_false (has_focus_in (fixture, gtk_widget_get_parent (find_entry (fixture))));
}

static void
test_lessons_are_one_stop (Fixture *fixture, gconstpointer data)
{
  GtkWidget *stop = widget_find (fixture->pane, SPOOL_TYPE_TAB_STOP);

  g_assert_true (spool_plan_model_select_lesson (fixture->model, "web-processes", NULL));
  gtk_widget_grab_focus (widget_find_row (fixture->pane, "Workload"));
  move (fixture, GTK_DIR_TAB_BACKWARD);
  move (fixture, GTK_DIR_TAB_BACKWARD);
  if (!has_focus_in (fixture, stop))
    move (fixture, GTK_DIR_TAB_BACKWARD);
  g_assert_true (has_focus_in (fixture, widget_find_row (fixture->pane, "Processes That Wait")));
  move (fixture, GTK_DIR_TAB_FORWARD);
  g_assert_false (has_focus_in (fixture, stop));
}

static GtkWidget *
add_block (GtkWidget *box, int width, int height)
{
  GtkWidget *block = gtk_drawing_area_new ();

  gtk_widget_set_size_request (block, width, height);
  gtk_widget_insert_before (block, box, NULL);
  return block;
}

static void
assert_place (GtkWidget *block, GtkWidget *box, float x, float y, float width, float height)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (block, box, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, x);
  g_assert_cmpfloat (bounds.origin.y, ==, y);
  g_assert_cmpfloat (bounds.size.width, ==, width);
  g_assert_cmpfloat (bounds.size.height, ==, height);
}

/* 6 pixels between them, both ways. */
static void
test_wrap_box (void)
{
  GtkWidget *box = spool_wrap_box_new ();
  GtkWidget *first = add_block (box, 40, 10), *second = add_block (box, 50, 20);
  GtkWidget *hidden = add_block (box, 90, 90), *third = add_block (box, 30, 10);
  GtkWidget *window;
  int minimum, natural;

  gtk_widget_set_visible (hidden, FALSE);
  gtk_widget_set_hexpand (third, TRUE);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 50);
  g_assert_cmpint (natural, ==, 40 + 6 + 50 + 6 + 30);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 132, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 20);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 100, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 20 + 6 + 10);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 60, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 10 + 6 + 20 + 6 + 10);

  gtk_widget_set_valign (box, GTK_ALIGN_START);
  window = widget_show_alone (box, 100, 200);
  assert_place (first, box, 0, 0, 40, 20);
  assert_place (second, box, 46, 0, 50, 20);
  assert_place (third, box, 0, 26, 100, 10);
  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  gtk_widget_queue_allocate (box);
  widget_settle ();
  assert_place (first, box, 60, 0, 40, 20);
  assert_place (second, box, 4, 0, 50, 20);
  g_object_ref_sink (box);
  gtk_window_destroy (GTK_WINDOW (window));
  widget_settle ();
  g_assert_finalize_object (box);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/plan-pane/follows", test_follows);
  add ("/plan-pane/sets", test_sets);
  add ("/plan-pane/long-problems", test_long_problems);
  add ("/plan-pane/names-further-workloads", test_names_further_workloads);
  add ("/plan-pane/params-are-built-when-unfolded", test_params_are_built_when_unfolded);
  add ("/plan-pane/decimal-comma", test_decimal_comma);
  add ("/plan-pane/rounds", test_rounds);
  add ("/plan-pane/names", test_names);
  add ("/plan-pane/limit", test_limit);
  add ("/plan-pane/says-what-is-contacted", test_says_what_is_contacted);
  add ("/plan-pane/spaces-around-values", test_spaces_around_values);
  add ("/plan-pane/lessons-are-one-stop", test_lessons_are_one_stop);
  add ("/worker-chips/remove", test_chips_remove);
  add ("/worker-chips/add", test_chips_add);
  add ("/worker-chips/refuse", test_chips_refuse);
  add ("/worker-chips/follow", test_chips_follow);
  add ("/worker-chips/are-one-stop", test_chips_are_one_stop);
  g_test_add_func ("/wrap-box", test_wrap_box);
  return g_test_run ();
}
