/* spool-run-role.c: one run of one configuration, in a process of its own.
 *
 * A set-up comes over stdin, a run or an error goes to stdout. Meanwhile a thread waits for the end
 * of the input: then the bench has gone, or wants us to stop, and the process ends at once,
 * whatever its jobs do. Its worker processes see the end of their input in turn.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker/spool-run-role.h"

#include "engine/spool-engine.h"
#include "protocol/spool-channel.h"
#include "protocol/spool-fd.h"
#include "protocol/spool-message.h"
#include "protocol/spool-programs.h"
#include "protocol/spool-temp-folder.h"
#include "workload/spool-error.h"
#include "workload/spool-locale.h"

#include <glib/gi18n.h>
#include <unistd.h>

typedef struct
{
  SpoolChannel *channel;
  const char *folder;
  gint finished; /* atomic */
} Watch;

static gpointer
watch_input (gpointer data)
{
  Watch *watch = data;
  SpoolFrameType type;
  const guint8 *payload;
  gsize n_bytes;

  /* Nothing but the end may come; a frame would be as wrong as garbage. */
  spool_channel_read (watch->channel, SPOOL_NO_DEADLINE, &type, &payload, &n_bytes, NULL);
  if (!g_atomic_int_get (&watch->finished))
    spool_temp_folder_remove (watch->folder);
  _exit (g_atomic_int_get (&watch->finished) ? 0 : 1);
  return NULL;
}

static SpoolSetup *
read_setup (SpoolChannel *channel, GError **error)
{
  const guint8 *payload;
  gsize n_bytes;

  if (!spool_channel_expect (channel, SPOOL_FRAME_SETUP, SPOOL_NO_DEADLINE, &payload, &n_bytes,
                             NULL, error))
    return NULL;
  return spool_setup_from_bytes (payload, n_bytes, error);
}

static void
start_watch (gpointer data)
{
  /* It never returns, and nobody waits for it. */
  g_thread_unref (g_thread_new ("watch", watch_input, data));
}

static SpoolRun *
measure (const SpoolSetup *setup, Watch *watch, GError **error)
{
  const SpoolWorkload *workload = spool_params_get_workload (setup->params);
  const SpoolWork *work = spool_work_find (workload->id);
  g_autoptr (SpoolTempFolder) folder = NULL;
  g_autofree char *program = NULL;
  SpoolEngineHost host = { .threads_allowed = start_watch, .data = watch };

  if (work == NULL)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL,
                   _ ("this worker program can't do “%s”"), workload->id);
      return NULL;
    }
  program = spool_programs_find (workload->worker_program, error);
  if (program == NULL)
    return NULL;
  folder = spool_temp_folder_create (setup->folder, error);
  if (folder == NULL)
    return NULL;
  host.program = program;
  return spool_engine_run (setup, work, &host, error);
}

static void
measure_and_tell (SpoolChannel *channel, const SpoolSetup *setup)
{
  Watch watch = { .channel = channel, .folder = setup->folder };
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolRun) run = measure (setup, &watch, &error);

  g_atomic_int_set (&watch.finished, TRUE);
  if (run != NULL)
    spool_run_to_frame (run, frame);
  else
    spool_error_to_frame (error, frame);
  spool_channel_write (channel, frame, NULL);
  _exit (0);
}

/**
 * spool_run_role:
 *
 * Measures one run and tells it. Main thread.
 *
 * Returns: the exit status, if there was nothing to measure.
 */
int
spool_run_role (void)
{
  g_autoptr (SpoolChannel) channel = spool_channel_new (STDIN_FILENO, STDOUT_FILENO);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolSetup) setup = NULL;
  g_autoptr (GByteArray) frame = NULL;

  spool_locale_init_messages ();
  spool_fd_allow_many ();
  setup = read_setup (channel, &error);
  if (setup != NULL)
    measure_and_tell (channel, setup);
  if (g_error_matches (error, SPOOL_ERROR, SPOOL_ERROR_CLOSED))
    return 0;
  frame = g_byte_array_new ();
  spool_error_to_frame (error, frame);
  spool_channel_write (channel, frame, NULL);
  g_printerr ("%s: %s\n", g_get_prgname (), error->message);
  return 1;
}
