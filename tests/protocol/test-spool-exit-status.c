/* test-spool-exit-status.c: Windows's exit statuses in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-exit-status.h"

#include <string.h>

static void
test_words (void)
{
  static const struct
  {
    guint32 status;
    const char *words;
  } rows[] = {
    { 0, "exit status 0" },
    { 3, "exit status 3" },
    { 255, "exit status 255" },
    { 65535, "exit status 65535" },
    { 65536, "exit status 0x00010000" },
    { 0xC0000005, "access violation (0xC0000005)" },
    { 0xC000013A, "interrupted with Ctrl+C (0xC000013A)" },
    { 0xC0000135, "a DLL is missing (0xC0000135)" },
    { 0xC0000142, "a DLL could not be initialized (0xC0000142)" },
    { 0xC00000FD, "stack overflow (0xC00000FD)" },
    { 0xC0000017, "out of memory (0xC0000017)" },
    { 0x80000003, "breakpoint (0x80000003)" },
    { 0xC0ABCDEF, "exit status 0xC0ABCDEF" },
    { G_MAXUINT32, "exit status 0xFFFFFFFF" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = spool_exit_status_dup_words (rows[i].status);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* No two ends sound alike, and each that has words has its number, too, to look it up. */
static void
test_differ (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_named = 0;

  for (guint32 low = 0; low < 0x800; low++)
    {
      char *words = spool_exit_status_dup_words (0xC0000000 | low);
      g_autofree char *number = g_strdup_printf ("0x%08X", 0xC0000000 | low);

      g_assert_nonnull (strstr (words, number));
      n_named += !g_str_has_prefix (words, "exit status");
      g_assert_true (g_hash_table_add (seen, words));
    }
  g_assert_cmpuint (n_named, >=, 15);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exit-status/words", test_words);
  g_test_add_func ("/exit-status/differ", test_differ);
  return g_test_run ();
}
