/* main.c: the worker programs, spool-worker and spool-worker-web: one main, two tables of work.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "protocol/spool-fd.h"
#include "worker/spool-run-role.h"
#include "worker/spool-serve.h"

#include <stdio.h>
#include <string.h>

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

/* No locale is set: all that is written here is for machines. */
int
main (int argc, char *argv[])
{
  spool_fd_prepare_standard ();
  if (argc == 1)
    return spool_serve ();
  if (argc == 2 && strcmp (argv[1], "--run") == 0)
    return spool_run_role ();
  if (argc == 2 && strcmp (argv[1], "--help") == 0)
    return explain (stdout, 0);
  if (argc == 2 && strcmp (argv[1], "--version") == 0)
    {
      puts ("spool-worker " SPOOL_VERSION);
      return 0;
    }
  return explain (stderr, 2);
}
