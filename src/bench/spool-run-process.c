/* spool-run-process.c: measures one run, in a process of its own.
 *
 * So memory and processor time are those of this run alone, and a job that takes its process down
 * costs one run and not the plan.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-run-process.h"

#include "protocol/spool-channel.h"
#include "protocol/spool-message.h"
#include "protocol/spool-programs.h"
#include "protocol/spool-temp-folder.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>

/* A run that has told all has nothing left to do but to exit. */
#define GOODBYE_NS SPOOL_NS_PER_S

static SpoolRun *
exchange (SpoolChild *child, const SpoolSetup *setup, GError **error)
{
  g_autoptr (SpoolChannel) channel =
      spool_channel_new (spool_child_get_stdout_fd (child), spool_child_get_stdin_fd (child));
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  const guint8 *payload;
  gsize n_bytes;

  spool_setup_to_frame (setup, frame);
  if (!spool_channel_write (channel, frame, error) ||
      !spool_channel_expect (channel, SPOOL_FRAME_RUN, SPOOL_NO_DEADLINE, &payload, &n_bytes, NULL,
                             error))
    return NULL;
  return spool_run_from_bytes (payload, n_bytes, error);
}

static gboolean
run_fits (const SpoolRun *run, const SpoolSetup *setup)
{
  return run->executor == setup->executor && run->workers == setup->workers &&
         run->mode == setup->mode && run->jobs == setup->jobs;
}

/* Says what went wrong in terms of the process, where the pipe only tells that it ended. */
static void
set_end_error (const char *program,
               const GError *said,
               const SpoolChildEnd *end,
               SpoolStop *stop,
               GError **error)
{
  if (spool_stop_is_wanted (stop))
    g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_CANCELLED, _ ("stopped"));
  else if (g_error_matches (said, SPOOL_ERROR, SPOOL_ERROR_CLOSED))
    /* Whether it was seen in writing or in reading is a matter of chance. */
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
                 _ ("the run's process (%s) ended before it reported a result: %s"), program,
                 end->words);
  else if (g_error_matches (said, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL))
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
                 _ ("the process of the run (%s) broke down: %s (%s)"), program, said->message,
                 end->words);
  else
    g_propagate_error (error, g_error_copy (said));
}

/**
 * spool_run_process_measure:
 * @setup: what to do; its folder is removed here if the process does not do it
 * @stop: the wish to stop, which may come at any moment
 * @error: %SPOOL_ERROR_CANCELLED if it came, else why the run can't be measured
 *
 * Blocks until the run has ended and all its processes are gone.
 *
 * Returns: (transfer full) (nullable): the run.
 */
SpoolRun *
spool_run_process_measure (const SpoolSetup *setup, SpoolStop *stop, GError **error)
{
  const SpoolWorkload *workload = spool_params_get_workload (setup->params);
  g_autofree char *program = spool_programs_find (workload->worker_program, error);
  const char *argv[] = { program, "--run", NULL };
  g_auto (SpoolChildEnd) end = { 0 };
  g_autoptr (SpoolChild) child = NULL;
  g_autoptr (SpoolRun) run = NULL;
  g_autoptr (GError) said = NULL;
  gboolean gone;

  if (program == NULL)
    return NULL;
  child = spool_child_spawn (argv, SPOOL_CHILD_OWN_GROUP, error);
  if (child == NULL)
    return NULL;
  spool_children_add (spool_stop_get_children (stop), child);
  run = exchange (child, setup, &said);
  spool_children_remove (spool_stop_get_children (stop), child);
  /* Who has closed its pipe is about to end, and to say how. */
  gone = run != NULL || g_error_matches (said, SPOOL_ERROR, SPOOL_ERROR_CLOSED);
  if (!gone || !spool_child_wait (child, spool_clock_now_ns () + GOODBYE_NS, &end))
    {
      spool_child_kill (child);
      spool_child_wait (child, G_MAXINT64, &end);
    }
  spool_temp_folder_remove (setup->folder);
  if (run != NULL && !run_fits (run, setup))
    {
      g_clear_pointer (&run, spool_run_free);
      said = g_error_new_literal (SPOOL_ERROR, SPOOL_ERROR_PROTOCOL,
                                  _ ("it reported a different run from the one asked for"));
    }
  if (run == NULL)
    set_end_error (program, said, &end, stop, error);
  return g_steal_pointer (&run);
}
