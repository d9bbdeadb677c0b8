/* spool-stop-win32.c: the wish to stop, from the console.
 *
 * Windows calls a function of ours in a thread of its own making and gives it nothing of ours. It
 * can but set an event of this process, which has a name, and a thread of ours waits for that.
 * There are two: one for who presses keys, and one for a window that closes or a user who leaves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-commands.h"
#include "bench/spool-stop.h"
#include "workload/spool-clock.h"

#include <unistd.h>
#include <windows.h>

enum
{
  KEY,
  CLOSE,
  N_EVENTS
};

static HANDLE
open_event (guint kind)
{
  g_autofree char *name =
      g_strdup_printf ("Local\\spool-bench-stop-%lu-%u", GetCurrentProcessId (), kind);

  /* One that resets itself; opens the event if it is there. */
  return CreateEventA (NULL, FALSE, FALSE, name);
}

static BOOL WINAPI
on_control (DWORD control)
{
  gboolean key = control == CTRL_C_EVENT || control == CTRL_BREAK_EVENT;
  HANDLE event = open_event (key ? KEY : CLOSE);

  if (event == NULL)
    return FALSE;
  SetEvent (event);
  CloseHandle (event);
  /* When the window closes or the user leaves, the process ends as soon as this returns; until then
   * there are some seconds for writing what was measured. */
  if (!key)
    Sleep (INFINITE);
  return TRUE;
}

/* Keeps the events open, so that they are there when they are to be set. */
typedef struct
{
  SpoolStop *stop;
  HANDLE events[N_EVENTS];
} Watch;

static gpointer
wait_for_control (gpointer data)
{
  Watch *watch = data;
  gint64 patient_ns;

  WaitForMultipleObjects (N_EVENTS, watch->events, FALSE, INFINITE);
  patient_ns = spool_clock_now_ns () + SPOOL_STOP_PATIENCE_NS;
  spool_stop_trigger (watch->stop);
  /* A person who asks again does not want to wait for files to be written either. */
  do
    WaitForSingleObject (watch->events[KEY], INFINITE);
  while (spool_clock_now_ns () < patient_ns);
  _exit (SPOOL_EXIT_INTERRUPTED);
  return NULL;
}

/* See spool-stop-unix.c. */
void
spool_stop_watch_signals (SpoolStop *self)
{
  HANDLE key = open_event (KEY), close = open_event (CLOSE);
  Watch *watch;

  g_return_if_fail (self != NULL);

  if (key == NULL || close == NULL)
    return;
  watch = g_new (Watch, 1);
  *watch = (Watch){ self, { key, close } };
  /* Who started us may have let us ignore it. */
  SetConsoleCtrlHandler (NULL, FALSE);
  SetConsoleCtrlHandler (on_control, TRUE);
  g_thread_unref (g_thread_new ("console", wait_for_control, watch));
}
