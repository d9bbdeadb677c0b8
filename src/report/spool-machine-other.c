/* spool-machine-other.c: what GLib tells of a machine on a Unix without /proc and /sys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-machine-private.h"
#include "report/spool-machine-snapshot.h"
#include "workload/spool-clock.h"

#include <sys/utsname.h>

/* @root is of no use here: there are no files to read. */
void
spool_machine_ask_system (SpoolMachine *self, const char *root)
{
  struct utsname names;

  if (uname (&names) == 0)
    {
      self->kernel = g_strdup_printf ("%s %s", names.sysname, names.release);
      self->architecture = g_strdup (names.machine);
    }
  self->os = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  /* GLib counts what this process may use where the system tells that, else what is online. */
  self->online_cpus = g_get_num_processors ();
}

/**
 * spool_machine_snapshot_take:
 * @self: (out): what is told
 * @root: of no use here
 *
 * See spool-machine-snapshot.c: of a system without its files only the time is known. Any thread.
 */
void
spool_machine_snapshot_take (SpoolMachineSnapshot *self, const char *root)
{
  g_return_if_fail (self != NULL);

  *self = (SpoolMachineSnapshot){ .now_ns = spool_clock_now_ns (),
                                  .suspended_ns = -1,
                                  .throttle_events = -1 };
}
