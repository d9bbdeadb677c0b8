/* main.c: the worker programs, spool-worker and spool-worker-web: one main, two tables of work.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engine/spool-serve.h"
#include "protocol/spool-channel.h"
#include "protocol/spool-fd.h"
#include "protocol/spool-message.h"
#include "worker/spool-run-role.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int
explain (FILE *where, int status)
{
  fputs ("Usage:\n"
         "  spool-worker          serve jobs over stdin and stdout, for a run\n"
         "  spool-worker --run    measure one run, for spool-bench\n"
         "\n"
         "These programs are started by spool-bench and speak a binary protocol.\n"
         "To measure something: spool-bench run --help\n",
         where);
  return status;
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
  g_printerr ("spool-worker: %s\n", error->message);
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

  puts ("spool-worker " SPOOL_VERSION);
  for (guint i = 0; (work = spool_work_nth (i)) != NULL; i++)
    if (work->dup_versions != NULL)
      {
        g_autofree char *versions = work->dup_versions ();

        puts (versions);
      }
  return 0;
}

/* What a run says goes into the report as people read it. A serving worker sets no locale and says
 * what goes wrong in English: finding a language takes from a tenth to half a millisecond of its
 * start, which is measured. */
int
main (int argc, char *argv[])
{
  spool_fd_prepare_standard ();
  if (argc == 1)
    return serve ();
  if (argc == 2 && strcmp (argv[1], "--run") == 0)
    return spool_run_role ();
  if (argc == 2 && strcmp (argv[1], "--help") == 0)
    return explain (stdout, 0);
  if (argc == 2 && strcmp (argv[1], "--version") == 0)
    return tell_versions ();
  return explain (stderr, 2);
}
