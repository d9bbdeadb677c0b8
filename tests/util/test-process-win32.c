/* test-process-win32.c: what is left of children, as Windows tells it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-process.h"

#include <io.h>
#include <windows.h>

#include <tlhelp32.h>

#define PATIENCE_US (20 * G_USEC_PER_SEC)
#define PAUSE_US 1000
#define MAX_DESCRIPTORS 2048
#define KILLED_STATUS 77
#define CONSOLE_PROGRAM L"conhost.exe"

/* Those of the C library; handles come and go with the threads of libraries. */
guint
test_count_descriptors (void)
{
  guint n_descriptors = 0;

  for (int fd = 0; fd < MAX_DESCRIPTORS; fd++)
    if (_get_osfhandle (fd) != -1)
      n_descriptors++;
  return n_descriptors;
}

/* A child is seen to have ended a little before the system's list knows. */
void
test_assert_no_children (void)
{
  gint64 give_up_us = g_get_monotonic_time () + PATIENCE_US;

  for (;;)
    {
      g_autoptr (GArray) children = test_find_children (GetCurrentProcessId ());

      if (children->len == 0)
        return;
      g_assert_cmpint (g_get_monotonic_time (), <, give_up_us);
      g_usleep (PAUSE_US);
    }
}

void
test_await_no_children (void)
{
  test_assert_no_children ();
}

/* Nobody forks here, so that it does not matter how many there are. */
void
test_await_no_threads (void)
{
  g_thread_pool_stop_unused_threads ();
}

/* When a process began, in the system's own units; 0 if there is no such process. */
static guint64
find_birth (gint64 pid)
{
  HANDLE process = OpenProcess (PROCESS_QUERY_LIMITED_INFORMATION, FALSE, (DWORD) pid);
  FILETIME began = { 0 }, ended, kernel, user;

  if (process != NULL)
    {
      GetProcessTimes (process, &began, &ended, &kernel, &user);
      CloseHandle (process);
    }
  return (guint64) began.dwHighDateTime << 32 | began.dwLowDateTime;
}

/* Returns the children of a process that live, as gint64, without the consoles made for them. The
 * system gives the numbers of dead processes away again: who is older than the process is the
 * orphan of another that had its number. */
GArray *
test_find_children (gint64 pid)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (gint64));
  HANDLE list = CreateToolhelp32Snapshot (TH32CS_SNAPPROCESS, 0);
  PROCESSENTRY32W entry = { .dwSize = sizeof entry };
  guint64 birth = find_birth (pid);

  g_assert_true (list != INVALID_HANDLE_VALUE);
  for (BOOL more = Process32FirstW (list, &entry); more; more = Process32NextW (list, &entry))
    {
      gint64 child = entry.th32ProcessID;

      if (entry.th32ParentProcessID == pid && test_process_lives (child) &&
          find_birth (child) >= birth && lstrcmpiW (entry.szExeFile, CONSOLE_PROGRAM) != 0)
        g_array_append_val (children, child);
    }
  CloseHandle (list);
  return children;
}

gboolean
test_process_lives (gint64 pid)
{
  HANDLE process = OpenProcess (SYNCHRONIZE, FALSE, (DWORD) pid);
  gboolean lives = process != NULL && WaitForSingleObject (process, 0) == WAIT_TIMEOUT;

  if (process != NULL)
    CloseHandle (process);
  return lives;
}

/* What main() got went through the code page, which lacks letters. */
GStrv
test_dup_arguments (char **argv)
{
  return g_win32_get_command_line ();
}

/* The end that leaves nothing to the program: no buffer is written, no function called. */
void
test_die (void)
{
  /* No window that asks what to do, and no words of the system's among ours. */
  SetErrorMode (SEM_NOGPFAULTERRORBOX);
  RaiseException (EXCEPTION_ACCESS_VIOLATION, EXCEPTION_NONCONTINUABLE, 0, NULL);
}

const char *
test_get_death_words (void)
{
  return "access violation (0xC0000005)";
}

/* Ends somebody else in this way. */
void
test_kill (gint64 pid)
{
  HANDLE process = OpenProcess (PROCESS_TERMINATE, FALSE, (DWORD) pid);

  g_assert_nonnull (process);
  g_assert_true (TerminateProcess (process, KILLED_STATUS));
  CloseHandle (process);
}

const char *
test_get_kill_words (void)
{
  return "exit status 77";
}

guint64
test_get_rss_slack_bytes (void)
{
  return 0;
}
