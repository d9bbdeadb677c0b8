/* test-history.c: the reports that were kept, in folders made for each test.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-history.h"

#include "report-util.h"
#include "report/spool-report-json.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  SpoolHistory *history;
  guint n_changes;
  GString *changes; /* their positions, and how many items went and came */
} Fixture;

static char *
dup_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
keep_report (Fixture *fixture, const char *name, const char *created, const char *lesson)
{
  g_autoptr (SpoolReport) report = util_make_report (16, 6);
  g_autofree char *path = dup_path (fixture, name);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_free (report->created);
  report->created = g_strdup (created);
  g_free (report->plan->lesson);
  report->plan->lesson = g_strdup (lesson);
  g_free (report->machine->cpu_model);
  report->machine->cpu_model = g_strdup ("Testor 9");
  bytes = spool_report_to_bytes (report);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

static void
on_changed (GListModel *history, guint position, guint n_gone, guint n_new, Fixture *fixture)
{
  fixture->n_changes++;
  g_string_append_printf (fixture->changes, "%u-%u+%u ", position, n_gone, n_new);
}

static void
refresh (Fixture *fixture)
{
  gint64 give_up_us = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  spool_history_refresh (fixture->history);
  while (spool_history_is_busy (fixture->history))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, give_up_us);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
open_history (Fixture *fixture)
{
  fixture->history = spool_history_new (fixture->folder);
  g_string_truncate (fixture->changes, 0);
  g_signal_connect (fixture->history, "items-changed", G_CALLBACK (on_changed), fixture);
  refresh (fixture);
}

/* The thread that has read the folder lets go of the history a moment after its end was told. */
static void
close_history (Fixture *fixture)
{
  gint64 give_up_us = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  g_object_add_weak_pointer (G_OBJECT (fixture->history), (gpointer *) &fixture->history);
  g_object_unref (fixture->history);
  while (g_atomic_pointer_get (&fixture->history) != NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, give_up_us);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = util_make_folder ();
  fixture->changes = g_string_new (NULL);
  keep_report (fixture, "web-threads-20260102-030405.spool.json", "2026-01-02T03:04:05Z",
               "web-threads");
  keep_report (fixture, "cosine-20260203-040506-2.spool.json", "2026-02-03T04:05:06Z", NULL);
  keep_report (fixture, "Grüße aus dem Keller.spool.json", "2026-01-20T03:04:05Z", NULL);
  util_write_file (fixture->folder, "broken.spool.json", "{ \"format\": \"spool-rep");
  util_write_file (fixture->folder, "chart.png", "no report");
  open_history (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->history != NULL)
    close_history (fixture);
  util_remove_tree (fixture->folder);
  g_string_free (fixture->changes, TRUE);
  g_free (fixture->folder);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->history));
}

/* It belongs to the list. */
static SpoolHistoryItem *
peek (Fixture *fixture, guint position)
{
  g_autoptr (SpoolHistoryItem) item =
      g_list_model_get_item (G_LIST_MODEL (fixture->history), position);

  g_assert_nonnull (item);
  return item;
}

static const char *
peek_title (Fixture *fixture, guint position)
{
  return spool_history_item_get_title (peek (fixture, position));
}

static SpoolHistoryItem *
find (Fixture *fixture, const char *title)
{
  for (guint i = 0; i < count (fixture); i++)
    if (g_str_equal (peek_title (fixture, i), title))
      return peek (fixture, i);
  return NULL;
}

static void
expect_files (Fixture *fixture, guint n_files)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, n_files);
}

/* The newest is on top, and the broken one, whose file is newest of all, above it. A file's name
 * counts if somebody gave it. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  SpoolHistoryItem *broken, *lesson;

  g_assert_cmpuint (count (fixture), ==, 4);
  g_assert_cmpstr (peek_title (fixture, 0), ==, "broken");
  g_assert_cmpstr (peek_title (fixture, 2), ==, "Grüße aus dem Keller");
  g_assert_cmpstr (peek_title (fixture, 3), ==, "Threads That Wait");
  g_assert_cmpstr (peek_title (fixture, 1), !=, "cosine-20260203-040506-2");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->history), 4));
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  broken = peek (fixture, 0);
  g_assert_false (spool_history_item_is_readable (broken));
  g_assert_true (g_str_has_prefix (spool_history_item_get_answer (broken),
                                   "Can't read the report “broken.spool.json”"));
  g_assert_null (strstr (spool_history_item_get_answer (broken), fixture->folder));
  g_assert_null (strstr (spool_history_item_get_subtitle (broken), "read"));

  lesson = peek (fixture, 3);
  g_assert_true (spool_history_item_is_readable (lesson));
  g_assert_nonnull (strstr (spool_history_item_get_answer (lesson), "serial"));
  g_assert_nonnull (strstr (spool_history_item_get_subtitle (lesson), " · Testor 9"));
}

/* What has not changed is the same object as before, and nobody is told of a change. */
static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  SpoolHistoryItem *lesson = peek (fixture, 3);
  g_autofree char *broken = dup_path (fixture, "broken.spool.json");

  refresh (fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_true (peek (fixture, 3) == lesson);

  keep_report (fixture, "broken.spool.json", "2026-01-01T00:00:00Z", NULL);
  refresh (fixture);
  /* It has gone from the top to the end. */
  g_assert_cmpuint (fixture->n_changes, ==, 3);
  g_assert_cmpuint (count (fixture), ==, 4);
  g_assert_cmpstr (peek_title (fixture, 3), ==, "broken");
  g_assert_true (spool_history_item_is_readable (peek (fixture, 3)));
  g_assert_true (peek (fixture, 2) == lesson);

  g_assert_cmpint (g_unlink (broken), ==, 0);
  refresh (fixture);
  g_assert_cmpuint (count (fixture), ==, 3);
}

/* Whoever is in the list stays where that is, so only what differs is told. */
static void
test_small_changes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cosine = dup_path (fixture, "cosine-20260203-040506-2.spool.json");

  g_string_truncate (fixture->changes, 0);
  keep_report (fixture, "new.spool.json", "2100-01-01T00:00:00Z", NULL);
  refresh (fixture);
  g_assert_cmpstr (fixture->changes->str, ==, "0-0+1 ");

  /* Now there are new, broken, cosine, Grüße and web-threads. One at the end, two between others,
   * one that is gone, and one that was written anew. */
  g_string_truncate (fixture->changes, 0);
  keep_report (fixture, "old.spool.json", "2001-01-01T00:00:00Z", NULL);
  keep_report (fixture, "b.spool.json", "2026-01-10T00:00:00Z", NULL);
  keep_report (fixture, "a.spool.json", "2026-01-10T00:00:00Z", NULL);
  keep_report (fixture, "new.spool.json", "2100-01-01T00:00:00+00:00", NULL);
  g_assert_cmpint (g_unlink (cosine), ==, 0);
  refresh (fixture);
  g_assert_cmpstr (fixture->changes->str, ==, "0-1+1 2-1+0 3-0+2 6-0+1 ");
  g_assert_cmpuint (count (fixture), ==, 7);
  for (guint i = 1; i < count (fixture); i++)
    g_assert_cmpint (spool_history_item_compare (peek (fixture, i - 1), peek (fixture, i)), <, 0);
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  close_history (fixture);
  util_remove_tree (fixture->folder);
  open_history (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->folder, 0755), ==, 0);
}

static void
expect_rename (Fixture *fixture, const char *from, const char *to, const char *message)
{
  g_autoptr (SpoolHistoryItem) item = g_object_ref (find (fixture, from));
  g_autoptr (SpoolHistoryItem) renamed = NULL;
  g_autoptr (GError) error = NULL, advice = NULL;

  g_assert_true (spool_history_check_name (fixture->history, item, to, &advice) ==
                 (message == NULL));
  renamed = spool_history_rename (fixture->history, item, to, &error);
  if (message == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (find (fixture, spool_history_item_get_title (renamed)) == renamed);
      return;
    }
  g_assert_null (renamed);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, message));
  g_assert_cmpstr (advice->message, ==, error->message);
  g_assert_true (find (fixture, from) == item);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = dup_path (fixture, "In the attic.spool.json");

  expect_rename (fixture, "Threads That Wait", "  In the attic ", NULL);
  g_assert_cmpstr (peek_title (fixture, 3), ==, "In the attic");
  g_assert_cmpstr (spool_history_item_get_path (peek (fixture, 3)), ==, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  expect_files (fixture, 5);
  expect_rename (fixture, "In the attic", "In the attic", NULL);
  expect_rename (fixture, "In the attic", "Grüße aus dem Keller", "already");
  expect_files (fixture, 5);
  refresh (fixture);
  g_assert_cmpuint (count (fixture), ==, 4);
}

static void
test_wrong_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (201, 'a');

  expect_rename (fixture, "Threads That Wait", "", "needs a name");
  expect_rename (fixture, "Threads That Wait", " \t ", "needs a name");
  expect_rename (fixture, "Threads That Wait", ".hidden", "dot");
  expect_rename (fixture, "Threads That Wait", "../escape", "dot");
  expect_rename (fixture, "Threads That Wait", "a/b", "slash");
  expect_rename (fixture, "Threads That Wait", "a\\b", "slash");
  expect_rename (fixture, "Threads That Wait", "a\nb", "slash");
  expect_rename (fixture, "Threads That Wait", long_name, "too long");
  long_name[200] = '\0';
  expect_rename (fixture, "Threads That Wait", long_name, NULL);
  expect_files (fixture, 5);
}

static void
remove_title (Fixture *fixture, const char *title)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spool_history_remove (fixture->history, find (fixture, title), &error));
  g_assert_no_error (error);
  g_assert_null (find (fixture, title));
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolHistoryItem) item = spool_history_undo_remove (fixture->history, &error);

  g_assert_no_error (error);
  if (item != NULL)
    g_assert_true (find (fixture, spool_history_item_get_title (item)) == item);
}

/* They come back in the other order, each to its place. */
static void
test_remove_and_undo (Fixture *fixture, gconstpointer data)
{
  remove_title (fixture, "Grüße aus dem Keller");
  remove_title (fixture, "Threads That Wait");
  expect_files (fixture, 5);
  refresh (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);
  undo (fixture);
  g_assert_cmpuint (count (fixture), ==, 3);
  g_assert_cmpstr (peek_title (fixture, 2), ==, "Threads That Wait");
  undo (fixture);
  g_assert_cmpstr (peek_title (fixture, 2), ==, "Grüße aus dem Keller");
  undo (fixture);
  g_assert_cmpuint (count (fixture), ==, 4);
  expect_files (fixture, 5);
}

/* Somebody has made a file of that name meanwhile: both are there. */
static void
test_undo_does_not_overwrite (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = dup_path (fixture, "Grüße aus dem Keller.spool.json");
  g_autofree char *text = NULL;

  remove_title (fixture, "Grüße aus dem Keller");
  util_write_file (fixture->folder, "Grüße aus dem Keller.spool.json", "{}");
  undo (fixture);
  g_assert_nonnull (find (fixture, "Grüße aus dem Keller (2)"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "{}");
  refresh (fixture);
  g_assert_nonnull (find (fixture, "Grüße aus dem Keller (2)"));
  g_assert_nonnull (find (fixture, "Grüße aus dem Keller"));
}

/* Two reports that had the same name, one after the other, both come back. */
static void
test_remove_the_same_name_twice (Fixture *fixture, gconstpointer data)
{
  remove_title (fixture, "Grüße aus dem Keller");
  expect_rename (fixture, "Threads That Wait", "Grüße aus dem Keller", NULL);
  remove_title (fixture, "Grüße aus dem Keller");
  g_assert_cmpuint (count (fixture), ==, 2);
  undo (fixture);
  g_assert_nonnull (find (fixture, "Grüße aus dem Keller"));
  undo (fixture);
  g_assert_nonnull (find (fixture, "Grüße aus dem Keller (2)"));
  g_assert_cmpuint (count (fixture), ==, 4);
  expect_files (fixture, 5);
}

/* What can't come back any more doesn't hold up what can. */
static void
test_undo_what_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hidden = dup_path (fixture, ".Grüße aus dem Keller.spool.json.removed");

  remove_title (fixture, "Threads That Wait");
  remove_title (fixture, "Grüße aus dem Keller");
  g_assert_cmpint (g_unlink (hidden), ==, 0);
  g_assert_null (spool_history_undo_remove (fixture->history, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  undo (fixture);
  g_assert_nonnull (find (fixture, "Threads That Wait"));
}

/* A report that has not changed is not read again: here it could not be. */
static void
test_move_reads_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = dup_path (fixture, "Grüße aus dem Keller.spool.json");
  g_autofree char *answer =
      g_strdup (spool_history_item_get_answer (find (fixture, "Grüße aus dem Keller")));

  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
  expect_rename (fixture, "Grüße aus dem Keller", "Attic", NULL);
  g_assert_cmpstr (spool_history_item_get_answer (find (fixture, "Attic")), ==, answer);
  remove_title (fixture, "Attic");
  undo (fixture);
  g_assert_cmpstr (spool_history_item_get_answer (find (fixture, "Attic")), ==, answer);
  /* But the next look at the folder finds out. */
  refresh (fixture);
  g_assert_false (spool_history_item_is_readable (find (fixture, "Attic")));
}

/* What is said of a broken one has its new name in it. */
static void
test_rename_broken (Fixture *fixture, gconstpointer data)
{
  expect_rename (fixture, "broken", "ruined", NULL);
  refresh (fixture);
  g_assert_nonnull (
      strstr (spool_history_item_get_answer (find (fixture, "ruined")), "ruined.spool.json"));
}

static void
on_busy (Fixture *fixture)
{
  g_assert_cmpuint (count (fixture), ==, 0);
  fixture->n_changes++;
}

/* Of an empty folder no change of the list tells that it has been read. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  close_history (fixture);
  util_remove_tree (fixture->folder);
  g_assert_cmpint (g_mkdir (fixture->folder, 0755), ==, 0);
  fixture->history = spool_history_new (fixture->folder);
  fixture->n_changes = 0;
  g_signal_connect_swapped (fixture->history, "notify::busy", G_CALLBACK (on_busy), fixture);
  refresh (fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
}

static void
test_forget (Fixture *fixture, gconstpointer data)
{
  remove_title (fixture, "Grüße aus dem Keller");
  spool_history_forget (fixture->history);
  expect_files (fixture, 4);
  undo (fixture);
  g_assert_cmpuint (count (fixture), ==, 3);
  remove_title (fixture, "Threads That Wait");
  close_history (fixture);
  expect_files (fixture, 3);
}

/* The last application was killed between a removal and its end. Only what it has removed goes. */
static void
test_sweep (Fixture *fixture, gconstpointer data)
{
  close_history (fixture);
  util_write_file (fixture->folder, ".old.spool.json.removed", "{}");
  util_write_file (fixture->folder, ".other.spool.json", "{}");
  expect_files (fixture, 7);
  open_history (fixture);
  expect_files (fixture, 6);
  g_assert_cmpuint (count (fixture), ==, 4);
}

/* The list that was being read when a report went would bring it back. */
static void
test_change_while_reading (Fixture *fixture, gconstpointer data)
{
  spool_history_refresh (fixture->history);
  remove_title (fixture, "Threads That Wait");
  refresh (fixture);
  g_assert_null (find (fixture, "Threads That Wait"));
  g_assert_cmpuint (count (fixture), ==, 3);
}

/* Whoever reads keeps the history until he has done; an end in the middle is no error. */
static void
test_end_while_reading (Fixture *fixture, gconstpointer data)
{
  spool_history_refresh (fixture->history);
  g_object_run_dispose (G_OBJECT (fixture->history));
  close_history (fixture);
}

int
main (int argc, char *argv[])
{
  const struct
  {
    const char *name;
    void (*func) (Fixture *fixture, gconstpointer data);
  } rows[] = {
    { "list", test_list },
    { "refresh", test_refresh },
    { "small-changes", test_small_changes },
    { "no-folder", test_no_folder },
    { "rename", test_rename },
    { "wrong-names", test_wrong_names },
    { "remove-and-undo", test_remove_and_undo },
    { "undo-does-not-overwrite", test_undo_does_not_overwrite },
    { "remove-the-same-name-twice", test_remove_the_same_name_twice },
    { "undo-what-is-gone", test_undo_what_is_gone },
    { "move-reads-nothing", test_move_reads_nothing },
    { "rename-broken", test_rename_broken },
    { "busy", test_busy },
    { "forget", test_forget },
    { "sweep", test_sweep },
    { "change-while-reading", test_change_while_reading },
    { "end-while-reading", test_end_while_reading },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/history/%s", rows[i].name);

      g_test_add (path, Fixture, NULL, set_up, rows[i].func, tear_down);
    }
  return g_test_run ();
}
