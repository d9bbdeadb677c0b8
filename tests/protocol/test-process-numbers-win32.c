/* test-process-numbers-win32.c: who is whose child where numbers of dead processes are used again.
 *
 * The program is its own child: parents leave orphans and end; then others are started until one
 * has the number of a parent. Each looks whether it takes an orphan for its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-process.h"

#include <windows.h>

/* Wine gives a number away again after some 500, maybe to a thread, so there are several. */
#define N_PARENTS 8
#define MAX_STARTS 1000
#define ORPHAN_LIVES_MS (120 * 1000)
#define N_ARGUMENTS 2

/* What a child may be started as, and its exit statuses. */
#define PARENT "parent"
#define ORPHAN "orphan"
#define FINDER "finder"
#define FOUND_NONE 0
#define FOUND_ORPHAN 1

static PROCESS_INFORMATION
start (const char *role)
{
  gunichar2 self[MAX_PATH] = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *line = NULL;
  g_autofree gunichar2 *wide_line = NULL;
  STARTUPINFOW startup = { .cb = sizeof startup };
  PROCESS_INFORMATION made = { 0 };

  g_assert_cmpuint (GetModuleFileNameW (NULL, (wchar_t *) self, MAX_PATH), <, MAX_PATH);
  path = g_utf16_to_utf8 (self, -1, NULL, NULL, NULL);
  line = g_strdup_printf ("\"%s\" %s", path, role);
  wide_line = g_utf8_to_utf16 (line, -1, NULL, NULL, NULL);
  g_assert_true (CreateProcessW ((const wchar_t *) self, (wchar_t *) wide_line, NULL, NULL, FALSE,
                                 0, NULL, NULL, &startup, &made));
  CloseHandle (made.hThread);
  return made;
}

/* Starts somebody and waits for the end. */
static DWORD
run (const char *role, gint64 *pid)
{
  PROCESS_INFORMATION made = start (role);
  DWORD status = G_MAXUINT32;

  g_assert_cmpuint (WaitForSingleObject (made.hProcess, INFINITE), ==, WAIT_OBJECT_0);
  g_assert_true (GetExitCodeProcess (made.hProcess, &status));
  CloseHandle (made.hProcess);
  *pid = made.dwProcessId;
  return status;
}

/* What a parent returns is the orphan's number. */
static int
leave_orphan (void)
{
  PROCESS_INFORMATION made = start (ORPHAN);

  CloseHandle (made.hProcess);
  return (int) made.dwProcessId;
}

static int
look_for_children (void)
{
  g_autoptr (GArray) children = test_find_children (GetCurrentProcessId ());

  return children->len == 0 ? FOUND_NONE : FOUND_ORPHAN;
}

static void
test_own (void)
{
  PROCESS_INFORMATION made = start (ORPHAN);
  g_autoptr (GArray) children = test_find_children (GetCurrentProcessId ());

  g_assert_cmpuint (children->len, ==, 1);
  g_assert_cmpint (g_array_index (children, gint64, 0), ==, made.dwProcessId);
  test_kill (made.dwProcessId);
  CloseHandle (made.hProcess);
  test_assert_no_children ();
}

static gboolean
has (const gint64 *numbers, gint64 number)
{
  for (guint i = 0; i < N_PARENTS; i++)
    if (numbers[i] == number)
      return TRUE;
  return FALSE;
}

static void
test_used_again (void)
{
  gint64 parents[N_PARENTS];
  gint64 orphans[N_PARENTS];
  gint64 pid = 0;

  for (guint i = 0; i < N_PARENTS; i++)
    orphans[i] = run (PARENT, &parents[i]);
  for (guint i = 0; !has (parents, pid) && i < MAX_STARTS; i++)
    g_assert_cmpuint (run (FINDER, &pid), ==, FOUND_NONE);
  for (guint i = 0; i < N_PARENTS; i++)
    {
      g_assert_true (test_process_lives (orphans[i]));
      test_kill (orphans[i]);
    }
  if (!has (parents, pid))
    g_test_skip ("no number was used again");
}

int
main (int argc, char **argv)
{
  if (argc == N_ARGUMENTS && g_str_equal (argv[1], PARENT))
    return leave_orphan ();
  if (argc == N_ARGUMENTS && g_str_equal (argv[1], FINDER))
    return look_for_children ();
  if (argc == N_ARGUMENTS && g_str_equal (argv[1], ORPHAN))
    {
      Sleep (ORPHAN_LIVES_MS);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/process-numbers/own", test_own);
  g_test_add_func ("/process-numbers/used-again", test_used_again);
  return g_test_run ();
}
