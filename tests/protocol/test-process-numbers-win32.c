/* test-process-numbers-win32.c: who is whose child where numbers of dead processes are used again.
 *
 * The program is its own child: a parent leaves an orphan and ends; then others are started until
 * one has the parent's number, and looks whether it takes the orphan for its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-process.h"

#include <windows.h>

#define MAX_STARTS 3000 /* Wine gives a number away again after some 500 */
#define ORPHAN_LIVES_MS (120 * 1000)
#define N_ARGUMENTS 3

/* What a child may be started as, and its exit statuses. */
#define PARENT "parent"
#define ORPHAN "orphan"
#define FINDER "finder"
#define FOUND_NONE 0
#define FOUND_ORPHAN 1

static PROCESS_INFORMATION
start (const char *role, gint64 number)
{
  gunichar2 self[MAX_PATH] = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *line = NULL;
  g_autofree gunichar2 *wide_line = NULL;
  STARTUPINFOW startup = { .cb = sizeof startup };
  PROCESS_INFORMATION made = { 0 };

  g_assert_cmpuint (GetModuleFileNameW (NULL, (wchar_t *) self, MAX_PATH), <, MAX_PATH);
  path = g_utf16_to_utf8 (self, -1, NULL, NULL, NULL);
  line = g_strdup_printf ("\"%s\" %s %" G_GINT64_FORMAT, path, role, number);
  wide_line = g_utf8_to_utf16 (line, -1, NULL, NULL, NULL);
  g_assert_true (CreateProcessW ((const wchar_t *) self, (wchar_t *) wide_line, NULL, NULL, FALSE,
                                 0, NULL, NULL, &startup, &made));
  CloseHandle (made.hThread);
  return made;
}

/* Starts somebody and waits for the end. */
static DWORD
run (const char *role, gint64 number, gint64 *pid)
{
  PROCESS_INFORMATION made = start (role, number);
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
  PROCESS_INFORMATION made = start (ORPHAN, 0);

  CloseHandle (made.hProcess);
  return (int) made.dwProcessId;
}

static int
look_for_children (gint64 number)
{
  g_autoptr (GArray) children = NULL;

  if (GetCurrentProcessId () != number)
    return FOUND_NONE;
  children = test_find_children (number);
  return children->len == 0 ? FOUND_NONE : FOUND_ORPHAN;
}

static void
test_own (void)
{
  PROCESS_INFORMATION made = start (ORPHAN, 0);
  g_autoptr (GArray) children = test_find_children (GetCurrentProcessId ());

  g_assert_cmpuint (children->len, ==, 1);
  g_assert_cmpint (g_array_index (children, gint64, 0), ==, made.dwProcessId);
  test_kill (made.dwProcessId);
  CloseHandle (made.hProcess);
  test_assert_no_children ();
}

static void
test_used_again (void)
{
  gint64 number;
  gint64 orphan = run (PARENT, 0, &number);
  gint64 pid = 0;
  DWORD found = FOUND_NONE;

  for (guint i = 0; pid != number && i < MAX_STARTS; i++)
    found = run (FINDER, number, &pid);
  g_assert_true (test_process_lives (orphan));
  test_kill (orphan);
  g_assert_cmpuint (found, ==, FOUND_NONE);
  if (pid != number)
    g_test_skip ("no number was used again");
}

int
main (int argc, char **argv)
{
  if (argc == N_ARGUMENTS && g_str_equal (argv[1], PARENT))
    return leave_orphan ();
  if (argc == N_ARGUMENTS && g_str_equal (argv[1], FINDER))
    return look_for_children (g_ascii_strtoll (argv[2], NULL, 10));
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
