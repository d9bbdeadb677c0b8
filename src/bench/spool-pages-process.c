/* spool-pages-process.c: the local web server while a plan runs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-pages-process.h"

#include "protocol/spool-child.h"
#include "protocol/spool-fd.h"
#include "protocol/spool-programs.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define PROGRAM "spool-pages"
#define GREETING_NS (10 * SPOOL_NS_PER_S)
#define GOODBYE_NS (SPOOL_NS_PER_S / 10)

struct _SpoolPagesProcess
{
  SpoolChild *child;       /* NULL once it has been seen to have ended */
  SpoolChildren *siblings; /* (unowned) */
  double latency_s;
  gint64 page_size_bytes;
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

/* Returns how it ended, in words; NULL if it had to be killed. */
static char *
end_child (SpoolChild *child, SpoolChildren *siblings)
{
  g_auto (SpoolChildEnd) end = { 0 };

  spool_children_remove (siblings, child);
  spool_child_close_stdin (child);
  spool_child_wait (child, spool_clock_now_ns () + GOODBYE_NS, &end);
  spool_child_free (child);
  return g_steal_pointer (&end.words);
}

/**
 * spool_pages_process_start:
 * @params: the web workload's parameters
 * @stop: (transfer none): the wish to stop, which ends the server too
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
  /* Both read numbers, but not every way to write one. */
  double latency_s = fabs (spool_params_get_number (params, "latency")); /* no -0 */
  gint64 page_size_bytes = spool_params_get_integer (params, "page-size");
  char latency[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *page_size = g_strdup_printf ("%" G_GINT64_FORMAT, page_size_bytes);
  const char *argv[] = { program, "--latency", latency, "--page-size", page_size, NULL };
  SpoolPagesProcess *self;
  SpoolChild *child;
  char *url;

  if (program == NULL)
    return NULL;
  g_ascii_dtostr (latency, sizeof latency, latency_s);
  child = spool_child_spawn (argv, SPOOL_CHILD_OWN_GROUP, error);
  if (child == NULL)
    return NULL;
  spool_children_add (spool_stop_get_children (stop), child);
  url = read_url (child, error);
  if (url == NULL)
    {
      g_autofree char *end = end_child (child, spool_stop_get_children (stop));

      g_prefix_error (error, _ ("the local web server %s did not start: "), program);
      if (end != NULL && error != NULL)
        {
          g_autofree char *reason = g_steal_pointer (&(*error)->message);

          (*error)->message = g_strdup_printf ("%s (%s)", reason, end);
        }
      return NULL;
    }
  self = g_new0 (SpoolPagesProcess, 1);
  self->child = child;
  self->siblings = spool_stop_get_children (stop);
  self->latency_s = latency_s;
  self->page_size_bytes = page_size_bytes;
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
    g_free (end_child (self->child, self->siblings));
  g_free (self->ended);
  g_free (self->url);
  g_free (self);
}

static gboolean
has_ended (SpoolPagesProcess *self)
{
  g_auto (SpoolChildEnd) end = { 0 };

  spool_children_remove (self->siblings, self->child);
  if (!spool_child_wait (self->child, spool_clock_now_ns (), &end))
    {
      spool_children_add (self->siblings, self->child);
      return FALSE;
    }
  self->ended = g_steal_pointer (&end.words);
  g_clear_pointer (&self->child, spool_child_free);
  return TRUE;
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
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->child != NULL && !has_ended (self))
    return TRUE;
  g_set_error (
      error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
      _ ("the local web server has gone (%s), so there is nothing to fetch; measure again"),
      self->ended);
  return FALSE;
}

/**
 * spool_pages_process_suits:
 * @self: a server
 * @params: the web workload's parameters
 *
 * Returns: whether its pages are those that @params ask for.
 */
gboolean
spool_pages_process_suits (const SpoolPagesProcess *self, const SpoolParams *params)
{
  g_return_val_if_fail (self != NULL && params != NULL, FALSE);

  return self->latency_s == fabs (spool_params_get_number (params, "latency")) &&
         self->page_size_bytes == spool_params_get_integer (params, "page-size");
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
 * Returns: its process; -1 once it has been seen to have ended.
 */
gint64
spool_pages_process_get_pid (const SpoolPagesProcess *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->child != NULL ? spool_child_get_pid (self->child) : -1;
}
