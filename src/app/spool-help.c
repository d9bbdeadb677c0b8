/* spool-help.c: which keys do what.
 *
 * One table says the keys to the application and to whoever asks for them. GTK's own window of
 * shortcuts is deprecated in later versions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/spool-help.h"

#include "app/spool-companion.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_KEYS 3
#define MAX_LOCAL_KEYS 2
/* A row of more keys takes two lines, so that its title has room. */
#define KEYS_CHARS 26

typedef struct
{
  const char *action; /* with its target */
  const char *title;
  const char *keys[MAX_KEYS]; /* the last is NULL */
  /* Those that are not the application's but of what has the focus. */
  const char *local_keys[MAX_LOCAL_KEYS];
} Shortcut;

/* What has no keys begins a group. */
static const Shortcut shortcuts[] = {
  { NULL, N_ ("Measuring"), { NULL }, { NULL } },
  { "app.run", N_ ("Start measuring"), { "<Control>Return", "F5" }, { NULL } },
  { NULL, N_ ("Stop measuring"), { "Escape" }, { NULL } },
  { "win.show-plan", N_ ("Show or hide the plan"), { "F9" }, { NULL } },
  { NULL, N_ ("Remove a number of workers"), { NULL }, { "Delete" } },
  { NULL, N_ ("Guess"), { NULL }, { NULL } },
  { NULL, N_ ("Go to another bar"), { NULL }, { "Left", "Right" } },
  { NULL, N_ ("Change the guess"), { NULL }, { "Up", "Down" } },
  { NULL, N_ ("Take the guess back"), { NULL }, { "Delete" } },
  { NULL, N_ ("Views"), { NULL }, { NULL } },
  { "win.view::time", N_ ("Show the times"), { "<Alt>1" }, { NULL } },
  { "win.view::speedup", N_ ("Show the speed-ups"), { "<Alt>2" }, { NULL } },
  { "win.view::phases", N_ ("Show where the time went"), { "<Alt>3" }, { NULL } },
  { "win.view::timeline", N_ ("Show what each worker did"), { "<Alt>4" }, { NULL } },
  { "win.view::table", N_ ("Show the table"), { "<Alt>5" }, { NULL } },
  { NULL, N_ ("Chart"), { NULL }, { NULL } },
  { NULL, N_ ("Go to another bar or job"), { NULL }, { "Left", "Right" } },
  { NULL, N_ ("Go to another row"), { NULL }, { "Up", "Down" } },
  { NULL, N_ ("Go to the first or last one"), { NULL }, { "Home", "End" } },
  { "win.zoom-in", N_ ("Zoom in"), { "<Control>plus", "<Control>equal" }, { "plus" } },
  { "win.zoom-out", N_ ("Zoom out"), { "<Control>minus" }, { "minus" } },
  { "win.zoom-whole", N_ ("Show the whole run"), { "<Control>0" }, { "0" } },
  { NULL, N_ ("Show earlier or later jobs"), { NULL }, { "<Shift>Left", "<Shift>Right" } },
  { "win.log-scale", N_ ("Logarithmic scale"), { "<Control>l" }, { NULL } },
  { NULL, N_ ("Copy chart and table"), { "<Control>c" }, { NULL } },
  { NULL, N_ ("Reports"), { NULL }, { NULL } },
  { "win.open", N_ ("Open a report"), { "<Control>o" }, { NULL } },
  { "win.export::.png", N_ ("Export the chart"), { "<Control>s" }, { NULL } },
  { "win.history", N_ ("Show the history"), { "<Control>h" }, { NULL } },
  { NULL, N_ ("Search the history"), { "<Control>f" }, { NULL } },
  { NULL, N_ ("Rename a report"), { NULL }, { "F2" } },
  { NULL, N_ ("Delete a report"), { NULL }, { "Delete" } },
  { NULL, N_ ("Undo deleting"), { "<Control>z" }, { NULL } },
  { NULL, N_ ("General"), { NULL }, { NULL } },
  { "win.explain", N_ ("Explain the lesson"), { "F1" }, { NULL } },
  { "win.glossary", N_ ("Glossary"), { "<Shift>F1" }, { NULL } },
  { "win.preferences", N_ ("Preferences"), { "<Control>comma" }, { NULL } },
  { NULL, N_ ("Main menu"), { "F10" }, { NULL } },
  { "win.shortcuts", N_ ("Keyboard shortcuts"), { "<Control>question" }, { NULL } },
  { "window.close", N_ ("Close the window"), { "<Control>w" }, { NULL } },
  { "app.quit", N_ ("Quit"), { "<Control>q" }, { NULL } },
};

/* A type of its own, so that the one that is there can be found. */
#define SPOOL_TYPE_SHORTCUTS_WINDOW (spool_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SpoolShortcutsWindow, spool_shortcuts_window, SPOOL, SHORTCUTS_WINDOW, AdwWindow)

struct _SpoolShortcutsWindow
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (SpoolShortcutsWindow, spool_shortcuts_window, ADW_TYPE_WINDOW)

static gboolean
is_heading (const Shortcut *shortcut)
{
  return shortcut->keys[0] == NULL && shortcut->local_keys[0] == NULL;
}

/**
 * spool_help_set_accels:
 * @application: the application
 *
 * Tells it which keys do what.
 */
void
spool_help_set_accels (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].action != NULL)
      gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].keys);
}

static void
append_keys (GString *text, const char *const *keys, guint n_keys)
{
  for (guint i = 0; i < n_keys && keys[i] != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;
      g_autofree char *label = NULL;

      gtk_accelerator_parse (keys[i], &key, &modifiers);
      label = gtk_accelerator_get_label (key, modifiers);
      /* Translators: stands between two keys */
      g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("between keys", " or ") : "",
                              label);
    }
}

static GtkWidget *
make_row (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GString) keys = g_string_new (NULL);
  GtkWidget *label;
  int n_chars;

  append_keys (keys, shortcut->keys, MAX_KEYS);
  append_keys (keys, shortcut->local_keys, MAX_LOCAL_KEYS);
  n_chars = (int) MIN (g_utf8_strlen (keys->str, -1), KEYS_CHARS);
  label =
      g_object_new (GTK_TYPE_LABEL, "label", keys->str, "wrap", TRUE, "width-chars", n_chars,
                    "max-width-chars", n_chars, "xalign", 1.0, "justify", GTK_JUSTIFY_RIGHT, NULL);
  gtk_widget_add_css_class (label, "dim-label");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

static GtkWidget *
make_page (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (is_heading (&shortcuts[i]))
      group = add_group (ADW_PREFERENCES_PAGE (page), _ (shortcuts[i].title));
    else
      adw_preferences_group_add (group, make_row (&shortcuts[i]));
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static void
spool_shortcuts_window_class_init (SpoolShortcutsWindowClass *klass)
{
}

static void
spool_shortcuts_window_init (SpoolShortcutsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_page ());
  adw_window_set_content (ADW_WINDOW (self), box);
  spool_companion_close_at_keys (GTK_WINDOW (self));
}

/**
 * spool_help_dup_key:
 * @action: an action with its target, such as "win.view::time"
 *
 * Returns: (transfer full) (nullable): the first key for it, as people call it; %NULL if there is
 * none.
 */
char *
spool_help_dup_key (const char *action)
{
  g_return_val_if_fail (action != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (g_strcmp0 (shortcuts[i].action, action) == 0)
      {
        g_autoptr (GString) key = g_string_new (NULL);

        append_keys (key, shortcuts[i].keys, 1);
        return g_strdup (key->str);
      }
  return NULL;
}

/**
 * spool_help_show_shortcuts:
 * @parent: the window that asks
 *
 * Shows which keys do what. There is one such window beside each main window.
 */
void
spool_help_show_shortcuts (GtkWindow *parent)
{
  GtkWindow *window;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  window = spool_companion_find (parent, SPOOL_TYPE_SHORTCUTS_WINDOW);
  if (window == NULL)
    window = g_object_new (SPOOL_TYPE_SHORTCUTS_WINDOW, "title", _ ("Keyboard Shortcuts"),
                           "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                           "default-width", 460, "default-height", 640, NULL);
  gtk_window_present (window);
}
