/* spool-machine.c: what a report says of the machine that it was measured on.
 *
 * Nothing of the machine is ever changed, only read, and never from another program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/spool-machine.h"

#include "report/spool-machine-private.h"

#include <math.h>
#ifdef __GLIBC__
#include <gnu/libc-version.h>
#endif

static char *
find_libc (void)
{
#ifdef __GLIBC__
  return g_strconcat ("glibc ", gnu_get_libc_version (), NULL);
#else
  return NULL;
#endif
}

/**
 * spool_machine_new_unknown:
 *
 * Returns: (transfer full): a machine of which nothing is known.
 */
SpoolMachine *
spool_machine_new_unknown (void)
{
  SpoolMachine *self = g_new0 (SpoolMachine, 1);

  self->quota_cpus = NAN;
  self->load = NAN;
  self->throttle_events = -1;
  return self;
}

/**
 * spool_machine_read:
 * @root: where the system's files are: "/", or a folder that looks like it
 *
 * Looks at the machine that this runs on. It reads a few small files, and a few more for
 * each CPU; any thread.
 *
 * Returns: (transfer full): the machine.
 */
SpoolMachine *
spool_machine_read (const char *root)
{
  SpoolMachine *self;

  g_return_val_if_fail (root != NULL, NULL);

  self = spool_machine_new_unknown ();
  self->compiler = g_strdup (SPOOL_COMPILER);
  self->optimization = g_strdup (SPOOL_OPTIMIZATION);
  self->libc = find_libc ();
  self->libcurl = g_strdup (SPOOL_LIBCURL_VERSION);
  self->glib =
      g_strdup_printf ("%u.%u.%u", glib_major_version, glib_minor_version, glib_micro_version);
  self->spool = g_strdup (SPOOL_VERSION);
  spool_machine_ask_system (self, root);
  /* Whoever looks runs on one. */
  self->usable_cpus = MAX (spool_machine_find_usable (self), 1);
  return self;
}

/**
 * spool_machine_free:
 * @self: (transfer full) (nullable): a machine
 */
void
spool_machine_free (SpoolMachine *self)
{
  if (self == NULL)
    return;
  g_free (self->cpu_model);
  g_free (self->architecture);
  g_free (self->kernel);
  g_free (self->os);
  g_free (self->governor);
  g_free (self->frequency_driver);
  g_clear_pointer (&self->core_classes, g_array_unref);
  g_free (self->compiler);
  g_free (self->optimization);
  g_free (self->glib);
  g_free (self->libc);
  g_free (self->libcurl);
  g_free (self->spool);
  g_free (self);
}

/**
 * spool_machine_find_usable:
 * @self: a machine
 *
 * Returns: how many CPUs can work for us at the same time: the smallest of those online, those
 * that the affinity allows and the quota, rounded up; what isn't known doesn't count. 0 if nothing
 * is known. Any thread.
 */
guint
spool_machine_find_usable (const SpoolMachine *self)
{
  guint usable = G_MAXUINT;

  g_return_val_if_fail (self != NULL, 0);

  if (self->online_cpus > 0)
    usable = MIN (usable, self->online_cpus);
  if (self->affinity_cpus > 0)
    usable = MIN (usable, self->affinity_cpus);
  if (isfinite (self->quota_cpus) && self->quota_cpus < usable)
    usable = (guint) ceil (MAX (self->quota_cpus, 1));
  return usable == G_MAXUINT ? 0 : usable;
}
