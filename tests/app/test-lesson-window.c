/* test-lesson-window.c: the page that explains a lesson, and the glossary beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-companion.h"
#include "app/spool-glossary-window.h"
#include "app/spool-lesson-window.h"
#include "report-util.h"
#include "report/spool-glossary.h"
#include "report/spool-lesson-text.h"
#include "widget-util.h"
#include "workload/spool-clock.h"

#include <string.h>

typedef struct
{
  GtkWidget *parent;
  SpoolResults *results;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->parent = widget_show_alone (gtk_label_new ("The main window"), 300, 200);
  fixture->results = spool_results_new ();
}

/* What stands beside a window goes with it. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  widget_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 0);
  g_assert_finalize_object (fixture->results);
}

static SpoolPlan *
make_plan (const char *lesson)
{
  SpoolPlan *plan = spool_lesson_make_plan (spool_lesson_find (lesson), FALSE);

  g_assert_true (spool_plan_check (plan, NULL));
  return plan;
}

/* Serial in 800 ms, and a pool as many times faster as it has workers. */
static SpoolReport *
make_report (const char *lesson, guint rounds)
{
  g_autoptr (SpoolPlan) plan = make_plan (lesson);
  g_autoptr (GArray) configurations = spool_plan_list_configurations (plan);
  SpoolReport *report = spool_report_new (plan, spool_machine_new_unknown ());

  for (guint round = 0; round < rounds; round++)
    for (guint i = 0; i < configurations->len; i++)
      {
        const SpoolConfiguration *each = &g_array_index (configurations, SpoolConfiguration, i);

        spool_report_add_run (
            report, util_make_run (plan, each, round, 800 * SPOOL_NS_PER_MS / each->workers));
      }
  report->complete = TRUE;
  return report;
}

static void
show_report (Fixture *fixture, const char *lesson, guint rounds)
{
  spool_results_show_report (fixture->results, make_report (lesson, rounds));
}

static void
show_plan (Fixture *fixture, const char *lesson)
{
  g_autoptr (SpoolPlan) plan = make_plan (lesson);

  spool_results_show_plan (fixture->results, plan);
}

static GtkWidget *
show_lesson (Fixture *fixture)
{
  GtkWindow *window;

  spool_lesson_window_show (GTK_WINDOW (fixture->parent), fixture->results);
  widget_settle ();
  window = spool_companion_find (GTK_WINDOW (fixture->parent), SPOOL_TYPE_LESSON_WINDOW);
  g_assert_nonnull (window);
  return GTK_WIDGET (window);
}

static GtkWindow *
find_glossary (Fixture *fixture)
{
  return spool_companion_find (GTK_WINDOW (fixture->parent), SPOOL_TYPE_GLOSSARY_WINDOW);
}

/* A row bears its term as its name. */
static GtkWidget *
find_term_row (GtkWindow *glossary, const char *title)
{
  GtkWidget *label = widget_find_text (GTK_WIDGET (glossary), title);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
}

static gboolean
has_focus (gpointer row)
{
  return gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (row))) == row;
}

static double
get_scrolled (GtkWindow *window)
{
  GtkWidget *scroller = widget_find (GTK_WIDGET (window), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_adjustment_get_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

/* Without numbers the page is all there, but for them. */
static void
test_before (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  show_plan (fixture, "web-threads");
  window = show_lesson (fixture);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Threads That Wait");
  g_assert_nonnull (widget_find_text (window, "How much faster do threads fetch 16 web pages?"));
  g_assert_nonnull (widget_find_text (window, "What you see"));
  g_assert_nonnull (widget_find_text (window, "Why it is so"));
  g_assert_nonnull (widget_find_text (window, "What to try next"));
  g_assert_null (widget_find_text (window, "What was measured"));
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  const char *last_step = "8 threads took 100\u00a0ms, and 16 threads 50.0\u00a0ms. At best, that "
                          "could have been 50.0\u00a0ms.";
  GtkWidget *window;

  show_report (fixture, "web-threads", 1);
  window = show_lesson (fixture);
  g_assert_nonnull (widget_find_text (window, "What was measured"));
  g_assert_nonnull (widget_find_text (window, last_step));
  g_assert_null (widget_find_text (window, "The numbers are medians of 6 rounds."));
  show_report (fixture, "web-threads", 6);
  g_assert_cmpuint (widget_count_text (window, last_step), ==, 1);
  g_assert_nonnull (widget_find_text (window, "The numbers are medians of 6 rounds."));
}

/* It is the page of what the main window shows. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpoolPlan) own = make_plan ("web-threads");
  GtkWidget *window;

  show_report (fixture, "web-threads", 6);
  window = show_lesson (fixture);
  show_plan (fixture, "cpu-start");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Starting Workers");
  g_assert_null (widget_find_text (window, "What was measured"));
  g_assert_cmpuint (widget_count_text (window, "Why it is so"), ==, 1);
  g_clear_pointer (&own->lesson, g_free);
  spool_results_show_plan (fixture->results, own);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Starting Workers");
}

/* What the plan no longer has is no longer spoken of, and a part without text has no heading. */
static void
test_executors (Fixture *fixture, gconstpointer data)
{
  const SpoolExecutorKind threads[] = { SPOOL_EXECUTOR_THREADS };
  g_autoptr (SpoolPlan) plan = make_plan ("cpu-threads-processes");
  GtkWidget *window;

  show_plan (fixture, "cpu-threads-processes");
  window = show_lesson (fixture);
  g_assert_nonnull (widget_find_part (window, "Threads under a lock take"));
  spool_plan_entry_set_executors (spool_plan_get_entry (plan, 0), threads, 1);
  spool_results_show_plan (fixture->results, plan);
  g_assert_null (widget_find_part (window, "Threads under a lock"));
  g_assert_null (widget_find_text (window, "What you see"));
  g_assert_nonnull (widget_find_text (window, "Why it is so"));
  show_plan (fixture, "cpu-threads-processes");
  g_assert_nonnull (widget_find_text (window, "What you see"));
}

/* Of other jobs the numbers tell, and the text is still that of the lesson's. */
static void
test_other_jobs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpoolPlan) plan = make_plan ("cpu-threads-processes");
  GtkWidget *window;

  spool_plan_get_entry (plan, 0)->jobs = 5;
  show_plan (fixture, "cpu-threads-processes");
  window = show_lesson (fixture);
  g_assert_nonnull (widget_find_text (window, "What you see"));
  spool_results_show_plan (fixture->results, plan);
  g_assert_null (widget_find_text (window, "What you see"));
  g_assert_nonnull (widget_find_text (window, "What you see with the lesson’s own settings"));
}

static void
test_once (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkWindow *glossary;

  show_plan (fixture, "web-threads");
  window = show_lesson (fixture);
  g_assert_true (show_lesson (fixture) == window);
  g_assert_null (find_glossary (fixture));
  spool_glossary_window_show (GTK_WINDOW (fixture->parent), NULL);
  glossary = find_glossary (fixture);
  g_assert_nonnull (glossary);
  spool_glossary_window_show (GTK_WINDOW (fixture->parent), "gil");
  g_assert_true (find_glossary (fixture) == glossary);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 3);
  gtk_window_close (glossary);
  widget_settle ();
  g_assert_null (find_glossary (fixture));
}

static gboolean
note_link (GtkLabel *label, const char *uri, char **noted)
{
  g_assert_null (*noted);
  *noted = g_strdup (uri);
  return TRUE;
}

/* Where Enter would lead, with the focus where it is: which a label itself tells only of a click in
 * newer versions. %NULL if not to a link. */
static char *
dup_link (GtkWidget *window, GtkWidget *focus)
{
  char *uri = NULL;
  gulong handler;

  if (!GTK_IS_LABEL (focus))
    return NULL;
  g_signal_handlers_block_matched (focus, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, window);
  handler = g_signal_connect (focus, "activate-link", G_CALLBACK (note_link), &uri);
  g_signal_emit_by_name (focus, "activate-current-link");
  g_signal_handler_disconnect (focus, handler);
  g_signal_handlers_unblock_matched (focus, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, window);
  return uri;
}

/* Tab reaches each link, and comes around. Returns how many links it went through. */
static guint
count_links_by_keyboard (GtkWidget *window)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_links = 0;

  for (;;)
    {
      GtkWidget *focus;
      g_autofree char *uri = NULL;

      g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_nonnull (focus);
      uri = dup_link (window, focus);
      if (!g_hash_table_add (seen, g_strdup_printf ("%p %s", focus, uri != NULL ? uri : "")))
        return n_links;
      n_links += uri != NULL;
    }
}

static guint
find_executors (const SpoolLesson *lesson)
{
  g_autoptr (SpoolPlan) plan = make_plan (spool_lesson_get_id (lesson));

  return spool_plan_find_executors (plan);
}

static guint
count_links (const SpoolLesson *lesson, guint executors)
{
  const char *paragraph;
  guint n_links = 0;

  for (guint part = 0; part < SPOOL_N_LESSON_PARTS; part++)
    for (guint i = 0; (paragraph = spool_lesson_text_nth (lesson, executors, part, i)) != NULL; i++)
      for (const char *at = strstr (paragraph, "<a "); at != NULL; at = strstr (at + 1, "<a "))
        n_links++;
  return n_links;
}

static void
test_links_by_keyboard (Fixture *fixture, gconstpointer data)
{
  const SpoolLesson *lesson;

  for (guint i = 0; (lesson = spool_lesson_nth (i)) != NULL; i++)
    {
      GtkWidget *window;

      show_report (fixture, spool_lesson_get_id (lesson), 6);
      window = show_lesson (fixture);
      g_assert_cmpuint (count_links_by_keyboard (window), ==,
                        count_links (lesson, find_executors (lesson)));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static void
test_link_leads_to_term (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window, *focus;
  GtkWindow *glossary;
  char *uri = NULL;
  double scrolled;

  show_plan (fixture, "web-threads");
  window = show_lesson (fixture);
  do
    {
      g_free (uri);
      gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      uri = dup_link (window, focus);
    }
  while (uri == NULL);
  g_free (uri);
  g_signal_emit_by_name (focus, "activate-current-link");
  glossary = find_glossary (fixture);
  g_assert_nonnull (glossary);
  widget_await (has_focus, find_term_row (glossary, "Thread"));
  scrolled = get_scrolled (glossary);
  g_assert_cmpfloat (scrolled, >, 0);
  /* And from there to another one. */
  {
    GtkWidget *row = find_term_row (glossary, "Thread");
    GtkWidget *definition = gtk_widget_get_last_child (gtk_widget_get_first_child (row));
    gboolean taken = FALSE;

    g_signal_emit_by_name (definition, "activate-link", "glossary:process", &taken);
    g_assert_true (taken);
    widget_await (has_focus, find_term_row (glossary, "Process"));
    g_assert_cmpfloat (get_scrolled (glossary), <, scrolled);
  }
}

static void
test_terms (Fixture *fixture, gconstpointer data)
{
  GtkWindow *glossary;
  GtkWidget *list;
  const SpoolGlossaryTerm *term;
  guint n_terms, n_rows = 0;

  spool_glossary_window_show (GTK_WINDOW (fixture->parent), "nope");
  widget_settle ();
  glossary = find_glossary (fixture);
  g_assert_cmpfloat (get_scrolled (glossary), ==, 0);
  for (n_terms = 0; (term = spool_glossary_nth (n_terms)) != NULL; n_terms++)
    {
      GtkWidget *row = find_term_row (glossary, term->title);

      gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, term->title);
      g_assert_true (gtk_widget_get_focusable (row));
    }
  list = widget_find (GTK_WIDGET (glossary), GTK_TYPE_LIST_BOX);
  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n_rows) != NULL)
    n_rows++;
  g_assert_cmpuint (n_rows, ==, n_terms);
}

static gboolean
closes_at (GtkWidget *window, const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (key);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *action =
              gtk_shortcut_action_to_string (gtk_shortcut_get_action (shortcut));

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted) &&
              g_str_equal (action, "action(window.close)"))
            return TRUE;
        }
    }
  return FALSE;
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  show_plan (fixture, "web-threads");
  window = show_lesson (fixture);
  spool_glossary_window_show (GTK_WINDOW (fixture->parent), NULL);
  g_assert_true (closes_at (window, "Escape"));
  g_assert_true (closes_at (window, "<Control>w"));
  g_assert_true (closes_at (GTK_WIDGET (find_glossary (fixture)), "Escape"));
  g_assert_false (closes_at (fixture->parent, "Escape"));
}

static void
on_text_read (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_set (gpointer text)
{
  return *(char **) text != NULL;
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  g_autofree char *text = NULL;

  show_report (fixture, "web-threads", 6);
  window = show_lesson (fixture);
  g_assert_true (gtk_widget_activate_action (window, "lesson.copy", NULL));
  widget_settle ();
  g_assert_nonnull (widget_find_text (window, "Text copied"));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (window), NULL, on_text_read, &text);
  widget_await (is_set, &text);
  g_assert_true (g_str_has_prefix (text, "How much faster do threads fetch 16 web pages?\n\n"));
  g_assert_nonnull (strstr (text, "\n\nWhat was measured\n\n8 threads took 100\u00a0ms"));
  g_assert_null (strstr (text, "<a "));
  g_assert_null (strstr (text, "glossary:"));
}

static int
get_least_width (GtkWidget *window)
{
  int least;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* Texts give way to large letters, in either direction. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  const SpoolLesson *lesson;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  for (guint i = 0; (lesson = spool_lesson_nth (i)) != NULL; i++)
    {
      GtkWidget *window;

      show_report (fixture, spool_lesson_get_id (lesson), 6);
      window = show_lesson (fixture);
      gtk_window_set_default_size (GTK_WINDOW (window), 360, 500);
      widget_settle ();
      g_assert_cmpint (get_least_width (window), <=, 400);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  spool_glossary_window_show (GTK_WINDOW (fixture->parent), "gil");
  widget_settle ();
  g_assert_cmpint (get_least_width (GTK_WIDGET (find_glossary (fixture))), <=, 400);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
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
  add ("/lesson-window/before", test_before);
  add ("/lesson-window/numbers", test_numbers);
  add ("/lesson-window/follows", test_follows);
  add ("/lesson-window/executors", test_executors);
  add ("/lesson-window/other-jobs", test_other_jobs);
  add ("/lesson-window/once", test_once);
  add ("/lesson-window/links-by-keyboard", test_links_by_keyboard);
  add ("/lesson-window/link-leads-to-term", test_link_leads_to_term);
  add ("/lesson-window/terms", test_terms);
  add ("/lesson-window/keys", test_keys);
  add ("/lesson-window/copy", test_copy);
  add ("/lesson-window/narrow", test_narrow);
  return g_test_run ();
}
