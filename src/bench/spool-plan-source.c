/* spool-plan-source.c: where a plan comes from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-plan-source.h"

#include "protocol/spool-fd.h"
#include "report/spool-lesson.h"
#include "report/spool-plan-json.h"
#include "workload/spool-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#define MAX_PLAN_BYTES (1024 * 1024)

static SpoolPlan *
from_lesson (const SpoolPlanSource *self, GError **error)
{
  const SpoolLesson *lesson = spool_lesson_find (self->lesson);

  if (lesson != NULL)
    return spool_lesson_make_plan (lesson, self->as_notebook);
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
               _ ("there is no lesson “%s”; “spool-bench list lessons” shows them"), self->lesson);
  return NULL;
}

static SpoolPlan *
from_workload (const SpoolPlanSource *self, GError **error)
{
  const SpoolWorkload *workload = spool_workload_find (self->workload);
  SpoolPlan *plan;

  if (workload == NULL)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                   _ ("there is no workload “%s”; “spool-bench list workloads” shows them"),
                   self->workload);
      return NULL;
    }
  plan = spool_plan_new ();
  spool_plan_add_entry (plan, workload);
  return plan;
}

/* What comes after the line is left in the pipe: its end will mean stop. */
static GString *
read_line (GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  char next;

  for (;;)
    {
      gssize n_read = spool_fd_read (STDIN_FILENO, &next, 1, G_MAXINT64, error);

      if (n_read < 0)
        return NULL;
      if (n_read == 0 || next == '\n')
        return g_steal_pointer (&line);
      if (line->len >= MAX_PLAN_BYTES)
        {
          g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
                       _ ("the plan on the standard input is longer than %d bytes"),
                       MAX_PLAN_BYTES);
          return NULL;
        }
      g_string_append_c (line, next);
    }
}

/* It may be a pipe, or a device that never ends. */
static GString *
read_file (const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  FILE *file = g_fopen (path, "rb");
  gboolean failed = file == NULL;
  int reason = errno;
  char piece[4096];
  gsize n_read;

  while (file != NULL && text->len <= MAX_PLAN_BYTES &&
         (n_read = fread (piece, 1, sizeof piece, file)) > 0)
    g_string_append_len (text, piece, (gssize) n_read);
  if (file != NULL)
    {
      failed = ferror (file) != 0;
      reason = errno;
      fclose (file);
    }
  if (failed)
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("can't read the plan “%s”: %s"), path,
                 g_strerror (reason));
  else if (text->len > MAX_PLAN_BYTES)
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
                 _ ("the plan “%s” is longer than %d bytes"), path, MAX_PLAN_BYTES);
  return failed || text->len > MAX_PLAN_BYTES ? NULL : g_steal_pointer (&text);
}

static SpoolPlan *
from_file (const SpoolPlanSource *self, GError **error)
{
  gboolean is_input = g_str_equal (self->file, "-");
  g_autoptr (GString) text = is_input ? read_line (error) : read_file (self->file, error);
  SpoolPlan *plan;

  if (text == NULL)
    return NULL;
  plan = spool_plan_from_json (text->str, (gssize) text->len, error);
  if (plan == NULL && !is_input)
    g_prefix_error (error, "%s: ", self->file);
  return plan;
}

/**
 * spool_plan_source_read:
 * @self: where it comes from
 * @error: %SPOOL_ERROR_USAGE if there is none or more than one, or it is unknown;
 *   %SPOOL_ERROR_FAILED if a file can't be read
 *
 * Returns: (transfer full) (nullable): the plan, not yet checked.
 */
SpoolPlan *
spool_plan_source_read (const SpoolPlanSource *self, GError **error)
{
  guint n_sources;

  g_return_val_if_fail (self != NULL, NULL);

  n_sources = (self->lesson != NULL) + (self->workload != NULL) + (self->file != NULL);
  if (n_sources == 0)
    g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                         _ ("say what to measure: --lesson ID, --workload ID or --plan FILE"));
  else if (n_sources > 1)
    g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_USAGE,
                         _ ("--lesson, --workload and --plan exclude each other"));
  else if (self->as_notebook && self->lesson == NULL)
    g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_USAGE, _ ("--as-notebook needs --lesson"));
  else if (self->lesson != NULL)
    return from_lesson (self, error);
  else if (self->workload != NULL)
    return from_workload (self, error);
  else
    return from_file (self, error);
  return NULL;
}
