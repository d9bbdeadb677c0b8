/* spool-pages-process.c: the local web server while a plan runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-pages-process.h"

#include "protocol/spool-child.h"
#include "protocol/spool-fd.h"
#include "protocol/spool-programs.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <string.h>

#define PROGRAM "spool-pages"
#define GREETING_NS (10 * SPOOL_NS_PER_S)
#define GOODBYE_NS (SPOOL_NS_PER_S / 10)

struct _SpoolPagesProcess
{
  SpoolChild *child; /* NULL once it has been seen to have ended */
  char *url;
  char *ended; /* how, in words */
};

/* Reads the one line that says where the server is. */
static char *
read_url (SpoolChild *child, GError **error)
{
  gint64 deadline_ns = spool_clock_now_ns () + GREETING_NS;
  g_autoptr (GString) line = g_string_new (NULL);
  char piece[256];

  while (strchr (line->str, '\n') == NULL && line->len < sizeof piece)
    {
      gssize n_read = spool_fd_read (spool_child_get_stdout_fd (child), piece, sizeof piece,
                                     deadline_ns, error);

      if (n_read < 0)
        return NULL;
      if (n_read == 0)
        break;
      g_string_append_len (line, piece, n_read);
    }
  g_strchomp (line->str);
  if (g_str_has_prefix (line->str, "http://") && g_str_has_suffix (line->str, "/"))
    return g_strdup (line->str);
  g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
                       _ ("it did not say where its pages are"));
  return NULL;
}

static void
end_child (SpoolChild *child)
{
  g_auto (SpoolChildEnd) end = { 0 };

  spool_child_close_stdin (child);
  spool_child_wait (child, spool_clock_now_ns () + GOODBYE_NS, &end);
  spool_child_free (child);
}

/**
 * spool_pages_process_start:
 * @params: the web workload's parameters
 * @stop: the wish to stop, which ends the waiting
 * @error: why it can't be started, or that it was to stop
 *
 * Starts the server on a free port of the loopback address and waits until it listens.
 *
 * Returns: (transfer full) (nullable): the server.
 */
SpoolPagesProcess *
spool_pages_process_start (const SpoolParams *params, SpoolStop *stop, GError **error)
{
  g_autofree char *program = spool_programs_find (PROGRAM, error);
  const char *argv[] = { program,
                         "--latency",
                         spool_params_get_text (params, "latency"),
                         "--page-size",
                         spool_params_get_text (params, "page-size"),
                         NULL };
  SpoolPagesProcess *self;
  SpoolChild *child;
  char *url;

  if (program == NULL)
    return NULL;
  child = spool_child_spawn (argv, SPOOL_CHILD_OWN_GROUP, error);
  if (child == NULL)
    return NULL;
  spool_stop_set_child (stop, child);
  url = read_url (child, error);
  spool_stop_set_child (stop, NULL);
  if (url == NULL)
    {
      g_prefix_error (error, _ ("the local web server %s did not start: "), program);
      end_child (child);
      return NULL;
    }
  self = g_new0 (SpoolPagesProcess, 1);
  self->child = child;
  self->url = url;
  return self;
}

/**
 * spool_pages_process_free:
 * @self: (transfer full) (nullable): a server
 *
 * Ends the server and waits until it is gone.
 */
void
spool_pages_process_free (SpoolPagesProcess *self)
{
  if (self == NULL)
    return;
  if (self->child != NULL)
    end_child (self->child);
  g_free (self->ended);
  g_free (self->url);
  g_free (self);
}

/**
 * spool_pages_process_check:
 * @self: a server
 * @error: how it has ended
 *
 * Returns: whether the server is still there.
 */
gboolean
spool_pages_process_check (SpoolPagesProcess *self, GError **error)
{
  g_auto (SpoolChildEnd) end = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->child != NULL && spool_child_wait (self->child, spool_clock_now_ns (), &end))
    {
      self->ended = g_steal_pointer (&end.words);
      g_clear_pointer (&self->child, spool_child_free);
    }
  if (self->child != NULL)
    return TRUE;
  g_set_error (
      error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
      _ ("the local web server has gone (%s), so there is nothing to fetch; measure again"),
      self->ended);
  return FALSE;
}

/**
 * spool_pages_process_get_url:
 * @self: a server
 *
 * Returns: (transfer none): where it is, ending in a slash.
 */
const char *
spool_pages_process_get_url (const SpoolPagesProcess *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url;
}

/**
 * spool_pages_process_get_pid:
 * @self: a server
 *
 * Returns: its process.
 */
gint64
spool_pages_process_get_pid (const SpoolPagesProcess *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return spool_child_get_pid (self->child);
}
