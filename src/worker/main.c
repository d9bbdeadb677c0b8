/* main.c: the worker programs, spool-worker and spool-worker-web: one main, two tables of work.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engine/spool-serve.h"
#include "protocol/spool-channel.h"
#include "protocol/spool-fd.h"
#include "protocol/spool-message.h"
#include "worker/spool-run-role.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
explain (FILE *where)
{
  fprintf (where,
           "Usage:\n"
           "  %s          serve jobs over stdin and stdout, for a run\n"
           "  %s --run    measure one run, for spool-bench\n"
           "\n"
           "These programs are started by spool-bench and speak a binary protocol.\n"
           "To measure something: spool-bench run --help\n",
           g_get_prgname (), g_get_prgname ());
}

/* If nobody reads any more what was asked for, it was not wanted. */
static int
end_output (void)
{
  if (fflush (stdout) == 0 || errno == EPIPE)
    return 0;
  g_printerr ("%s: can't write to the standard output: %s\n", g_get_prgname (), g_strerror (errno));
  return 1;
}

static const SpoolWork *
find_work (const char *workload_id, gpointer data)
{
  return spool_work_find (workload_id);
}

static int
refuse (const GError *error)
{
  g_autoptr (SpoolChannel) channel = spool_channel_new (-1, STDOUT_FILENO);
  g_autoptr (GByteArray) frame = g_byte_array_new ();

  spool_error_to_frame (error, frame);
  spool_channel_write (channel, frame, NULL);
  g_printerr ("%s: %s\n", g_get_prgname (), error->message);
  return 1;
}

/* What all jobs of a process need is made before it says that it is ready. */
static int
serve (void)
{
  g_autoptr (GError) error = NULL;
  const SpoolWork *work;

  for (guint i = 0; (work = spool_work_nth (i)) != NULL; i++)
    if (work->process_init != NULL && !work->process_init (&error))
      return refuse (error);
  return spool_serve (STDIN_FILENO, STDOUT_FILENO, find_work, NULL);
}

/* What runs, for reports of bugs: it may be newer than what this was built with. */
static int
tell_versions (void)
{
  const SpoolWork *work;

  printf ("%s " SPOOL_VERSION "\n", g_get_prgname ());
  for (guint i = 0; (work = spool_work_nth (i)) != NULL; i++)
    if (work->dup_versions != NULL)
      {
        g_autofree char *versions = work->dup_versions ();

        puts (versions);
      }
  return end_output ();
}

/* What a run says goes into the report as people read it. A serving worker sets no locale and says
 * what goes wrong in English: finding a language takes from a tenth to half a millisecond of its
 * start, which is measured. */
int
main (int argc, char *argv[])
{
  spool_fd_prepare_standard ();
  g_set_prgname (spool_work_nth (0)->workload->worker_program);
  if (argc == 1)
    return serve ();
  if (argc == 2 && strcmp (argv[1], "--run") == 0)
    return spool_run_role ();
  if (argc == 2 && strcmp (argv[1], "--help") == 0)
    {
      explain (stdout);
      return end_output ();
    }
  if (argc == 2 && strcmp (argv[1], "--version") == 0)
    return tell_versions ();
  explain (stderr);
  return 2;
}
