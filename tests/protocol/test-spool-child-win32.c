/* test-spool-child-win32.c: children where the C library has no room for descriptors.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-child.h"
#include "protocol/spool-fd.h"
#include "test-process.h"
#include "workload/spool-error.h"

#include <fcntl.h>
#include <io.h>

#define MAX_FILES 10000

/* Takes all descriptors but @n_left. */
static GArray *
take_descriptors (guint n_left)
{
  GArray *files = g_array_new (FALSE, FALSE, sizeof (int));

  for (int fd; files->len < MAX_FILES && (fd = _open ("NUL", _O_RDONLY)) >= 0;)
    g_array_append_val (files, fd);
  g_assert_cmpuint (files->len, <, MAX_FILES);
  for (guint i = 0; i < n_left; i++)
    {
      _close (g_array_index (files, int, files->len - 1));
      g_array_set_size (files, files->len - 1);
    }
  return files;
}

static void
give_back (GArray *files)
{
  for (guint i = 0; i < files->len; i++)
    _close (g_array_index (files, int, i));
  g_array_unref (files);
}

/* It is not started, or ended at once, and there are words; nobody is given a child without pipes.
 */
static void
test_no_descriptors (gconstpointer program)
{
  const char *argv[] = { program, "--list", NULL };

  for (guint n_left = 0; n_left < 3; n_left++)
    {
      GArray *files = take_descriptors (n_left);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpoolChild) child = spool_child_spawn (argv, SPOOL_CHILD_OWN_STDERR, &error);

      give_back (files);
      g_assert_null (child);
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED);
      test_assert_no_children ();
    }
}

static void
test_pipe (void)
{
  int ends[2];

  for (guint n_left = 0; n_left < 2; n_left++)
    {
      GArray *files = take_descriptors (n_left);

      g_assert_false (spool_fd_open_pipe (ends));
      g_assert_cmpint (ends[0], ==, -1);
      g_assert_cmpint (ends[1], ==, -1);
      give_back (files);
    }
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) arguments = test_dup_arguments (argv);

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/child-win32/no-descriptors", arguments[0], test_no_descriptors);
  g_test_add_func ("/child-win32/pipe", test_pipe);
  return g_test_run ();
}
