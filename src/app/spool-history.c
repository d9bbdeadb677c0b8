/* spool-history.c: all reports that were kept, the newest first.
 *
 * The folder is the truth, and the list follows it: a report's name is its file's, so that it can
 * be found outside of the application, too. A report that is removed gets a hidden name until
 * nobody can want it back any more. All functions belong to the thread of the main context.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-history.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define ENDING ".spool.json"
#define HIDDEN_START "."
#define REMOVED_ENDING ".removed"
#define MAX_NAME_BYTES 200

struct _SpoolHistory
{
  GObject parent_instance;

  char *folder;
  GPtrArray *items;      /* (element-type SpoolHistoryItem) */
  GPtrArray *removed;    /* (element-type filename): paths as they were, the last at the end */
  GCancellable *reading; /* %NULL unless a thread reads the folder */
  gboolean again;        /* something has changed since it began */
  gboolean swept;        /* what an application that has ended had removed is gone */
};

static void spool_history_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpoolHistory,
                               spool_history,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      spool_history_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return SPOOL_TYPE_HISTORY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SPOOL_HISTORY (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  SpoolHistory *self = SPOOL_HISTORY (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position))
                                     : NULL;
}

static void
spool_history_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
spool_history_dispose (GObject *object)
{
  SpoolHistory *self = SPOOL_HISTORY (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  spool_history_forget (self);
  G_OBJECT_CLASS (spool_history_parent_class)->dispose (object);
}

static void
spool_history_finalize (GObject *object)
{
  SpoolHistory *self = SPOOL_HISTORY (object);

  g_free (self->folder);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->removed);
  G_OBJECT_CLASS (spool_history_parent_class)->finalize (object);
}

static void
spool_history_class_init (SpoolHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = spool_history_dispose;
  object_class->finalize = spool_history_finalize;
}

static void
spool_history_init (SpoolHistory *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->removed = g_ptr_array_new_with_free_func (g_free);
}

/**
 * spool_history_new:
 * @folder: where the reports are; it need not be there
 *
 * Returns: (transfer full): a list that is empty until spool_history_refresh() has read the folder.
 */
SpoolHistory *
spool_history_new (const char *folder)
{
  SpoolHistory *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (SPOOL_TYPE_HISTORY, NULL);
  self->folder = g_strdup (folder);
  return self;
}

/* What a thread reads: it has items of its own to look at, and makes a list of its own. */
typedef struct
{
  char *folder;
  GHashTable *known; /* path → SpoolHistoryItem */
  GPtrArray *found;
  gboolean sweeps;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->folder);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->found);
  g_free (self);
}

static Reading *
reading_new (SpoolHistory *history)
{
  Reading *self = g_new0 (Reading, 1);

  self->folder = g_strdup (history->folder);
  self->sweeps = !history->swept;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < history->items->len; i++)
    {
      SpoolHistoryItem *item = g_ptr_array_index (history->items, i);

      g_hash_table_insert (self->known, (gpointer) spool_history_item_get_path (item),
                           g_object_ref (item));
    }
  return self;
}

/* What an application removed that was killed before it could forget it. */
static void
sweep (const Reading *reading, const char *name)
{
  g_autofree char *path = g_build_filename (reading->folder, name, NULL);

  if (reading->sweeps && g_str_has_suffix (name, ENDING REMOVED_ENDING))
    g_unlink (path);
}

static SpoolHistoryItem *
read_item (Reading *reading, const char *name)
{
  g_autofree char *path = g_build_filename (reading->folder, name, NULL);
  SpoolHistoryItem *known = g_hash_table_lookup (reading->known, path);

  if (known != NULL && spool_history_item_is_current (known))
    return g_object_ref (known);
  return spool_history_item_load (path);
}

static gint
compare_pointers (gconstpointer a, gconstpointer b)
{
  return spool_history_item_compare (*(const gpointer *) a, *(const gpointer *) b);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  g_autoptr (GDir) dir = g_dir_open (reading->folder, 0, NULL);
  const char *name;

  while (dir != NULL && !g_cancellable_is_cancelled (cancellable) &&
         (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, HIDDEN_START))
      sweep (reading, name);
    else if (g_str_has_suffix (name, ENDING))
      g_ptr_array_add (reading->found, read_item (reading, name));
  g_ptr_array_sort (reading->found, compare_pointers);
  g_task_return_boolean (task, TRUE);
}

static gboolean
is_same (const GPtrArray *a, const GPtrArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->pdata, b->pdata, a->len * sizeof (gpointer)) == 0);
}

static void
take_items (SpoolHistory *self, GPtrArray *items)
{
  guint n_before = self->items->len;

  if (is_same (self->items, items))
    return;
  g_ptr_array_unref (self->items);
  self->items = g_ptr_array_ref (items);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, items->len);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  SpoolHistory *self = SPOOL_HISTORY (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_object (&self->reading);
  self->swept = TRUE;
  if (self->again)
    spool_history_refresh (self);
  else
    take_items (self, reading->found);
}

/**
 * spool_history_refresh:
 * @self: a history
 *
 * Looks at the folder again, in a thread of its own; files that have not changed are not read
 * again. The list changes when that is done.
 */
void
spool_history_refresh (SpoolHistory *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SPOOL_IS_HISTORY (self));

  self->again = self->reading != NULL;
  if (self->again)
    return;
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, on_read, NULL);
  g_task_set_source_tag (task, spool_history_refresh);
  g_task_set_task_data (task, reading_new (self), reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * spool_history_is_busy:
 * @self: a history
 *
 * Returns: whether the folder is being read.
 */
gboolean
spool_history_is_busy (SpoolHistory *self)
{
  g_return_val_if_fail (SPOOL_IS_HISTORY (self), FALSE);

  return self->reading != NULL;
}

/* A list that is read while a name changes might have both names, or none. */
static void
note_change (SpoolHistory *self)
{
  self->again = self->reading != NULL;
}

static gboolean
find_position (SpoolHistory *self, const char *path, guint *position)
{
  for (*position = 0; *position < self->items->len; ++*position)
    if (g_str_equal (spool_history_item_get_path (g_ptr_array_index (self->items, *position)),
                     path))
      return TRUE;
  return FALSE;
}

static void
drop_item (SpoolHistory *self, const char *path)
{
  guint position;

  note_change (self);
  if (!find_position (self, path, &position))
    return;
  g_ptr_array_remove_index (self->items, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static void
insert_item (SpoolHistory *self, SpoolHistoryItem *item)
{
  guint position = 0;

  note_change (self);
  while (position < self->items->len &&
         spool_history_item_compare (g_ptr_array_index (self->items, position), item) < 0)
    position++;
  g_ptr_array_insert (self->items, (gint) position, g_object_ref (item));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/* Never runs over a file that is there. */
static gboolean
move_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_move (source, target, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, error);
}

static gboolean
check_title (const char *title, GError **error)
{
  const char *why = NULL;

  if (*title == '\0')
    why = _ ("A report needs a name.");
  else if (*title == '.')
    why = _ ("A report's name can't begin with a dot.");
  else if (strpbrk (title, "/\\\n") != NULL)
    why = _ ("A report's name can't have a slash, a backslash or a line's end in it.");
  else if (strlen (title) > MAX_NAME_BYTES)
    why = _ ("This name is too long for a report.");
  if (why != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, why);
  return why == NULL;
}

/**
 * spool_history_rename:
 * @self: a history
 * @item: an item of it
 * @title: its new name; spaces around it don't count
 * @error: why it can't have that name
 *
 * Gives a report another name, and its file too. The list gets a new item in place of @item.
 *
 * Returns: whether that went well.
 */
gboolean
spool_history_rename (SpoolHistory *self, SpoolHistoryItem *item, const char *title, GError **error)
{
  g_autoptr (SpoolHistoryItem) kept = NULL, renamed = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *stripped = NULL, *name = NULL, *path = NULL;

  g_return_val_if_fail (SPOOL_IS_HISTORY (self) && SPOOL_IS_HISTORY_ITEM (item), FALSE);
  g_return_val_if_fail (title != NULL, FALSE);

  stripped = g_strstrip (g_strdup (title));
  if (g_str_equal (stripped, spool_history_item_get_title (item)))
    return TRUE;
  if (!check_title (stripped, error))
    return FALSE;
  kept = g_object_ref (item);
  name = g_strconcat (stripped, ENDING, NULL);
  path = g_build_filename (self->folder, name, NULL);
  if (!move_file (spool_history_item_get_path (item), path, &failure))
    {
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_EXISTS))
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                     _ ("There is a report named “%s” already."), stripped);
      else
        g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  drop_item (self, spool_history_item_get_path (item));
  renamed = spool_history_item_load (path);
  insert_item (self, renamed);
  return TRUE;
}

static char *
dup_removed_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strconcat (HIDDEN_START, name, REMOVED_ENDING, NULL);

  return g_build_filename (folder, hidden, NULL);
}

/**
 * spool_history_remove:
 * @self: a history
 * @item: an item of it
 * @error: why it can't be removed
 *
 * Removes a report, which can be undone until spool_history_forget() or the end of @self.
 *
 * Returns: whether that went well.
 */
gboolean
spool_history_remove (SpoolHistory *self, SpoolHistoryItem *item, GError **error)
{
  g_autofree char *path = NULL, *hidden = NULL;

  g_return_val_if_fail (SPOOL_IS_HISTORY (self) && SPOOL_IS_HISTORY_ITEM (item), FALSE);

  path = g_strdup (spool_history_item_get_path (item));
  hidden = dup_removed_path (path);
  if (!move_file (path, hidden, error))
    return FALSE;
  drop_item (self, path);
  g_ptr_array_add (self->removed, g_steal_pointer (&path));
  return TRUE;
}

/**
 * spool_history_undo_remove:
 * @self: a history
 * @error: why it can't be brought back
 *
 * Brings back the report that was removed last; does nothing if there is none.
 *
 * Returns: whether that went well.
 */
gboolean
spool_history_undo_remove (SpoolHistory *self, GError **error)
{
  g_autoptr (SpoolHistoryItem) item = NULL;
  g_autofree char *hidden = NULL;
  const char *path;

  g_return_val_if_fail (SPOOL_IS_HISTORY (self), FALSE);

  if (self->removed->len == 0)
    return TRUE;
  path = g_ptr_array_index (self->removed, self->removed->len - 1);
  hidden = dup_removed_path (path);
  if (!move_file (hidden, path, error))
    return FALSE;
  item = spool_history_item_load (path);
  insert_item (self, item);
  g_ptr_array_remove_index (self->removed, self->removed->len - 1);
  return TRUE;
}

/**
 * spool_history_forget:
 * @self: a history
 *
 * Removes for good what was removed.
 */
void
spool_history_forget (SpoolHistory *self)
{
  g_return_if_fail (SPOOL_IS_HISTORY (self));

  for (guint i = 0; i < self->removed->len; i++)
    {
      g_autofree char *hidden = dup_removed_path (g_ptr_array_index (self->removed, i));

      g_unlink (hidden);
    }
  g_ptr_array_set_size (self->removed, 0);
}
