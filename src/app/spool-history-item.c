/* spool-history-item.c: a report that was kept, as a list shows it.
 *
 * Only the words of a report stay in memory: a hundred reports with all their records would take
 * gigabytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-history-item.h"

#include "app/spool-report-file.h"
#include "report/spool-answer.h"
#include "report/spool-lesson.h"
#include "report/spool-report-json.h"
#include "report/spool-text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

struct _SpoolHistoryItem
{
  GObject parent_instance;

  char *path;
  char *plan_title; /* (nullable): of one that can be read */
  char *title;
  char *subtitle;
  char *answer; /* or why the report can't be read */
  gboolean readable;
  gint64 created_s; /* in Unix time, for the order */

  /* What the file was like when it was read. */
  gint64 modified_s;
  gint64 n_bytes;
};

G_DEFINE_FINAL_TYPE (SpoolHistoryItem, spool_history_item, G_TYPE_OBJECT)

static void
spool_history_item_finalize (GObject *object)
{
  SpoolHistoryItem *self = SPOOL_HISTORY_ITEM (object);

  g_free (self->path);
  g_free (self->plan_title);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->answer);
  G_OBJECT_CLASS (spool_history_item_parent_class)->finalize (object);
}

static void
spool_history_item_class_init (SpoolHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spool_history_item_finalize;
}

static void
spool_history_item_init (SpoolHistoryItem *self)
{
}

static char *
dup_plan_title (const SpoolPlan *plan)
{
  const SpoolLesson *lesson = plan->lesson != NULL ? spool_lesson_find (plan->lesson) : NULL;

  return lesson != NULL ? g_strdup (spool_lesson_get_title (lesson))
                        : spool_plan_dup_workloads (plan, 0);
}

static char *
dup_date (gint64 unix_s)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (unix_s);
  char *text = date != NULL ? g_date_time_format (date, "%x %R") : NULL;

  return text != NULL ? text : g_strdup (_ ("Unknown date"));
}

static char *
dup_subtitle (const SpoolReport *report, gint64 created_s)
{
  g_autofree char *when = dup_date (created_s);
  GString *text = g_string_new (when);

  if (report->machine->cpu_model != NULL)
    /* Translators: between a date and the name of a processor, and before "stopped early" */
    g_string_append_printf (text, "%s%s", C_ ("between two facts", " · "),
                            report->machine->cpu_model);
  if (!report->complete)
    g_string_append_printf (text, "%s%s", C_ ("between two facts", " · "), _ ("stopped early"));
  return g_string_free (text, FALSE);
}

static gint64
find_created (const SpoolReport *report, gint64 otherwise_s)
{
  g_autoptr (GDateTime) created =
      report->created != NULL ? g_date_time_new_from_iso8601 (report->created, NULL) : NULL;

  return created != NULL ? g_date_time_to_unix (created) : otherwise_s;
}

static char *
dup_title (const SpoolHistoryItem *self)
{
  g_autofree char *name = spool_report_file_dup_title (self->path);

  return self->plan_title != NULL && spool_report_file_is_automatic (name)
             ? g_strdup (self->plan_title)
             : g_steal_pointer (&name);
}

static void
take_report (SpoolHistoryItem *self, const SpoolReport *report)
{
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autoptr (SpoolAnswer) answer = spool_answer_new (report, analysis, 0);

  self->readable = TRUE;
  self->created_s = find_created (report, self->modified_s);
  self->plan_title = dup_plan_title (report->plan);
  self->title = dup_title (self);
  self->subtitle = dup_subtitle (report, self->created_s);
  self->answer = g_strdup (answer->headline);
}

/* All that is listed lies in one folder, whose path needn't be read again and again. */
static void
take_failure (SpoolHistoryItem *self, const GError *error)
{
  g_autofree char *path = g_filename_display_name (self->path);
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autoptr (GString) reason = g_string_new (error->message);

  g_string_replace (reason, path, name, 1);
  self->created_s = self->modified_s;
  self->title = dup_title (self);
  self->subtitle = dup_date (self->created_s);
  self->answer = spool_text_dup_sentence (reason->str);
}

static void
look_at_file (const char *path, gint64 *modified_s, gint64 *n_bytes)
{
  GStatBuf buffer;
  gboolean there = g_stat (path, &buffer) == 0;

  *modified_s = there ? (gint64) buffer.st_mtime : -1;
  *n_bytes = there ? (gint64) buffer.st_size : -1;
}

static SpoolHistoryItem *
item_new (const char *path)
{
  SpoolHistoryItem *self = g_object_new (SPOOL_TYPE_HISTORY_ITEM, NULL);

  self->path = g_strdup (path);
  look_at_file (path, &self->modified_s, &self->n_bytes);
  return self;
}

/**
 * spool_history_item_new:
 * @path: a report's path
 * @report: the report, as it has been read from there
 *
 * Any thread.
 *
 * Returns: (transfer full): what a list shows of it.
 */
SpoolHistoryItem *
spool_history_item_new (const char *path, const SpoolReport *report)
{
  SpoolHistoryItem *self;

  g_return_val_if_fail (path != NULL && report != NULL, NULL);

  self = item_new (path);
  take_report (self, report);
  return self;
}

/**
 * spool_history_item_load:
 * @path: a report's path
 *
 * Reads a report. One that can't be read is an item, too, which says why. Any thread.
 *
 * Returns: (transfer full): what a list shows of it.
 */
SpoolHistoryItem *
spool_history_item_load (const char *path)
{
  SpoolHistoryItem *self;
  g_autoptr (SpoolReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  /* Before it is read: if it changes meanwhile, it will be read once more. */
  self = item_new (path);
  report = spool_report_load (path, &error);
  if (report != NULL)
    take_report (self, report);
  else
    take_failure (self, error);
  return self;
}

/**
 * spool_history_item_new_moved:
 * @self: an item
 * @path: where its file is now
 *
 * Tells the same of the report as @self, without reading it again. What @self says of a report that
 * can't be read is not current there: it has the old name in it.
 *
 * Returns: (transfer full): what a list shows of it.
 */
SpoolHistoryItem *
spool_history_item_new_moved (SpoolHistoryItem *self, const char *path)
{
  SpoolHistoryItem *moved;

  g_return_val_if_fail (SPOOL_IS_HISTORY_ITEM (self) && path != NULL, NULL);

  moved = g_object_new (SPOOL_TYPE_HISTORY_ITEM, NULL);
  moved->path = g_strdup (path);
  moved->plan_title = g_strdup (self->plan_title);
  moved->title = dup_title (moved);
  moved->subtitle = g_strdup (self->subtitle);
  moved->answer = g_strdup (self->answer);
  moved->readable = self->readable;
  moved->created_s = self->created_s;
  moved->modified_s = self->modified_s;
  moved->n_bytes = self->readable ? self->n_bytes : -1;
  return moved;
}

/**
 * spool_history_item_get_path:
 * @self: an item
 *
 * Returns: (transfer none): where the report is.
 */
const char *
spool_history_item_get_path (SpoolHistoryItem *self)
{
  g_return_val_if_fail (SPOOL_IS_HISTORY_ITEM (self), NULL);

  return self->path;
}

/**
 * spool_history_item_get_title:
 * @self: an item
 *
 * Returns: (transfer none): the name that somebody gave it, else the lesson's or the workload's.
 */
const char *
spool_history_item_get_title (SpoolHistoryItem *self)
{
  g_return_val_if_fail (SPOOL_IS_HISTORY_ITEM (self), NULL);

  return self->title;
}

/**
 * spool_history_item_get_subtitle:
 * @self: an item
 *
 * Returns: (transfer none): when and on which machine, and whether it was stopped; translated.
 */
const char *
spool_history_item_get_subtitle (SpoolHistoryItem *self)
{
  g_return_val_if_fail (SPOOL_IS_HISTORY_ITEM (self), NULL);

  return self->subtitle;
}

/**
 * spool_history_item_get_answer:
 * @self: an item
 *
 * Returns: (transfer none): the report's answer in words, or why it can't be read; translated.
 */
const char *
spool_history_item_get_answer (SpoolHistoryItem *self)
{
  g_return_val_if_fail (SPOOL_IS_HISTORY_ITEM (self), NULL);

  return self->answer;
}

/**
 * spool_history_item_is_readable:
 * @self: an item
 *
 * Returns: whether it is a report that can be opened.
 */
gboolean
spool_history_item_is_readable (SpoolHistoryItem *self)
{
  g_return_val_if_fail (SPOOL_IS_HISTORY_ITEM (self), FALSE);

  return self->readable;
}

/* As it is compared by people: capital letters and how letters are composed make no difference. */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

/**
 * spool_history_item_matches:
 * @self: an item
 * @words: what somebody seeks
 *
 * Returns: whether each word, or part of one, is in what the list shows of it.
 */
gboolean
spool_history_item_matches (SpoolHistoryItem *self, const char *words)
{
  g_autofree char *shown = NULL, *text = NULL, *sought = NULL;
  g_auto (GStrv) each = NULL;

  g_return_val_if_fail (SPOOL_IS_HISTORY_ITEM (self) && words != NULL, FALSE);

  shown = g_strjoin ("\n", self->title, self->answer, self->subtitle, NULL);
  text = fold (shown);
  sought = fold (words);
  each = g_strsplit (sought, " ", -1);
  for (guint i = 0; each[i] != NULL; i++)
    if (strstr (text, each[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * spool_history_item_is_current:
 * @self: an item
 *
 * Returns: whether the file still is what it was when it was read. Any thread.
 */
gboolean
spool_history_item_is_current (SpoolHistoryItem *self)
{
  gint64 modified_s, n_bytes;

  g_return_val_if_fail (SPOOL_IS_HISTORY_ITEM (self), FALSE);

  look_at_file (self->path, &modified_s, &n_bytes);
  return modified_s == self->modified_s && n_bytes == self->n_bytes;
}

/**
 * spool_history_item_compare:
 * @a: (type SpoolHistoryItem): an item
 * @b: (type SpoolHistoryItem): another one
 *
 * Returns: below 0 if @a comes first in a list: the newest is on top.
 */
int
spool_history_item_compare (gconstpointer a, gconstpointer b)
{
  const SpoolHistoryItem *one = a, *other = b;

  if (one->created_s != other->created_s)
    return one->created_s > other->created_s ? -1 : 1;
  return strcmp (one->path, other->path);
}
