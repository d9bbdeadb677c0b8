/* spool-stop-win32.c: the wish to stop, from the console.
 *
 * Windows calls a function of ours in a thread of its own making and gives it nothing of ours. It
 * can but set an event of this process, which has a name, and a thread of ours waits for that.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-commands.h"
#include "bench/spool-stop.h"

#include <unistd.h>
#include <windows.h>

static HANDLE
open_event (void)
{
  g_autofree char *name = g_strdup_printf ("Local\\spool-bench-stop-%lu", GetCurrentProcessId ());

  /* One that resets itself; opens the event if it is there. */
  return CreateEventA (NULL, FALSE, FALSE, name);
}

static BOOL WINAPI
on_control (DWORD control)
{
  HANDLE event = open_event ();

  if (event == NULL)
    return FALSE;
  SetEvent (event);
  CloseHandle (event);
  /* When the window closes or the user leaves, the process ends as soon as this returns; until then
   * there are some seconds for writing what was measured. */
  if (control != CTRL_C_EVENT && control != CTRL_BREAK_EVENT)
    Sleep (INFINITE);
  return TRUE;
}

/* Keeps the event open, so that it is there when it is to be set. */
typedef struct
{
  SpoolStop *stop;
  HANDLE event;
} Watch;

static gpointer
wait_for_control (gpointer data)
{
  Watch *watch = data;

  WaitForSingleObject (watch->event, INFINITE);
  spool_stop_trigger (watch->stop);
  /* Who asks twice does not want to wait for files to be written either. */
  WaitForSingleObject (watch->event, INFINITE);
  _exit (SPOOL_EXIT_INTERRUPTED);
  return NULL;
}

/* See spool-stop-unix.c. */
void
spool_stop_watch_signals (SpoolStop *self)
{
  HANDLE event = open_event ();
  Watch *watch;

  g_return_if_fail (self != NULL);

  if (event == NULL)
    return;
  watch = g_new (Watch, 1);
  *watch = (Watch){ self, event };
  /* Who started us may have let us ignore it. */
  SetConsoleCtrlHandler (NULL, FALSE);
  SetConsoleCtrlHandler (on_control, TRUE);
  g_thread_unref (g_thread_new ("console", wait_for_control, watch));
}
