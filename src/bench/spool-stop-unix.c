/* spool-stop-unix.c: the wish to stop, from a signal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-commands.h"
#include "bench/spool-stop.h"
#include "workload/spool-clock.h"

#include <signal.h>
#include <unistd.h>

/* Whoever started us with SIGHUP ignored, as nohup does, wants us to go on when the terminal has
 * gone. */
static gboolean
is_ignored (int signal_number)
{
  struct sigaction action;

  return sigaction (signal_number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

static void
fill_signals (sigset_t *signals)
{
  sigemptyset (signals);
  sigaddset (signals, SIGINT);
  sigaddset (signals, SIGTERM);
  if (!is_ignored (SIGHUP))
    sigaddset (signals, SIGHUP);
}

static gpointer
wait_for_signals (gpointer data)
{
  SpoolStop *self = data;
  sigset_t signals;
  int signal_number;
  gint64 patient_ns;

  fill_signals (&signals);
  sigwait (&signals, &signal_number);
  patient_ns = spool_clock_now_ns () + SPOOL_STOP_PATIENCE_NS;
  spool_stop_trigger (self);
  /* A person who asks again does not want to wait for files to be written either. A terminal that
   * closes, or a system that goes down, sends several signals at once and still wants the files. */
  do
    sigwait (&signals, &signal_number);
  while (signal_number != SIGINT || spool_clock_now_ns () < patient_ns);
  _exit (SPOOL_EXIT_INTERRUPTED);
  return NULL;
}

/**
 * spool_stop_watch_signals:
 * @self: a wish to stop
 *
 * Lets Ctrl+C, and what else asks a program to end, trigger it. A Ctrl+C that comes half a second
 * later or more ends the process at once. To be called before the process has other threads.
 */
void
spool_stop_watch_signals (SpoolStop *self)
{
  sigset_t signals;

  g_return_if_fail (self != NULL);

  fill_signals (&signals);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, self));
}
