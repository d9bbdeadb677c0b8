/* test-process.h: for tests with children: what is left of them, seen from outside.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint test_count_descriptors (void);
void test_assert_no_children (void);
void test_await_no_children (void);
void test_await_no_threads (void);
GArray *test_find_children (gint64 pid) G_GNUC_WARN_UNUSED_RESULT;
gint64 test_await_child (gint64 pid, guint n_children);
gboolean test_process_lives (gint64 pid);
void test_await_end (gint64 pid);
char *test_make_folder (void) G_GNUC_WARN_UNUSED_RESULT;
void test_remove_folder (char *path);
guint test_count_files (const char *path);
GStrv test_dup_arguments (char **argv) G_GNUC_WARN_UNUSED_RESULT;
void test_die (void);
const char *test_get_death_words (void);
void test_kill (gint64 pid);
const char *test_get_kill_words (void);
guint64 test_get_rss_slack_bytes (void);

G_END_DECLS
